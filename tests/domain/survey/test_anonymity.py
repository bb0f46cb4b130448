"""Whatever an answer says of its dossier at least five of its batch say, and it is true."""

from collections import Counter
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from onecua.domain.dossier import Channel
from onecua.domain.survey.anonymity import FEWEST, NOTHING, coarsened, said_by_five
from onecua.domain.survey.batch import may_close
from onecua.domain.survey.response import Marks

some = st.sampled_from
every_mark = st.builds(
    Marks,
    some(("Hộ tịch", "Chứng thực", "Đất đai", None)),
    some((*Channel, None)),
    some(("nhung", "chi", None)),
)
batches = st.lists(every_mark, min_size=FEWEST, max_size=60)


def marks(text: str) -> Marks:
    """«h1n»: sector, channel, officer, each a letter or a hyphen."""
    sector, channel, officer = (None if part == "-" else part for part in text)
    return Marks(sector, Channel(int(channel)) if channel else None, officer)


def told(shown: Marks, true: Marks) -> bool:
    """Tell whether what is shown is true, and dropped in the order officer, channel, sector."""
    kept = [shown.sector, shown.channel, shown.officer]
    whole = [true.sector, true.channel, true.officer]
    return any(kept == [*whole[:level], *[None] * (3 - level)] for level in range(4))


@given(batches)
def test_what_is_shown_is_shown_by_at_least_five(true):
    assert min(Counter(coarsened(true)).values()) >= FEWEST


@given(batches)
def test_nothing_is_said_that_the_answer_did_not_say_and_the_order_is_kept(true):
    shown = coarsened(true)
    assert len(shown) == len(true)
    assert all(told(*pair) for pair in zip(shown, true, strict=True))


@given(batches)
def test_who_knows_every_used_token_is_left_with_five_for_each_answer(true):
    """The rule is public: the tokens whose answer must say the same are never fewer than five."""
    shown = coarsened(true)
    for said in set(shown):
        possible = [each for each, known in zip(true, shown, strict=True) if known == said]
        assert len(possible) >= FEWEST


@given(batches, st.randoms(use_true_random=False))
def test_the_order_of_a_batch_changes_nothing(true, chance):
    mixed = list(true)
    chance.shuffle(mixed)
    said = Counter(zip(true, coarsened(true), strict=True))
    assert Counter(zip(mixed, coarsened(mixed), strict=True)) == said


@given(batches)
def test_a_second_time_drops_nothing_more(true):
    once = coarsened(true)
    assert coarsened(once) == once


@given(st.lists(every_mark, max_size=FEWEST - 1))
def test_fewer_than_five_say_nothing_at_all(true):
    assert set(coarsened(true)) <= {NOTHING}
    assert not may_close(len(true))


def test_a_batch_closes_from_five_on():
    assert [may_close(count) for count in (0, 4, 5, 6)] == [False, False, True, True]


def test_the_officer_goes_first_then_the_channel_then_the_sector():
    five = [marks("h1n")] * 5
    assert coarsened(five) == five
    mixed = [marks("h1n")] * 3 + [marks("h1c")] * 2
    assert set(coarsened(mixed)) == {marks("h1-")}
    channels = [marks("h1n")] * 3 + [marks("h3n")] * 2
    assert set(coarsened(channels)) == {marks("h--")}
    sectors = [marks("h1n")] * 3 + [marks("c1n")] * 2
    assert set(coarsened(sectors)) == {NOTHING}


def test_those_named_finer_do_not_count_for_the_rest():
    """Seven of a sector, five of them one officer's: the two others may not say the sector."""
    true = [marks("h1n")] * 5 + [marks("h1c")] * 2 + [marks("d1c")] * 3
    shown = coarsened(true)
    assert shown[:5] == [marks("h1n")] * 5
    assert shown[5:] == [NOTHING] * 5


def test_a_rest_of_fewer_than_five_takes_the_smallest_group_with_it():
    true = [marks("h1n")] * 9 + [marks("c1n")] * 6 + [marks("d1n")]
    shown = coarsened(true)
    assert shown == [marks("h1n")] * 9 + [NOTHING] * 7


def test_every_mix_of_two_kinds_up_to_twelve_holds():
    kinds = [marks(text) for text in ("h1n", "h1c", "h3n", "d1n")]
    for first, second in product(kinds, kinds):
        for size in range(FEWEST, 13):
            for split in range(size + 1):
                true = [first] * split + [second] * (size - split)
                assert min(Counter(coarsened(true)).values()) >= FEWEST


@given(st.lists(st.sampled_from((1, 2, 3, 4, None)), max_size=40))
def test_a_value_is_said_by_five_or_by_nobody_and_so_is_silence(true):
    said = said_by_five(true)
    assert len(said) == len(true)
    assert all(shown in (None, value) for shown, value in zip(said, true, strict=True))
    counts = Counter(said)
    assert len(counts) == (len(true) > 0) or min(counts.values()) >= FEWEST


def test_every_value_that_five_say_is_kept_where_nobody_is_left_over():
    assert said_by_five([1] * 5 + [2] * 6) == [1] * 5 + [2] * 6
    assert said_by_five([1] * 5 + [2] * 6 + [3]) == [None] * 5 + [2] * 6 + [None]
