"""Pauses: papers or money are waited for, and the clock stands until they come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onecua.domain.dossier import FeeState, Move
from onecua.domain.office import SupplementClock
from onecua.services.demo.acts import HOUR, MINUTE, text
from onecua.services.demo.chance import Frequencies
from onecua.services.demo.fates import Fate
from onecua.services.demo.promises import shares_body

if TYPE_CHECKING:
    from collections.abc import Callable

    from onecua.services.demo.acts import Acts
    from onecua.services.demo.stage import Course

_LONGEST_ITEM = 150
_SUPPLEMENT_DAYS = Frequencies({0.4: 25, 1.5: 35, 4: 28, 9: 12})
WAITS_NOW = frozenset({Fate.WAITING_PAPERS_NOW, Fate.WAITING_PAYMENT_NOW})
"""Fates whose pause has not ended when the demonstration does."""


class Waiting:
    """Lets dossiers wait; `go_on` plans the result once everything is there."""

    def __init__(self, acts: Acts, go_on: Callable[[Course, int], None]) -> None:
        self._acts = acts
        self._go_on = go_on
        self._chance = acts.chance
        self._promises = acts.stage.promises

    def plan_supplement(self, course: Course, tick: int) -> None:
        """Decide when papers will be found missing."""
        latest = min(tick + 2 * self._acts.day, course.limit - HOUR)
        when = max(tick + 10 * MINUTE, tick + int((latest - tick) * self._chance.random()))
        self._acts.later(course, when, self.request_supplement)

    def request_supplement(self, course: Course, tick: int) -> None:
        """Ask for papers with Mẫu số 02; the clock stands until they come."""
        acts = self._acts
        course.paused_at = at = acts.at(tick)
        closes_at = self._promises.closes_at(at)
        body = {"move": Move.REQUEST_SUPPLEMENT, "closes_at": text(closes_at)}
        private = {**acts.reason("supplement"), "items": [self._item(course)]}
        acts.move(course, tick, course.holder, acts.with_slip(body, tick), private)
        if course.fate is Fate.NEVER_SUPPLEMENTED:
            closing = acts.stage.workdays.closing(closes_at.date())
            acts.later(course, closing + acts.between(5, 200), self.close)
        elif course.fate not in WAITS_NOW:
            days = _SUPPLEMENT_DAYS.draw(self._chance)
            wait = int(acts.day * days * self._chance.uniform(0.6, 1.4))
            acts.later(course, tick + wait, self.supplemented)

    def _item(self, course: Course) -> str:
        short = [n for n in course.offer.paper_names if len(n) <= _LONGEST_ITEM]
        if short and self._chance.happens(0.7):
            return self._chance.choice(short)
        return self._acts.stage.reason("supplement_items")

    def supplemented(self, course: Course, tick: int) -> None:
        """Take in the missing papers; the term begins anew or goes on, as the rule says."""
        body = self._resumed(course, tick, Move.SUPPLEMENTED, course.offer.supplement_clock)
        self._acts.move(course, tick, course.desk, body)
        again = course.fate is Fate.TWICE_SUPPLEMENTED
        course.fate = Fate.SUPPLEMENT if again else Fate.PLAIN
        go_on = self.plan_supplement if again else self._go_on
        go_on(course, tick)

    def close(self, course: Course, tick: int) -> None:
        """Close a dossier whose missing papers never came, with Mẫu số 05."""
        body = self._acts.with_slip({"move": Move.CLOSE_WAITING}, tick)
        self._acts.move(course, tick, course.desk, body, self._acts.reason("close"))

    def plan_payment(self, course: Course, tick: int) -> None:
        """Decide when money will be found to be owed to the state."""
        wait = min(self._acts.day * self._chance.uniform(0.5, 2), (course.limit - tick) / 2)
        self._acts.later(course, tick + int(wait), self.request_payment)

    def request_payment(self, course: Course, tick: int) -> None:
        """Tell what is owed to the state; the clock stands until it is paid."""
        course.paused_at = self._acts.at(tick)
        self._acts.move(course, tick, course.holder, {"move": Move.REQUEST_PAYMENT})
        if course.fate not in WAITS_NOW:
            wait = int(self._acts.day * self._chance.uniform(0.5, 7))
            self._acts.later(course, tick + wait, self.paid)

    def paid(self, course: Course, tick: int) -> None:
        """Record the payment; the due date moves by the time that was waited."""
        body = self._resumed(course, tick, Move.PAID, SupplementClock.PAUSE)
        body["fee_state"] = FeeState.TRANSFER
        self._acts.move(course, tick, course.desk, body)
        course.fate = Fate.PLAIN
        self._go_on(course, tick)

    def _resumed(
        self, course: Course, tick: int, move: Move, clock: SupplementClock
    ) -> dict[str, Any]:
        at = self._acts.at(tick)
        by = self._promises.end_pause(course, at, clock)
        return {
            "move": move,
            "due_at": text(course.due_at),
            "by": by,
            "clock": self._promises.clock,
            **shares_body(course, at),
        }
