"""The month: what each day shows, its words, its keys, names of days off that fit."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from onecua.domain.board import DayCount
from onecua.ui.deadlines.calendar_card import CalendarCard
from onecua.ui.deadlines.day_painting import figure
from onecua.ui.deadlines.month_days import MonthDay, month_days, moved, span_of
from tests.domain.calendars import shipped_calendar

TODAY = date(2026, 11, 20)
NOVEMBER = date(2026, 11, 1)


def days(counts=None, month=NOVEMBER):
    found = month_days(month, TODAY, counts or {}, shipped_calendar())
    return {day.on: day for day in found}


def test_six_weeks_from_a_monday_hold_every_month():
    for number in range(24):
        month = moved(NOVEMBER, number)
        first, last = span_of(month)
        assert first.weekday() == 0
        assert last.weekday() == 6
        assert first <= month
        assert moved(month, 1) <= last or moved(month, 1).month != month.month


def test_months_stay_within_the_century():
    assert moved(NOVEMBER, -2000) == date(2000, 1, 1)
    assert moved(NOVEMBER, 2000) == date(2099, 12, 1)
    assert moved(date(2026, 12, 1), 1) == date(2027, 1, 1)


def test_days_off_have_their_name_weekends_none():
    found = days()
    assert found[date(2026, 11, 24)].name == "Ngày Văn hóa Việt Nam"
    assert found[date(2026, 11, 24)].is_off
    assert found[date(2026, 11, 21)].is_weekend
    assert found[date(2026, 11, 21)].name == ""
    assert not found[date(2026, 12, 1)].in_month


def test_a_worked_saturday_is_no_weekend():
    found = days(month=date(2026, 8, 1))
    assert not found[date(2026, 8, 22)].is_weekend
    assert not found[date(2026, 8, 22)].is_off
    assert found[date(2026, 8, 22)].name


def test_coming_days_know_how_many_working_days_are_left():
    found = days()
    left = [found[date(2026, 11, day)].days_left for day in (19, 20, 23, 24, 25, 26, 27)]
    assert left == [0, 0, 1, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("on", "count", "shown"),
    [
        (date(2026, 11, 17), DayCount(0, 0, 15), ("15", "check", "sub")),
        (date(2026, 11, 18), DayCount(0, 1, 17), ("1 / 17", "alert-octagon", "danger")),
        (TODAY, DayCount(5, 0, 9), ("5", "alarm", "warning")),
        (TODAY, DayCount(4, 1, 9), ("1 / 9", "alert-octagon", "danger")),
        (TODAY, DayCount(0, 0, 3), ("3", "check", "sub")),
        (date(2026, 11, 26), DayCount(4, 0, 4), ("4", "hourglass", "warning")),
        (date(2026, 11, 27), DayCount(6, 0, 7), ("6", "", "text")),
        (date(2026, 11, 27), DayCount(), ("", "", "sub")),
        (date(2026, 11, 2), DayCount(0, 1200, 3400), ("1.200 / 3.400", "alert-octagon", "danger")),
    ],
)
def test_a_day_shows_what_matters_of_it(on, count, shown):
    day = days({on: count})[on]
    assert figure(day, TODAY) == shown


def test_a_day_in_words_says_everything():
    found = days({date(2026, 11, 18): DayCount(0, 1, 17), date(2026, 11, 24): DayCount(2, 0, 2)})
    assert found[date(2026, 11, 18)].words == (
        "T4 18/11/2026: 17 hồ sơ hẹn trả, 1 quá hạn, 16 xong đúng hạn"
    )
    assert found[date(2026, 11, 24)].words == (
        "T3 24/11/2026, nghỉ Ngày Văn hóa Việt Nam: 2 hồ sơ hẹn trả, 2 đang giải quyết"
    )
    assert found[date(2026, 11, 22)].words.startswith("CN 22/11/2026, nghỉ cuối tuần: không có")


@pytest.fixture
def card(qtbot):
    made = CalendarCard(TODAY)
    qtbot.addWidget(made)
    made.show_counts({TODAY: DayCount(5, 0, 5)}, TODAY, shipped_calendar())
    made.resize(458, 392)
    made.show()
    return made


def test_arrows_go_by_days_and_weeks_and_turn_the_month_at_its_end(card):
    turned = []
    card.month_changed.connect(lambda: turned.append(card.span[0]))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up):
        QTest.keyClick(card.calendar, key)
    assert card.calendar.caret() == TODAY
    for _ in range(3):
        QTest.keyClick(card.calendar, Qt.Key.Key_Down)
    assert card.calendar.caret() == date(2026, 12, 11)
    assert turned == [date(2026, 11, 30)]


def test_enter_picks_a_day_and_lets_it_go_esc_lets_go_too(card):
    picked = []
    card.chosen.connect(picked.append)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape):
        QTest.keyClick(card.calendar, key)
    assert picked == [TODAY, None, TODAY, None]


def test_a_press_picks_the_day_under_the_pointer(card, qtbot):
    place = [day.on for day in card.calendar._days].index(date(2026, 11, 24))
    where = card.calendar._rect(place).center().toPoint()
    with qtbot.waitSignal(card.chosen) as told:
        QTest.mouseClick(card.calendar, Qt.MouseButton.LeftButton, pos=where)
    assert told.args == [date(2026, 11, 24)]
    assert "Ngày Văn hóa Việt Nam" in card.calendar.accessibleDescription()


def test_the_arrows_of_the_head_turn_months(card):
    card.before.click()
    assert card.span == (date(2026, 9, 28), date(2026, 11, 8))
    card.after.click()
    card.after.click()
    assert card.span[0] == date(2026, 11, 30)


def test_a_figure_too_long_for_its_day_leaves_the_whole_out(card):
    from onecua.ui.deadlines.day_painting import _fitting

    assert _fitting("1 / 17", 60, strong=True)[0] == "1 / 17"
    assert _fitting("1.200 / 3.400", 40, strong=True)[0] == "1.200"
    counts = {date(2026, 11, day): DayCount(0, 1200, 3400) for day in range(2, 20)}
    card.show_counts(counts, TODAY, shipped_calendar())
    assert not card.grab().isNull()


def test_the_first_day_shown_tells_its_month():
    first = next(iter(days().values()))
    assert isinstance(first, MonthDay)
    assert first.is_first
    assert first.on == date(2026, 10, 26)
    assert datetime(2026, 10, 26).date() == first.on
