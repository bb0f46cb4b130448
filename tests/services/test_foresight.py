"""What a deed would make of the due date is what it makes of it once it is done."""

from datetime import date, datetime

import pytest

from onecua.domain.deadline import By
from onecua.domain.dossier import Move
from onecua.domain.office import SupplementClock
from onecua.domain.procedure_rule import ProcedureRule, WorkStep
from onecua.services.moving import MoveRequest
from tests.desks import THREE_DAYS, event_count, move, receive
from tests.services.test_handling import dossier_of
from tests.services.waiting import CHIEF, days, extend, own_rule, verify

RESTARTS = ProcedureRule(THREE_DAYS, supplement_clock=SupplementClock.RESTART)
RESUMES = ProcedureRule(THREE_DAYS, supplement_clock=SupplementClock.PAUSE)


@pytest.mark.parametrize(
    ("rule", "pause", "end", "by"),
    [
        (RESTARTS, Move.REQUEST_SUPPLEMENT, Move.SUPPLEMENTED, By.RESTART),
        (RESUMES, Move.REQUEST_SUPPLEMENT, Move.SUPPLEMENTED, By.RESUME),
        (RESTARTS, Move.REQUEST_PAYMENT, Move.PAID, By.RESUME),
    ],
)
def test_the_end_of_a_pause_does_what_was_foretold(desk, clock, rule, pause, end, by):
    own_rule(desk, rule)
    dossier = receive(desk)
    clock.set(2026, 11, 23, 9)
    move(desk, dossier, pause)
    clock.set(2026, 11, 30, 9)
    before = event_count(desk.database)
    told = desk.foresight.after_pause(desk.records.read(dossier), end)
    assert event_count(desk.database) == before
    move(desk, dossier, end)
    assert told == (by, dossier_of(desk, dossier).due_at)


def test_a_pause_begun_late_moves_nothing(desk, clock):
    dossier = receive(desk)
    clock.set(2026, 11, 27, 9)
    move(desk, dossier, Move.REQUEST_SUPPLEMENT)
    clock.set(2026, 12, 4, 9)
    told = desk.foresight.after_pause(desk.records.read(dossier), Move.SUPPLEMENTED)
    assert told == (By.KEPT, datetime(2026, 11, 26, 17))


def test_a_verification_adds_what_was_foretold(desk):
    own_rule(desk, ProcedureRule(THREE_DAYS, verification=days("5")))
    dossier = receive(desk)
    record = desk.records.read(dossier)
    extra = desk.foresight.verification_of(record.dossier)
    assert extra == days("5")
    told = desk.foresight.after_verification(record, extra)
    verify(desk, dossier, extra)
    assert dossier_of(desk, dossier).due_at == told


def test_an_apology_is_checked_as_it_will_be(desk, clock):
    dossier = receive(desk)
    clock.set(2026, 11, 25, 9)
    found = desk.foresight.extension(dossier_of(desk, dossier), date(2026, 11, 30), "")
    assert (found.problems, found.may, found.needs_override) == ((), True, False)
    assert (found.due_at, found.latest_on) == (datetime(2026, 11, 30, 17), date(2026, 11, 25))
    extend(desk, dossier, date(2026, 11, 30))
    assert dossier_of(desk, dossier).due_at == found.due_at


@pytest.mark.parametrize("due_on", [None, date(2026, 11, 28), date(2026, 11, 20)])
def test_a_day_that_is_none_gives_no_date(desk, due_on):
    found = desk.foresight.extension(dossier_of(desk, receive(desk)), due_on, "")
    assert found.due_at is None
    assert [problem.field for problem in found.problems] == ["due_on"]


def test_who_may_apologise_late_follows_the_officer(desk, clock):
    dossier = receive(desk)
    clock.set(2026, 11, 26, 9)
    found = dossier_of(desk, dossier)
    assert not desk.foresight.extension(found, date(2026, 11, 30), "").may
    desk.act_as(CHIEF)
    foreseen = desk.foresight.extension(found, date(2026, 11, 30), "")
    assert (foreseen.may, foreseen.needs_override) == (True, True)


STEPS = (
    WorkStep("Tiếp nhận hồ sơ", "", days("0.25")),
    WorkStep("Thẩm định", "", days("1")),
    WorkStep("Trả kết quả", ""),
)


def test_the_next_step_follows_the_one_held_and_reception_is_done_already(desk):
    own_rule(desk, ProcedureRule(THREE_DAYS, steps=STEPS))
    dossier = receive(desk)
    assert desk.foresight.next_step(dossier_of(desk, dossier)) == 1
    for place, following in ((1, 2), (2, None)):
        desk.handling.move(MoveRequest(dossier, Move.FORWARD, step=place))
        assert desk.foresight.next_step(dossier_of(desk, dossier)) == following


def test_a_workflow_that_begins_with_work_begins_with_its_first_step(desk):
    own_rule(desk, ProcedureRule(THREE_DAYS, steps=STEPS[1:]))
    assert desk.foresight.next_step(dossier_of(desk, receive(desk))) == 0


def test_a_step_is_due_as_foretold(desk):
    own_rule(desk, ProcedureRule(THREE_DAYS, steps=STEPS))
    dossier = receive(desk)
    told = desk.foresight.term_due(dossier_of(desk, dossier), days("1"), None)
    desk.handling.move(MoveRequest(dossier, Move.FORWARD, step=1))
    assert dossier_of(desk, dossier).step.due_at == told
