"""The questionnaires that ship: what each asks, and that a version never changes once it is out."""

import hashlib
import re

import pytest

from onecua import assets
from onecua.domain.survey.form_text import parse_form
from onecua.domain.survey.questionnaire import Method, QuestionKind, RecordFact
from tests.domain.survey.forms import IDS, shipped, toml_of

FIVE = (5, 4, 3, 2, 1)
README = assets.form("surveys", "README.md").read_text("utf-8")


def form_of(form_id):
    return parse_form(shipped(form_id))


def by_factor(form):
    return [sum(question.factor == name for question in form.questions) for name, _ in form.factors]


def codes(question):
    return tuple(choice.code for choice in question.choices)


def test_every_file_is_read_under_its_own_name_and_no_other_is_there():
    found = {path.stem for path in assets.form("surveys").glob("*.toml")}
    assert found == set(IDS)
    assert all(form_of(form_id).id == form_id for form_id in IDS)


@pytest.mark.parametrize("form_id", IDS)
def test_a_form_names_its_basis_and_marks_what_is_knowledge_and_what_was_found(form_id):
    comments = "".join(re.findall(r"^#.*\n", shipped(form_id), re.MULTILINE))
    assert "tìm thấy" in comments
    assert form_of(form_id).legal_basis


@pytest.mark.parametrize("form_id", IDS)
def test_words_fit_screens_and_tables(form_id):
    for question in form_of(form_id).questions:
        assert question.short
        assert len(question.text) <= 160
        assert all(len(choice.words) <= 50 for choice in question.choices)


def test_the_desk_slip_asks_one_overall_question_and_five_factors_in_six_digits():
    form = form_of("desk")
    scales = [q for q in form.questions if q.kind is QuestionKind.SCALE]
    assert scales[0].id == form.overall
    assert len(scales) == 6
    assert {codes(question) for question in scales} == {FIVE}
    assert by_factor(form) == [1] * 5
    assert [q.id for q in form.questions if q.required] == ["chung"]
    assert form.question("thai_do").text == (
        "Cán bộ giao tiếp với ông (bà) có lịch sự, tôn trọng không?"
    )
    assert [q.name for q in scales] == [
        "Đánh giá chung về lần giải quyết này",
        "Thái độ lịch sự, tôn trọng",
        "Hướng dẫn dễ hiểu, hoàn thiện sau một lần",
        "Thời gian giải quyết so với giấy hẹn",
        "Thành phần hồ sơ, phí, lệ phí đúng niêm yết",
        "Nơi chờ và trang thiết bị",
    ]


def test_the_desk_slip_asks_why_only_the_dissatisfied_and_who_only_in_choices():
    form = form_of("desk")
    asked = {question.id for question in form.asked({"chung": 3})}
    assert "ly_do" not in asked
    assert {"ly_do"} == {q.id for q in form.asked({"chung": 2})} - asked
    people = [q for q in form.questions if q.demographic]
    assert [q.id for q in people] == ["gioi_tinh", "do_tuoi", "trinh_do"]
    assert [len(q.choices) for q in people] == [2, 5, 6]
    assert not form.asks_officer
    assert not form.asks_procedure


def test_the_nine_indices_ask_those_that_a_slip_answers():
    form = form_of("nine_indices")
    indices = [q for q in form.questions if q.id.startswith("cs")]
    assert [q.id for q in indices] == ["cs1", "cs3", "cs4", "cs7"]
    assert {codes(question) for question in indices} == {(2, 1, 0)}
    assert form.method is Method.NINE_INDICES
    assert form.asks_officer
    records = {q.id: q.record for q in indices if q.record}
    assert records == {"cs1": RecordFact.TIMELINESS, "cs3": RecordFact.CONTACTS}


@pytest.mark.parametrize(
    ("form_id", "factors", "method"),
    [
        ("ward_nine", [3, 2, 4], Method.PLAIN),
        ("sipas_2017", [4, 5, 6, 3, 4], Method.SIPAS),
        ("sipas_2023", [4, 4, 5, 3, 3], Method.SIPAS),
    ],
)
def test_statements_stand_in_their_factors(form_id, factors, method):
    form = form_of(form_id)
    assert by_factor(form) == factors
    assert form.method is method
    stated = [q for q in form.questions if q.factor]
    assert {codes(question) for question in stated} == {FIVE}
    assert not form.question(form.overall).factor


def test_sipas_of_2023_keeps_the_numbers_of_its_statements():
    stated = [q for q in form_of("sipas_2023").questions if q.factor]
    assert [q.id for q in stated] == [f"q{number}" for number in range(15, 34)]
    assert all(q.short.startswith(f"{q.id[1:]}. ") for q in stated)


def test_the_quick_slip_wants_a_reason_from_the_dissatisfied_alone():
    form = form_of("quick")
    assert codes(form.question("chung")) == (3, 2, 1)
    assert [q.id for q in form.asked({"chung": 2})] == ["chung"]
    assert [q.id for q in form.asked({"chung": 1}) if q.required] == ["chung", "ly_do"]


def test_the_readme_tells_every_key_and_its_example_is_a_right_form():
    keys = set()
    for form_id in IDS:
        keys |= set(re.findall(r"^(\w+) = ", shipped(form_id), re.MULTILINE))
    assert [key for key in keys if f"`{key}`" not in README] == []
    example = re.search(r"```toml\n(.*?)```", README, re.DOTALL)[1]
    assert parse_form(example).key == "thanh_ha/1"


DIGESTS = {
    "desk/1": "1f56cb6c1982f8fb",
    "nine_indices/1": "3ace77284af8790d",
    "quick/1": "2b5ccb90fb910f4a",
    "sipas_2017/1": "28c241fd7f30fb77",
    "sipas_2023/1": "bfaa3fe444af3e61",
    "ward_nine/1": "70d498407fd4d10f",
}


def test_a_version_that_is_out_never_changes():
    """Old answers are read by it: a change is a file of its own with the next version."""
    found = {}
    for path in assets.form("surveys").glob("*.toml"):
        form = parse_form(path.read_text("utf-8"))
        found[form.key] = hashlib.sha256(toml_of(form).encode()).hexdigest()[:16]
    assert found == DIGESTS
