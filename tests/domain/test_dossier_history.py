"""The fold: what happened when decides, undoing restores, corrections and voidings take effect."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given

from onecua.domain.dossier import MOVES, Channel, FeeState, Move, Status, allowed_moves
from onecua.domain.dossier_history import fold
from onecua.domain.event import Fact, Kind, Recorded
from tests.desks import moved_fact, received_fact
from tests.histories import OFFICER, PEOPLE, events_of, facts_of, histories, key_in_memory

START = datetime(2026, 11, 2, 8)
DUE = datetime(2026, 11, 5, 17)
DOSSIER = UUID(int=1)
HOUR = timedelta(hours=1)
MOVED = {
    "status", "due_at", "holder", "code", "paused_at", "closes_at", "ended_at", "result_ready_at",
    "returned_at", "supplement_count", "fee_state", "last_move", "last_move_name", "received_at",
}  # fmt: skip


def received(status=2, **changed):
    given_ = {"due": DUE, "dossier": DOSSIER, "code": "H24.119-261102-0001"} | changed
    return received_fact("ab", START, status=status, **given_)


def moved(move, hours, **body):
    return moved_fact(DOSSIER, move, START + hours * HOUR, **body)


def undone(place, hours):
    body = {"undoes": key_in_memory(place)}
    return Fact(Kind.MOVE_UNDONE, DOSSIER, body, None, START + hours * HOUR)


def corrected(hours, **fields):
    return Fact(Kind.DOSSIER_CORRECTED, DOSSIER, {"fields": fields}, None, START + hours * HOUR)


def folded(*facts):
    return fold(events_of(facts))


def way_to(status):
    """Return a shortest list of moves that leads from a reception to this status."""
    start = Status.REGISTERED if status in (Status.REGISTERED, Status.DENIED) else Status.RECEIVED
    ways = {start: []}
    while status not in ways:
        for reached, way in list(ways.items()):
            for move in allowed_moves(reached):
                ways.setdefault(MOVES[move].to, [*way, move])
    return start, ways[status]


@pytest.mark.parametrize("status", Status)
def test_every_status_is_reached_by_moves(status):
    start, way = way_to(status)
    facts = [received(int(start)), *(moved(each, i + 1) for i, each in enumerate(way))]
    assert folded(*facts).status is status


@pytest.mark.parametrize(
    ("status", "move"), [(status, move) for status in Status for move in allowed_moves(status)]
)
def test_undoing_a_move_restores_the_dossier_exactly(status, move):
    start, way = way_to(status)
    facts = [received(int(start)), *(moved(each, i + 1) for i, each in enumerate(way))]
    before = folded(*facts)
    moving = moved(move, 20, due_at="2026-12-01T17:00", holder=UUID(int=9).hex, fee_state="cash")
    after = folded(*facts, moving, undone(len(facts), 30))
    assert {name: getattr(after, name) for name in MOVED} == {
        name: getattr(before, name) for name in MOVED
    }


def test_undoing_a_move_leaves_what_was_corrected_since():
    facts = [
        received(),
        moved(Move.FORWARD, 1),
        moved(Move.FINISH, 2),
        corrected(3, fee={"amount": 8000, "state": "cash"}, channel=2),
        undone(2, 4),
    ]
    dossier = folded(*facts)
    assert dossier.status is Status.PROCESSING
    assert (dossier.fee_amount, dossier.fee_state) == (8000, FeeState.CASH)
    assert dossier.channel is Channel.ONLINE


def test_only_the_last_move_can_be_undone():
    facts = [received(), moved(Move.FORWARD, 1), moved(Move.FINISH, 2)]
    assert folded(*facts, undone(1, 3)).status is Status.FINISHED
    assert folded(*facts, undone(2, 3), undone(1, 4)).status is Status.RECEIVED


def test_a_dossier_registered_online_is_received_when_it_is_accepted():
    dossier = folded(received(1), moved(Move.ACCEPT, 24))
    assert dossier.received_at == START + 24 * HOUR
    assert folded(received(1)).received_at == START


def test_a_late_entry_takes_effect_when_it_happened():
    entered = Recorded(OFFICER, START + 40 * HOUR)
    late = replace(moved(Move.FINISH, 2), recorded=entered)
    dossier = folded(received(), moved(Move.FORWARD, 1), corrected(30, channel=3), late)
    assert dossier.result_ready_at == START + 2 * HOUR
    assert [span.from_at for span in dossier.spans] == [
        START, START + HOUR, START + 2 * HOUR, START + 30 * HOUR,
    ]  # fmt: skip


def test_a_clock_set_back_does_not_reorder_what_happened_at_the_desk():
    dossier = folded(received(), moved(Move.FORWARD, 5), moved(Move.FINISH, 3))
    assert dossier.status is Status.FINISHED
    assert dossier.result_ready_at == START + 5 * HOUR


def test_a_late_entry_never_comes_before_the_reception():
    entered = Recorded(OFFICER, START + HOUR)
    dossier = folded(received(), replace(moved(Move.FORWARD, -30), recorded=entered))
    assert dossier.status is Status.PROCESSING
    assert dossier.spans[0].from_at == START


def test_events_of_one_instant_are_taken_in_their_place_of_the_log():
    facts = [received(), moved(Move.FORWARD, 0), moved(Move.FINISH, 0), moved(Move.RETURN, 0)]
    dossier = folded(*facts)
    assert dossier.status is Status.RETURNED
    assert len(dossier.spans) == 1


def test_without_a_reception_there_is_no_dossier():
    assert fold(events_of([moved(Move.FORWARD, 1)])) is None
    assert fold([]) is None


def test_a_second_reception_under_the_same_identity_changes_nothing():
    assert folded(received(), received(code="H24.119-261102-0099")) == folded(received())


def test_a_voided_dossier_counts_nowhere_even_before_it_was_voided():
    void = Fact(Kind.DOSSIER_VOIDED, DOSSIER, {}, None, START + 5 * HOUR)
    dossier = folded(received(), moved(Move.FORWARD, 1), void)
    assert dossier.is_voided
    assert not dossier.is_open
    assert dossier.spans == ()


def test_the_first_promise_never_changes():
    facts = [
        received(),
        moved(Move.REQUEST_SUPPLEMENT, 1, closes_at="2026-11-23T17:00"),
        moved(Move.SUPPLEMENTED, 2, due_at="2026-11-10T17:00"),
        corrected(3, due_at="2026-11-12T17:00"),
    ]
    dossier = folded(*facts)
    assert dossier.promised_at == DUE
    assert dossier.due_at == datetime(2026, 11, 10, 17)  # a correction moves no date


def test_a_step_of_the_workflow_lasts_from_one_hand_over_to_the_next_and_moves_with_a_pause():
    step = {"place": 1, "name": "Thẩm định", "term": "1 working_day", "due_at": "2026-11-03T17:00"}
    facts = [received(), moved(Move.FORWARD, 1, step=step)]
    held = folded(*facts).step
    assert (held.name, held.since) == ("Thẩm định", START + HOUR)
    paused = [*facts, moved(Move.REQUEST_SUPPLEMENT, 2)]
    assert folded(*paused).step == held
    resumed = moved(Move.SUPPLEMENTED, 3, due_at="2026-11-10T17:00", step_due_at="2026-11-05T17:00")
    assert folded(*paused, resumed).step.due_at == datetime(2026, 11, 5, 17)
    assert folded(*paused, resumed, moved(Move.FORWARD, 4)).step is None
    assert folded(*facts, moved(Move.FINISH, 5)).step is None


def test_moves_that_redate_keep_the_status_and_say_when():
    extended = moved(Move.EXTEND, 2, due_at="2026-11-12T17:00", slip=1)
    dossier = folded(received(), moved(Move.FORWARD, 1), extended)
    assert dossier.status == Status.PROCESSING
    assert (dossier.extended_at, dossier.due_at) == (START + 2 * HOUR, datetime(2026, 11, 12, 17))
    assert dossier.promised_at == DUE
    assert dossier.last_move_name == "extend"


@pytest.mark.parametrize(
    ("fields", "name", "value"),
    [
        ({"channel": 3}, "channel", Channel.POSTAL),
        ({"return": "postal"}, "return_method", "postal"),
        ({"owner": "cd"}, "owner", "cd"),
        ({"delegate": "ef"}, "delegate", "ef"),
        ({"copies": 2}, "copies", 2),
        ({"fee": {"amount": 0}}, "fee_amount", 0),
        ({"fee": {"state": "free"}}, "fee_state", FeeState.FREE),
        ({"procedure": {"sector": "Đất đai"}}, "sector", "Đất đai"),
        ({"procedure": {"code": "9"}}, "procedure_code", "9"),
        ({"procedure": {"name": "B"}}, "procedure_name", "B"),
        ({"procedure": {"catalogue": "aa"}}, "catalogue", "aa"),
    ],
)
def test_a_correction_sets_its_field_and_no_other(fields, name, value):
    before, after = folded(received()), folded(received(), corrected(1, **fields))
    changed = [
        each
        for each in type(before).__dataclass_fields__
        if getattr(before, each) != getattr(after, each) and each != "spans"
    ]
    assert changed == [name]
    assert getattr(after, name) == value


def test_a_pause_begins_when_it_was_asked_for_whatever_is_corrected_meanwhile():
    facts = [received(), moved(Move.REQUEST_SUPPLEMENT, 1), corrected(200, channel=2)]
    spans = folded(*facts).spans
    assert [(span.from_at, span.paused_at) for span in spans] == [
        (START, None),
        (START + HOUR, START + HOUR),
        (START + 200 * HOUR, START + HOUR),
    ]


def test_supplements_are_counted():
    asked, given_ = moved(Move.REQUEST_SUPPLEMENT, 1), moved(Move.SUPPLEMENTED, 2)
    assert folded(received(), asked, given_, asked).supplement_count == 2


@given(histories(late=False))
def test_what_is_entered_afterwards_ends_as_if_it_had_been_entered_in_time(history):
    facts = facts_of(history, key_in_memory)
    entered = Recorded(OFFICER, datetime(2027, 1, 4, 8))
    late = events_of([replace(fact, recorded=entered) for fact in facts])
    for ref in {fact.ref for fact in facts[len(PEOPLE) :]}:
        in_time = fold(event for event in events_of(facts) if event.ref == ref)
        assert fold(event for event in late if event.ref == ref) == in_time


@given(histories())
def test_spans_follow_each_other_without_gap_and_the_last_one_lasts(history):
    events = events_of(facts_of(history, key_in_memory))[len(PEOPLE) :]
    for ref in {event.ref for event in events}:
        dossier = fold([event for event in events if event.ref == ref])
        spans = dossier.spans
        assert all(one.to_at == other.from_at for one, other in pairwise(spans))
        assert all(span.to_at is None or span.from_at < span.to_at for span in spans)
        assert dossier.is_voided or spans[-1].to_at is None
        assert dossier.is_voided or spans[0].from_at <= dossier.received_at
