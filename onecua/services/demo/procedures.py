"""Which procedures are asked for, how often, in which season, through which channel."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from onecua import assets, files
from onecua.domain.checklist import GroupKind, required_first
from onecua.domain.deadline import Cutoff, HandlingTime, Unit, parse_handling_time
from onecua.domain.dossier import Channel
from onecua.services.demo.chance import Frequencies

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onecua.domain.procedure import Procedure
    from onecua.services.demo.chance import Chance
    from onecua.services.desk import Desk

_POST_SHARE = 0.02
_SURE = 0.97
_RISE = 0.3
"""The online share at the end is by this part of its average higher than at the beginning."""
_ELECTRONIC, _SEEN = "Bản điện tử", "Đã xem bản gốc"


@dataclass(frozen=True, slots=True)
class Demand:
    """What the commune asks of one procedure.

    `term` and `fee` are the office's own where the catalogue leaves them open; `pays` is the share
    that owes money to the state before the result; `units` is of how many pages the fee is paid.
    """

    code: str
    weight: float
    online: float
    season: str
    ages: tuple[int, int]
    holder: str
    at_once: float = 0.0
    organisations: float = 0.0
    pays: float = 0.0
    units: tuple[int, int] = (1, 1)
    term: str = ""
    fee: int | None = None


@dataclass(frozen=True)
class Offer:
    """A procedure through one channel, with everything that its dossiers have in common.

    `is_own_term` says that the office gave the term, since the catalogue does not.
    """

    demand: Demand
    procedure: Procedure
    channel: Channel
    term: HandlingTime
    cutoff: Cutoff
    rule: Mapping[str, Any]
    named: Mapping[str, Any]
    papers: tuple[tuple[int, int, int, str], ...]
    is_own_term: bool

    @cached_property
    def is_same_day(self) -> bool:
        """Tell whether the result is due on the day itself."""
        return self.term.unit is Unit.SAME_DAY

    @cached_property
    def paper_names(self) -> tuple[str, ...]:
        """Return the names of the papers to hand in."""
        wanted = {index for index, *_ in self.papers}
        return tuple(c.name for c in self.procedure.components if c.index in wanted)

    @cached_property
    def fee(self) -> int | None:
        """Return the fee of one unit in đồng, None when nobody says."""
        return (
            self.demand.fee
            if self.demand.fee is not None
            else self.procedure.fee.for_channel(self.channel)
        )


@dataclass(frozen=True, slots=True)
class Work:
    """The shipped file about the work: demands, seasons by month, reasons by occasion."""

    demands: tuple[Demand, ...]
    seasons: Mapping[str, Sequence[float]]
    reasons: Mapping[str, Sequence[str]]


def read_work() -> Work:
    """Read the shipped `demo_work.json`."""
    found = json.loads(files.read_bytes(assets.resource("data", "demo_work.json")))
    return Work(
        tuple(_demand(record) for record in found["procedures"]),
        found["seasons"],
        found["reasons"],
    )


def _demand(record: dict[str, Any]) -> Demand:
    record["ages"] = tuple(record["ages"])
    record["units"] = tuple(record.get("units", (1, 1)))
    return Demand(**record)


class Demands:
    """Draws what the next citizen asks for."""

    def __init__(self, work: Work, desk: Desk, chance: Chance) -> None:
        self._rulebook = desk.rulebook
        self._deadlines = desk.deadlines
        self._chance = chance
        self._offers: dict[tuple[str, Channel], Offer] = {}
        seasons = work.seasons
        self._months = [
            Frequencies({d: d.weight * seasons[d.season][month] for d in work.demands})
            for month in range(12)
        ]

    def draw(self, month: int, progress: float) -> Offer:
        """Return an offer for a month (1–12); `progress` of the whole time, 0 to 1, is over."""
        demand = self._months[month - 1].draw(self._chance)
        procedure = self._rulebook.catalogue.by_code(demand.code)
        assert procedure is not None, demand.code
        channel = self._channel(demand, procedure, progress)
        offer = self._offers.get((demand.code, channel))
        if offer is None:
            offer = self._offers[demand.code, channel] = self._offer(demand, procedure, channel)
        return offer

    def _channel(self, demand: Demand, procedure: Procedure, progress: float) -> Channel:
        offered = procedure.channels or tuple(Channel)
        online = min(_SURE, demand.online * (1 + _RISE * (progress - 0.5)))
        drawn = self._chance.random()
        if drawn < online and Channel.ONLINE in offered:
            return Channel.ONLINE
        if drawn > 1 - _POST_SHARE and Channel.POSTAL in offered:
            return Channel.POSTAL
        return Channel.IN_PERSON

    def _offer(self, demand: Demand, procedure: Procedure, channel: Channel) -> Offer:
        stated = procedure.handling_time.for_channel(channel)
        term = stated or parse_handling_time(demand.term)
        policy = self._rulebook.office.policy
        return Offer(
            demand=demand,
            procedure=procedure,
            channel=channel,
            term=term,
            cutoff=policy.cutoff(procedure.handling_time.cutoff),
            rule=self._deadlines.rule_body(procedure, term),
            named=self._named(procedure),
            papers=_papers(procedure, channel),
            is_own_term=stated is None,
        )

    def _named(self, procedure: Procedure) -> dict[str, str]:
        return {
            "code": procedure.code,
            "name": procedure.name,
            "sector": procedure.sector,
            "catalogue": self._rulebook.catalogue_id,
        }


def _papers(procedure: Procedure, channel: Channel) -> tuple[tuple[int, int, int, str], ...]:
    """Return the papers that everybody hands in, one original of each or its electronic copy."""
    found = []
    for group in required_first(procedure, channel):
        if group.folded:
            continue
        seen = _SEEN if group.kind is GroupKind.PRESENT else ""
        for paper in group.required:
            if channel is Channel.ONLINE:
                found.append((paper.index, 0, 0, _ELECTRONIC))
            else:
                copies = paper.copies or 0
                originals = paper.originals or (0 if copies else 1)
                found.append((paper.index, originals, copies, seen))
    return tuple(found)
