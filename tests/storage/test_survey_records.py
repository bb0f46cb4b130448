"""What coverage reads of dossiers: whose reception and return counts, and whose slip is missing."""

from datetime import datetime

import pytest

from onecua.domain.dossier import Move
from onecua.domain.survey.record import recorded
from onecua.storage import survey_records, surveys
from tests.desks import move, receive
from tests.surveys import answered, close_batch

START, END = datetime(2026, 11, 20), datetime(2026, 11, 21)
DONE = (Move.FORWARD, Move.FINISH, Move.RETURN)


@pytest.fixture
def dossiers(desk):
    """Four received: two returned, one settled, one open."""
    found = [receive(desk) for _ in range(4)]
    move(desk, found[0], *DONE)
    move(desk, found[1], *DONE)
    move(desk, found[2], *DONE[:2])
    return found


def read(desk, query, start=START, end=END):
    with desk.database.read() as connection:
        return list(query(connection, start, end))


def test_received_dossiers_carry_their_slip(desk, dossiers):
    close_batch(desk, [answered({"chung": 5})] * 5, dossiers[:1])
    rows = read(desk, survey_records.received)
    assert [(row.dossier, row.has_slip) for row in rows] == [
        (dossiers[0], True),
        (dossiers[1], False),
        (dossiers[2], False),
        (dossiers[3], False),
    ]
    assert read(desk, survey_records.received, END, datetime(2026, 12, 1)) == []


def test_a_voided_dossier_is_neither_received_nor_missing(desk, dossiers):
    desk.handling.void(dossiers[1], "nhập nhầm")
    assert dossiers[1] not in [row.dossier for row in read(desk, survey_records.received)]
    assert [row.dossier for row in read(desk, survey_records.without_slip)] == [dossiers[0]]


def test_the_list_of_missing_slips_is_the_coverage_of_returned_turned_round(desk, dossiers):
    close_batch(desk, [answered({"chung": 5})] * 5, dossiers[1:2])
    returned = read(desk, surveys.returned)
    missing = read(desk, survey_records.without_slip)
    assert {row.dossier for row in returned if not row.has_slip} == {m.dossier for m in missing}
    (row,) = missing
    assert (row.dossier, row.code) == (dossiers[0], "H24.119-261120-0001")
    assert row.owner_name == "Nguyễn Thị Thanh Tâm"


def test_settled_dossiers_come_with_all_their_events(desk, dossiers):
    found = [recorded(events) for events in read(desk, survey_records.settled)]
    assert len(found) == 3
    assert all(each.ended_at.date() == START.date() for each in found)
    withdrawn = receive(desk)
    move(desk, withdrawn, Move.WITHDRAW)
    assert len(read(desk, survey_records.settled)) == 3
    assert read(desk, survey_records.settled, END, datetime(2026, 12, 1)) == []
