"""A thủ tục hành chính as the catalogue states it: papers, term, fee, result, sources.

What the source does not say is None; the desk asks for it and never guesses (`rules.md` 3).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from onecua.domain.deadline.handling_time import (
    HandlingTime,
    Unit,
    amount_words,
    handling_time_words,
)
from onecua.domain.dossier import Channel
from onecua.domain.vietnamese import fold

if TYPE_CHECKING:
    from datetime import date, time
    from decimal import Decimal


class Scope(StrEnum):
    """Who settles the procedure; a commune's desk receives the first."""

    COMMUNE = "commune_peoples_committee"
    MILITARY = "commune_military_command"
    POLICE = "commune_police"
    SOCIAL_INSURANCE = "social_insurance"


class Confidence(StrEnum):
    """How well the source bears out the record."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Doubt(StrEnum):
    """Why the officer must give the term of a procedure."""

    NO_TERM = "no_term"
    NO_UNIT = "no_unit"
    HOUR_UNSAID = "hour_unsaid"
    SEVERAL_TERMS = "several_terms"
    UNIT_CONFLICT = "unit_conflict"


_ASK = "theo quyết định công bố thủ tục."
_DOUBT_WORDS = {
    Doubt.NO_TERM: "Danh mục chưa có thời hạn giải quyết. Nhập số và đơn vị " + _ASK,
    Doubt.NO_UNIT: "Danh mục ghi số {0} mà không ghi đơn vị. Chọn ngày hay ngày làm việc " + _ASK,
    Doubt.HOUR_UNSAID: "Danh mục ghi {0} giờ, không rõ giờ làm việc hay giờ liên tục. Chọn " + _ASK,
    Doubt.SEVERAL_TERMS: "Danh mục nêu nhiều thời hạn ({1}). Nhập thời hạn của trường hợp này "
    + _ASK,
    Doubt.UNIT_CONFLICT: "Danh mục ghi {0} ngày, lời văn lại ghi ngày làm việc. Chọn đơn vị "
    + _ASK,
}


@dataclass(frozen=True, slots=True)
class Sector:
    """A lĩnh vực and the other names under which lists write it."""

    name: str
    ministry: str | None = None
    field_code: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChannelTerm:
    """A term that the source gives for one channel."""

    channel: Channel
    value: Decimal
    unit: Unit | None
    doubt: Doubt | None = None

    @property
    def words(self) -> str:
        """Say it: «20 ngày làm việc», or the bare number."""
        if self.unit is None:
            return amount_words(self.value)
        return handling_time_words(HandlingTime(self.value, self.unit))


@dataclass(frozen=True, slots=True)
class StatedTerm:
    """The handling time in the catalogue's words, with what the source leaves open."""

    value: Decimal | None = None
    unit: Unit | None = None
    doubt: Doubt | None = Doubt.NO_TERM
    cutoff: time | None = None
    note: str = ""
    by_channel: tuple[ChannelTerm, ...] = ()

    @property
    def must_ask(self) -> bool:
        """Tell whether the officer has to give the term whatever the channel."""
        return self.doubt is not None

    def doubt_for(self, channel: Channel) -> Doubt | None:
        """Return why the term of this channel has to be asked, or None when it is known."""
        stated = [term for term in self.by_channel if term.channel is channel]
        if self.doubt is None and len(stated) == 1:
            return stated[0].doubt
        return self.doubt

    def is_per_case(self, channel: Channel) -> bool:
        """Tell whether each dossier has the term of its own case, so that none is remembered."""
        return self.doubt_for(channel) is Doubt.SEVERAL_TERMS

    def cases(self, channel: Channel) -> tuple[HandlingTime, ...]:
        """Return the terms of the cases that the catalogue lists for this channel, shortest first.

        One whose unit the source does not say is left out: it has to be typed.
        """
        if not self.is_per_case(channel):
            return ()
        stated = [term for term in self.by_channel if term.channel is channel]
        found = {
            HandlingTime(term.value, term.unit)
            for term in stated
            if term.unit is not None and term.doubt in (None, Doubt.SEVERAL_TERMS)
        }
        return tuple(sorted(found, key=lambda term: (term.unit, term.amount)))

    def for_channel(self, channel: Channel) -> HandlingTime | None:
        """Return the term to promise, or None when it has to be asked."""
        if self.doubt_for(channel) is not None:
            return None
        stated = [term for term in self.by_channel if term.channel is channel]
        value, unit = (stated[0].value, stated[0].unit) if stated else (self.value, self.unit)
        return None if value is None or unit is None else HandlingTime(value, unit)

    def ask_reason(self, channel: Channel) -> str:
        """Say in one sentence why the officer types the term; empty when it is known."""
        doubt = self.doubt_for(channel)
        if doubt is None:
            return ""
        stated = [term for term in self.by_channel if term.channel is channel] or self.by_channel
        value = stated[0].value if self.doubt is None else self.value
        several = ", ".join(dict.fromkeys(term.words for term in stated))
        return _DOUBT_WORDS[doubt].format("" if value is None else amount_words(value), several)


@dataclass(frozen=True, slots=True)
class Fee:
    """Phí, lệ phí in đồng; an amount of None is unknown, 0 is free.

    `note` is the portal's own words; `doubt` is why the source could not be trusted as it stood.
    """

    amount: int | None = None
    per: str = ""
    online_amount: int | None = None
    note: str = ""
    doubt: str = ""

    def for_channel(self, channel: Channel) -> int | None:
        """Return the amount to collect, or None when the province sets it or nobody says."""
        if channel is Channel.ONLINE and self.online_amount is not None:
            return self.online_amount
        return self.amount


_NUMBERING = re.compile(r"^(?:[-*+]|\(?(?:[0-9]+(?:\.[0-9]+)*|[ivx]+|[a-z])[.)]+)\s*")
_CONDITION = ("truong hop ", "doi voi ", "neu ", "tuy ")
_DELEGATE_PAPER = re.compile(r"(?:van ban|giay|hop dong)(?: ve viec)? uy quyen")
_ONLINE_ONLY = re.compile(r"hinh thuc truc tuyen\)?[.;]?$|^mau (?:ho tich )?dien tu tuong tac")
_PAPER_ONLY = re.compile(r"\(neu [^()]*lua chon nop ho so theo hinh thuc truc tiep[^()]*\)")


@dataclass(frozen=True, slots=True)
class Component:
    """A paper of the dossier; quantities that the source does not give are None.

    `index` is its place in the procedure's list, by which a dossier remembers it.
    """

    index: int
    name: str
    case: str
    originals: int | None
    copies: int | None
    note: str = ""

    @property
    def is_remark(self) -> bool:
        """Tell a line that is no paper: «Lưu ý», or a heading that ends in a colon."""
        return fold(self.case) == "luu y" or self.name.endswith(":")

    @property
    def is_conditional(self) -> bool:
        """Tell a paper that only some applicants hand in, by its own wording."""
        name = _NUMBERING.sub("", fold(self.name))
        return name.startswith(_CONDITION) or "(neu co" in name

    @property
    def is_for_delegate(self) -> bool:
        """Tell the authorisation that only a delegate hands in."""
        return _DELEGATE_PAPER.match(_NUMBERING.sub("", fold(self.name))) is not None

    def belongs_to(self, channel: Channel) -> bool:
        """Tell whether the channel uses it: paper declarations and electronic forms exclude."""
        name = fold(self.name)
        if _ONLINE_ONLY.search(name) and "truc tiep" not in name:
            return channel is Channel.ONLINE
        return not (channel is Channel.ONLINE and _PAPER_ONLY.search(name))


@dataclass(frozen=True, slots=True)
class Result:
    """What the applicant gets, with its national code (KQ.G15.000031) where known."""

    name: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Procedure:
    """One procedure as published; `confidence` says how far its record may be trusted."""

    code: str
    name: str
    sector: str
    scope: Scope
    enabled: bool
    components: tuple[Component, ...] = ()
    handling_time: StatedTerm = StatedTerm()
    fee: Fee = Fee()
    results: tuple[Result, ...] = ()
    channels: tuple[Channel, ...] = ()
    level: str = ""
    agency: str = ""
    subjects: str = ""
    decision: str = ""
    legal_basis: tuple[str, ...] = ()
    not_demanded: tuple[str, ...] = ()
    """Papers not to be demanded while the databases give them (NQ 66.7/2025/NQ-CP)."""
    source: str = ""
    as_of: str = ""
    confidence: Confidence = Confidence.LOW
    confidence_note: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def short_name(self) -> str:
        """Return the name without a leading «Thủ tục», as lists show it."""
        bare = re.sub(r"^thủ tục\s+", "", self.name, flags=re.IGNORECASE)
        return bare[:1].upper() + bare[1:]

    @property
    def result(self) -> str:
        """Return the names of the results in one line."""
        return "; ".join(result.name for result in self.results)

    def in_force_on(self, day: date) -> bool:
        """Tell whether the day lies between the validity dates, both included."""
        started = self.valid_from is None or self.valid_from <= day
        return started and (self.valid_to is None or day <= self.valid_to)
