"""Applying at once, one by one, or rebuilding ends in the same tables (`rules.md` 12)."""

from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from onecua.domain.dossier import Move
from onecua.domain.event import Fact, Kind
from onecua.errors import Cancelled
from onecua.progress import Progress
from onecua.storage import log
from onecua.storage.database import create_database
from tests.desks import (
    NOW,
    MovableClock,
    event_count,
    log_problems,
    move,
    receive,
    received_fact,
    sealed_person,
)
from tests.histories import OFFICER, facts_of, histories

SLOW = settings(max_examples=12, deadline=None)


def fresh(folder):
    return create_database(Path(folder), plain=True, clock=MovableClock())


def append_in_parts(database, history, sizes):
    """Append a history in transactions of these sizes, the last one over and over."""
    with database.read() as connection:
        writer = log.local_writer(connection)
    facts = facts_of(history, lambda place: f"{writer.device}/{writer.incarnation}/{place + 1}")
    start, sizes = 0, list(sizes)
    while start < len(facts):
        size = sizes.pop(0) if sizes else len(facts)
        with database.write() as transaction:
            transaction.append(facts[start : start + size], OFFICER)
        start += size


@SLOW
@given(histories(), st.lists(st.integers(1, 5), max_size=6))
def test_one_transaction_many_or_a_rebuild_give_the_same_tables(history, sizes):
    with (
        TemporaryDirectory() as one,
        TemporaryDirectory() as other,
        closing(fresh(one)) as at_once,
        closing(fresh(other)) as in_parts,
    ):
        append_in_parts(at_once, history, ())
        append_in_parts(in_parts, history, sizes)
        digest = at_once.digest()
        assert in_parts.digest() == digest
        in_parts.rebuild()
        assert in_parts.digest() == digest
        with in_parts.read() as connection:
            assert log_problems(connection) == []


def test_everything_a_desk_does_is_rebuilt_alike(desk, clock):
    first, second, third = (receive(desk) for _ in range(3))
    clock.forward(hours=1)
    move(desk, first, Move.FINISH, Move.RETURN)
    desk.handling.undo(first, "bấm nhầm")
    move(desk, second, Move.REQUEST_SUPPLEMENT, items=("Tờ khai",))
    desk.handling.printed(second, "supplement")
    desk.handling.void(third, "trùng")
    digest, events = desk.database.digest(), event_count(desk.database)
    desk.database.rebuild()
    assert (desk.database.digest(), event_count(desk.database)) == (digest, events)


def test_an_order_of_reception_other_than_that_of_the_log_does_not_show_in_the_digest(database):
    owner, commitment = sealed_person()
    later = received_fact(commitment, NOW, code="H24.119-261120-0002", dossier=UUID(int=2))
    earlier = received_fact(
        commitment, NOW - timedelta(days=3), code="H24.119-261117-0001", dossier=UUID(int=1)
    )
    with database.write() as transaction:
        transaction.append([owner, later, earlier], OFFICER)
    digest = database.digest()
    database.rebuild()
    assert database.digest() == digest


def test_a_cancelled_rebuild_leaves_the_tables_as_they_were(desk):
    receive(desk)
    digest = desk.database.digest()
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        desk.database.rebuild(progress)
    assert desk.database.digest() == digest


def test_an_edited_row_changes_the_digest_and_a_rebuild_mends_it(desk):
    receive(desk)
    digest = desk.database.digest()
    with desk.database.write() as transaction:
        transaction.connection.execute(text("UPDATE dossier SET owner_name = 'Người Khác'"))
    assert desk.database.digest() != digest
    desk.database.rebuild()
    assert desk.database.digest() == digest


def test_tables_of_an_older_program_are_made_again_at_the_next_start(folder, clock):
    from tests.desks import desk_in

    with desk_in(folder, clock) as desk:
        receive(desk)
        digest = desk.database.digest()
        with desk.database.write() as transaction:
            transaction.connection.exec_driver_sql("UPDATE dossier SET owner_name = 'cũ'")
            transaction.connection.exec_driver_sql("PRAGMA user_version = 0")
    with desk_in(folder, clock) as desk:
        assert desk.database.digest() == digest


def test_two_dossiers_in_force_never_have_the_same_code(database):
    owner, commitment = sealed_person()
    facts = [received_fact(commitment, NOW, code="H24.119-261120-0001") for _ in range(2)]
    with pytest.raises(Exception, match="UNIQUE"), database.write() as transaction:
        transaction.append([owner, *facts], OFFICER)
    assert event_count(database) == 0


def test_a_voided_dossier_frees_its_code(database):
    owner, commitment = sealed_person()
    first, second = (received_fact(commitment, NOW, code="H24.119-261120-0001") for _ in range(2))
    void = Fact(Kind.DOSSIER_VOIDED, first.ref, {}, None, NOW)
    for facts in ([owner, first], [void], [second]):
        with database.write() as transaction:
            transaction.append(facts, OFFICER)
    digest = database.digest()
    database.rebuild()
    assert database.digest() == digest


def test_an_import_as_large_as_several_chunks_is_applied_and_rebuilt_alike(plain_database):
    people = [sealed_person(f"Người {place}", "") for place in range(40)]
    at = datetime(2026, 10, 1, 8)
    facts = [fact for fact, _ in people]
    for place in range(5_200):
        fact = received_fact(
            people[place % 40][1],
            at,
            code=f"H24.119-261001-{place:05}",
            dossier=UUID(int=place + 1),
        )
        facts.append(replace(fact, body={**fact.body, "numbers": [["slip/01/2026", place + 1]]}))
    with plain_database.write() as transaction:
        transaction.append(facts, OFFICER)
    digest = plain_database.digest()
    plain_database.rebuild()
    assert plain_database.digest() == digest
