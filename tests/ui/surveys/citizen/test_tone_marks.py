import pytest

from onecua.ui.surveys.citizen.tone_marks import MARKS, with_tone


@pytest.mark.parametrize(
    ("typed", "tone", "shown"),
    [
        ("hoa", "huyền", "hòa"),
        ("thuy", "sắc", "thúy"),
        ("qua", "sắc", "quá"),
        ("gia", "huyền", "già"),
        ("gi", "huyền", "gì"),
        ("toan", "sắc", "toán"),
        ("ngươi", "huyền", "người"),
        ("đươc", "nặng", "được"),
        ("nguyên", "ngã", "nguyễn"),
        ("khuya", "sắc", "khuýa"),
        ("xong chơ", "huyền", "xong chờ"),
        ("Nghi", "hỏi", "Nghỉ"),
        ("HOA", "sắc", "HÓA"),
        ("chờ", "sắc", "chớ"),
        ("chờ", "huyền", "chơ"),
        ("bcd", "sắc", "bcd"),
        ("", "sắc", ""),
        ("xong ", "sắc", "xong "),
    ],
)
def test_a_tone_goes_on_the_letter_where_it_is_written(typed, tone, shown):
    assert with_tone(typed, MARKS[tone]) == shown
