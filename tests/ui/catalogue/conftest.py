"""The page over a real desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from onecua.services.desk import Desk
from onecua.storage.database import WINDOW_BUSY_MS, open_database
from tests.desks import NHUNG, MovableClock, copied_folder
from tests.ui.framed import Framed, opened_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from onecua.ui.catalogue.catalogue_page import CataloguePage


@dataclass
class Opened(Framed):
    """The page, its tabs and its list."""

    page: CataloguePage

    def tab(self, place: int) -> None:
        """Bring a tab of the detail into view."""
        self.page.panel.tabs.setCurrentIndex(place)

    def codes(self) -> list[str]:
        """Return the codes of the list from the top."""
        return [row.procedure.code for row in self.page.list.shown()]


@pytest.fixture
def opened(tmp_path: Path, qtbot: QtBot) -> Iterator[Opened]:
    folder = copied_folder(tmp_path / "data")
    database = open_database(folder, clock=MovableClock(), busy_ms=WINDOW_BUSY_MS)
    with opened_page(Opened, Desk(database, NHUNG), qtbot, "catalogue") as found:
        yield found
