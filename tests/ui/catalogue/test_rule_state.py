"""A rule and what is typed of it say the same."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecua.domain.deadline import HandlingTime, Model, Unit, parse_handling_time
from onecua.domain.office import DeadlinePolicy, SupplementClock
from onecua.domain.procedure_rule import ProcedureRule, WorkStep, rule_from
from onecua.ui.catalogue.rule_state import RuleState, TypedTerm, state_of, typed_term
from onecua.ui.catalogue.rule_words import clock_hint, cutoff_hint, model_hint, rule_words
from onecua.ui.cutoff_field import CutoffWay, TypedCutoff

terms = st.one_of(
    st.none(),
    st.builds(HandlingTime, st.decimals("0.25", 99, places=2), st.sampled_from(list(Unit)[:5])),
)
names = st.sampled_from(["Tiếp nhận", "Thẩm định hồ sơ", "Ký"])
cutoffs = st.sampled_from(
    [
        {},
        {"cutoff_at": time(15)},
        {"cutoff_minutes": 0},
        {"cutoff_minutes": 60},
        {"no_cutoff": True},
    ]
)
rules = st.builds(
    lambda cutoff, **rest: ProcedureRule("1.001193", **cutoff, **rest),
    cutoffs,
    model=st.sampled_from([None, *Model]),
    supplement_clock=st.sampled_from([None, *SupplementClock]),
    verification=terms,
    desk_term=terms,
    steps=st.lists(st.builds(WorkStep, names, names, terms), max_size=4).map(tuple),
)


@given(rules)
def test_a_rule_is_the_same_after_it_was_shown_and_read(rule):
    found, problems = state_of(rule).read(rule.procedure)
    assert (found, problems) == (rule, [])
    assert state_of(found) == state_of(rule)
    assert rule_from(rule.body()) == rule


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (TypedTerm("hai"), "Ghi thời gian bằng số"),
        (TypedTerm("0"), "phải lớn hơn 0"),
        (TypedTerm("99999"), "dài quá"),
    ],
)
def test_an_unreadable_time_is_told_beside_its_field(typed, words):
    _, problems = RuleState(desk_term=typed).read("1.001193")
    assert [problem.field for problem in problems] == ["desk_term"]
    assert words in problems[0].message


def test_an_hour_that_is_none_is_told_once():
    for hour in ("", "25h"):
        _, problems = RuleState(cutoff=TypedCutoff(CutoffWay.HOUR, hour)).read("1.001193")
        assert [problem.field for problem in problems] == ["cutoff"]


def test_terms_are_typed_as_people_write_them():
    assert typed_term(parse_handling_time("0.5 working_day")) == TypedTerm("0,5")
    assert typed_term(parse_handling_time("same_day")) == TypedTerm(unit=Unit.SAME_DAY)
    assert typed_term(None) == TypedTerm()


def test_a_rule_in_words_says_only_what_is_special():
    assert rule_words(ProcedureRule("1.001193")) == ""
    assert rule_words(ProcedureRule("1.001193", no_cutoff=True)) == "Giờ chốt nhận: không có"
    steps = (WorkStep("Tiếp nhận", "", parse_handling_time("1 working_hour")), WorkStep("Trả"))
    assert rule_words(ProcedureRule("1.001193", steps=steps)) == (
        "Quy trình 2 bước: Tiếp nhận (1 giờ làm việc), Trả"
    )


def test_hints_say_what_the_office_does():
    policy = DeadlinePolicy(cutoff_minutes=60)
    assert model_hint(policy) == "đơn vị đang tính theo ngày"
    assert cutoff_hint(policy, None) == "đơn vị: 60 phút trước giờ về"
    assert cutoff_hint(policy, time(15)) == "theo danh mục: 15:00"
    assert clock_hint(policy) == "đơn vị đang tính lại từ đầu"
