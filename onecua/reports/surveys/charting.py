"""Sheet «Biểu đồ»: distribution, coverage by sector, trend; native charts over the other sheets."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING

from onecua.domain.survey.distribution import tone_steps
from onecua.domain.survey.figures import levels_of
from onecua.reports import charts
from onecua.reports.charts import Line, Plot
from onecua.reports.surveys.results import levels

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from openpyxl.chart._chart import ChartBase

    from onecua.reports.surveys.report import SurveyReport
    from onecua.reports.workbook import ReportWorkbook

FORM = "survey_charts"
_SHEET = "Biểu đồ"
_RESULTS, _COVERAGE = "Kết quả", "Độ phủ"
_COLORS = {5: "1B7F4B", 4: "8CC7A6", 3: "CBD0D8", 2: "E3B567", 1: "B3261E"}
_INKS = {5: "FFFFFF", 4: "10301F", 3: "1A1D21", 2: "3A2600", 1: "FFFFFF"}
_ROW_CM, _ROOM_CM = 0.75, 2.8
_SHEET_ROW_CM = 0.53
_FIRST_ROW = 6
_TENTH = 10
_NUMBERED_SHARE = 0.05
"""A part of a bar under 5 % has no room for its number; the table has it."""


def add_charts(
    book: ReportWorkbook,
    report: SurveyReport,
    results: Mapping[str, str],
    coverage: Mapping[str, str],
) -> None:
    """Put the charts one under the other; what has no data has no chart."""
    row = _FIRST_ROW
    for chart, height in _charts(report, results, coverage):
        book.add_chart(_SHEET, chart, f"A{row}")
        row += ceil(height / _SHEET_ROW_CM) + 2


def _charts(
    report: SurveyReport, results: Mapping[str, str], coverage: Mapping[str, str]
) -> Iterator[tuple[ChartBase, float]]:
    scales, sectors = report.figures.scales, report.coverage.returned.sectors
    if scales:
        height = _ROOM_CM + _ROW_CM * len(scales)
        yield charts.stacked_bars(_distribution(report, results, height)), height
    if sectors:
        height = _ROOM_CM + _ROW_CM * len(report.coverage.received.sectors)
        lines = [Line("Hồ sơ đã trả có phiếu", coverage["sectors.share"])]
        title = "Độ phủ phiếu theo lĩnh vực, trên hồ sơ đã trả"
        plot = Plot(title, _COVERAGE, coverage["sectors.name"], lines, height)
        yield charts.share_bars(plot), height
    shares = [float(each.share) for each in report.trend if each.share is not None]
    if shares:
        low = floor(min(shares) * _TENTH) / _TENTH
        title = f"Hài lòng chung, 12 kỳ báo cáo (trục bắt đầu từ {low:.0%})"
        lines = [Line("Hài lòng chung", results["trend.share"])]
        plot = Plot(title, _RESULTS, results["trend.month"], lines)
        yield charts.share_line(plot, low), plot.height_cm


def _distribution(report: SurveyReport, results: Mapping[str, str], height: float) -> Plot:
    codes = levels(report.figures)
    lines = [
        Line(
            f"Mức {code}",
            results[f"scales.c{code}"],
            _COLORS[step],
            _INKS[step],
            _unnumbered(report, code),
        )
        for code, step in zip(codes, tone_steps(len(codes)), strict=True)
    ]
    title = "Phân bố theo câu hỏi, số phiếu mỗi mức"
    return Plot(title, _RESULTS, results["scales.question"], lines, height)


def _unnumbered(report: SurveyReport, code: int) -> tuple[int, ...]:
    """Return the places of the questions of which too few chose a level."""
    found = []
    for place, each in enumerate(report.figures.scales):
        counts = dict(zip(levels_of(each.question), each.counts, strict=True))
        if counts.get(code, 0) < each.number * _NUMBERED_SHARE:
            found.append(place)
    return tuple(found)
