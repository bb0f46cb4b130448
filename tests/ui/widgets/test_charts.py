from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics

from onecua.ui.theme import theme
from onecua.ui.tokens import LIGHT
from onecua.ui.widgets.axis import nice_axis
from onecua.ui.widgets.day_strip import LONGEST, DayCell, DayKind, DayStrip, collapse
from onecua.ui.widgets.gauge import BarRow, Gauge, GaugeReading
from onecua.ui.widgets.stack_bar import Part, StackBar
from onecua.ui.widgets.trend_bars import TrendBar, TrendBars
from onecua.ui.widgets.trend_line import TrendLine


def colour_at(widget, x, y):
    return widget.grab().toImage().pixelColor(int(x), int(y)).name().upper()


def term(days):
    """A receipt, so many counted days, and the due day."""
    counted = [DayCell("T2", str(day), str(day), DayKind.COUNTED) for day in range(1, days)]
    due = DayCell("T5", "26", f"{days}, hạn", DayKind.DUE)
    return [DayCell("T6", "20", "nhận", DayKind.RECEIVED), *counted, due]


def test_a_short_term_shows_every_day():
    assert collapse(term(5)) == term(5)


def test_a_long_term_keeps_both_ends_and_counts_the_middle():
    shown = collapse(term(20))
    assert len(shown) == LONGEST
    assert shown[:3] == term(20)[:3]
    assert shown[-3:] == term(20)[-3:]
    assert (shown[3].kind, shown[3].day) == (DayKind.COLLAPSED, "15")
    assert shown[3].tip == "15 ngày được tính, 0 ngày không tính (nghỉ, lễ, tạm dừng)"


@given(st.integers(1, 200), st.integers(5, LONGEST))
def test_no_counted_day_is_lost_by_collapsing(days, longest):
    shown = collapse(term(days), longest)
    counted = sum(cell.kind is DayKind.COUNTED for cell in shown)
    hidden = sum(int(cell.day) for cell in shown if cell.kind is DayKind.COLLAPSED)
    assert counted + hidden == days - 1
    assert len(shown) <= max(longest, 2)


KINDS = {
    "r": DayKind.RECEIVED,
    "c": DayKind.COUNTED,
    "w": DayKind.WEEKEND,
    "p": DayKind.PAUSED,
    "a": DayKind.ADDED,
    "d": DayKind.DUE,
}


def days_of(letters):
    """Return cells by one letter each; the day is its place."""
    cells = enumerate(letters)
    return [DayCell("T2", str(place), letter, KINDS[letter]) for place, letter in cells]


def test_a_pause_and_added_days_can_be_seen_in_a_long_term():
    shown = collapse(days_of("rcccpppwwpppppcccwwaaad"))
    assert [cell.kind for cell in shown] == [
        DayKind.RECEIVED,
        DayKind.COLLAPSED,
        DayKind.PAUSED,
        DayKind.COLLAPSED,
        DayKind.ADDED,
        DayKind.ADDED,
        DayKind.DUE,
    ]
    assert (shown[2].day, shown[2].word) == ("8", "dừng")
    assert shown[2].tip == "8 ngày tạm dừng, từ T2 4 đến T2 13"


def test_a_stretch_is_not_cut_within_a_weekend():
    shown = collapse(days_of("rppppwwppppd"))
    assert [cell.kind for cell in shown].count(DayKind.WEEKEND) in {0, 2}


@given(
    st.lists(st.sampled_from("cwpa"), min_size=1, max_size=60),
    st.integers(5, LONGEST),
    st.booleans(),
)
def test_however_it_went_the_ends_stay_and_no_counted_day_is_lost(middle, longest, paused):
    cells = days_of(["r", *middle, *([] if paused else ["d"])])
    shown = collapse(cells, longest)
    assert len(shown) <= max(longest, 2)
    assert shown[0] == cells[0]
    assert paused or shown[-1] == cells[-1]
    counted = sum(cell.kind is DayKind.COUNTED for cell in shown)
    hidden = sum(int(cell.day) for cell in shown if cell.kind is DayKind.COLLAPSED)
    assert counted + hidden == middle.count("c")


def test_the_strip_shows_fewer_days_where_they_do_not_fit(qtbot):
    strip = DayStrip()
    qtbot.addWidget(strip)
    strip.set_cells(term(6))
    strip.resize(360, 64)
    strip.show()
    assert len(strip.cells()) == 7
    theme().set_text_scale(1.5)
    strip.resize(280, 100)
    assert len(strip.cells()) < 7
    assert strip.cells()[-1].kind is DayKind.DUE


def test_the_strip_tells_its_days_and_asks_for_the_explanation(qtbot):
    strip = DayStrip()
    qtbot.addWidget(strip)
    strip.set_cells(term(2))
    assert strip.accessibleDescription() == "T6 20 nhận; T2 1 1; T5 26 2, hạn"
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        with qtbot.waitSignal(strip.asked):
            qtbot.keyClick(strip, key)


def test_the_due_day_is_solid(qtbot):
    strip = DayStrip()
    qtbot.addWidget(strip)
    strip.set_cells(term(2))
    strip.resize(360, 64)
    strip.show()
    left = 2 * (45 + 4)
    assert colour_at(strip, left + 4, 32) == LIGHT.success
    assert colour_at(strip, 4, 32) == LIGHT.raised


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (0, 436, [0, 150, 300, 450]),
        (0, 1, [0, 1]),
        (0, 3, [0, 1, 2, 3]),
        (91.4, 94.0, [91, 92, 93, 94]),
    ],
)
def test_the_axis_has_round_steps(low, high, ticks):
    assert [pytest.approx(tick) for tick in nice_axis(low, high, whole=True).ticks()] == ticks


@given(st.integers(0, 10**7), st.integers(1, 10**7))
def test_the_axis_reaches_over_every_value(low, span):
    axis = nice_axis(low, low + span, whole=True)
    assert axis.low <= low
    assert axis.high >= low + span
    assert 1 <= len(list(axis.ticks())) <= 8


READING = GaugeReading(
    "Hồ sơ trực tuyến", "2.321 / 4.445 hồ sơ", "52,22 %", "Chưa đạt", "Chỉ tiêu ≥ 60 %",
    rate=0.5, target=0.8, kind="warning",
)  # fmt: skip


def test_a_gauge_fills_its_share_and_marks_the_target(qtbot):
    gauge = Gauge(READING)
    qtbot.addWidget(gauge)
    gauge.resize(448, 50)
    gauge.show()
    left, width = 12 + 138 + 16, 448 - 24 - 138 - 86 - 32
    row = next(y for y in range(50) if colour_at(gauge, left + 20, y) == LIGHT.warning) + 3
    assert colour_at(gauge, left + width * 0.45, row) == LIGHT.warning
    assert colour_at(gauge, left + width * 0.6, row) == LIGHT.paused_soft
    assert colour_at(gauge, left + width * 0.8, row) == LIGHT.text


def test_a_gauge_says_its_figures_and_is_a_button(qtbot):
    gauge = Gauge(READING)
    qtbot.addWidget(gauge)
    assert gauge.accessibleName() == (
        "Hồ sơ trực tuyến, 52,22 %, 2.321 / 4.445 hồ sơ, Chỉ tiêu ≥ 60 %, Chưa đạt"
    )
    with qtbot.waitSignal(gauge.clicked):
        qtbot.keyClick(gauge, Qt.Key.Key_Space)


@pytest.mark.parametrize("rate", [0.0, 0.004, 1.0, 1.7])
def test_a_bar_stays_within_its_track(qtbot, rate):
    row = BarRow("Hộ tịch", rate, "128 / 130", "98,46 %")
    qtbot.addWidget(row)
    row.resize(360, 32)
    assert colour_at(row, 2, 31) == colour_at(row, 359, 0)


def test_the_parts_of_a_bar_share_its_width(qtbot):
    bar = StackBar(22)
    qtbot.addWidget(bar)
    bar.resize(100, 22)
    bar.set_parts([Part(75, "scale_5", "rất hài lòng"), Part(25, "scale_1", "rất không hài lòng")])
    assert colour_at(bar, 70, 4) == LIGHT.scale_5
    assert colour_at(bar, 80, 4) == LIGHT.scale_1
    assert bar.accessibleName() == "rất hài lòng 75, rất không hài lòng 25"


def test_a_bar_of_nothing_is_empty(qtbot):
    bar = StackBar()
    qtbot.addWidget(bar)
    bar.resize(100, 14)
    bar.set_parts([Part(0, "scale_5", "rất hài lòng")])
    assert colour_at(bar, 50, 7) == LIGHT.surface


PERIODS = [TrendBar("T10", 220, 189, 0), TrendBar("T11", 206, 211, 1), TrendBar("T12", 58, 38, 2)]


@pytest.fixture
def trend(qtbot):
    made = TrendBars(("trực tuyến", "trực tiếp", "quá hạn"))
    qtbot.addWidget(made)
    made.set_bars(PERIODS)
    made.resize(420, 160)
    made.show()
    return made


def test_a_period_is_reached_by_key_and_opened(qtbot, trend):
    chosen = []
    trend.chosen.connect(chosen.append)
    qtbot.keyClick(trend, Qt.Key.Key_Left)
    assert trend.accessibleDescription() == "T11: 417, trực tuyến 206, trực tiếp 211, quá hạn 1"
    qtbot.keyClick(trend, Qt.Key.Key_Return)
    qtbot.mouseClick(trend, Qt.MouseButton.LeftButton, pos=QPoint(410, 80))
    assert chosen == [1, 2]


def test_the_two_series_stand_on_each_other(trend):
    slot, plot = trend._slot(0), trend._plot()
    middle = slot.center().x()
    assert colour_at(trend, middle, plot.bottom() - 3) == LIGHT.accent
    top = plot.bottom() - plot.height() * (PERIODS[0].total / 450) + 3
    assert colour_at(trend, middle, top) == LIGHT.accent_mid


def test_no_periods_draw_nothing(qtbot):
    empty = TrendBars()
    qtbot.addWidget(empty)
    empty.set_bars([])
    qtbot.keyClick(empty, Qt.Key.Key_Left)
    assert not empty.grab().isNull()


def test_the_line_skips_a_period_without_answers(qtbot):
    line = TrendLine()
    qtbot.addWidget(line)
    line.set_points([("T10", 92.4), ("T11", None), ("T12", 93.85)], "93,85 %")
    assert line.accessibleName() == "T10 92,4; T12 93,85"
    assert line.axis().low > 0
    assert not line.grab().isNull()


@given(
    st.lists(st.floats(80, 100), min_size=1, max_size=12), st.sampled_from([(380, 110), (376, 112)])
)
def test_the_last_value_hides_no_dot_before_it(qapp, values, size):
    line = TrendLine()
    line.resize(*size)
    line.set_points([(f"T{place}", value) for place, value in enumerate(values)], "94,08 %")
    where = line.last_at()
    assert line.rect().contains(where.toAlignedRect())
    steep = any(abs(one.y() - other.y()) > 25 for one, other in pairwise(line.spots()))
    if not steep:
        assert not any(where.contains(spot) for spot in line.spots())


def test_the_last_value_goes_below_a_line_that_comes_from_above(qtbot):
    line = TrendLine()
    qtbot.addWidget(line)
    line.resize(380, 120)
    line.set_points([("T9", 92.9), ("T10", 94.7), ("T11", 94.08)], "94,08 %")
    falling = line.last_at()
    assert not any(falling.contains(spot) for spot in line.spots())
    line.set_points([("T9", 92.9), ("T10", 90.0), ("T11", 94.08)], "94,08 %")
    assert line.last_at().bottom() <= line.spots()[-1].y() or (
        line.last_at().top() >= line.spots()[-1].y()
    )


def test_a_long_fraction_is_whole_and_the_bars_end_in_one_line(qtbot):
    rows = [
        BarRow("Hộ tịch", 0.95, "1.063 / 1.121", "94,83 %"),
        BarRow("Đất đai", 0.9, "29 / 30", "96,67 %", widest="1.063 / 1.121"),
    ]
    for row in rows:
        qtbot.addWidget(row)
    needed = QFontMetrics(theme().font("body")).horizontalAdvance("1.063 / 1.121")
    assert [row.fraction_room() for row in rows] == [rows[0].fraction_room()] * 2
    assert rows[0].fraction_room() >= needed


def test_a_part_whose_number_does_not_fit_carries_none(qtbot):
    bar = StackBar(22)
    qtbot.addWidget(bar)
    bar.resize(300, 22)
    bar.set_parts(
        [Part(93_000, "scale_5", "tốt", "on_scale_5"), Part(7_000, "scale_1", "kém", "on_scale_1")]
    )
    assert bar.accessibleName() == "tốt 93.000, kém 7.000"
    edge = {colour_at(bar, x, 11) for x in range(281, 298)}
    assert edge == {LIGHT.scale_1}
