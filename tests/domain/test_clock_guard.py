"""When the PC's clock is believed, and what a doubtful one may not stamp."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from onecua.domain.clock_guard import (
    STEP,
    ClockMarks,
    ClockState,
    headline,
    judge,
    refusal_words,
    stamp,
)
from onecua.domain.event import Fact, Kind, Recorded
from onecua.errors import RuleError

ENTRY = datetime(2026, 11, 20, 16, 40)
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)
DOSSIER = UUID("00000000-0000-7000-8000-0000000000d1")


def state(now, *, days=3, **marks):
    return judge(now, ClockMarks(**{"entry": ENTRY, **marks}), days).state


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (ENTRY, ClockState.RIGHT),
        (ENTRY - STEP + SECOND, ClockState.RIGHT),
        (ENTRY - STEP, ClockState.BEHIND),
        (datetime(2010, 1, 1), ClockState.BEHIND),
        (ENTRY + 3 * DAY, ClockState.RIGHT),
        (ENTRY + 3 * DAY + SECOND, ClockState.JUMPED),
    ],
    ids=["same", "step", "two minutes", "dead battery", "three days", "more"],
)
def test_the_clock_is_measured_against_the_last_entry(now, expected):
    assert state(now) is expected


def test_without_an_entry_and_a_last_time_every_clock_is_right():
    assert judge(datetime(2010, 1, 1), ClockMarks()).state is ClockState.RIGHT


def test_a_window_that_was_open_meanwhile_shows_that_the_clock_did_not_jump():
    assert state(ENTRY + 5 * DAY, seen=ENTRY + 4 * DAY) is ClockState.RIGHT


def test_entries_of_another_program_show_it_as_well():
    assert state(ENTRY + DAY, seen=ENTRY - 9 * DAY) is ClockState.RIGHT


def test_the_number_of_days_may_be_changed():
    assert state(ENTRY + 9 * DAY, days=9) is ClockState.RIGHT
    assert state(ENTRY + 9 * DAY + SECOND, days=9) is ClockState.JUMPED


def test_a_jump_stays_doubtful_although_something_was_entered_after_it():
    after = ENTRY + 400 * DAY
    assert state(after, entry=after, before_jump=ENTRY) is ClockState.JUMPED
    assert state(ENTRY + DAY, before_jump=ENTRY) is ClockState.RIGHT


def test_a_clock_that_went_back_behind_no_entry_is_told_and_refuses_nothing():
    verdict = judge(ENTRY + DAY, ClockMarks(ENTRY, seen=ENTRY + DAY + STEP))
    assert verdict.state is ClockState.WENT_BACK
    assert not verdict.refuses


def test_a_step_of_the_time_server_uses_the_instant_of_the_last_entry():
    made = stamp(ENTRY - STEP + SECOND, ENTRY)
    assert made.now == ENTRY
    made.check([Fact(Kind.DOSSIER_RECEIVED, DOSSIER, {})])


def test_a_clock_ahead_is_used_as_it_is():
    assert stamp(ENTRY + DAY, ENTRY).now == ENTRY + DAY
    assert stamp(ENTRY, None).now == ENTRY


@pytest.mark.parametrize(
    "fact",
    [
        Fact(Kind.DOSSIER_RECEIVED, DOSSIER, {}),
        Fact(Kind.DOSSIER_RECEIVED, DOSSIER, {}, None, ENTRY),
        Fact(Kind.DOSSIER_MOVED, DOSSIER, {"move": "finish"}),
        Fact(Kind.DOSSIER_CORRECTED, DOSSIER, {}),
        Fact(Kind.DOSSIER_VOIDED, DOSSIER, {}),
        Fact(Kind.SLIP_ISSUED, DOSSIER, {}),
        Fact(Kind.LIST_IMPORTED, DOSSIER, {}),
    ],
    ids=lambda fact: fact.kind,
)
def test_a_clock_behind_stamps_nothing_of_a_dossier(fact):
    behind = stamp(ENTRY - DAY, ENTRY)
    with pytest.raises(RuleError, match="Chỉnh lại ngày giờ của máy"):
        behind.check([Fact(Kind.PERSON_RECORDED, DOSSIER, {}), fact])


@pytest.mark.parametrize(
    "fact",
    [
        Fact(Kind.DOSSIER_RECEIVED, DOSSIER, {}, None, ENTRY - 2 * DAY),
        Fact(Kind.PAPER_PRINTED, DOSSIER, {}),
        Fact(Kind.OFFICER_RECORDED, DOSSIER, {}),
        Fact(Kind.DOSSIER_MOVED, DOSSIER, {}, recorded=Recorded(DOSSIER, ENTRY)),
    ],
    ids=["late entry", "paper", "officer", "fictitious office"],
)
def test_what_the_clock_does_not_date_is_written_at_the_last_entry_s_instant(fact):
    behind = stamp(ENTRY - DAY, ENTRY)
    behind.check([fact])
    assert behind.now == ENTRY


def test_the_refusal_names_both_instants_and_what_to_do():
    words = refusal_words(judge(datetime(2010, 1, 1, 0, 3), ClockMarks(ENTRY)))
    assert "00:03 01/01/2010" in words
    assert "16:40 20/11/2026" in words
    assert "ghi muộn" in words


@pytest.mark.parametrize(
    ("now", "marks", "name"),
    [
        (ENTRY - DAY, ClockMarks(ENTRY), "Đồng hồ máy chạy lùi"),
        (ENTRY + DAY, ClockMarks(ENTRY, ENTRY + 2 * DAY), "Đồng hồ máy chạy lùi"),
        (ENTRY + 9 * DAY, ClockMarks(ENTRY), "Ngày giờ máy có đúng không?"),
    ],
)
def test_each_doubt_has_a_headline_of_one_line(now, marks, name):
    title, words = headline(judge(now, marks))
    assert title == name
    assert len(title + words) < 120
