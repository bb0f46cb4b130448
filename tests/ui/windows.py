"""A whole window over a copied office whose clock the test moves, closed after the test."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from onecua.services.setup import declare_office
from onecua.ui.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from onecua.services.desk import Desk


@contextmanager
def shown_window(desk: Desk, qtbot: QtBot, first_page: str = "intake") -> Iterator[MainWindow]:
    """Show the window at the size of the mockups; what waits for the first paint has happened."""
    window = MainWindow(desk, first_page)
    window.resize(1366, 768)
    window.show()
    qtbot.waitUntil(lambda: window.watch.boundaries.next_at is not None)
    try:
        yield window
    finally:
        qtbot.waitUntil(lambda: not window.tasks.busy())
        if desk.office.backup_folder:
            declare_office(desk, replace(desk.office, backup_folder=""))
        window.close()
        window.deleteLater()
