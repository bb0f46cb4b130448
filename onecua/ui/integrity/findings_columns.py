"""The columns of what a check found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.integrity import AREA_WORDS, Finding
from onecua.ui.widgets.paged_model import Column

if TYPE_CHECKING:
    from collections.abc import Iterable


def finding_columns() -> tuple[Column[Finding], ...]:
    """Return the columns of the table of findings."""
    return (
        Column("Mức", _level, 104, icon=_icon, tone=_tone),
        Column("Ở đâu", lambda each: AREA_WORDS[each.area], 124),
        Column("Mã hồ sơ", lambda each: each.code, 176),
        Column("Điều tìm thấy", told, 0, tip=lambda each: each.words),
    )


def told(finding: Finding) -> str:
    """Return a finding without the code of its dossier, which has a column of its own."""
    words = finding.words.removeprefix(f"Hồ sơ {finding.code}: ") if finding.code else finding.words
    return words[:1].upper() + words[1:]


def _level(finding: Finding) -> str:
    return "Sai" if finding.is_problem else "Ghi chú"


def _icon(finding: Finding) -> str:
    return "alert-octagon" if finding.is_problem else "info"


def _tone(finding: Finding) -> str:
    return "danger" if finding.is_problem else "sub"


def as_text(findings: Iterable[Finding]) -> str:
    """Return findings with tabs between the columns, as a workbook takes them."""
    heads = ("Mức", "Ở đâu", "Mã hồ sơ", "Ô", "Đang ghi", "Lịch sử ghi", "Điều tìm thấy")
    rows = [
        (
            _level(each),
            AREA_WORDS[each.area],
            each.code,
            each.field,
            each.stored,
            each.expected,
            each.words,
        )
        for each in findings
    ]
    return "\n".join("\t".join(row) for row in (heads, *rows))
