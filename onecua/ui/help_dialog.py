"""The keys on one sheet, opened with F1; the page in view stands out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

import onecua
from onecua.ui.help_keys import KEY_GROUPS, KeyGroup
from onecua.ui.theme import tone
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.key_cap import KeyCap
from onecua.ui.widgets.label import Label

_COLUMNS = (
    ("", "reports", "catalogue"),
    ("intake", "deadlines", "admin"),
    ("dossiers", "surveys"),
)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class HelpDialog(QDialog):
    """Lists every key; it stands beside the work, so that the keys can be tried."""

    def __init__(self, page: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Trợ giúp: phím tắt")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        close = ShortcutButton("Đóng", "Esc", kind="primary")
        close.clicked.connect(self.reject)
        low = QHBoxLayout()
        low.addWidget(Label(f"onecua {onecua.__version__}", "small", "sub"), 1)
        low.addWidget(close)
        columns = QHBoxLayout()
        columns.setSpacing(32)
        groups = {group.page: group for group in KEY_GROUPS}
        for names in _COLUMNS:
            column = QVBoxLayout()
            column.setSpacing(6)
            for name in names:
                column.addLayout(_sheet(groups[name], marked=bool(page) and name == page))
            column.addStretch(1)
            columns.addLayout(column)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 16, 24, 12)
        rows.setSpacing(12)
        rows.addLayout(columns, 1)
        rows.addLayout(low)
        close.setFocus()


def _sheet(group: KeyGroup, *, marked: bool) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(0)
    grid.setColumnStretch(1, 1)
    head = Label(f"{group.title} (trang đang mở)" if marked else group.title, "heading")
    if marked:
        tone(head, "accent")
    grid.addWidget(head, 0, 0, 1, 2)
    for row, (key, words) in enumerate(group.keys, 1):
        grid.addWidget(KeyCap(key), row, 0, _RIGHT)
        grid.addWidget(Label(words), row, 1)
    return grid
