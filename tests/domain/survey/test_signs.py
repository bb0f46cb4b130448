"""Signs noticed at entry: equal slips within seconds, answers against the record, sums."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from onecua.domain.survey.signs import QUICK, Entered, contradicts, is_run, merged
from tests.domain.survey.making import DESK, POINTS, scale

NOW = datetime(2026, 11, 20, 9)
GOOD = {"chung": 5, "thai_do": 5, "huong_dan": 5, "thoi_gian": 5}


def after(seconds: float, **changed: object) -> Entered:
    return Entered(NOW + timedelta(seconds=seconds), {**GOOD, **changed})


def test_equal_slips_within_seconds_are_a_run():
    assert is_run(DESK, after(20), after(0))
    assert is_run(DESK, after(0), after(0))
    assert not is_run(DESK, after(20.001), after(0))


def test_the_first_slip_and_a_clock_set_back_are_no_run():
    assert not is_run(DESK, after(0), None)
    assert not is_run(DESK, after(0), after(3))


def test_only_scales_have_to_be_equal():
    assert is_run(DESK, after(3, gioi_tinh=1, gop_y="Tốt"), after(0, gioi_tinh=2))
    assert not is_run(DESK, after(3, thai_do=4), after(0))
    skipped = Entered(NOW, {"chung": 5})
    assert not is_run(DESK, after(3), skipped)
    assert is_run(DESK, Entered(NOW + QUICK, {"chung": 5}), skipped)


def test_blame_of_the_good_and_praise_of_the_bad_contradict():
    five, three = scale("a"), scale("b", POINTS)
    assert [contradicts(five, code, good=True) for code in (1, 2, 3, 4, 5)] == [
        *[True, True],
        *[False, False, False],
    ]
    assert [contradicts(five, code, good=False) for code in (1, 2, 3, 4, 5)] == [
        *[False, False, False],
        *[True, True],
    ]
    assert [contradicts(three, code, good=True) for code in (0, 1, 2)] == [True, False, False]
    assert [contradicts(three, code, good=False) for code in (0, 1, 2)] == [False, False, True]


counts = st.integers(0, 50)
counters = st.fixed_dictionaries(
    {
        "count": counts,
        "outside_hours": counts,
        "equal_runs": counts,
        "overall": st.tuples(counts, counts).map(list),
        "compared": st.dictionaries(st.sampled_from("abc"), st.tuples(counts, counts).map(list)),
    }
)


@given(counters, counters, counters)
def test_counters_add_up_in_any_order(a, b, c):
    assert merged(a, {}) == merged({}, a) == a
    assert merged(a, b) == merged(b, a)
    assert merged(merged(a, b), c) == merged(a, merged(b, c))
    assert merged(a, b)["count"] == a["count"] + b["count"]
