"""Hand-overs within the internal workflow: each step has its holder and its own due instant."""

from datetime import datetime

import pytest

from onecua.domain.dossier import Move
from onecua.domain.procedure_rule import ProcedureRule, WorkStep
from onecua.services.moving import MoveRequest
from onecua.services.setup import new_officer, record_officer
from tests.desks import THREE_DAYS, move, receive
from tests.services.test_handling import dossier_of, refused
from tests.services.waiting import days, own_rule

STEPS = (
    WorkStep("Tiếp nhận hồ sơ", "Bộ phận Một cửa", days("0.25")),
    WorkStep("Thẩm định", "Công chức Tư pháp", days("1.5")),
    WorkStep("Ký duyệt", "Chủ tịch UBND xã", days("1")),
    WorkStep("Trả kết quả", "Bộ phận Một cửa"),
)


@pytest.fixture
def with_steps(desk):
    own_rule(desk, ProcedureRule(THREE_DAYS, steps=STEPS))
    return desk


def step_to(desk, dossier, place, **given):
    desk.handling.move(MoveRequest(dossier, Move.FORWARD, step=place, **given))


def test_a_step_has_its_own_due_instant_and_holder(with_steps, clock):
    quyet = new_officer("Phạm Văn Quyết", "Công chức Tư pháp")
    record_officer(with_steps, quyet)
    dossier = receive(with_steps)
    step_to(with_steps, dossier, 1, holder=quyet.id)
    found = dossier_of(with_steps, dossier)
    assert (found.step.name, found.step.place) == ("Thẩm định", 1)
    assert found.step.due_at == datetime(2026, 11, 23, 14, 42)
    assert found.holder == quyet.id
    assert found.due_at == found.promised_at
    entry = with_steps.records.read(dossier).history[-1]
    assert (entry.step, entry.step_due_at) == ("Thẩm định", datetime(2026, 11, 23, 14, 42))


def test_the_next_hand_over_ends_the_step(with_steps, clock):
    dossier = receive(with_steps)
    step_to(with_steps, dossier, 1)
    clock.set(2026, 11, 23, 9)
    step_to(with_steps, dossier, 2)
    assert dossier_of(with_steps, dossier).step.due_at == datetime(2026, 11, 25, 17)
    move(with_steps, dossier, Move.FORWARD)
    assert dossier_of(with_steps, dossier).step is None


def test_a_step_without_a_term_has_no_due_instant(with_steps):
    dossier = receive(with_steps)
    step_to(with_steps, dossier, 3)
    assert dossier_of(with_steps, dossier).step.due_at is None


def test_a_step_that_the_workflow_has_not_is_refused(with_steps):
    dossier = receive(with_steps)
    told = refused(with_steps, lambda: step_to(with_steps, dossier, 4), "không có bước này")
    assert told.field == "step"


def test_a_pause_moves_a_step_of_hours_by_the_clock(with_steps, clock):
    """The dossier's own term runs by days, its step of a day and a half by the clock."""
    dossier = receive(with_steps)
    step_to(with_steps, dossier, 1)
    clock.set(2026, 11, 23, 8)
    move(with_steps, dossier, Move.REQUEST_PAYMENT)
    clock.set(2026, 11, 23, 10, 30)
    move(with_steps, dossier, Move.PAID)
    found = dossier_of(with_steps, dossier)
    assert found.step.due_at == datetime(2026, 11, 25, 7, 42)
    assert found.due_at == found.promised_at
    assert with_steps.records.read(dossier).history[-1].step_due_at == found.step.due_at


def test_a_pause_moves_a_step_of_days_by_days(with_steps, clock):
    dossier = receive(with_steps)
    step_to(with_steps, dossier, 2)
    assert dossier_of(with_steps, dossier).step.due_at == datetime(2026, 11, 23, 17)
    clock.set(2026, 11, 23, 8)
    move(with_steps, dossier, Move.REQUEST_PAYMENT)
    clock.set(2026, 11, 26, 8)
    move(with_steps, dossier, Move.PAID)
    assert dossier_of(with_steps, dossier).step.due_at == datetime(2026, 11, 26, 17)


def test_a_pause_begun_when_the_step_was_overdue_moves_it_nowhere(with_steps, clock):
    dossier = receive(with_steps)
    step_to(with_steps, dossier, 2)
    clock.set(2026, 11, 25, 8)
    move(with_steps, dossier, Move.REQUEST_PAYMENT)
    clock.set(2026, 11, 27, 8)
    move(with_steps, dossier, Move.PAID)
    found = dossier_of(with_steps, dossier)
    assert found.step.due_at == datetime(2026, 11, 23, 17)
    assert found.due_at == datetime(2026, 11, 30, 17)


def test_undoing_a_hand_over_brings_the_step_before_back(with_steps, clock):
    dossier = receive(with_steps)
    step_to(with_steps, dossier, 1)
    clock.forward(hours=1)
    step_to(with_steps, dossier, 2)
    with_steps.handling.undo(dossier, "nhầm bước")
    assert dossier_of(with_steps, dossier).step.place == 1


def test_the_end_of_a_dossier_ends_its_step(with_steps):
    dossier = receive(with_steps)
    step_to(with_steps, dossier, 1)
    move(with_steps, dossier, Move.FINISH)
    assert dossier_of(with_steps, dossier).step is None
