"""Answers while they are given: what is asked, what is taken, what is still missing."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecua.domain.survey.questionnaire import TEXT_LIMIT
from onecua.domain.survey.response import VIA_WORDS, Via, checked, missing
from onecua.errors import RuleError
from tests.domain.survey.making import DESK, given_answers

REASON = "ly_do"


def test_answers_are_kept_as_they_were_given():
    given_now = {"chung": 2, "thai_do": 5, REASON: (2, 1, 1), "gop_y": "  Chờ  lâu. "}
    assert checked(DESK, given_now) == {
        "chung": 2,
        "thai_do": 5,
        REASON: (1, 2),
        "gop_y": "Chờ lâu.",
    }


def test_an_answer_to_a_question_no_longer_asked_goes():
    """The citizen went back and praised after all: the reason is not asked any more."""
    assert checked(DESK, {REASON: (1,), "chung": 5}) == {"chung": 5}
    assert checked(DESK, {REASON: (1,)}) == {}


def test_an_unknown_question_is_left_out():
    assert checked(DESK, {"chung": 4, "khac": 1}) == {"chung": 4}


@pytest.mark.parametrize("wrong", [0, 6, -1, 45, "5", "", (5,), ()])
def test_a_level_that_the_scale_does_not_have_is_refused(wrong):
    with pytest.raises(RuleError, match="«Câu chung» không có mức này") as told:
        checked(DESK, {"chung": wrong})
    assert told.value.field == "chung"


def test_a_choice_that_the_question_does_not_have_is_refused():
    with pytest.raises(RuleError, match="không có lựa chọn này") as told:
        checked(DESK, {"chung": 1, REASON: (1, 3)})
    assert told.value.field == REASON


def test_nothing_chosen_and_nothing_written_is_no_answer():
    assert checked(DESK, {"chung": 1, REASON: (), "gop_y": " \n\t "}) == {"chung": 1}


def test_a_number_is_no_text():
    with pytest.raises(RuleError, match="trả lời bằng chữ"):
        checked(DESK, {"chung": 5, "gop_y": 5})


def test_ten_thousand_characters_are_refused_with_how_many_are_too_many():
    with pytest.raises(RuleError, match=r"dài quá 1000 chữ, bớt khoảng 9000 chữ") as told:
        checked(DESK, {"chung": 5, "gop_y": "ệ" * 10_000})
    assert told.value.field == "gop_y"


def test_a_thousand_letters_fit_however_their_marks_are_written():
    text = "ệ" * TEXT_LIMIT
    assert checked(DESK, {"chung": 5, "gop_y": text})["gop_y"] == text
    apart = unicodedata.normalize("NFD", text)
    assert checked(DESK, {"chung": 5, "gop_y": apart})["gop_y"] == text


def test_lines_stay_and_what_cannot_be_drawn_goes():
    text = "Dòng một\r\nDòng hai\u200b 🙂\x00"
    assert checked(DESK, {"chung": 5, "gop_y": text})["gop_y"] == "Dòng một\nDòng hai"


def test_what_is_missing_follows_the_answers():
    assert [q.id for q in missing(DESK, {})] == ["chung"]
    assert [q.id for q in missing(DESK, {"chung": 2})] == [REASON]
    assert missing(DESK, {"chung": 3}) == ()
    assert missing(DESK, {"chung": 1, REASON: (1,)}) == ()


@given(given_answers(DESK))
def test_a_whole_response_is_taken_as_it_is(answers):
    assert checked(DESK, answers) == answers
    assert missing(DESK, answers) == ()
    assert checked(DESK, checked(DESK, answers)) == answers


@given(given_answers(DESK), st.randoms(use_true_random=False))
def test_the_order_in_which_questions_were_answered_is_not_kept(answers, chance):
    mixed = list(answers.items())
    chance.shuffle(mixed)
    assert list(checked(DESK, dict(mixed))) == list(answers)


def test_every_way_in_has_its_words():
    assert set(VIA_WORDS) == set(Via)
    assert all(words[0].isupper() for words in VIA_WORDS.values())
