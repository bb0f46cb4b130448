"""The page of surveys in a real frame over a real desk, used by keyboard alone."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from onecua.services.desk import Desk
from onecua.services.setup import new_officer, record_officer
from onecua.storage.database import WINDOW_BUSY_MS, open_database
from tests.desks import NHUNG, MovableClock, copied_folder, copy_of, desk_in, receive
from tests.ui import framed
from tests.votes import scanned

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from uuid import UUID

    from pytestqt.qtbot import QtBot

    from onecua.ui.surveys.paper_panel import PaperPanel
    from onecua.ui.surveys.surveys_page import SurveysPage
    from onecua.ui.widgets.button import ShortcutButton

KHANH = new_officer("Trần Quốc Khánh", "Công chức Địa chính")
CONTROL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Opened(framed.Framed):
    """The page, the dossiers whose slips are there, and ways to type and look."""

    page: SurveysPage
    clock: MovableClock
    dossiers: list[UUID]

    @property
    def panel(self) -> PaperPanel:
        return self.page.panel_of("paper")  # type: ignore[return-value]

    def type(self, text: str) -> int:
        """Type letters where the focus is, ⏎ for Enter and ⌫ for Backspace; return how many."""
        named = {"⏎": Qt.Key.Key_Return, "⌫": Qt.Key.Key_Backspace, "↓": Qt.Key.Key_Down}
        for letter in text:
            if letter in named:
                self.press(named[letter])
            else:
                super().type(letter)
        return len(text)

    def scan(self, place: int) -> None:
        """Let a scanner type the code of a slip, Enter at its end."""
        self.type(scanned(self.dossiers[place]) + "⏎")

    def slip(self, place: int, digits: str = "555454+213") -> int:
        """Scan a slip and enter it; return the keystrokes beside the scan."""
        self.scan(place)
        return self.type(digits + "⏎")

    def pile_count(self) -> int:
        return self.desk.survey_piles.mine(self.panel.card.form(), self.panel.card.via()).count

    def answers(self) -> dict:
        return self.panel.card.grid.entry().answers

    def act_as(self, officer) -> None:
        """Let another officer act, as the status bar's dialog does."""
        self.desk.act_as(officer)
        self.page.on_changed(frozenset({"office"}))

    def buttons(self) -> dict[str, ShortcutButton]:
        return {button.accessibleName(): button for button in self.frame.action_bar.buttons()}

    def told(self) -> str:
        return self.panel.count.told.words()

    def code_problem(self) -> str | None:
        return self.panel.card.token_field.problem()


def filled_folder(folder: Path, count: int) -> list[UUID]:
    """Prepare an office of two officers and so many dossiers; return the dossiers."""
    copied_folder(folder, plain=True)
    with desk_in(folder, MovableClock()) as desk:
        record_officer(desk, KHANH)
        return [receive(desk) for _ in range(count)]


@contextmanager
def opened_page(tmp_path: Path, qtbot: QtBot, count: int, tab: str) -> Iterator[Opened]:
    """Open the page at a tab, with so many dossiers received."""
    folder, clock = tmp_path / "data", MovableClock()
    dossiers = copy_of(filled_folder, folder, count)
    desk = Desk(open_database(folder, clock=clock, busy_ms=WINDOW_BUSY_MS), NHUNG)
    more = {"clock": clock, "dossiers": list(dossiers)}
    with framed.opened_page(Opened, desk, qtbot, "surveys", tab, **more) as found:
        yield found
