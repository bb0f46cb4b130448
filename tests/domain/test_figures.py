"""Table II.06a: which figure stands in which official column, and the six identities."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecua.domain.figures import (
    COLUMNS,
    COUNTED_COLUMNS,
    SUMMED_COLUMNS,
    TOTAL_NAME,
    MonthlyFigures,
    SectorTally,
    WholeCount,
    identities,
    total,
)
from onecua.domain.period import monthly

COUNTS = (86, 47, 9, 118, 12, 1, 10, 1)
TALLY = SectorTally("Hộ tịch", *COUNTS)
WHOLE = WholeCount(142, 131, 11)
BY_COLUMN = dict(zip(COUNTED_COLUMNS, COUNTS, strict=True))

count = st.integers(min_value=0, max_value=10**6)


@st.composite
def balanced_tallies(draw: st.DrawFn) -> SectorTally:
    """A sector in which everything that came was either finished or is open."""
    early, on_time, late, in_time, overdue = (draw(count) for _ in range(5))
    whole = early + on_time + late + in_time + overdue
    online = draw(st.integers(0, whole))
    offline = draw(st.integers(0, whole - online))
    carried = whole - online - offline
    name = draw(st.text(min_size=1, max_size=8))
    return SectorTally(name, online, offline, carried, early, on_time, late, in_time, overdue)


any_tallies = st.builds(SectorTally, st.text(max_size=8), *[count] * len(COUNTED_COLUMNS))


@pytest.mark.parametrize(("column", "figure"), [*BY_COLUMN.items(), (3, 142), (7, 131), (11, 11)])
def test_each_official_column_shows_its_own_figure(column, figure):
    assert TALLY.cell(column) == figure


@pytest.mark.parametrize("column", [0, 1, 2, 14])
def test_stt_sector_and_unknown_columns_hold_no_figure(column):
    with pytest.raises(KeyError):
        TALLY.cell(column)


def test_counted_and_summed_columns_are_all_the_columns_of_the_form():
    assert sorted((*COUNTED_COLUMNS, *SUMMED_COLUMNS)) == list(COLUMNS) == list(range(3, 14))


@given(any_tallies)
def test_summed_columns_are_the_sums_that_the_form_names(tally):
    for column, parts in SUMMED_COLUMNS.items():
        assert tally.cell(column) == sum(tally.cell(part) for part in parts)


@given(st.lists(any_tallies, max_size=8))
def test_total_row_adds_up_every_column(tallies):
    whole = total(iter(tallies))
    assert whole.sector == TOTAL_NAME
    for column in COLUMNS:
        assert whole.cell(column) == sum(tally.cell(column) for tally in tallies)


@given(st.lists(any_tallies, max_size=6), st.randoms())
def test_order_of_sectors_does_not_change_the_total(tallies, random):
    shuffled = random.sample(tallies, len(tallies))
    assert total(shuffled) == total(tallies)


@pytest.mark.parametrize("column", range(len(COUNTED_COLUMNS)))
def test_a_sector_has_a_row_when_any_cell_is_not_zero(column):
    counts = [0] * len(COUNTED_COLUMNS)
    assert SectorTally("Hộ tịch", *counts).is_empty
    counts[column] = 1
    assert not SectorTally("Hộ tịch", *counts).is_empty


def whole_of(tallies):
    """Count the office at once as the rows say."""
    summed = total(tallies)
    return WholeCount(summed.received, summed.finished, summed.open)


def checked(tallies, previous_open=0, whole=None):
    return identities(tallies, previous_open, whole_of(tallies) if whole is None else whole)


@given(st.lists(balanced_tallies(), max_size=6))
def test_all_identities_hold_for_balanced_sectors(tallies):
    checks = checked(tallies, sum(tally.carried_over for tally in tallies))
    assert [check.ok for check in checks] == [True] * 6


@given(st.lists(any_tallies, min_size=1, max_size=6))
def test_received_is_finished_plus_open_is_checked_sector_by_sector(tallies):
    check = checked(tallies)[3]
    assert check.ok == all(tally.received == tally.finished + tally.open for tally in tallies)


def test_errors_of_two_sectors_that_cancel_out_are_still_found():
    more = SectorTally("Hộ tịch", online=2, early=1)
    fewer = SectorTally("Đất đai", online=1, early=2)
    check = checked([more, fewer])[3]
    assert (check.name, check.ok) == ("(3) = (7) + (11)", False)
    assert check.proof == "Hộ tịch: 2 ≠ 1 + 0"


@pytest.mark.parametrize(
    ("previous_open", "ok", "proof"), [(9, True, "9 = 9"), (8, False, "9 ≠ 8")]
)
def test_carried_over_is_what_was_open_at_the_end_of_the_period_before(previous_open, ok, proof):
    check = checked([TALLY], previous_open)[4]
    assert (check.name, check.ok, check.proof) == ("(6) kỳ này = (11) kỳ trước", ok, proof)


def test_proofs_show_the_numbers_as_the_form_adds_them():
    proofs = [(check.name, check.proof) for check in checked([TALLY], 9)]
    assert proofs == [
        ("(3) = (4) + (5) + (6)", "142 = 86 + 47 + 9"),
        ("(7) = (8) + (9) + (10)", "131 = 118 + 12 + 1"),
        ("(11) = (12) + (13)", "11 = 10 + 1"),
        ("(3) = (7) + (11)", "142 = 131 + 11"),
        ("(6) kỳ này = (11) kỳ trước", "9 = 9"),
        ("Tổng 1 lĩnh vực = dòng tổng", "đúng ở cột (3), (7), (11); không có số âm"),
    ]


@pytest.mark.parametrize(
    ("whole", "wrong", "proof"),
    [
        (WholeCount(143, 131, 11), {0, 3, 5}, "143 ≠ 86 + 47 + 9"),
        (WholeCount(142, 132, 11), {1, 3, 5}, "132 ≠ 118 + 12 + 1"),
        (WholeCount(142, 131, 12), {2, 3, 5}, "12 ≠ 10 + 1"),
    ],
)
def test_a_dossier_that_fell_between_the_parts_of_a_sum_is_found(whole, wrong, proof):
    checks = checked([TALLY], 9, whole)
    assert {place for place, check in enumerate(checks) if not check.ok} == wrong
    assert checks[min(wrong)].proof == proof


def test_a_sector_without_a_row_is_found():
    check = checked([TALLY], 9, WholeCount(150, 139, 11))[5]
    assert (check.ok, check.proof) == (False, "lệch ở cột (3), (7)")


def test_a_figure_below_zero_is_found():
    check = checked([SectorTally("Hộ tịch", online=-1, early=-1)])[5]
    assert (check.ok, check.proof) == (False, "số âm ở Hộ tịch")


@pytest.mark.parametrize(
    ("before_end", "provisional"),
    [(timedelta(0), False), (timedelta(seconds=1), True), (timedelta(days=-2), False)],
)
def test_figures_of_a_period_not_over_yet_are_provisional(before_end, provisional):
    period = monthly(2026, 11)
    figures = MonthlyFigures(period, period.end_at - before_end, (TALLY,), 9, WHOLE, (0, 0))
    assert figures.is_provisional is provisional


def test_monthly_figures_total_and_check_their_own_rows():
    end = datetime(2026, 11, 15)
    figures = MonthlyFigures(monthly(2026, 11), end, (TALLY, TALLY), 18, WHOLE, (0, 0))
    assert figures.total.received == 284
    assert figures.checks() == identities((TALLY, TALLY), 18, WHOLE)
