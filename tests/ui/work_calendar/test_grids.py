"""Dates as they are drawn: each has its mark, its place and its words."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from onecua.domain.work_calendar import (
    OFFICE_HOURS,
    CalendarDay,
    CalendarDocument,
    DayKind,
    DayState,
    Scope,
    Season,
    WeekdayHours,
    parse_sessions,
    usual_week,
)
from onecua.ui.theme import Scheme, theme
from onecua.ui.work_calendar.day_marks import MarkKind, Marks
from onecua.ui.work_calendar.legend import Legend
from onecua.ui.work_calendar.month_grid import MonthGrid
from onecua.ui.work_calendar.year_grid import YearGrid

TODAY = date(2026, 11, 20)
DUTY = WeekdayHours(parse_sessions("07:30-11:30"), counted=False)
DOCUMENT = CalendarDocument(
    (
        CalendarDay(date(2026, 11, 24), DayKind.OFF, "Ngày Văn hóa Việt Nam", "NQ 28/2026/QH16"),
        CalendarDay(date(2026, 11, 28), DayKind.MAKE_UP, "Làm bù", sessions=OFFICE_HOURS),
        CalendarDay(date(2026, 11, 30), DayKind.OFF, "Lễ hội", "", DayState.EXPECTED, Scope.LOCAL),
    ),
    (
        Season(date(2026, 1, 1), usual_week()),
        Season(date(2026, 11, 2), (*usual_week()[:5], DUTY, WeekdayHours()), "Giờ mùa đông"),
    ),
)


@pytest.mark.parametrize(
    ("on", "kind"),
    [
        ((2026, 11, 20), MarkKind.WORK),
        ((2026, 11, 21), MarkKind.DUTY),
        ((2026, 10, 17), MarkKind.REST),
        ((2026, 11, 22), MarkKind.REST),
        ((2026, 11, 24), MarkKind.OFF),
        ((2026, 11, 28), MarkKind.MAKE_UP),
    ],
)
def test_every_date_has_the_mark_of_what_it_is(on, kind):
    assert Marks(DOCUMENT).of(date(*on)).kind is kind


def test_expected_local_and_the_first_day_of_a_season_are_marked():
    marks = Marks(DOCUMENT)
    festival = marks.of(date(2026, 11, 30))
    assert (festival.is_expected, festival.is_local) == (True, True)
    assert "Dự kiến, riêng đơn vị." in festival.tip
    begins = marks.of(date(2026, 11, 2))
    assert begins.season.startswith("Giờ mùa đông: T2–T6")
    assert "Từ ngày này: Giờ mùa đông" in begins.tip
    assert "07:30–11:30, 13:00–17:00" in marks.of(date(2026, 11, 28)).name


@pytest.fixture(params=[YearGrid, MonthGrid])
def grid(request, qtbot):
    made = request.param(TODAY)
    made.set_marks(Marks(DOCUMENT))
    made.resize(700, 480)
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_shown_date_has_a_place_of_its_own(grid):
    places = [grid.rect_of(on) for on in grid.shown_dates()]
    assert len(places) in {365, 30}
    whole = grid.rect().toRectF()
    assert all(whole.contains(place) for place in places)
    for on, place in zip(grid.shown_dates(), places, strict=True):
        assert grid.date_at(place.center()) == on
    assert grid.date_at(QPointF(1, 1)) is None


def test_a_click_chooses_and_a_double_click_opens(grid, qtbot):
    where = grid.rect_of(date(2026, 11, 24)).center().toPoint()
    with qtbot.waitSignal(grid.day_changed) as chosen:
        QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=where)
    assert chosen.args == [date(2026, 11, 24)]
    assert "Ngày Văn hóa" in grid.accessibleDescription()
    with qtbot.waitSignal(grid.day_opened) as opened:
        QTest.mouseDClick(grid, Qt.MouseButton.LeftButton, pos=where)
    assert opened.args == [date(2026, 11, 24)]


def test_the_tool_tip_explains_the_date_under_the_pointer(grid):
    where = grid.rect_of(date(2026, 11, 24)).center().toPoint()
    event = QHelpEvent(QEvent.Type.ToolTip, where, grid.mapToGlobal(where))
    QApplication.sendEvent(grid, event)
    assert QToolTip.text().startswith("T3 24/11/2026 · Nghỉ: Ngày Văn hóa Việt Nam.")
    QToolTip.hideText()
    QApplication.sendEvent(
        grid, QHelpEvent(QEvent.Type.ToolTip, QPoint(1, 1), grid.mapToGlobal(QPoint(1, 1)))
    )
    QToolTip.hideText()


@pytest.mark.parametrize(
    ("key", "on"),
    [
        (Qt.Key.Key_Left, date(2026, 11, 19)),
        (Qt.Key.Key_Down, date(2026, 11, 27)),
        (Qt.Key.Key_PageUp, date(2026, 10, 20)),
        (Qt.Key.Key_Home, date(2026, 11, 1)),
        (Qt.Key.Key_End, date(2026, 11, 30)),
    ],
)
def test_keys_walk(grid, key, on):
    QTest.keyClick(grid, key)
    assert grid.current() == on
    assert on in grid.shown_dates()


def test_the_ends_of_time_hold(grid):
    grid.set_current(date(1900, 1, 1))
    QTest.keyClick(grid, Qt.Key.Key_Up)
    assert grid.current() == date(2000, 1, 1)
    grid.set_current(date(2999, 1, 1))
    QTest.keyClick(grid, Qt.Key.Key_PageDown)
    assert grid.current() == date(2100, 12, 31)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_days_that_differ_are_drawn_otherwise_than_working_days(grid, scheme):
    theme().set_scheme(scheme)
    pictures = {}
    for on in (20, 18, 24, 28, 30, 21):
        grid.set_current(date(2026, 11, 12))
        rect = grid.rect_of(date(2026, 11, on)).toAlignedRect()
        picture = grid.grab(rect.adjusted(-1, -1, 1, 1)).toImage()
        pictures[on] = {picture.pixel(x, 1) for x in range(picture.width())} | {
            picture.pixel(x, picture.height() - 2) for x in range(picture.width())
        }
    plain = pictures[18]
    for on in (20, 24, 28, 30):
        assert pictures[on] - plain, on


@pytest.mark.parametrize("month", range(1, 13))
def test_a_month_of_any_shape_fits(month, qtbot):
    grid = MonthGrid(date(2026, month, 15))
    qtbot.addWidget(grid)
    grid.resize(700, 420)
    last = grid.shown_dates()[-1]
    assert grid.rect().toRectF().contains(grid.rect_of(last))
    assert (last + timedelta(days=1)).day == 1


def test_the_legend_says_every_mark_and_keeps_its_height_at_large_text(qtbot):
    legend = Legend()
    qtbot.addWidget(legend)
    before = legend.sizeHint().height()
    theme().set_text_scale(1.5)
    assert legend.sizeHint().height() > before
    assert "dự kiến" in legend.accessibleName()
    assert not legend.grab().isNull()
