"""The list under a search field: a child frame, so that an input method keeps the field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGraphicsDropShadowEffect,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from onecua.ui.theme import theme
from onecua.ui.widgets.matching import holds_whole, matched_spans
from onecua.ui.widgets.object_list import OBJECT_ROLE, Index, ObjectListModel
from onecua.ui.widgets.painting import LEFT, RIGHT, paint_box, paint_text
from onecua.ui.widgets.sizes import text_height, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPainter

_MOST_ROWS = 9
_PADDING = 8
_GAP = 16


@dataclass(frozen=True)
class Suggestion:
    """A line offered: what it is, what tells it apart, its code; `value` is for the owner."""

    title: str
    sub: str = ""
    right: str = ""
    value: object = None


class SuggestList(QFrame):
    """The popup; it never takes the focus, the field's keys move it."""

    picked = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("popup", True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._model: ObjectListModel[Suggestion] = ObjectListModel(_spoken, lambda _item: True)
        self._delegate = _SuggestionDelegate(self)
        self._view = QListView()
        self._view.setProperty("bare", True)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setUniformItemSizes(True)
        self._view.setMouseTracking(True)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._view.setModel(self._model)
        self._view.setItemDelegate(self._delegate)
        self._view.clicked.connect(self._on_clicked)
        self._view.entered.connect(self._view.setCurrentIndex)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(5, 5, 5, 5)
        rows.addWidget(self._view)
        self._cast_shadow()
        self.hide()

    def offer(self, suggestions: Sequence[Suggestion], query: str, field: QWidget) -> None:
        """Show lines under a field, the first one marked; none hides the list."""
        self._delegate.query = query
        self._delegate.measure(suggestions)
        self._model.set_items(suggestions)
        if not suggestions:
            self.hide()
            return
        self._place(field, len(suggestions))
        self._view.setCurrentIndex(self._model.index(0))
        self.show()
        self.raise_()

    def move_by(self, step: int) -> None:
        """Mark another line; the ends hold."""
        last = self._model.rowCount() - 1
        position = min(max(self._view.currentIndex().row() + step, 0), last)
        self._view.setCurrentIndex(self._model.index(position))

    def current(self) -> Suggestion | None:
        """Return the marked line."""
        return self._model.item(self._view.currentIndex().row())

    def _place(self, field: QWidget, count: int) -> None:
        height = self._delegate.row_height() * min(count, _MOST_ROWS) + 10 + 2 * self.frameWidth()
        window = field.window()
        below = field.mapTo(window, QPoint(0, field.height() + 4))
        above = field.mapTo(window, QPoint(0, -height - 4))
        fits = below.y() + height <= window.height() or above.y() < 0
        self.setGeometry(below.x(), below.y() if fits else above.y(), field.width(), height)

    def _cast_shadow(self) -> None:
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(12)
        shadow.setOffset(0, 4)
        shadow.setColor(theme().color("shadow"))
        self.setGraphicsEffect(shadow)

    def _on_clicked(self, index: QModelIndex) -> None:
        self.picked.emit(self._model.item(index.row()))


class _SuggestionDelegate(QStyledItemDelegate):
    """Draws title, second words and right words, the matched letters in accent 600."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.query = ""
        self._title_width = 0

    def measure(self, suggestions: Sequence[Suggestion]) -> None:
        """Let the second words of all lines begin at one edge."""
        font = theme().font("strong")
        self._title_width = max((text_width(font, line.title) for line in suggestions), default=0)

    def row_height(self) -> int:
        """Return the height of a line in pixels."""
        return text_height(theme().font("body"), 32, 12)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the size of a line."""
        return QSize(80, self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        line: Suggestion = index.data(OBJECT_ROLE)
        painter.save()
        area = QRectF(option.rect)
        colour = theme().color
        if option.state & QStyle.StateFlag.State_Selected:
            paint_box(painter, area, colour("accent_soft"), radius=4)
        inside = area.adjusted(_PADDING, 0, -_PADDING, 0)
        if line.right:
            body = theme().font("body")
            width = paint_text(painter, inside, line.right, body, colour("sub"), RIGHT)
            inside.setRight(inside.right() - width - _GAP)
        titles = QRectF(inside)
        words = not any(holds_whole(text, self.query) for text in (line.title, line.sub))
        if line.sub:
            titles.setWidth(min(self._title_width, inside.width() * 0.62))
            subs = inside.adjusted(titles.width() + _GAP, 0, 0, 0)
            spans = matched_spans(line.sub, self.query, words)
            _paint_marked(painter, subs, line.sub, spans, ("small", "small_strong", "sub"))
        spans = matched_spans(line.title, self.query, words)
        _paint_marked(painter, titles, line.title, spans, ("body", "strong", "text"))
        painter.restore()


def _paint_marked(
    painter: QPainter,
    area: QRectF,
    text: str,
    spans: list[tuple[int, int]],
    look: tuple[str, str, str],
) -> None:
    plain, strong, ink = look
    left, at = area.x(), 0
    for start, end in [*spans, (len(text), len(text))]:
        for part, marked in ((text[at:start], False), (text[start:end], True)):
            room = QRectF(left, area.y(), area.right() - left, area.height())
            if part and room.width() > 0:
                font = theme().font(strong if marked else plain)
                colour = theme().color("accent" if marked else ink)
                left += paint_text(painter, room, part, font, colour, LEFT)
        at = end


def _spoken(line: Suggestion) -> str:
    return ", ".join(part for part in (line.title, line.sub, line.right) if part)
