"""Why a dossier is late: the cause that is recorded, and the account that a giải trình gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onecua.domain.deadline import Verdict, judge
from onecua.domain.event import Fact, Kind
from onecua.domain.lateness import CAUSES, Holding, is_late, judged_at
from onecua.errors import RuleError, RuleErrors
from onecua.services.entering import cleaned_text, entered_dossier
from onecua.services.lateness_draft import drafted

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from onecua.domain.dossier import Opinion
    from onecua.domain.dossier_course import Pause
    from onecua.domain.office import Officer
    from onecua.services.records import DossierRecord, RecordService
    from onecua.services.rulebook import Rulebook
    from onecua.storage.database import Database


@dataclass(frozen=True, slots=True)
class LatenessAccount:
    """Everything that a giải trình of one dossier says.

    `judged_at` is its end, or now while it is open; `against_due` compares that with the due
    instant in force, `against_promise` with the first promise. `changes` are sentences of what
    moved the due instant, `draft` is the proposed text of what happened and how it ended.
    """

    record: DossierRecord
    judged_at: datetime
    against_due: Verdict | None
    against_promise: Verdict | None
    holdings: tuple[Holding, ...]
    pauses: tuple[Pause, ...]
    opinions: tuple[Opinion, ...]
    changes: tuple[str, ...]
    cause: str | None
    cause_words: str
    note: str
    draft: str

    @property
    def promised_at(self) -> datetime | None:
        """Return the first promise."""
        return self.record.dossier.promised_at

    @property
    def due_at(self) -> datetime | None:
        """Return the due instant in force."""
        return self.record.dossier.due_at

    @property
    def ended_at(self) -> datetime | None:
        """Return when it was settled, None while it is open."""
        return self.record.dossier.ended_at


class LatenessService:
    """Records causes of lateness in the name of an officer, and accounts for one."""

    def __init__(
        self, database: Database, rulebook: Rulebook, officer: Officer, records: RecordService
    ) -> None:
        self._database = database
        self._rulebook = rulebook
        self._officer = officer
        self._records = records

    def explain(self, dossier_id: UUID, cause: str, note: str) -> None:
        """Record why a dossier is late; said again, the last word counts."""
        note = cleaned_text(note, "note")
        problems = []
        if cause not in CAUSES:
            problems.append(RuleError("Chọn nguyên nhân quá hạn.", "cause"))
        if not note:
            words = "Ghi rõ vì sao quá hạn, để người đọc báo cáo hiểu được."
            problems.append(RuleError(words, "note"))
        if problems:
            raise RuleErrors(problems)
        with self._database.write() as transaction:
            dossier = entered_dossier(transaction, dossier_id)
            if not is_late(dossier, transaction.now):
                raise RuleError("Hồ sơ chưa quá hạn nên chưa phải ghi nguyên nhân.")
            fact = Fact(Kind.LATENESS_EXPLAINED, dossier_id, {"cause": cause}, {"note": note})
            transaction.append([fact], self._officer.id)

    def account(self, dossier_id: UUID) -> LatenessAccount:
        """Return everything that explains how a dossier came to end, or stand, where it does."""
        record = self._records.read(dossier_id)
        dossier, now = record.dossier, self._database.clock()
        until = judged_at(dossier, now)
        against_due = self._judge(until, dossier.due_at)
        against_promise = self._judge(until, dossier.promised_at)
        told = [entry for entry in record.history if entry.kind is Kind.LATENESS_EXPLAINED]
        return LatenessAccount(
            record,
            until,
            against_due,
            against_promise,
            record.holdings,
            record.course.pauses,
            dossier.opinions,
            record.course.words(),
            dossier.late_cause,
            told[-1].cause if told else "",
            told[-1].text if told else "",
            drafted(record, until, against_due, against_promise),
        )

    def _judge(self, ended_at: datetime, due_at: datetime | None) -> Verdict | None:
        return judge(ended_at, due_at, self._rulebook.calendar) if due_at is not None else None
