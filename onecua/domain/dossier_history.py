"""From the events of one dossier to the dossier: a pure fold, the same for a save and a rebuild.

Facts take effect when they happened, not when they were recorded (`rules.md` 1).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from onecua.domain.dossier import (
    ENDED,
    MOVES,
    PAUSED,
    Channel,
    Dossier,
    DueSource,
    FeeState,
    Move,
    Paper,
    ReturnMethod,
    Span,
    Status,
)
from onecua.domain.event import Event, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_MOVED_FIELDS = (
    "status",
    "due_at",
    "holder",
    "code",
    "received_at",
    "paused_at",
    "closes_at",
    "ended_at",
    "result_ready_at",
    "returned_at",
    "supplement_count",
    "fee_state",
    "last_move",
    "last_move_name",
)
"""What a move changes, and its undoing brings back."""


@dataclass(slots=True)
class _Fold:
    """The dossier in the making: its fields, what each move changed, its spans so far.

    A dictionary, not a `Dossier`, because a million dossiers of six events are folded in a
    rebuild and each `replace` of forty fields would cost more than the fold itself.
    """

    fields: dict[str, Any]
    undo: list[tuple[str, dict[str, Any]]]
    spans: list[Span]


def fold(events: Iterable[Event]) -> Dossier | None:
    """Return the dossier that these events, in the order of the log, make.

    None when its reception is not among them.
    """
    state: _Fold | None = None
    for at, event in _timed(list(events)):
        if event.kind == Kind.DOSSIER_RECEIVED:
            if state is None:
                state = _Fold(_received(event), [], [])
                state.spans.append(_span(state.fields, at))
            continue
        step = _STEPS.get(event.kind)
        if state is not None and step is not None:
            step(state, event, at)
            _extend_spans(state, at)
    if state is None:
        return None
    spans = () if state.fields["voided_at"] is not None else tuple(state.spans)
    return Dossier(**state.fields, spans=spans)


def _timed(events: list[Event]) -> list[tuple[datetime, Event]]:
    """Return the events in the order in which they take effect, each with its instant.

    What happened at the desk keeps the order of the log even when the PC's clock was set back;
    a late entry takes its place by the time it is about, but never before the reception.
    """
    latest = received = datetime.min
    timed = []
    for event in events:
        at = event.happened_at
        if at >= event.recorded_at:
            at = latest = max(latest, at)
        if event.kind == Kind.DOSSIER_RECEIVED:
            received = max(received, at)
        timed.append((at, event))
    order = [
        (max(at, received), event.kind != Kind.DOSSIER_RECEIVED, place)
        for place, (at, event) in enumerate(timed)
    ]
    return [(at, timed[place][1]) for at, _, place in sorted(order)]


def instant(text: str | None) -> datetime | None:
    """Return the instant that a body writes as text."""
    return datetime.fromisoformat(text) if text else None


def _received(event: Event) -> dict[str, Any]:
    body = event.body
    procedure, fee = body["procedure"], body.get("fee") or {}
    book, number = body.get("register") or (None, None)
    promised = instant(body.get("promised_at"))
    return {
        "id": event.ref,
        "code": body.get("code"),
        "status": Status(body["status"]),
        "procedure_code": procedure.get("code"),
        "procedure_name": procedure["name"],
        "sector": procedure["sector"],
        "catalogue": procedure.get("catalogue"),
        "channel": Channel(body["channel"]),
        "return_method": ReturnMethod(body.get("return", ReturnMethod.DESK)),
        "received_at": event.happened_at,
        "promised_at": promised,
        "due_at": promised,
        "due_source": DueSource(body["due_source"]),
        "received_by": event.officer,
        "counter": body.get("counter", 1),
        "owner": body["owner"],
        "delegate": body.get("delegate"),
        "copies": body.get("copies", 1),
        "papers": tuple(_paper(row) for row in body.get("papers", ())),
        "fee_amount": fee.get("amount"),
        "fee_state": FeeState(fee.get("state", FeeState.UNKNOWN)),
        "rule": body.get("rule") or {},
        "register_book": book,
        "register_number": number,
        "slip_number": body.get("slip"),
        "batch": UUID(body["batch"]) if body.get("batch") else None,
        "voided_at": None,
        "holder": event.officer,
        "supplement_count": 0,
        **dict.fromkeys(_NOT_YET),
    }


_NOT_YET = (
    "paused_at",
    "closes_at",
    "ended_at",
    "result_ready_at",
    "returned_at",
    "last_move",
    "last_move_name",
)


def _paper(row: list[int | str | None]) -> Paper:
    index, originals, copies, how = row[:4]
    return Paper(
        int(index) if index is not None else None, int(originals or 0), int(copies or 0), str(how)
    )


def _moved(state: _Fold, event: Event, at: datetime) -> None:
    body, fields = event.body, state.fields
    move = Move(body["move"])
    to = Status(body.get("to", MOVES[move].to))
    state.undo.append((event.key, {name: fields[name] for name in _MOVED_FIELDS}))
    finished = to in (Status.FINISHED, Status.RETURNED)
    fields["status"] = to
    if move is Move.ACCEPT:
        # Registered online counts nowhere: it is received when the desk accepts it.
        fields["received_at"] = at
    if "due_at" in body:
        fields["due_at"] = instant(body["due_at"])
    if body.get("holder"):
        fields["holder"] = UUID(body["holder"])
    fields["code"] = body.get("code", fields["code"])
    fields["paused_at"] = at if to in PAUSED else None
    fields["closes_at"] = instant(body.get("closes_at")) if to in PAUSED else None
    fields["ended_at"] = (fields["ended_at"] or at) if to in ENDED else None
    fields["result_ready_at"] = (fields["result_ready_at"] or at) if finished else None
    fields["returned_at"] = at if to is Status.RETURNED else None
    fields["supplement_count"] += move is Move.REQUEST_SUPPLEMENT
    fields["fee_state"] = FeeState(body.get("fee_state", fields["fee_state"]))
    fields["last_move"], fields["last_move_name"] = event.key, move.value


def _undone(state: _Fold, event: Event, _at: datetime) -> None:
    if state.undo and state.undo[-1][0] == event.body["undoes"]:
        state.fields.update(state.undo.pop()[1])


def _corrected(state: _Fold, event: Event, _at: datetime) -> None:
    new, fields = event.body["fields"], state.fields
    procedure, fee = new.get("procedure", {}), new.get("fee", {})
    for name, key in (("procedure_code", "code"), ("procedure_name", "name")):
        fields[name] = procedure.get(key, fields[name])
    fields["sector"] = procedure.get("sector", fields["sector"])
    fields["catalogue"] = procedure.get("catalogue", fields["catalogue"])
    fields["channel"] = Channel(new.get("channel", fields["channel"]))
    fields["return_method"] = ReturnMethod(new.get("return", fields["return_method"]))
    for name in ("owner", "delegate", "copies"):
        fields[name] = new.get(name, fields[name])
    if "papers" in new:
        fields["papers"] = tuple(_paper(row) for row in new["papers"])
    fields["fee_amount"] = fee.get("amount", fields["fee_amount"])
    fields["fee_state"] = FeeState(fee.get("state", fields["fee_state"]))
    if "due_at" in new:
        fields["due_at"] = instant(new["due_at"])
    set_right = {"fee_state": "state" in fee, "due_at": "due_at" in new}
    for _, before in state.undo:  # undoing an earlier move must not undo the correction
        before.update({name: fields[name] for name, is_new in set_right.items() if is_new})


def _voided(state: _Fold, _event: Event, at: datetime) -> None:
    state.fields["voided_at"] = at


_STEPS: Mapping[str, Callable[[_Fold, Event, datetime], None]] = {
    Kind.DOSSIER_MOVED: _moved,
    Kind.MOVE_UNDONE: _undone,
    Kind.DOSSIER_CORRECTED: _corrected,
    Kind.DOSSIER_VOIDED: _voided,
}


def _span(fields: dict[str, Any], at: datetime) -> Span:
    status = fields["status"]
    return Span(
        at,
        None,
        Status.FINISHED if status is Status.RETURNED else status,
        fields["due_at"],
        fields["paused_at"],
        fields["ended_at"],
        fields["sector"],
        fields["channel"],
    )


def _extend_spans(state: _Fold, at: datetime) -> None:
    last, new = state.spans[-1], _span(state.fields, at)
    if replace(new, from_at=last.from_at) == last:
        return
    if last.from_at == at:
        state.spans[-1] = new
    else:
        state.spans[-1:] = [replace(last, to_at=at), new]
