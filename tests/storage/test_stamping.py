"""The one place where the clock enters the log: every write, of whichever service or process."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import insert

from onecua.domain.dossier import Move
from onecua.errors import RuleError
from onecua.services.setup import new_officer, record_officer
from onecua.storage.stamping import last_recorded_at, mend
from onecua.storage.tables import WRITER
from tests.desks import (
    NHUNG,
    desk_in,
    event_count,
    move,
    receive,
    received_fact,
    request,
    sealed_person,
)

MINUTE = timedelta(minutes=1)


def last_of(desk):
    with desk.database.read() as connection:
        return last_recorded_at(connection)


def test_a_receipt_is_never_stamped_before_the_one_before_it(desk, clock):
    receive(desk)
    count = event_count(desk.database)
    clock.forward(minutes=-3)

    with pytest.raises(RuleError, match="trước lần ghi gần nhất \\(09:12 20/11/2026\\)"):
        receive(desk)

    assert event_count(desk.database) == count


@pytest.mark.parametrize("back", [1, 119])
def test_a_step_of_the_time_server_gives_the_next_receipt_the_last_instant(desk, clock, back):
    receive(desk)
    at = clock.now
    clock.forward(seconds=-back)

    found = desk.records.read(receive(desk)).dossier

    assert found.received_at == at
    assert last_of(desk) == at


def test_every_move_is_refused_with_a_dead_battery_and_goes_on_when_the_clock_is_mended(
    desk, clock
):
    dossier = receive(desk)
    was = clock.now
    clock.set(2010, 1, 1)
    deeds = (
        lambda: move(desk, dossier, Move.FORWARD),
        lambda: desk.handling.void(dossier, "nhập nhầm"),
        lambda: desk.handling.counter_slip("03", request(), "không thuộc thẩm quyền"),
    )
    for deed in deeds:
        with pytest.raises(RuleError, match="00:00 01/01/2010"):
            deed()
    clock.now = was + MINUTE
    move(desk, dossier, Move.FORWARD)


def test_what_stamps_no_dossier_is_still_written(desk, clock):
    dossier = receive(desk)
    at = clock.now
    clock.forward(hours=-5)

    record_officer(desk, new_officer("Phạm Văn Quyết"))
    desk.handling.printed(dossier, "01")
    desk.preferences.set("theme", "dark")

    assert last_of(desk) == at


def test_a_late_entry_that_names_its_instant_is_taken_and_recorded_after_the_last(desk, clock):
    receive(desk)
    at = clock.now
    clock.forward(hours=-1)

    dossier = receive(desk, received_at=datetime(2026, 11, 19, 15), late_reason="mất điện")

    found = desk.records.read(dossier)

    assert found.dossier.received_at == datetime(2026, 11, 19, 15)
    assert found.history[0].recorded_at == at
    assert found.history[0].is_late


def test_when_an_imported_dossier_happened_is_no_measure(desk, clock):
    with desk.database.write() as transaction:
        person, owner = sealed_person()
        old = received_fact(owner, datetime(2024, 3, 1, 8))
        transaction.append([person, old], NHUNG.id)
    assert last_of(desk) == clock.now
    clock.forward(hours=1)
    receive(desk)


def test_an_entry_of_another_process_counts(folder, desk, clock):
    receive(desk)
    with desk_in(folder, type(clock)(clock.now + 10 * MINUTE)) as other:
        receive(other)

    with pytest.raises(RuleError, match="09:22"):
        receive(desk)


def test_the_clock_of_another_counter_is_no_measure(desk, clock):
    with desk.database.write() as transaction:
        transaction.connection.execute(
            insert(WRITER),
            {
                "device": "d2",
                "incarnation": "i2",
                "counter": 2,
                "started_at": datetime(2030, 1, 1),
                "is_local": False,
            },
        )
        transaction.connection.exec_driver_sql(
            "INSERT INTO event SELECT 2, 1, kind, version, ref, officer, happened_at, "
            "recorded_at + 99999999, body, commitment, hash, is_amendment FROM event WHERE seq = 1"
        )

    receive(desk)
    assert last_of(desk) == clock.now


def test_a_new_incarnation_without_an_entry_goes_on_after_the_former(desk, clock):
    receive(desk)
    with desk.database.write() as transaction:
        transaction.connection.execute(
            insert(WRITER),
            {
                "device": "d1",
                "incarnation": "i3",
                "counter": 1,
                "started_at": clock.now,
                "is_local": True,
            },
        )
    assert last_of(desk) == clock.now
    clock.forward(minutes=-10)
    with pytest.raises(RuleError):
        receive(desk)


def test_after_a_chief_s_word_its_instant_is_the_measure_until_the_next_entry(desk, clock):
    right = clock.now
    clock.set(2030, 1, 1, 8)
    receive(desk)
    record_officer(desk, new_officer("Phạm Văn Quyết"))
    clock.now = right
    with desk.database.write() as transaction:
        mend(transaction.connection, right, NHUNG.id)
        for dated in (True, False):
            assert last_recorded_at(transaction.connection, dated=dated) == right
    clock.forward(minutes=-5)
    with pytest.raises(RuleError, match="09:12 20/11/2026"):
        receive(desk)
    clock.forward(minutes=6)

    assert desk.records.read(receive(desk)).dossier.received_at == right + MINUTE
    assert last_of(desk) == right + MINUTE


def test_what_declares_the_office_is_no_measure_of_a_receipt(desk, clock):
    receive(desk)
    clock.forward(days=40)
    record_officer(desk, new_officer("Phạm Văn Quyết"))
    clock.forward(days=-39)

    assert desk.records.read(receive(desk)).dossier.received_at == clock.now
