"""The page over a real desk; its window tells it every commit."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest

from onecua.domain.dossier import Move
from onecua.domain.office import Role
from onecua.services.board import BoardLine
from onecua.services.desk import Desk
from onecua.services.setup import new_officer, record_officer
from onecua.storage.database import WINDOW_BUSY_MS, open_database
from tests.desks import NHUNG, MovableClock, copied_folder, copy_of, desk_in, move, receive
from tests.ui.framed import Framed, opened_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from onecua.ui.deadlines.deadlines_page import DeadlinesPage

KHANH = new_officer("Trần Quốc Khánh", "Công chức Địa chính")
CHIEF = new_officer("Đặng Thị Thu", "Chánh Văn phòng", role=Role.CHIEF)


@dataclass
class Opened(Framed):
    """The page and ways to look at its list."""

    page: DeadlinesPage
    clock: MovableClock

    def is_quiet(self) -> bool:
        return super().is_quiet() and not self.page._soon.isActive()

    def lines(self) -> list[str]:
        """Return what stands in the list: groups by their word, dossiers by the end of the code."""
        model = self.page.panel.model
        found = [model.row_at(place) for place in range(model.rowCount())]
        return [
            line.detail.code[-11:] if isinstance(line, BoardLine) else line.bucket.value
            for line in found
        ]

    def stand_on(self, code: str):
        """Put the caret on the dossier whose code ends so."""
        self.page.panel.view.select_position(self.lines().index(code))
        self.page.panel.view.setFocus()

    def words(self) -> list[str]:
        return [button.text() for button in self.frame.action_bar.buttons()]


def fill(desk: Desk, clock: MovableClock) -> None:
    """Receive on each day of the week before: 2 overdue, 1 today, 2 soon, 1 later, 2 paused."""
    record_officer(desk, KHANH)
    record_officer(desk, CHIEF)
    for day in (13, 16, 17, 18, 19):
        clock.set(2026, 11, day, 9)
        dossier = receive(desk)
        if day in (16, 18):
            move(desk, dossier, Move.FORWARD, holder=KHANH.id)
    move(desk, receive(desk), Move.REQUEST_SUPPLEMENT)
    paid = receive(desk)
    move(desk, paid, Move.FORWARD, Move.REQUEST_PAYMENT)
    extended = receive(desk)
    move(desk, extended, Move.EXTEND, due_on=date(2026, 12, 4))
    move(desk, receive(desk), Move.FINISH)


def empty_folder(folder: Path) -> None:
    copied_folder(folder, plain=True)


def filled_folder(folder: Path) -> None:
    empty_folder(folder)
    clock = MovableClock()
    with desk_in(folder, clock) as desk:
        fill(desk, clock)


@pytest.fixture
def opened(tmp_path: Path, qtbot: QtBot, clock: MovableClock) -> Iterator[Opened]:
    with opened_in(tmp_path, qtbot, clock) as found:
        yield found


@pytest.fixture
def empty(tmp_path: Path, qtbot: QtBot, clock: MovableClock) -> Iterator[Opened]:
    with opened_in(tmp_path, qtbot, clock, empty_folder) as found:
        yield found


@contextmanager
def opened_in(tmp_path, qtbot, clock, making=filled_folder) -> Iterator[Opened]:
    folder = tmp_path / "data"
    copy_of(making, folder)
    desk = Desk(open_database(folder, clock=clock, busy_ms=WINDOW_BUSY_MS), NHUNG)
    with opened_page(Opened, desk, qtbot, "deadlines", clock=clock) as found:
        yield found
