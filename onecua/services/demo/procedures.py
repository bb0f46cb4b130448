"""Which procedures are asked for, how often, in which season, through which channel."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from onecua import assets, files
from onecua.domain.checklist import GroupKind, required_first
from onecua.domain.deadline import (
    HandlingTime,
    Model,
    TermRule,
    Unit,
    effective_model,
    parse_handling_time,
)
from onecua.domain.dossier import Channel
from onecua.domain.procedure_rule import ProcedureRule
from onecua.services.courses import term_rule
from onecua.services.demo.chance import Frequencies
from onecua.services.demo.rules import OwnRule, read_rules

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from onecua.domain.office import SupplementClock
    from onecua.domain.procedure import Procedure
    from onecua.domain.procedure_rule import WorkStep
    from onecua.services.demo.chance import Chance
    from onecua.services.desk import Desk

_VERIFIED_AT_ONCE = 0.15
"""Of the dossiers whose procedure knows a verification, so many need one from the beginning."""
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

    `is_own_term` says that the office gave the term, since the catalogue does not. `counting` is
    how the promise runs and `rule` the same as its event keeps it; the due instants of a day that
    were reckoned once are kept in `promised`.
    """

    demand: Demand
    procedure: Procedure
    channel: Channel
    counting: TermRule
    rule: Mapping[str, Any]
    named: Mapping[str, Any]
    papers: tuple[tuple[int, int, int, str], ...]
    is_own_term: bool
    own: OwnRule
    supplement_clock: SupplementClock
    promised: dict[date, datetime] = field(default_factory=dict)

    @cached_property
    def is_same_day(self) -> bool:
        """Tell whether the result is due on the day itself."""
        return self.counting.term.unit is Unit.SAME_DAY

    @cached_property
    def goes_by_day(self) -> bool:
        """Tell whether every instant of a day gives the same due instant, the close of a day."""
        if not _is_by_day(self.counting):
            return False
        cutoff = self.counting.cutoff
        if cutoff.at is None and cutoff.minutes_before_closing is None:
            return True
        return not self.is_same_day and not cutoff.counts_as_next_day

    @cached_property
    def desk_counting(self) -> TermRule | None:
        """Return how this desk's share of a linked procedure runs, None of another one."""
        term = self.own.rule.desk_term
        return None if term is None else replace(self.counting, term=term)

    @cached_property
    def verification(self) -> HandlingTime | None:
        """Return what the law still adds when something has to be verified on the way."""
        return None if self.counting.verification is not None else self.own.rule.verification

    @property
    def steps(self) -> tuple[WorkStep, ...]:
        """Return the steps of the workflow that the office wrote down."""
        return self.own.rule.steps

    @cached_property
    def shares(self) -> tuple[float, ...]:
        """Return which part of the time left each step takes."""
        return self.own.shares()

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


def _is_by_day(counting: TermRule) -> bool:
    """Tell whether a term and what a verification adds to it both run by whole days."""
    added = counting.verification
    by_day = counting.effective is Model.DAY
    return by_day and (added is None or effective_model(added, counting.model) is Model.DAY)


@dataclass(frozen=True, slots=True)
class Work:
    """The shipped file about the work.

    Demands, seasons by month, reasons by occasion, own rules by procedure, units that are asked
    for opinions by who asks them, causes of lateness with their notes.
    """

    demands: tuple[Demand, ...]
    seasons: Mapping[str, Sequence[float]]
    reasons: Mapping[str, Sequence[str]]
    rules: Mapping[str, OwnRule]
    units: Mapping[str, Sequence[str]]
    causes: Frequencies[tuple[str, tuple[str, ...]]]


def read_work() -> Work:
    """Read the shipped `demo_work.json`."""
    found = json.loads(files.read_bytes(assets.resource("data", "demo_work.json")))
    return Work(
        tuple(_demand(record) for record in found["procedures"]),
        found["seasons"],
        found["reasons"],
        read_rules(found["rules"]),
        found["units"],
        Frequencies({(r["cause"], tuple(r["notes"])): r["weight"] for r in found["causes"]}),
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
        self._rules = work.rules
        self._offers: dict[tuple[str, Channel, bool], Offer] = {}
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
        own = self._rules.get(demand.code)
        verified = (
            own is not None
            and own.rule.verification is not None
            and self._chance.happens(_VERIFIED_AT_ONCE)
        )
        key = (demand.code, channel, verified)
        if key not in self._offers:
            self._offers[key] = self._offer(demand, procedure, channel, verified=verified)
        return self._offers[key]

    def _channel(self, demand: Demand, procedure: Procedure, progress: float) -> Channel:
        offered = procedure.channels or tuple(Channel)
        online = min(_SURE, demand.online * (1 + _RISE * (progress - 0.5)))
        drawn = self._chance.random()
        if drawn < online and Channel.ONLINE in offered:
            return Channel.ONLINE
        if drawn > 1 - _POST_SHARE and Channel.POSTAL in offered:
            return Channel.POSTAL
        return Channel.IN_PERSON

    def _offer(
        self, demand: Demand, procedure: Procedure, channel: Channel, *, verified: bool
    ) -> Offer:
        stated = procedure.handling_time.for_channel(channel)
        term = stated or parse_handling_time(demand.term)
        own = self._rules.get(demand.code) or OwnRule(ProcedureRule(demand.code))
        added = own.rule.verification if verified else None
        rule = self._deadlines.rule_body(procedure, term, added)
        counting = term_rule(rule)
        assert counting is not None
        return Offer(
            demand=demand,
            procedure=procedure,
            channel=channel,
            counting=counting,
            rule=rule,
            named=self._named(procedure),
            papers=_papers(procedure, channel),
            is_own_term=stated is None,
            own=own,
            supplement_clock=own.rule.clock_for(self._rulebook.office.policy),
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
