"""What happens to a dossier after its reception, as `HandlingService` writes it, move by move."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from onecua.domain.deadline import By
from onecua.domain.dossier import MOVES, FeeState, Move, ReturnMethod
from onecua.domain.event import Kind
from onecua.services.demo.chance import Frequencies
from onecua.services.demo.fates import Fate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from onecua.domain.office import Officer
    from onecua.services.demo.stage import Course, Stage

_MINUTE, _HOUR = 60, 3_600
_EARLY_SHARE = 0.93
"""Of the dossiers with a term of days that go well, so many are done before the due day."""
_LONGEST_ITEM = 150
_PICK_UP_DAYS = Frequencies({0.1: 38, 0.6: 26, 2: 22, 8: 12, 40: 2})
_SUPPLEMENT_DAYS = Frequencies({0.4: 25, 1.5: 35, 4: 28, 9: 12})
_WAITS_NOW = frozenset({Fate.WAITING_PAPERS_NOW, Fate.WAITING_PAYMENT_NOW})


class Handling:
    """Lets the moves of dossiers happen, each one deciding when the next will."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._chance = stage.chance
        self._day = stage.workdays.day

    def begin(self, course: Course, tick: int, *, waits: bool = True) -> None:
        """Decide what becomes of a dossier that was just received."""
        fate, offer = course.fate, course.offer
        if fate is Fate.VOIDED:
            self._later(course, tick + self._between(5, 60), self.void)
        elif waits and fate is Fate.PLAIN and self._chance.happens(offer.demand.at_once):
            for move in (Move.FORWARD, Move.FINISH, Move.RETURN):
                self._move(course, tick, course.desk, {"move": move})
        else:
            self._later(course, tick + self._between(4, 45), self.forward)
        if fate is Fate.CORRECTED:
            self._later(course, tick + self._between(10, 480), self.correct)

    def forward(self, course: Course, tick: int) -> None:
        """Hand the dossier over to whoever settles it."""
        body = {"move": Move.FORWARD, "holder": course.holder.id.hex}
        self._move(course, tick, course.desk, body)
        self._AFTER_FORWARD.get(course.fate, Handling._plan_result)(self, course, tick)

    def _plan_result(self, course: Course, tick: int) -> None:
        if course.fate is not Fate.OVERDUE_NOW:
            self._later(course, self._result_tick(course, tick), self.finish)

    def _result_tick(self, course: Course, tick: int) -> int:
        """Return when the result is there: usually before the due day, seldom after it."""
        chance, day = self._chance, self._day
        due_opening = course.due - day
        soon = tick + self._between(15, 150)
        if course.fate is Fate.LATE:
            days = 1 + min(int(chance.expovariate(0.7)), 7)
            return course.due + (days - 1) * day + chance.randrange(_HOUR, day)
        if soon < due_opening and chance.happens(_EARLY_SHARE):
            # People work towards the date: the later days are likelier than the first.
            share = max(chance.random(), chance.random() * 0.8)
            return min(soon + int((due_opening - soon) * share), due_opening - 1)
        earliest = max(soon, due_opening)
        return min(earliest + int((course.due - earliest) * chance.random()), course.due - 1)

    def finish(self, course: Course, tick: int) -> None:
        """Record the result, a refusal with its slip, or one that will be undone."""
        if course.fate is Fate.REFUSED:
            private = {"reason": self._stage.reason("refuse")}
            body = self._with_slip({"move": Move.FINISH_REFUSED}, tick)
            self._move(course, tick, course.holder, body, private)
        else:
            key = self._move(course, tick, course.holder, {"move": Move.FINISH})
            if course.fate is Fate.UNDONE:
                course.fate, course.undoes = Fate.PLAIN, key
                self._later(course, tick + self._between(5, 20), self.undo)
                return
        self._later(course, self._return_tick(course, tick), self.give_back)

    def _return_tick(self, course: Course, tick: int) -> int:
        """Return when the applicant gets the result: at once, by post, or on a market day."""
        chance, day = self._chance, self._day
        if course.return_method is ReturnMethod.ELECTRONIC:
            return tick + self._between(1, 10)
        if course.return_method is ReturnMethod.POSTAL:
            return tick + int(day * chance.uniform(0.3, 2))
        days = _PICK_UP_DAYS.draw(chance)
        return tick + int(day * days * chance.uniform(0.4, 1.6))

    def give_back(self, course: Course, tick: int) -> None:
        """Give the result to the applicant."""
        officer = self._stage.officers.at_desk(self._chance)
        self._move(course, tick, officer, {"move": Move.RETURN})

    def _plan_supplement(self, course: Course, tick: int) -> None:
        latest = min(tick + 2 * self._day, course.due - _HOUR)
        when = max(tick + 10 * _MINUTE, tick + int((latest - tick) * self._chance.random()))
        self._later(course, when, self.request_supplement)

    def request_supplement(self, course: Course, tick: int) -> None:
        """Ask for papers with Mẫu số 02; the clock stands until they come."""
        at = self._stage.workdays.moment(tick)
        closes_at = self._stage.promises.closes_at(at)
        body = {"move": Move.REQUEST_SUPPLEMENT, "closes_at": _text(closes_at)}
        private = {"reason": self._stage.reason("supplement"), "items": [self._item(course)]}
        self._move(course, tick, course.holder, self._with_slip(body, tick), private)
        course.paused_at = at
        if course.fate is Fate.NEVER_SUPPLEMENTED:
            closing = self._stage.workdays.closing(closes_at.date())
            self._later(course, closing + self._between(5, 200), self.close)
        elif course.fate not in _WAITS_NOW:
            days = _SUPPLEMENT_DAYS.draw(self._chance)
            wait = int(self._day * days * self._chance.uniform(0.6, 1.4))
            self._later(course, tick + wait, self.supplemented)

    def _item(self, course: Course) -> str:
        short = [n for n in course.offer.paper_names if len(n) <= _LONGEST_ITEM]
        if short and self._chance.happens(0.7):
            return self._chance.choice(short)
        return self._stage.reason("supplement_items")

    def supplemented(self, course: Course, tick: int) -> None:
        """Take in the missing papers; the term begins anew, as the office's policy says."""
        at = self._stage.workdays.moment(tick)
        self._promise_anew(course, self._stage.promises.due(course.offer, at))
        body = {
            "move": Move.SUPPLEMENTED,
            "due_at": _text(course.due_at),
            "by": By.RESTART,
            "clock": self._stage.promises.clock,
        }
        self._move(course, tick, course.desk, body)
        self._plan_result(course, tick)

    def close(self, course: Course, tick: int) -> None:
        """Close a dossier whose missing papers never came."""
        private = {"reason": self._stage.reason("close")}
        self._move(course, tick, course.desk, {"move": Move.CLOSE_WAITING}, private)

    def _plan_payment(self, course: Course, tick: int) -> None:
        wait = min(self._day * self._chance.uniform(0.5, 2), (course.due - tick) / 2)
        self._later(course, tick + int(wait), self.request_payment)

    def request_payment(self, course: Course, tick: int) -> None:
        """Tell what is owed to the state; the clock stands until it is paid."""
        course.paused_at = self._stage.workdays.moment(tick)
        self._move(course, tick, course.holder, {"move": Move.REQUEST_PAYMENT})
        if course.fate not in _WAITS_NOW:
            wait = int(self._day * self._chance.uniform(0.5, 7))
            self._later(course, tick + wait, self.paid)

    def paid(self, course: Course, tick: int) -> None:
        """Record the payment; the due date moves by the time that was waited."""
        at, paused_at = self._stage.workdays.moment(tick), course.paused_at
        assert paused_at is not None
        due_at = self._stage.promises.due_after_payment(course.offer, course.due_at, paused_at, at)
        self._promise_anew(course, due_at)
        body = {
            "move": Move.PAID,
            "due_at": _text(due_at),
            "by": By.RESUME,
            "clock": self._stage.promises.clock,
            "fee_state": FeeState.TRANSFER,
        }
        self._move(course, tick, course.desk, body)
        self._plan_result(course, tick)

    def _promise_anew(self, course: Course, due_at: datetime) -> None:
        course.fate, course.due_at = Fate.PLAIN, due_at
        course.due = self._stage.workdays.closing(due_at.date())

    def _plan_end(self, course: Course, tick: int) -> None:
        when = tick + int((course.due - tick) * self._chance.uniform(0.05, 0.7))
        step = self.withdraw if course.fate is Fate.WITHDRAWN else self.stop
        self._later(course, when, step)

    def withdraw(self, course: Course, tick: int) -> None:
        """Let the applicant take the dossier back."""
        private = {"reason": self._stage.reason("withdraw")}
        self._move(course, tick, course.desk, {"move": Move.WITHDRAW}, private)

    def stop(self, course: Course, tick: int) -> None:
        """Stop a dossier for good."""
        private = {"reason": self._stage.reason("stop")}
        self._move(course, tick, course.holder, {"move": Move.STOP}, private)

    def undo(self, course: Course, tick: int) -> None:
        """Undo the result that was recorded by mistake; the true one comes later."""
        self._note(Kind.MOVE_UNDONE, course, tick, {"undoes": course.undoes}, "undo")
        self._plan_result(course, tick)

    def void(self, course: Course, tick: int) -> None:
        """Take out a dossier that was entered by mistake."""
        self._note(Kind.DOSSIER_VOIDED, course, tick, {}, "void")

    def correct(self, course: Course, tick: int) -> None:
        """Set right what was entered wrong: the telephone number or the way of return."""
        if self._chance.happens(0.6):
            at = self._stage.workdays.moment(tick)
            applicant = self._stage.townsfolk.with_new_phone(course.owner)
            sealed = self._chance.sealed(applicant.values())
            course.owner.commitment = sealed.commitment.hex()
            self._stage.journal.record(
                Kind.PERSON_RECORDED, course.owner.id, {}, at, course.desk, sealed=sealed
            )
            fields: dict[str, Any] = {"owner": course.owner.commitment}
        else:
            course.return_method = ReturnMethod.POSTAL
            fields = {"return": ReturnMethod.POSTAL}
        self._note(Kind.DOSSIER_CORRECTED, course, tick, {"fields": fields}, "correct")

    def _note(
        self, kind: Kind, course: Course, tick: int, body: Mapping[str, Any], occasion: str
    ) -> None:
        at = self._stage.workdays.moment(tick)
        private = {"reason": self._stage.reason(occasion)}
        self._stage.journal.record(kind, course.id, body, at, course.desk, private=private)

    def _move(
        self,
        course: Course,
        tick: int,
        officer: Officer,
        body: Mapping[str, Any],
        private: Mapping[str, Any] | None = None,
    ) -> str:
        at = self._stage.workdays.moment(tick)
        return self._stage.journal.record(
            Kind.DOSSIER_MOVED, course.id, body, at, officer, private=private
        )

    def _with_slip(self, body: dict[str, Any], tick: int) -> dict[str, Any]:
        form = MOVES[body["move"]].slip
        assert form is not None
        series, number = self._stage.numbers.slip(form, self._stage.workdays.moment(tick).year)
        return {**body, "numbers": [[series, number]], "slip": number}

    def _later(self, course: Course, tick: int, step: Callable[[Course, int], None]) -> None:
        self._stage.schedule.put(tick, partial(step, course))

    def _between(self, least: int, most: int) -> int:
        return self._chance.randint(least * _MINUTE, most * _MINUTE)

    _AFTER_FORWARD: Mapping[Fate, Callable[[Handling, Course, int], None]] = {
        Fate.SUPPLEMENT: _plan_supplement,
        Fate.NEVER_SUPPLEMENTED: _plan_supplement,
        Fate.WAITING_PAPERS_NOW: _plan_supplement,
        Fate.PAYMENT: _plan_payment,
        Fate.WAITING_PAYMENT_NOW: _plan_payment,
        Fate.WITHDRAWN: _plan_end,
        Fate.STOPPED: _plan_end,
    }


def _text(at: datetime) -> str:
    return at.isoformat(timespec="minutes")
