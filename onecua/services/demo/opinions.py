"""Coordinating units that are asked for an opinion: in time, late, or not yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.deadline import HandlingTime, Unit, parse_handling_time
from onecua.domain.event import Kind
from onecua.domain.procedure_rule import term_text
from onecua.services.demo.acts import MINUTE, text
from onecua.services.demo.fates import Fate

if TYPE_CHECKING:
    from onecua.services.demo.acts import Acts
    from onecua.services.demo.stage import Course

_SHARE, _LATE_SHARE = 0.14, 0.6
_TERMS = (parse_handling_time("2 working_day"), parse_handling_time("3 working_day"))
_SHORTEST_DAYS = 3
_NEVER_ANSWERED = frozenset({Fate.OVERDUE_NOW, Fate.ASKING_NOW})
_PATIENCE = {True: (1.1, 2.5), False: (0.25, 1.3)}
"""After how much of its term a unit answers, in a dossier that becomes late and in another."""


class Opinions:
    """Asks the units that the office works with, each dossier once at most."""

    def __init__(self, acts: Acts) -> None:
        self._acts = acts
        self._units = acts.stage.work.units

    def plan(self, course: Course, tick: int, until: int) -> None:
        """Decide whether a unit is asked; the answer comes before the result planned `until`."""
        units = self._units.get(course.offer.demand.holder)
        late = course.fate in (Fate.LATE, Fate.OVERDUE_NOW)
        room = (until - tick) // self._acts.day
        if not units or course.opinion or room < (1 if late else _SHORTEST_DAYS):
            return
        if self._acts.chance.happens(_LATE_SHARE if late else _SHARE):
            course.opinion = "planned"
            early = tick + int((until - tick) * self._acts.chance.uniform(0.03, 0.3))
            self._acts.later(course, early, self.ask)

    def ask_soon(self, course: Course, tick: int) -> None:
        """Let a unit be asked that has not answered when the demonstration ends."""
        self._acts.later(course, tick + self._acts.between(20, 240), self.ask)

    def ask(self, course: Course, tick: int) -> None:
        """Ask a unit within some days."""
        acts, promises = self._acts, self._acts.stage.promises
        term = acts.chance.choice(_TERMS)
        body = {
            "unit": acts.chance.choice(self._units[course.offer.demand.holder]),
            "term": term_text(term),
            "due_at": text(promises.step_due(course.offer, term, acts.at(tick))),
            "model": course.offer.counting.model,
            "clock": promises.clock,
        }
        private = {"question": acts.stage.reason("question")}
        course.opinion = acts.note(Kind.OPINION_ASKED, course, tick, course.holder, body, private)
        if course.fate not in _NEVER_ANSWERED:
            acts.later(course, self._answer_tick(course, tick, term), self.answer)

    def _answer_tick(self, course: Course, tick: int, term: HandlingTime) -> int:
        assert term.unit is Unit.WORKING_DAY
        patience = self._acts.chance.uniform(*_PATIENCE[course.fate is Fate.LATE])
        wanted = tick + int(self._acts.day * int(term.amount) * patience)
        return max(tick + MINUTE, min(wanted, course.result - 5 * MINUTE))

    def answer(self, course: Course, tick: int) -> None:
        """Record what the unit answered."""
        private = {"answer": self._acts.stage.reason("answer")}
        body = {"answers": course.opinion}
        self._acts.note(Kind.OPINION_GIVEN, course, tick, course.holder, body, private)
