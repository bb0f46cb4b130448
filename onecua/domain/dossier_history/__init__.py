"""From the events of one dossier to the dossier: a pure fold, the same for a save and a rebuild.

Facts take effect when they happened, not when they were recorded (`rules.md` 1).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from onecua.domain.dossier import Dossier, Span, Status
from onecua.domain.dossier_history.reception import instant, received_fields
from onecua.domain.dossier_history.steps import STEPS, Making
from onecua.domain.event import Event, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["fold", "instant", "timed"]


def fold(events: Iterable[Event]) -> Dossier | None:
    """Return the dossier that these events, in the order of the log, make.

    None when its reception is not among them.
    """
    state: Making | None = None
    for at, event in timed(list(events)):
        if event.kind == Kind.DOSSIER_RECEIVED:
            if state is None:
                state = Making(received_fields(event), [], [])
                state.spans.append(_span(state.fields, at))
            continue
        step = STEPS.get(event.kind)
        if state is not None and step is not None:
            step(state, event, at)
            _extend_spans(state, at)
    if state is None:
        return None
    spans = () if state.fields["voided_at"] is not None else tuple(state.spans)
    return Dossier(**state.fields, spans=spans)


def timed(events: list[Event]) -> list[tuple[datetime, Event]]:
    """Return the events in the order in which they take effect, each with its instant.

    What happened at the desk keeps the order of the log even when the PC's clock was set back;
    a late entry takes its place by the time it is about, but never before the reception.
    """
    latest = received = datetime.min
    found = []
    for event in events:
        at = event.happened_at
        if at >= event.recorded_at:
            at = latest = max(latest, at)
        if event.kind == Kind.DOSSIER_RECEIVED:
            received = max(received, at)
        found.append((at, event))
    order = [
        (max(at, received), event.kind != Kind.DOSSIER_RECEIVED, place)
        for place, (at, event) in enumerate(found)
    ]
    return [(at, found[place][1]) for at, _, place in sorted(order)]


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


def _extend_spans(state: Making, at: datetime) -> None:
    last, new = state.spans[-1], _span(state.fields, at)
    if replace(new, from_at=last.from_at) == last:
        return
    if last.from_at == at:
        state.spans[-1] = new
    else:
        state.spans[-1:] = [replace(last, to_at=at), new]
