"""Move, correct and void a dossier; undo the last move. Each is an event with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onecua.domain.dossier import (
    MOVES,
    Dossier,
    Move,
    Status,
    check_move,
)
from onecua.domain.event import Fact, Kind
from onecua.domain.intake import (
    IntakeRequest,
    applicant_problems,
    cleaned_applicant,
)
from onecua.domain.vietnamese import clean
from onecua.errors import RuleError, RuleErrors
from onecua.services.correcting import Correction, corrected_fields
from onecua.services.entering import cleaned_text, entered_dossier, given_text
from onecua.services.facts import new_id, person_fact
from onecua.services.move_bodies import MoveBodies
from onecua.services.moving import MoveRequest, check_request
from onecua.storage import dossiers, people

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from onecua.domain.applicant import Applicant
    from onecua.domain.office import Officer
    from onecua.services.rulebook import Rulebook
    from onecua.storage.database import Database, Transaction


@dataclass(frozen=True, slots=True)
class CounterSlip:
    """A slip issued at the counter without a dossier: its form and number of the year."""

    form: str
    number: int
    issued_at: datetime


class HandlingService:
    """Handles dossiers in the name of an officer."""

    def __init__(self, database: Database, rulebook: Rulebook, officer: Officer) -> None:
        self._database = database
        self._rulebook = rulebook
        self._officer = officer
        self._bodies = MoveBodies(database, rulebook, officer)

    def move(self, request: MoveRequest) -> None:
        """Move a dossier; raises `RuleError` when its status does not allow it.

        A result may be recorded for a dossier that was only received: the desk settled it
        itself, which is a forward to itself first.
        """
        self.move_all([request])

    def move_all(self, requests: Sequence[MoveRequest]) -> None:
        """Make several moves, all of them or none; a problem names the dossier it is about."""
        with self._database.write() as transaction:
            for request in requests:
                dossier = entered_dossier(transaction, request.dossier)
                try:
                    facts = self._move_facts(transaction, dossier, request)
                except RuleError as error:
                    if len(requests) == 1:
                        raise
                    raise RuleErrors(
                        [RuleError(f"{dossier.code}: {p.message}", p.field) for p in error.problems]
                    ) from error
                transaction.append(facts, self._officer.id)

    def _move_facts(
        self, transaction: Transaction, dossier: Dossier, request: MoveRequest
    ) -> list[Fact]:
        facts: list[Fact] = []
        status = dossier.status
        if status is Status.RECEIVED and request.move in _AFTER_FORWARD:
            facts.append(self._fact(dossier.id, {"move": Move.FORWARD}, request))
            status = Status.PROCESSING
        check_move(status, request.move, request.reason)
        check_request(
            dossier,
            request,
            transaction.now,
            dossiers.last_moved_at(transaction.connection, dossier.id),
        )
        body = self._bodies.body(transaction, dossier, request)
        facts.append(self._fact(dossier.id, body, request, private=True))
        return facts

    def _fact(
        self,
        dossier: UUID,
        body: Mapping[str, Any],
        request: MoveRequest,
        *,
        private: bool = False,
    ) -> Fact:
        values = {
            "reason": cleaned_text(request.reason),
            "items": [clean(item) for item in request.items if item.strip()],
            "recipient": clean(request.recipient),
            "override": cleaned_text(request.override, "override"),
        }
        sealed = {name: value for name, value in values.items() if value} if private else {}
        return Fact(Kind.DOSSIER_MOVED, dossier, body, sealed or None, request.happened_at)

    def _next_slip(self, transaction: Transaction, form: str, at: datetime) -> tuple[str, int]:
        series = f"slip/{form}/{at.year}"
        return series, dossiers.next_in_series(transaction.connection, series)

    def undo(self, dossier_id: UUID, reason: str) -> Move:
        """Undo the last move of a dossier and return which it was."""
        reason = given_text(reason, "Ghi lý do hoàn tác.")
        with self._database.write() as transaction:
            dossier = entered_dossier(transaction, dossier_id)
            if dossier.last_move is None or dossier.last_move_name is None:
                raise RuleError("Hồ sơ này chưa có bước nào để hoàn tác.")
            last = MOVES[Move(dossier.last_move_name)]
            if not last.can_undo:
                done = "cấp ngày hẹn mới bằng văn bản" if last.slip else "đổi hạn theo quy định"
                raise RuleError(f"«{last.done_words}» đã {done} nên không hoàn tác được.")
            fact = Fact(
                Kind.MOVE_UNDONE, dossier_id, {"undoes": dossier.last_move}, {"reason": reason}
            )
            transaction.append([fact], self._officer.id)
        return Move(dossier.last_move_name)

    def correct(self, dossier_id: UUID, correction: Correction, reason: str) -> None:
        """Set right what was entered wrong; the first promise stays as it was."""
        reason = given_text(reason, "Ghi lý do sửa.")
        with self._database.write() as transaction:
            dossier = entered_dossier(transaction, dossier_id)
            facts: list[Fact] = []
            fields = corrected_fields(correction, self._rulebook)
            if correction.applicant is not None:
                person, owner = self._corrected_person(transaction, dossier, correction.applicant)
                facts.append(person)
                fields["owner"] = owner
            if not fields:
                raise RuleError("Chưa sửa ô nào. Sửa rồi bấm lưu, hoặc bấm Esc để thôi.")
            body = {"fields": fields}
            facts.append(Fact(Kind.DOSSIER_CORRECTED, dossier_id, body, {"reason": reason}))
            transaction.append(facts, self._officer.id)

    def _corrected_person(
        self, transaction: Transaction, dossier: Dossier, applicant: Applicant
    ) -> tuple[Fact, str]:
        cleaned = cleaned_applicant(applicant)
        problems = applicant_problems(cleaned, transaction.now.date())
        if problems:
            raise RuleErrors(problems)
        known = people.find_same(transaction.connection, cleaned)
        return person_fact(cleaned, known.id if known else new_id())

    def void(self, dossier_id: UUID, reason: str) -> None:
        """Take a dossier entered by mistake out of every list and figure; its events stay."""
        reason = given_text(reason, "Ghi lý do hủy.")
        with self._database.write() as transaction:
            entered_dossier(transaction, dossier_id)
            fact = Fact(Kind.DOSSIER_VOIDED, dossier_id, {}, {"reason": reason})
            transaction.append([fact], self._officer.id)

    def printed(self, dossier_id: UUID, form: str) -> None:
        """Record that a paper of a dossier was printed."""
        with self._database.write() as transaction:
            fact = Fact(Kind.PAPER_PRINTED, dossier_id, {"form": form})
            transaction.append([fact], self._officer.id)

    def counter_slip(
        self, form: str, request: IntakeRequest, reason: str, items: tuple[str, ...] = ()
    ) -> CounterSlip:
        """Issue Mẫu số 02 or 03 to somebody whose dossier is not received."""
        reason = given_text(reason, "Ghi lý do, người dân cần biết vì sao.")
        applicant = cleaned_applicant(request.applicant)
        procedure = self._rulebook.catalogue.by_code(request.procedure_code)
        with self._database.write() as transaction:
            problems = applicant_problems(applicant, transaction.now.date())
            if procedure is None:
                problems.append(RuleError("Chọn thủ tục trước khi lập phiếu.", "procedure"))
            if form == "02" and not any(item.strip() for item in items):
                problems.append(RuleError("Ghi ít nhất một nội dung phải bổ sung.", "items"))
            if problems or procedure is None:
                raise RuleErrors(problems)
            series, number = self._next_slip(transaction, form, transaction.now)
            known = people.find_same(transaction.connection, applicant)
            person, commitment = person_fact(applicant, known.id if known else new_id())
            body = {
                "form": form,
                "number": number,
                "procedure": {"code": procedure.code, "name": procedure.name},
                "person": commitment,
                "numbers": [[series, number]],
            }
            private = {"reason": reason, "items": [clean(item) for item in items if item.strip()]}
            slip = Fact(Kind.SLIP_ISSUED, new_id(), body, private)
            transaction.append([person, slip], self._officer.id)
            return CounterSlip(form, number, transaction.now)


_AFTER_FORWARD = frozenset({Move.FINISH, Move.FINISH_REFUSED, Move.REQUEST_PAYMENT})
