"""Mẫu số 06: who handed a dossier to whom, when, and whether each kept to its own deadline."""

from __future__ import annotations

from dataclasses import dataclass, replace
from textwrap import shorten
from typing import TYPE_CHECKING

from onecua.domain.deadline import Timeliness, timeliness, timeliness_by_instant
from onecua.domain.dossier import UNCOUNTED, Move
from onecua.domain.numbering import Slip
from onecua.domain.office import LateBy
from onecua.errors import RuleError
from onecua.printing import papers
from onecua.products.papers.values import (
    dossier_fields,
    head_fields,
    instant_fields,
    needed,
    qr_text,
)
from onecua.services.workflows import WorkflowService

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from onecua.printing.papers import Layout
    from onecua.services.desk import Desk
    from onecua.services.records import DossierRecord, HistoryEntry

_FORM = "06_control_slip"
_UNTITLED = "Bộ phận chuyên môn"
_UNIT_SHOWN = 70
"""Characters of a unit's name; published workflows describe some of them at length."""
_RESULTS = {
    Timeliness.EARLY: "trước hạn",
    Timeliness.ON_TIME: "đúng hạn",
    Timeliness.LATE: "quá hạn",
}
_FINISHED = frozenset({Move.FINISH, Move.FINISH_REFUSED})


def control_slip_pdf(desk: Desk, dossier: UUID, *, layout: Layout = "one_on_a5") -> bytes:
    """Return Mẫu số 06 of a dossier as its history stands now.

    It carries the number of the receipt, whose copy goes with it. Raises `RuleError` for a dossier
    that was not received yet.
    """
    record = desk.records.read(dossier)
    found = record.dossier
    if found.status in UNCOUNTED:
        raise RuleError(
            f"Hồ sơ {found.code or ''} chưa được tiếp nhận nên chưa có phiếu kiểm soát. "
            "Tiếp nhận hồ sơ trước, rồi in lại."
        )
    fields = {
        **head_fields(desk, found.received_at, Slip.CONTROL_SLIP, found.slip_number),
        **dossier_fields(record),
        **instant_fields("received", found.received_at),
        **instant_fields("due", found.due_at),
        "authority": desk.office.name,
        "partners": "; ".join(dict.fromkeys(opinion.unit for opinion in found.opinions)),
    }
    rows = [_row(hand_over, desk.office.policy.late_by) for hand_over in hand_overs(desk, record)]
    qr = qr_text(record, _FORM, found.received_at, found.due_at)
    values = needed(_FORM, fields, {"handovers": rows}, qr)
    return papers.render(_FORM, values, layout=layout, sample=desk.office.sample)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a dossier lies: the unit, the person, and when that unit has to be done with it."""

    unit: str
    name: str
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class HandOver:
    """A dossier handed from one place to the next."""

    giver: Place
    taker: Place
    at: datetime
    note: str


def hand_overs(desk: Desk, record: DossierRecord) -> list[HandOver]:
    """Return every hand-over of a dossier in order; those that were undone are left out."""
    at_desk = Place(desk.office.desk_name, record.received_by)
    here, found = at_desk, []
    units = _units(desk, record)
    for entry in record.history:
        if entry.undone:
            continue
        taker = None
        if entry.move is Move.FORWARD and (entry.holder_name or entry.step):
            taker = _taker(entry, here, units)
        elif entry.move in _FINISHED and here.unit != at_desk.unit:
            here = replace(here, due_at=here.due_at or record.dossier.due_at)
            taker = Place(at_desk.unit, "")
        elif entry.step_due_at is not None:
            here = replace(here, due_at=entry.step_due_at)
        if taker is not None:
            found.append(HandOver(here, taker, entry.happened_at, entry.reason))
            here = taker
    return found


def _units(desk: Desk, record: DossierRecord) -> dict[str, str]:
    """Return who does each step of the internal workflow, and what each officer is."""
    steps = WorkflowService(desk.rulebook).steps(record.dossier.procedure_code)
    titles = {officer.name: officer.title for officer in desk.officers().values()}
    return titles | {step.name: step.role for step in steps if step.role}


def _taker(entry: HistoryEntry, here: Place, units: dict[str, str]) -> Place:
    name = entry.holder_name or here.name
    unit = units.get(entry.step) or entry.step or units.get(name) or _UNTITLED
    return Place(shorten(unit, _UNIT_SHOWN, placeholder="…"), name, entry.step_due_at)


def _row(hand_over: HandOver, late_by: LateBy) -> dict[str, str]:
    judge = timeliness if late_by is LateBy.DAY else timeliness_by_instant
    due_at = hand_over.giver.due_at
    return {
        "from_unit": hand_over.giver.unit,
        "to_unit": hand_over.taker.unit,
        "from_name": hand_over.giver.name,
        "to_name": hand_over.taker.name,
        "result": _RESULTS[judge(hand_over.at, due_at)] if due_at else "",
        "note": hand_over.note,
        **instant_fields("", hand_over.at),
    }
