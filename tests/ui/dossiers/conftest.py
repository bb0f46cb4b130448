"""The page over a real desk of 300 dossiers; its window tells it every commit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from onecua.domain.summary import DossierFilter
from onecua.services.desk import Desk
from onecua.storage.database import WINDOW_BUSY_MS, open_database
from tests.desks import NHUNG, MovableClock, copied_folder, copy_of
from tests.ui.dossiers.making import FIRST, NOW, fill, new_desk
from tests.ui.framed import Framed, opened_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from uuid import UUID

    from pytestqt.qtbot import QtBot

    from onecua.domain.summary import DossierSummary
    from onecua.services.records import DossierRecord
    from onecua.ui.dossiers.dossiers_page import DossiersPage


def filled_folder(folder: Path) -> None:
    desk = new_desk(folder)
    fill(desk, 300)
    desk.database.close()


@dataclass
class Opened(Framed):
    """The page and ways to choose a dossier and to look at it."""

    page: DossiersPage

    @property
    def record(self) -> DossierRecord:
        found = self.page.handling.record
        assert found is not None
        return found

    def rows(self) -> list[DossierSummary]:
        model = self.page.list.model
        found = [model.row_at(place) for place in range(model.rowCount())]
        return [row for row in found if row is not None]

    def choose(self, wanted) -> DossierSummary:
        """Put the caret on the first row for which `wanted(row)` holds."""
        place, row = next((p, r) for p, r in enumerate(self.rows()) if wanted(r))
        self.page.list.table.select_position(place)
        self.page.list.table.setFocus()
        return row

    def show(self, dossier: UUID):
        """Put the caret on a dossier, as it is now."""
        self.page.set_filter(DossierFilter())
        self.settle()
        self.choose(lambda row: row.id == dossier)
        self.page.show_dossier(dossier)

    def form(self):
        found = self.page.handling.form()
        assert found is not None
        return found

    def titles(self) -> list[str]:
        return [step.title for step in self.page.handling.panel.history.steps()]


@pytest.fixture
def opened(tmp_path: Path, qtbot: QtBot) -> Iterator[Opened]:
    copy_of(filled_folder, tmp_path / "desk")
    database = open_database(tmp_path / "desk", clock=lambda: NOW, busy_ms=WINDOW_BUSY_MS)
    with opened_page(Opened, Desk(database, FIRST), qtbot, "dossiers") as found:
        yield found


@pytest.fixture
def counter(tmp_path: Path, clock: MovableClock, qtbot: QtBot) -> Iterator[Opened]:
    """The page over an office without dossiers, at an hour that the test moves."""
    folder = copied_folder(tmp_path / "office")
    database = open_database(folder, clock=clock, busy_ms=WINDOW_BUSY_MS)
    with opened_page(Opened, Desk(database, NHUNG), qtbot, "dossiers") as found:
        yield found
