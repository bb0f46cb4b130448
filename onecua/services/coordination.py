"""Ask coordinating units for their opinion of a dossier and record what they answered.

A pause of the dossier moves no date of an opinion: the unit can answer while the applicant brings
what is missing, and the law does not stop it (`domain/dossier_shares.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onecua.domain.deadline import Unit
from onecua.domain.event import Fact, Kind
from onecua.domain.procedure_rule import NAME_LIMIT, term_text
from onecua.domain.vietnamese import clean
from onecua.errors import RuleError, RuleErrors
from onecua.services.courses import CourseService
from onecua.services.deadlines import DeadlineService
from onecua.services.entering import cleaned_text, entered_dossier, late_entry_problems

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from onecua.domain.deadline import HandlingTime
    from onecua.domain.dossier import Dossier, Opinion
    from onecua.domain.office import Officer
    from onecua.services.rulebook import Rulebook
    from onecua.storage.database import Database, Transaction


@dataclass(frozen=True, slots=True)
class OpinionRequest:
    """An opinion asked of a unit within a term; a late entry carries its instant and a reason."""

    dossier: UUID
    unit: str
    question: str
    term: HandlingTime | None
    happened_at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OpinionAnswer:
    """What a unit answered to the opinion asked under `key`."""

    dossier: UUID
    key: str
    answer: str
    happened_at: datetime | None = None
    reason: str = ""


class CoordinationService:
    """Records opinions asked and given in the name of an officer."""

    def __init__(self, database: Database, rulebook: Rulebook, officer: Officer) -> None:
        self._database = database
        self._officer = officer
        self._deadlines = DeadlineService(database, rulebook)
        self._courses = CourseService(rulebook)

    def ask(self, request: OpinionRequest) -> None:
        """Ask a unit; raises `RuleErrors` with everything wrong, each beside its field."""
        with self._database.write() as transaction:
            dossier = entered_dossier(transaction, request.dossier)
            problems = _asking_problems(dossier, request, transaction.now)
            if problems or request.term is None:
                raise RuleErrors(problems)
            at = request.happened_at or transaction.now
            body = self._asked_body(dossier, request, request.term, at)
            private = {"question": cleaned_text(request.question, "question")}
            self._append(transaction, Kind.OPINION_ASKED, body, private, request)

    def answer(self, given: OpinionAnswer) -> None:
        """Record an answer; raises `RuleErrors` when the opinion is not waited for any more."""
        with self._database.write() as transaction:
            dossier = entered_dossier(transaction, given.dossier)
            problems = _answering_problems(dossier, given, transaction.now)
            if problems:
                raise RuleErrors(problems)
            private = {"answer": cleaned_text(given.answer, "answer")}
            body = {"answers": given.key}
            self._append(transaction, Kind.OPINION_GIVEN, body, private, given)

    def _asked_body(
        self, dossier: Dossier, request: OpinionRequest, term: HandlingTime, at: datetime
    ) -> dict[str, Any]:
        due_at = self._deadlines.step_due(dossier.procedure_code, term, at)
        return {
            "unit": clean(request.unit),
            "term": term_text(term),
            "due_at": due_at.isoformat(timespec="minutes"),
            "model": self._deadlines.model_of(dossier.procedure_code),
            "clock": self._courses.clock_body(),
        }

    def _append(
        self,
        transaction: Transaction,
        kind: Kind,
        body: dict[str, Any],
        private: dict[str, str],
        entry: OpinionRequest | OpinionAnswer,
    ) -> None:
        reason = cleaned_text(entry.reason)
        values = {**private, "reason": reason} if reason else private
        fact = Fact(kind, entry.dossier, body, values, entry.happened_at)
        transaction.append([fact], self._officer.id)


def _asking_problems(dossier: Dossier, request: OpinionRequest, now: datetime) -> list[RuleError]:
    problems: list[RuleError] = []
    if not dossier.is_open:
        problems.append(RuleError("Hồ sơ không còn đang giải quyết nên không xin ý kiến được."))
    if not request.unit.strip():
        problems.append(RuleError("Ghi cơ quan, đơn vị được xin ý kiến.", "unit"))
    elif len(request.unit) > NAME_LIMIT:
        problems.append(RuleError(f"Tên cơ quan dài quá {NAME_LIMIT} chữ.", "unit"))
    if not request.question.strip():
        problems.append(RuleError("Ghi nội dung cần xin ý kiến.", "question"))
    if request.term is None or request.term.unit is Unit.SAME_DAY:
        words = "Ghi thời hạn trả lời, ví dụ 2 ngày làm việc."
        problems.append(RuleError(words, "term"))
    return problems + late_entry_problems(dossier, request.happened_at, request.reason, now)


def _answering_problems(dossier: Dossier, given: OpinionAnswer, now: datetime) -> list[RuleError]:
    asked = next((each for each in dossier.opinions if each.key == given.key), None)
    if asked is None:
        return [RuleError("Hồ sơ không có ý kiến này đang chờ. Chọn lại cơ quan.", "opinion")]
    if asked.answered_at is not None:
        words = f"{asked.unit} đã trả lời ngày {asked.answered_at:%d/%m/%Y}. Chọn cơ quan khác."
        return [RuleError(words, "opinion")]
    problems = [] if given.answer.strip() else [_no_answer()]
    return problems + _time_problems(dossier, asked, given, now)


def _no_answer() -> RuleError:
    return RuleError("Ghi ý kiến trả lời, số và ngày văn bản nếu có.", "answer")


def _time_problems(
    dossier: Dossier, asked: Opinion, given: OpinionAnswer, now: datetime
) -> list[RuleError]:
    if given.happened_at is not None and given.happened_at < asked.asked_at:
        words = f"Thời điểm ở trước lúc xin ý kiến ({asked.asked_at:%d/%m/%Y %H:%M})."
        return [RuleError(words, "happened_at")]
    return late_entry_problems(dossier, given.happened_at, given.reason, now)
