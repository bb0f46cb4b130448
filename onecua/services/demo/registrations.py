"""Online registrations that the desk has not accepted yet, taken over from the province's list.

Statuses 1 and 3 come into a file by an import only, so that the demonstration imports a short list
shortly before its end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.dossier import Channel, Status
from onecua.domain.event import Kind
from onecua.domain.imported import GivenDossier, given_facts

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from onecua.services.demo.people import Person
    from onecua.services.demo.procedures import Demands, Offer
    from onecua.services.demo.stage import Stage

_ONE_IN = 300
_MOST = 40
_FEWEST_DOSSIERS, _FEWEST_DAYS = 20, 3
_DENIED_ONE_IN = 4
_FILE = "Danh sách hồ sơ trực tuyến.xlsx"
_FIRST_ROW = 5


def registration_count(dossiers: int, open_days: int) -> int:
    """Return how many of a plan's dossiers are such registrations; a short plan has none."""
    if dossiers < _FEWEST_DOSSIERS or open_days < _FEWEST_DAYS:
        return 0
    return max(2, min(dossiers // _ONE_IN, _MOST))


class Registrations:
    """Imports the list in one step; what stands in it came in on the day before."""

    def __init__(self, stage: Stage, demands: Demands, count: int) -> None:
        self._stage = stage
        self._demands = demands
        self._count = count

    def take_over(self, tick: int) -> None:
        """Import the list."""
        stage = self._stage
        at, day = stage.workdays.moment(tick), stage.workdays.day
        batch = stage.chance.identity(at)
        body = {"file": _FILE, "imported": self._count, "skipped": 0}
        stage.journal.record(Kind.LIST_IMPORTED, batch, body, at, stage.officers.first)
        opening = (tick // day - 1) * day
        ticks = sorted(opening + stage.chance.randrange(day) for _ in range(self._count))
        for row, handed_in in enumerate(ticks):
            self._import_row(row, stage.workdays.moment(handed_in), at, batch)

    def _import_row(self, row: int, registered_at: datetime, at: datetime, batch: UUID) -> None:
        stage = self._stage
        offer = self._online_offer(registered_at.month)
        person = self._person(offer, at)
        given = GivenDossier(
            row=row + _FIRST_ROW,
            code=stage.numbers.code(registered_at.date()),
            procedure_name=offer.procedure.name,
            procedure_code=offer.procedure.code,
            sector=offer.procedure.sector,
            received_at=registered_at,
            promised_at=None,
            ended_at=None,
            owner=person.applicant,
            status=Status.DENIED if row % _DENIED_ONE_IN == 1 else Status.REGISTERED,
            channel=Channel.ONLINE,
        )
        dossier = stage.chance.identity(at)
        facts = given_facts(given, dossier, person.commitment, offer.named, batch, at)
        for fact in facts:
            stage.journal.record(
                fact.kind,
                fact.ref,
                fact.body,
                at,
                stage.officers.first,
                happened_at=fact.happened_at,
            )

    def _online_offer(self, month: int) -> Offer:
        while True:
            offer = self._demands.draw(month, 1.0)
            if offer.channel is Channel.ONLINE:
                return offer

    def _person(self, offer: Offer, at: datetime) -> Person:
        """Return somebody whose values were recorded, now if they are new."""
        stage = self._stage
        identity = stage.chance.identity(at)
        person = stage.townsfolk.person(offer.demand.ages, at.date(), identity)
        stage.make_known(person, at, stage.officers.first)
        return person
