"""Which reporting months stand for a period, and what is said when they are not its days."""

from datetime import date

import pytest

from onecua.domain.period import Basis, custom, monthly, quarterly, yearly
from onecua.domain.survey.scope import month_scope, months_up_to

CALENDAR = Basis.CALENDAR


@pytest.mark.parametrize(
    ("period", "months"),
    [
        (monthly(2026, 11), ("2026-11", "2026-11")),
        (monthly(2026, 1), ("2026-01", "2026-01")),
        (quarterly(2026, 4), ("2026-10", "2026-12")),
        (yearly(2026), ("2026-01", "2026-12")),
        (custom(date(2026, 9, 15), date(2026, 11, 14)), ("2026-10", "2026-11")),
    ],
)
def test_reporting_periods_are_their_months_exactly(period, months):
    scope = month_scope(period)
    assert (scope.first, scope.last, scope.note) == (*months, "")


@pytest.mark.parametrize(
    ("period", "months", "days"),
    [
        (monthly(2026, 10, CALENDAR), ("2026-10", "2026-10"), "15/09/2026 – 14/10/2026"),
        (quarterly(2026, 1, CALENDAR), ("2026-01", "2026-03"), "15/12/2025 – 14/03/2026"),
        (
            custom(date(2026, 11, 1), date(2026, 11, 20)),
            ("2026-11", "2026-12"),
            "15/10/2026 – 14/12/2026",
        ),
    ],
)
def test_other_days_are_told(period, months, days):
    scope = month_scope(period)
    assert (scope.first, scope.last) == months
    assert scope.note == f"Câu trả lời tính theo kỳ báo cáo {days}, vì phiếu không giữ ngày."


def test_months_count_backwards_over_the_year():
    months = months_up_to("2026-02", 4)
    assert [month.name for month in months] == ["2025-11", "2025-12", "2026-01", "2026-02"]
