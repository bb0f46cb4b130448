"""Bars of levels: as wide as their counts, numbered where there is room, moved through by keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest

from onecua.ui.theme import Scheme, theme
from onecua.ui.tokens import DARK, LIGHT, contrast
from onecua.ui.widgets.distribution_bars import (
    BarLine,
    DistributionBars,
    LevelKey,
    paint_levels,
)

HEADS = ("Câu hỏi", "Số phiếu", "Phiếu", "Điểm", "Mức 4, 5")
KEYS = [LevelKey(step, f"{step} mức") for step in (5, 4, 3, 2, 1)]


def line(name="Đánh giá chung về lần giải quyết này", counts=(60, 30, 6, 3, 1)):
    return BarLine(name, counts, (5, 4, 3, 2, 1), ("100", "4,45", "90,00 %"), f"{name}: 100 phiếu")


@pytest.fixture
def bars(qtbot):
    widget = DistributionBars(HEADS)
    qtbot.addWidget(widget)
    widget.set_lines(KEYS, [line(), line("Thái độ"), line("Nơi chờ", (0, 0, 0, 0, 0))])
    widget.resize(730, widget.heightForWidth(730))
    widget.show()
    return widget


def drawn(counts, width=200):
    """Return the colours of a bar, pixel by pixel, the seams left out."""
    from PySide6.QtCore import QRectF

    image = QImage(width, 22, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    paint_levels(painter, QRectF(0, 0, width, 22), counts, (5, 4, 3, 2, 1))
    painter.end()
    return [image.pixelColor(x, 2).name().upper() for x in range(4, width - 4)]


def test_parts_are_as_wide_as_their_counts(qapp):
    colours = drawn((50, 25, 25, 0, 0))
    assert colours.count(LIGHT.scale_5) == pytest.approx(100, abs=6)
    assert colours.count(LIGHT.scale_4) == pytest.approx(50, abs=4)
    assert LIGHT.scale_1 not in colours


def test_nothing_is_drawn_of_nothing(qapp):
    assert set(drawn((0, 0, 0, 0, 0))) == {"#000000"}


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
@pytest.mark.parametrize("step", [5, 4, 3, 2, 1])
def test_numbers_can_be_read_on_every_level(tokens, step):
    ground, ink = getattr(tokens, f"scale_{step}"), getattr(tokens, f"on_scale_{step}")
    assert contrast(ground, ink) >= 4.5


def test_the_arrow_keys_go_from_line_to_line_and_say_it(bars, qtbot):
    bars.setFocus()
    assert bars.accessibleDescription() == line().said
    with qtbot.waitSignal(bars.moved_to) as moved:
        QTest.keyClick(bars, Qt.Key.Key_Down)
    assert bars.accessibleDescription() == "Thái độ: 100 phiếu"
    assert moved.args[0].top() > 100
    for _ in range(5):
        QTest.keyClick(bars, Qt.Key.Key_Down)
    assert bars.accessibleDescription() == "Nơi chờ: 100 phiếu"
    QTest.keyClick(bars, Qt.Key.Key_Up)
    assert bars.accessibleDescription() == "Thái độ: 100 phiếu"


def test_everything_is_told_to_a_reader(bars):
    assert bars.accessibleName().count("100 phiếu") == 3


def test_the_pointer_marks_a_line_and_tells_its_numbers(bars):
    QTest.mouseMove(bars, QPoint(300, bars.height() - 30))
    assert bars.toolTip() == "Nơi chờ: 100 phiếu"


def test_each_line_adds_to_the_height_and_large_text_too(bars):
    before = bars.heightForWidth(730)
    bars.set_lines(KEYS, [line()])
    assert bars.heightForWidth(730) < before - 2 * 53
    alone = bars.heightForWidth(730)
    theme().set_text_scale(1.5)
    assert bars.heightForWidth(730) > alone


def test_the_key_goes_on_in_a_second_line_where_it_must(bars):
    long = [LevelKey(step, "rất nhiều chữ cho một mức") for step in (5, 4, 3, 2, 1)]
    before = bars.heightForWidth(600)
    bars.set_lines(long, [line(), line(), line()])
    assert bars.heightForWidth(600) > before


def test_without_lines_keys_do_nothing(qtbot):
    widget = DistributionBars(HEADS)
    qtbot.addWidget(widget)
    widget.set_lines([], [])
    QTest.keyClick(widget, Qt.Key.Key_Down)
    assert widget.accessibleDescription() == ""
    assert widget.lines() == []


def test_dark_has_colours_of_its_own(bars):
    theme().set_scheme(Scheme.DARK)
    image = bars.grab().toImage()
    colours = {image.pixelColor(x, 84).name().upper() for x in range(230, 500, 5)}
    assert DARK.scale_5 in colours
    assert LIGHT.scale_5 not in colours


def test_a_number_is_written_whole_or_not_at_all(qapp):
    from PySide6.QtCore import QRectF

    def middle(count):
        """Return the colours in the middle of a part of 7 % of a bar of 317 pixels."""
        image = QImage(317, 22, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        rest = count * 93 // 7
        paint_levels(painter, QRectF(0, 0, 317, 22), (rest, 0, 0, 0, count), (5, 4, 3, 2, 1))
        painter.end()
        return {image.pixelColor(x, y).name().upper() for x in range(297, 312) for y in range(22)}

    assert len(middle(19)) > 1
    assert middle(1_920) == {LIGHT.scale_1}
