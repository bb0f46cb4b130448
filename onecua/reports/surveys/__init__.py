"""The workbook of surveys: results, groups, coverage, anonymous answers, signs, charts."""

from __future__ import annotations

from onecua.reports.surveys.report import SurveyHeading, SurveyReport, TrendPoint
from onecua.reports.surveys.writing import write

__all__ = [
    "SurveyHeading",
    "SurveyReport",
    "TrendPoint",
    "write",
]
