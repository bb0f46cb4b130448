"""Why dossiers are late, as their holders or the chief write it down; some are left unexplained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.event import Kind
from onecua.services.demo.acts import HOUR, MINUTE

if TYPE_CHECKING:
    from onecua.services.demo.acts import Acts
    from onecua.services.demo.stage import Course

_EXPLAINED, _EXPLAINED_OPEN, _BY_CHIEF = 0.86, 0.6, 0.3


class Lateness:
    """Records causes with their notes, soon after the lateness or after the end."""

    def __init__(self, acts: Acts) -> None:
        self._acts = acts
        self._causes = acts.stage.work.causes

    def plan_ended(self, course: Course, tick: int) -> None:
        """Decide whether somebody explains a dossier that ended late."""
        if tick > course.limit + MINUTE and self._acts.chance.happens(_EXPLAINED):
            self._acts.later(course, tick + self._acts.between(5, 480), self.explain)

    def plan_open(self, course: Course) -> None:
        """Decide whether somebody explains one that is late and stays open."""
        if self._acts.chance.happens(_EXPLAINED_OPEN):
            late = course.limit + self._acts.within(HOUR, self._acts.day)
            self._acts.later(course, late, self.explain)

    def explain(self, course: Course, tick: int) -> None:
        """Record a cause with its note."""
        cause, notes = self._causes.draw(self._acts.chance)
        by_chief = self._acts.chance.happens(_BY_CHIEF)
        officer = self._acts.stage.officers.chief if by_chief else course.holder
        private = {"note": self._acts.chance.choice(notes)}
        body = {"cause": cause}
        self._acts.note(Kind.LATENESS_EXPLAINED, course, tick, officer, body, private)
