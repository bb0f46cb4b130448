"""A listed dossier as facts: only reception, due and end are known before the import."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from onecua.domain.applicant import Applicant
from onecua.domain.dossier import ENDED, Move, Status
from onecua.domain.dossier_history import fold
from onecua.domain.event import Kind
from onecua.domain.imported import GivenDossier, ended_in_list, given_facts
from tests.histories import events_of

NOW = datetime(2026, 11, 20, 9)
RECEIVED = datetime(2026, 11, 2, 8, 12)
DUE = datetime(2026, 11, 5, 17)
PROCEDURE = {"code": None, "name": "Khai sinh", "sector": "Hộ tịch", "catalogue": None}


def given(status, ended_at=None, promised_at=DUE):
    return GivenDossier(
        2, "H99.001-261102-0001", "Khai sinh", "", "Hộ tịch", RECEIVED, promised_at, ended_at,
        Applicant("Trần Văn Nam"), Status(status),
    )  # fmt: skip


def facts(row):
    return given_facts(row, UUID(int=1), "ab", PROCEDURE, UUID(int=2), NOW)


ENDS = [
    ("in between", datetime(2026, 11, 4, 10), datetime(2026, 11, 4, 10), False),
    ("now", NOW, NOW, False),
    ("after now", NOW + timedelta(seconds=1), None, True),
    ("at the reception", RECEIVED, RECEIVED, False),
    ("before the reception", RECEIVED - timedelta(days=1), RECEIVED, True),
    ("not given", None, None, False),
]


@pytest.mark.parametrize(("case", "end", "taken", "doubted"), ENDS, ids=[case[0] for case in ENDS])
@pytest.mark.parametrize("status", sorted(ENDED))
def test_an_end_is_taken_as_given_or_doubted(case, end, taken, doubted, status):
    found, problem = ended_in_list(given(status, end), NOW)
    assert (found, problem is not None) == (taken, doubted)


@pytest.mark.parametrize(
    ("status", "doubted"), [(1, True), (2, True), (4, True), (5, True), (3, False)]
)
def test_an_end_of_what_has_not_ended_is_a_doubt(status, doubted):
    found, problem = ended_in_list(given(status, DUE), NOW)
    assert (found, problem is not None) == (None, doubted)


@pytest.mark.parametrize("status", Status)
def test_the_facts_fold_to_the_status_of_the_list(status):
    end = datetime(2026, 11, 4, 10) if status in ENDED else None
    dossier = fold(events_of(facts(given(status, end))))
    assert dossier.status is status
    assert (dossier.received_at, dossier.promised_at) == (RECEIVED, DUE)
    assert dossier.ended_at == end
    assert dossier.paused_at == (NOW if status in (5, 6) else None)


def test_every_move_of_a_list_is_one_that_the_desk_allows():
    from onecua.domain.dossier import MOVES

    for status in Status:
        at = Status.PROCESSING
        for fact in facts(given(status, datetime(2026, 11, 4, 10)))[1:]:
            move = Move(fact.body["move"])
            assert at in MOVES[move].start
            at = MOVES[move].to


def test_the_facts_say_that_they_come_from_an_import():
    found = facts(given(10, datetime(2026, 11, 4, 10)))
    assert [fact.kind for fact in found] == [
        Kind.DOSSIER_RECEIVED, Kind.DOSSIER_MOVED, Kind.DOSSIER_MOVED,
    ]  # fmt: skip
    assert {fact.body["late"] for fact in found} == {"import"}
    assert found[0].body["batch"] == UUID(int=2).hex


@pytest.mark.parametrize(("promised", "source"), [(DUE, "given"), (None, "none")])
def test_a_promise_is_given_or_there_is_none(promised, source):
    body = facts(given(4, promised_at=promised))[0].body
    assert body["due_source"] == source
    assert "rule" not in body
    assert "slip" not in body
    assert "numbers" not in body
