"""What a check of the data found: where, which dossier, which field, what stands and what should.

A finding is told in a whole Vietnamese sentence; its parts stand beside it for the table on the
page and for programs that read the check's document.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any

from onecua.domain.vietnamese import grouped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from uuid import UUID


class Severity(StrEnum):
    """A problem means that something was changed or lost; a note is worth knowing."""

    PROBLEM = "problem"
    NOTE = "note"


class Area(StrEnum):
    """Where something was found."""

    FILE = "file"
    LOG = "log"
    ANCHOR = "anchor"
    PRIVATE = "private"
    DOCUMENT = "document"
    DATE = "date"
    TABLE = "table"
    NUMBER = "number"
    FIGURE = "figure"


AREA_WORDS: Mapping[Area, str] = {
    Area.FILE: "Tệp dữ liệu",
    Area.LOG: "Nhật ký",
    Area.ANCHOR: "Mốc nhật ký",
    Area.PRIVATE: "Thông tin riêng",
    Area.DOCUMENT: "Lịch, danh mục",
    Area.DATE: "Ngày hẹn",
    Area.TABLE: "Bảng",
    Area.NUMBER: "Số phiếu, số sổ",
    Area.FIGURE: "Số liệu",
}

UNREADABLE = (KeyError, ValueError, TypeError, AttributeError, IndexError, ArithmeticError)
"""What reading an entry raises whose body is not what the program wrote: told, never raised on."""

MOST_OF_AN_AREA = 100
"""So many findings of one area are told; a person reads no more, and a million must fit nowhere."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found; `stored` is what stands there, `expected` what the history says.

    `dossier` and `code` are empty when it is about no dossier in particular.
    """

    words: str
    area: Area
    severity: Severity = Severity.PROBLEM
    dossier: UUID | None = None
    code: str = ""
    field: str = ""
    stored: str = ""
    expected: str = ""

    @property
    def is_problem(self) -> bool:
        """Tell whether the data is not as it was written."""
        return self.severity is Severity.PROBLEM

    def body(self) -> dict[str, Any]:
        """Return the finding as the check's document has it."""
        return {
            "severity": self.severity.value,
            "area": self.area.value,
            "dossier": self.dossier.hex if self.dossier else None,
            "code": self.code or None,
            "field": self.field or None,
            "stored": self.stored or None,
            "expected": self.expected or None,
            "words": self.words,
        }


def _itself(finding: Finding) -> Finding:
    return finding


class Findings:
    """Keeps the first findings of each area and counts the others."""

    def __init__(self, most: int = MOST_OF_AN_AREA) -> None:
        self._most = most
        self._kept: list[Finding] = []
        self._counts: Counter[tuple[Area, Severity]] = Counter()
        self._left_out: Counter[tuple[Area, Severity]] = Counter()

    def add(self, *found: Finding) -> None:
        """Take findings in the order in which they are told."""
        for finding in found:
            self.tell(finding.area, partial(_itself, finding), finding.severity)

    def tell(
        self, area: Area, make: Callable[[], Finding], severity: Severity = Severity.PROBLEM
    ) -> None:
        """Take a finding that costs something to word; it is made only while there is room."""
        if self._counts[area, severity] >= self._most:
            self.leave_out(area, 1, severity)
            return
        self._counts[area, severity] += 1
        self._kept.append(make())

    def leave_out(self, area: Area, count: int, severity: Severity = Severity.PROBLEM) -> None:
        """Count what is not told one by one."""
        self._left_out[area, severity] += count

    def all(self) -> tuple[Finding, ...]:
        """Return what was kept, and of each area how many more there are."""
        return (*self._kept, *self._more())

    def _more(self) -> Iterator[Finding]:
        for (area, severity), count in self._left_out.items():
            if count:
                words = (
                    f"{AREA_WORDS[area]}: còn {grouped(count)} điều nữa cùng loại, không liệt kê "
                    "hết."
                )
                yield Finding(words, area, severity)
