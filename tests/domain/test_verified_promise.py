"""A promise that holds the time of a verification from the beginning."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onecua.domain.deadline import (
    By,
    Change,
    Cutoff,
    HandlingTime,
    Measure,
    Model,
    TermRule,
    Unit,
    due,
    explain_course,
    explain_promise,
    explain_words,
    next_due,
    parse_handling_time,
    receipt_sentence,
    recompute,
)
from tests.domain.calendars import shipped_calendar

RECEIVED = datetime(2026, 11, 19, 15, 30)


def rule(term, extra, model=Model.DAY):
    return TermRule(parse_handling_time(term), model, Cutoff(), parse_handling_time(extra))


@pytest.mark.parametrize(
    ("term", "extra", "model", "due_at", "sentence"),
    [
        (
            *("3 working_day", "5 working_day", Model.DAY, datetime(2026, 12, 2, 17)),
            "3 ngày làm việc và 5 ngày làm việc xác minh, không tính ngày nhận, …",
        ),
        (
            *("3 working_day", "5 working_day", Model.CLOCK, datetime(2026, 12, 2, 15, 30)),
            "3 ngày làm việc và 5 ngày làm việc xác minh tính từ 15:30 thứ Năm 19/11, không tính …",
        ),
        (
            *("same_day", "2 working_day", Model.DAY, datetime(2026, 11, 23, 17)),
            "Trong ngày và 2 ngày làm việc xác minh: trả chiều thứ Hai 23/11/2026.",
        ),
        (
            *("15 day", "10 working_day", Model.DAY, datetime(2026, 12, 18, 17)),
            "15 ngày và 10 ngày làm việc xác minh: trả chiều thứ Sáu 18/12/2026.",
        ),
        (
            *("48 hour", "2 day", Model.DAY, datetime(2026, 11, 23, 17)),
            "48 giờ và 2 ngày xác minh: trả lúc 17:00 thứ Hai 23/11/2026.",
        ),
    ],
)
def test_the_promise_is_the_term_and_the_verification_after_it(
    term, extra, model, due_at, sentence
):
    found = explain_promise(RECEIVED, rule(term, extra, model), shipped_calendar())
    assert found.due_at == due_at
    assert found.verification == parse_handling_time(extra)
    assert receipt_sentence(found).startswith(sentence.removesuffix("…"))
    assert receipt_sentence(found).endswith(f"{due_at:%d/%m/%Y}.")
    assert explain_words(found).startswith("Thời hạn ")
    assert "để xác minh." in explain_words(found)


def test_without_a_verification_it_is_the_plain_promise():
    term, calendar = parse_handling_time("3 working_day"), shipped_calendar()
    plain = explain_promise(RECEIVED, TermRule(term), calendar)
    assert plain == due(RECEIVED, term, calendar)


def test_a_promise_with_a_verification_recomputes_and_a_restart_gives_both_again():
    both, calendar = rule("3 working_day", "5 working_day"), shipped_calendar()
    promise = Change(By.PROMISE, RECEIVED, datetime(2026, 12, 2, 17), calendar)
    completed = datetime(2026, 11, 26, 9)
    restart = Change(By.RESTART, completed, None, calendar, datetime(2026, 11, 20, 9))
    due_at = next_due([promise], restart, both)
    assert due_at == explain_promise(completed, both, calendar).due_at
    redone = Change(By.RESTART, completed, due_at, calendar, datetime(2026, 11, 20, 9))
    assert recompute([promise, redone], both) == (promise.due_at, due_at)
    told = explain_course([promise, redone], both)
    assert told.due_at == due_at
    assert sum(day.counted for day in told.explanation) == 8


whole_days = st.builds(HandlingTime, st.decimals(1, 40, places=0), st.just(Unit.WORKING_DAY))
moments = st.datetimes(datetime(2023, 1, 1), datetime(2027, 3, 1))


@given(moments, whole_days, whole_days, st.sampled_from(Model))
@settings(max_examples=200, deadline=None)
def test_what_is_counted_sums_exactly_to_term_and_verification(received_at, term, extra, model):
    calendar = shipped_calendar()
    found = explain_promise(received_at, TermRule(term, model, Cutoff(), extra), calendar)
    counted = sum(day.counted for day in found.explanation)
    days = term.amount + extra.amount
    by_day = found.measure is Measure.WORKING_DAYS
    assert counted == (days if by_day else days * 8 * 60)
    assert found.explanation[-1].on == found.due_at.date()
