"""The page over a real desk whose connections give up as the window's do."""

from __future__ import annotations

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


@pytest.fixture
def opened(tmp_path: Path, qtbot: QtBot) -> Iterator[Framed]:
    folder = copied_folder(tmp_path / "data")
    database = open_database(folder, clock=MovableClock(), busy_ms=WINDOW_BUSY_MS)
    with opened_page(Framed, Desk(database, NHUNG), qtbot, "admin") as found:
        yield found
