"""Due dates for the desk: the promise of a new dossier, the standing of an open one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from onecua.domain.deadline import (
    DUE_SOON_DAYS,
    Cutoff,
    Deadline,
    HandlingTime,
    Model,
    Standing,
    due,
    effective_model,
    parse_handling_time,
    resumed_due,
    urgency,
)
from onecua.domain.dossier import ENDED, PAUSED, Channel, Dossier
from onecua.domain.office import SupplementClock
from onecua.domain.summary import Bounds, DossierSummary
from onecua.storage.office import own_term

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onecua.domain.procedure import Procedure
    from onecua.domain.work_calendar import WorkCalendar
    from onecua.services.rulebook import Rulebook
    from onecua.storage.database import Database


@dataclass(frozen=True, slots=True)
class TermInForce:
    """The handling time that a new dossier gets, and whose word it is."""

    term: HandlingTime | None
    note: str = ""
    is_own: bool = False


class DeadlineService:
    """Computes and explains due dates with the office's calendar and policy."""

    def __init__(self, database: Database, rulebook: Rulebook) -> None:
        self._database = database
        self._rulebook = rulebook

    def term_in_force(self, procedure: Procedure, channel: Channel) -> TermInForce:
        """Return the term of a procedure: the catalogue's, else what the office gave before."""
        stated = procedure.handling_time.for_channel(channel)
        if stated is not None:
            return TermInForce(stated)
        with self._database.read() as connection:
            own = own_term(connection, procedure.code, self._rulebook.catalogue_id)
        if own is None:
            return TermInForce(None, procedure.handling_time.ask_reason(channel))
        name = self._rulebook.officer_name(own.officer)
        note = f"Thời hạn của đơn vị, {name} nhập ngày {own.recorded_at:%d/%m/%Y}."
        return TermInForce(parse_handling_time(own.term), note, is_own=True)

    def promise(self, procedure: Procedure, term: HandlingTime, received_at: datetime) -> Deadline:
        """Return when the result of a dossier received at this instant is due, and why."""
        policy = self._rulebook.office.policy
        cutoff = policy.cutoff(procedure.handling_time.cutoff)
        return due(received_at, term, self._rulebook.calendar, policy.model, cutoff)

    def rule_body(self, procedure: Procedure, term: HandlingTime) -> dict[str, Any]:
        """Return the rule of a promise as its event keeps it, so that it can be recomputed."""
        policy = self._rulebook.office.policy
        cutoff = policy.cutoff(procedure.handling_time.cutoff)
        return {
            "time": f"{term.amount} {term.unit}",
            "model": policy.model.value,
            "cutoff": cutoff.at.strftime("%H:%M") if cutoff.at else None,
            "cutoff_next_day": cutoff.counts_as_next_day,
            "calendar": self._rulebook.calendar_id,
            "sessions": policy.sessions,
            "saturday": policy.saturday,
        }

    def explain(self, dossier: Dossier) -> Deadline | None:
        """Return the reckoning behind a dossier's first promise, None when it was given.

        It is reckoned with the calendar and the sessions of its day, whatever holds now.
        """
        rule = dossier.rule
        if not rule.get("time"):
            return None
        return due(
            dossier.received_at,
            parse_handling_time(rule["time"]),
            self._calendar_of(rule),
            Model(rule["model"]),
            _cutoff(rule),
        )

    def _calendar_of(self, rule: Mapping[str, Any]) -> WorkCalendar:
        if not rule.get("calendar") or not rule.get("sessions"):
            return self._rulebook.calendar
        return self._rulebook.calendar_of(
            rule["calendar"], rule["sessions"], rule.get("saturday", "")
        )

    def due_after_supplement(self, dossier: Dossier, resumed_at: datetime) -> datetime | None:
        """Return the due instant once a supplement is complete, by the office's policy."""
        policy = self._rulebook.office.policy
        rule = dossier.rule
        if dossier.due_at is None:
            return None
        if policy.supplement_clock is SupplementClock.RESTART and rule.get("time"):
            term = parse_handling_time(rule["time"])
            calendar, model = self._rulebook.calendar, Model(rule["model"])
            return due(resumed_at, term, calendar, model, _cutoff(rule)).due_at
        return self.due_after_pause(dossier, resumed_at)

    def due_after_pause(self, dossier: Dossier, resumed_at: datetime) -> datetime | None:
        """Return the due instant moved by the counted time of a pause."""
        if dossier.due_at is None or dossier.paused_at is None:
            return dossier.due_at
        model, rule = self._rulebook.office.policy.model, dossier.rule
        if rule.get("time"):
            model = effective_model(parse_handling_time(rule["time"]), Model(rule["model"]))
        calendar = self._rulebook.calendar
        return resumed_due(dossier.due_at, dossier.paused_at, resumed_at, model, calendar)

    def closes_at(self, paused_at: datetime) -> datetime:
        """Return when a dossier waiting for a supplement may be closed (15 working days)."""
        days = self._rulebook.office.policy.supplement_wait_days
        term = parse_handling_time(f"{days} working_day")
        return due(paused_at, term, self._rulebook.calendar, Model.DAY).due_at

    def bounds(self) -> Bounds:
        """Return the instants by which lists tell urgencies apart now."""
        now = self._database.clock()
        calendar = self._rulebook.calendar
        soon = now.date()
        for _ in range(DUE_SOON_DAYS):
            soon = calendar.next_counted(soon)
        day = timedelta(days=1)
        midnight = time.min
        return Bounds(
            now,
            datetime.combine(now.date(), midnight) + day,
            datetime.combine(soon, midnight) + day,
        )

    def standing(self, dossier: Dossier | DossierSummary) -> Standing:
        """Return how a dossier stands against its due date now."""
        return urgency(
            self._database.clock(),
            dossier.due_at,
            self._rulebook.calendar,
            dossier.status in PAUSED,
            dossier.status in ENDED,
        )


def _cutoff(rule: Mapping[str, Any]) -> Cutoff:
    at = rule.get("cutoff")
    return Cutoff(
        at=time.fromisoformat(at) if at else None,
        counts_as_next_day=bool(rule.get("cutoff_next_day")),
    )
