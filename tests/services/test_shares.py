"""This desk's part, the open step and opinions follow what becomes of the dossier."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from onecua.domain.deadline import By, Unit
from onecua.domain.dossier import Move
from onecua.domain.office import DeadlinePolicy, SupplementClock
from onecua.domain.procedure_rule import ProcedureRule, WorkStep
from onecua.domain.work_calendar import CalendarDay, DayKind
from onecua.errors import RuleError
from onecua.progress import Progress
from onecua.services.coordination import OpinionAnswer, OpinionRequest
from onecua.services.moving import MoveRequest
from onecua.services.setup import declare_office
from onecua.services.shares import ShareKind
from onecua.storage import dossiers
from tests.desks import OFFICE, THREE_DAYS, move, receive
from tests.services.test_handling import dossier_of
from tests.services.waiting import days, extend, own_rule, verify
from tests.tampering import problems

STEPS = (
    WorkStep("Tiếp nhận hồ sơ", "Bộ phận Một cửa"),
    WorkStep("Thẩm định", "Công chức Tư pháp", days("1")),
)
OFF = CalendarDay(date(2026, 11, 23), DayKind.OFF, "Nghỉ bão")


@pytest.fixture
def linked(desk):
    """A linked procedure of three days, this desk's part two, with a step of one day."""
    rule = ProcedureRule(THREE_DAYS, desk_term=days("2"), verification=days("5"), steps=STEPS)
    own_rule(desk, rule)
    return desk


@pytest.fixture
def dossier(linked):
    """A dossier due on 26 November, this desk's part on the 25th, its step on Monday the 23rd."""
    found = receive(linked)
    linked.handling.move(MoveRequest(found, Move.FORWARD, step=1))
    return found


def shown(desk, dossier):
    found = dossier_of(desk, dossier)
    return found.due_at.date(), found.desk_due_at.date(), found.step and found.step.due_at.date()


def bodies(desk, dossier):
    with desk.database.read() as connection:
        return [event.body for event in dossiers.history(connection, dossier)]


def pausing(desk):
    policy = DeadlinePolicy(supplement_clock=SupplementClock.PAUSE)
    declare_office(desk, replace(OFFICE, policy=policy))


def waited(desk, dossier, clock):
    """Let it wait for papers from Monday to Friday; Tuesday the 24th is a holiday."""
    clock.set(2026, 11, 23, 8)
    move(desk, dossier, Move.REQUEST_SUPPLEMENT)
    clock.set(2026, 11, 27, 9)
    move(desk, dossier, Move.SUPPLEMENTED)


def test_at_first_each_has_its_own_date(linked, dossier):
    assert shown(linked, dossier) == (date(2026, 11, 26), date(2026, 11, 25), date(2026, 11, 23))


def test_a_pause_is_added_to_each(linked, dossier, clock):
    pausing(linked)
    waited(linked, dossier, clock)
    assert shown(linked, dossier) == (date(2026, 12, 1), date(2026, 11, 30), date(2026, 11, 27))
    body = bodies(linked, dossier)[-1]
    assert (body["desk_by"], body["step_by"]) == (By.RESUME, By.RESUME)
    assert problems(linked) == []


def test_the_full_time_of_each_begins_with_the_complete_dossier(linked, dossier, clock):
    waited(linked, dossier, clock)
    assert shown(linked, dossier) == (date(2026, 12, 2), date(2026, 12, 1), date(2026, 11, 30))
    body = bodies(linked, dossier)[-1]
    assert (body["by"], body["desk_by"], body["step_by"]) == (By.RESTART,) * 3
    assert dossier_of(linked, dossier).promised_at.date() == date(2026, 11, 26)
    assert problems(linked) == []


def test_asking_for_papers_wipes_no_late_step_out(linked, dossier, clock):
    clock.set(2026, 11, 25, 8)
    move(linked, dossier, Move.REQUEST_SUPPLEMENT)
    clock.set(2026, 11, 27, 9)
    move(linked, dossier, Move.SUPPLEMENTED)
    assert shown(linked, dossier) == (date(2026, 12, 2), date(2026, 12, 1), date(2026, 11, 23))
    assert bodies(linked, dossier)[-1]["step_by"] == By.KEPT
    assert problems(linked) == []


def test_a_verification_is_added_to_what_still_runs(linked, dossier, clock):
    verify(linked, dossier, days("5"))
    assert shown(linked, dossier) == (date(2026, 12, 3), date(2026, 12, 2), date(2026, 12, 1))
    assert problems(linked) == []


def test_a_verification_known_at_the_counter_is_in_this_desks_part_too(linked):
    found = dossier_of(linked, receive(linked, needs_verification=True))
    assert found.promised_at.date() == date(2026, 12, 3)
    assert found.desk_due_at.date() == date(2026, 12, 2)
    assert problems(linked) == []


def test_an_apology_moves_this_desks_part_by_as_many_days_and_no_step(linked, dossier, clock):
    clock.set(2026, 11, 23, 8)
    extend(linked, dossier, date(2026, 12, 1))
    assert shown(linked, dossier) == (date(2026, 12, 1), date(2026, 11, 30), date(2026, 11, 23))
    assert "step_by" not in bodies(linked, dossier)[-1]
    assert problems(linked) == []


def test_an_apology_after_this_desks_part_ended_leaves_it_late(linked, clock):
    own_rule(linked, ProcedureRule(THREE_DAYS, desk_term=days("1")))
    dossier = receive(linked)
    clock.set(2026, 11, 25, 8)
    extend(linked, dossier, date(2026, 12, 1))
    assert dossier_of(linked, dossier).desk_due_at == datetime(2026, 11, 23, 17)
    assert problems(linked) == []


def test_undoing_the_end_of_a_pause_takes_every_date_back(linked, dossier, clock):
    before = shown(linked, dossier)
    waited(linked, dossier, clock)
    linked.handling.undo(dossier, "bấm nhầm")
    assert shown(linked, dossier) == before
    clock.set(2026, 11, 30, 9)
    move(linked, dossier, Move.SUPPLEMENTED)
    assert shown(linked, dossier) == (date(2026, 12, 3), date(2026, 12, 2), date(2026, 12, 1))
    assert problems(linked) == []


def ask(desk, dossier, unit="Công an xã"):
    desk.coordination.ask(OpinionRequest(dossier, unit, "Nơi cư trú", days("2")))


def test_a_unit_that_was_asked_is_not_stopped_by_the_applicants_papers(linked, dossier, clock):
    ask(linked, dossier)
    before = dossier_of(linked, dossier).opinions
    waited(linked, dossier, clock)
    assert dossier_of(linked, dossier).opinions == before
    assert problems(linked) == []


# --- another calendar ----------------------------------------------------------------------------


def adopt(desk, *days_off):
    desk.calendars.adopt(desk.calendars.document().with_days(*days_off))


def offered(desk, *days_off):
    return desk.calendars.preview(desk.calendars.document().with_days(*days_off), Progress())


def test_step_opinion_and_desk_are_offered_with_the_promise(linked, dossier):
    ask(linked, dossier)
    (found,) = offered(linked, OFF)
    assert (found.due_at.date(), found.new_due_at.date()) == (
        date(2026, 11, 26),
        date(2026, 11, 27),
    )
    assert [(share.kind, share.name) for share in found.shares] == [
        (ShareKind.DESK, ""),
        (ShareKind.STEP, "Thẩm định"),
        (ShareKind.OPINION, "Công an xã"),
    ]
    assert found.shares[1].due_at == datetime(2026, 11, 23, 17)
    assert found.shares[1].new_due_at == datetime(2026, 11, 25, 17)


def test_they_follow_what_is_chosen_for_the_promise(linked, dossier, clock):
    kept = receive(linked)
    linked.handling.move(MoveRequest(kept, Move.FORWARD, step=1))
    ask(linked, dossier)
    ask(linked, dossier, "Phòng Kinh tế")
    key = dossier_of(linked, dossier).opinions[1].key
    linked.coordination.answer(OpinionAnswer(dossier, key, "Nhất trí"))
    before = shown(linked, kept)
    adopt(linked, OFF)
    assert shown(linked, dossier) == before

    move(linked, dossier, Move.REISSUE)
    assert shown(linked, dossier) == (date(2026, 11, 27), date(2026, 11, 26), date(2026, 11, 25))
    dues = [opinion.due_at.date() for opinion in dossier_of(linked, dossier).opinions]
    assert dues == [date(2026, 11, 26), date(2026, 11, 25)]
    assert shown(linked, kept) == before
    assert problems(linked) == []
    (left,) = linked.calendars.out_of_step(Progress())
    assert left.id == kept


def test_a_pause_after_the_new_calendar_is_counted_by_it(linked, dossier, clock):
    adopt(linked, OFF)
    move(linked, dossier, Move.REISSUE)
    pausing(linked)
    waited(linked, dossier, clock)
    assert shown(linked, dossier) == (date(2026, 12, 2), date(2026, 12, 1), date(2026, 11, 30))
    assert linked.calendars.out_of_step(Progress()) == ()
    assert problems(linked) == []


@pytest.fixture
def inside(desk):
    """A dossier of ten days of the calendar, with a step and an opinion of working days."""
    ten = days("10", Unit.DAY)
    own_rule(desk, ProcedureRule(THREE_DAYS, steps=STEPS))
    found = receive(desk, term=ten)
    desk.handling.move(MoveRequest(found, Move.FORWARD, step=1))
    ask(desk, found)
    return found


def test_where_only_dates_within_the_office_move_they_are_offered_alone(desk, inside):
    (found,) = offered(desk, OFF)
    assert found.due_at == found.new_due_at == datetime(2026, 11, 30, 17)
    assert not found.moves_promise
    assert [share.kind for share in found.shares] == [ShareKind.STEP, ShareKind.OPINION]


def test_they_are_moved_without_a_slip_and_the_promise_stays(desk, inside):
    adopt(desk, OFF)
    with pytest.raises(RuleError, match="không làm đổi ngày hẹn"):
        move(desk, inside, Move.REISSUE)
    move(desk, inside, Move.REDATE)
    found = dossier_of(desk, inside)
    assert found.due_at == found.promised_at
    assert found.reissued_at is None
    assert found.step.due_at == datetime(2026, 11, 25, 17)
    assert found.opinion_due_at == datetime(2026, 11, 26, 17)
    entry = desk.records.read(inside).history[-1]
    assert entry.slip_number is None
    assert entry.opinion_dues == (("Công an xã", datetime(2026, 11, 26, 17)),)
    assert desk.calendars.out_of_step(Progress()) == ()
    assert problems(desk) == []
    with pytest.raises(RuleError, match="không làm đổi hạn nào"):
        move(desk, inside, Move.REDATE)
    with pytest.raises(RuleError, match="đổi hạn theo quy định"):
        desk.handling.undo(inside, "nhầm")


def test_what_the_applicant_was_promised_is_not_moved_inside(linked, dossier):
    adopt(linked, OFF)
    with pytest.raises(RuleError, match="Chọn cấp lại giấy hẹn hoặc gọi báo"):
        move(linked, dossier, Move.REDATE)


def test_a_calendar_that_changes_nothing_for_them_offers_nothing(linked, dossier):
    ask(linked, dossier)
    assert offered(linked, CalendarDay(date(2027, 3, 3), DayKind.OFF, "x")) == ()


def test_the_projection_is_the_same_when_it_is_made_again(linked, dossier, clock):
    ask(linked, dossier)
    adopt(linked, OFF)
    move(linked, dossier, Move.REISSUE)
    waited(linked, dossier, clock)
    before = linked.database.digest()
    linked.database.rebuild()
    assert linked.database.digest() == before
