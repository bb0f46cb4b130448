"""One SVG set, 20 x 20 with a 1.5 px stroke, tinted with the colours of the theme."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from onecua import assets
from onecua.ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

_RATIOS = (1.0, 1.25, 1.5, 2.0, 3.0)
"""Device pixel ratios that desktops use; Qt scales down from the next larger one."""
_pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}


@cache
def names() -> tuple[str, ...]:
    """Return the names of all icons."""
    return tuple(sorted(path.stem for path in assets.resource("icons").glob("*.svg")))


def icon(name: str, color_token: str = "text", size: int = 20) -> QIcon:
    """Return a tinted icon; `KeyError` for a name that is not in the set."""
    made = QIcon()
    for ratio in _RATIOS:
        made.addPixmap(pixmap(name, theme().color(color_token), size, ratio))
        faded = pixmap(name, theme().color("sub"), size, ratio)
        made.addPixmap(faded, QIcon.Mode.Disabled)
    return made


def pixmap(name: str, colour: QColor, size: int = 20, ratio: float = 1.0) -> QPixmap:
    """Return an icon in one colour, `size` logical pixels at that device pixel ratio."""
    key = (name, colour.name(), size, ratio)
    if key not in _pixmaps:
        _pixmaps[key] = _draw(name, colour.name(), size, ratio)
    return _pixmaps[key]


def paint_icon(painter: QPainter, rect: QRect | QRectF, name: str, colour: QColor) -> None:
    """Draw an icon in the middle of a rectangle, as large as its shorter side."""
    area = QRectF(rect)
    size = int(min(area.width(), area.height()))
    ratio = painter.device().devicePixelRatio()
    left = area.x() + (area.width() - size) / 2
    top = area.y() + (area.height() - size) / 2
    painter.drawPixmap(QRectF(left, top, size, size).topLeft(), pixmap(name, colour, size, ratio))


def _draw(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    text = _source(name).replace("currentColor", colour)
    drawn = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer = QSvgRenderer(QByteArray(text.encode()))
    renderer.render(painter, QRectF(0, 0, drawn.width(), drawn.height()))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


@cache
def _source(name: str) -> str:
    if name not in names():
        raise KeyError(name)
    return assets.resource("icons", f"{name}.svg").read_text("utf-8")
