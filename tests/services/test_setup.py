"""The first start: everything wrong at once, a folder made whole, one more declaration later."""

from dataclasses import replace
from datetime import time

import pytest

from onecua.domain.deadline import Model
from onecua.domain.office import COMMAND_LINE, DeadlinePolicy
from onecua.errors import RuleError, RuleErrors
from onecua.services import setup
from tests.desks import NHUNG, OFFICE, MovableClock, desk_in, event_count, log_problems, receive


def fields(office, counter=1):
    return [problem.field for problem in setup.office_problems(office, counter)]


def with_policy(**changed):
    return replace(OFFICE, policy=replace(DeadlinePolicy(), **changed))


PROBLEMS = [
    ("a right one", OFFICE, 1, []),
    ("no province", replace(OFFICE, province=" "), 1, ["province"]),
    ("no commune", replace(OFFICE, commune=""), 1, ["commune"]),
    ("no name", replace(OFFICE, name="  "), 1, ["name"]),
    ("no code", replace(OFFICE, unit_code=""), 1, ["unit_code"]),
    ("a wrong code", replace(OFFICE, unit_code="119.H24"), 1, ["unit_code"]),
    ("counter 10", OFFICE, 10, ["counter"]),
    ("sessions turned round", with_policy(sessions="11:30-07:30"), 1, ["sessions"]),
    ("no sessions", with_policy(sessions=""), 1, ["sessions"]),
    ("a wrong Saturday", with_policy(saturday="sáng"), 1, ["saturday"]),
    ("a right Saturday", with_policy(saturday="07:30-11:30"), 1, []),
    ("minutes before closing", with_policy(cutoff_minutes=60), 1, []),
    ("a morning before closing", with_policy(cutoff_minutes=500), 1, ["cutoff"]),
    ("two cut-offs", with_policy(cutoff_at=time(15), cutoff_minutes=60), 1, ["cutoff"]),
    ("no days to wait", with_policy(supplement_wait_days=0), 1, ["supplement_wait_days"]),
    ("years to wait", with_policy(supplement_wait_days=9999), 1, ["supplement_wait_days"]),
    (
        "everything",
        replace(OFFICE, province="", commune="", unit_code="x"),
        0,
        ["province", "commune", "unit_code", "counter"],
    ),
]


@pytest.mark.parametrize(
    ("case", "office", "counter", "wrong"), PROBLEMS, ids=[case[0] for case in PROBLEMS]
)
def test_a_declaration_is_checked_all_at_once(case, office, counter, wrong):
    assert fields(office, counter) == wrong


def test_a_wrong_declaration_makes_no_folder(tmp_path):
    with pytest.raises(RuleErrors):
        setup.set_up(tmp_path / "data", replace(OFFICE, unit_code=""))
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(("first", "acting"), [(NHUNG, NHUNG), (None, COMMAND_LINE)])
def test_a_new_folder_has_office_catalogue_calendar_and_first_officer(tmp_path, first, acting):
    clock = MovableClock()
    desk = setup.set_up(tmp_path / "data", OFFICE, first_officer=first, clock=clock)
    try:
        assert desk.office == OFFICE
        assert desk.officer == acting
        assert acting in desk.officers().values()
        assert len(desk.rulebook.catalogue.procedures) > 400
        assert desk.rulebook.calendar.closing(clock().date()) == time(17)
        with desk.database.read() as connection:
            assert log_problems(connection) == []
    finally:
        desk.database.close()


def test_a_folder_with_an_office_is_not_declared_again(folder):
    with pytest.raises(RuleError, match="đã có dữ liệu"):
        setup.set_up(folder, OFFICE)


@pytest.mark.parametrize(("name", "title"), [("", ""), ("  ", "Công chức"), ("\u200b", "")])
def test_an_officer_needs_a_name(name, title):
    with pytest.raises(RuleError) as refused:
        setup.new_officer(name, title)
    assert refused.value.field == "officer_name"


def test_an_officer_is_added_and_may_leave(desk):
    minh = setup.new_officer("  Phạm   Văn Minh ", "Công chức")
    setup.record_officer(desk, minh)
    assert desk.officers()[minh.id].name == "Phạm Văn Minh"
    desk.act_as(minh)
    dossier = receive(desk)
    setup.record_officer(desk, replace(minh, active=False))
    with pytest.raises(RuleError, match="không còn làm việc"):
        desk.act_as(desk.officers()[minh.id])
    assert desk.records.read(dossier).received_by == "Phạm Văn Minh"


def test_a_new_declaration_holds_for_new_dossiers_and_moves_no_promise(desk):
    before = desk.records.read(receive(desk)).dossier
    office = replace(OFFICE, policy=replace(DeadlinePolicy(), model=Model.CLOCK))
    setup.declare_office(desk, office)
    after = desk.records.read(receive(desk)).dossier
    assert desk.office == office
    assert desk.records.read(before.id).dossier.due_at == before.due_at
    assert after.due_at != before.due_at
    assert desk.deadlines.explain(after).due_at == after.due_at
    assert desk.deadlines.explain(before).due_at == before.due_at


def test_a_declaration_that_changes_nothing_is_no_event(desk):
    before = event_count(desk.database)
    setup.declare_office(desk, replace(OFFICE, unit_code="h24.119"))
    assert event_count(desk.database) == before
    with pytest.raises(RuleErrors):
        setup.declare_office(desk, replace(OFFICE, unit_code=""))


def test_another_window_sees_a_new_declaration_after_it_forgets(folder, clock):
    with desk_in(folder, clock) as one, desk_in(folder, clock) as other:
        assert other.office.phone == OFFICE.phone
        setup.declare_office(one, replace(OFFICE, phone="02253820999"))
        other.database.announce(frozenset({"office"}))
        assert other.office.phone == "02253820999"
