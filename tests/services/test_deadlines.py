"""Promises, pauses and standings with the office's own calendar and policy."""

from dataclasses import replace
from datetime import datetime, time
from decimal import Decimal

import pytest

from onecua.domain.deadline import HandlingTime, Model, Unit, Urgency
from onecua.domain.dossier import Channel, Move
from onecua.domain.office import DeadlinePolicy, SupplementClock
from onecua.services.setup import declare_office
from tests.desks import NO_TERM, OFFICE, THREE_DAYS, move, receive
from tests.services.test_importing import take

WEEK = HandlingTime(Decimal(5), Unit.WORKING_DAY)


def dossier_of(desk, dossier):
    return desk.records.read(dossier).dossier


def declare(desk, **policy):
    declare_office(desk, replace(OFFICE, policy=replace(DeadlinePolicy(), **policy)))


POLICIES = [
    ("by days", {}, datetime(2026, 11, 26, 17)),
    ("by the clock", {"model": Model.CLOCK}, datetime(2026, 11, 26, 9, 12)),
    ("with Saturday", {"saturday": "07:30-11:30"}, datetime(2026, 11, 25, 17)),
    ("with other hours", {"sessions": "08:00-11:30,13:30-16:30"}, datetime(2026, 11, 26, 16, 30)),
    (
        "after the office's cut-off",
        {"cutoff_at": time(9), "cutoff_counts_as_next_day": True},
        datetime(2026, 11, 27, 17),
    ),
]


@pytest.mark.parametrize(("case", "policy", "due"), POLICIES, ids=[case[0] for case in POLICIES])
def test_a_promise_follows_the_policy_of_the_office_and_can_be_explained_later(
    desk, case, policy, due
):
    declare(desk, **policy)
    found = dossier_of(desk, receive(desk))
    assert found.promised_at == due
    declare(desk)
    assert desk.deadlines.explain(found).due_at == due


def test_a_promise_is_explained_by_the_hours_of_its_own_day(desk):
    declare(desk, sessions="08:00-11:30,13:30-16:30", saturday="08:00-11:30")
    found = dossier_of(desk, receive(desk))
    declare(desk)
    assert desk.deadlines.explain(found).due_at == found.promised_at


@pytest.mark.parametrize(
    ("clock_policy", "due"),
    [
        (SupplementClock.RESTART, datetime(2026, 12, 3, 17)),
        (SupplementClock.PAUSE, datetime(2026, 12, 2, 17)),
    ],
)
def test_a_supplement_restarts_or_pauses_the_clock_as_the_office_chose(
    desk, clock, clock_policy, due
):
    declare(desk, supplement_clock=clock_policy)
    dossier = receive(desk)
    clock.set(2026, 11, 23, 8)
    move(desk, dossier, Move.REQUEST_SUPPLEMENT)
    clock.set(2026, 11, 30, 8)
    move(desk, dossier, Move.SUPPLEMENTED)
    assert dossier_of(desk, dossier).due_at == due


@pytest.mark.parametrize(("days", "closes"), [(1, 23), (5, 30)])
def test_a_supplement_is_waited_for_as_long_as_the_office_says(desk, days, closes):
    declare(desk, supplement_wait_days=days)
    dossier = receive(desk)
    move(desk, dossier, Move.REQUEST_SUPPLEMENT)
    assert dossier_of(desk, dossier).closes_at == datetime(2026, 11, closes, 17)


def test_the_term_of_the_catalogue_comes_before_one_that_was_typed_once(desk):
    procedure = desk.rulebook.catalogue.by_code(THREE_DAYS)
    receive(desk, term=WEEK)
    found = desk.deadlines.term_in_force(procedure, Channel.IN_PERSON)
    assert (found.term.amount, found.is_own) == (3, False)


def test_a_term_typed_for_this_dossier_is_the_one_promised(desk):
    assert dossier_of(desk, receive(desk, term=WEEK)).promised_at == datetime(2026, 11, 30, 17)


def test_an_unknown_term_says_why_it_is_asked(desk):
    procedure = desk.rulebook.catalogue.by_code(NO_TERM)
    found = desk.deadlines.term_in_force(procedure, Channel.IN_PERSON)
    assert (found.term, found.is_own) == (None, False)
    assert "Danh mục chưa có thời hạn" in found.note


STANDINGS = [
    ((2026, 11, 20, 10), (), Urgency.DUE_SOON),
    ((2026, 11, 26, 8), (), Urgency.DUE_TODAY),
    ((2026, 11, 26, 17), (), Urgency.DUE_TODAY),
    ((2026, 11, 26, 17, 1), (), Urgency.OVERDUE),
    ((2026, 12, 30, 8), (Move.REQUEST_SUPPLEMENT,), Urgency.PAUSED),
    ((2026, 12, 30, 8), (Move.FINISH,), Urgency.DONE),
]


@pytest.mark.parametrize(("at", "moves", "urgency"), STANDINGS)
def test_a_dossier_stands_by_the_clock(desk, clock, at, moves, urgency):
    dossier = receive(desk)
    move(desk, dossier, *moves)
    clock.set(*at)
    assert desk.deadlines.standing(dossier_of(desk, dossier)).urgency is urgency


def test_an_imported_promise_is_never_computed_again(desk, tmp_path):
    take(desk, tmp_path, {})
    found = dossier_of(desk, desk.records.find("H99.001-260803-0001"))
    assert desk.deadlines.explain(found) is None
