"""The tamper classes of `safety.md` F9 that a chain without anchors sees, each naming its event."""

from uuid import UUID

import pytest
from sqlalchemy import text

from tests.desks import log_problems, sealed_person

COUNT = 8
TRIGGERS = ("event_is_never_changed", "event_is_never_deleted")
COLUMNS = (
    "writer, seq, kind, version, ref, officer, happened_at, recorded_at, body, commitment, hash, "
    "is_amendment"
)


@pytest.fixture
def logged(database):
    """A log of eight events whose guards somebody with the key has taken away."""
    with database.write() as transaction:
        facts = [sealed_person(f"Người {place}")[0] for place in range(COUNT)]
        transaction.append(facts, UUID(int=5))
        for trigger in TRIGGERS:
            transaction.connection.execute(text(f"DROP TRIGGER {trigger}"))
    return database


def tamper(database, *statements):
    with database.write() as transaction:
        for statement in statements:
            transaction.connection.exec_driver_sql(statement)


def problems(database):
    with database.read() as connection:
        return log_problems(connection)


def test_an_untouched_log_has_no_problem(logged):
    assert problems(logged) == []


@pytest.mark.parametrize("seq", [1, 4, COUNT])
@pytest.mark.parametrize(
    "edit",
    [
        "body = '{\"fee\":1}'",
        "body = body || ' '",
        "kind = 'dossier_voided'",
        "version = 2",
        "ref = zeroblob(16)",
        "officer = zeroblob(16)",
        "happened_at = happened_at - 1",
        "recorded_at = recorded_at + 86400",
        "hash = zeroblob(32)",
    ],
)
def test_an_edited_event_is_named(logged, seq, edit):
    tamper(logged, f"UPDATE event SET {edit} WHERE seq = {seq}")
    found = problems(logged)
    assert any(f"số {seq} " in problem for problem in found)
    assert len(found) <= 2  # the event itself, and the one after it when its hash was edited


@pytest.mark.parametrize("seq", [1, 4, COUNT - 1])
def test_a_deleted_event_is_missed_by_its_number(logged, seq):
    tamper(logged, f"DELETE FROM event WHERE seq = {seq}")
    assert problems(logged) == [problem for problem in problems(logged) if f"số {seq} " in problem]
    assert problems(logged)


def test_an_inserted_event_is_named(logged):
    free = [f"UPDATE event SET seq = {seq + 1} WHERE seq = {seq}" for seq in range(COUNT, 3, -1)]
    copied = COLUMNS.replace("seq", "4", 1)
    tamper(
        logged,
        *free,
        f"INSERT INTO event({COLUMNS}) SELECT {copied} FROM event WHERE seq = 3",
    )
    assert any("số 4 " in problem for problem in problems(logged))


def test_two_swapped_events_are_named(logged):
    tamper(
        logged,
        "UPDATE event SET seq = 99 WHERE seq = 3",
        "UPDATE event SET seq = 3 WHERE seq = 6",
        "UPDATE event SET seq = 6 WHERE seq = 99",
    )
    found = " ".join(problems(logged))
    assert "số 3 " in found
    assert "số 6 " in found


@pytest.mark.parametrize("change", ["device = 'other'", "incarnation = 'other'"])
def test_a_log_given_to_another_device_is_seen(logged, change):
    tamper(logged, f"UPDATE writer SET {change}")
    assert len(problems(logged)) == COUNT


def test_an_edited_private_value_is_named_by_its_commitment(logged):
    with logged.read() as connection:
        commitment = connection.execute(
            text("SELECT commitment FROM event WHERE seq = 5")
        ).scalar_one()
    value = '{"full_name":"Người Khác"}'
    tamper(
        logged,
        f"UPDATE private_value SET value = '{value}' WHERE commitment = x'{commitment.hex()}'",
    )
    (problem,) = problems(logged)
    assert commitment.hex()[:8] in problem


def test_a_lost_private_value_is_named_by_its_event(logged):
    tamper(
        logged,
        "DELETE FROM private_value WHERE commitment = (SELECT commitment FROM event WHERE seq = 5)",
    )
    (problem,) = problems(logged)
    assert "số 5 " in problem


def test_the_cut_of_a_log_and_its_whole_rewriting_need_anchors_to_be_seen(logged):
    """Said plainly in `safety.md` D10: without an outside anchor nothing sees these two."""
    tamper(logged, f"DELETE FROM event WHERE seq = {COUNT}")
    assert problems(logged) == []


def test_no_more_problems_are_told_than_a_person_reads_and_the_rest_is_counted(logged):
    with logged.write() as transaction:
        facts = [sealed_person(f"Người {place}")[0] for place in range(140)]
        transaction.append(facts, UUID(int=5))
    tamper(logged, "UPDATE event SET version = 2")
    *told, rest = problems(logged)
    assert len(told) == 100
    assert "còn 48 điều nữa" in rest
