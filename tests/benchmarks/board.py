"""The board of 50,000 open dossiers against raw SQL and a plain table of as many rows."""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QTableView

from onecua.domain.board import Bucket
from onecua.ui.deadlines.deadlines_page import DeadlinesPage
from onecua.ui.dressing import dress
from tests.benchmarks.data import raw_connection
from tests.benchmarks.measuring import in_turn, row, tell
from tests.benchmarks.open_office import open_office
from tests.ui.shell_for_tests import ShellForTests

TIMES = 15
DOSSIERS = 50_000
PAGE = (1182, 632)
COLUMNS = (
    "key, status, due_at, rank, paused_at, holder, sector, step_name, step_due_at, "
    "opinion_due_at, late_cause, is_extended"
)
RAW = f"SELECT {COLUMNS} FROM dossier WHERE is_voided = 0 AND status IN (2, 4, 5, 6)"
NO_INDEX = QModelIndex()


class PlainModel(QAbstractTableModel):
    """As many rows of ready words as the board has, all in memory."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._rows = [
            ("", "Còn 5 ngày", f"H24.119-261120-{place:05}", "Lương Thị Kim Oanh", "Đỗ Mạnh Cường")
            for place in range(count)
        ]

    def rowCount(self, parent: QModelIndex = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex = NO_INDEX) -> int:
        return 0 if parent.isValid() else 5

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._rows[index.row()][index.column()]

    def reset(self) -> None:
        self.beginResetModel()
        self.endResetModel()


def main(folder: Path) -> None:
    app = QApplication([])
    dress(app)
    desk = open_office(folder.parent, DOSSIERS)
    raw = raw_connection(desk.database)
    reading = in_turn(desk.board.read, lambda: raw.execute(RAW).fetchall(), TIMES)
    shell = ShellForTests(desk)
    page = _page(app, shell)
    plain = _plain_table(page)
    counted = f"{DOSSIERS:,} open dossiers"
    rows = [
        row(f"read the board, {counted}", "raw SQL, same columns", reading),
        row("refresh the board and repaint it", "plain table", _refreshing(page, plain)),
        row("repaint its list", "plain table", _repainting(page, plain)),
        row("jump in its list and repaint it", "plain table", _jumping(page, plain)),
    ]
    page.left()
    tell(rows)
    shell.close()


def _page(app: QApplication, shell: ShellForTests) -> DeadlinesPage:
    page = DeadlinesPage(shell)
    page.resize(*PAGE)
    page.show()
    for bucket in Bucket:
        page.cards.cards[bucket].setChecked(True)
    page.entered()
    while shell.tasks.busy():
        app.processEvents()
    app.processEvents()
    return page


def _plain_table(page: DeadlinesPage) -> QTableView:
    plain = QTableView()
    plain.setModel(PlainModel(page.panel.model.rowCount()))
    plain.verticalHeader().hide()
    plain.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    plain.resize(page.panel.view.size())
    plain.show()
    return plain


def _refreshing(page: DeadlinesPage, plain: QTableView) -> tuple[float, float]:
    shown, model = page.reading.shown, plain.model()
    assert isinstance(model, PlainModel)

    def refresh() -> None:
        page._on_read(shown)
        page.grab()

    def reset() -> None:
        model.reset()
        plain.grab()

    return in_turn(refresh, reset, TIMES)


def _repainting(page: DeadlinesPage, plain: QTableView) -> tuple[float, float]:
    return in_turn(page.panel.view.viewport().grab, plain.viewport().grab, TIMES)


def _jumping(page: DeadlinesPage, plain: QTableView) -> tuple[float, float]:
    chosen = random.Random(7)

    def jump(view: QTableView) -> None:
        bar = view.verticalScrollBar()
        bar.setValue(chosen.randrange(bar.maximum()))
        view.viewport().grab()

    return in_turn(lambda: jump(page.panel.view), lambda: jump(plain), TIMES)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
