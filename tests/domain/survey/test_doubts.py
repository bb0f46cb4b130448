"""Signs are told with their numbers; means are compared only where that says something."""

import statistics
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecua.domain.survey.doubts import (
    DoubtKind,
    contradictions,
    doubts,
    entry_counts,
    is_far,
    spread,
)
from onecua.domain.survey.response import Via
from tests.domain.survey.making import DESK, NINE, batch, closed

BINH = "b2" * 16
NAMES = {BINH: "Trần Thị Bình"}


def rated(codes):
    return [closed({"chung": code}) for code in codes]


def told(*found):
    return [each.words for each in doubts(found, DESK, lambda key: NAMES[key])]


def test_nothing_to_look_at():
    assert told(batch(rated([5] * 20), counters={"equal_runs": 2, "outside_hours": 0})) == []


def test_equal_slips_and_slips_outside_hours():
    one = batch(rated([5] * 20), counters={"equal_runs": 2, "outside_hours": 1})
    two = batch(rated([4] * 9), counters={"equal_runs": 1})
    assert told(one, two) == [
        (
            "Màn hình công dân: 3 lần hai phiếu liền nhau giống hệt, cách nhau dưới 20 giây, "
            "trong 29 phiếu."
        ),
        "Màn hình công dân: 1 phiếu nhập ngoài giờ làm việc, trong 29 phiếu.",
    ]


def test_a_pile_is_told_by_who_typed_it():
    pile = batch(rated([5] * 8), via=Via.PAPER, entered_by=BINH, checked=2, disagreed=1)
    later = batch(rated([5] * 8), via=Via.LATER, entered_by=BINH, counters={"outside_hours": 4})
    assert told(pile, later) == [
        "Phiếu giấy do Trần Thị Bình nhập: 1 chỗ khác phiếu gốc khi người thứ hai kiểm 2 phiếu.",
        "Phiếu gửi lại sau do Trần Thị Bình nhập: 4 phiếu nhập ngoài giờ làm việc, trong 8 phiếu.",
    ]


def test_a_pile_far_from_the_screen():
    screen = batch(rated([4, 5, 3, 4] * 6))
    pile = batch(rated([5] * 20), via=Via.PAPER, entered_by=BINH)
    assert told(screen, pile) == [
        (
            "Phiếu do Trần Thị Bình nhập: điểm chung trung bình 5,00 (20 phiếu), cao hơn màn hình "
            "công dân 4,00 (24 phiếu)."
        )
    ]
    low = batch(rated([2, 3] * 10), via=Via.LATER, entered_by=BINH)
    assert "thấp hơn" in told(screen, low)[0]


@pytest.mark.parametrize(("screen", "pile"), [(19, 40), (40, 19)])
def test_fewer_than_twenty_are_not_compared(screen, pile):
    found = (batch(rated([3] * screen)), batch(rated([5] * pile), via=Via.PAPER, entered_by=BINH))
    assert told(*found) == []


values = st.lists(st.integers(1, 5), min_size=20, max_size=60)


@given(values, values)
def test_means_are_far_by_half_a_point_and_two_standard_errors(one, other):
    found = spread(one), spread(other)
    assert found[0].mean == Fraction(sum(one), len(one))
    assert float(found[0].variance) == pytest.approx(statistics.variance(one))
    distance = abs(statistics.fmean(one) - statistics.fmean(other))
    error = (statistics.variance(one) / len(one) + statistics.variance(other) / len(other)) ** 0.5
    if abs(distance - 0.5) > 1e-9 and abs(distance - 2 * error) > 1e-9:
        assert is_far(*found) == (distance >= 0.5 and distance > 2 * error)
    assert is_far(*found) == is_far(*reversed(found))


def test_answers_that_the_record_contradicts():
    counters = {"compared": {"thoi_gian": [40, 3], "chung": [4, 4]}}
    one = batch(rated([5] * 45), counters=counters)
    assert told(one) == [
        "«Câu thoi_gian»: 3/40 câu trả lời (7,5 %) nói ngược với ghi chép của hồ sơ."
    ]
    assert [(each.compared, each.contradicted) for each in contradictions([one], DESK)] == [(40, 3)]


def test_another_form_is_not_told():
    other = batch(rated([2] * 30), NINE, counters={"equal_runs": 9})
    assert told(other) == []


def test_counters_by_way_in():
    found = entry_counts(
        [
            batch(rated([5] * 5), via=Via.PAPER, entered_by=BINH, checked=1),
            batch(rated([5] * 6), unfinished=2, counters={"equal_runs": 1}),
            batch(rated([4] * 7), unfinished=1, counters={"outside_hours": 3}),
        ]
    )
    assert [(e.via, e.slips, e.unfinished, e.equal_runs, e.outside_hours) for e in found] == [
        (Via.KIOSK, 13, 3, 1, 3),
        (Via.PAPER, 5, 0, 0, 0),
    ]
    assert {each.value for each in DoubtKind} == {
        "equal_runs", "outside_hours", "far_mean", "spot_check", "contradicted",
    }  # fmt: skip
