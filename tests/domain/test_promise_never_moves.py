"""No entry of a history moves the first promise; the due instant moves only by the moves that may.

Histories are those that a desk can write, and moves with every field that a body may carry.
"""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecua.domain.dossier import Move
from onecua.domain.dossier_course import due_entries
from onecua.domain.dossier_history import fold
from onecua.domain.event import Fact, Kind
from tests.desks import moved_fact, received_fact
from tests.histories import events_of, facts_of, histories, key_in_memory

DOSSIERS = [UUID(int=number + 1) for number in range(4)]
START = datetime(2026, 11, 2, 8)
DUE = datetime(2026, 11, 20, 17)
LATER = datetime(2026, 12, 1, 17)


def prefixes(history):
    """Return the events of each dossier as they stood after every entry."""
    events = events_of(facts_of(history, key_in_memory))
    for dossier in DOSSIERS:
        own = [event for event in events if event.ref == dossier]
        yield [own[:length] for length in range(1, len(own) + 1)]


@given(histories())
def test_the_promise_is_what_the_reception_said_after_every_entry(history):
    for lengths in prefixes(history):
        promised = {fold(events).promised_at for events in lengths}
        assert len(promised) <= 1


@given(histories())
def test_the_course_ends_where_the_dossier_stands_after_every_entry(history):
    for lengths in prefixes(history):
        for events in lengths:
            assert due_entries(events)[-1].due_at == fold(events).due_at


@given(st.lists(st.sampled_from(Move), max_size=6), st.integers(0, 40))
def test_not_even_a_move_that_no_desk_would_write_reaches_the_promise(moves, days):
    facts = [received_fact("ab", START, due=DUE, dossier=DOSSIERS[0], code="H24.119-261102-0001")]
    for hours, move in enumerate(moves, 1):
        at = START + timedelta(hours=hours)
        body = {"due_at": (DUE + timedelta(days)).isoformat(), "promised_at": LATER.isoformat()}
        facts.append(moved_fact(DOSSIERS[0], move, at, **body))
    assert fold(events_of(facts)).promised_at == DUE


@pytest.mark.parametrize("kind", [Kind.DOSSIER_CORRECTED, Kind.PAPER_PRINTED, Kind.DOSSIER_VOIDED])
def test_corrections_and_papers_move_neither_the_promise_nor_the_due_instant(kind):
    fields = {"promised_at": LATER.isoformat(), "due_at": LATER.isoformat()}
    received = received_fact("ab", START, due=DUE, dossier=DOSSIERS[0], code="H24.119-261102-0001")
    other = Fact(kind, DOSSIERS[0], {"fields": fields, **fields}, None, START + timedelta(hours=1))
    found = fold(events_of([received, other]))
    assert (found.promised_at, found.due_at) == (DUE, DUE)
