"""Typing one slip: a digit a question, corrections, conditions, what is left empty."""

import pytest

from onecua.domain.survey.form_text import parse_form
from onecua.domain.survey.questionnaire import Choice, Question, QuestionKind
from onecua.errors import RuleError
from onecua.services.survey_settings import FaceOrder, as_shown
from onecua.ui.surveys.slip_entry import SlipEntry
from tests.domain.survey.forms import shipped

DESK = parse_form(shipped("desk"))
NINE = parse_form(shipped("nine_indices"))


def typed(entry, text):
    for letter in text:
        if letter == "+":
            entry.skip()
        elif letter == "<":
            entry.back()
        else:
            entry.press(int(letter))
    return entry


def place(entry):
    return entry.current.id if entry.current else None


def test_each_digit_answers_and_goes_on():
    entry = typed(SlipEntry(DESK), "543")
    assert entry.answers == {"chung": 5, "thai_do": 4, "huong_dan": 3}
    assert place(entry) == "thoi_gian"


def test_the_whole_default_slip():
    entry = typed(SlipEntry(DESK), "555454+213")
    assert place(entry) is None
    assert entry.answers == {
        "chung": 5,
        "thai_do": 5,
        "huong_dan": 5,
        "thoi_gian": 4,
        "giay_to": 5,
        "noi_cho": 4,
        "gioi_tinh": 2,
        "do_tuoi": 1,
        "trinh_do": 3,
    }


@pytest.mark.parametrize("correction", ["0", "<"])
def test_a_correction_takes_the_answer_before_back(correction):
    entry = typed(SlipEntry(DESK), f"54{correction}")
    assert (entry.answers, place(entry)) == ({"chung": 5}, "thai_do")
    typed(entry, f"{correction}{correction}")
    assert (entry.answers, place(entry)) == ({}, "chung")


def test_behind_the_last_question_only_a_correction_is_taken():
    entry = typed(SlipEntry(DESK), "555454+213")
    with pytest.raises(RuleError, match="Bấm Enter để ghi phiếu"):
        entry.press(5)
    entry.press(0)
    assert place(entry) == "trinh_do"


def test_zero_answers_where_the_scale_has_it():
    entry = typed(SlipEntry(NINE), "0")
    assert list(entry.answers.values()) == [0]
    assert typed(entry, "<").answers == {}


def test_a_digit_that_is_no_answer_is_told_with_those_that_are():
    with pytest.raises(RuleError, match=r"không có mức 7\. Bấm 5, 4, 3, 2, 1") as refused:
        SlipEntry(DESK).press(7)
    assert refused.value.field == "chung"


def test_a_low_mark_asks_for_the_reason_and_a_correction_asks_no_more():
    entry = typed(SlipEntry(DESK), "2++++")
    assert "ly_do" in [question.id for question in entry.questions]
    typed(entry, "+")
    assert place(entry) == "ly_do"
    entry.write(entry.current, "Chờ lâu")
    entry.go_to("chung")
    entry.press(4)
    assert "ly_do" not in [question.id for question in entry.questions]
    assert place(entry) == "thai_do"


def test_a_required_question_cannot_be_left_empty():
    with pytest.raises(RuleError, match="bắt buộc"):
        SlipEntry(DESK).skip()


def test_what_is_left_empty_is_marked_until_it_is_answered():
    entry = typed(SlipEntry(DESK), "5+")
    assert entry.passed == {"thai_do"}
    entry.go_to("thai_do")
    entry.press(4)
    assert (entry.passed, entry.answers["thai_do"]) == (set(), 4)


def test_of_several_answers_each_digit_ticks_and_unticks():
    choices = tuple(Choice(code, f"Cách {code}") for code in (1, 2, 3))
    several = Question("kenh", "Biết qua đâu?", QuestionKind.MULTIPLE, choices, required=False)
    entry = SlipEntry(type(DESK)("moi", 1, "Mẫu", "", (several,), DESK.valid_from))
    typed(entry, "312")
    assert entry.answers == {"kenh": (1, 2, 3)}
    typed(entry, "2")
    assert (entry.answers, place(entry)) == ({"kenh": (1, 3)}, "kenh")
    typed(entry, "<")
    assert entry.answers == {}
    typed(entry, "1+")
    assert (entry.answers, place(entry)) == ({"kenh": (1,)}, None)


def test_a_text_is_kept_when_the_caret_goes_back_over_it():
    entry = typed(SlipEntry(DESK), "555555")
    entry.write(entry.current, "Tốt lắm")
    entry.forward()
    entry.back()
    assert (place(entry), entry.answers["gop_y"]) == ("gop_y", "Tốt lắm")
    entry.write(entry.current, "")
    assert "gop_y" not in entry.answers


def test_the_order_of_faces_turns_scales_alone():
    shown = as_shown(DESK, FaceOrder.WORST_FIRST)
    assert [choice.code for choice in shown.question("chung").choices] == [1, 2, 3, 4, 5]
    assert shown.question("gioi_tinh") == DESK.question("gioi_tinh")
    assert as_shown(DESK, FaceOrder.BEST_FIRST) == DESK
