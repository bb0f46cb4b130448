"""A survey slip on paper: boxes that are drawn, codes beside them, a strip that tears off."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from onecua import assets
from onecua.errors import RuleError
from onecua.printing import form_file, papers
from onecua.printing.text import Look
from onecua.printing.ticks import Tick, TickRun
from onecua.printing.values import PaperValues
from tests.printing.samples import page_texts, rasterised, squeezed, whole_text

FIVE = "5 Rất hài lòng\n4 Hài lòng\n3 Bình thường\n2 Không hài lòng\n1 Rất không hài lòng"
FIELDS = {
    "desk_full_name": "Trung tâm Phục vụ hành chính công xã Thanh Hà",
    "title": "Phiếu đánh giá",
    "title_capitals": "PHIẾU ĐÁNH GIÁ",
    "intro": "",
    "thanks": "Xin cảm ơn.",
    "form_key": "desk/1",
    "basis": "Căn cứ: Quyết định 12.",
    "token": "7F3K-9QX2-M4T",
}
DARK = 128


def entry(number, choices=FIVE, **changed):
    usual = {"number": str(number), "text": f"Câu hỏi thứ {number}?", "note": "", "group": ""}
    return {**usual, "choices": choices, **changed}


def slip(*questions, flags=("token",), qr="onecua-ks:H24.119:7F3K9QX2M4T", **fields):
    lists = {"questions": questions or [entry(1), entry(2)]}
    return PaperValues({**FIELDS, **fields}, lists, frozenset(flags), qr)


def printed(*slips):
    return papers.render_side_by_side("survey_slip", slips or [slip()])


def box_count(pdf):
    """Count the drawn squares of the first page: reportlab writes each as one rectangle."""
    content = PdfReader(BytesIO(pdf)).pages[0].get_contents().get_data()
    sides = re.findall(rb"([\d.]+) ([\d.]+) re S", content)
    return sum(width == height for width, height in sides)


def test_questions_with_the_same_answers_stand_in_one_table_under_their_words_once():
    text = whole_text(printed(slip(entry(1), entry(2), entry(3))))
    assert text.count(squeezed("Rất không hài lòng")) == 1
    assert all(squeezed(f"{n}. Câu hỏi thứ {n}?") in text for n in (1, 2, 3))


def test_another_question_has_its_words_beside_its_own_boxes():
    pdf = printed(slip(entry(1, "1 Nam\n2 Nữ"), entry(2, "1 Sớm\n2 Muộn")))
    text = whole_text(pdf)
    assert all(squeezed(words) in text for words in ("1Nam", "2Nữ", "1Sớm", "2Muộn"))
    assert box_count(pdf) == 4


def test_every_answer_has_a_box_that_is_drawn_and_its_code():
    pdf = printed(slip(entry(1), entry(2), entry(3, "1 Nam\n2 Nữ"), entry(4, "")))
    assert box_count(pdf) == 12
    assert "54321" in whole_text(pdf)
    assert "□" not in whole_text(pdf)


def test_a_free_text_has_lines_to_write_on_and_says_when():
    text = whole_text(printed(slip(entry(1), entry(2, "", note="Chỉ trả lời khi câu 1 chọn 1."))))
    assert squeezed("Chỉ trả lời khi câu 1 chọn 1.") in text
    assert "....." in text


def test_groups_are_named_where_they_change():
    one, two = {"group": "I. Công chức"}, {"group": "II. Kết quả"}
    questions = [entry(1, **one), entry(2, **one), entry(3, **two), entry(4, "", **two)]
    text = whole_text(printed(slip(*questions)))
    assert text.count(squeezed("I. Công chức")) == 1
    assert text.count(squeezed("II. Kết quả")) == 1


def test_two_slips_share_a_sheet_and_the_last_may_stand_alone():
    texts = page_texts(printed(*(slip(token=f"7F3K-9QX2-{n}") for n in range(3))))
    assert [text.count("Cuống phiếu khảo sát") for text in texts] == [2, 1]
    assert ["7F3K-9QX2-0" in texts[0], "7F3K-9QX2-1" in texts[0]] == [True, True]
    assert "7F3K-9QX2-2" in texts[1]


def test_a_slip_too_long_for_a5_takes_a_sheet_of_its_own():
    questions = [entry(n, text="Công chức tuân thủ đúng quy định" * 3) for n in range(1, 23)]
    texts = page_texts(printed(slip(*questions), slip(*questions)))
    assert [text.count("Cuống phiếu khảo sát") for text in texts] == [1, 1]


def test_forty_questions_go_on_over_pages_under_the_head_of_their_table():
    questions = [entry(n, text="Công chức tuân thủ đúng quy định " * 4) for n in range(1, 41)]
    texts = page_texts(printed(slip(*questions)))
    assert len(texts) > 1
    assert all("Bình" in text for text in texts)
    assert "Trang 2/" in texts[1]
    assert "40. Công chức" in texts[-1]


def test_without_a_token_there_is_no_strip():
    text = whole_text(printed(slip(flags=(), qr=None)))
    assert squeezed("Xé theo đường này") not in text
    assert "7F3K" not in text


def test_the_strip_says_that_it_is_destroyed():
    text = whole_text(printed())
    assert squeezed("Xé theo đường này. Cuống phiếu được hủy khi chốt đợt nhập") in text


def test_hostile_words_are_printed_as_they_are():
    text = whole_text(printed(slip(entry(1, "1 <b>Có</b> & không", text="<img src='x'> 😀?"))))
    assert squeezed("<img src='x'> □?") in text
    assert squeezed("1<b>Có</b> & không") in text


def test_words_too_long_for_a_line_are_broken_and_stay_on_the_paper():
    long = TickRun([Tick("1", "Có"), Tick("2", "rất dài " * 30), Tick("3", "Không")], Look(10))
    width, height = long.wrap(200, 0)
    assert width == 200
    assert height > TickRun([Tick("1", "Có")], Look(10)).wrap(200, 0)[1] * 5


def test_the_same_slip_gives_the_same_bytes_and_nothing_leaves_the_paper():
    pdf = printed()
    assert pdf == printed()
    image = rasterised(pdf, 60)
    edge = [image.pixelColor(x, 2).value() for x in range(image.width())]
    assert sum(value < DARK for value in edge) <= 4, "only the cut line may reach the edge"


def test_a_missing_value_is_refused_by_name():
    with pytest.raises(RuleError, match=r"thiếu questions\[\]\.choices"):
        printed(slip({"number": "1", "text": "a", "note": "", "group": ""}))


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("choice_mm = 14", 'choice_mm = "14"', ".choice_mm"),
        ("blank_lines = 2", "blank_lines = -2", ".blank_lines"),
        ("qr_mm = 17", "", ".qr_mm"),
        ('cut = "', 'cuts = "', ".cut"),
        ("[pages.A4]", "[pages.A3]", "pages.A3"),
    ],
)
def test_a_fault_in_the_form_names_its_key(old, new, key):
    text = assets.form("papers", "survey_slip.toml").read_text("utf-8")
    assert old in text
    with pytest.raises(RuleError) as error:
        form_file.parse(text.replace(old, new, 1), "survey_slip.toml")
    assert key in error.value.message


def test_every_value_is_told_in_the_guide():
    guide = assets.form("papers", "README.md").read_text("utf-8")
    names = papers.field_names(papers.load_form("survey_slip"))
    wanted = {*names.always, *names.lists, *names.lists["questions"]}
    for group in names.by_flag.values():
        wanted.update(group)
    assert [name for name in sorted(wanted) if f"`{name}`" not in guide] == []
