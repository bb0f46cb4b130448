"""Long content flows on to further pages: nothing lost, nothing clipped, no lonely signature."""

import re

import pytest

from onecua import assets
from onecua.printing import form_file, page, papers
from tests.printing.samples import (
    FORMS,
    LAYOUTS,
    LISTS,
    page_texts,
    rasterised,
    squeezed,
    values,
    whole_text,
)

_PAPER_EDGE_MM = 4


def _words(count, stem="từ"):
    return [f"{stem}{number:04}" for number in range(count)]


def _long(form_id):
    names = [" ".join(_words(25, f"g{number}x")) for number in range(20)]
    fields = {
        "request": " ".join(_words(100, "yêucầu")),
        "reason": " ".join(_words(1400)),
        "applicant_name": "CôngtyCổphần" * 30,
        "office_parent": "ỦY BAN NHÂN DÂN " * 8,
    }
    lists = {
        "components": [{"name": name, "originals": "1", "copies": "2"} for name in names],
        "requirements": [{"text": name} for name in names],
        "returned": [{"text": name} for name in names],
        "handovers": [
            {**dict.fromkeys(LISTS["handovers"][0], "12"), "from_unit": name} for name in names
        ],
    }
    return values(*(("delegated",) if form_id == "01_receipt" else ()), fields=fields, lists=lists)


_LONG_WORDS = {
    "01_receipt": [_words(100, "yêucầu"), *(_words(25, f"g{n}x") for n in range(20))],
    "02_supplement": [_words(1400), *(_words(25, f"g{n}x") for n in range(20))],
    "03_refusal": [_words(1400), _words(100, "yêucầu")],
    "04_apology": [_words(1400), _words(100, "yêucầu")],
    "05_stop_notice": [_words(1400), *(_words(25, f"g{n}x") for n in range(20))],
    "06_control_slip": [_words(25, f"g{n}x") for n in range(20)],
}


_LAST_WORDS = {
    "02_supplement": "để được hướng dẫn./.",
    "03_refusal": "và thực hiện./.",
    "04_apology": "thông cảm của Ông/Bà/Tổ chức./.",
    "05_stop_notice": "nộp lại hồ sơ khi có yêu cầu./.",
}


@pytest.mark.parametrize("form_id", FORMS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_word_of_a_long_paper_is_printed_in_order(form_id, layout):
    text = whole_text(papers.render(form_id, _long(form_id), layout=layout))
    copies = 2 if layout == "two_on_a4" else 1
    for words in _LONG_WORDS[form_id]:
        places = [text.index(word) for word in words]
        assert copies > 1 or places == sorted(places)
        assert all(text.count(word) == copies for word in words)


@pytest.mark.parametrize("size", [10_000, 30_000])
def test_a_single_entry_taller_than_a_page_is_continued(size):
    words = _words(size // 7)
    lists = {"components": [{"name": " ".join(words), "originals": "1", "copies": "0"}]}
    pdf = papers.render("01_receipt", values(lists=lists), layout="one_on_a5")
    text = whole_text(pdf)
    assert len(page_texts(pdf)) > 2
    assert all(text.count(word) == 1 for word in words)


@pytest.mark.parametrize("name", ["office_parent", "dossier_code", "officer_name", "place"])
def test_no_field_is_too_long_for_a_page(name):
    words = _words(1000)
    pdf = papers.render("01_receipt", values(fields={name: " ".join(words)}), layout="one_on_a5")
    text = whole_text(pdf)
    assert all(word in text for word in words)


def test_following_pages_repeat_the_code_the_number_and_the_table_head():
    pages = page_texts(papers.render("01_receipt", _long("01_receipt"), layout="one_on_a5"))
    assert len(pages) > 2
    for number, text in enumerate(map(squeezed, pages), start=1):
        if number > 1:
            assert text.startswith("Mãhồsơ:H24.119-261120-0001")
            assert f"Trang{number}/{len(pages)}" in text
        assert (squeezed("(Xem tiếp trang sau)") in text) == (number < len(pages))
    with_entries = [text for text in map(squeezed, pages) if re.search(r"g\d+x0", text)]
    assert len(with_entries) > 1
    assert all(text.count(squeezed("STT Tên giấy tờ")) == 1 for text in with_entries)


def test_a_paper_on_one_page_has_no_page_number():
    text = whole_text(papers.render("01_receipt", values(), layout="one_on_a5"))
    assert "Trang1" not in text
    assert squeezed("Xem tiếp") not in text


@pytest.mark.parametrize("form_id", list(_LAST_WORDS))
def test_signatures_never_stand_alone_on_a_page(form_id):
    seen = set()
    for count in range(60, 460, 12):
        filled = values(fields={"reason": " ".join(_words(count))})
        pages = page_texts(papers.render(form_id, filled, layout="one_on_a5"))
        seen.add(len(pages))
        assert squeezed(_LAST_WORDS[form_id]) in squeezed(pages[-1])
        assert squeezed("(Chữ ký số của") in squeezed(pages[-1])
    assert seen >= {1, 2}


@pytest.mark.parametrize("sizes", ["[12]", "[12, 11, 10.5, 10]"])
def test_a_long_last_text_leaves_lines_with_the_signatures(sizes):
    """One text size alone has no smaller one to escape to when the signatures do not fit."""
    text = assets.form("papers", "01_receipt.toml").read_text(encoding="utf-8")
    text = re.sub(r"sizes_pt = \[12,.*\]", f"sizes_pt = {sizes}", text)
    form = form_file.parse(text, "01_receipt.toml")
    blank = ("register_book", "register_number", "fee_amount", "fee_words", "fee_state")
    for count in range(100, 760, 20):
        words = _words(count)
        fields = {**dict.fromkeys(blank, ""), "return_place": " ".join(words)}
        pdf = page.draw(form, values(fields=fields, qr=None), "one_on_a5", sample=False)
        last = squeezed(page_texts(pdf)[-1])
        assert words[-1] in last
        assert squeezed("NGƯỜI NỘP HỒ SƠ") in last


@pytest.mark.parametrize("form_id", FORMS)
@pytest.mark.parametrize("layout", ["one_on_a5", "one_on_a4"])
def test_no_ink_reaches_the_edge_of_the_paper(qapp, form_id, layout):
    dots_per_inch = 60
    pdf = papers.render(form_id, _long(form_id), layout=layout)
    for number in range(len(page_texts(pdf))):
        image = rasterised(pdf, dots_per_inch, number)
        edge = round(_PAPER_EDGE_MM / 25.4 * dots_per_inch)
        inner_x = range(edge, image.width() - edge)
        inner_y = range(edge, image.height() - edge)
        inked = [
            (x, y)
            for y in range(image.height())
            for x in range(image.width())
            if (x not in inner_x or y not in inner_y) and image.pixelColor(x, y).red() < 200
        ]
        assert inked == []
