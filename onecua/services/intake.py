"""Receive a dossier: check all at once, promise, number, append, in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onecua.domain.checklist import required_first
from onecua.domain.dossier import DueSource, Move, Status
from onecua.domain.event import Fact, Kind
from onecua.domain.intake import (
    IntakeRequest,
    cleaned_request,
    intake_problems,
    missing_papers,
)
from onecua.domain.numbering import block, dossier_code, next_number, register_book
from onecua.errors import RuleError, RuleErrors
from onecua.services.deadlines import DeadlineService
from onecua.services.facts import new_id, person_fact
from onecua.storage import dossiers, drafts, people

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from onecua.domain.applicant import Applicant
    from onecua.domain.deadline import Deadline, HandlingTime
    from onecua.domain.office import Officer
    from onecua.domain.procedure import Procedure
    from onecua.services.rulebook import Rulebook
    from onecua.storage.database import Database, Snapshot, Transaction
    from onecua.storage.people import KnownPerson


_NO_VERIFICATION = (
    "Thủ tục này chưa ghi thời gian xác minh. Bỏ chọn, hoặc ghi ở trang Thủ tục (Alt+9) trước đã."
)


@dataclass(frozen=True, slots=True)
class Received:
    """What the desk hands out: the dossier, its code, its promise."""

    dossier: UUID
    code: str
    promised_at: datetime | None


@dataclass(frozen=True, slots=True)
class IntakePreview:
    """What the page shows beside an intake before it is saved."""

    next_code: str
    book: str
    book_number: int
    open_duplicates: tuple[str, ...]


class IntakeService:
    """Receives dossiers in the name of an officer."""

    def __init__(self, database: Database, rulebook: Rulebook, officer: Officer) -> None:
        self._database = database
        self._rulebook = rulebook
        self._officer = officer
        self._deadlines = DeadlineService(database, rulebook)

    def known_person(self, identity_number: str) -> KnownPerson | None:
        """Return who has this identity number, with the number of their dossiers."""
        with self._database.read() as connection:
            return people.find_person(connection, identity_number)

    def preview(self, procedure: Procedure, applicant: Applicant) -> IntakePreview:
        """Return the code and numbers that saving now would give, and open twins."""
        now = self._database.clock()
        book = register_book(now.year, procedure.sector)
        with self._database.read() as connection:
            code = self._next_code(connection, now)
            number = dossiers.next_in_series(connection, f"book/{book}")
            known = people.find_same(connection, applicant)
            twins: list[str] = []
            if known is not None:
                owners = dossiers.versions_of(connection, known.id)
                twins = dossiers.open_duplicates(connection, owners, procedure.code)
        return IntakePreview(code, book, number, tuple(twins))

    def deadline(self, request: IntakeRequest) -> tuple[HandlingTime | None, Deadline | None, str]:
        """Return the term in force for a request, its deadline, and a note of whose term it is."""
        procedure = self._procedure(request)
        if procedure is None:
            return None, None, ""
        found = self._deadlines.term_in_force(procedure, request.channel)
        term = request.term or found.term
        if term is None:
            return None, None, found.note
        received_at = request.received_at or self._database.clock()
        note = "" if request.term else found.note
        added = self._verification(request)
        return term, self._deadlines.promise(procedure, term, received_at, added), note

    def desk_deadline(self, request: IntakeRequest) -> tuple[HandlingTime, datetime] | None:
        """Return this desk's own term and due instant of a linked procedure, None of another."""
        procedure = self._procedure(request)
        if procedure is None:
            return None
        received_at = request.received_at or self._database.clock()
        term = self._deadlines.rule_of(procedure.code).desk_term
        added = self._verification(request)
        due_at = self._deadlines.desk_due(procedure, received_at, added)
        return (term, due_at) if term is not None and due_at is not None else None

    def _verification(self, request: IntakeRequest) -> HandlingTime | None:
        if not request.needs_verification:
            return None
        return self._deadlines.rule_of(request.procedure_code).verification

    def problems(self, request: IntakeRequest, *, papers: bool = True) -> RuleErrors | None:
        """Return everything that keeps a request from being received, None when nothing does."""
        request = cleaned_request(request)
        procedure = self._procedure(request)
        term = request.term
        if procedure is not None and term is None:
            term = self._deadlines.term_in_force(procedure, request.channel).term
        found = intake_problems(request, procedure, term, self._database.clock())
        if procedure is not None and request.needs_verification and not self._verification(request):
            found.append(RuleError(_NO_VERIFICATION, "verification"))
        if papers and procedure is not None:
            found += missing_papers(request, required_papers(procedure, request))
        return RuleErrors(found) if found else None

    def receive(self, request: IntakeRequest, *, instantly: bool = False) -> Received:
        """Receive a dossier; it is on the disk when this returns.

        The same request received again gives the same code. `instantly` also records the result
        and its return, for procedures settled while the applicant waits. Raises `RuleErrors`
        with every problem at once.
        """
        request = cleaned_request(request)
        wrong = self.problems(request)
        if wrong is not None:
            raise wrong
        procedure = self._procedure(request)
        assert procedure is not None
        term = request.term or self._deadlines.term_in_force(procedure, request.channel).term
        assert term is not None
        with self._database.write() as transaction:
            before = dossiers.load(transaction.connection, request.id)
            if before is None:
                facts = self._facts(transaction, request, procedure, term)
                if instantly:
                    facts += _settled_at_once(request.id, facts[-1].happened_at)
                transaction.append(facts, self._officer.id)
                drafts.drop_draft(transaction.connection, request.id)
                before = dossiers.load(transaction.connection, request.id)
        assert before is not None
        return Received(before.id, before.code or "", before.promised_at)

    def _procedure(self, request: IntakeRequest) -> Procedure | None:
        return self._rulebook.catalogue.by_code(request.procedure_code)

    def _facts(
        self,
        transaction: Transaction,
        request: IntakeRequest,
        procedure: Procedure,
        term: HandlingTime,
    ) -> list[Fact]:
        connection = transaction.connection
        happened_at = request.received_at or transaction.now
        facts: list[Fact] = []
        owner = self._person(connection, request.applicant, facts)
        delegate = (
            self._person(connection, request.delegate.person, facts) if request.delegate else None
        )
        per_case = procedure.handling_time.is_per_case(request.channel)
        if request.term is not None and not per_case:
            facts.append(self._term_fact(procedure, request.term))
        body = self._body(connection, request, procedure, happened_at)
        # From the very instant of reception: the lock may have been waited for past a cut-off.
        added = self._verification(request)
        deadline = self._deadlines.promise(procedure, term, happened_at, added)
        body["promised_at"] = deadline.due_at.isoformat(timespec="minutes")
        body["due_source"] = DueSource.COMPUTED
        body["rule"] = {
            **self._deadlines.rule_body(procedure, term, added),
            **self._deadlines.desk_body(procedure, happened_at, added),
        }
        body["owner"], body["delegate"] = owner, delegate
        private = _private(request)
        facts.append(Fact(Kind.DOSSIER_RECEIVED, request.id, body, private, happened_at))
        return facts

    def _person(self, connection: Snapshot, applicant: Applicant, facts: list[Fact]) -> str:
        """Return the commitment of a person's values, recording them when they are new."""
        known = people.find_same(connection, applicant)
        if known is not None and known.applicant == applicant:
            return known.commitment
        fact, commitment = person_fact(applicant, known.id if known else new_id())
        facts.append(fact)
        return commitment

    def _term_fact(self, procedure: Procedure, term: HandlingTime) -> Fact:
        body = {
            "procedure": procedure.code,
            "catalogue": self._rulebook.catalogue_id,
            "term": f"{term.amount} {term.unit}",
        }
        return Fact(Kind.TERM_RECORDED, None, body)

    def _body(
        self,
        connection: Snapshot,
        request: IntakeRequest,
        procedure: Procedure,
        received_at: datetime,
    ) -> dict[str, Any]:
        book = register_book(received_at.year, procedure.sector)
        book_number = dossiers.next_in_series(connection, f"book/{book}")
        slips = f"slip/01/{received_at.year}"
        slip = dossiers.next_in_series(connection, slips)
        return {
            "code": self._next_code(connection, received_at),
            "status": int(Status.RECEIVED),
            "procedure": {
                "code": procedure.code,
                "name": procedure.name,
                "sector": procedure.sector,
                "catalogue": self._rulebook.catalogue_id,
            },
            "channel": int(request.channel),
            "return": request.return_method,
            "counter": self._rulebook.counter,
            "copies": request.dossier_copies,
            "papers": [[p.index, p.originals, p.copies, p.how] for p in request.papers],
            "fee": {"amount": request.fee_amount, "state": request.fee_state},
            "register": [book, book_number],
            "slip": slip,
            "numbers": [[f"book/{book}", book_number], [slips, slip]],
        }

    def _next_code(self, connection: Snapshot, received_at: datetime) -> str:
        unit, counter = self._rulebook.office.unit_code, self._rulebook.counter
        on = received_at.date()
        highest = dossiers.highest_number(connection, unit, on, block(counter))
        return str(dossier_code(unit, on, next_number(counter, highest)))


def _private(request: IntakeRequest) -> dict[str, Any] | None:
    """Return the free text of an intake, which is sealed with its event."""
    found: dict[str, Any] = {
        "request": request.request,
        "late_reason": request.late_reason,
        "authority_paper": request.delegate.authority_paper if request.delegate else "",
        "papers": [p.name for p in request.papers] if any(p.name for p in request.papers) else [],
    }
    return {name: value for name, value in found.items() if value} or None


def required_papers(procedure: Procedure, request: IntakeRequest) -> frozenset[int]:
    """Return the places of the papers that this intake cannot do without."""
    groups = required_first(procedure, request.channel)
    return frozenset(c.index for group in groups if not group.folded for c in group.required)


def _settled_at_once(dossier: UUID, at: datetime | None) -> Sequence[Fact]:
    moves = (Move.FORWARD, Move.FINISH, Move.RETURN)
    return [Fact(Kind.DOSSIER_MOVED, dossier, {"move": move}, None, at) for move in moves]
