"""A questionnaire's values: its key, its validity, its best level, what answers ask for."""

from dataclasses import replace
from datetime import date

import pytest

from onecua.domain.survey.questionnaire import Condition, Question, QuestionKind
from tests.domain.survey.making import DESK, scale


def test_a_version_is_named_by_id_and_version():
    assert DESK.key == "desk/1"
    assert replace(DESK, version=12).key == "desk/12"


def test_both_dates_of_validity_are_in_it():
    form = replace(DESK, valid_from=date(2026, 1, 1), valid_to=date(2026, 12, 31))
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1)]
    assert [form.in_force_on(day) for day in days] == [False, True, True, False]
    assert replace(form, valid_to=None).in_force_on(date(2099, 1, 1))


def test_a_question_is_found_by_its_id():
    assert DESK.question("thai_do").factor == "con_nguoi"
    with pytest.raises(StopIteration):
        DESK.question("khac")


def test_tables_name_a_question_short():
    assert scale("a").name == "Câu a"
    assert replace(scale("a"), short="").name == "Câu a?"


def test_the_best_level_is_the_highest_code():
    assert scale("a").best == 5
    assert Question("b", "Góp ý?", QuestionKind.TEXT).best == 0


@pytest.mark.parametrize(
    ("condition", "holding"),
    [
        (Condition("chung", at_most=2), {1, 2}),
        (Condition("chung", at_least=4), {4, 5}),
        (Condition("chung", at_most=4, at_least=3), {3, 4}),
        (Condition("chung"), {1, 2, 3, 4, 5}),
    ],
)
def test_a_condition_holds_between_its_limits(condition, holding):
    assert {code for code in range(1, 6) if condition.holds({"chung": code})} == holding


@pytest.mark.parametrize("given", [{}, {"khac": 1}, {"chung": "2"}, {"chung": (1, 2)}])
def test_a_condition_asks_for_nothing_without_a_level(given):
    assert not Condition("chung", at_most=2).holds(given)


def test_the_reason_is_asked_of_the_discontented_only():
    assert "ly_do" in [q.id for q in DESK.asked({"chung": 2})]
    assert "ly_do" not in [q.id for q in DESK.asked({"chung": 3})]
    assert "ly_do" not in [q.id for q in DESK.asked({})]
    assert [q.id for q in DESK.asked({"chung": 1})] == [q.id for q in DESK.questions]
