"""What each entry of a dossier's history dated besides the due instant, and whether it might.

Steps, opinions, the closing of a pause, this desk's share of a linked procedure, and what moved
them; apologies and verifications only once and only while the dossier runs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from onecua.domain.deadline import Model, due_at, parse_handling_time
from onecua.domain.dossier import RUNNING, STATUS_WORDS, Dossier, Move
from onecua.domain.dossier_history import fold, instant
from onecua.domain.dossier_shares import DESK_BY, DESK_DUE, OPINION_DUES, STEP_BY, STEP_DUE
from onecua.domain.event import Event, Kind
from onecua.domain.extension import is_too_late
from onecua.services.courses import term_rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from onecua.services.courses import CourseService
    from onecua.services.integrity.office_times import OfficeState, OfficeTimes
    from onecua.services.shares import ShareService

REDATING = frozenset({Move.SUPPLEMENTED, Move.PAID, Move.EXTEND, Move.VERIFY, Move.REISSUE})
"""The only moves that may set another due instant; a test of the whole source holds it to that."""

_FIELDS = {
    DESK_DUE: "hạn của bộ phận một cửa",
    STEP_DUE: "hạn của bước",
    OPINION_DUES: "hạn lấy ý kiến",
}
_MOVED_SHARES = (DESK_DUE, STEP_DUE, OPINION_DUES)


@dataclass(frozen=True, slots=True)
class Stated:
    """What an entry says of a date, and every date that it may rightly say.

    Nothing is right or wrong where the log tells no office by whose rules it was reckoned.
    """

    field: str
    at: datetime | None
    right: tuple[datetime | None, ...]
    event: Event

    @property
    def is_right(self) -> bool:
        """Tell whether the entry says a date that it may say."""
        return not self.right or self.at in self.right


@dataclass(frozen=True, slots=True)
class Forbidden:
    """What an entry did that no entry may do, in words."""

    field: str
    words: str
    event: Event


class EntryProof:
    """Reads the entries of one dossier after another."""

    def __init__(self, courses: CourseService, shares: ShareService, times: OfficeTimes) -> None:
        self._courses = courses
        self._shares = shares
        self._times = times

    def stated(self, events: Sequence[Event]) -> Iterator[Stated]:
        """Yield every date besides the due instant that an entry of this history set."""
        codes = procedure_codes(events)
        for place, event in enumerate(events):
            body = event.body
            if event.kind == Kind.DOSSIER_RECEIVED:
                yield from self._desk_share(event)
            elif event.kind == Kind.OPINION_ASKED and body.get("term"):
                yield self._step("hạn lấy ý kiến", event, body, codes)
            elif event.kind == Kind.DOSSIER_MOVED:
                if (body.get("step") or {}).get("term"):
                    yield self._step("hạn của bước", event, body["step"], codes)
                if body.get("closes_at"):
                    yield self._closing(event)
                if any(name in body for name in _MOVED_SHARES):
                    yield from self._moved_shares(events, place)

    def forbidden(self, events: Sequence[Event]) -> Iterator[Forbidden]:
        """Yield what moved the due instant and might not."""
        for place, event in enumerate(events):
            if event.kind != Kind.DOSSIER_MOVED:
                continue
            move = Move(event.body["move"])
            if "due_at" in event.body and move not in REDATING:
                words = "đổi hạn trả bằng một bước không được đổi hạn"
                yield Forbidden("hạn trả", words, event)
            yield from self._ways(events, place)
            if move in (Move.EXTEND, Move.VERIFY):
                before = fold(events[:place])
                if before is not None:
                    check = self._extension if move is Move.EXTEND else _verification
                    yield from (Forbidden("hạn trả", w, event) for w in check(before, event))

    def _desk_share(self, event: Event) -> Iterator[Stated]:
        rule = event.body.get("rule") or {}
        whole = term_rule(rule)
        if whole is None or not rule.get("desk_time"):
            return
        share = replace(whole, term=parse_handling_time(rule["desk_time"]))
        right = share.due_at(event.happened_at, self._courses.calendar_of(rule))
        yield Stated(_FIELDS[DESK_DUE], instant(rule.get(DESK_DUE)), (right,), event)

    def _step(
        self, field: str, event: Event, said: Mapping[str, Any], codes: frozenset[str | None]
    ) -> Stated:
        calendar = self._courses.calendar_of(event.body.get("clock") or {})
        term = parse_handling_time(said["term"])
        right = [
            due_at(event.happened_at, term, calendar, model) for model in self._models(event, codes)
        ]
        return Stated(field, instant(said["due_at"]), tuple(right), event)

    def _models(self, event: Event, codes: frozenset[str | None]) -> set[Model]:
        states = self._times.in_force(event)
        return {state.rule_of(code).model_for(state.policy) for state in states for code in codes}

    def _closing(self, event: Event) -> Stated:
        states = [state for state in self._times.in_force(event) if state.calendar]
        right = tuple(self._closes_at(event, state) for state in states)
        return Stated("ngày đóng hồ sơ chờ", instant(event.body["closes_at"]), right, event)

    def _closes_at(self, event: Event, state: OfficeState) -> datetime:
        term = parse_handling_time(f"{state.policy.supplement_wait_days} working_day")
        calendar = self._courses.calendar_of(state.clock)
        return due_at(event.happened_at, term, calendar, Model.DAY)

    def _moved_shares(self, events: Sequence[Event], place: int) -> Iterator[Stated]:
        """Yield what a move says of the shares."""
        event, past = events[place], events[:place]
        body, at = event.body, event.happened_at
        right = self._shares.redated(past, body, at)
        if STEP_DUE in body and STEP_BY not in body:
            right[STEP_DUE] = self._shares.step_before_its_way_was_said(past, body, at)
        for due in (DESK_DUE, STEP_DUE):
            if due in body:
                yield Stated(_FIELDS[due], instant(body[due]), (instant(right.get(due)),), event)
        said, dues = body.get(OPINION_DUES) or {}, right.get(OPINION_DUES) or {}
        for key in sorted({*said, *dues}):
            due_at = instant(said.get(key))
            yield Stated(_FIELDS[OPINION_DUES], due_at, (instant(dues.get(key)),), event)

    def _ways(self, events: Sequence[Event], place: int) -> Iterator[Forbidden]:
        """Yield the shares that a move dated in another way than the whole's."""
        event = events[place]
        if not (DESK_BY in event.body or STEP_BY in event.body):
            return
        right = self._shares.redated(events[:place], event.body, event.happened_at)
        for due, by in ((DESK_DUE, DESK_BY), (STEP_DUE, STEP_BY)):
            if event.body.get(by, right.get(by)) != right.get(by):
                words = f"ghi cách tính khác cho {_FIELDS[due]}"
                yield Forbidden(_FIELDS[due], words, event)

    def _extension(self, before: Dossier, event: Event) -> Iterator[str]:
        if before.extended_at is not None:
            yield f"gia hạn lần nữa, đã gia hạn ngày {before.extended_at:%d/%m/%Y}"
        yield from _not_running(before, "gia hạn")
        if before.due_at is not None and is_too_late(before.due_at, event.recorded_at):
            if not event.body.get("override"):
                last = f"hạn {before.due_at:%d/%m/%Y}"
                yield f"gia hạn khi đã quá muộn ({last}) mà không ghi lãnh đạo cho phép"
            elif not any(event.officer in s.chiefs for s in self._times.in_force(event)):
                yield "gia hạn muộn do người không phải lãnh đạo"


def procedure_codes(events: Sequence[Event]) -> frozenset[str | None]:
    """Return the procedures that a dossier was, or was corrected to be."""
    said = [
        event.body.get("procedure") or event.body.get("fields", {}).get("procedure") or {}
        for event in events
        if event.kind in (Kind.DOSSIER_RECEIVED, Kind.DOSSIER_CORRECTED)
    ]
    return frozenset(each["code"] for each in said if "code" in each)


def _verification(before: Dossier, _event: Event) -> Iterator[str]:
    if before.verified_at is not None:
        yield f"kéo dài lần nữa để xác minh, đã kéo dài ngày {before.verified_at:%d/%m/%Y}"
    yield from _not_running(before, "kéo dài để xác minh")


def _not_running(before: Dossier, what: str) -> Iterator[str]:
    if before.status not in RUNNING:
        yield f"{what} khi hồ sơ «{STATUS_WORDS[before.status]}»"
