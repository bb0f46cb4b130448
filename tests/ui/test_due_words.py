"""The due card says a deadline as the official calendar and the term make it."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from onecua.domain.deadline import (
    By,
    Change,
    TermRule,
    due,
    explain_course,
    parse_handling_time,
)
from onecua.domain.work_calendar import CalendarDay, DayKind, DayState, WorkCalendar
from onecua.ui.due_words import day_by_day, due_words, expected_words, strip_cells

FRIDAY = datetime(2026, 11, 20, 9, 12)
EXPECTED = CalendarDay(
    date(2026, 11, 24), DayKind.OFF, "Ngày Văn hóa Việt Nam", state=DayState.EXPECTED
)


@pytest.mark.parametrize(
    ("term", "words"),
    [
        ("3 working_day", ["nhận", "nghỉ", "nghỉ", "1", "2", "3, hạn"]),
        ("2 day", ["nhận", "1", "2", "hạn"]),
        ("same_day", ["hạn"]),
        ("12 working_hour", ["6,3 giờ", "nghỉ", "nghỉ", "hạn"]),
    ],
)
def test_each_day_has_its_word(term: str, words: list[str]) -> None:
    deadline = due(FRIDAY, parse_handling_time(term), WorkCalendar())
    shown = [cell.word for cell in strip_cells(deadline)]
    assert [word if word != "nhận" or at else words[0] for at, word in enumerate(shown)] == words


def test_a_day_that_is_only_expected_off_is_named() -> None:
    calendar = WorkCalendar.of([EXPECTED], WorkCalendar().week[0].sessions, ())
    deadline = due(FRIDAY, parse_handling_time("3 working_day"), calendar)
    assert due_words(deadline.due_at) == "17:00, T5 26/11/2026"
    assert "24/11 (Ngày Văn hóa Việt Nam)" in expected_words(deadline)
    assert "lễ" in [cell.word for cell in strip_cells(deadline)]


def test_an_official_calendar_raises_no_doubt() -> None:
    deadline = due(FRIDAY, parse_handling_time("3 working_day"), WorkCalendar())
    assert expected_words(deadline) == ""
    assert len(day_by_day(deadline).splitlines()) == len(deadline.explanation)


def test_a_pause_and_an_apology_have_words_of_their_own() -> None:
    calendar = WorkCalendar()
    rule = TermRule(parse_handling_time("3 working_day"))
    paused, resumed = datetime(2026, 11, 23, 8), datetime(2026, 11, 25, 8)
    changes = [
        Change(By.PROMISE, FRIDAY, datetime(2026, 11, 25, 17), calendar),
        Change(By.RESUME, resumed, datetime(2026, 11, 27, 17), calendar, paused),
        Change(By.EXTEND, resumed, datetime(2026, 11, 30, 17), calendar),
    ]
    deadline = explain_course(changes, rule)
    assert deadline is not None
    words = [cell.word for cell in strip_cells(deadline)]
    assert words == [
        *("nhận", "nghỉ", "nghỉ", "1", "dừng", "dừng", "2", "3", "nghỉ", "nghỉ"),
        "hạn",
    ]


def test_the_second_receipt_is_that_of_the_complete_dossier() -> None:
    calendar = WorkCalendar()
    rule = TermRule(parse_handling_time("1 working_day"))
    complete = datetime(2026, 11, 25, 8)
    changes = [
        Change(By.PROMISE, FRIDAY, datetime(2026, 11, 23, 17), calendar),
        Change(By.RESTART, complete, datetime(2026, 11, 26, 17), calendar, FRIDAY),
    ]
    deadline = explain_course(changes, rule)
    assert deadline is not None
    words = [cell.word for cell in strip_cells(deadline)]
    assert words == ["nhận", "nghỉ", "nghỉ", "dừng", "dừng", "đủ", "1, hạn"]
