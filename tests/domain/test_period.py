"""Reporting periods: official, calendar and custom."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecua.domain import period
from onecua.domain.period import Basis, PeriodKind
from onecua.errors import RuleError

YEARS = st.integers(2001, 2099)
BASES = st.sampled_from(Basis)


@pytest.mark.parametrize(
    ("made", "first", "last", "name", "title"),
    [
        (period.monthly(2026, 10), (2026, 9, 15), (2026, 10, 14), "2026-10", "Tháng 10/2026"),
        (period.monthly(2026, 1), (2025, 12, 15), (2026, 1, 14), "2026-01", "Tháng 01/2026"),
        (period.quarterly(2026, 1), (2025, 12, 15), (2026, 3, 14), "2026-Q1", "Quý I/2026"),
        (period.quarterly(2026, 3), (2026, 6, 15), (2026, 9, 14), "2026-Q3", "Quý III/2026"),
        (
            period.half_yearly(2026),
            (2025, 12, 15),
            (2026, 6, 14),
            "2026-6T",
            "6 tháng đầu năm 2026",
        ),
        (
            period.nine_monthly(2026),
            (2025, 12, 15),
            (2026, 9, 14),
            "2026-9T",
            "9 tháng đầu năm 2026",
        ),
        (period.yearly(2026), (2025, 12, 15), (2026, 12, 14), "2026", "Năm 2026"),
    ],
)
def test_official_periods_run_from_the_15th_to_the_14th(made, first, last, name, title):
    assert (made.first, made.last) == (date(*first), date(*last))
    assert (made.name, made.title) == (name, title)
    assert made.basis is Basis.OFFICIAL


@pytest.mark.parametrize(
    ("made", "first", "last"),
    [
        (period.monthly(2024, 2, Basis.CALENDAR), (2024, 2, 1), (2024, 2, 29)),
        (period.monthly(2026, 12, Basis.CALENDAR), (2026, 12, 1), (2026, 12, 31)),
        (period.quarterly(2026, 4, Basis.CALENDAR), (2026, 10, 1), (2026, 12, 31)),
        (period.half_yearly(2026, Basis.CALENDAR), (2026, 1, 1), (2026, 6, 30)),
        (period.nine_monthly(2026, Basis.CALENDAR), (2026, 1, 1), (2026, 9, 30)),
        (period.yearly(2026, Basis.CALENDAR), (2026, 1, 1), (2026, 12, 31)),
    ],
)
def test_calendar_periods_are_whole_months(made, first, last):
    assert (made.first, made.last) == (date(*first), date(*last))


def test_a_period_ends_at_midnight_after_its_last_day():
    october = period.monthly(2026, 10)
    assert october.start_at == datetime(2026, 9, 15)
    assert october.end_at == datetime(2026, 10, 15)
    assert not october.is_over(datetime(2026, 10, 14, 23, 59, 59))
    assert october.is_over(datetime(2026, 10, 15))
    assert datetime(2026, 10, 14, 23, 59) in october
    assert datetime(2026, 10, 15) not in october
    assert october.range_words == "15/09/2026 – 14/10/2026"


@given(YEARS, st.integers(1, 12), BASES)
def test_months_touch_each_other_and_step_back_and_forth(year, month, basis):
    made = period.monthly(year, month, basis)
    assert made.previous().end_at == made.start_at
    assert made.next().start_at == made.end_at
    assert made.next().previous() == made


@given(YEARS, st.integers(1, 4), BASES)
def test_a_quarter_is_its_three_months(year, quarter, basis):
    made = period.quarterly(year, quarter, basis)
    assert made.first == period.monthly(year, 3 * quarter - 2, basis).first
    assert made.last == period.monthly(year, 3 * quarter, basis).last
    assert made.previous().end_at == made.start_at
    assert made.next().previous() == made


@given(YEARS, BASES)
def test_6_and_9_months_and_the_year_begin_together(year, basis):
    whole = period.yearly(year, basis)
    assert period.half_yearly(year, basis).first == whole.first
    assert period.nine_monthly(year, basis).first == whole.first
    assert whole.previous().end_at == whole.start_at
    assert period.half_yearly(year, basis).previous() == period.half_yearly(year - 1, basis)
    assert period.nine_monthly(year, basis).next() == period.nine_monthly(year + 1, basis)


@given(st.dates(date(2005, 1, 1), date(2095, 1, 1)), st.integers(1, 400))
def test_a_custom_period_moves_by_its_own_length(first, days):
    made = period.custom(first, first + timedelta(days=days - 1))
    assert (made.end_at - made.start_at).days == days
    assert made.previous().end_at == made.start_at
    assert made.next().previous() == made


def test_a_custom_period_of_one_day_has_a_title():
    made = period.custom(date(2026, 11, 20), date(2026, 11, 20))
    assert made.kind is PeriodKind.CUSTOM
    assert made.title == "Từ 20/11/2026 đến 20/11/2026"


@given(st.dates(date(2001, 1, 1), date(2099, 1, 1)), BASES)
def test_month_of_holds_the_day(day, basis):
    assert datetime(day.year, day.month, day.day, 12) in period.month_of(day, basis)


def test_the_20th_of_november_is_officially_in_december():
    assert period.month_of(date(2026, 11, 20)).title == "Tháng 12/2026"
    assert period.month_of(date(2026, 12, 31)).name == "2027-01"


def test_written_periods_are_read():
    assert period.parse_month("2026-10") == period.monthly(2026, 10)
    assert period.parse_month(" 10/2026 ", Basis.CALENDAR) == period.monthly(
        2026, 10, Basis.CALENDAR
    )
    assert period.parse_quarter("2026-Q3") == period.quarterly(2026, 3)
    assert period.parse_quarter("2026q1") == period.quarterly(2026, 1)
    assert period.parse_year("2026") == 2026


@pytest.mark.parametrize(
    ("read", "text", "said"),
    [
        (period.parse_month, "tháng 10", "Viết như 2026-10"),
        (period.parse_month, "2026-13", "Không có tháng 13"),
        (period.parse_month, "2026-00", "Không có tháng 0"),
        (period.parse_month, "1026-10", "Năm 1026 ngoài khoảng"),
        (period.parse_month, "٢٠٢٦-10", "Không hiểu tháng"),
        (period.parse_quarter, "2026-Q5", "Không có quý 5"),
        (period.parse_quarter, "Q3", "Viết như 2026-Q3"),
        (period.parse_year, "26", "đủ 4 chữ số"),
        (period.parse_year, "9999", "ngoài khoảng"),
    ],
)
def test_other_words_are_refused_with_what_to_do(read, text, said):
    with pytest.raises(RuleError, match=said):
        read(text)


def test_a_period_turned_round_is_refused():
    with pytest.raises(RuleError, match="Đổi lại hai ngày"):
        period.custom(date(2026, 11, 2), date(2026, 11, 1))
