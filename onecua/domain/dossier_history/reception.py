"""What the reception of a dossier says of it, before anything else happened to it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from onecua.domain.dossier import Channel, DueSource, FeeState, Paper, ReturnMethod, Status
from onecua.domain.survey.token import token_of

if TYPE_CHECKING:
    from onecua.domain.event import Body, Event


def instant(text: str | None) -> datetime | None:
    """Return the instant that a body writes as text."""
    return datetime.fromisoformat(text) if text else None


def received_fields(event: Event) -> dict[str, Any]:
    """Return the fields of a dossier as its reception makes them."""
    return {**_stated(event), **_promised(event.body), **dict.fromkeys(_NOT_YET)}


def _stated(event: Event) -> dict[str, Any]:
    """Return what the desk wrote down of the dossier, and who it was."""
    body = event.body
    procedure, fee = body["procedure"], body.get("fee") or {}
    return {
        "id": event.ref,
        "survey_token": token_of(event.ref) if event.ref else b"",
        "code": body.get("code"),
        "status": Status(body["status"]),
        "procedure_code": procedure.get("code"),
        "procedure_name": procedure["name"],
        "sector": procedure["sector"],
        "catalogue": procedure.get("catalogue"),
        "channel": Channel(body["channel"]),
        "return_method": ReturnMethod(body.get("return", ReturnMethod.DESK)),
        "received_at": event.happened_at,
        "received_by": event.officer,
        "counter": body.get("counter", 1),
        "owner": body["owner"],
        "delegate": body.get("delegate"),
        "copies": body.get("copies", 1),
        "papers": tuple(read_paper(row) for row in body.get("papers", ())),
        "fee_amount": fee.get("amount"),
        "fee_state": FeeState(fee.get("state", FeeState.UNKNOWN)),
        "batch": UUID(body["batch"]) if body.get("batch") else None,
        "voided_at": None,
        "holder": event.officer,
        "supplement_count": 0,
        "opinions": (),
    }


def _promised(body: Body) -> dict[str, Any]:
    """Return the promise, the rule it rests on, and the numbers that were given out."""
    book, number = body.get("register") or (None, None)
    promised, rule = instant(body.get("promised_at")), body.get("rule") or {}
    return {
        "promised_at": promised,
        "due_at": promised,
        "due_source": DueSource(body["due_source"]),
        "desk_due_at": instant(rule.get("desk_due_at")),
        "rule": rule,
        "register_book": book,
        "register_number": number,
        "slip_number": body.get("slip"),
    }


_NOT_YET = (
    "paused_at",
    "closes_at",
    "ended_at",
    "result_ready_at",
    "returned_at",
    "last_move",
    "last_move_name",
    "step",
    "extended_at",
    "verified_at",
    "reissued_at",
    "late_cause",
)


def read_paper(row: list[int | str | None]) -> Paper:
    """Return a paper as a body lists it."""
    index, originals, copies, how = row[:4]
    return Paper(
        int(index) if index is not None else None, int(originals or 0), int(copies or 0), str(how)
    )
