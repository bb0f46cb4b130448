"""A questionnaire's file: what a right one says, and every fault of a wrong one by its line."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecua.domain.survey.form_text import MOST_CHARACTERS, parse_form, version_line
from onecua.domain.survey.questionnaire import Choice, Condition, Method, QuestionKind
from onecua.errors import RuleError
from tests.domain.survey.forms import IDS, MINIMAL, questionnaires, shipped, toml_of

MORE = '\n[[questions]]\nid = "{id}"\nkind = "{kind}"\ntext = "Câu hỏi"\n{rest}\n'
TWO = 'choices = [{ code = 2, words = "Có" }, { code = 1, words = "Không" }]'


def faults(text):
    with pytest.raises(RuleError) as caught:
        parse_form(text)
    return [problem.message for problem in caught.value.problems]


def changed(old, new, text=MINIMAL):
    assert old in text
    return text.replace(old, new, 1)


def with_question(rest=TWO, kind="scale", name="them", text=MINIMAL):
    return text + MORE.format(id=name, kind=kind, rest=rest)


def conditional(when):
    return with_question(f"when = {{ {when} }}", "text")


def test_the_shortest_form_says_what_it_says():
    form = parse_form(MINIMAL)
    assert (form.key, form.method, form.valid_to) == ("thanh_ha/1", Method.PLAIN, None)
    assert form.valid_from == date(2026, 11, 10)
    (question,) = form.questions
    assert question.choices == (Choice(2, "Có"), Choice(1, "Không"))
    assert question.required
    assert question.name == "Ông (bà) có hài lòng không?"


def test_a_text_and_a_question_about_the_person_may_be_passed_over_unless_said_otherwise():
    text = with_question("", "text", "gop_y")
    text = with_question(f"demographic = true\n{TWO}", "single", "gioi_tinh", text)
    text = with_question("required = true", "text", "ly_do", text)
    asked = {question.id: question.required for question in parse_form(text).questions}
    assert asked == {"chung": True, "gop_y": False, "gioi_tinh": False, "ly_do": True}


def test_a_scale_is_written_once_for_several_questions():
    scale = f'\n[[scales]]\nid = "co_khong"\n{TWO}\n'
    text = with_question('scale = "co_khong"', text=MINIMAL + scale)
    assert parse_form(text).question("them").choices == (Choice(2, "Có"), Choice(1, "Không"))


def test_decomposed_letters_of_another_editor_become_the_usual_ones():
    form = parse_form(changed("Phiếu của xã", "Phiê\u0301u  cu\u0309a xa\u0303"))
    assert form.title == "Phiếu của xã"


def test_windows_line_ends_change_no_line_number():
    assert faults(changed("version = 1", "verson = 1").replace("\n", "\r\n")) == [
        "Dòng 1: thiếu khóa «version» (số nguyên). Thêm vào.",
        "Dòng 2: không có khóa «verson». Có phải là «version»? Sửa lại tên hoặc bỏ đi.",
    ]


@given(questionnaires())
def test_what_is_written_is_read_back(form):
    assert parse_form(toml_of(form)) == form


@pytest.mark.parametrize("form_id", IDS)
def test_a_shipped_form_survives_being_written_without_its_shared_scales(form_id):
    form = parse_form(shipped(form_id))
    assert parse_form(toml_of(form)) == form


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('id = "thanh_ha"\n', "", 1, "thiếu khóa «id»"),
        ('id = "thanh_ha"', 'id = "Thanh Hà"', 1, "id «Thanh Hà» chỉ gồm chữ thường"),
        ('id = "thanh_ha"', "id = 7", 1, "«id» phải là chữ trong dấu nháy"),
        ("version = 1", "version = 0", 2, "«version» phải từ 1 đến 9999"),
        ("version = 1", "version = true", 2, "«version» phải là số nguyên"),
        ("version = 1", 'version = "1"', 2, "«version» phải là số nguyên"),
        ("Phiếu của xã", "x" * 161, 3, "«title»: dài 161 ký tự, chỉ được tối đa 160"),
        ("Phiếu của xã", "", 3, "«title» để trống"),
        ("2026-11-10", '"10/11/2026"', 5, "«valid_from» phải là ngày dạng 2026-11-01"),
        ("2026-11-10", "2026-11-10T07:30:00", 5, "«valid_from» phải là ngày"),
        ("overall", "valid_to = 2026-11-09\noverall", 6, "ngày hết hiệu lực trước"),
        ('overall = "chung"', 'overall = "khac"', 6, "không có câu «khac»"),
        ('overall = "chung"\n', "", 1, "thiếu khóa «overall»"),
        ("overall", 'method = "nps"\noverall', 6, "phải là một trong: plain, sipas, nine_indices"),
        ("overall", "asks_officer = 1\noverall", 6, "phải là true hoặc false"),
        ("overall", "asks_procedure = true\noverall", 6, "phải có câu id = «thu_tuc»"),
        ('kind = "scale"', 'kind = "sao"', 10, "phải là một trong: scale, single, multiple, text"),
        ('kind = "scale"', 'kind = "single"', 6, "câu đánh giá chung «chung» phải là câu thang"),
        ('kind = "scale"', 'kind = "scale"\nrequired = false', 8, "luôn được hỏi và bắt buộc"),
        ("Ông (bà) có hài lòng không?", "x" * 301, 11, "tối đa 300"),
        ("code = 2", "code = 1", 12, "giảm dần từ mức tốt nhất, không phải 1, 1"),
        ("code = 2", "code = 0", 12, "giảm dần từ mức tốt nhất, không phải 0, 1"),
        ("code = 2", "code = 12", 13, "«code» phải từ 0 đến 9"),
        ('words = "Không"', 'words = "Có"', 12, "«Có» ghi hai lần"),
        ('{ code = 2, words = "Có" },', '{ code = 2, word = "Có" },', 13, "Có phải là «words»?"),
        ('{ code = 2, words = "Có" },', '"Có",', 13, "phải là các nhóm khóa"),
        ('{ code = 2, words = "Có" },\n', "", 12, "cần ít nhất hai lựa chọn"),
        ("[[questions]]", "[questions]", 8, "«questions» phải là danh sách"),
    ],
)  # fmt: skip
def test_a_fault_of_one_key_is_told_with_its_line(old, new, line, said):
    told = faults(changed(old, new))
    assert any(each.startswith(f"Dòng {line}: ") and said in each for each in told), told


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (with_question(name="chung"), 18, "câu hỏi «chung» đã có ở trên"),
        (with_question('factor = "x"\n' + TWO), 21, "không có yếu tố «x»"),
        (with_question('record = "x"\n' + TWO), 21, "phải là một trong: timeliness, contacts"),
        (with_question('record = "contacts"\n' + TWO, "single"), 21, "chỉ câu thang điểm mới có"),
        (with_question('scale = "x"'), 21, "không có thang điểm «x»"),
        (with_question(TWO, "text"), 21, "câu trả lời bằng chữ không có lựa chọn"),
        (with_question(""), 17, "thiếu khóa «choices»"),
        (with_question(f'scale = "s"\n{TWO}'), 22, "Bỏ một trong hai"),
        (with_question(f"demographic = true\nrequired = true\n{TWO}"), 22, "không được bắt buộc"),
        (with_question("demographic = true", "text"), 19, "phải là câu chọn"),
        (with_question('text = "Họ và tên của ông (bà)?"', "text").replace(
            'text = "Câu hỏi"\n', ""), 20, "phiếu phải ẩn danh"),
        (with_question("[questions.when]\nquestion = 'chung'", "text"), 21, "thiếu at_most"),
        (conditional('question = "sau", at_most = 1'), 21, "không có trong mẫu"),
        (conditional('question = "them", at_most = 1'), 21, "không đứng trước"),
        (conditional('question = "chung", at_most = 0'), 21, "không mức nào"),
        (conditional('question = "chung", atmost = 1'), 21, "«at_most»?"),
        (with_question('when = "chung"', "text"), 21, "«when» phải là nhóm khóa"),
        (MINIMAL + '[[factors]]\nid = "f"\nname = "Yếu tố"\n', 16, "«f» không có câu hỏi nào"),
        (MINIMAL + f'[[scales]]\nid = "s"\n{TWO}\n' * 2, 20, "thang điểm «s» đã có ở trên"),
        (changed("overall", 'method = "sipas"\noverall'), 6, "SIPAS cần các yếu tố"),
        (changed("overall", 'method = "nine_indices"\noverall'), 6, "ít nhất một câu id từ cs1"),
        (with_question(name="cs1", text=changed("overall", 'method = "nine_indices"\noverall')),
         18, "câu «cs1» phải có các mức 2, 1, 0"),
    ],
)  # fmt: skip
def test_a_fault_between_parts_is_told_with_its_line(text, line, said):
    told = faults(text)
    assert any(each.startswith(f"Dòng {line}: ") and said in each for each in told), told


def test_a_condition_on_a_free_text_is_refused():
    text = with_question("", "text", "gop_y")
    when = 'when = { question = "gop_y", at_most = 1 }'
    assert faults(with_question(when, "text", "sau", text)) == [
        "Dòng 27: điều kiện theo câu «gop_y» phải là câu chọn một mức."
    ]


def test_more_than_forty_questions_are_refused_at_the_first_too_many():
    text = MINIMAL
    for number in range(40):
        text = with_question("", "text", f"c{number}", text)
    line = text[: text.index('"c39"')].count("\n")
    assert faults(text) == [f"Dòng {line}: mẫu có 41 câu, tối đa 40. Bỏ bớt từ câu này."]


def test_a_form_without_questions_is_told_so():
    text = MINIMAL[: MINIMAL.index("[[questions]]")]
    assert faults(text) == ["Dòng 1: mẫu không có câu hỏi nào. Thêm ít nhất một [[questions]]."]


def test_a_wrong_shared_scale_is_told_once_where_it_stands():
    scale = (
        '\n[[scales]]\nid = "s"\nchoices = [{ code = 1, words = "A" }, { code = 2, words = "B" }]\n'
    )
    text = with_question('scale = "s"', name="a", text=MINIMAL + scale)
    text = with_question('scale = "s"', name="b", text=text)
    assert faults(text) == ["Dòng 19: các mã phải giảm dần từ mức tốt nhất, không phải 1, 2."]


def test_all_faults_are_told_at_once_from_the_top_down_and_none_twice():
    text = changed("version = 1", 'vesion = "1"').replace("code = 2", "code = 22")
    text = with_question('when = { question = "xa", at_most = 1 }\nfactor = "f"', "text", "A", text)
    told = faults(text)
    lines = [int(re.match(r"Dòng (\d+): ", each)[1]) for each in told]
    assert lines == [1, 2, 13, 18, 21, 22, 22]
    assert len(set(told)) == len(told)
    assert all(each.endswith((".", "đi.")) for each in told)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('id = "x\nversion = 1', 1),
        (MINIMAL + "x = \n", 16),
        (MINIMAL + '[[questions]\nid = "y"\n', 16),
        (changed("version = 1", "version = 1\nversion = 2"), 3),
        (MINIMAL + "choices = [", 16),
        (MINIMAL + 'a = """\nb\n', 18),
        ("\x00", 1),
        ("<?xml version='1.0'?>", 1),
    ],
)
def test_what_is_not_toml_is_told_with_the_line_where_it_stops_making_sense(text, line):
    (told,) = faults(text)
    assert told.startswith(f"Dòng {line}: không đúng quy tắc TOML.")


@pytest.mark.parametrize("text", ["[" * 5_000, "a = " + "[" * 5_000, "x" * (MOST_CHARACTERS + 1)])
def test_a_hostile_text_is_refused_without_a_crash(text):
    (told,) = faults(text)
    assert told.startswith("Dòng 1: ")


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused_line_by_line(text):
    with pytest.raises(RuleError) as caught:
        parse_form(text)
    for problem in caught.value.problems:
        line = int(re.match(r"Dòng (\d+): ", problem.message)[1])
        assert 1 <= line <= text.count("\n") + 2


@given(st.data())
def test_a_right_form_with_a_damaged_line_is_read_or_refused_line_by_line(data):
    lines = shipped("desk").splitlines()
    place = data.draw(st.integers(0, len(lines) - 1))
    cut = data.draw(st.integers(0, len(lines[place])))
    lines[place] = lines[place][:cut] + data.draw(st.text(max_size=5))
    form, told = read_or_told("\n".join(lines))
    assert all(each.startswith("Dòng ") for each in told)
    assert form is None or form.question(form.overall).kind is QuestionKind.SCALE


def read_or_told(text):
    try:
        return parse_form(text), []
    except RuleError as error:
        return None, [problem.message for problem in error.problems]


def test_the_line_of_the_version_is_known_for_who_has_to_raise_it():
    assert version_line(MINIMAL) == 2
    assert version_line("# ghi chú\n" + MINIMAL) == 3


def test_conditions_read_both_limits():
    when = 'when = { question = "chung", at_most = 2, at_least = 1 }'
    form = parse_form(with_question(when, "text"))
    assert form.question("them").when == Condition("chung", 2, 1)
