"""The language of a form's texts."""

import pytest

from onecua.printing.template import Run, parse


@pytest.mark.parametrize(
    ("text", "values", "runs", "leader"),
    [
        ("Địa chỉ: {a}", {"a": "Xã"}, [Run("Địa chỉ: "), Run("Xã")], False),
        ("Địa chỉ: {a}", {"a": " "}, [Run("Địa chỉ: ")], True),
        ("{a:4} giờ", {"a": ""}, [Run("...."), Run(" giờ")], False),
        ("năm {a:6}", {"a": ""}, [Run("năm "), Run("......")], False),
        ("{a} (bộ)", {"a": ""}, [Run("." * 16), Run(" (bộ)")], False),
        ("Mã: **{a}**/x", {"a": "1"}, [Run("Mã: "), Run("1", bold=True), Run("/x")], False),
        ("{a}", {"a": "{b} **c**"}, [Run("{b} **c**")], False),
    ],
)
def test_values_and_blanks(text, values, runs, leader):
    filled = parse(text).fill(values)
    assert list(filled.runs) == runs
    assert filled.leader is leader


def test_a_blank_of_a_centred_text_has_dots_of_its_own():
    filled = parse("Số: {a}").fill({"a": ""}, to_edge=False)
    assert filled.text == "Số: " + "." * 16
    assert not filled.leader


@pytest.mark.parametrize(
    "text", ["{", "}", "{a b}", "{A}", "{a:0}", "{}", "{{a}}", "**x", "a**b**c**"]
)
def test_a_text_that_is_not_closed_is_refused(text):
    with pytest.raises(ValueError, match="dấu"):
        parse(text)
