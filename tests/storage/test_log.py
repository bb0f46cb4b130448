"""Appending to the log: one chain, the head read in the transaction, values kept beside it."""

from datetime import datetime
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from onecua.domain.event import FIRST_PREVIOUS, Fact, Kind, Recorded, commit, event_hash
from onecua.errors import StorageError
from onecua.storage import log
from onecua.storage.database import open_database
from tests.desks import NOW, event_count, log_problems, received_fact, sealed_person

OFFICER = UUID(int=5)
MANY = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def append(database, *facts):
    with database.write() as transaction:
        return transaction.append(list(facts), OFFICER)


def person(name="Trần Văn Nam"):
    return sealed_person(name)[0]


def append_and_fail(database):
    with database.write() as transaction:
        transaction.append([person("Không Ai")], OFFICER)
        raise ZeroDivisionError


def problems(database):
    with database.read() as connection:
        return log_problems(connection)


def test_each_event_carries_the_hash_of_the_one_before(database):
    append(database, person(), person("Đỗ Thị Ánh"))
    append(database, person("Lê Văn Tám"))
    previous = FIRST_PREVIOUS
    with database.read() as connection:
        events = list(log.stream(connection))
    assert [event.seq for event in events] == [1, 2, 3]
    for event in events:
        assert event.hash == event_hash(event, previous)
        previous = event.hash


def test_an_event_is_read_back_as_it_was_appended(database):
    owner, commitment = sealed_person()
    at = datetime(2026, 11, 19, 16, 55, 7)
    fact = received_fact(commitment, at, code="H24.119-261119-0001")
    appended = append(database, owner, fact)
    with database.read() as connection:
        assert tuple(log.stream(connection)) == appended.events
        assert [dict(event.body) for event in log.stream(connection)] == [owner.body, fact.body]
        assert log.events_of(connection, [fact.ref]) == [appended.events[1]]
    assert appended.events[1].happened_at == at
    assert appended.events[1].recorded_at == NOW
    assert appended.events[1].is_amendment


def test_a_fact_may_say_who_recorded_it_and_when(database):
    told = Recorded(UUID(int=8), datetime(2026, 1, 5, 8))
    (event,) = append(database, Fact(Kind.OFFICER_RECORDED, UUID(int=9), {}, recorded=told)).events
    assert (event.officer, event.recorded_at, event.happened_at) == (told.officer, told.at, told.at)


def test_two_programs_append_in_turn_to_one_chain(database, clock):
    other = open_database(database.folder, clock=clock)
    try:
        for place in range(6):
            append((database, other)[place % 2], person(f"Người {place}"))
    finally:
        other.close()
    assert problems(database) == []
    assert event_count(database) == 6


def test_a_transaction_that_fails_leaves_neither_event_nor_row_nor_value(database):
    append(database, person())
    before = database.digest()
    with pytest.raises(ZeroDivisionError):
        append_and_fail(database)
    assert (event_count(database), database.digest()) == (1, before)
    with database.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM private_value")).scalar_one() == 1


@pytest.mark.parametrize(
    "statement",
    ["UPDATE event SET body = '{}'", "UPDATE event SET seq = 9", "DELETE FROM event"],
)
def test_the_database_itself_refuses_to_change_or_delete_an_event(database, statement):
    append(database, person())
    with (
        pytest.raises((StorageError, RuntimeError), match="never"),
        database.write() as transaction,
    ):
        transaction.connection.execute(text(statement))
    assert problems(database) == []


def test_private_values_stand_beside_the_log_and_never_in_it(database):
    append(database, Fact(Kind.DOSSIER_VOIDED, UUID(int=1), {}, {"reason": "Trùng với Bà Bưởi"}))
    with database.read() as connection:
        (event,) = log.stream(connection)
        assert "Bưởi" not in event.body_text
        values = log.private_values(connection, [event.commitment])
    assert values == {event.commitment: {"reason": "Trùng với Bà Bưởi"}}


def test_equal_reasons_of_two_events_have_commitments_of_their_own(database):
    private = {"reason": "nhập nhầm"}
    facts = [Fact(Kind.DOSSIER_VOIDED, UUID(int=n), {}, private) for n in (1, 2)]
    one, other = append(database, *facts).events
    assert one.commitment != other.commitment


@MANY
@given(data=st.data(), names=st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=6))
def test_whoever_is_erased_the_chain_still_verifies_and_the_tables_are_rebuilt_alike(
    database, data, names
):
    people = [sealed_person(name, "") for name in names]
    append(database, *[fact for fact, _ in people])
    at = NOW.replace(hour=8)
    append(database, *[received_fact(owner, at) for _, owner in people])
    gone = data.draw(st.sets(st.sampled_from([owner for _, owner in people])))
    with database.write() as transaction:
        for owner in gone:
            transaction.connection.execute(
                text(
                    "UPDATE private_value SET value = NULL, salt = NULL, erased_at = 1 "
                    "WHERE commitment = :it"
                ),
                {"it": bytes.fromhex(owner)},
            )
    database.rebuild()
    digest = database.digest()
    assert problems(database) == []
    database.rebuild()
    assert database.digest() == digest
    with database.read() as connection:
        for _, owner in people:
            name = connection.execute(
                text("SELECT owner_name FROM dossier WHERE owner = :it"),
                {"it": bytes.fromhex(owner)},
            ).scalar_one()
            assert (name == "") == (owner in gone)


def test_a_value_is_bound_to_its_commitment_by_its_salt(database):
    (event,) = append(database, person()).events
    with database.read() as connection:
        row = connection.execute(text("SELECT salt, value FROM private_value")).one()
    assert commit(row.value, row.salt) == event.commitment
    assert len(row.salt) == 16
