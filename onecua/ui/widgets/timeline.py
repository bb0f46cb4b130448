"""What happened to something, from top to bottom: a dot for each step and a line between."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from onecua.ui.theme import theme
from onecua.ui.widgets.object_list import OBJECT_ROLE, Index, ObjectListModel
from onecua.ui.widgets.painting import paint_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor

_DOT = 10
_LINE = 2
_TEXT_AT = 28
_DOT_AT = 9


class StepState(StrEnum):
    """Whether a step is behind, is now, or is to come."""

    PAST = "past"
    CURRENT = "current"
    NEXT = "next"


@dataclass(frozen=True)
class Step:
    """A step: strong words, plain words after them, a small second line."""

    title: str
    rest: str = ""
    sub: str = ""
    state: StepState = StepState.PAST
    tone: str = "text"


class Timeline(QListView):
    """The steps; a list so that they can be read with the arrow keys and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: ObjectListModel[Step] = ObjectListModel(_spoken, lambda _step: True)
        self._step_delegate = _StepDelegate()
        self.setProperty("bare", True)
        self.setModel(self._steps)
        self.setItemDelegate(self._step_delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        theme().changed.connect(self.scheduleDelayedItemsLayout)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show other steps."""
        self._steps.set_items(steps)

    def steps(self) -> list[Step]:
        """Return the steps shown."""
        return self._steps.items()


class _StepDelegate(QStyledItemDelegate):
    """Draws one step and its part of the line."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a step."""
        body = QFontMetrics(theme().font("body")).height()
        small = QFontMetrics(theme().font("small")).height()
        return QSize(120, max(44, body + small + 8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one step."""
        step: Step = index.data(OBJECT_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        high = QFontMetrics(theme().font("body")).height()
        dot = QPointF(area.x() + _DOT_AT, area.y() + high / 2 + 1)
        last = index.row() == index.model().rowCount() - 1
        _paint_line(painter, area, dot, (index.row() > 0, not last))
        _paint_dot(painter, dot, step)
        _paint_words(painter, area.adjusted(_TEXT_AT, 0, -8, 0), step)
        painter.restore()


def _paint_line(painter: QPainter, area: QRectF, dot: QPointF, reaches: tuple[bool, bool]) -> None:
    up, down = reaches
    painter.setPen(QPen(theme().color("line"), _LINE))
    if up:
        painter.drawLine(QPointF(dot.x(), area.top()), QPointF(dot.x(), dot.y() - _DOT / 2 - 1))
    if down:
        painter.drawLine(QPointF(dot.x(), dot.y() + _DOT / 2 + 1), QPointF(dot.x(), area.bottom()))


def _paint_dot(painter: QPainter, dot: QPointF, step: Step) -> None:
    colour = _dot_colour(step)
    pen = QPen(colour, 2)
    if step.state is StepState.NEXT:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([1.7, 1.4])
    painter.setPen(pen)
    filled = step.state is StepState.CURRENT
    painter.setBrush(colour if filled else theme().color("surface"))
    painter.drawEllipse(dot, _DOT / 2 - 1, _DOT / 2 - 1)


def _dot_colour(step: Step) -> QColor:
    return theme().color("accent" if step.tone == "text" else step.tone)


def _paint_words(painter: QPainter, area: QRectF, step: Step) -> None:
    high = QFontMetrics(theme().font("body")).height()
    low = QFontMetrics(theme().font("small")).height()
    first = QRectF(area.x(), area.y(), area.width(), high)
    ink = theme().color(step.tone)
    width = paint_text(painter, first, step.title, theme().font("strong"), ink)
    rest = first.adjusted(width + 4, 0, 0, 0)
    paint_text(painter, rest, step.rest, theme().font("body"), ink)
    second = QRectF(area.x(), area.y() + high - 1, area.width(), low)
    paint_text(painter, second, step.sub, theme().font("small"), theme().color("sub"))


def _spoken(step: Step) -> str:
    return " ".join(part for part in (step.title, step.rest, step.sub) if part)
