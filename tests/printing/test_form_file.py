"""A slip of the pen in a form is named by file and key; a change of form is a change of text."""

import pytest

from onecua import assets
from onecua.errors import RuleError
from onecua.printing import form_file, papers
from onecua.printing.text import Align
from tests.printing.samples import FORMS, squeezed, values, whole_text


def _text(form_id="01_receipt"):
    return assets.form("papers", f"{form_id}.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("form_id", FORMS)
def test_shipped_forms_carry_number_basis_and_date(form_id):
    form = papers.load_form(form_id)
    assert form.number == f"Mẫu số {form_id[:2]}"
    assert "03/2025/TT-VPCP" in form.legal_basis
    assert form.valid_from.isoformat() == "2025-09-15"
    assert form.paper == "A5"


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('paper = "A5"', 'paper = "A6"', "paper"),
        ('paper = "A5"', 'paper = "A5"\ncolour = "red"', "colour"),
        ("valid_from = 2025-09-15", 'valid_from = "2025-09-15"', "valid_from"),
        ("valid_from = 2025-09-15", "", "valid_from"),
        ("margins_mm = [8, 8, 9, 10]", "margins_mm = [8, 8, 9]", "pages.A5.margins_mm"),
        ("margins_mm = [8, 8, 9, 10]", "margins_mm = [8, 8, 9, -1]", "pages.A5.margins_mm"),
        ("header_pt = 9\n", "header_pt = -9\n", "pages.A5.header_pt"),
        ("[pages.A4]", "[pages.A3]", "pages.A4"),
        ('kind = "table"', 'kind = "tabel"', "blocks[15].kind"),
        ("blank_rows = 3", "blank_row = 3", "blocks[15].blank_row"),
        ("blank_rows = 3", "blank_rows = -3", "blocks[15].blank_rows"),
        ("blank_rows = 3", 'blank_rows = "ba"', "blocks[15].blank_rows"),
        ('align = "centre", field = "copies"', 'align = "mid", field = "copies"', ".align"),
        ("widths = [4, 5]", "widths = [4]", "blocks[8].widths"),
        ("{due_hour:4}", "{due hour}", ".cells"),
        ("**{request}**", "**{request}", ".cells"),
        ("bold = true, rule = 0.35", "bold = 1, rule = 0.35", "left[2].bold"),
        ('"Liên 2: Giao người nộp hồ sơ"]', "]", "copies"),
        ('page = "Trang {page}/{pages}"', "", "running.page"),
        ("qr_mm = 22", "", "blocks[1].qr_mm"),
        ('cells = ["Địa chỉ: {address}"]', "cells = []", "blocks[7].cells"),
        ('lines = [{ text = "({copy})", italic = true }]', "lines = [1]", "blocks[3].lines"),
    ],
)
def test_a_fault_in_a_form_names_file_and_key(old, new, key):
    text = _text()
    assert old in text
    with pytest.raises(RuleError) as error:
        form_file.parse(text.replace(old, new, 1), "01_receipt.toml")
    assert "01_receipt.toml" in error.value.message
    assert key in error.value.message


def test_a_file_that_is_not_toml_is_refused():
    with pytest.raises(RuleError, match=r"01_receipt\.toml sai quy tắc TOML"):
        form_file.parse("number = ", "01_receipt.toml")


@pytest.mark.parametrize("form_id", ["99_unknown", "../../pyproject", "", "01_receipt.toml"])
def test_a_form_that_does_not_exist_is_refused(form_id):
    with pytest.raises(RuleError, match="Không có biểu mẫu"):
        papers.load_form(form_id)


def test_a_change_of_the_file_is_a_change_of_the_paper(monkeypatch, tmp_path):
    text = _text("03_refusal").replace("Địa chỉ: {address}", "Nơi cư trú: {address}")
    edited = tmp_path / "03_refusal.toml"
    edited.write_text(text, encoding="utf-8")
    monkeypatch.setattr(assets, "form", lambda *_parts: edited)
    printed = whole_text(papers.render("03_refusal", values(), layout="one_on_a5"))
    assert squeezed("Nơi cư trú: Thôn Tiên Kiều") in printed
    edited.write_bytes(b"\xff\xfe")
    with pytest.raises(RuleError, match=r"03_refusal\.toml.*UTF-8"):
        papers.load_form("03_refusal")


@pytest.mark.parametrize("word", ["left", "centre", "right", "justify"])
def test_every_alignment_can_be_printed(word):
    text = _text().replace('title = "Tên giấy tờ"', f'title = "Tên giấy tờ", align = "{word}"')
    form = form_file.parse(text, "01_receipt.toml")
    assert form.blocks[14].columns[1].align is Align(word)


SHEETS = ("briefing", "call_list", "deadline_list", "explanation")


@pytest.mark.parametrize(
    ("form_id", "old", "new", "key"),
    [
        ("06_control_slip", 'joins = "both"', 'joins = "left"', ".joins"),
        ("06_control_slip", "least = 4", "least = -4", "blocks[9].least"),
        ("06_control_slip", "room_mm = 6", 'room_mm = "6"', ".room_mm"),
        ("06_control_slip", "[[blocks.rows]]", "[[blocks.row]]", "blocks[9].row"),
        ("briefing", "hairlines = true", "hairlines = 1", ".hairlines"),
        ("briefing", "one_line = true", "one_line = 2", ".one_line"),
        ("briefing", "[pages.A4]", "[pages.A5]", "pages.A4"),
        ("deadline_list", 'group = "group"', "group = true", ".group"),
        ("explanation", 'left_align = "left"', 'left_align = "up"', ".left_align"),
        ("explanation", "page_in_margin = true", "", "running.head"),
    ],
)
def test_a_fault_in_a_newer_kind_of_block_is_named_too(form_id, old, new, key):
    text = _text(form_id)
    assert old in text
    with pytest.raises(RuleError) as error:
        form_file.parse(text.replace(old, new, 1), f"{form_id}.toml")
    assert key in error.value.message


@pytest.mark.parametrize("form_id", SHEETS)
def test_a_sheet_of_our_own_is_set_on_a4_alone(form_id):
    form = papers.load_form(form_id)
    assert (form.paper, set(form.pages), form.copies) == ("A4", {"A4"}, ())
    for layout in ("one_on_a5", "two_on_a4"):
        with pytest.raises(RuleError, match="hãy chọn kiểu khác"):
            papers.render(form_id, values(), layout=layout)


@pytest.mark.parametrize("form_id", FORMS)
def test_every_value_of_an_official_form_is_told_in_the_guide_beside_it(form_id):
    guide = assets.form("papers", "README.md").read_text(encoding="utf-8")
    names = papers.field_names(papers.load_form(form_id))
    wanted = {*names.always, *names.lists}
    for group in (*names.by_flag.values(), *names.lists.values()):
        wanted.update(group)
    assert [name for name in sorted(wanted) if f"`{name}`" not in guide] == []
