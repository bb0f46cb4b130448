"""Prove the data whole: pages, log, anchors, tables, every dossier's dates, the latest figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onecua.domain.dossier_history import fold
from onecua.domain.integrity import UNREADABLE, Anchor, Area, Finding, Findings
from onecua.domain.period import Basis, month_of
from onecua.errors import RuleError, StorageError
from onecua.services.courses import CourseService
from onecua.services.figures import FigureService
from onecua.services.integrity.clock_words import ClockWords
from onecua.services.integrity.dates import DateProof
from onecua.services.integrity.last import LAST_CHECK, LastCheck, last_of, read_last
from onecua.services.integrity.office_times import OFFICE_KINDS, OfficeTimes
from onecua.services.preferences import PreferenceService
from onecua.services.shares import ShareService
from onecua.storage import proof, verification

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from onecua.domain.dossier import Dossier
    from onecua.domain.event import Event
    from onecua.progress import Progress
    from onecua.services.anchors import AnchorService
    from onecua.services.rulebook import Rulebook
    from onecua.storage.database import Database, Snapshot

_PERIODS = 3
_PART = 500
_COMPARING = "Tính lại ngày hẹn và so từng hồ sơ với lịch sử"


@dataclass(frozen=True, slots=True)
class IntegrityReport:
    """What a check found; `head` is where the log stood."""

    findings: tuple[Finding, ...]
    checked_at: datetime
    event_count: int
    dossier_count: int
    head: Anchor | None

    @property
    def problems(self) -> tuple[Finding, ...]:
        """Return what is wrong."""
        return tuple(each for each in self.findings if each.is_problem)

    @property
    def notes(self) -> tuple[Finding, ...]:
        """Return what is worth knowing and wrong with nothing."""
        return tuple(each for each in self.findings if not each.is_problem)


class IntegrityService:
    """Says what is wrong with the data, by dossier and field; nothing is mended in place."""

    def __init__(self, database: Database, rulebook: Rulebook, anchors: AnchorService) -> None:
        self._database = database
        self._rulebook = rulebook
        self._anchors = anchors

    def check(self, progress: Progress) -> IntegrityReport:
        """Prove everything; raises `Cancelled` between two parts when it was cancelled."""
        return _Check(self._database, self._rulebook, self._anchors, progress).run()

    def keep_last(self, report: IntegrityReport) -> None:
        """Remember what a check said."""
        PreferenceService(self._database).set(LAST_CHECK, last_of(report).text())

    def last(self) -> LastCheck | None:
        """Return what the last check on this PC said, None when there was none."""
        return read_last(PreferenceService(self._database).get(LAST_CHECK))


class _Check:
    """One run of the check."""

    def __init__(
        self,
        database: Database,
        rulebook: Rulebook,
        anchors: AnchorService,
        progress: Progress,
    ) -> None:
        self._database = database
        self._rulebook = rulebook
        self._anchors = anchors
        self._progress = progress
        self._findings = Findings()
        self._times = OfficeTimes()
        self._clock_words = ClockWords(rulebook, self._times)
        self._event_count = 0
        self._dossier_count = 0
        self._head: Anchor | None = None

    def run(self) -> IntegrityReport:
        try:
            if self._pages_are_sound():
                with proof.still(self._database) as connection:
                    self._prove(connection)
                self._progress.step(0, 0, "Kiểm tra số liệu")
                self._findings.add(*self._figures())
        except StorageError as error:
            self._findings.add(Finding(error.message, Area.FILE))
        return IntegrityReport(
            self._findings.all(),
            self._database.clock(),
            self._event_count,
            self._dossier_count,
            self._head,
        )

    def _pages_are_sound(self) -> bool:
        self._progress.step(0, 0, "Kiểm tra các trang của tệp dữ liệu")
        encrypted = self._database.is_encrypted
        with self._database.read() as connection:
            damage = verification.damage_problems(connection, encrypted=encrypted)
            orphans = [] if damage else verification.orphan_problems(connection)
        self._findings.add(*(Finding(words, Area.FILE) for words in (*damage, *orphans)))
        return not damage

    def _prove(self, connection: Snapshot) -> None:
        self._head = self._anchors.head()
        self._findings.add(*self._anchors.findings(connection))
        read = proof.read_log(
            self._database, connection, self._findings, self._progress, self._follow
        )
        if read is None:
            return
        self._event_count = read.event_count
        self._findings.add(*self._clock_words.findings(connection))
        self._dossiers(connection, read)

    def _follow(self, event: Event) -> None:
        if event.kind in OFFICE_KINDS:
            self._times.take(event)
        self._clock_words.take(event)

    def _dossiers(self, connection: Snapshot, read: proof.ReadLog) -> None:
        tables = proof.DossierTables(connection, self._findings)
        dates = DateProof(
            CourseService(self._rulebook),
            ShareService(self._rulebook),
            self._times,
            self._findings,
            read.broken_documents,
        )
        names, total = proof.Names(connection), proof.dossier_count(connection)
        part: list[Dossier] = []
        self._progress.step(0, total, _COMPARING)
        for events in proof.histories(connection, read.unreadable):
            dossier = self._proved(names, dates, events)
            if dossier is not None:
                part.append(dossier)
            if len(part) == _PART:
                self._compare(tables, part)
                self._progress.step(self._dossier_count, total, _COMPARING)
        self._compare(tables, part)
        tables.strangers()
        self._findings.add(*dates.notes())

    def _compare(self, tables: proof.DossierTables, part: list[Dossier]) -> None:
        tables.compare(part)
        self._dossier_count += len(part)
        part.clear()

    def _proved(self, names: proof.Names, dates: DateProof, events: list[Event]) -> Dossier | None:
        """Return the dossier that these events make, its dates proved; None when they make none."""
        ref = events[0].ref
        assert ref is not None  # histories are by dossier
        try:
            dossier = fold(events)
            if dossier is not None:
                dates.check(dossier, events)
                return dossier
            what = f"lịch sử có {len(events)} sự kiện nhưng không có lần tiếp nhận nào."
        except UNREADABLE:
            what = "lịch sử có sự kiện không đọc được: đã bị sửa."
        code = names.code(ref)
        self._findings.add(
            Finding(f"Hồ sơ {code}: {what}", Area.LOG, dossier=ref, code=code, field="sự kiện")
        )
        return None

    def _figures(self) -> Iterator[Finding]:
        figures = FigureService(self._database, self._rulebook)
        period = month_of(self._database.clock().date(), Basis.OFFICIAL)
        for _ in range(_PERIODS):
            try:
                counted = figures.monthly(period)
            except RuleError as error:
                yield Finding(error.message, Area.FIGURE)
                return
            except UNREADABLE:
                words = "Không tính được số liệu: khai báo của đơn vị không đọc được."
                yield Finding(words, Area.FIGURE)
                return
            carried = {"(6) kỳ này = (11) kỳ trước"}  # a late entry rightly shifts this one
            for check in counted.checks():
                if not check.ok and check.name not in carried:
                    words = f"{period.title}: {check.name} không đúng ({check.proof})."
                    yield Finding(words, Area.FIGURE)
            period = period.previous()
