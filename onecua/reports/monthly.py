"""The workbook of a reporting period: table II.06a, the dossiers behind it, and its checks.

Nothing here depends on the period's length: a quarter or a year is drawn by the same forms.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from onecua.domain.figures import COUNTED_COLUMNS, Check, MonthlyFigures, SectorTally
from onecua.reports import form, survey_month
from onecua.reports.workbook import ReportWorkbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from onecua.progress import Progress
    from onecua.reports.survey_month import SurveyMonth
    from onecua.reports.table import Row

OK, WRONG = "Đạt", "Lệch"
_LAST_PADDED_MONTH = 2


@dataclass(frozen=True, slots=True)
class ReportHeading:
    """Who reports to whom, and who signs; without `signed_on` the date is written by hand."""

    office: str
    recipient: str
    place: str
    signed_on: date | None = None
    form_code: str = "II.06a/VPCP/KSTT"
    sample: bool = False
    prepared_by: str = ""
    signed_by: str = ""


@dataclass(frozen=True, slots=True)
class ReportDossier:
    """A dossier behind the figures; `columns` are the counted columns of II.06a that it is in.

    `channel`, `status` and `timeliness` are words as the office reads them («Quá hạn» turns red).
    """

    code: str
    procedure: str
    sector: str
    owner: str
    channel: str
    received_at: datetime
    promised_at: datetime | None
    due_at: datetime | None
    finished_at: datetime | None
    status: str
    columns: tuple[int, ...]
    timeliness: str


@dataclass(frozen=True, slots=True)
class LateEntry:
    """Something that happened up to the period's end and was recorded after it."""

    code: str
    what: str
    happened_at: datetime
    recorded_at: datetime
    officer: str
    reason: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A change, since the period's end, of something that the period's figures rest on."""

    code: str
    what: str
    before: str
    after: str
    recorded_at: datetime
    officer: str
    reason: str


@dataclass(frozen=True, slots=True)
class MonthlyReport:
    """Everything the workbook shows; `dossiers` is gone through once and may be a generator."""

    figures: MonthlyFigures
    heading: ReportHeading
    dossiers: Iterable[ReportDossier]
    late_entries: Sequence[LateEntry] = ()
    corrections: Sequence[Correction] = ()
    notes: Sequence[str] = ()
    survey: SurveyMonth | None = None


def write(path: Path, report: MonthlyReport, progress: Progress | None = None) -> None:
    """Write sheets «II.06a», «Hồ sơ», «Kiểm tra» and «Khảo sát», where surveys are told.

    The old file stays until the new one is whole.
    Raises RuleError (a form was edited wrongly, too many rows), StorageError, Cancelled.
    """
    official = form.load("II.06a")
    fields = _fields(report, official.legal_basis)
    book = ReportWorkbook(
        f"Biểu số {report.heading.form_code} – {report.figures.period.title}",
        sample=report.heading.sample,
    )
    book.draw(official, fields, {"sectors": map(_sector_row, report.figures.rows)})
    recount = Recount()
    listed = {"dossiers": _dossier_rows(report.dossiers, recount)}
    book.draw(form.load("period_dossiers"), fields, listed, progress)
    checks = (*report.figures.checks(), recount.check(report.figures))
    fields["verdict"] = _verdict(checks)
    book.draw(form.load("period_checks"), fields, _check_tables(report, checks))
    if report.survey is not None:
        survey_month.draw(book, report.survey, fields, report.heading.office)
    book.save(path)


class Recount:
    """Counts the listed dossiers again, column by column, as they go by."""

    def __init__(self) -> None:
        """Start with nothing counted."""
        self._columns: Counter[int] = Counter()
        self._rows = 0

    def take(self, dossier: ReportDossier) -> None:
        """Count a dossier in the columns that it names."""
        self._rows += 1
        self._columns.update(dossier.columns)

    def check(self, figures: MonthlyFigures) -> Check:
        """Return whether the list proves the table: same row count as (3), same columns."""
        whole = figures.total
        proof = [
            f"({column}): danh sách {self._columns[column]}, biểu {whole.cell(column)}"
            for column in COUNTED_COLUMNS
            if self._columns[column] != whole.cell(column)
        ]
        if self._rows != whole.received:
            proof.insert(0, f"danh sách {self._rows} hồ sơ, (3) = {whole.received}")
        agreed = f"{self._rows} hồ sơ, khớp cả {len(COUNTED_COLUMNS)} cột đếm"
        return Check("Đếm lại từ trang «Hồ sơ»", not proof, "; ".join(proof) or agreed)


def _fields(report: MonthlyReport, legal_basis: str) -> dict[str, str]:
    """Return the texts that the forms' `{names}` stand for."""
    figures, heading = report.figures, report.heading
    at = _instant_words(figures.counted_at)
    provisional = f"Số liệu tạm tính đến {at}" if figures.is_provisional else ""
    whole = f"Số liệu tại {at}"
    return {
        "office": heading.office,
        "recipient": heading.recipient,
        "form_code": heading.form_code,
        "period": figures.period.title,
        "first_day": f"{figures.period.first:%d/%m/%Y}",
        "last_day": f"{figures.period.last:%d/%m/%Y}",
        "provisional": provisional,
        "counted": f"{provisional}: kỳ báo cáo chưa kết thúc" if provisional else whole,
        "legal_basis": legal_basis,
        "place_and_date": f"{heading.place}, {_day_words(heading.signed_on)}",
        "prepared_by": heading.prepared_by,
        "signed_by": heading.signed_by,
    }


def _instant_words(at: datetime) -> str:
    """Return «09:12 20/11/2026»; midnight is the end of the day before, «24:00 14/11/2026»."""
    if at.time() == time():
        return f"24:00 {at - timedelta(days=1):%d/%m/%Y}"
    return f"{at:%H:%M %d/%m/%Y}"


def _day_words(day: date | None) -> str:
    """Return the day as NĐ 30/2020/NĐ-CP writes it: days under 10 and months 1 and 2 get a 0."""
    if day is None:
        return "ngày …… tháng …… năm ………"
    month = f"{day.month:02}" if day.month <= _LAST_PADDED_MONTH else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def _sector_row(tally: SectorTally) -> Row:
    counted = {f"c{column}": tally.cell(column) for column in COUNTED_COLUMNS}
    return {"sector": tally.sector, **counted}


def _dossier_rows(dossiers: Iterable[ReportDossier], recount: Recount) -> Iterator[Row]:
    for dossier in dossiers:
        recount.take(dossier)
        yield {
            "code": dossier.code,
            "procedure": dossier.procedure,
            "sector": dossier.sector,
            "owner": dossier.owner,
            "channel": dossier.channel,
            "received_at": dossier.received_at,
            "promised_at": dossier.promised_at,
            "due_at": dossier.due_at,
            "finished_at": dossier.finished_at,
            "status": dossier.status,
            "columns": " ".join(f"({column})" for column in dossier.columns),
            "timeliness": dossier.timeliness,
        }


def _verdict(checks: Sequence[Check]) -> str:
    wrong = [check.name for check in checks if not check.ok]
    if not wrong:
        return f"Kết luận: đạt cả {len(checks)} phép kiểm tra."
    return f"Kết luận: lệch {len(wrong)}/{len(checks)} phép kiểm tra: {'; '.join(wrong)}."


def _check_tables(report: MonthlyReport, checks: Sequence[Check]) -> Mapping[str, Iterable[Row]]:
    figures = report.figures
    late, overdue = figures.against_promise
    return {
        "identities": [
            {"name": check.name, "proof": check.proof, "result": OK if check.ok else WRONG}
            for check in checks
        ],
        "promises": [
            _promise_row("(10) Đã giải quyết quá hạn", figures.total.late, late),
            _promise_row("(13) Đang giải quyết quá hạn", figures.total.open_overdue, overdue),
        ],
        "without_due_date": [{"code": code} for code in figures.without_due_date],
        "late_entries": [asdict(entry) for entry in report.late_entries],
        "corrections": [asdict(correction) for correction in report.corrections],
        "notes": [{"note": note} for note in report.notes],
    }


def _promise_row(name: str, in_force: int, promised: int) -> Row:
    difference = promised - in_force
    return {"name": name, "in_force": in_force, "promised": promised, "difference": difference}
