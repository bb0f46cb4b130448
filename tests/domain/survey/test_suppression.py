"""What is hidden is small or protects what is small, and nothing hidden follows from the rest."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from onecua.domain.survey.anonymity import FEWEST
from onecua.domain.survey.suppression import hidden

numbers = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 12), max_size=8)


def test_a_small_group_takes_the_next_smallest_with_it():
    assert hidden({"a": 20, "b": 4, "c": 9, "d": 7}) == {"b", "d"}


def test_groups_that_are_small_together_take_one_more():
    assert hidden({"a": 20, "b": 1, "c": 2, "d": 7}) == {"b", "c", "d"}
    assert hidden({"a": 20, "b": 3, "c": 2}) == {"b", "c"}


def test_without_a_small_group_everything_is_shown():
    assert hidden({"a": 5, "b": 0, "c": 8}) == frozenset()


def test_what_is_hidden_already_stays_so():
    assert hidden({"a": 30, "b": 8, "c": 9}, {"b"}) == {"b", "c"}
    assert hidden({"a": 30, "b": 0, "c": 9}, {"b"}) == frozenset()


@given(numbers)
def test_no_small_number_is_shown_or_follows_by_subtraction(counts):
    found = hidden(counts)
    shown = {group: n for group, n in counts.items() if group not in found}
    assert all(n == 0 or n >= FEWEST for n in shown.values())
    rest = sum(counts.values()) - sum(shown.values())
    assert rest == sum(counts[group] for group in found)
    if found and shown and any(shown.values()):
        assert rest >= FEWEST
        assert len(found) >= 2


@given(numbers)
def test_no_more_is_hidden_than_has_to_be(counts):
    """Of the groups of five and more no smaller choice, smallest first, would do."""
    found = hidden(counts)
    small = {group for group, n in counts.items() if 0 < n < FEWEST}
    extra = found - small
    if not small:
        assert not found
        return
    for size in range(len(extra)):
        for fewer in combinations(sorted(extra), size):
            kept = small | set(fewer)
            assert len(kept) < 2 or sum(counts[group] for group in kept) < FEWEST
