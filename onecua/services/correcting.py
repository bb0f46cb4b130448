"""What «Sửa thông tin» may set right, and how an event says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onecua.domain.intake import amount_problems
from onecua.errors import RuleError, RuleErrors

if TYPE_CHECKING:
    from onecua.domain.applicant import Applicant
    from onecua.domain.dossier import Channel, FeeState, ReturnMethod
    from onecua.services.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Correction:
    """What «Sửa thông tin» may set right; None leaves a field as it is."""

    applicant: Applicant | None = None
    channel: Channel | None = None
    return_method: ReturnMethod | None = None
    procedure_code: str | None = None
    dossier_copies: int | None = None
    fee_amount: int | None = None
    fee_state: FeeState | None = None


def corrected_fields(correction: Correction, rulebook: Rulebook) -> dict[str, Any]:
    """Return the public fields of a correction; raises `RuleErrors` with all that is wrong."""
    problems = amount_problems(correction.dossier_copies, correction.fee_amount)
    if problems:
        raise RuleErrors(problems)
    fields: dict[str, Any] = {}
    if correction.channel is not None:
        fields["channel"] = int(correction.channel)
    if correction.return_method is not None:
        fields["return"] = correction.return_method
    if correction.dossier_copies is not None:
        fields["copies"] = correction.dossier_copies
    fee = {"amount": correction.fee_amount, "state": correction.fee_state}
    if any(value is not None for value in fee.values()):
        fields["fee"] = {name: value for name, value in fee.items() if value is not None}
    if correction.procedure_code is not None:
        fields["procedure"] = _procedure(correction.procedure_code, rulebook)
    return fields


def _procedure(code: str, rulebook: Rulebook) -> dict[str, Any]:
    procedure = rulebook.catalogue.by_code(code)
    if procedure is None:
        raise RuleError(f"Không có thủ tục {code} trong danh mục. Chọn lại.", "procedure")
    return {
        "code": procedure.code,
        "name": procedure.name,
        "sector": procedure.sector,
        "catalogue": rulebook.catalogue_id,
    }
