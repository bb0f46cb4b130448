"""Due instants as the deadline service computes them, once for each day and term."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.deadline import (
    HandlingTime,
    Model,
    due_at,
    effective_model,
    resumed_due,
)
from onecua.services.courses import CourseService

if TYPE_CHECKING:
    from datetime import date, datetime

    from onecua.services.demo.procedures import Offer
    from onecua.services.desk import Desk


class Promises:
    """Computes due dates with the office's own calendar and policy."""

    def __init__(self, desk: Desk) -> None:
        self._deadlines = desk.deadlines
        self._calendar = desk.rulebook.calendar
        self.clock = CourseService(desk.rulebook).clock_body()
        self._model = desk.office.policy.model
        self._by_day: dict[tuple[HandlingTime, date], datetime] = {}
        self._closings: dict[date, datetime] = {}

    def due(self, offer: Offer, at: datetime) -> datetime:
        """Return when a dossier received at this instant of office hours is due."""
        term, cutoff = offer.term, offer.cutoff
        by_day = effective_model(term, self._model) is Model.DAY and not cutoff.at
        if not by_day:
            return due_at(at, term, self._calendar, self._model, cutoff)
        # Without a cut-off a term of whole days begins with the day, whatever the hour.
        key = (term, at.date())
        if key not in self._by_day:
            self._by_day[key] = due_at(at, term, self._calendar, self._model, cutoff)
        return self._by_day[key]

    def due_after_payment(
        self, offer: Offer, due: datetime, paused_at: datetime, at: datetime
    ) -> datetime:
        """Return the due instant moved by the time that a payment was waited for."""
        model = effective_model(offer.term, self._model)
        return resumed_due(due, paused_at, at, model, self._calendar)

    def closes_at(self, at: datetime) -> datetime:
        """Return when a dossier that waits for papers since this instant may be closed."""
        if at.date() not in self._closings:
            self._closings[at.date()] = self._deadlines.closes_at(at)
        return self._closings[at.date()]
