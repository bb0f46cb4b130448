"""Reception: the person, the own term, the dossier itself, as `IntakeService` writes them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from onecua.domain.dossier import Channel, DueSource, FeeState, ReturnMethod, Status
from onecua.domain.event import Kind
from onecua.domain.procedure_rule import term_text
from onecua.services.demo.acts import text
from onecua.services.demo.chance import Frequencies
from onecua.services.demo.fates import Fate, Fates
from onecua.services.demo.office import COUNTER
from onecua.services.demo.stage import Course
from onecua.services.demo.waiting import WAITS_NOW

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from onecua.domain.office import Officer
    from onecua.services.demo.handling import Handling
    from onecua.services.demo.people import Person
    from onecua.services.demo.procedures import Demands, Offer
    from onecua.services.demo.stage import Stage

_DELEGATED = 0.035
_UNPAID = 0.02
_ONE_DAY, _TWO_DAYS = 1, 2
_ADULT = (20, 70)
_RETURNS = {
    Channel.IN_PERSON: Frequencies(
        {ReturnMethod.DESK: 90, ReturnMethod.ELECTRONIC: 7, ReturnMethod.POSTAL: 3}
    ),
    Channel.ONLINE: Frequencies(
        {ReturnMethod.ELECTRONIC: 72, ReturnMethod.DESK: 22, ReturnMethod.POSTAL: 6}
    ),
    Channel.POSTAL: Frequencies({ReturnMethod.POSTAL: 80, ReturnMethod.DESK: 20}),
}
_HURRIED = frozenset({Fate.LATE, Fate.REFUSED, Fate.UNDONE})
"""Fates that fit a term of one day already; the others need two."""
_MONEY = frozenset({Fate.PAYMENT, Fate.WAITING_PAYMENT_NOW})
_CHOOSY = frozenset({Fate.VERIFIED, Fate.OVERRIDDEN, Fate.OVERDUE_NOW, Fate.ASKING_NOW})
"""Fates that ask for more than a term of one day."""
_OVERDUE = 4
"""Days before the end from which on the date of a dossier passes that is overdue at the end."""
_AFTERMATH = 6
"""Days before the end at which the date of a dossier that a chief extends passes at last."""
_LAST_CALL = 3
"""Days before the end at which a dossier may still come to wait for papers or money."""
_UNSEEN = frozenset({Fate.CORRECTED, Fate.VOIDED})


class Reception:
    """Receives what people hand in; one step for each dossier."""

    def __init__(self, stage: Stage, demands: Demands, fates: Fates, handling: Handling) -> None:
        self._stage = stage
        self._demands = demands
        self._fates = fates
        self._handling = handling
        self._own_terms: set[str] = set()

    def receive(self, tick: int, handed_in: int | None = None, late_reason: str = "") -> None:
        """Receive a dossier; one that was handed in earlier is a late entry with its reason."""
        stage, workdays = self._stage, self._stage.workdays
        at = workdays.moment(tick)
        received_at = at if handed_in is None else workdays.moment(handed_in)
        offer = self._demands.draw(received_at.month, tick / workdays.ends)
        desk = stage.officers.at_desk(stage.chance)
        due_at = stage.promises.due(offer, received_at)
        due = workdays.closing(due_at.date())
        course = Course(
            id=stage.chance.identity(at),
            offer=offer,
            fate=self._fates.next(partial(self._fits, offer, tick, due)),
            owner=self._applicant(offer, at, desk),
            desk=desk,
            holder=stage.officers.by_role[offer.demand.holder],
            return_method=_RETURNS[offer.channel].draw(stage.chance),
            received_at=received_at,
            due_at=due_at,
            due=due,
            limit=stage.promises.limit(offer, due_at, due),
        )
        self._record(course, at, received_at, late_reason)
        self._handling.begin(course, tick, waits=not late_reason)

    def _fits(self, offer: Offer, tick: int, due: int, fate: Fate) -> bool:
        """Tell whether a dossier of this term can take this course."""
        if fate in _UNSEEN:
            return True
        workdays = self._stage.workdays
        if fate in WAITS_NOW and tick > workdays.ends - _LAST_CALL * workdays.day:
            return False
        if fate in _MONEY:
            return offer.demand.pays > 0
        days = (due - tick) // workdays.day
        if fate in _CHOOSY:
            return days >= _ONE_DAY and self._suits(offer, due, fate)
        return days >= (_ONE_DAY if fate in _HURRIED else _TWO_DAYS)

    def _suits(self, offer: Offer, due: int, fate: Fate) -> bool:
        day, ends = self._stage.workdays.day, self._stage.workdays.ends
        if fate is Fate.VERIFIED:
            return offer.verification is not None
        if fate is Fate.OVERRIDDEN:
            return due <= ends - _AFTERMATH * day
        if fate is Fate.ASKING_NOW:
            return due > ends and offer.demand.holder in self._stage.work.units
        return ends - _OVERDUE * day <= due <= ends - 1

    def _applicant(self, offer: Offer, at: datetime, desk: Officer) -> Person:
        chance, townsfolk = self._stage.chance, self._stage.townsfolk
        identity = chance.identity(at)
        if chance.happens(offer.demand.organisations):
            person = townsfolk.organisation(identity)
        else:
            person = townsfolk.person(offer.demand.ages, at.date(), identity)
        self._stage.make_known(person, at, desk)
        return person

    def _record(
        self, course: Course, at: datetime, received_at: datetime, late_reason: str
    ) -> None:
        private = {"late_reason": late_reason} if late_reason else {}
        body = self._body(course, received_at)
        delegate = self._delegate(course, at)
        if delegate is not None:
            body["delegate"] = delegate.commitment
            private["authority_paper"] = f"Văn bản ủy quyền ngày {received_at:%d/%m/%Y}"
        self._record_term(course, at)
        self._stage.journal.record(
            Kind.DOSSIER_RECEIVED,
            course.id,
            body,
            at,
            course.desk,
            private=private,
            happened_at=received_at,
        )

    def _delegate(self, course: Course, at: datetime) -> Person | None:
        chance = self._stage.chance
        in_person = course.offer.channel is Channel.IN_PERSON
        if not in_person or not chance.happens(_DELEGATED):
            return None
        person = self._stage.townsfolk.person(_ADULT, at.date(), chance.identity(at))
        if person is course.owner:
            return None
        self._stage.make_known(person, at, course.desk)
        return person

    def _record_term(self, course: Course, at: datetime) -> None:
        """Record the office's own term when the first dossier of a procedure needs it."""
        offer = course.offer
        if not offer.is_own_term or offer.procedure.code in self._own_terms:
            return
        self._own_terms.add(offer.procedure.code)
        body = {
            "procedure": offer.procedure.code,
            "catalogue": offer.named["catalogue"],
            "term": term_text(offer.counting.term),
        }
        self._stage.journal.record(Kind.TERM_RECORDED, None, body, at, course.desk)

    def _body(self, course: Course, received_at: datetime) -> dict[str, Any]:
        offer, numbers = course.offer, self._stage.numbers
        sector, year = offer.procedure.sector, received_at.year
        book, books, book_number = numbers.book(sector, year)
        slips, slip = numbers.slip("01", year)
        return {
            "code": numbers.code(received_at.date()),
            "status": int(Status.RECEIVED),
            "procedure": offer.named,
            "channel": int(offer.channel),
            "return": course.return_method,
            "counter": COUNTER,
            "copies": 1,
            "papers": offer.papers,
            "fee": self._fee(offer),
            "register": [book, book_number],
            "slip": slip,
            "numbers": [[books, book_number], [slips, slip]],
            "promised_at": text(course.due_at),
            "due_source": DueSource.COMPUTED,
            "rule": self._rule(course),
            "owner": course.owner.commitment,
            "delegate": None,
        }

    def _rule(self, course: Course) -> Mapping[str, Any]:
        """Return the rule of the promise, with this desk's own one of a linked procedure."""
        offer = course.offer
        if offer.desk_counting is None:
            return offer.rule
        at, promises = course.received_at, self._stage.promises
        course.desk_share = promises.begun_share(offer.desk_counting, at, is_step=False)
        term = term_text(offer.desk_counting.term)
        return {**offer.rule, "desk_time": term, "desk_due_at": text(course.desk_share.due_at)}

    def _fee(self, offer: Offer) -> dict[str, Any]:
        chance = self._stage.chance
        if offer.fee is None:
            return {"amount": None, "state": FeeState.UNKNOWN}
        amount = offer.fee * chance.randint(*offer.demand.units)
        return {"amount": amount, "state": self._fee_state(offer.channel, amount)}

    def _fee_state(self, channel: Channel, amount: int) -> FeeState:
        chance = self._stage.chance
        if amount == 0:
            return FeeState.FREE
        if channel is Channel.ONLINE:
            return FeeState.TRANSFER
        if chance.happens(_UNPAID):
            return FeeState.UNPAID
        return FeeState.CASH if chance.happens(0.55) else FeeState.TRANSFER
