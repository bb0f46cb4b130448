"""What the demonstration writes is what the services write: some dossiers are lived once more."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from onecua.domain.deadline import parse_handling_time
from onecua.domain.dossier import ReturnMethod
from onecua.domain.dossier.moves import Move
from onecua.domain.event import Kind
from onecua.domain.intake import IntakeRequest
from onecua.domain.office import COMMAND_LINE
from onecua.services.coordination import OpinionAnswer, OpinionRequest
from onecua.services.demo.office import OFFICE
from onecua.services.desk import Desk
from onecua.services.moving import MoveRequest
from onecua.services.setup import record_officer, set_up
from onecua.storage import log
from onecua.storage.database import open_database
from tests.desks import MovableClock

OPENED = datetime(2026, 1, 5, 7)
TOLD_APART = ("numbers", "slip", "code", "register", "papers", "fee", "owner", "delegate", "copies")
"""What depends on the other dossiers, or is no matter of dates."""
LEFT_OUT = {Kind.DOSSIER_CORRECTED, Kind.DOSSIER_VOIDED}
EACH = 3


def traits(event):
    """Name what a dossier of the sample must show."""
    body = event.body
    if event.kind == Kind.DOSSIER_RECEIVED:
        rule = body.get("rule") or {}
        found = {f"model {rule.get('model')}", f"cut-off {rule.get('cutoff')}"}
        return found | {name for name in ("verification", "desk_time") if rule.get(name)}
    if event.kind != Kind.DOSSIER_MOVED:
        return {event.kind}
    flags = {name for name in ("step", "override", "step_due_at") if body.get(name)}
    return {body["move"], f"by {body.get('by')}", *flags}


def sample(histories):
    """Return some dossiers for each trait, without those that the services see in another way."""
    chosen, seen = {}, {}
    for key, events in histories.items():
        if events[0].body.get("batch") or events[0].is_late:
            continue
        if any(event.kind in LEFT_OUT for event in events):
            continue
        found = set().union(*(traits(event) for event in events))
        if any(seen.get(trait, 0) < EACH for trait in found):
            chosen[key] = events
            for trait in found:
                seen[trait] = seen.get(trait, 0) + 1
    return chosen, seen


class Life:
    """Plays events of the sample through the services at their instants."""

    def __init__(self, desk, office, clock):
        self._desk = desk
        self._office = office
        self._clock = clock
        self._keys = {}

    def play(self, event, private):
        """Do what the event says, as its officer at its time."""
        self._clock.now = event.recorded_at
        self._desk.act_as(self._office.officers()[event.officer])
        before = self._events(event.ref)
        {
            Kind.DOSSIER_RECEIVED: self._receive,
            Kind.DOSSIER_MOVED: self._move,
            Kind.MOVE_UNDONE: self._undo,
            Kind.OPINION_ASKED: self._ask,
            Kind.OPINION_GIVEN: self._answer,
            Kind.LATENESS_EXPLAINED: self._explain,
        }[event.kind](event, private)
        [written] = self._events(event.ref)[len(before) :]
        self._keys[event.key] = written.key
        return written

    def _events(self, ref):
        with self._desk.database.read() as connection:
            return [e for e in log.events_of(connection, [ref]) if e.kind != Kind.PERSON_RECORDED]

    def _receive(self, event, _private):
        body, rule = event.body, event.body["rule"]
        record = self._office.records.read(event.ref)
        procedure = self._desk.rulebook.catalogue.by_code(body["procedure"]["code"])
        known = self._desk.deadlines.term_in_force(procedure, record.dossier.channel).term
        request = IntakeRequest(
            event.ref,
            procedure.code,
            record.owner,
            channel=record.dossier.channel,
            return_method=ReturnMethod(body["return"]),
            papers=record.dossier.papers,
            term=None if known else parse_handling_time(rule["time"]),
            needs_verification="verification" in rule,
        )
        self._desk.intake.receive(request)

    def _move(self, event, private):
        body = event.body
        move = Move(body["move"])
        due_at = body.get("due_at")
        request = MoveRequest(
            event.ref,
            move,
            str(private.get("reason", "")),
            tuple(private.get("items", ())),
            holder=UUID(body["holder"]) if body.get("holder") else None,
            due_on=datetime.fromisoformat(due_at).date() if move is Move.EXTEND else None,
            override=str(private.get("override", "")),
            extra=parse_handling_time(body["term"]) if move is Move.VERIFY else None,
            step=body["step"]["place"] if "step" in body else None,
        )
        self._desk.handling.move(request)

    def _undo(self, event, private):
        self._desk.handling.undo(event.ref, private["reason"])

    def _ask(self, event, private):
        term = parse_handling_time(event.body["term"])
        asked = OpinionRequest(event.ref, event.body["unit"], private["question"], term)
        self._desk.coordination.ask(asked)

    def _answer(self, event, private):
        key = self._keys[event.body["answers"]]
        self._desk.coordination.answer(OpinionAnswer(event.ref, key, private["answer"]))

    def _explain(self, event, private):
        self._desk.lateness.explain(event.ref, event.body["cause"], private["note"])


@pytest.fixture(scope="module")
def lives(office, histories, tmp_path_factory):
    """Pairs of an event of the demonstration and the one that the services wrote for it."""
    folder = tmp_path_factory.mktemp("again") / "data"
    clock = MovableClock(OPENED)
    set_up(folder, OFFICE, clock=clock).database.close()
    desk = Desk(open_database(folder, clock=clock), COMMAND_LINE)
    for officer in office.officers().values():
        if officer.id != COMMAND_LINE.id:
            record_officer(desk, officer)
    for rule in office.rulebook.own_rules.values():
        desk.procedure_rules.record(rule)
    chosen, seen = sample(histories)
    life = Life(desk, office, clock)
    everything = sorted(
        (event for events in chosen.values() for event in events), key=lambda e: e.seq
    )
    with office.database.read() as connection:
        private = log.private_values(connection, [e.commitment for e in everything if e.commitment])
    yield [(e, life.play(e, private.get(e.commitment, {}))) for e in everything], seen
    desk.database.close()


def test_the_sample_shows_everything(lives):
    _, seen = lives
    assert seen.keys() >= {
        *("model clock", "model day", "verification", "desk_time", "step", "step_due_at"),
        *("by restart", "by resume", "extend", "override", "verify", "close_waiting", "stop"),
        *("withdraw", "paid", "finish_refused", "move_undone", "opinion_asked", "opinion_given"),
        "lateness_explained",
    }


def test_the_services_write_the_same_bodies(lives):
    pairs, _ = lives
    for made, written in pairs:
        assert _told(made) == _told(written), made.kind
        assert made.happened_at - written.happened_at < timedelta(seconds=1)
        assert made.officer == written.officer
    assert len(pairs) > 150


def test_the_services_number_the_same_slips(lives):
    pairs, _ = lives
    for made, written in pairs:
        series = [[name for name, _ in event.body.get("numbers", ())] for event in (made, written)]
        assert series[0] == series[1], made.body


def _told(event):
    left_out = {*TOLD_APART, "undoes", "answers", "procedure"}
    return event.kind, {name: value for name, value in event.body.items() if name not in left_out}
