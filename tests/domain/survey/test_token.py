"""A slip's token: one for each dossier, typed or scanned, a wrong letter is told."""

import re
from itertools import pairwise, product
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from uuid6 import uuid7

from onecua.domain.survey.token import TOKEN_BYTES, read_token, token_of, token_qr, token_text
from onecua.errors import RuleError

tokens = st.binary(min_size=TOKEN_BYTES, max_size=TOKEN_BYTES)
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
DOSSIER = UUID("01936b2e-7a10-7c3e-9f2b-3a1c5d7e9f01")


@given(tokens)
def test_what_is_printed_is_read_back(token):
    assert read_token(token_text(token)).token == token
    read = read_token(token_qr("H24.119", token))
    assert (read.unit, read.token) == ("H24.119", token)


@given(tokens)
def test_a_slip_is_typed_as_people_type(token):
    printed = token_text(token)
    for typed in (printed.lower(), printed.replace("-", ""), printed.replace("-", " – ")):
        assert read_token(f"  {typed} ").token == token
    assert read_token(printed.replace("0", "o").replace("1", "l")).token == token
    assert read_token(printed.replace("1", "I")).token == token


@given(tokens, st.integers(0, 10), st.sampled_from(LETTERS))
def test_one_wrong_letter_is_told(token, place, letter):
    letters = list(token_text(token).replace("-", ""))
    if letters[place] == letter:
        return
    letters[place] = letter
    with pytest.raises(RuleError, match="gõ sai một chữ"):
        read_token("".join(letters))


def test_every_wrong_letter_of_a_slip_is_told():
    letters = token_text(token_of(DOSSIER)).replace("-", "")
    for place, wrong in product(range(len(letters)), LETTERS):
        if wrong != letters[place]:
            with pytest.raises(RuleError):
                read_token(letters[:place] + wrong + letters[place + 1 :])


@given(tokens, st.integers(0, 9))
def test_two_letters_that_changed_places_are_told(token, place):
    letters = list(token_text(token).replace("-", ""))
    letters[place], letters[place + 1] = letters[place + 1], letters[place]
    if "".join(letters) == token_text(token).replace("-", ""):
        return
    with pytest.raises(RuleError, match="gõ sai một chữ"):
        read_token("".join(letters))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "7F3K",
        "H24.119-261120-0001",
        "7F3K-9QX2-M4TT",
        "7F3K-9QX2-M4U",
        "onecua-ks:",
        "onecua-ks:H24.119:",
        "khac:H24.119:7F3K9QX2M4",
        "Nguyễn Thị Tâm",
        "🙂" * 11,
        "9" * 10_000,
        "\x00" * 11,
    ],
)
def test_what_is_no_slip_is_told_with_what_to_do(text):
    with pytest.raises(RuleError, match="Quét lại mã QR") as told:
        read_token(text)
    assert told.value.field == "token"


@pytest.mark.parametrize("text", ["7À3K9QX2M4T", "onecua-ks:H24.119:7Â3K9QX2M4", "Đ13K-9QX2-M4T"])
def test_letters_that_an_input_method_marked_are_told_as_such(text):
    with pytest.raises(RuleError, match="Chuyển sang gõ tiếng Anh"):
        read_token(text)


def test_another_scheme_names_no_unit():
    token = token_of(DOSSIER)
    letters = token_text(token).replace("-", "")
    assert read_token(f"khac:H24.119:{letters}").unit == ""
    assert read_token(f"ONECUA-KS: H24.119 :{letters}").unit == "H24.119"


def test_a_token_follows_from_its_dossier_for_ever():
    assert token_of(DOSSIER).hex() == "70fd5467d74a"
    assert token_text(token_of(DOSSIER)) == "3GZN-A6FN-TAX"
    assert token_qr("H24.119", token_of(DOSSIER)) == "onecua-ks:H24.119:3GZNA6FNTAX"


def test_tokens_tell_neither_order_nor_time():
    """Sorting the tokens of dossiers received one after the other gives no hint of their order."""
    dossiers = [uuid7() for _ in range(400)]
    found = [token_of(dossier) for dossier in dossiers]
    assert len(set(found)) == len(found)
    rises = sum(a < b for a, b in pairwise(found))
    assert 140 < rises < 260
    assert token_of(uuid4()) != token_of(uuid4())


def test_letters_that_look_alike_are_not_printed():
    printed = "".join(token_text(token_of(uuid4())) for _ in range(200))
    assert not re.search("[ILOU]", printed)
