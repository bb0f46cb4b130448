"""What happens to a dossier after its reception, as the services write it, move by move."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onecua.domain.deadline import TermRule
from onecua.domain.dossier import Move, ReturnMethod
from onecua.domain.event import Kind
from onecua.domain.procedure_rule import term_text
from onecua.services.demo.acts import HOUR, MINUTE, Acts, text
from onecua.services.demo.chance import Frequencies
from onecua.services.demo.fates import Fate
from onecua.services.demo.lateness import Lateness
from onecua.services.demo.opinions import Opinions
from onecua.services.demo.redating import Redating
from onecua.services.demo.waiting import Waiting

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from onecua.domain.office import Officer
    from onecua.services.demo.stage import Course, Stage

_EARLY_SHARE = 0.93
"""Of the dossiers with a term of days that go well, so many are done before the due day."""
_HOURS_LATE = 0.07
"""Of those due before the office closes, so many are done on the day but after the hour."""
_PICK_UP_DAYS = Frequencies({0.1: 38, 0.6: 26, 2: 22, 8: 12, 40: 2})
_DESK = "desk"


class Handling:
    """Lets the moves of dossiers happen, each one deciding when the next will."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._chance = stage.chance
        self._day = stage.workdays.day
        self._acts = acts = Acts(stage)
        self._opinions = Opinions(acts)
        self._lateness = Lateness(acts)
        waiting = Waiting(acts, self.plan_result)
        redating = Redating(acts, self.plan_result)
        self._after_forward: Mapping[Fate, Callable[[Course, int], None]] = {
            Fate.SUPPLEMENT: waiting.plan_supplement,
            Fate.TWICE_SUPPLEMENTED: waiting.plan_supplement,
            Fate.NEVER_SUPPLEMENTED: waiting.plan_supplement,
            Fate.WAITING_PAPERS_NOW: waiting.plan_supplement,
            Fate.PAYMENT: waiting.plan_payment,
            Fate.WAITING_PAYMENT_NOW: waiting.plan_payment,
            Fate.EXTENDED: redating.plan_apology,
            Fate.OVERRIDDEN: redating.plan_override,
            Fate.VERIFIED: redating.plan_verification,
            Fate.WITHDRAWN: self._plan_end,
            Fate.STOPPED: self._plan_end,
            Fate.OVERDUE_NOW: self._stay,
            Fate.ASKING_NOW: self._opinions.ask_soon,
        }

    def begin(self, course: Course, tick: int, *, waits: bool = True) -> None:
        """Decide what becomes of a dossier that was just received."""
        acts, fate = self._acts, course.fate
        if fate is Fate.VOIDED:
            acts.later(course, tick + acts.between(5, 60), self.void)
        elif waits and fate is Fate.PLAIN and self._chance.happens(course.offer.demand.at_once):
            for move in (Move.FORWARD, Move.FINISH, Move.RETURN):
                acts.move(course, tick, course.desk, {"move": move})
            self._stage.surveys.returned(course, acts.at(tick))
        else:
            acts.later(course, tick + acts.between(4, 45), self.forward)
        if fate is Fate.CORRECTED:
            acts.later(course, tick + acts.between(10, 480), self.correct)

    def forward(self, course: Course, tick: int) -> None:
        """Hand the dossier over to whoever settles it, into the second step of its workflow."""
        if course.offer.steps:
            self._enter_step(course, tick, course.desk)
        else:
            body = {"move": Move.FORWARD, "holder": course.holder.id.hex}
            self._acts.move(course, tick, course.desk, body)
        self._after_forward.get(course.fate, self.plan_result)(course, tick)

    def _enter_step(self, course: Course, tick: int, giver: Officer) -> None:
        """Hand the dossier over to the next step; the first one was its reception."""
        offer, promises = course.offer, self._stage.promises
        course.place += 1
        step, role = offer.steps[course.place], offer.own.holders[course.place]
        course.holder = course.desk if role == _DESK else self._stage.officers.by_role[role]
        at = self._acts.at(tick)
        model = offer.counting.model
        counting = TermRule(step.term, model) if step.term else None
        course.step = promises.begun_share(counting, at, is_step=True) if counting else None
        body = {
            "move": Move.FORWARD,
            "holder": course.holder.id.hex,
            "step": {
                "place": course.place,
                "name": step.name,
                "term": term_text(step.term) or "",
                "due_at": text(course.step.due_at if course.step else None),
                "model": model,
            },
            "clock": promises.clock,
        }
        self._acts.move(course, tick, giver, body)

    def plan_result(self, course: Course, tick: int) -> None:
        """Decide when the result is there, and let the dossier go through its steps until then."""
        course.result = self._result_tick(course, tick)
        self._opinions.plan(course, tick, course.result)
        self._advance(course, tick)

    def _advance(self, course: Course, tick: int) -> None:
        shares = course.offer.shares
        if course.place + 1 < len(shares):
            share = shares[course.place] * self._chance.uniform(0.7, 1.1)
            when = tick + int((course.result - tick) * min(share, 0.95))
            self._acts.later(course, when, self.hand_over)
        else:
            self._acts.later(course, course.result, self.finish)

    def hand_over(self, course: Course, tick: int) -> None:
        """Hand the dossier over from one step to the next."""
        self._enter_step(course, tick, course.holder)
        self._advance(course, tick)

    def _stay(self, course: Course, tick: int) -> None:
        """Leave a dossier where it is: it is late when the demonstration ends."""
        self._opinions.plan(course, tick, course.due)
        self._lateness.plan_open(course)

    def _result_tick(self, course: Course, tick: int) -> int:
        """Return when the result is there: usually before the due day, seldom after it."""
        chance, day = self._chance, self._day
        due_opening = course.due - day
        soon = tick + self._acts.between(15, 150)
        if course.fate is Fate.LATE:
            days = 1 + min(int(chance.expovariate(0.7)), 7)
            return course.due + (days - 1) * day + chance.randrange(HOUR, day)
        if course.limit < course.due and chance.happens(_HOURS_LATE):
            return self._acts.within(course.limit + 5 * MINUTE, course.due)
        if soon < due_opening and chance.happens(_EARLY_SHARE):
            # People work towards the date: the later days are likelier than the first.
            share = max(chance.random(), chance.random() * 0.8)
            return min(soon + int((due_opening - soon) * share), due_opening - 1)
        earliest = min(max(soon, due_opening), course.limit - MINUTE)
        return min(earliest + int((course.limit - earliest) * chance.random()), course.limit - 1)

    def finish(self, course: Course, tick: int) -> None:
        """Record the result, a refusal with its slip, or one that will be undone."""
        acts = self._acts
        if course.fate is Fate.REFUSED:
            body = acts.with_slip({"move": Move.FINISH_REFUSED}, tick)
            acts.move(course, tick, course.holder, body, acts.reason("refuse"))
        else:
            key = acts.move(course, tick, course.holder, {"move": Move.FINISH})
            if course.fate is Fate.UNDONE:
                course.fate, course.undoes = Fate.PLAIN, key
                acts.later(course, tick + acts.between(5, 20), self.undo)
                return
        self._lateness.plan_ended(course, tick)
        acts.later(course, self._return_tick(course, tick), self.give_back)

    def _return_tick(self, course: Course, tick: int) -> int:
        """Return when the applicant gets the result: at once, by post, or on a market day."""
        chance, day = self._chance, self._day
        if course.return_method is ReturnMethod.ELECTRONIC:
            return tick + self._acts.between(1, 10)
        if course.return_method is ReturnMethod.POSTAL:
            return tick + int(day * chance.uniform(0.3, 2))
        days = _PICK_UP_DAYS.draw(chance)
        return tick + int(day * days * chance.uniform(0.4, 1.6))

    def give_back(self, course: Course, tick: int) -> None:
        """Give the result to the applicant, who may say how content they are."""
        officer = self._stage.officers.at_desk(self._chance)
        self._acts.move(course, tick, officer, {"move": Move.RETURN})
        self._stage.surveys.returned(course, self._acts.at(tick))

    def _plan_end(self, course: Course, tick: int) -> None:
        when = tick + int((course.limit - tick) * self._chance.uniform(0.05, 0.7))
        step = self.withdraw if course.fate is Fate.WITHDRAWN else self.stop
        self._acts.later(course, when, step)

    def withdraw(self, course: Course, tick: int) -> None:
        """Let the applicant take the dossier back, with Mẫu số 05."""
        self._end(course, tick, course.desk, Move.WITHDRAW)

    def stop(self, course: Course, tick: int) -> None:
        """Stop a dossier for good, with Mẫu số 05."""
        self._end(course, tick, course.holder, Move.STOP)

    def _end(self, course: Course, tick: int, officer: Officer, move: Move) -> None:
        body = self._acts.with_slip({"move": move}, tick)
        self._acts.move(course, tick, officer, body, self._acts.reason(move.value))

    def undo(self, course: Course, tick: int) -> None:
        """Undo the result that was recorded by mistake; the true one comes later."""
        self._amend(Kind.MOVE_UNDONE, course, tick, {"undoes": course.undoes}, "undo")
        self.plan_result(course, tick)

    def void(self, course: Course, tick: int) -> None:
        """Take out a dossier that was entered by mistake."""
        self._amend(Kind.DOSSIER_VOIDED, course, tick, {}, "void")

    def correct(self, course: Course, tick: int) -> None:
        """Set right what was entered wrong: the telephone number or the way of return."""
        if self._chance.happens(0.6):
            applicant = self._stage.townsfolk.with_new_phone(course.owner)
            sealed = self._chance.sealed(applicant.values())
            course.owner.commitment = sealed.commitment.hex()
            at = self._acts.at(tick)
            self._stage.journal.record(
                Kind.PERSON_RECORDED, course.owner.id, {}, at, course.desk, sealed=sealed
            )
            fields: dict[str, Any] = {"owner": course.owner.commitment}
        else:
            course.return_method = ReturnMethod.POSTAL
            fields = {"return": ReturnMethod.POSTAL}
        self._amend(Kind.DOSSIER_CORRECTED, course, tick, {"fields": fields}, "correct")

    def _amend(
        self, kind: Kind, course: Course, tick: int, body: Mapping[str, Any], occasion: str
    ) -> None:
        self._acts.note(kind, course, tick, course.desk, body, self._acts.reason(occasion))
