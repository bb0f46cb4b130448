"""What an officer enters at the counter, and everything that is wrong with it, at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from onecua.domain.applicant import Applicant, ApplicantKind, Delegate
from onecua.domain.contact import check_email, check_phone
from onecua.domain.dossier import Channel, FeeState, Paper, ReturnMethod
from onecua.domain.identity_card import check_number
from onecua.domain.vietnamese import clean
from onecua.errors import RuleError

if TYPE_CHECKING:
    from uuid import UUID

    from onecua.domain.deadline import HandlingTime
    from onecua.domain.procedure import Procedure

NAME_LIMIT = 200
ADDRESS_LIMIT = 300
TEXT_LIMIT = 2_000
COPIES_LIMIT = 99
PAPERS_LIMIT = 999
FEE_LIMIT = 10_000_000_000
OLDEST_BIRTH = 130
"""Years; nobody older hands in a dossier."""
NUMBER_LIMIT = 20
"""Characters of an organisation's code or an old identity number."""
FIRST_DAY = date(2000, 1, 1)
"""Codes write the year with two digits."""
_ANY_LENGTH = 10**9


@dataclass(frozen=True, slots=True)
class IntakeRequest:
    """An intake as entered; `id` is that of its form, so that saving twice receives once.

    `term` is what the officer gave because the catalogue does not say the handling time, or which
    of several. `needs_verification` adds what the law gives when something has to be verified.
    `received_at` is given for a late entry only, with its reason.
    """

    id: UUID
    procedure_code: str
    applicant: Applicant
    delegate: Delegate | None = None
    channel: Channel = Channel.IN_PERSON
    return_method: ReturnMethod = ReturnMethod.DESK
    dossier_copies: int = 1
    papers: tuple[Paper, ...] = ()
    fee_amount: int | None = None
    fee_state: FeeState = FeeState.UNKNOWN
    term: HandlingTime | None = None
    needs_verification: bool = False
    request: str = ""
    received_at: datetime | None = None
    late_reason: str = ""


def _clean(text: str, *, lines: bool = False) -> str:
    """Clean a text of any length; how long it may be is told beside its field, with the rest."""
    return clean(text, _ANY_LENGTH, lines=lines)


def cleaned_applicant(person: Applicant) -> Applicant:
    """Return the applicant with every text made clean, as it will be kept."""
    return replace(
        person,
        full_name=_clean(person.full_name),
        identity_number=_clean(person.identity_number).replace(" ", ""),
        old_number=_clean(person.old_number).replace(" ", ""),
        address=_clean(person.address),
        phone=_kept_phone(person.phone),
        email=_clean(person.email),
    )


def _kept_phone(typed: str) -> str:
    """Return the digits by which a phone is found again; a wrong one stays as typed."""
    typed = _clean(typed)
    try:
        return check_phone(typed)
    except RuleError:
        return typed


def cleaned_request(request: IntakeRequest) -> IntakeRequest:
    """Return the intake with every text made clean, as it will be kept."""
    delegate = request.delegate
    return replace(
        request,
        applicant=cleaned_applicant(request.applicant),
        delegate=Delegate(cleaned_applicant(delegate.person), _clean(delegate.authority_paper))
        if delegate
        else None,
        request=_clean(request.request, lines=True),
        late_reason=_clean(request.late_reason),
        papers=tuple(
            replace(paper, how=_clean(paper.how), name=_clean(paper.name))
            for paper in request.papers
        ),
    )


def applicant_problems(person: Applicant, today: date, prefix: str = "") -> list[RuleError]:
    """Return everything wrong with an applicant, each beside its field."""
    problems: list[RuleError] = []

    def wrong(field: str, words: str) -> None:
        problems.append(RuleError(words, prefix + field))

    organisation = person.kind is ApplicantKind.ORGANISATION
    if not person.full_name:
        wrong("full_name", "Ghi tên tổ chức." if organisation else "Ghi họ và tên người nộp.")
    elif len(person.full_name) > NAME_LIMIT:
        wrong("full_name", f"Tên dài quá {NAME_LIMIT} chữ. Xem lại, có thể đã dán nhầm.")
    elif not any(letter.isalpha() for letter in person.full_name):
        wrong("full_name", "Tên không có chữ cái nào. Ghi lại đúng như trên thẻ.")
    problems.extend(_contact_problems(person, prefix))
    problems.extend(_birth_problems(person, today, prefix))
    for words in _number_problems(person):
        wrong("identity_number", words)
    if len(person.old_number) > NUMBER_LIMIT:
        wrong("old_number", f"Số giấy tờ cũ dài quá {NUMBER_LIMIT} chữ số. Xem lại trên giấy.")
    return problems


def _number_problems(person: Applicant) -> tuple[str, ...]:
    if person.kind is not ApplicantKind.ORGANISATION:
        return check_number(person.identity_number, person.born_on, person.gender).problems
    if len(person.identity_number) > NUMBER_LIMIT:
        return (f"Mã số của tổ chức dài quá {NUMBER_LIMIT} ký tự. Xem lại trên giấy.",)
    return ()


def _contact_problems(person: Applicant, prefix: str) -> list[RuleError]:
    problems = []
    if len(person.address) > ADDRESS_LIMIT:
        words = f"Địa chỉ dài quá {ADDRESS_LIMIT} chữ. Rút gọn hoặc xem lại."
        problems.append(RuleError(words, prefix + "address"))
    for field, value, check in (
        ("phone", person.phone, check_phone),
        ("email", person.email, check_email),
    ):
        try:
            if value:
                check(value)
        except RuleError as error:
            problems.append(RuleError(error.message, prefix + field))
    return problems


def _birth_problems(person: Applicant, today: date, prefix: str) -> list[RuleError]:
    if person.born_on is None:
        return []
    if person.born_on > today:
        words = "Ngày sinh ở sau ngày hôm nay. Xem lại năm trên thẻ."
    elif today - person.born_on > timedelta(days=366 * OLDEST_BIRTH):
        words = f"Ngày sinh cách đây hơn {OLDEST_BIRTH} năm. Xem lại năm trên thẻ."
    else:
        return []
    return [RuleError(words, prefix + "born_on")]


def intake_problems(
    request: IntakeRequest, procedure: Procedure | None, term: HandlingTime | None, now: datetime
) -> list[RuleError]:
    """Return everything wrong with an intake, each beside its field.

    `term` is the handling time in force for it: the catalogue's, the office's own or the typed.
    """
    problems: list[RuleError] = []
    today = now.date()
    if procedure is None:
        problems.append(RuleError("Chọn thủ tục: gõ mã hoặc vài chữ của tên.", "procedure"))
    elif not procedure.in_force_on((request.received_at or now).date()):
        problems.append(
            RuleError(
                f"Thủ tục {procedure.code} không còn hiệu lực vào ngày nhận. "
                "Chọn thủ tục đang có hiệu lực.",
                "procedure",
            )
        )
    elif term is None:
        reason = procedure.handling_time.ask_reason(request.channel)
        problems.append(RuleError(reason or "Nhập thời hạn giải quyết.", "term"))
    problems.extend(applicant_problems(request.applicant, today))
    if request.delegate is not None:
        problems.extend(applicant_problems(request.delegate.person, today, "delegate."))
    if request.received_at is not None:
        problems.extend(_late_problems(request, now))
    return problems + _amount_problems(request)


def _late_problems(request: IntakeRequest, now: datetime) -> list[RuleError]:
    assert request.received_at is not None
    if request.received_at > now:
        return [RuleError("Thời điểm nhận ở sau bây giờ. Xem lại ngày, giờ nhận.", "received_at")]
    if request.received_at.date() < FIRST_DAY:
        words = f"Ngày nhận ở trước năm {FIRST_DAY.year}. Xem lại năm."
        return [RuleError(words, "received_at")]
    late = request.received_at.date() < now.date()
    if late and not request.late_reason.strip():
        words = "Ghi lý do vì sao hồ sơ nhận hôm trước mà hôm nay mới nhập."
        return [RuleError(words, "late_reason")]
    return []


def amount_problems(copies: int | None, fee_amount: int | None) -> list[RuleError]:
    """Return what is absurd about the number of copies or the fee, None being neither."""
    problems = []
    if copies is not None and not 1 <= copies <= COPIES_LIMIT:
        problems.append(RuleError(f"Số bộ từ 1 đến {COPIES_LIMIT}.", "copies"))
    if fee_amount is not None and not 0 <= fee_amount <= FEE_LIMIT:
        problems.append(RuleError("Số tiền phí, lệ phí không hợp lý. Xem lại.", "fee"))
    return problems


def _amount_problems(request: IntakeRequest) -> list[RuleError]:
    problems = amount_problems(request.dossier_copies, request.fee_amount)
    for field, text, limit in (
        ("request", request.request, TEXT_LIMIT),
        ("late_reason", request.late_reason, TEXT_LIMIT),
        ("delegate.authority_paper", _authority_paper(request), ADDRESS_LIMIT),
        *((f"papers.{p.index}", p.name + p.how, ADDRESS_LIMIT) for p in request.papers),
    ):
        if len(text) > limit:
            words = f"Nội dung dài quá {limit} chữ. Ghi gọn lại."
            problems.append(RuleError(words, field))
    for paper in request.papers:
        if not (0 <= paper.originals <= PAPERS_LIMIT and 0 <= paper.copies <= PAPERS_LIMIT):
            words = f"Số bản của giấy tờ từ 0 đến {PAPERS_LIMIT}."
            problems.append(RuleError(words, f"papers.{paper.index}"))
    return problems


def _authority_paper(request: IntakeRequest) -> str:
    return request.delegate.authority_paper if request.delegate else ""


def missing_papers(request: IntakeRequest, required: frozenset[int]) -> list[RuleError]:
    """Return a problem for each required paper of which there is neither original nor copy."""
    handed_in = {
        paper.index for paper in request.papers if paper.originals or paper.copies or paper.how
    }
    return [
        RuleError(
            "Chưa có bản nào. Nhận đủ thì ghi số bản; còn thiếu thì bấm Ctrl+2 để lập phiếu "
            "yêu cầu bổ sung.",
            f"papers.{index}",
        )
        for index in sorted(required - handed_in)
    ]
