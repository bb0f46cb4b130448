"""What each kind of event does to a dossier in the making."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from onecua.domain.dossier import (
    ENDED,
    MOVES,
    PAUSED,
    Channel,
    FeeState,
    HeldStep,
    Move,
    Opinion,
    ReturnMethod,
    Span,
    Status,
)
from onecua.domain.dossier_history.reception import instant, read_paper
from onecua.domain.event import Event, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

_MOVED_FIELDS = (
    "status",
    "due_at",
    "desk_due_at",
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
    "step",
    "extended_at",
    "verified_at",
    "reissued_at",
)
"""What a move changes, and its undoing brings back."""


@dataclass(slots=True)
class Making:
    """The dossier in the making: its fields, what each move changed, its spans so far.

    A dictionary, not a `Dossier`, because a million dossiers of six events are folded in a
    rebuild and each `replace` of forty fields would cost more than the fold itself.
    """

    fields: dict[str, Any]
    undo: list[tuple[str, dict[str, Any]]]
    spans: list[Span]


def _moved(state: Making, event: Event, at: datetime) -> None:
    body, fields = event.body, state.fields
    move = Move(body["move"])
    to = body.get("to", MOVES[move].to)
    state.undo.append((event.key, {name: fields[name] for name in _MOVED_FIELDS}))
    if "due_at" in body:
        fields["due_at"] = instant(body["due_at"])
    if "desk_due_at" in body:
        fields["desk_due_at"] = instant(body["desk_due_at"])
    if "opinion_dues" in body:
        fields["opinions"] = _redated(fields["opinions"], body["opinion_dues"])
    if move in _REDATED:
        fields[_REDATED[move]] = at
    if to is not None:
        _put_in_status(fields, Status(to), body, at)
    if move is Move.ACCEPT:
        # Registered online counts nowhere: it is received when the desk accepts it.
        fields["received_at"] = at
    if body.get("holder"):
        fields["holder"] = UUID(body["holder"])
    fields["code"] = body.get("code", fields["code"])
    fields["supplement_count"] += move is Move.REQUEST_SUPPLEMENT
    fields["fee_state"] = FeeState(body.get("fee_state", fields["fee_state"]))
    fields["last_move"], fields["last_move_name"] = event.key, move.value
    _take_step(fields, move, body, at)


_REDATED = {
    Move.EXTEND: "extended_at",
    Move.VERIFY: "verified_at",
    Move.REISSUE: "reissued_at",
}


def _put_in_status(
    fields: dict[str, Any], to: Status, body: Mapping[str, Any], at: datetime
) -> None:
    finished = to in (Status.FINISHED, Status.RETURNED)
    fields["status"] = to
    fields["paused_at"] = at if to in PAUSED else None
    fields["closes_at"] = instant(body.get("closes_at")) if to in PAUSED else None
    fields["ended_at"] = (fields["ended_at"] or at) if to in ENDED else None
    fields["result_ready_at"] = (fields["result_ready_at"] or at) if finished else None
    fields["returned_at"] = at if to is Status.RETURNED else None


def _take_step(fields: dict[str, Any], move: Move, body: Mapping[str, Any], at: datetime) -> None:
    """Enter a step of the workflow with a hand-over; what moves the whole moves its due instant."""
    held: HeldStep | None = fields["step"]
    if move is Move.FORWARD:
        given = body.get("step")
        fields["step"] = (
            HeldStep(given["place"], given["name"], given["term"], at, instant(given["due_at"]))
            if given
            else None
        )
    elif fields["status"] in ENDED:
        fields["step"] = None
    elif held is not None and "step_due_at" in body:
        fields["step"] = replace(held, due_at=instant(body["step_due_at"]))


def _redated(opinions: tuple[Opinion, ...], dues: Mapping[str, str | None]) -> tuple[Opinion, ...]:
    """Return the opinions with the dates that a new calendar gave some of them."""
    return tuple(
        replace(opinion, due_at=instant(dues[opinion.key])) if opinion.key in dues else opinion
        for opinion in opinions
    )


def _opinion_asked(state: Making, event: Event, at: datetime) -> None:
    body = event.body
    asked = Opinion(event.key, body["unit"], at, instant(body.get("due_at")))
    state.fields["opinions"] = (*state.fields["opinions"], asked)


def _opinion_given(state: Making, event: Event, at: datetime) -> None:
    state.fields["opinions"] = tuple(
        replace(opinion, answered_at=at) if opinion.key == event.body["answers"] else opinion
        for opinion in state.fields["opinions"]
    )


def _lateness_explained(state: Making, event: Event, _at: datetime) -> None:
    state.fields["late_cause"] = event.body["cause"]


def _undone(state: Making, event: Event, _at: datetime) -> None:
    if state.undo and state.undo[-1][0] == event.body["undoes"]:
        state.fields.update(state.undo.pop()[1])


def _corrected(state: Making, event: Event, _at: datetime) -> None:
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
        fields["papers"] = tuple(read_paper(row) for row in new["papers"])
    fields["fee_amount"] = fee.get("amount", fields["fee_amount"])
    fields["fee_state"] = FeeState(fee.get("state", fields["fee_state"]))
    if "state" in fee:
        for _, before in state.undo:  # undoing an earlier move must not undo the correction
            before["fee_state"] = fields["fee_state"]


def _voided(state: Making, _event: Event, at: datetime) -> None:
    state.fields["voided_at"] = at


STEPS: Mapping[str, Callable[[Making, Event, datetime], None]] = {
    Kind.DOSSIER_MOVED: _moved,
    Kind.MOVE_UNDONE: _undone,
    Kind.DOSSIER_CORRECTED: _corrected,
    Kind.DOSSIER_VOIDED: _voided,
    Kind.OPINION_ASKED: _opinion_asked,
    Kind.OPINION_GIVEN: _opinion_given,
    Kind.LATENESS_EXPLAINED: _lateness_explained,
}
"""What to call for each kind of event after the reception."""
