"""What gives a dossier another day: an apology slip, a chief's override, a verification by law."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onecua.domain.deadline import By
from onecua.domain.dossier import Move
from onecua.domain.procedure_rule import term_text
from onecua.services.demo.acts import HOUR, MINUTE, text
from onecua.services.demo.fates import Fate
from onecua.services.demo.promises import shares_body

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from onecua.services.demo.acts import Acts
    from onecua.services.demo.stage import Course

_SOON = 10 * MINUTE


class Redating:
    """Moves due dates as the law allows it; `go_on` plans the result after that."""

    def __init__(self, acts: Acts, go_on: Callable[[Course, int], None]) -> None:
        self._acts = acts
        self._go_on = go_on
        self._promises = acts.stage.promises

    def plan_apology(self, course: Course, tick: int) -> None:
        """Decide when the holder will see that the date cannot be kept: a day before it at last."""
        latest = course.due - self._acts.day - MINUTE
        self._acts.later(course, self._acts.within(tick + _SOON, latest), self.apologise)

    def apologise(self, course: Course, tick: int) -> None:
        """Apologise and give another date with Mẫu số 04, in time."""
        due_at = self._promises.extended(course.due_at.date(), self._acts.chance.randint(1, 5))
        body = self._acts.with_slip(self._extended(course, tick, due_at), tick)
        self._acts.move(course, tick, course.holder, body, self._acts.reason("extend"))
        self._settle(course, tick)

    def plan_override(self, course: Course, tick: int) -> None:
        """Let the date pass; the chief gives another one after it."""
        del tick
        late = course.limit + self._acts.within(HOUR, self._acts.day)
        self._acts.later(course, late, self.override)

    def override(self, course: Course, tick: int) -> None:
        """Apologise after the date has passed, which only a chief may, with a reason."""
        chief = self._acts.stage.officers.chief
        due_at = self._promises.extended(self._on(tick), self._acts.chance.randint(2, 4))
        body = {**self._extended(course, tick, due_at), "override": True}
        body = self._acts.with_slip(body, tick)
        private = {**self._acts.reason("extend"), "override": self._acts.stage.reason("override")}
        self._acts.move(course, tick, chief, body, private)
        self._settle(course, tick)

    def plan_verification(self, course: Course, tick: int) -> None:
        """Decide when it will be seen that something has to be verified: before the date."""
        latest = min(tick + self._acts.day, course.limit - HOUR)
        self._acts.later(course, self._acts.within(tick + _SOON, latest), self.verify)

    def verify(self, course: Course, tick: int) -> None:
        """Add the time that the law gives for a verification."""
        extra = course.offer.verification
        assert extra is not None
        at = self._acts.at(tick)
        due_at = self._promises.verified(course, at, extra)
        body = {
            "move": Move.VERIFY,
            "term": term_text(extra),
            "due_at": text(due_at),
            "clock": self._promises.clock,
            **shares_body(course, at),
        }
        self._acts.move(course, tick, course.holder, body, self._acts.reason("verify"))
        self._settle(course, tick)

    def _extended(self, course: Course, tick: int, due_at: datetime) -> dict[str, Any]:
        """Redate a course by an apology and return what its entry says of dates."""
        at = self._acts.at(tick)
        self._promises.redate(course, By.EXTEND, at, due_at)
        return {
            "move": Move.EXTEND,
            "due_at": text(due_at),
            "clock": self._promises.clock,
            **shares_body(course, at),
        }

    def _settle(self, course: Course, tick: int) -> None:
        course.fate = Fate.PLAIN
        self._go_on(course, tick)

    def _on(self, tick: int) -> date:
        return self._acts.at(tick).date()
