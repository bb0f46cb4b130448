"""Workbooks: a month's report and the list that is in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.deadline import Timeliness, timeliness
from onecua.domain.dossier import CHANNEL_WORDS, STATUS_WORDS, Status
from onecua.domain.event import CORRECTIONS
from onecua.domain.summary import Sort
from onecua.products.surveys import survey_month
from onecua.reports import dossier_list, monthly
from onecua.reports.dossier_list import ListColumn, ListHeading
from onecua.reports.form import Kind
from onecua.reports.monthly import (
    Correction,
    LateEntry,
    MonthlyReport,
    ReportDossier,
    ReportHeading,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from onecua.domain.period import Period
    from onecua.domain.summary import DossierFilter, DossierSummary
    from onecua.progress import Progress
    from onecua.reports.table import Row
    from onecua.services.desk import Desk
    from onecua.services.figures import CountedDossier
    from onecua.storage.amendments import Amendment

_TIMELINESS = {
    Timeliness.EARLY: "Trước hạn",
    Timeliness.ON_TIME: "Đúng hạn",
    Timeliness.LATE: "Quá hạn",
}
_COLUMN_WORDS = {8: "Trước hạn", 9: "Đúng hạn", 10: "Quá hạn", 12: "Trong hạn", 13: "Quá hạn"}


def monthly_report(desk: Desk, period: Period) -> MonthlyReport:
    """Return everything the month's workbook shows, read from the desk."""
    office = desk.office
    found = desk.figures.amendments(period)
    return MonthlyReport(
        figures=desk.figures.monthly(period),
        heading=ReportHeading(
            office=office.name,
            recipient=office.report_recipient or f"Ủy ban nhân dân {office.province}",
            place=office.place,
            signed_on=desk.clock().date(),
            sample=office.sample,
        ),
        dossiers=(_report_dossier(each) for each in desk.figures.counted(period)),
        late_entries=[_late_entry(desk, each) for each in found if each.kind not in CORRECTIONS],
        corrections=[_correction(desk, each) for each in found if each.kind in CORRECTIONS],
        survey=survey_month(desk, period),
    )


def _late_entry(desk: Desk, amendment: Amendment) -> LateEntry:
    return LateEntry(
        code=amendment.code,
        what=amendment.what,
        happened_at=amendment.happened_at,
        recorded_at=amendment.recorded_at,
        officer=desk.rulebook.officer_name(amendment.officer),
        reason=amendment.reason,
    )


def _correction(desk: Desk, amendment: Amendment) -> Correction:
    before, after = desk.figures.amended(amendment)
    return Correction(
        code=amendment.code,
        what=amendment.what,
        before=before,
        after=after,
        recorded_at=amendment.recorded_at,
        officer=desk.rulebook.officer_name(amendment.officer),
        reason=amendment.reason,
    )


def _report_dossier(counted: CountedDossier) -> ReportDossier:
    summary = counted.summary
    return ReportDossier(
        code=summary.code or "",
        procedure=summary.procedure_name,
        sector=counted.sector,
        owner=summary.owner_name,
        channel=CHANNEL_WORDS[summary.channel],
        received_at=summary.received_at,
        promised_at=summary.promised_at,
        due_at=summary.due_at,
        finished_at=summary.ended_at,
        status=STATUS_WORDS[summary.status],
        columns=counted.columns,
        timeliness=_COLUMN_WORDS[counted.columns[-1]],
    )


def write_monthly(
    desk: Desk, period: Period, path: Path, progress: Progress | None = None
) -> MonthlyReport:
    """Write the workbook of a period: II.06a, Hồ sơ, Kiểm tra, Khảo sát; whole or not at all."""
    report = monthly_report(desk, period)
    monthly.write(path, report, progress)
    return report


_LIST_COLUMNS = (
    ("code", "Mã hồ sơ", 24.0),
    ("owner", "Chủ hồ sơ", 28.0),
    ("procedure", "Thủ tục", 60.0),
    ("sector", "Lĩnh vực", 24.0),
    ("channel", "Kênh", 12.0),
    ("received_at", "Ngày nhận", 17.0),
    ("due_at", "Hẹn trả", 17.0),
    ("ended_at", "Có kết quả", 17.0),
    ("status", "Trạng thái", 24.0),
    ("timeliness", "So với hạn", 14.0),
    ("holder", "Đang giữ", 24.0),
)


def write_list(
    desk: Desk,
    wanted: DossierFilter,
    path: Path,
    *,
    sort: Sort = Sort.RANK,
    descending: bool = False,
    progress: Progress | None = None,
) -> int:
    """Write the list in view to a workbook and return how many dossiers it holds."""
    columns = [ListColumn(key, title, width, _kind(key)) for key, title, width in _LIST_COLUMNS]
    heading = ListHeading(
        title="DANH SÁCH HỒ SƠ",
        office=desk.office.name,
        described=wanted.words,
        made_at=desk.clock(),
        sample=desk.office.sample,
    )
    counted = _Counted(desk, desk.lists.everything(wanted, sort, descending=descending))
    dossier_list.write(path, columns, counted.rows(), heading, progress)
    return counted.count


def _kind(key: str) -> Kind:
    return Kind.INSTANT if key.endswith("_at") else Kind.TEXT


def _kept(summary: DossierSummary, ended: datetime, due: datetime) -> Timeliness:
    """Return how the promise was kept as the table counts it: withdrawn in time is on time."""
    found = timeliness(ended, due)
    stopped = summary.status in (Status.WITHDRAWN, Status.STOPPED)
    return Timeliness.ON_TIME if stopped and found is Timeliness.EARLY else found


class _Counted:
    """Rows of a list on their way to a file, counted as they pass."""

    def __init__(self, desk: Desk, summaries: Iterator[DossierSummary]) -> None:
        self._desk = desk
        self._summaries = summaries
        self.count = 0

    def rows(self) -> Iterator[Row]:
        """Yield the rows by column key."""
        for summary in self._summaries:
            self.count += 1
            ended, due = summary.ended_at, summary.due_at
            yield {
                "code": summary.code or "",
                "owner": summary.owner_name,
                "procedure": summary.procedure_name,
                "sector": summary.sector,
                "channel": CHANNEL_WORDS[summary.channel],
                "received_at": summary.received_at,
                "due_at": due,
                "ended_at": ended,
                "status": STATUS_WORDS[summary.status],
                "timeliness": _TIMELINESS[_kept(summary, ended, due)] if ended and due else "",
                "holder": self._desk.rulebook.officer_name(summary.holder),
            }
