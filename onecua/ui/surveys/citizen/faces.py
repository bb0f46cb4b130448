"""Faces from very content to not at all: they differ in the mouth, not only in the colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from onecua.domain.vietnamese import fold
from onecua.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onecua.domain.survey.questionnaire import Choice

DELIGHTED, CONTENT, EVEN, UNHAPPY, ANGRY = range(5)
_COLOURS = ("success", "success", "paused", "warning", "danger")
_MOODS = {
    2: (CONTENT, UNHAPPY),
    3: (DELIGHTED, CONTENT, UNHAPPY),
    4: (DELIGHTED, CONTENT, UNHAPPY, ANGRY),
    5: (DELIGHTED, CONTENT, EVEN, UNHAPPY, ANGRY),
}
"""The face of each choice from the best to the worst; no faces for more of them."""
_FEELINGS = ("hai long", "dong y", "tot")
_SIZE = 104.0
"""Strokes and places below are of a face so large."""


def moods(choices: Sequence[Choice]) -> tuple[int, ...] | None:
    """Return the face of each choice, or None where they are facts: a face would judge them."""
    known = _MOODS.get(len(choices))
    feels = any(word in fold(choice.words) for choice in choices for word in _FEELINGS)
    if known is None or not feels:
        return None
    ranked = sorted((choice.code for choice in choices), reverse=True)
    return tuple(known[ranked.index(choice.code)] for choice in choices)


def paint_face(painter: QPainter, area: QRectF, mood: int) -> None:
    """Draw a face in the middle of a rectangle, as large as its shorter side."""
    size = min(area.width(), area.height())
    colour = theme().color(_COLOURS[mood])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(area.center())
    painter.scale(size / _SIZE, size / _SIZE)
    pen = QPen(colour, 5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(theme().color(f"{_COLOURS[mood]}_soft"))
    painter.drawEllipse(QPointF(0, 0), 46, 46)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_MOUTHS[mood]())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for side in (-14.0, 14.0):
        painter.drawRoundedRect(QRectF(side - 3.5, -13, 7, 10), 3.5, 3.5)
    painter.restore()


def _laugh() -> QPainterPath:
    path = QPainterPath(QPointF(-22, 9))
    path.lineTo(22, 9)
    path.cubicTo(20, 33, -20, 33, -22, 9)
    path.closeSubpath()
    return path


def _smile() -> QPainterPath:
    path = QPainterPath(QPointF(-21, 12))
    path.cubicTo(-13, 26, 13, 26, 21, 12)
    return path


def _straight() -> QPainterPath:
    path = QPainterPath(QPointF(-18, 17))
    path.lineTo(18, 17)
    return path


def _frown() -> QPainterPath:
    path = QPainterPath(QPointF(-18, 22))
    path.cubicTo(-11, 11, 11, 11, 18, 22)
    return path


def _deep_frown() -> QPainterPath:
    """Return the laugh turned over: wide open."""
    path = QPainterPath(QPointF(-22, 29))
    path.lineTo(22, 29)
    path.cubicTo(20, 5, -20, 5, -22, 29)
    path.closeSubpath()
    return path


_MOUTHS: tuple[Callable[[], QPainterPath], ...] = (
    _laugh,
    _smile,
    _straight,
    _frown,
    _deep_frown,
)
