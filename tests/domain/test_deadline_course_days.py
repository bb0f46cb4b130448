"""The days of a term that was moved: each says what it really did, the last one is the due day."""

import re
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given

from onecua.domain.deadline import (
    NO_CUTOFF,
    By,
    Change,
    Cutoff,
    Model,
    Role,
    TermRule,
    change_words,
    explain_course,
    explain_promise,
    next_due,
    parse_handling_time,
)
from onecua.domain.work_calendar import CalendarDay, DayKind, WorkCalendar
from tests.domain import plain_offices as plain
from tests.domain.plain_courses import course, paused_arrivals

CULTURE = CalendarDay(date(2026, 11, 24), DayKind.OFF, "Ngày Văn hóa Việt Nam")
OFFICE = WorkCalendar.of([CULTURE])
MONDAY = datetime(2026, 11, 2, 9)
TIME = re.compile(r"tính (\d+) phút")


def rule_of(term, model=Model.DAY, cutoff=NO_CUTOFF, verification=None):
    added = parse_handling_time(verification) if verification else None
    return TermRule(parse_handling_time(term), model, cutoff, added)


def lived(rule, *changes, received_at=MONDAY, calendar=OFFICE):
    """Return a promise and these changes, each with the due instant that it makes."""
    found = [Change(By.PROMISE, received_at, rule.due_at(received_at, calendar), calendar)]
    for change in changes:
        found.append(replace(change, due_at=change.due_at or next_due(found, change, rule)))
    return found


def resumed(paused_at, at, calendar=OFFICE):
    return Change(By.RESUME, at, None, calendar, paused_at)


def told(deadline):
    return {day.on: day.why for day in deadline.explanation}


def test_a_verification_known_at_the_counter_leaves_no_other_due_hour_on_the_day_of_receipt():
    rule = rule_of("0.25 working_day", Model.CLOCK, verification="1 working_day")
    deadline = explain_promise(MONDAY, rule, OFFICE)
    assert deadline.due_at == datetime(2026, 11, 3, 11)
    first = deadline.explanation[0]
    assert (first.counted, first.why) == (390, "tính 390 phút")
    assert sum(day.counted for day in deadline.explanation) == 600


def test_a_pause_on_the_day_of_receipt_is_told_there():
    rule = rule_of("8 working_hour")
    changes = lived(rule, resumed(datetime(2026, 11, 2, 10), datetime(2026, 11, 2, 14)))
    deadline = explain_course(changes, rule)
    first = deadline.explanation[0]
    assert (first.counted, first.why) == (240, "tính 240 phút, dừng 2 giờ 30 phút")


def test_a_receipt_at_lunch_keeps_its_reason_when_the_term_was_moved():
    rule = rule_of("2 working_hour")
    late = Change(By.EXTEND, MONDAY, datetime(2026, 11, 4, 17), OFFICE)
    deadline = explain_course(lived(rule, late, received_at=datetime(2026, 11, 2, 12)), rule)
    assert told(deadline) == {
        date(2026, 11, 2): "nhận ngoài giờ làm việc, tính từ 13:00 T2 02/11, tính 120 phút",
        date(2026, 11, 3): "gia hạn theo phiếu xin lỗi",
        date(2026, 11, 4): "gia hạn theo phiếu xin lỗi, hạn trả 17:00",
    }


@pytest.mark.parametrize(
    ("term", "due"),
    [("5 day", datetime(2026, 11, 7, 17)), ("5 working_day", datetime(2026, 11, 7, 17))],
)
def test_a_new_slip_with_an_earlier_day_ends_on_that_day(term, due):
    rule = rule_of(term)
    worked = CalendarDay(date(2026, 11, 7), DayKind.MAKE_UP, "Làm bù")
    slip = Change(By.REISSUE, datetime(2026, 11, 3, 9), None, WorkCalendar.of([worked]))
    deadline = explain_course(lived(rule, slip), rule)
    assert deadline.due_at == due
    days = deadline.explanation
    assert [day.on for day in days if day.role is Role.DUE] == [due.date()] == [days[-1].on]
    assert sum(day.counted for day in days) == 5


def test_a_day_to_be_worked_that_was_declared_during_a_pause_counts_once():
    rule = rule_of("5 working_day")
    worked = CalendarDay(date(2026, 11, 14), DayKind.MAKE_UP, "Làm bù")
    pause = resumed(datetime(2026, 11, 3, 10), datetime(2026, 11, 9, 10), WorkCalendar.of([worked]))
    deadline = explain_course(lived(rule, pause), rule)
    assert deadline.due_at == datetime(2026, 11, 13, 17)
    longer = replace(pause, at=datetime(2026, 11, 10, 10))
    deadline = explain_course(lived(rule, longer), rule)
    assert deadline.due_at == datetime(2026, 11, 14, 17)
    assert sum(day.counted for day in deadline.explanation) == 5
    assert "Làm bù" in deadline.explanation[-1].why


@pytest.mark.parametrize("model", Model)
def test_a_day_to_be_worked_within_a_pause_takes_nothing_of_what_was_left(model):
    rule = rule_of("3 working_day", model)
    worked = CalendarDay(date(2026, 11, 7), DayKind.MAKE_UP, "Làm bù")
    pause = resumed(datetime(2026, 11, 3, 9), datetime(2026, 11, 9, 9), WorkCalendar.of([worked]))
    deadline = explain_course(lived(rule, pause), rule)
    assert (
        deadline.due_at
        == {
            Model.DAY: datetime(2026, 11, 11, 17),
            Model.CLOCK: datetime(2026, 11, 11, 9),
        }[model]
    )
    counted = sum(day.counted for day in deadline.explanation)
    assert counted == {Model.DAY: 3, Model.CLOCK: 3 * 480}[model]


def test_the_day_that_counts_as_that_of_the_receipt_is_still_called_so_after_a_pause():
    rule = rule_of("3 working_day", cutoff=Cutoff(datetime(2026, 1, 1, 15).time(), None, True))
    pause = resumed(datetime(2026, 11, 4, 10), datetime(2026, 11, 5, 10))
    changes = lived(rule, pause, received_at=datetime(2026, 11, 2, 16))
    words = told(explain_course(changes, rule))
    assert words[date(2026, 11, 2)] == "nhận sau 15:00, tính như nhận T3 03/11"
    assert words[date(2026, 11, 3)] == "tính là ngày nhận, không tính vào thời hạn"


def test_a_pause_into_a_year_without_holidays_says_so():
    rule = rule_of("3 working_day")
    pause = resumed(datetime(2026, 11, 3, 10), datetime(2027, 1, 4, 10))
    deadline = explain_course(lived(rule, pause), rule)
    assert deadline.unknown_years == (2027,)
    assert deadline.explanation[-1].why.endswith("; chưa có lịch nghỉ năm 2027")


def test_a_pause_begun_when_it_was_late_leaves_the_due_day_in_sight():
    rule = rule_of("3 working_day")
    standing = datetime(2026, 11, 6, 10), datetime(2026, 11, 12, 10)
    days = explain_course(lived(rule), rule, standing).explanation
    assert (days[-1].on, days[-1].role) == (date(2026, 11, 5), Role.DUE)
    on_time = datetime(2026, 11, 5, 10), datetime(2026, 11, 12, 10)
    days = explain_course(lived(rule), rule, on_time).explanation
    assert (days[-1].on, days[-1].role) == (date(2026, 11, 12), Role.PAUSED)


def test_a_pause_that_moved_nothing_does_not_say_from_one_date_to_the_same():
    rule = rule_of("3 working_day")
    first, pause = lived(rule, resumed(datetime(2026, 11, 3, 10), datetime(2026, 11, 3, 14)))
    assert change_words(pause, first.due_at) == (
        "Tạm dừng từ T3 03/11 đến T3 03/11 không tính: hạn vẫn là 17:00 T5 05/11."
    )


@given(paused_arrivals, plain.every_term, plain.cutoffs)
def test_the_minutes_that_a_day_names_are_those_that_it_counted(paused, term, cutoff):
    office, (received_at, pauses, _) = paused
    for restart in (False, True):
        rule, changes = course(office, received_at, term, cutoff, pauses, restart)
        days = explain_course(changes, rule).explanation
        for day in days:
            named = TIME.search(day.why)
            assert named is None or int(named[1]) == day.counted
            assert ("hạn trả" in day.why) == (day.role is Role.DUE)
