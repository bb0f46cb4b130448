"""What enters the log: tokens in their own order, rows shuffled, texts in no order of the rows."""

import json
from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onecua.domain.dossier import Channel
from onecua.domain.event import canonical
from onecua.domain.survey.anonymity import FEWEST
from onecua.domain.survey.batch import (
    Batch,
    ClosedAnswer,
    answers_body,
    batch_from,
    tokens_body,
)
from onecua.domain.survey.response import Marks, Via
from tests.domain.survey.making import DESK, NINE, batch, closed, closed_answers

TOKENS = ["00ff00ff00ff", "a1b2c3d4e5f6", "0123456789ab", "ffffffffffff", "000000000001"]


def as_written(found: Batch) -> list:
    """The rows of a batch as a multiset: what is told, and the answers."""
    return sorted(canonical([repr(each.marks), dict(each.answers)]) for each in found.answers)


@st.composite
def whole_batches(draw: st.DrawFn) -> Batch:
    form = draw(st.sampled_from((DESK, NINE)))
    rows = draw(st.lists(closed_answers(form), min_size=FEWEST, max_size=30))
    words = st.text('abệđ \n«»"\\', max_size=12)
    return batch(
        rows,
        form,
        via=draw(st.sampled_from(list(Via))),
        texts=tuple(draw(st.lists(st.tuples(st.just("gop_y"), words), max_size=6))),
        apart=tuple(draw(st.lists(st.sampled_from([("gioi_tinh", 1), ("tuoi", (1, 2))])))),
        unfinished=draw(st.integers(0, 9)),
        counters={"count": len(rows), "overall": [3, 4]},
        entered_by=draw(st.sampled_from((None, "a1" * 16))),
        checked=draw(st.integers(0, 3)),
        disagreed=draw(st.integers(0, 3)),
    )


@settings(max_examples=60)
@given(whole_batches(), st.integers())
def test_what_is_written_is_read_back(before, seed):
    body, private = answers_body(before, Random(seed).shuffle)
    body = json.loads(canonical(body))
    texts = json.loads(canonical(private))["texts"] if private else ()
    after = batch_from(body, texts)
    assert sorted(after.texts) == sorted(before.texts)
    assert Counter(after.apart) == Counter(before.apart)
    again, _ = answers_body(after, Random(seed).shuffle)
    assert as_written(batch_from(json.loads(canonical(again)))) == as_written(after)
    blank = {"answers": (), "texts": (), "apart": ()}
    assert replace(after, **blank) == replace(before, **blank)


@settings(max_examples=60)
@given(whole_batches())
def test_every_row_says_what_five_say(before):
    body, _ = answers_body(before, Random(1).shuffle)
    said = Counter(tuple(row[:3]) for row in body["rows"])
    assert min(said.values()) >= FEWEST
    assert len(body["rows"]) == len(before.answers)


def numbered(count: int) -> Batch:
    """A batch whose rows, texts and torn-off answers tell their number."""
    rows = [closed({"chung": number}, "Hộ tịch") for number in range(count)]
    texts = tuple(("gop_y", f"{number:03}") for number in range(count))
    return batch(rows, texts=texts, apart=tuple(("tuoi", number) for number in range(count)))


def test_rows_texts_and_torn_answers_are_each_shuffled_anew():
    body, private = answers_body(numbered(60), Random(3).shuffle)
    rows = [row[3]["chung"] for row in body["rows"]]
    texts = [int(text) for _, text in private["texts"]]
    apart = [answer for _, answer in body["apart"]]
    orders = [list(range(60)), rows, texts, apart]
    assert all(sorted(order) == orders[0] for order in orders)
    for place, one in enumerate(orders):
        for other in orders[place + 1 :]:
            same = sum(a == b for a, b in zip(one, other, strict=True))
            assert same < 8


def test_every_row_may_stand_at_every_place():
    """Over many closings each answer stands about equally often at each place."""
    places: Counter[tuple[int, int]] = Counter()
    chance = Random(11)
    for _ in range(3_000):
        body, _ = answers_body(numbered(6), chance.shuffle)
        places.update((row[3]["chung"], place) for place, row in enumerate(body["rows"]))
    assert len(places) == 36
    assert all(400 < count < 600 for count in places.values())


def test_the_order_in_which_questions_were_answered_is_not_written():
    backwards = [closed(dict(reversed(list({"a": 1, "b": 2, "c": 3}.items())))) for _ in range(5)]
    body, _ = answers_body(batch(backwards), Random(1).shuffle)
    assert all(list(row[3]) == ["a", "b", "c"] for row in body["rows"])


def test_tokens_stand_in_their_own_order():
    body = tokens_body("0" * 32, Via.KIOSK, TOKENS)
    assert body["tokens"] == sorted(TOKENS)
    assert body == tokens_body("0" * 32, Via.KIOSK, TOKENS[::-1])


def test_answers_name_no_token_no_dossier_and_no_time():
    """All that a body may hold, word for word; whoever adds to it comes by here."""
    rows = [closed({"chung": 5}, "Hộ tịch", "a1" * 16) for _ in range(5)]
    body, private = answers_body(batch(rows, texts=(("gop_y", "Tốt"),)), Random(1).shuffle)
    assert set(body) == {
        *("batch", "via", "form", "month", "rows", "apart", "unfinished"),
        *("counters", "entered_by", "checked"),
    }
    assert body["month"] == "2026-11"
    assert body["rows"] == [["Hộ tịch", int(Channel.IN_PERSON), "a1" * 16, {"chung": 5}]] * 5
    assert private == {"texts": [["gop_y", "Tốt"]]}
    assert "Tốt" not in canonical(body)


def test_without_texts_nothing_is_sealed():
    _, private = answers_body(batch([closed({"chung": 5})] * 5), Random(1).shuffle)
    assert private is None


@pytest.mark.parametrize("count", range(1, FEWEST))
def test_fewer_than_five_would_say_nothing(count):
    rows = [ClosedAnswer(Marks("Hộ tịch", Channel.ONLINE, "a"), {"chung": 1})] * count
    body, _ = answers_body(batch(rows), Random(1).shuffle)
    assert all(row[:3] == [None, None, None] for row in body["rows"])
