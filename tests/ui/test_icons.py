import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from onecua import assets
from onecua.ui import icons
from onecua.ui.theme import Scheme, theme
from onecua.ui.tokens import DARK

ASKED = [
    "home",
    "file-plus",
    "folder",
    "clock",
    "inbox-out",
    "smile",
    "message",
    "bars",
    "book",
    "gear",
    "search",
    "calendar",
    "scan",
    "user",
    "users",
    "check",
    "check-circle",
    "double-check",
    "alert-octagon",
    "alert-triangle",
    "alarm",
    "hourglass",
    "pause-circle",
    "lock",
    "unlock",
    "printer",
    "table",
    "copy",
    "paperclip",
    "refresh",
    "arrow-right",
    "undo",
    "x",
    "x-circle",
    "chevron-down",
    "chevron-right",
    "chevron-left",
    "chevron-up",
    "plus",
    "minus",
    "edit",
    "trash",
    "download",
    "upload",
    "shield-check",
    "box",
    "desk",
    "play",
    "history",
    "phone",
    "star",
    "star-filled",
    "info",
    "moon",
    "sun",
    "eye",
    "save",
    "log-out",
    "help",
    "more",
    "external",
]


def colours_of(pixmap):
    image = pixmap.toImage()
    spots = ((x, y) for x in range(image.width()) for y in range(image.height()))
    found = (image.pixelColor(x, y) for x, y in spots)
    return {colour.name() for colour in found if colour.alpha() == 255}


def assert_one_colour(pixmap, wanted):
    """Premultiplied pixels may be off by one; nothing else may differ."""
    for found in map(QColor, colours_of(pixmap)):
        for channel in ("red", "green", "blue"):
            assert abs(getattr(found, channel)() - getattr(QColor(wanted), channel)()) <= 2


@pytest.mark.parametrize("name", ASKED)
def test_every_named_icon_is_drawn_in_the_asked_colour(name):
    drawn = icons.pixmap(name, QColor("#B3261E"), 40)
    assert colours_of(drawn)
    assert_one_colour(drawn, "#B3261E")


@pytest.mark.parametrize("name", icons.names())
def test_every_icon_keeps_the_grid_and_the_stroke(name):
    text = assets.resource("icons", f"{name}.svg").read_text("utf-8")
    assert 'viewBox="0 0 20 20"' in text
    assert 'stroke-width="1.5"' in text
    assert "currentColor" in text


@pytest.mark.parametrize("name", icons.names())
def test_no_icon_touches_the_edge(name):
    image = icons.pixmap(name, QColor("black"), 40).toImage()
    edge = [(i, j) for i in range(40) for j in (0, 39)]
    assert all(image.pixelColor(x, y).alpha() < 128 for i, j in edge for x, y in ((i, j), (j, i)))


def test_an_unknown_icon_is_a_bug():
    with pytest.raises(KeyError):
        icons.icon("crown")


def test_a_fine_screen_gets_a_fine_pixmap():
    fine = icons.pixmap("home", QColor("black"), 18, 2.0)
    assert (fine.width(), fine.devicePixelRatio()) == (36, 2.0)


def test_a_disabled_icon_is_paler():
    made = icons.icon("printer", "text", 40)
    normal = made.pixmap(40, QIcon.Mode.Normal)
    assert colours_of(normal) != colours_of(made.pixmap(40, QIcon.Mode.Disabled))


def test_an_icon_follows_the_scheme():
    theme().set_scheme(Scheme.DARK)
    drawn = icons.icon("alarm", "warning", 40).pixmap(40)
    assert_one_colour(drawn, DARK.warning)


def test_an_icon_is_painted_in_the_middle():
    page = QPixmap(100, 40)
    page.fill(QColor("white"))
    painter = QPainter(page)
    icons.paint_icon(painter, QRect(0, 0, 100, 40), "plus", QColor("black"))
    painter.end()
    assert page.toImage().pixelColor(50, 20).lightness() < 40
    assert page.toImage().pixelColor(20, 20) == QColor("white")
