"""The office declared anew (`services.setup.declare_office`)."""

from dataclasses import replace
from datetime import time

import pytest

from onecua.errors import RuleErrors
from onecua.services.setup import declare_office
from tests.desks import MovableClock, desk_in, event_count, receive


def test_what_is_declared_is_in_force_and_stays(desk, folder):
    declare_office(desk, replace(desk.office, phone="0220", desk_name="Bộ phận Một cửa"))

    assert desk.office.phone == "0220"
    with desk_in(folder, MovableClock()) as again:
        assert again.office.desk_name == "Bộ phận Một cửa"


def test_a_declaration_that_changes_nothing_is_no_event(desk):
    before = event_count(desk.database)

    declare_office(desk, desk.office)

    assert event_count(desk.database) == before


def test_promised_dates_stay_as_they_were_printed(desk):
    dossier = receive(desk)
    before = desk.records.read(dossier).dossier
    policy = replace(
        desk.office.policy, cutoff_at=time(7, 30), cutoff_counts_as_next_day=True, saturday=""
    )

    declare_office(desk, replace(desk.office, policy=policy))

    after = desk.records.read(dossier).dossier
    assert (after.promised_at, after.due_at) == (before.promised_at, before.due_at)
    assert desk.records.read(receive(desk)).dossier.due_at > before.due_at


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": " "}, "name"),
        ({"unit_code": "xã"}, "unit_code"),
        ({"province": ""}, "province"),
        ({"commune": ""}, "commune"),
        ({"sessions": "sáng"}, "sessions"),
        ({"saturday": "11:30-07:30"}, "saturday"),
    ],
)
def test_each_problem_is_told_beside_its_field_and_nothing_is_written(desk, changed, field):
    office = desk.office
    own = {name: value for name, value in changed.items() if hasattr(office, name)}
    policy = {name: value for name, value in changed.items() if name not in own}
    wrong = replace(office, **own, policy=replace(office.policy, **policy))
    before = event_count(desk.database)

    with pytest.raises(RuleErrors) as refused:
        declare_office(desk, wrong)

    assert [problem.field for problem in refused.value.problems] == [field]
    assert event_count(desk.database) == before
