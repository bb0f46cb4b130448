"""The table of the lists: quiet lines, whole rows, one delegate, a head that asks for orders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from onecua.ui import icons
from onecua.ui.theme import theme
from onecua.ui.widgets.overlay_bar import OverlayBar
from onecua.ui.widgets.painting import paint_text
from onecua.ui.widgets.row_delegate import PADDING, RowDelegate, right_padding, row_height
from onecua.ui.widgets.sizes import text_height, text_width

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

    from onecua.ui.widgets.paged_model import Column, PagedTableModel

_MARK = 16
_LEAST_OPEN = 60
"""Least width at 100 % of a column that takes what is left."""


class TableHead(QHeaderView):
    """The head row: bold sub-coloured words; the ordered column in text colour with an arrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(24)
        self.ordered = -1
        self.descending = False

    def sizeHint(self) -> QSize:
        """Return the height of the head."""
        return QSize(super().sizeHint().width(), text_height(theme().font("strong"), 33, 12))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one title."""
        painter.save()
        colour = theme().color
        painter.fillRect(rect, colour("head"))
        painter.setPen(QPen(colour("line")))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        model = self.model()
        horizontal = Qt.Orientation.Horizontal
        title = str(model.headerData(section, horizontal))
        align = model.headerData(section, horizontal, Qt.ItemDataRole.TextAlignmentRole)
        inside = rect.adjusted(PADDING, 0, -right_padding(section, model.columnCount()), -1)
        ordered = section == self.ordered
        ink = colour("text" if ordered else "sub")
        font = theme().font("strong")
        paint_text(painter, inside, title, font, ink, Qt.AlignmentFlag(align))
        if ordered:
            left = inside.left() + text_width(font, title) + 4
            mark = QRect(left, rect.center().y() - _MARK // 2, _MARK, _MARK)
            name = "chevron-down" if self.descending else "chevron-up"
            icons.paint_icon(painter, mark, name, ink)
        painter.restore()


class TableView(QTableView):
    """A table over a `PagedTableModel`; signals carry the row itself.

    `row_changed(row | None)` follows the arrow keys, `row_opened(row)` Enter or a double click,
    `sort_asked(key, descending)` a press on a head whose column has a key.
    """

    row_changed = Signal(object)
    row_opened = Signal(object)
    sort_asked = Signal(str, bool)

    def __init__(self, bare: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: PagedTableModel[Any] | None = None
        self._delegate = RowDelegate(self)
        self._head = TableHead(self)
        self.setProperty("bare", bare)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(self._head)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = OverlayBar(self)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._head.sectionClicked.connect(self._on_head_pressed)
        self.doubleClicked.connect(self._on_activated)
        self.clicked.connect(self._on_clicked)
        theme().changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def set_model(self, model: PagedTableModel[Any]) -> None:
        """Show a model's rows in the widths of its columns."""
        self._rows = model
        self.setModel(model)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)
        model.modelReset.connect(self._fit_columns)
        self._fit_columns()

    def current_row(self) -> object:
        """Return the row under the caret, None when there is none."""
        return self._rows.row_at(self.currentIndex().row()) if self._rows is not None else None

    def select_position(self, position: int) -> None:
        """Put the caret on a row and show it."""
        if self._rows is not None and 0 <= position < self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(position, 0))

    def set_order(self, key: str, descending: bool = False) -> None:
        """Mark the column of an order in the head."""
        keys = [column.key for column in self._columns()]
        self._head.ordered = keys.index(key) if key in keys else -1
        self._head.descending = descending
        self._head.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns without a width what is left."""
        super().resizeEvent(event)
        self._fit_columns()
        self._bar.place(self._head.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, check with Space; everything else is Qt's."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_activated(self.currentIndex())
        elif plain and event.key() == Qt.Key.Key_Space and self._rows is not None:
            self._rows.toggle(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the row under the pointer."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, position: int) -> None:
        if position != self._delegate.hovered_row:
            self._delegate.hovered_row = position
            self.viewport().update()

    def _columns(self) -> list[Column[Any]]:
        return self._rows.columns if self._rows is not None else []

    def _fit_columns(self) -> None:
        scale = theme().text_scale
        widths = [round(column.width * scale) for column in self._columns()]
        open_ones, room = widths.count(0), self.viewport().width()
        wanted = sum(widths) + open_ones * round(_LEAST_OPEN * scale)
        if 0 < room < wanted:
            # No column may end beyond the edge: there is no way to scroll to it.
            widths = [round(width * room / wanted) for width in widths]
        left = room - sum(widths)
        for position, width in enumerate(widths):
            self.setColumnWidth(position, width or max(left // open_ones, 0))

    def _on_theme_changed(self) -> None:
        self.verticalHeader().setDefaultSectionSize(row_height())
        self._fit_columns()
        self.updateGeometries()

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if self._rows is not None:
            self.row_changed.emit(self._rows.row_at(current.row()))

    def _on_activated(self, index: QModelIndex) -> None:
        row = self._rows.row_at(index.row()) if self._rows is not None else None
        if row is not None:
            self.row_opened.emit(row)

    def _on_clicked(self, index: QModelIndex) -> None:
        if self._rows is not None and self._columns()[index.column()].checked is not None:
            self._rows.toggle(index.row())

    def _on_head_pressed(self, section: int) -> None:
        key = self._columns()[section].key
        if key:
            descending = section == self._head.ordered and not self._head.descending
            self.set_order(key, descending)
            self.sort_asked.emit(key, descending)
