"""Table II.06a by `rules.md` 5: each clause with a dossier of its own, and a count in Python."""

from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onecua.domain.dossier import Channel, Move
from onecua.domain.event import Fact, Kind
from onecua.domain.period import monthly
from onecua.storage import tallies
from onecua.storage.database import create_database
from tests.counting import counted_by_hand
from tests.desks import MovableClock, moved_fact, received_fact, sealed_person
from tests.histories import OFFICER, histories
from tests.storage.test_projections import append_in_parts

PERIOD = monthly(2026, 11)  # 15/10 – 14/11
START, END = PERIOD.start_at, PERIOD.end_at
LAST_DAY = datetime(2026, 11, 14)
DOSSIER = UUID(int=1)


def day(number, hour=8, minute=0, month=11):
    return datetime(2026, month, number, hour, minute)


def columns(database, *facts, start=START, until=END):
    """Return the columns in which the only dossier of these facts stands."""
    owner, commitment = sealed_person()
    facts = [
        fact if fact.kind != Kind.DOSSIER_RECEIVED else Fact(
            fact.kind, fact.ref, {**fact.body, "owner": commitment}, None, fact.happened_at
        )
        for fact in facts
    ]  # fmt: skip
    with database.write() as transaction:
        transaction.append([owner, *facts], OFFICER)
    with database.read() as connection:
        tally = tallies.count(connection, start, until)
        members = list(tallies.members(connection, start, until))
    cells = [c for row in tally.rows for c in range(3, 14) for _ in range(row.cell(c))]
    found = [column for member in members for column in member.columns]
    assert sorted(found) == [c for c in cells if c not in (3, 7, 11)]
    assert (tally.whole.received, tally.whole.finished, tally.whole.open) == tuple(
        cells.count(column) for column in (3, 7, 11)
    )
    return tuple(sorted(found))


def came(at, due=None, **changed):
    return received_fact("", at, due=due, dossier=DOSSIER, **changed)


def moved(move, at, **body):
    return moved_fact(DOSSIER, move, at, **body)


DUE = day(5, 17)
ENDINGS = [
    ("ended the day before the due day", DUE, day(4, 23, 59), 8),
    ("ended on the due day in the morning", DUE, day(5, 7), 9),
    ("ended on the due day before the due hour", DUE, day(5, 16, 59), 9),
    ("ended on the due day after the due hour", DUE, day(5, 23, 59), 9),
    ("ended at the first instant after the due day", DUE, day(6, 0), 10),
    ("ended long after", DUE, day(14, 23, 59), 10),
    ("ended without a due date", None, day(14, 23, 59), 9),
]


@pytest.mark.parametrize(("case", "due", "ended", "column"), ENDINGS, ids=[c[0] for c in ENDINGS])
def test_an_ended_dossier_is_counted_by_calendar_day(database, case, due, ended, column):
    facts = [came(day(2), due), moved(Move.FORWARD, day(2, 9)), moved(Move.FINISH, ended)]
    assert columns(database, *facts) == (5, column)


@pytest.mark.parametrize("move", [Move.WITHDRAW, Move.STOP])
@pytest.mark.parametrize(
    ("due", "ended", "column"),
    [(DUE, day(3), 9), (DUE, day(5, 23, 59), 9), (DUE, day(6, 0), 10), (None, day(6), 9)],
)
def test_withdrawn_or_stopped_is_on_time_by_the_due_day_and_late_after(
    database, move, due, ended, column
):
    assert columns(database, came(day(2), due), moved(move, ended)) == (5, column)


def test_a_result_is_counted_when_it_is_ready_not_when_it_is_fetched(database):
    facts = [
        came(day(2), DUE),
        moved(Move.FORWARD, day(2)),
        moved(Move.FINISH, day(4)),
        moved(Move.RETURN, day(30)),
    ]
    assert columns(database, *facts) == (5, 8)


OPEN = [
    ("due the day after the period", day(15, 0), 12),
    ("due the last minute of the period", day(14, 23, 59), 13),
    ("due on the last day at closing", day(14, 17), 13),
    ("due before", day(5, 17), 13),
    ("due long after", day(30, 17, month=12), 12),
    ("without a due date", None, 12),
]


@pytest.mark.parametrize(("case", "due", "column"), OPEN, ids=[c[0] for c in OPEN])
@pytest.mark.parametrize("move", [None, Move.FORWARD])
def test_an_open_dossier_is_late_when_its_due_day_was_over(database, case, due, column, move):
    moves = [moved(move, day(3))] if move else []
    assert columns(database, came(day(2), due), *moves) == (5, column)


PAUSES = [
    ("paused before the due day", day(4), 12),
    ("paused on the due day after the due hour", day(5, 20), 12),
    ("paused after the due day", day(6, 0), 13),
]


@pytest.mark.parametrize(("case", "paused", "column"), PAUSES, ids=[c[0] for c in PAUSES])
def test_a_paused_dossier_is_in_time_unless_it_was_late_before(database, case, paused, column):
    asked = moved(Move.REQUEST_SUPPLEMENT, paused)
    assert columns(database, came(day(2), DUE), asked) == (5, column)


def test_a_correction_during_a_pause_does_not_make_it_late(database):
    corrected = Fact(Kind.DOSSIER_CORRECTED, DOSSIER, {"fields": {"channel": 2}}, None, day(10))
    facts = [came(day(2), DUE), moved(Move.REQUEST_SUPPLEMENT, day(4)), corrected]
    assert columns(database, *facts) == (4, 12)


def test_waiting_for_payment_is_a_pause_too(database):
    facts = [came(day(2), DUE), moved(Move.FORWARD, day(3)), moved(Move.REQUEST_PAYMENT, day(4))]
    assert columns(database, *facts) == (5, 12)


@pytest.mark.parametrize("status", [1, 3])
def test_what_was_not_received_counts_nowhere(database, status):
    assert columns(database, came(day(2), DUE, status=status)) == ()


def test_a_dossier_accepted_from_the_portal_is_received_then(database):
    facts = [came(day(10, month=10), day(20), status=1), moved(Move.ACCEPT, day(16, month=10))]
    assert columns(database, *facts) == (5, 12)


def test_a_denied_registration_counts_nowhere(database):
    assert columns(database, came(day(2), status=1), moved(Move.DENY, day(3))) == ()


def test_a_voided_dossier_counts_nowhere(database):
    void = Fact(Kind.DOSSIER_VOIDED, DOSSIER, {}, None, day(20))
    assert columns(database, came(day(2), DUE), moved(Move.FORWARD, day(3)), void) == ()


RECEPTIONS = [
    ("first instant of the period", START, 5),
    ("last instant before it", START - timedelta(seconds=1), 6),
    ("last instant of it", END - timedelta(seconds=1), 5),
    ("first instant after it", END, None),
]


@pytest.mark.parametrize(("case", "at", "column"), RECEPTIONS, ids=[c[0] for c in RECEPTIONS])
def test_a_reception_belongs_to_the_period_of_its_calendar_day(database, case, at, column):
    found = columns(database, came(at, day(30)))
    assert found == ((column, 12) if column else ())


BOUNDARIES = [
    ("ended in the last second before", START - timedelta(seconds=1), ()),
    ("ended in the first second", START, (6, 9)),
    ("ended in the last second", END - timedelta(seconds=1), (6, 10)),
    ("ended in the first second after", END, (6, 13)),
]


@pytest.mark.parametrize(("case", "ended", "found"), BOUNDARIES, ids=[c[0] for c in BOUNDARIES])
def test_an_end_belongs_to_the_period_of_its_calendar_day(database, case, ended, found):
    due = datetime(2026, 10, 15, 17)
    facts = [came(day(1, month=10), due), moved(Move.FORWARD, day(2, month=10))]
    assert columns(database, *facts, moved(Move.FINISH, ended)) == found


@pytest.mark.parametrize(
    ("channel", "column"), [(Channel.IN_PERSON, 5), (Channel.POSTAL, 5), (Channel.ONLINE, 4)]
)
def test_online_stands_apart_from_the_desk_and_the_post(database, channel, column):
    assert columns(database, came(day(2), day(30), channel=channel)) == (column, 12)


def test_figures_of_a_period_use_the_due_date_as_it_stood_at_its_end(database):
    facts = [
        came(day(2), day(12, 17)),
        moved(Move.REQUEST_SUPPLEMENT, day(11)),
        moved(Move.SUPPLEMENTED, day(20), due_at="2026-11-25T17:00"),
    ]
    assert columns(database, *facts) == (5, 12)
    with database.read() as connection:
        (later,) = tallies.members(connection, END, datetime(2026, 12, 1))
    assert later.columns == (6, 13)
    assert later.late_by_promise


@pytest.mark.parametrize(
    ("until", "column"),
    [(day(5, 12), 12), (day(5, 23, 59), 12), (day(6, 0), 13), (day(6, 1), 13)],
)
def test_a_running_period_is_counted_as_of_now(database, until, column):
    assert columns(database, came(day(2), DUE), until=until) == (5, column)


def test_a_result_undone_after_the_period_reopens_the_dossier_in_the_next_one(database):
    facts = [
        came(day(2), DUE),
        moved(Move.FORWARD, day(3)),
        moved(Move.FINISH, day(4)),
    ]
    assert columns(database, *facts) == (5, 8)
    with database.read() as connection:
        key = connection.exec_driver_sql("SELECT device || '/' || incarnation FROM writer").scalar()
    undone = Fact(Kind.MOVE_UNDONE, DOSSIER, {"undoes": f"{key}/4"}, None, day(20))
    with database.write() as transaction:
        transaction.append([undone], OFFICER)
    with database.read() as connection:
        assert [m.columns for m in tallies.members(connection, START, END)] == [(5, 8)]
        assert [m.columns for m in tallies.members(connection, END, day(14, month=12))] == [(6, 13)]
        assert tallies.open_count(connection, END) == 0
        assert len(tallies.carried_over_but_new(connection, END, day(14, month=12))) == 1
        assert tallies.carried_over_but_new(connection, START, END) == []


SLOW = settings(max_examples=25, deadline=None)
INSTANTS = st.sampled_from(
    [
        (datetime(2026, 10, 12), datetime(2026, 10, 15)),
        (datetime(2026, 10, 15), datetime(2026, 11, 15)),
        (datetime(2026, 10, 13), datetime(2026, 10, 14)),
        (datetime(2026, 11, 1), datetime(2026, 11, 9, 10, 30)),
        (datetime(2026, 10, 1), datetime(2027, 6, 1)),
    ]
)


@SLOW
@given(histories(), INSTANTS)
def test_the_table_is_what_a_count_dossier_by_dossier_gives(history, instants):
    start, until = instants
    with TemporaryDirectory() as folder:
        database = create_database(Path(folder), plain=True, clock=MovableClock())
        with closing(database):
            append_in_parts(database, history, ())
            with database.read() as connection:
                by_hand = counted_by_hand(connection, start, until)
                tally = tallies.count(connection, start, until)
                members = list(tallies.members(connection, start, until))
                opened = tallies.open_count(connection, until)
    by_table = {
        (row.sector, column): row.cell(column)
        for row in tally.rows
        for column in (4, 5, 6, 8, 9, 10, 12, 13)
        if row.cell(column)
    }
    assert by_table == by_hand.cells
    assert sorted(member.columns for member in members) == sorted(by_hand.columns)
    assert tally.against_promise == by_hand.against_promise
    assert opened == sum(columns[1] in (12, 13) for columns in by_hand.columns)
