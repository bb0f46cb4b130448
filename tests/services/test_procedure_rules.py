"""The office's own rule of a procedure: recorded, kept, shown by an example, obeyed at intake."""

from dataclasses import replace
from datetime import datetime, time

import pytest

from onecua.domain.deadline import Model, parse_handling_time
from onecua.domain.dossier import Channel, Move
from onecua.domain.office import DeadlinePolicy, SupplementClock
from onecua.domain.procedure_rule import ProcedureRule, WorkStep
from onecua.errors import RuleError, RuleErrors
from onecua.services.moving import MoveRequest
from onecua.services.setup import declare_office, new_officer, record_officer
from tests.desks import NO_TERM, THREE_DAYS, event_count, move, receive

RULE = ProcedureRule(
    THREE_DAYS,
    model=Model.CLOCK,
    cutoff_minutes=60,
    supplement_clock=SupplementClock.PAUSE,
    verification=parse_handling_time("5 working_day"),
    desk_term=parse_handling_time("1 working_day"),
    steps=(
        WorkStep("Tiếp nhận", "Bộ phận Một cửa", parse_handling_time("0.5 working_day")),
        WorkStep("Thẩm định", "Công chức chuyên môn", parse_handling_time("2 working_day")),
        WorkStep("Trả kết quả", "Bộ phận Một cửa"),
    ),
)


def procedure(desk, code=THREE_DAYS):
    return desk.rulebook.catalogue.by_code(code)


def test_a_rule_is_an_event_and_holds_from_then_on(desk, clock):
    assert desk.procedure_rules.rule_of(THREE_DAYS) == ProcedureRule(THREE_DAYS)
    assert not desk.procedure_rules.has_own(THREE_DAYS)
    assert desk.procedure_rules.record(RULE)
    assert desk.procedure_rules.rule_of(THREE_DAYS) == RULE
    clock.set(2026, 11, 23, 8)
    plain = ProcedureRule(THREE_DAYS, model=Model.DAY)
    assert desk.procedure_rules.record(plain)
    newest, first = desk.procedure_rules.history(THREE_DAYS)
    assert (newest.rule, first.rule) == (plain, RULE)
    assert newest.recorded_at == datetime(2026, 11, 23, 8)
    assert first.officer_name == "Nguyễn Thị Hồng Nhung"
    before = desk.database.digest()
    desk.database.rebuild()
    assert desk.database.digest() == before


def test_a_rule_that_changes_nothing_is_no_event(desk):
    desk.procedure_rules.record(RULE)
    before = event_count(desk.database)
    assert not desk.procedure_rules.record(RULE)
    assert event_count(desk.database) == before


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (ProcedureRule(THREE_DAYS, cutoff_at=time(15), cutoff_minutes=60), "cutoff"),
        (ProcedureRule(THREE_DAYS, cutoff_minutes=500), "cutoff"),
        (ProcedureRule(THREE_DAYS, cutoff_minutes=60, no_cutoff=True), "cutoff"),
        (ProcedureRule(THREE_DAYS, verification=parse_handling_time("same_day")), "verification"),
        (ProcedureRule(THREE_DAYS, steps=(WorkStep("  "),)), "steps.0"),
        (ProcedureRule(THREE_DAYS, steps=(WorkStep("a"),) * 21), "steps"),
    ],
)
def test_what_is_wrong_with_a_rule_stands_beside_its_field(desk, wrong, field):
    before = event_count(desk.database)
    with pytest.raises(RuleErrors) as told:
        desk.procedure_rules.record(wrong)
    assert [problem.field for problem in told.value.problems] == [field]
    assert event_count(desk.database) == before


def test_a_rule_of_an_unknown_procedure_is_refused(desk):
    with pytest.raises(RuleError, match=r"Danh mục không có thủ tục mã 9\.999999"):
        desk.procedure_rules.record(ProcedureRule("9.999999", model=Model.DAY))


def test_an_example_shows_what_a_rule_comes_to_before_it_is_saved(desk):
    at = datetime(2026, 11, 19, 15, 30)
    found = desk.procedure_rules.example(procedure(desk), RULE, Channel.IN_PERSON, at)
    assert found.deadline.due_at == datetime(2026, 11, 25, 15, 30)
    assert found.verified.due_at == datetime(2026, 12, 2, 15, 30)
    assert found.desk_due_at == datetime(2026, 11, 20, 15, 30)
    assert not found.is_desk_later
    assert [end for _, end in found.steps] == [
        datetime(2026, 11, 20, 10, 0),
        datetime(2026, 11, 25, 10, 0),
        None,
    ]
    assert found.times.words(found.term) == (
        "Các bước cộng lại 2,5 ngày làm việc, trong thời hạn 3 ngày làm việc."
    )
    as_office = desk.procedure_rules.example(
        procedure(desk), ProcedureRule(THREE_DAYS), Channel.IN_PERSON, at
    )
    assert as_office.deadline.due_at == datetime(2026, 11, 25, 17)
    assert (as_office.verified, as_office.desk_due_at, as_office.steps) == (None, None, ())
    late = ProcedureRule(THREE_DAYS, desk_term=parse_handling_time("9 working_day"))
    assert desk.procedure_rules.example(procedure(desk), late, Channel.IN_PERSON, at).is_desk_later


def test_without_a_term_there_is_no_example_and_of_several_the_shortest_is_taken(desk):
    at = datetime(2026, 11, 19, 9)
    service = desk.procedure_rules
    empty = ProcedureRule(NO_TERM)
    assert service.example(procedure(desk, NO_TERM), empty, Channel.IN_PERSON, at) is None
    several = procedure(desk, "2.002762")
    found = service.example(several, ProcedureRule("2.002762"), Channel.IN_PERSON, at)
    assert found.term == parse_handling_time("5 working_day")


def test_a_dossier_is_received_by_the_rule_and_one_of_before_stays(desk, clock):
    clock.set(2026, 11, 19, 15, 30)
    before = receive(desk)
    desk.procedure_rules.record(RULE)
    after = receive(desk)
    clock.set(2026, 11, 19, 16, 30)
    late = receive(desk)
    found = [desk.records.read(each).dossier for each in (before, after, late)]
    assert [each.due_at for each in found] == [
        datetime(2026, 11, 25, 17),
        datetime(2026, 11, 25, 15, 30),
        datetime(2026, 11, 25, 17),  # past the cut-off: from the next opening, three days of 8 h
    ]
    assert [each.desk_due_at for each in found] == [
        None,
        datetime(2026, 11, 20, 15, 30),
        datetime(2026, 11, 20, 17),
    ]
    move(desk, after, Move.FORWARD, step=1)
    assert desk.records.read(after).dossier.step.due_at == datetime(2026, 11, 23, 16, 30)


def test_a_rule_may_do_without_the_cutoff_of_the_office(desk):
    policy = DeadlinePolicy(cutoff_minutes=90, cutoff_counts_as_next_day=True)
    declare_office(desk, replace(desk.office, policy=policy))
    at = datetime(2026, 11, 19, 16)
    days = [
        desk.procedure_rules.example(procedure(desk), rule, Channel.IN_PERSON, at)
        for rule in (ProcedureRule(THREE_DAYS), ProcedureRule(THREE_DAYS, no_cutoff=True))
    ]
    assert [each.deadline.due_at.day for each in days] == [26, 25]
    desk.procedure_rules.record(ProcedureRule(THREE_DAYS, no_cutoff=True))
    assert desk.procedure_rules.rule_of(THREE_DAYS).no_cutoff


def test_used_procedures_are_those_that_dossiers_have(desk):
    assert desk.procedure_rules.used() == frozenset()
    receive(desk)
    receive(desk, NO_TERM, term=parse_handling_time("7 working_day"))
    assert desk.procedure_rules.used() == {THREE_DAYS, NO_TERM}


def test_the_published_sample_is_there_to_begin_with(desk):
    assert desk.procedure_rules.published(THREE_DAYS) == ()
    assert len(desk.procedure_rules.published("1.004946")) > 3


def test_another_officer_records_in_their_own_name(desk):
    chief = new_officer("Lê Văn Bình", "Phó Chủ tịch")
    record_officer(desk, chief)
    assert desk.procedure_rules.record(RULE)
    desk.act_as(chief)
    assert desk.procedure_rules.record(ProcedureRule(THREE_DAYS))
    names = [entry.officer_name for entry in desk.procedure_rules.history(THREE_DAYS)]
    assert names == ["Lê Văn Bình", "Nguyễn Thị Hồng Nhung"]


def test_what_was_known_at_the_counter_is_not_added_again(desk):
    desk.procedure_rules.record(RULE)
    dossier = receive(desk, needs_verification=True)
    extra = parse_handling_time("5 working_day")
    asked = MoveRequest(dossier, Move.VERIFY, "xác minh nơi cư trú", extra=extra)
    move(desk, dossier, Move.FORWARD)
    with pytest.raises(RuleError, match="đã gồm thời gian xác minh"):
        desk.handling.move(asked)
