"""What the record says of indices 1, 2, 3, dossier by dossier, against plain counting."""

from datetime import datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from onecua.domain.deadline import timeliness_by_instant
from onecua.domain.dossier import Move
from onecua.domain.event import Fact, Kind
from onecua.domain.survey.indices import Tally
from onecua.domain.survey.record import (
    RecordedDossier,
    StepKept,
    recorded,
    recorded_tallies,
    steps_kept,
)
from tests.desks import moved_fact, received_fact
from tests.histories import events_of, key_in_memory

START = datetime(2026, 11, 2, 8)
DUE = datetime(2026, 11, 6, 17)
DOSSIER = UUID(int=1)
HOUR = timedelta(hours=1)
TAM, BINH = UUID(int=8), UUID(int=9)


def received(due=DUE):
    return received_fact("ab", START, due=due, dossier=DOSSIER, code="H24.119-261102-0001")


def moved(move, hours, **body):
    return moved_fact(DOSSIER, move, START + hours * HOUR, **body)


def forward(hours, holder, due_at, place=0):
    step = {"place": place, "name": "Thẩm định", "term": "1 working_day"}
    step["due_at"] = due_at.isoformat(timespec="minutes") if due_at else None
    return moved(Move.FORWARD, hours, holder=holder.hex, step=step)


def read(*facts):
    return recorded(events_of([received(), *facts]))


def test_a_dossier_with_its_steps():
    first, second = datetime(2026, 11, 3, 17), datetime(2026, 11, 5, 17)
    found = read(forward(1, TAM, first), forward(30, BINH, second, 1), moved(Move.FINISH, 50))
    assert [(s.officer, s.due_at, s.ended_at) for s in found.steps] == [
        (TAM, first, START + 30 * HOUR),
        (BINH, second, START + 50 * HOUR),
    ]
    assert found.ended_at == START + 50 * HOUR
    assert recorded_tallies([found]) == {1: Tally(2, 1), 2: Tally(3, 2), 3: Tally(2, 1)}


def test_a_step_without_a_time_and_a_plain_hand_over_are_not_counted():
    found = read(
        forward(1, TAM, None), moved(Move.FORWARD, 5, holder=BINH.hex), moved(Move.FINISH, 9)
    )
    assert found.steps == ()
    assert 2 not in recorded_tallies([found])


def test_a_pause_moves_the_deadline_of_the_step():
    later = datetime(2026, 11, 9, 17)
    found = read(
        forward(1, TAM, datetime(2026, 11, 3, 17)),
        moved(Move.REQUEST_SUPPLEMENT, 3),
        moved(Move.SUPPLEMENTED, 120, step_due_at=later.isoformat(timespec="minutes")),
        moved(Move.FINISH, 130),
    )
    assert [step.due_at for step in found.steps] == [later]
    assert found.supplements == 1


def test_a_hand_over_that_was_undone_never_was():
    early = datetime(2026, 11, 3, 17)
    undone = Fact(Kind.MOVE_UNDONE, DOSSIER, {"undoes": key_in_memory(2)}, None, START + 6 * HOUR)
    facts = (received(), forward(1, TAM, early), forward(5, BINH, DUE, 1), undone)
    events = events_of([*facts, moved(Move.FINISH, 20)])
    assert [(s.officer, s.ended_at) for s in steps_kept(events)] == [(TAM, START + 20 * HOUR)]


def test_only_dossiers_with_a_result_count():
    assert read(forward(1, TAM, DUE)) is None
    assert read(moved(Move.WITHDRAW, 2)) is None
    voided = Fact(Kind.DOSSIER_VOIDED, DOSSIER, {}, None, START + 9 * HOUR)
    assert read(moved(Move.FINISH, 5), voided) is None
    assert read(moved(Move.FINISH, 5), moved(Move.RETURN, 30)).ended_at == START + 5 * HOUR


def test_by_the_instant_where_the_office_goes_by_it():
    due_at = datetime(2026, 11, 2, 10)
    found = read(forward(1, TAM, due_at), moved(Move.FINISH, 5))
    assert recorded_tallies([found])[2] == Tally(1, 1)
    assert recorded_tallies([found], timeliness_by_instant)[2] == Tally(0, 1)


days = st.integers(-3, 3)
dossiers = st.lists(
    st.tuples(st.none() | days, st.integers(0, 4), st.lists(days, max_size=3)), max_size=30
)


@given(dossiers)
def test_points_are_summed_over_dossiers_and_steps(drawn):
    listed = [made(*each) for each in drawn]
    found = recorded_tallies(listed)
    by_hand = {1: [], 2: [], 3: []}
    for late, supplements, steps in drawn:
        if late is not None:
            by_hand[1].append(2 if late < 0 else 1 if late == 0 else 0)
        by_hand[2] += [2 if days < 0 else 1 if days == 0 else 0 for days in steps]
        by_hand[3].append({0: 2, 1: 1}.get(supplements, 0))
    assert found == {
        index: Tally(sum(points), len(points)) for index, points in by_hand.items() if points
    }


def made(late, supplements, steps):
    """A dossier that ended so many days after it was due, and its steps likewise."""
    ended_at = datetime(2026, 11, 9, 9)
    due_at = None if late is None else datetime(2026, 11, 9, 17) - timedelta(days=late)
    kept = tuple(StepKept(TAM, ended_at - timedelta(days=each), ended_at) for each in steps)
    return RecordedDossier(TAM, "Hộ tịch", ended_at, due_at, supplements, kept)
