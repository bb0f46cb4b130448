"""The timeline of a dossier: dots and a line, whole reasons, what was undone struck out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from onecua.ui.dossiers.dossier_history import HistoryStep, StepState
from onecua.ui.theme import theme
from onecua.ui.widgets.cut_words import Drawn, tell_cut_words
from onecua.ui.widgets.object_list import OBJECT_ROLE, Index, ObjectListModel
from onecua.ui.widgets.painting import paint_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHelpEvent, QResizeEvent

_DOT = 10
_LINE = 2
_TEXT_AT = 28
_DOT_AT = 9
_RIGHT = 8
_AIR = 9
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class HistoryPanel(QListView):
    """The steps as a list, so that each can be reached with the arrow keys and read aloud."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: ObjectListModel[HistoryStep] = ObjectListModel(_spoken, lambda _step: True)
        self._step_delegate = _StepDelegate()
        self.setProperty("bare", True)
        self.setAccessibleName("Diễn biến")
        self.setModel(self._steps)
        self.setItemDelegate(self._step_delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        theme().changed.connect(self.scheduleDelayedItemsLayout)

    def set_steps(self, steps: Sequence[HistoryStep]) -> None:
        """Show other steps, the last ones in view."""
        self._steps.set_items(steps)
        self.scrollToBottom()

    def steps(self) -> list[HistoryStep]:
        """Return the steps shown."""
        return self._steps.items()

    def sizeHint(self) -> QSize:
        """Return the room of little more than a step: the page must not grow with a long life."""
        return QSize(120, _step_height(HistoryStep(""), 0) * 5 // 4)

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap reasons anew at another width and keep the last steps in view."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
        self.scrollToBottom()


class _StepDelegate(QStyledItemDelegate):
    """Draws one step and its part of the line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a step, its reason wrapped to the width of the list."""
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        return QSize(120, _step_height(index.data(OBJECT_ROLE), width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one step."""
        step: HistoryStep = index.data(OBJECT_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        high = QFontMetrics(theme().font("body")).height()
        dot = QPointF(area.x() + _DOT_AT, area.y() + high / 2 + 1)
        last = index.row() == index.model().rowCount() - 1
        _paint_line(painter, area, dot, (index.row() > 0, not last))
        _paint_dot(painter, dot, step)
        _paint_words(painter, area.adjusted(_TEXT_AT, 0, -_RIGHT, 0), step)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Tell the words of a step that were cut."""
        step, room = index.data(OBJECT_ROLE), option.rect.width() - _TEXT_AT - _RIGHT
        title = Drawn(f"{step.title} {step.rest}".strip(), "strong", room)
        return tell_cut_words(event, view, (title, Drawn(step.sub, "small", room)))


def _step_height(step: HistoryStep, width: int) -> int:
    body = QFontMetrics(theme().font("body")).height()
    small = QFontMetrics(theme().font("small"))
    high = body + small.height() * bool(step.sub or not step.title) + _AIR
    return high + _reason_height(step, width - _TEXT_AT - _RIGHT)


def _reason_height(step: HistoryStep, width: int) -> int:
    if not step.reason:
        return 0
    metrics = QFontMetrics(theme().font("small"))
    return metrics.boundingRect(QRect(0, 0, max(width, 1), 9_999), _WRAP, step.reason).height()


def _paint_line(painter: QPainter, area: QRectF, dot: QPointF, reaches: tuple[bool, bool]) -> None:
    up, down = reaches
    painter.setPen(QPen(theme().color("line"), _LINE))
    if up:
        painter.drawLine(QPointF(dot.x(), area.top()), QPointF(dot.x(), dot.y() - _DOT / 2 - 1))
    if down:
        painter.drawLine(QPointF(dot.x(), dot.y() + _DOT / 2 + 1), QPointF(dot.x(), area.bottom()))


def _paint_dot(painter: QPainter, dot: QPointF, step: HistoryStep) -> None:
    colour = theme().color("accent" if step.tone == "text" else step.tone)
    pen = QPen(colour, _LINE)
    if step.state is StepState.NEXT:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([1.7, 1.4])
    painter.setPen(pen)
    filled = step.state is StepState.CURRENT
    painter.setBrush(colour if filled else theme().color("surface"))
    painter.drawEllipse(dot, _DOT / 2 - 1, _DOT / 2 - 1)


def _paint_words(painter: QPainter, area: QRectF, step: HistoryStep) -> None:
    body, small = theme().font("body"), theme().font("small")
    high, low = QFontMetrics(body).height(), QFontMetrics(small).height()
    first = QRectF(area.x(), area.y(), area.width(), high)
    ink = theme().color(step.tone)
    title = QFont(theme().font("strong"))
    title.setStrikeOut(step.state is StepState.UNDONE)
    width = paint_text(painter, first, step.title, title, ink)
    rest = QFont(body)
    rest.setStrikeOut(step.state is StepState.UNDONE)
    paint_text(painter, first.adjusted(width + 4, 0, 0, 0), step.rest, rest, ink)
    below = area.y() + high - 1
    if step.sub:
        second = QRectF(area.x(), below, area.width(), low)
        paint_text(painter, second, step.sub, small, theme().color("sub"))
        below += low
    if step.reason:
        painter.setFont(small)
        painter.setPen(ink)
        third = QRectF(area.x(), below, area.width(), _reason_height(step, int(area.width())))
        painter.drawText(third, _WRAP, step.reason)


def _spoken(step: HistoryStep) -> str:
    undone = "đã hoàn tác" if step.state is StepState.UNDONE else ""
    parts = (step.title, step.rest, step.sub, step.reason)
    spoken = " ".join(part for part in parts if part)
    return f"{undone}: {spoken}" if undone else spoken
