"""What a deed would make of the due instant, told before it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onecua.domain.extension import LATEST_NOTICE, extended_due, extension_problems, is_too_late
from onecua.services.courses import CourseService
from onecua.services.deadlines import DeadlineService
from onecua.services.move_bodies import resumed
from onecua.services.workflows import WorkflowService

if TYPE_CHECKING:
    from datetime import date, datetime

    from onecua.domain.deadline import By, HandlingTime
    from onecua.domain.dossier import Dossier, Move
    from onecua.domain.office import Officer
    from onecua.domain.procedure_rule import WorkStep
    from onecua.errors import RuleError
    from onecua.services.records import DossierRecord
    from onecua.services.rulebook import Rulebook
    from onecua.storage.database import Database


@dataclass(frozen=True, slots=True)
class ForeseenExtension:
    """An apology as it stands while it is written: what is wrong, the due instant it would give.

    `latest_on` is the law's last day for it; `needs_override` tells that this day has passed,
    `may` whether the officer who acts may still make it.
    """

    problems: tuple[RuleError, ...]
    due_at: datetime | None
    latest_on: date | None
    needs_override: bool
    may: bool


class ForesightService:
    """Foretells due instants for the officer who acts; writes nothing."""

    def __init__(self, database: Database, rulebook: Rulebook, officer: Officer) -> None:
        self._clock = database.clock
        self._rulebook = rulebook
        self._officer = officer
        self._deadlines = DeadlineService(database, rulebook)
        self._courses = CourseService(rulebook)
        self._workflows = WorkflowService(rulebook)

    def after_pause(self, record: DossierRecord, move: Move) -> tuple[By, datetime | None]:
        """Return what the end of the pause would do now, and the due instant after it."""
        rule = self._deadlines.rule_of(record.dossier.procedure_code)
        policy = self._rulebook.office.policy
        return resumed(self._courses, record.course, rule, policy, move, self._clock())

    def after_verification(self, record: DossierRecord, extra: HandlingTime) -> datetime | None:
        """Return the due instant with the time that a verification would add."""
        return self._courses.after_verification(
            record.course, f"{extra.amount} {extra.unit}", self._clock()
        )

    def verification_of(self, dossier: Dossier) -> HandlingTime | None:
        """Return what the procedure's own rule says that a verification adds."""
        return self._deadlines.rule_of(dossier.procedure_code).verification

    def extension(self, dossier: Dossier, due_on: date | None, override: str) -> ForeseenExtension:
        """Return how an apology that gives this day stands now."""
        now, calendar = self._clock(), self._rulebook.calendar
        chief = self._officer.is_chief
        problems = extension_problems(
            dossier, due_on, now, calendar, by_chief=chief, override=override
        )
        wrong_day = due_on is None or any(problem.field == "due_on" for problem in problems)
        due_at = dossier.due_at
        late = due_at is not None and is_too_late(due_at, now)
        return ForeseenExtension(
            tuple(problems),
            None if wrong_day or due_on is None else extended_due(due_on, calendar),
            due_at.date() - LATEST_NOTICE if due_at else None,
            late,
            chief or not late,
        )

    def steps(self, dossier: Dossier) -> tuple[WorkStep, ...]:
        """Return the steps of the internal workflow, none when nobody wrote them down."""
        return self._workflows.steps(dossier.procedure_code)

    def next_step(self, dossier: Dossier) -> int | None:
        """Return the place of the step that comes next, None after the last one."""
        steps = self.steps(dossier)
        place = dossier.step.place + 1 if dossier.step else first_handed_over(steps)
        return place if place < len(steps) else None

    def term_due(self, dossier: Dossier, term: HandlingTime, at: datetime | None) -> datetime:
        """Return when a step, or an opinion, with this term is due that begins then, or now."""
        return self._deadlines.step_due(dossier.procedure_code, term, at or self._clock())


def first_handed_over(steps: tuple[WorkStep, ...]) -> int:
    """Return the first step that is handed over: the reception is done by the desk itself."""
    starts_with_reception = len(steps) > 1 and "tiếp nhận" in steps[0].name.lower()
    return 1 if starts_with_reception else 0
