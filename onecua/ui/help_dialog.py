"""The keys on one sheet, opened with F1; the page in view stands out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QPoint, QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

import onecua
from onecua.ui.help_keys import KEY_GROUPS, KeyGroup
from onecua.ui.theme import tone
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.key_cap import KeyCap
from onecua.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QShowEvent

_COLUMNS = (
    (
        ("", "reports", "catalogue"),
        ("intake", "deadlines", "admin"),
        ("dossiers", "surveys"),
    ),
    (
        ("", "intake", "reports", "catalogue", "admin"),
        ("dossiers", "deadlines", "surveys"),
    ),
    (("", "intake", "dossiers", "deadlines", "surveys", "reports", "catalogue", "admin"),),
)
"""The groups in three columns; in fewer where large text leaves no room for three."""
_OPEN_PAGE = "open-page"
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_BETWEEN, _SIDES, _TITLE_BAR = 32, 24, 40
_SCROLLING = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown},
)


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
        room = self._room()
        self._sheets = _fitting(page, room.width() - 2 * _SIDES)
        self._scroll = _scrolled(self._sheets)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(_SIDES, 16, _SIDES, 12)
        rows.setSpacing(12)
        rows.addWidget(self._scroll, 1)
        rows.addLayout(low)
        self.resize(self._wanted(close.sizeHint().height()).boundedTo(room))
        close.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the keys of the page in view where not all have room."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._begin_with_page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll with the arrow and page keys, whatever has the focus."""
        if event.key() in _SCROLLING:
            QApplication.sendEvent(self._scroll.verticalScrollBar(), event)
        else:
            super().keyPressEvent(event)

    def _begin_with_page(self) -> None:
        head = self.findChild(Label, _OPEN_PAGE)
        if head is not None:
            self._scroll.verticalScrollBar().setValue(head.mapTo(self._sheets, QPoint(0, 0)).y())

    def _room(self) -> QSize:
        """Return what a dialog may take of the screen, or of a window that is larger."""
        room = self.screen().availableSize()
        parent = self.parentWidget()
        if parent is not None:
            room = room.expandedTo(parent.window().size())
        return room - QSize(0, _TITLE_BAR)

    def _wanted(self, low: int) -> QSize:
        margins = self.contentsMargins() + QMargins(_SIDES, 16, _SIDES, 12)
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        return self._sheets.sizeHint().grownBy(margins) + QSize(bar, 12 + low)


def _fitting(page: str, width: int) -> QWidget:
    """Return the groups in as many columns as there is room for."""
    for columns in _COLUMNS:
        sheets = _sheets(columns, page)
        if sheets.sizeHint().width() <= width:
            return sheets
    return sheets


def _sheets(columns: Sequence[Sequence[str]], page: str) -> QWidget:
    groups = {group.page: group for group in KEY_GROUPS}
    sheets = QWidget()
    sheets.setObjectName("page")  # the style sheet lets the dialog's ground show through
    row = QHBoxLayout(sheets)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(_BETWEEN)
    for names in columns:
        column = QVBoxLayout()
        column.setSpacing(6)
        for name in names:
            column.addLayout(_sheet(groups[name], marked=bool(page) and name == page))
        column.addStretch(1)
        row.addLayout(column)
    return sheets


def _scrolled(sheets: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setWidget(sheets)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return scroll


def _sheet(group: KeyGroup, *, marked: bool) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(0)
    grid.setColumnStretch(1, 1)
    head = Label(f"{group.title} (trang đang mở)" if marked else group.title, "heading")
    if marked:
        tone(head, "accent")
        head.setObjectName(_OPEN_PAGE)
    grid.addWidget(head, 0, 0, 1, 2)
    for row, (key, words) in enumerate(group.keys, 1):
        grid.addWidget(KeyCap(key), row, 0, _RIGHT)
        grid.addWidget(Label(words), row, 1)
    return grid
