"""The log's entries: canonical text, commitments that can be erased, a hash over every field."""

import json
from dataclasses import fields, replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecua.domain.event import (
    CORRECTIONS,
    FIRST_PREVIOUS,
    SENTENCES,
    Event,
    Kind,
    canonical,
    commit,
    event_hash,
    seal,
)

AT = datetime(2026, 11, 20, 9, 12)
EVENT = Event(
    device="d" * 32,
    incarnation="i" * 32,
    seq=7,
    kind=Kind.DOSSIER_MOVED,
    version=1,
    ref=UUID(int=5),
    officer=UUID(int=6),
    happened_at=AT,
    recorded_at=AT + timedelta(hours=1),
    body_text='{"move":"finish"}',
    commitment=b"c" * 32,
    hash=b"",
)
OTHERS = {
    "device": "e" * 32,
    "incarnation": "j" * 32,
    "seq": 8,
    "kind": Kind.MOVE_UNDONE,
    "version": 2,
    "ref": UUID(int=50),
    "officer": UUID(int=60),
    "happened_at": AT + timedelta(seconds=1),
    "recorded_at": AT + timedelta(hours=2),
    "body_text": '{"move":"return"}',
    "commitment": b"d" * 32,
}
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=8,
)


def test_every_field_but_the_hash_itself_and_the_parsed_body_has_a_changed_value_here():
    assert set(OTHERS) == {field.name for field in fields(Event)} - {"hash", "body"}


@pytest.mark.parametrize("field", OTHERS)
def test_changing_any_field_of_an_event_changes_its_hash(field):
    changed = replace(EVENT, **{field: OTHERS[field]})
    assert event_hash(changed, FIRST_PREVIOUS) != event_hash(EVENT, FIRST_PREVIOUS)


@pytest.mark.parametrize("field", ["ref", "commitment"])
def test_an_absent_field_is_not_the_same_as_one_of_zeros(field):
    zero = UUID(int=0) if field == "ref" else bytes(32)
    absent, zeros = replace(EVENT, **{field: None}), replace(EVENT, **{field: zero})
    assert event_hash(absent, FIRST_PREVIOUS) != event_hash(zeros, FIRST_PREVIOUS)


def test_the_hash_covers_the_event_before():
    assert event_hash(EVENT, FIRST_PREVIOUS) != event_hash(EVENT, b"p" * 32)


@given(json_values)
def test_a_body_says_the_same_after_reading_and_stays_on_one_line(value):
    text = canonical(value)
    assert json.loads(text) == value
    assert "\n" not in text
    assert canonical(json.loads(text)) == text


@given(st.dictionaries(st.text(max_size=5), st.integers(), min_size=2), st.randoms())
def test_the_order_of_keys_does_not_change_the_canonical_text(values, random):
    shuffled = dict(random.sample(list(values.items()), len(values)))
    assert canonical(shuffled) == canonical(values)


@given(
    st.dictionaries(st.text(max_size=8), st.text(max_size=20)), st.binary(min_size=16, max_size=16)
)
def test_a_commitment_is_of_the_values_under_their_salt(values, salt):
    sealed = seal(values, salt)
    assert json.loads(sealed.text) == values
    assert sealed.commitment == commit(sealed.text, sealed.salt)


@given(st.binary(min_size=16, max_size=16), st.binary(min_size=16, max_size=16))
def test_the_same_number_under_two_salts_cannot_be_compared(one, other):
    values = {"identity_number": "030192004512"}
    same = seal(values, one).commitment == seal(values, other).commitment
    assert same == (one == other)


@pytest.mark.parametrize(
    ("kind", "days", "amendment"),
    [
        (Kind.DOSSIER_RECEIVED, 0, False),
        (Kind.DOSSIER_RECEIVED, 1, True),
        (Kind.DOSSIER_MOVED, 0, False),
        (Kind.DOSSIER_MOVED, 30, True),
        *((kind, 0, True) for kind in sorted(CORRECTIONS)),
    ],
)
def test_late_entries_and_corrections_are_what_a_report_names(kind, days, amendment):
    event = replace(EVENT, kind=kind, happened_at=AT, recorded_at=AT + timedelta(days=days))
    assert event.is_amendment is amendment


def test_midnight_between_happening_and_recording_makes_an_entry_late():
    happened, recorded = datetime(2026, 11, 14, 23, 59, 59), datetime(2026, 11, 15)
    assert replace(EVENT, happened_at=happened, recorded_at=recorded).is_late


def test_every_kind_has_its_own_sentence():
    assert set(SENTENCES) == set(Kind)
    assert len(set(SENTENCES.values())) == len(Kind)


def test_an_event_is_named_by_device_incarnation_and_place():
    assert EVENT.key == f"{'d' * 32}/{'i' * 32}/7"
