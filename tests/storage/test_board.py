"""The board's queries: all that is open and nothing else, from indexes, counted as by hand."""

import json
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select, text

from onecua.domain.board import NO_STEP, BoardFilter
from onecua.domain.dossier import OPEN, Move, Status
from onecua.domain.event import Fact, Kind
from onecua.storage import board
from onecua.storage.tables import DOSSIER
from tests.desks import NOW, moved_fact, received_fact, sealed_person

OFFICER, OTHER = UUID(int=5), UUID(int=6)
WAYS = (
    (),
    (Move.FORWARD,),
    (Move.FORWARD, Move.FINISH),
    (Move.REQUEST_SUPPLEMENT,),
    (Move.FORWARD, Move.REQUEST_PAYMENT),
    (Move.FORWARD, Move.FINISH, Move.RETURN),
    (Move.WITHDRAW,),
)


@pytest.fixture
def filled(database):
    """Seventy dossiers of every status but 3, due on the days about today."""
    person, owner = sealed_person()
    facts = [person]
    for place in range(70):
        at = datetime(2026, 11, 1, 8) + timedelta(hours=5 * place)
        due = None if place % 17 == 0 else datetime(2026, 11, 16 + place % 9, 17)
        fact = received_fact(
            owner,
            at,
            dossier=UUID(int=place + 1),
            code=f"H24.119-261101-{place + 1:04}",
            due=due,
            status=1 if place % 23 == 22 else 2,
            sector=("Hộ tịch", "Đất đai")[place % 2],
        )
        facts.append(fact)
        if fact.body["status"] == 2:
            facts += [_moved(fact.ref, move, at, place) for move in WAYS[place % len(WAYS)]]
    facts.append(Fact(Kind.DOSSIER_VOIDED, UUID(int=2), {}, None, NOW))
    with database.write() as transaction:
        transaction.append(facts, OFFICER)
    return database


def _moved(dossier, move, at, place):
    body = {"closes_at": "2026-12-10T17:00"} if move is Move.REQUEST_SUPPLEMENT else {}
    if move is Move.FORWARD and place % 2:
        body["holder"] = OTHER.hex
        body["step"] = {
            "place": 1,
            "name": "Thẩm định",
            "term": "4 working_hour",
            "due_at": "2026-11-20T09:00",
        }
    ended = move in (Move.FINISH, Move.RETURN, Move.WITHDRAW)
    day = datetime(2026, 11, 19, 16) + timedelta(hours=place) if ended else at
    return moved_fact(dossier, move, day, **body)


def opened(database):
    with database.read() as connection:
        return list(board.open_dossiers(connection))


def test_all_open_dossiers_come_in_the_order_of_lists_and_no_other(filled):
    with filled.read() as connection:
        rows = connection.execute(
            select(DOSSIER)
            .where(DOSSIER.c.status.in_(OPEN), DOSSIER.c.is_voided.is_(False))
            .order_by(DOSSIER.c.rank, DOSSIER.c.key)
        ).all()
    found = opened(filled)
    assert len(found) > 30
    assert [each.key for each in found] == [row.key for row in rows]
    for each, row in zip(found, rows, strict=True):
        assert (each.status, each.due_at, each.paused_at) == (row.status, row.due_at, row.paused_at)
        assert (each.holder, each.sector, each.step_due_at) == (
            row.holder, row.sector, row.step_due_at
        )  # fmt: skip
        assert each.step == (row.step_name or NO_STEP)
    assert {each.status for each in found} == OPEN


def test_only_a_supplement_says_when_it_may_be_closed(filled):
    closes = {each.status: each.closes_at for each in opened(filled) if each.due_at}
    assert closes.pop(Status.AWAITING_SUPPLEMENT) == datetime(2026, 12, 10, 17)
    assert set(closes.values()) == {None}


def test_a_dossier_without_due_date_has_none_though_its_rank_is_far_away(filled):
    without = [each for each in opened(filled) if each.due_at is None]
    assert without
    assert all(each.closes_at is None or each.is_paused for each in without)


def plan(database, query, **values):
    with database.read() as connection:
        rows = connection.execute(text(f"EXPLAIN QUERY PLAN {query}"), values)
        return " ".join(row[3] for row in rows)


def test_open_dossiers_are_read_from_the_partial_index_alone(filled):
    found = plan(filled, board._OPEN)
    assert "USING COVERING INDEX ix_dossier_board" in found
    assert "TEMP B-TREE" not in found


def test_ended_days_are_counted_in_the_index_of_due_instants_alone(filled):
    query = board._ENDED.format(day=86_400, late=board._LATE_BY_DAY, narrowed="")
    assert "USING COVERING INDEX ix_dossier_due" in plan(filled, query, first=0, past=10)


@pytest.mark.parametrize("by_instant", [False, True])
@pytest.mark.parametrize(
    "wanted",
    [
        BoardFilter(),
        BoardFilter(holders=frozenset({OTHER})),
        BoardFilter(sectors=frozenset({"Đất đai"})),
        BoardFilter(holders=frozenset({OFFICER}), sectors=frozenset({"Hộ tịch"})),
    ],
)
def test_ended_days_count_as_by_hand(filled, wanted, by_instant):
    first, last = date(2026, 11, 17), date(2026, 11, 22)
    with filled.read() as connection:
        found = board.ended_days(connection, first, last, wanted, by_instant=by_instant)
        rows = connection.execute(select(DOSSIER)).all()
    by_hand = {}
    for row in rows:
        ended = row.status in (7, 8, 9, 10) and not row.is_voided and row.due_at is not None
        if not ended or not first <= row.due_at.date() <= last:
            continue
        if wanted.holders and row.holder not in wanted.holders:
            continue
        if wanted.sectors and row.sector not in wanted.sectors:
            continue
        late = row.ended_at.date() > row.due_at.date()
        if by_instant:
            late = row.ended_at.replace(second=0) > row.due_at
        count, lates = by_hand.get(row.due_at.date(), (0, 0))
        by_hand[row.due_at.date()] = (count + 1, lates + late)
    assert by_hand
    assert {each.on: (each.count, each.late) for each in found} == by_hand


def test_all_dossiers_of_a_day_are_named_but_those_that_count_nowhere(filled):
    day = date(2026, 11, 17)
    with filled.read() as connection:
        found = board.due_on(connection, day)
        rows = connection.execute(select(DOSSIER)).all()
    wanted = {
        row.key
        for row in rows
        if row.due_at and row.due_at.date() == day and row.status not in (1, 3)
        and not row.is_voided
    }  # fmt: skip
    assert set(found) == wanted
    assert len(found) == len(wanted) > 3
    assert json.dumps(found)


def test_details_come_by_key(filled):
    keys = [each.key for each in opened(filled)]
    with filled.read() as connection:
        found = board.details(connection, keys)
    assert set(found) == set(keys)
    one = found[keys[0]]
    assert one.owner_name == "Trần Văn Nam"
    assert one.code.startswith("H24.119-261101-")
