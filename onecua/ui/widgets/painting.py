"""Strokes shared by the drawn widgets: rounded boxes, elided text, ticks."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPolygonF

from onecua.ui.widgets.sizes import RADIUS

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter


def paint_box(
    painter: QPainter,
    rect: QRect | QRectF,
    fill: QColor | None,
    border: QColor | None = None,
    width: float = 1,
    radius: float = RADIUS,
) -> None:
    """Draw a rounded box whose border lies inside the rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = width / 2 if border is not None else 0.0
    painter.setPen(QPen(border, width) if border is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    area = QRectF(rect).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(area, radius - inset, radius - inset)
    painter.restore()


def paint_left_bar(painter: QPainter, rect: QRect | QRectF, colour: QColor, width: int = 3) -> None:
    """Draw the bar of a chosen row at its left edge."""
    area = QRectF(rect)
    painter.fillRect(QRectF(area.x(), area.y(), width, area.height()), colour)


def paint_text(
    painter: QPainter,
    rect: QRect | QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    align: Qt.AlignmentFlag = LEFT,
) -> int:
    """Draw one line, elided at the right when it does not fit; return its width in pixels."""
    area = QRectF(rect)
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(area, int(align | Qt.TextFlag.TextSingleLine), shown)
    return metrics.horizontalAdvance(shown)


def paint_check_box(
    painter: QPainter, rect: QRect | QRectF, checked: bool, colours: tuple[QColor, QColor, QColor]
) -> None:
    """Draw an 18 px check box; colours are its border, its ground and its tick."""
    border, ground, tick = colours
    if checked:
        paint_box(painter, rect, border, None, radius=4)
        _paint_tick(painter, QRectF(rect), tick)
    else:
        paint_box(painter, rect, ground, border, width=1.5, radius=4)


def top_rounded(rect: QRectF, radius: float) -> QPainterPath:
    """Return the outline of a box with round upper corners only."""
    path = QPainterPath()
    path.moveTo(rect.bottomLeft())
    path.lineTo(rect.left(), rect.top() + radius)
    path.quadTo(rect.topLeft(), QPointF(rect.left() + radius, rect.top()))
    path.lineTo(rect.right() - radius, rect.top())
    path.quadTo(rect.topRight(), QPointF(rect.right(), rect.top() + radius))
    path.lineTo(rect.bottomRight())
    path.closeSubpath()
    return path


def _paint_tick(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, 1.8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    points = ((0.27, 0.53), (0.44, 0.69), (0.74, 0.35))
    where = [QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in points]
    painter.drawPolyline(QPolygonF(where))
    painter.restore()
