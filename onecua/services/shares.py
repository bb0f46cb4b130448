"""The shares of a dossier: what moves them with the whole, and what another calendar would.

The rules stand in `domain/deadline/share.py`. A share follows its dossier's promise under a new
calendar: where the promise is kept, its shares are; where a new slip or a call gives another date,
this desk's part, the open step and the opinions that are waited for get theirs in the same entry.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from onecua.domain.deadline import (
    By,
    Change,
    Model,
    Share,
    TermRule,
    due_at,
    effective_model,
    parse_handling_time,
    resumed_due,
)
from onecua.domain.dossier import Move
from onecua.domain.dossier_course import MOVED_BY
from onecua.domain.dossier_history import instant
from onecua.domain.dossier_shares import (
    DESK_BY,
    DESK_DUE,
    OPINION_DUES,
    STEP_BY,
    STEP_DUE,
    share_stories,
)
from onecua.services.courses import CourseService

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from onecua.domain.dossier_shares import OpinionStory, ShareStories, ShareStory
    from onecua.domain.event import Event
    from onecua.domain.work_calendar import WorkCalendar
    from onecua.services.courses import Course
    from onecua.services.rulebook import Rulebook

Body = dict[str, Any]


class ShareKind(StrEnum):
    """What a share is of."""

    DESK = "desk"
    STEP = "step"
    OPINION = "opinion"


@dataclass(frozen=True, slots=True)
class MovedShare:
    """A share that another calendar would move; `name` is the step's or the unit's."""

    kind: ShareKind
    name: str
    due_at: datetime
    new_due_at: datetime


class ShareService:
    """Says what a change of the whole makes of the shares of a dossier."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._courses = CourseService(rulebook)

    def redated(self, events: Sequence[Event], body: Mapping[str, Any], at: datetime) -> Body:
        """Return what the body of a move says of the shares; `events` are all before it."""
        course, stories = self._courses.of(events), share_stories(events)
        whole = self._whole(course, body, at)
        if whole is None:
            return {}
        found: Body = {}
        shares = (
            (self._desk(course, stories.desk), DESK_DUE, DESK_BY),
            (self._step(course, stories.step), STEP_DUE, STEP_BY),
        )
        for share, due, by in shares:
            change = share.after(whole, course.due_at) if share is not None else None
            if change is not None:
                found[due], found[by] = text(change.due_at), change.by
        if whole.by is By.REISSUE:
            moved = dict(self._opinions(course, stories, whole.calendar))
            dues = {opinion.key: text(moved[opinion.key]) for opinion in stories.opinions}
            changed = {o.key for o in stories.opinions if dues[o.key] != text(o.due_at)}
            if changed:
                found[OPINION_DUES] = {key: dues[key] for key in sorted(changed)}
        return found

    def step_before_its_way_was_said(
        self, events: Sequence[Event], body: Mapping[str, Any], at: datetime
    ) -> str | None:
        """Return what an old entry, without `step_by`, made of the step at the end of a pause.

        It moved a step by the pause whatever the whole did.
        """
        course, story = self._courses.of(events), share_stories(events).step
        whole = self._whole(course, body, at)
        if story is None or whole is None or whole.paused_at is None:
            return None
        due, term = story.entries[-1].due_at, parse_handling_time(story.term)
        model = effective_model(term, _model(course, story))
        moved = resumed_due(due, whole.paused_at, at, model, whole.calendar) if due else None
        return text(moved)

    def under_calendar(
        self, events: Sequence[Event], course: Course, calendar: WorkCalendar
    ) -> tuple[MovedShare, ...]:
        """Return the shares that would end at another instant had this calendar always held."""
        stories = share_stories(events)
        return tuple(
            MovedShare(kind, name, due, new)
            for kind, name, due, new in self._compared(course, stories, calendar)
            if due is not None and new is not None and due != new
        )

    def _compared(
        self, course: Course, stories: ShareStories, calendar: WorkCalendar
    ) -> Iterator[tuple[ShareKind, str, datetime | None, datetime | None]]:
        desk, step = self._desk(course, stories.desk), self._step(course, stories.step)
        if desk is not None:
            yield ShareKind.DESK, "", desk.due_at, desk.under_calendar(calendar)
        if step is not None and stories.step is not None:
            yield ShareKind.STEP, stories.step.name, step.due_at, step.under_calendar(calendar)
        moved = dict(self._opinions(course, stories, calendar))
        for each in stories.opinions:
            yield ShareKind.OPINION, each.unit, each.due_at, moved[each.key]

    def _whole(self, course: Course, body: Mapping[str, Any], at: datetime) -> Change | None:
        """Return the change that a move makes of the whole, None where it makes none."""
        move = Move(body["move"])
        by = By(body["by"]) if body.get("by") else MOVED_BY.get(move)
        if by is None:
            return None
        calendar = self._courses.calendar_of(body.get("clock") or {})
        ends = course.pauses and course.pauses[-1].to_at is None
        extra = body.get("term")
        return Change(
            by,
            at,
            instant(body.get("due_at")),
            calendar,
            course.pauses[-1].from_at if ends else None,
            parse_handling_time(extra) if extra else None,
        )

    def _desk(self, course: Course, story: ShareStory | None) -> Share | None:
        if story is None or course.rule is None:
            return None
        rule = replace(course.rule, term=parse_handling_time(story.term))
        return self._share(rule, story, is_step=False)

    def _step(self, course: Course, story: ShareStory | None) -> Share | None:
        if story is None:
            return None
        rule = TermRule(parse_handling_time(story.term), _model(course, story))
        return self._share(rule, story, is_step=True)

    def _share(self, rule: TermRule, story: ShareStory, *, is_step: bool) -> Share:
        changes = tuple(self._courses.change(entry) for entry in story.entries)
        return Share(rule, changes, is_step)

    def _opinions(
        self, course: Course, stories: ShareStories, calendar: WorkCalendar
    ) -> Iterator[tuple[str, datetime | None]]:
        for each in stories.opinions:
            due = each.due_at
            if each.term and due is not None:
                term = parse_handling_time(each.term)
                due = due_at(each.asked_at, term, calendar, _model(course, each))
            yield each.key, due


def _model(course: Course, story: ShareStory | OpinionStory) -> Model:
    """Return the model that a share was counted by; an old entry does not name it."""
    if story.model:
        return Model(story.model)
    return course.rule.model if course.rule else Model.DAY


def text(at: datetime | None) -> str | None:
    """Return an instant as bodies keep it, to the minute."""
    return at.isoformat(timespec="minutes") if at else None
