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
    TermRule,
    due,
    due_at,
    explain_promise,
    parse_handling_time,
    urgency,
)
from onecua.domain.dossier import ENDED, PAUSED, Channel, Dossier
from onecua.domain.procedure_rule import ProcedureRule, term_text
from onecua.domain.summary import Bounds, DossierSummary
from onecua.services.courses import term_rule
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
        if procedure.handling_time.is_per_case(channel):
            return TermInForce(None, procedure.handling_time.ask_reason(channel))
        with self._database.read() as connection:
            own = own_term(connection, procedure.code, self._rulebook.catalogue_id)
        if own is None:
            return TermInForce(None, procedure.handling_time.ask_reason(channel))
        name = self._rulebook.officer_name(own.officer)
        note = f"Thời hạn của đơn vị, {name} nhập ngày {own.recorded_at:%d/%m/%Y}."
        return TermInForce(parse_handling_time(own.term), note, is_own=True)

    def rule_of(self, procedure_code: str | None) -> ProcedureRule:
        """Return the office's own rule of a procedure, an empty one when it has none."""
        own = self._rulebook.own_rules.get(procedure_code or "")
        return own or ProcedureRule(procedure_code or "")

    def promise(
        self,
        procedure: Procedure,
        term: HandlingTime,
        received_at: datetime,
        verification: HandlingTime | None = None,
    ) -> Deadline:
        """Return when the result of a dossier received at this instant is due, and why.

        `verification` is added when the counter knows already that something must be verified.
        """
        rule = TermRule(term, *self._way(procedure), verification)
        return explain_promise(received_at, rule, self._rulebook.calendar)

    def _way(self, procedure: Procedure) -> tuple[Model, Cutoff]:
        policy, rule = self._rulebook.office.policy, self.rule_of(procedure.code)
        cutoff = rule.cutoff_for(policy, procedure.handling_time.cutoff)
        return rule.model_for(policy), cutoff

    def rule_body(
        self,
        procedure: Procedure,
        term: HandlingTime,
        verification: HandlingTime | None = None,
    ) -> dict[str, Any]:
        """Return the rule of a promise as its event keeps it, so that it can be recomputed."""
        added = {"verification": term_text(verification)} if verification else {}
        policy = self._rulebook.office.policy
        model, cutoff = self._way(procedure)
        return {
            "time": f"{term.amount} {term.unit}",
            "model": model.value,
            "cutoff": cutoff.at.strftime("%H:%M") if cutoff.at else None,
            "cutoff_minutes": cutoff.minutes_before_closing,
            "cutoff_next_day": cutoff.counts_as_next_day,
            "calendar": self._rulebook.calendar_id,
            "sessions": policy.sessions,
            "saturday": policy.saturday,
            **added,
        }

    def desk_due(
        self,
        procedure: Procedure,
        received_at: datetime,
        verification: HandlingTime | None = None,
    ) -> datetime | None:
        """Return when this desk's share of a linked procedure is due; None without a share.

        It runs as the whole does: on by what the law adds for a verification.
        """
        term = self.rule_of(procedure.code).desk_term
        if term is None:
            return None
        rule = TermRule(term, *self._way(procedure), verification)
        return rule.due_at(received_at, self._rulebook.calendar)

    def desk_body(
        self,
        procedure: Procedure,
        received_at: datetime,
        verification: HandlingTime | None = None,
    ) -> dict[str, Any]:
        """Return this desk's own promise of a linked procedure as the event keeps it."""
        at = self.desk_due(procedure, received_at, verification)
        if at is None:
            return {}
        term = term_text(self.rule_of(procedure.code).desk_term)
        return {"desk_time": term, "desk_due_at": at.isoformat(timespec="minutes")}

    def step_due(self, procedure_code: str | None, term: HandlingTime, at: datetime) -> datetime:
        """Return when a step, or an opinion asked for, is due that begins at this instant."""
        return due_at(at, term, self._rulebook.calendar, self.model_of(procedure_code))

    def model_of(self, procedure_code: str | None) -> Model:
        """Return the model by which steps and opinions of a procedure run now."""
        return self.rule_of(procedure_code).model_for(self._rulebook.office.policy)

    def explain(self, dossier: Dossier) -> Deadline | None:
        """Return the reckoning behind a dossier's first promise, None when it was given.

        It is reckoned with the calendar and the sessions of its day, whatever holds now.
        """
        rule = term_rule(dossier.rule)
        if rule is None:
            return None
        return explain_promise(dossier.received_at, rule, self._calendar_of(dossier.rule))

    def _calendar_of(self, rule: Mapping[str, Any]) -> WorkCalendar:
        if not rule.get("calendar") or not rule.get("sessions"):
            return self._rulebook.calendar
        return self._rulebook.calendar_of(
            rule["calendar"], rule["sessions"], rule.get("saturday", "")
        )

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
