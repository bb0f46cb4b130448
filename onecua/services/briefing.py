"""The morning's sheet: what the day asks for, what may be late by its own history, whom to call."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from onecua.domain.board import Bucket
from onecua.domain.briefing import (
    CLOSES_SOON,
    WAITS_LONG,
    BriefedDossier,
    Briefing,
    Call,
    CallReason,
)
from onecua.domain.risk import PastCase, WorkedTime, foresee
from onecua.progress import Progress
from onecua.services.board import BoardService
from onecua.storage import briefing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from onecua.domain.board import Board, OpenDossier
    from onecua.domain.risk import Risk
    from onecua.services.rulebook import Rulebook
    from onecua.storage.briefing import ShelvedResult, Stretch
    from onecua.storage.database import Database

_YEAR = timedelta(days=366)
_READING = "Xem lại các hồ sơ đã giải quyết"


class BriefingService:
    """Reads the sheet; writes nothing."""

    def __init__(self, database: Database, rulebook: Rulebook) -> None:
        self._database = database
        self._rulebook = rulebook
        self._board = BoardService(database, rulebook)

    def today(self, progress: Progress | None = None) -> Briefing:
        """Return the sheet as of now."""
        steps = progress or Progress()
        found = self._board.read()
        now = found.at.now
        tomorrow = self._rulebook.calendar.next_counted(now.date())
        overdue = self._briefed(found.groups[Bucket.OVERDUE], now)
        soon = [each for each in _running(found) if each.due_at and each.due_at > now]
        next_day = [e for e in soon if e.due_at and now.date() < e.due_at.date() <= tomorrow]
        later = [each for each in soon if each.due_at and each.due_at.date() > tomorrow]
        risks = self.risks(later, now, steps)
        with self._database.read() as connection:
            shelved = briefing.on_shelf(connection)
        return Briefing(
            at=now,
            tomorrow=tomorrow,
            overdue=overdue,
            due_today=self._briefed(found.groups[Bucket.TODAY], now),
            due_tomorrow=self._briefed(next_day, now),
            at_risk=self._at_risk(later, risks, now),
            waiting=tuple(self._shelved(each, now) for each in shelved),
            calls=self._calls(found, shelved, now),
        )

    def risks(
        self, dossiers: Sequence[OpenDossier], now: datetime, progress: Progress
    ) -> dict[int, Risk]:
        """Return why each of these dossiers may be late, by its key; most are not among them."""
        if not dossiers:
            return {}
        due = {each.key: each.due_at for each in dossiers if each.due_at is not None}
        last = max(due.values()).date()
        first = (now - 2 * _YEAR).date()
        worked = WorkedTime(self._rulebook.calendar, first, last)
        found: dict[int, Risk] = {}
        with self._database.read() as connection:
            under_way = _by_procedure(briefing.running(connection, list(due), now))
            for place, (code, stretches) in enumerate(under_way.items()):
                progress.step(place, len(under_way), _READING)
                cases = briefing.past_cases(connection, code, now - _YEAR, now)
                past = [PastCase(each.holder, _minutes(each, worked)) for each in cases]
                for each in stretches:
                    left = worked.between(now, due[each.key])
                    risk = foresee(_minutes(each, worked), left, each.holder, past)
                    if risk is not None:
                        found[each.key] = risk
        return found

    def _at_risk(
        self, dossiers: Sequence[OpenDossier], risks: dict[int, Risk], now: datetime
    ) -> tuple[BriefedDossier, ...]:
        """Return the dossiers at risk, the one that lacks most of its time first."""
        named = [each for each in dossiers if each.key in risks]
        named.sort(key=lambda each: risks[each.key].left / risks[each.key].needed)
        return self._briefed(named, now, risks)

    def _briefed(
        self,
        dossiers: Sequence[OpenDossier],
        now: datetime,
        risks: dict[int, Risk] | None = None,
    ) -> tuple[BriefedDossier, ...]:
        lines = self._board.lines(dossiers, now)
        return tuple(
            BriefedDossier(
                line.detail.code or "",
                line.detail.procedure_name,
                line.counted.holder,
                line.counted.due_at,
                line.standing.working_days,
                (risks or {}).get(line.counted.key),
            )
            for line in lines
        )

    def _shelved(self, result: ShelvedResult, now: datetime) -> BriefedDossier:
        calendar = self._rulebook.calendar
        days = calendar.counted_between(result.ready_at.date(), now.date())
        return BriefedDossier(
            result.code or "",
            result.procedure_name,
            result.holder,
            result.ready_at,
            days,
        )

    def _calls(
        self, found: Board, shelved: Sequence[ShelvedResult], now: datetime
    ) -> tuple[Call, ...]:
        """Return whom to call, who is most wronged first; nobody twice for one dossier."""
        calendar, overdue = self._rulebook.calendar, found.groups[Bucket.OVERDUE]
        extended = [e for e in _running(found) if e.is_extended and e.due_at and e.due_at >= now]
        results = [
            Call(each.id, CallReason.RESULT, each.ready_at, is_past=True)
            for each in shelved
            if calendar.counted_between(each.ready_at.date(), now.date()) > WAITS_LONG
        ]
        return (
            *self._dated(CallReason.OVERDUE, overdue, [e.due_at for e in overdue], now),
            *self._dated(CallReason.EXTENDED, extended, [e.due_at for e in extended], now),
            *self._supplements(found, now),
            *results,
        )

    def _supplements(self, found: Board, now: datetime) -> list[Call]:
        """Return who must soon hand in what is missing, or should have; first to close first."""
        near = now.date()
        for _ in range(CLOSES_SOON):
            near = self._rulebook.calendar.next_counted(near)
        paused = [(each, self._board.closes_at(each)) for each in found.groups[Bucket.PAUSED]]
        waits = sorted(
            ((at, each) for each, at in paused if at is not None and at.date() <= near),
            key=lambda pair: (pair[0], pair[1].key),
        )
        ends = [at for at, _ in waits]
        return self._dated(CallReason.SUPPLEMENT, [each for _, each in waits], ends, now)

    def _dated(
        self,
        reason: CallReason,
        dossiers: Sequence[OpenDossier],
        instants: Sequence[datetime | None],
        now: datetime,
    ) -> list[Call]:
        lines = self._board.lines(dossiers, now)
        return [
            Call(line.id, reason, at, is_past=at is not None and at <= now)
            for line, at in zip(lines, instants, strict=True)
        ]


def _running(found: Board) -> Iterable[OpenDossier]:
    return (each for each in found.everything() if not each.is_paused)


def _by_procedure(stretches: Iterable[Stretch]) -> dict[str, list[Stretch]]:
    grouped: dict[str, list[Stretch]] = {}
    for each in stretches:
        grouped.setdefault(each.procedure_code, []).append(each)
    return grouped


def _minutes(stretch: Stretch, worked: WorkedTime) -> int:
    """Return the working minutes that the clock of a dossier has run."""
    paused = sum(worked.between(from_at, to_at) for from_at, to_at in stretch.pauses)
    return worked.between(stretch.received_at, stretch.to_at) - paused
