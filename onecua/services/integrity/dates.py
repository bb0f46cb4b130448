"""Every dossier's dates reckoned anew from its history and the calendar of the time.

Most dossiers have one promise and no other date: of those that run by whole days a day's promise
is reckoned once for each rule.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from onecua.domain.deadline import By, Change, Model, TermRule, Unit, pause_change, recompute
from onecua.domain.dossier import Dossier, Move
from onecua.domain.dossier_course import DueEntry, due_entries
from onecua.domain.integrity import Area, Finding, Findings, Severity
from onecua.domain.moved_dates import BY_WORDS
from onecua.domain.office import SupplementClock
from onecua.domain.vanished_lateness import vanished_lateness, voided_unfinished
from onecua.domain.vietnamese import grouped
from onecua.errors import RuleError
from onecua.services.courses import term_rule
from onecua.services.integrity.entries import EntryProof, procedure_codes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from onecua.domain.event import Event
    from onecua.domain.work_calendar import WorkCalendar
    from onecua.services.courses import CourseService
    from onecua.services.integrity.office_times import OfficeState, OfficeTimes
    from onecua.services.shares import ShareService

_REMEMBERED = 100_000
_ENDS = frozenset({By.RESUME, By.RESTART, By.KEPT})
"""By what the end of a pause leaves the due instant."""


@dataclass(frozen=True, slots=True)
class _Rule:
    """A rule of promises as one or more receptions keep it, parsed once."""

    term: TermRule
    calendar: WorkCalendar
    by_day: bool


class DateProof:
    """Proves the dates of one dossier after another."""

    def __init__(
        self,
        courses: CourseService,
        shares: ShareService,
        times: OfficeTimes,
        findings: Findings,
        broken: frozenset[str] = frozenset(),
    ) -> None:
        self._courses = courses
        self._times = times
        self._findings = findings
        self._broken = broken
        self._entries = EntryProof(courses, shares, times)
        self._rules: dict[tuple[object, ...], _Rule] = {}
        self._dues: dict[tuple[object, ...], datetime | None] = {}
        self._unreckoned_count = 0
        self._unsaid_count = 0

    def check(self, dossier: Dossier, events: Sequence[Event]) -> None:
        """Tell every date of this history that is not what it must be."""
        try:
            if self._rests_on_broken(events):
                self._unreckoned_count += 1
                return
            self._findings.add(*self._found(dossier, events))
        except RuleError as error:
            words = f"không tính lại được ngày hẹn: {error.message}"
            self._findings.add(_finding(dossier, "hạn trả", words))

    def notes(self) -> Iterator[Finding]:
        """Return what could not be reckoned anew, once all dossiers were seen."""
        if self._unreckoned_count:
            words = (
                f"{grouped(self._unreckoned_count)} hồ sơ chưa tính lại được ngày hẹn vì tệp lịch "
                "làm việc của chúng đã bị sửa hoặc mất."
            )
            yield Finding(words, Area.DATE)
        if self._unsaid_count:
            words = (
                f"{grouped(self._unsaid_count)} lần đổi hạn được ghi khi nhật ký chưa nêu cách "
                "tính nên không tính lại."
            )
            yield Finding(words, Area.DATE, Severity.NOTE)

    def _rests_on_broken(self, events: Sequence[Event]) -> bool:
        if not self._broken:
            return False
        clocks = (event.body.get("clock") or event.body.get("rule") or {} for event in events)
        return any(clock.get("calendar") in self._broken for clock in clocks)

    def _found(self, dossier: Dossier, events: Sequence[Event]) -> Iterator[Finding]:
        entries = due_entries(events)
        unknown = self._unknown_calendar(dossier, events)
        if unknown is not None:
            yield unknown
            return
        if len(entries) == 1:
            yield from self._promised(dossier, entries[0])
        elif entries:
            yield from self._moved(dossier, entries, events)
        for stated in self._entries.stated(events):
            if not stated.is_right:
                words = self._entry_words(stated.event)
                yield _mismatch(dossier, stated.field, words, stated.at, stated.right[0])
        yield from self._hidden(dossier, events)
        for each in self._entries.forbidden(events):
            words = f"lịch sử có lần {each.words}, {self._entry_words(each.event)}."
            yield _finding(dossier, each.field, words)

    def _hidden(self, dossier: Dossier, events: Sequence[Event]) -> Iterator[Finding]:
        """Note what may have hidden lateness: nothing of it is wrong by itself."""
        for vanished in vanished_lateness(events):
            words = (
                f"hết quá hạn nhờ {vanished.words}: hạn là {_at(vanished.due_at)}, "
                f"{self._entry_words(vanished.event)}."
            )
            yield replace(_finding(dossier, "quá hạn", words), severity=Severity.NOTE)
        voided = voided_unfinished(events)
        if voided is not None:
            event, due_at = voided
            words = (
                f"bị hủy khi chưa giải quyết xong, sau ngày nhận: hạn là {_at(due_at)}, "
                f"{self._entry_words(event)}."
            )
            yield replace(_finding(dossier, "hủy hồ sơ", words), severity=Severity.NOTE)

    def _unknown_calendar(self, dossier: Dossier, events: Sequence[Event]) -> Finding | None:
        for event in events:
            clock = event.body.get("clock") or event.body.get("rule") or {}
            sha256 = clock.get("calendar")
            if sha256 and not self._times.had_adopted(sha256, event):
                words = (
                    f"{self._entry_words(event)} tính theo lịch {sha256[:12]} mà đơn vị chưa áp "
                    "dụng khi ấy."
                )
                return _finding(dossier, "lịch làm việc", words)
        return None

    def _promised(self, dossier: Dossier, entry: DueEntry) -> Iterator[Finding]:
        if entry.by is By.PROMISE:
            due = self._promise(entry)
            if due != entry.due_at:
                yield _mismatch(dossier, "hẹn trả lần đầu", _by_words(entry), entry.due_at, due)

    def _promise(self, entry: DueEntry) -> datetime | None:
        said = entry.clock
        key = tuple(value for name, value in said.items() if not name.startswith("desk_"))
        rule = self._rules.get(key)
        if rule is None:
            rule = self._rules[key] = self._parsed(said)
        when = (*key, entry.at.date() if rule.by_day else entry.at)
        if when not in self._dues:
            if len(self._dues) >= _REMEMBERED:
                self._dues.clear()
            change = Change(By.PROMISE, entry.at, None, rule.calendar)
            self._dues[when] = recompute((change,), rule.term)[0]
        return self._dues[when]

    def _parsed(self, said: Mapping[str, Any]) -> _Rule:
        term = term_rule(said)
        assert term is not None  # an entry «by promise» has a rule
        whole = term.effective is Model.DAY and term.term.unit is not Unit.SAME_DAY
        timed = term.cutoff.at is not None or term.cutoff.minutes_before_closing is not None
        return _Rule(term, self._courses.calendar_of(said), whole and not timed)

    def _moved(
        self, dossier: Dossier, entries: Sequence[DueEntry], events: Sequence[Event]
    ) -> Iterator[Finding]:
        by_key = {event.key: event for event in events}
        self._unsaid_count += sum(entry.by is By.GIVEN for entry in entries[1:])
        course = self._courses.of(events)
        codes = procedure_codes(events)
        before: datetime | None = None
        for place, (entry, due) in enumerate(zip(entries, course.recomputed(), strict=True)):
            event = by_key[entry.event]
            field = "hạn trả" if place else "hẹn trả lần đầu"
            if entry.by in _ENDS:
                restarts = self._restarts(event, codes) if course.rule else {False}
                yield from self._ended_pause(dossier, entry, before, restarts)
            if due != entry.due_at:
                yield _mismatch(dossier, field, _by_words(entry), entry.due_at, due)
            before = entry.due_at

    def _restarts(self, event: Event, codes: frozenset[str | None]) -> set[bool]:
        """Return what the office had the end of this pause do: begin the term anew or not."""
        if event.body["move"] != Move.SUPPLEMENTED:
            return {False}
        return {_restarts(state, code) for state in self._times.in_force(event) for code in codes}

    def _ended_pause(
        self, dossier: Dossier, entry: DueEntry, before: datetime | None, restarts: set[bool]
    ) -> Iterator[Finding]:
        right = {By.KEPT}
        if before is not None and entry.paused_at is not None:
            right = {pause_change(entry.paused_at, before, each) for each in restarts}
        if right and entry.by not in right:
            should = " hoặc ".join(f"«{BY_WORDS[by].lower()}»" for by in sorted(right))
            said = f"«{BY_WORDS[entry.by].lower()}»"
            words = f"{_by_words(entry)}: lịch sử ghi {said}, theo quy định phải là {should}."
            yield _finding(dossier, "cách tính lại hạn", words, said, should)

    def _entry_words(self, event: Event) -> str:
        return f"sự kiện số {event.seq} ghi {_at(event.recorded_at)}"


def _restarts(state: OfficeState, code: str | None) -> bool:
    return state.rule_of(code).clock_for(state.policy) is SupplementClock.RESTART


def _by_words(entry: DueEntry) -> str:
    return f"«{BY_WORDS[entry.by]}» ngày {_at(entry.at)}"


def _at(at: datetime | None) -> str:
    return f"{at:%d/%m/%Y %H:%M}" if at is not None else "(trống)"


def _mismatch(
    dossier: Dossier, field: str, which: str, stated: datetime | None, due: datetime | None
) -> Finding:
    words = (
        f"{field} trong lịch sử là {_at(stated)} ({which}), tính lại theo lịch khi ấy phải là "
        f"{_at(due)}."
    )
    return _finding(dossier, field, words, _at(stated), _at(due))


def _finding(
    dossier: Dossier, field: str, words: str, stored: str = "", expected: str = ""
) -> Finding:
    code = dossier.code or dossier.id.hex[:8]
    return Finding(
        f"Hồ sơ {code}: {words}",
        Area.DATE,
        dossier=dossier.id,
        code=code,
        field=field,
        stored=stored,
        expected=expected,
    )
