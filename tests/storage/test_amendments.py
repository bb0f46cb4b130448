"""What a report names beside its figures: late entries and corrections since the period's end."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

import pytest

from onecua.domain.dossier import Move
from onecua.domain.event import Fact, Kind, Recorded
from onecua.storage import amendments
from tests.desks import moved_fact, received_fact, sealed_person

END = datetime(2026, 11, 15)
OFFICER = UUID(int=5)


def at(day, hour=8):
    return datetime(2026, 11, day, hour)


def recorded(fact, when):
    return replace(fact, recorded=Recorded(OFFICER, when))


@pytest.fixture
def dossier(database):
    owner, commitment = sealed_person()
    fact = received_fact(commitment, at(10), code="H24.119-261110-0001")
    with database.write() as transaction:
        transaction.append([recorded(owner, at(10)), recorded(fact, at(10))], OFFICER)
    return fact.ref


def since(database, *facts):
    with database.write() as transaction:
        transaction.append(list(facts), OFFICER)
    with database.read() as connection:
        return amendments.since(connection, END)


CASES = [
    ("late about the period", 13, 16, True),
    ("late but entered before the end", 13, 14, False),
    ("in time", 13, 13, False),
    ("after the period, in time", 16, 16, False),
    ("after the period, late", 16, 17, False),
]


@pytest.mark.parametrize(("case", "happened", "when", "named"), CASES, ids=[c[0] for c in CASES])
def test_a_late_entry_is_named_when_it_changes_a_period_that_was_over(
    database, dossier, case, happened, when, named
):
    fact = moved_fact(dossier, Move.FORWARD, at(happened))
    assert bool(since(database, recorded(fact, at(when, 9)))) is named


@pytest.mark.parametrize("kind", [Kind.DOSSIER_CORRECTED, Kind.DOSSIER_VOIDED, Kind.MOVE_UNDONE])
def test_a_correction_since_the_end_is_named_with_its_reason(database, dossier, kind):
    body = {"fields": {}, "undoes": "x"}
    fact = Fact(kind, dossier, body, {"reason": "nhập nhầm"}, at(18))
    (named,) = since(database, recorded(fact, at(18)))
    assert (named.code, named.kind, named.reason) == ("H24.119-261110-0001", kind, "nhập nhầm")
    assert (named.happened_at, named.recorded_at, named.officer) == (at(18), at(18), OFFICER)


def test_a_correction_of_a_later_dossier_does_not_concern_the_period(database):
    owner, commitment = sealed_person()
    fact = received_fact(commitment, at(16))
    void = Fact(Kind.DOSSIER_VOIDED, fact.ref, {}, {"reason": "trùng"}, at(18))
    times = ((owner, 16), (fact, 16), (void, 18))
    assert since(database, *[recorded(each, at(day)) for each, day in times]) == []


def test_a_kind_of_a_newer_program_is_named_by_itself(database, dossier):
    fact = Fact("dossier_extended", dossier, {}, None, at(13))
    (named,) = since(database, recorded(fact, at(16)))
    assert named.what == "dossier_extended"


def test_marks_that_follow_from_what_happened_are_sound(database, dossier):
    since(database, recorded(moved_fact(dossier, Move.FORWARD, at(13)), at(16)))
    with database.read() as connection:
        assert amendments.wrongly_marked(connection) == []
