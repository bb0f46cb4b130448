"""What the event of a move says beside its name: dates, slips, steps, by which calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onecua.domain.deadline import Unit
from onecua.domain.dossier import MOVES, Dossier, FeeState, Move
from onecua.domain.dossier_course import MOVED_BY
from onecua.domain.extension import extended_due, extension_problems
from onecua.domain.office import SupplementClock
from onecua.domain.procedure_rule import term_text
from onecua.errors import RuleError, RuleErrors
from onecua.services.courses import CourseService
from onecua.services.deadlines import DeadlineService
from onecua.services.moving import Notified
from onecua.services.shares import ShareKind, ShareService, text
from onecua.services.workflows import WorkflowService
from onecua.storage import dossiers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from onecua.domain.deadline import By
    from onecua.domain.event import Event
    from onecua.domain.office import DeadlinePolicy, Officer
    from onecua.domain.procedure_rule import ProcedureRule
    from onecua.services.courses import Course
    from onecua.services.moving import MoveRequest
    from onecua.services.rulebook import Rulebook
    from onecua.services.shares import MovedShare
    from onecua.storage.database import Database, Transaction

Body = dict[str, Any]


class MoveBodies:
    """Makes the bodies of moves in the name of an officer."""

    def __init__(self, database: Database, rulebook: Rulebook, officer: Officer) -> None:
        self._rulebook = rulebook
        self._officer = officer
        self._deadlines = DeadlineService(database, rulebook)
        self._courses = CourseService(rulebook)
        self._shares = ShareService(rulebook)
        self._workflows = WorkflowService(rulebook)

    def body(self, transaction: Transaction, dossier: Dossier, request: MoveRequest) -> Body:
        """Return the body of a move; raises `RuleErrors` with what is wrong with its dates."""
        at = request.happened_at or transaction.now
        body: Body = {"move": request.move}
        if request.holder is not None:
            body["holder"] = request.holder.hex
        special = _SPECIAL.get(request.move)
        if special is not None:
            body |= special(self, transaction, dossier, request, at)
        if request.move in _REDATING_SHARES:
            body |= self._shares.redated(self._history(transaction, dossier), body, at)
        return self._with_slip(transaction, body, request, at)

    def _with_slip(
        self, transaction: Transaction, body: Body, request: MoveRequest, at: datetime
    ) -> Body:
        """Number the slip that the move issues; reception numbers its own."""
        slip = MOVES[request.move].slip
        by_call = request.move is Move.REISSUE and request.notified is Notified.CALL
        if slip is None or request.move is Move.ACCEPT or by_call:
            return body
        series = f"slip/{slip}/{at.year}"
        number = dossiers.next_in_series(transaction.connection, series)
        return {**body, "numbers": [[series, number]], "slip": number}

    def _forward(
        self, _transaction: Transaction, dossier: Dossier, request: MoveRequest, at: datetime
    ) -> Body:
        if request.step is None:
            return {}
        step = self._workflows.step(dossier.procedure_code, request.step)
        due_at = (
            self._deadlines.step_due(dossier.procedure_code, step.term, at) if step.term else None
        )
        return {
            "step": {
                "place": request.step,
                "name": step.name,
                "term": term_text(step.term) or "",
                "due_at": text(due_at),
                "model": self._deadlines.model_of(dossier.procedure_code),
            },
            "clock": self._courses.clock_body(),
        }

    def _request_supplement(
        self, _transaction: Transaction, _dossier: Dossier, _request: MoveRequest, at: datetime
    ) -> Body:
        return {"closes_at": text(self._deadlines.closes_at(at))}

    def _resume(
        self, transaction: Transaction, dossier: Dossier, request: MoveRequest, at: datetime
    ) -> Body:
        course = self._courses.of(self._history(transaction, dossier))
        rule = self._deadlines.rule_of(dossier.procedure_code)
        policy = self._rulebook.office.policy
        by, due_at = resumed(self._courses, course, rule, policy, request.move, at)
        body: Body = {"due_at": text(due_at), "by": by, "clock": self._courses.clock_body()}
        if request.move is Move.PAID:
            body["fee_state"] = FeeState.TRANSFER
        return body

    def _extend(
        self, transaction: Transaction, dossier: Dossier, request: MoveRequest, at: datetime
    ) -> Body:
        calendar = self._rulebook.calendar
        problems = extension_problems(
            dossier,
            request.due_on,
            transaction.now,
            calendar,
            by_chief=self._officer.is_chief,
            override=request.override,
        )
        if problems or request.due_on is None:
            raise RuleErrors(problems)
        due_at = extended_due(request.due_on, calendar)
        body: Body = {"due_at": text(due_at), "clock": self._courses.clock_body()}
        return {**body, "override": True} if request.override.strip() else body

    def _verify(
        self, transaction: Transaction, dossier: Dossier, request: MoveRequest, at: datetime
    ) -> Body:
        extra = request.extra
        if dossier.rule.get("verification"):
            raise RuleError(_VERIFIED_AT_RECEIPT)
        if dossier.verified_at is not None:
            words = (
                f"Hồ sơ đã kéo dài để xác minh ngày {dossier.verified_at:%d/%m/%Y}, chỉ một lần."
            )
            raise RuleError(words)
        if extra is None or extra.unit is Unit.SAME_DAY:
            words = "Ghi thời gian xác minh mà pháp luật cho thêm, ví dụ 5 ngày làm việc."
            raise RuleError(words, "extra")
        if dossier.due_at is None or at > dossier.due_at:
            words = "Hồ sơ không còn trong hạn nên không kéo dài để xác minh được."
            raise RuleError(words)
        course = self._courses.of(self._history(transaction, dossier))
        term = term_text(extra) or ""
        due_at = self._courses.after_verification(course, term, at)
        return {"term": term, "due_at": text(due_at), "clock": self._courses.clock_body()}

    def _reissue(
        self, transaction: Transaction, dossier: Dossier, request: MoveRequest, at: datetime
    ) -> Body:
        due_at, shares = self._under_calendar(transaction, dossier)
        desk_moves = any(share.kind is ShareKind.DESK for share in shares)
        if due_at is None or (due_at == dossier.due_at and not desk_moves):
            raise RuleError("Lịch làm việc mới không làm đổi ngày hẹn của hồ sơ này.")
        notified = request.notified or Notified.SLIP
        return {"due_at": text(due_at), "clock": self._courses.clock_body(), "notified": notified}

    def _redate(
        self, transaction: Transaction, dossier: Dossier, _request: MoveRequest, _at: datetime
    ) -> Body:
        due_at, shares = self._under_calendar(transaction, dossier)
        if due_at != dossier.due_at or any(share.kind is ShareKind.DESK for share in shares):
            raise RuleError(
                "Lịch làm việc mới làm đổi cả ngày hẹn trả. Chọn cấp lại giấy hẹn hoặc gọi báo."
            )
        if not shares:
            raise RuleError("Lịch làm việc mới không làm đổi hạn nào của hồ sơ này.")
        return {"clock": self._courses.clock_body()}

    def _under_calendar(
        self, transaction: Transaction, dossier: Dossier
    ) -> tuple[datetime | None, tuple[MovedShare, ...]]:
        calendar, events = self._rulebook.calendar, self._history(transaction, dossier)
        course = self._courses.of(events)
        due_at = self._courses.under_calendar(course, calendar)
        return due_at, self._shares.under_calendar(events, course, calendar)

    @staticmethod
    def _history(transaction: Transaction, dossier: Dossier) -> list[Event]:
        return dossiers.history(transaction.connection, dossier.id)


_VERIFIED_AT_RECEIPT = (
    "Ngày hẹn trên giấy tiếp nhận đã gồm thời gian xác minh, không cộng thêm lần nữa. "
    "Cần thêm thời gian thì lập phiếu xin lỗi."
)

_SPECIAL: Mapping[
    Move, Callable[[MoveBodies, Transaction, Dossier, MoveRequest, datetime], Body]
] = {
    Move.FORWARD: MoveBodies._forward,
    Move.REQUEST_SUPPLEMENT: MoveBodies._request_supplement,
    Move.SUPPLEMENTED: MoveBodies._resume,
    Move.PAID: MoveBodies._resume,
    Move.EXTEND: MoveBodies._extend,
    Move.VERIFY: MoveBodies._verify,
    Move.REISSUE: MoveBodies._reissue,
    Move.REDATE: MoveBodies._redate,
}
_REDATING_SHARES = frozenset({Move.SUPPLEMENTED, Move.PAID, *MOVED_BY})


def resumed(
    courses: CourseService,
    course: Course,
    rule: ProcedureRule,
    policy: DeadlinePolicy,
    move: Move,
    at: datetime,
) -> tuple[By, datetime | None]:
    """Return what the end of a pause does then: only a supplement may start the term anew."""
    supplemented = move is Move.SUPPLEMENTED
    clock = rule.clock_for(policy) if supplemented else SupplementClock.PAUSE
    return courses.after_pause(course, at, clock)
