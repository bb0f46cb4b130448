"""The nine indices against sums written out by hand, and bands at their edges."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecua.domain.survey.figures import survey_figures
from onecua.domain.survey.grouping import Dimension
from onecua.domain.survey.indices import (
    IndexScore,
    Source,
    Tally,
    TypedPoints,
    check_typed,
    index_number,
    index_scores,
    officer_total,
    rounded,
    tallies_of,
    unit_total,
)
from onecua.errors import RuleError
from tests.domain.survey.making import NINE, OFFICERS, batch, batches, closed

tallies = st.builds(Tally, st.integers(0, 200), st.integers(1, 100)).filter(
    lambda tally: tally.points <= 2 * tally.number
)
some_tallies = st.dictionaries(st.sampled_from((1, 2, 3, 4, 7)), tallies)
points = st.integers(0, 20).map(lambda tenths: Decimal(tenths) / 10)


def plain_tenths(tally):
    """Return ten times the score, rounded half up, in whole numbers only."""
    return (20 * tally.points + tally.number) // (2 * tally.number)


def score(index, value):
    return IndexScore(index, Decimal(value), Source.CITIZENS)


@given(tallies)
def test_an_index_is_points_over_number_to_one_decimal_half_up(tally):
    assert rounded(tally) * 10 == plain_tenths(tally)
    assert str(rounded(tally))[1] == "."


@given(some_tallies, some_tallies, st.dictionaries(st.sampled_from((5, 6, 8, 9)), points))
def test_totals_add_the_rounded_indices_and_leave_out_what_has_no_data(citizens, record, typed):
    own = [TypedPoints(index, value) for index, value in typed.items()]
    scores = index_scores(citizens, record, own)
    expected = {}
    for index in range(1, 10):
        if index in citizens:
            expected[index] = plain_tenths(citizens[index])
        elif index in record:
            expected[index] = plain_tenths(record[index])
        elif index in typed:
            expected[index] = int(typed[index] * 10)
    assert {each.index: int(each.score * 10) for each in scores} == expected
    for total, wanted in (
        (officer_total(scores), (1, 2, 3, 4, 7)),
        (unit_total(scores), range(1, 10)),
    ):
        there = [index for index in wanted if index in expected]
        if not there:
            assert total is None
            continue
        assert int(total.score * 10) == sum(expected[index] for index in there)
        assert total.best == 2 * len(there)
        assert total.missing == tuple(index for index in wanted if index not in expected)


@given(batches(NINE))
def test_points_of_citizens_are_summed_over_the_answers(found):
    figures = survey_figures(NINE, found)
    answers = [each.answers for one in found for each in one.answers]
    tallied = tallies_of(figures.shown)
    for index in (1, 3, 4, 7):
        values = [a[f"cs{index}"] for a in answers if f"cs{index}" in a]
        if len(values) < 5:
            assert index not in tallied
        else:
            assert tallied[index] == Tally(sum(values), len(values))
    assert set(tallied) <= {1, 3, 4, 7}


@pytest.mark.parametrize(
    ("points", "words"),
    [
        ("5.0", "hoàn thành 100 % nhiệm vụ"),
        ("4.9", "hoàn thành từ 70 % đến dưới 100 % nhiệm vụ"),
        ("3.5", "hoàn thành từ 70 % đến dưới 100 % nhiệm vụ"),
        ("3.4", "hoàn thành dưới 70 % nhiệm vụ"),
        ("0.0", "hoàn thành dưới 70 % nhiệm vụ"),
    ],
)
def test_bands_of_an_officer(points, words):
    parts = [score(index, "0") for index in (2, 3, 4)]
    low = min(Decimal(points), Decimal(2))
    parts += [score(1, low), score(7, Decimal(points) - low)]
    total = officer_total(parts)
    assert (total.score, total.best, total.band) == (Decimal(points), 10, words)


@pytest.mark.parametrize(
    ("points", "words"),
    [
        (15, "xuất sắc"),
        (14, "tốt"),
        (12, "tốt"),
        (11, "khá"),
        (9, "khá"),
        (8, "trung bình"),
        (6, "trung bình"),
        (5, "yếu"),
    ],
)
def test_bands_of_a_unit(points, words):
    each = [min(2, max(0, points - 2 * place)) for place in range(9)]
    total = unit_total([score(index, value) for index, value in enumerate(each, 1)])
    assert (total.score, total.best, total.band) == (points, 18, words)
    assert total.is_whole


def test_with_indices_missing_the_band_goes_by_the_share():
    total = officer_total([score(1, "1.0"), score(7, "1.1")])
    assert (total.score, total.best, total.missing) == (Decimal("2.1"), 4, (2, 3, 4))
    assert total.band == "hoàn thành 100 % nhiệm vụ"
    assert officer_total([score(1, "1.0"), score(7, "0.9")]).band.startswith("hoàn thành từ 70 %")


def test_what_citizens_say_comes_before_the_record():
    scores = index_scores({1: Tally(3, 2)}, {1: Tally(0, 9), 2: Tally(5, 3)})
    assert [(each.index, each.score, each.source) for each in scores] == [
        (1, Decimal("1.5"), Source.CITIZENS),
        (2, Decimal("1.7"), Source.RECORD),
    ]


def test_typed_points_stay_between_0_and_2_and_where_they_belong():
    assert check_typed(Decimal("1.5"), 5) == Decimal("1.5")
    for points, index in ((Decimal("2.1"), 5), (Decimal(-1), 6), (Decimal(1), 7)):
        with pytest.raises(RuleError):
            check_typed(points, index)


def test_points_of_an_officer_come_from_the_cells_that_are_shown():
    answers = [closed({"chung": 2, "cs1": 2, "cs7": 1}, "Hộ tịch", OFFICERS[0])] * 6
    answers += [closed({"chung": 1, "cs1": 0}, "Đất đai", OFFICERS[1])] * 5
    figures = survey_figures(NINE, [batch(answers, NINE)])
    rows = {row.key: tallies_of(row.cells) for row in figures.groups[Dimension.OFFICER].rows}
    assert rows == {OFFICERS[0]: {1: Tally(12, 6), 7: Tally(6, 6)}, OFFICERS[1]: {1: Tally(0, 5)}}


def test_half_a_tenth_goes_up():
    assert rounded(Tally(9, 20)) == Decimal("0.5")
    assert rounded(Tally(1, 20)) == Decimal("0.1")
    assert (Decimal("0.25")).quantize(Decimal("0.1"), ROUND_HALF_UP) == rounded(Tally(1, 4))


def test_names_of_questions_tell_the_index():
    assert [index_number(name) for name in ("cs1", "cs9", "cs10", "chung", "xcs1")] == [
        1, 9, None, None, None,
    ]  # fmt: skip
