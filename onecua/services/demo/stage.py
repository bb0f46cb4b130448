"""What everything that happens in the demonstration works with, and a dossier on its way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onecua.domain.event import Kind

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from onecua.domain.deadline import Change, Share
    from onecua.domain.dossier import ReturnMethod
    from onecua.domain.office import Officer
    from onecua.services.demo.chance import Chance
    from onecua.services.demo.fates import Fate
    from onecua.services.demo.journal import Journal
    from onecua.services.demo.numbers import Numbers
    from onecua.services.demo.office import Officers
    from onecua.services.demo.people import Person, Townsfolk
    from onecua.services.demo.procedures import Offer, Work
    from onecua.services.demo.promises import Promises
    from onecua.services.demo.schedule import Schedule
    from onecua.services.demo.surveys import Surveys
    from onecua.services.demo.workdays import Workdays


@dataclass(frozen=True, slots=True)
class Stage:
    """The dice, the time, the log to be, the queue, numbers, dates, people, what they think."""

    chance: Chance
    workdays: Workdays
    journal: Journal
    schedule: Schedule
    numbers: Numbers
    promises: Promises
    officers: Officers
    townsfolk: Townsfolk
    work: Work
    surveys: Surveys

    def reason(self, occasion: str) -> str:
        """Return a reason that officers write on this occasion."""
        return self.chance.choice(self.work.reasons[occasion])

    def make_known(self, person: Person, at: datetime, officer: Officer) -> None:
        """Record the values of a person who is new to the office."""
        if not person.commitment:
            sealed = self.chance.sealed(person.applicant.values())
            person.commitment = sealed.commitment.hex()
            self.journal.record(Kind.PERSON_RECORDED, person.id, {}, at, officer, sealed=sealed)


@dataclass(slots=True)
class Course:
    """A dossier on its way.

    `limit` is the tick of its due instant, `due` the one at which that day closes, `result` the
    one planned for its end. `place` is the step of the workflow that it is in, `step` what dated
    it, `desk_share` what dated this desk's part; `changes` are those of the due instant, empty
    until the first. `opinion` is the key of the opinion asked for, `undoes` that of the move that
    will be undone.
    """

    id: UUID
    offer: Offer
    fate: Fate
    owner: Person
    desk: Officer
    holder: Officer
    return_method: ReturnMethod
    received_at: datetime
    due_at: datetime
    due: int
    limit: int
    result: int = 0
    place: int = 0
    step: Share | None = None
    desk_share: Share | None = None
    changes: tuple[Change, ...] = ()
    paused_at: datetime | None = None
    opinion: str = ""
    undoes: str = ""
