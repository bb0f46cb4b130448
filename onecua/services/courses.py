"""The course of a due instant: what moved it, what each move must have made of it, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING, Any

from onecua.domain.deadline import (
    By,
    Change,
    Cutoff,
    Deadline,
    Model,
    TermRule,
    change_words,
    explain_course,
    next_due,
    parse_handling_time,
    pause_change,
    recompute,
    replayed,
)
from onecua.domain.dossier_course import DueEntry, Pause, due_entries, pauses_of
from onecua.domain.event import Kind
from onecua.domain.office import SupplementClock

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from onecua.domain.event import Event
    from onecua.domain.work_calendar import WorkCalendar
    from onecua.services.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Course:
    """Every setting of a dossier's due instant with its calendar, and the pauses between."""

    rule: TermRule | None
    entries: tuple[DueEntry, ...]
    changes: tuple[Change, ...]
    pauses: tuple[Pause, ...]

    @property
    def due_at(self) -> datetime | None:
        """Return the due instant in force."""
        return self.changes[-1].due_at if self.changes else None

    def recomputed(self) -> tuple[datetime | None, ...]:
        """Return what each change must have made of the due instant."""
        return recompute(self.changes, self.rule)

    def explain(self, now: datetime) -> Deadline | None:
        """Return the due instant with the reason of every day, None for a given date."""
        if self.rule is None or not self.changes:
            return None
        last = self.pauses[-1] if self.pauses else None
        standing = (last.from_at, now) if last is not None and last.to_at is None else None
        return explain_course(self.changes, self.rule, standing)

    def words(self) -> tuple[str, ...]:
        """Say what each change after the first promise did, one sentence each."""
        befores = (None, *(change.due_at for change in self.changes))
        said = (change_words(c, before) for c, before in zip(self.changes, befores, strict=False))
        return tuple(words for words in said if words)


def term_rule(rule: Mapping[str, Any]) -> TermRule | None:
    """Return the rule of a promise as its event keeps it, None when the date was given."""
    if not rule.get("time"):
        return None
    at = rule.get("cutoff")
    cutoff = Cutoff(
        time.fromisoformat(at) if at else None,
        rule.get("cutoff_minutes"),
        bool(rule.get("cutoff_next_day")),
    )
    added = rule.get("verification")
    return TermRule(
        parse_handling_time(rule["time"]),
        Model(rule["model"]),
        cutoff,
        parse_handling_time(added) if added else None,
    )


class CourseService:
    """Reads courses and says what the next change of one must be."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook

    def clock_body(self) -> dict[str, Any]:
        """Return how an event names the calendar that holds now."""
        policy = self._rulebook.office.policy
        return {
            "calendar": self._rulebook.calendar_id,
            "sessions": policy.sessions,
            "saturday": policy.saturday,
        }

    def of(self, events: Iterable[Event]) -> Course:
        """Return the course that the events of one dossier tell."""
        found = list(events)
        entries = due_entries(found)
        received = next((e for e in found if e.kind == Kind.DOSSIER_RECEIVED), None)
        rule = term_rule(received.body.get("rule") or {}) if received else None
        changes = tuple(self.change(entry) for entry in entries)
        return Course(rule, entries, changes, pauses_of(found))

    def change(self, entry: DueEntry) -> Change:
        """Return an entry with its calendar and what it added, read."""
        extra = parse_handling_time(entry.extra) if entry.extra else None
        calendar = self.calendar_of(entry.clock)
        return Change(entry.by, entry.at, entry.due_at, calendar, entry.paused_at, extra)

    def calendar_of(self, clock: Mapping[str, Any]) -> WorkCalendar:
        """Return the calendar that an event names, today's when it names none."""
        if not clock.get("calendar"):
            return self._rulebook.calendar
        return self._rulebook.calendar_of(
            clock["calendar"], clock.get("sessions", ""), clock.get("saturday", "")
        )

    def after_pause(
        self, course: Course, at: datetime, clock: SupplementClock
    ) -> tuple[By, datetime | None]:
        """Return what the end of the pause does and the due instant after it."""
        due_at = course.due_at
        pause = course.pauses[-1]
        if due_at is None:
            return By.KEPT, None
        restart = clock is SupplementClock.RESTART and course.rule is not None
        by = pause_change(pause.from_at, due_at, restart)
        change = Change(by, at, None, self._rulebook.calendar, pause.from_at)
        return by, next_due(course.changes, change, course.rule)

    def after_verification(self, course: Course, term: str, at: datetime) -> datetime | None:
        """Return the due instant with the time that the law adds for a verification."""
        calendar, extra = self._rulebook.calendar, parse_handling_time(term)
        return next_due(
            course.changes, Change(By.VERIFY, at, None, calendar, None, extra), course.rule
        )

    def under_calendar(self, course: Course, calendar: WorkCalendar) -> datetime | None:
        """Return where the due instant would stand had another calendar held all the time."""
        if course.rule is None:
            return course.due_at
        return replayed(course.changes, course.rule, calendar)
