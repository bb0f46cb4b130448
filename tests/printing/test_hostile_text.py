"""What people type is printed as typed: no markup, no loss, no file opened (safety T10)."""

import io
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from onecua.printing import fonts, papers
from tests.printing.samples import FIELDS, FORMS, LISTS, squeezed, values, whole_text

_HOSTILE = (
    "Cty <A&B> TNHH",
    "<b>x",
    "</para>",
    "<para><b>đậm</i>",
    '<img src="{file}" width="40" height="40"/>',
    '<img src="http://example.vn/x.png"/>',
    '<font color="[[].append(1)]">đỏ</font>',
    '<a href="javascript:alert(1)">bấm</a>',
    "<br/><br/>",
    "<!-- ghi chú -->",
    "<![CDATA[dữ liệu]]>",
    "<?xml version='1.0'?>",
    "&lt;b&gt; &amp;amp; &#x41; &#9;",
    "& && &; &nbsp &nbsp;",
    "\"nháy kép\" 'nháy đơn' «ngoặc» “cong”",
    "{address} {{address}} {0} %s %(address)s $address",
    "**không đậm** __init__ `mã`",
    "\\n \\u0041 \\ / | ~ ^ ` @ # $ % * = + -",
    "=1+1 =cmd|' /C calc'!A0",
    "A" * 120,
    "Nguyễn" * 40,
    "a<" * 30,
    "(ngoặc) [vuông] <<từ điển>> /Tên endobj",
    "<seq id='x'/><onDraw name='y'/><index item='z'/>",
    "<greek>a</greek><super>2</super><u>gạch</u>",
)


def _strings(directory):
    """Return 500 different hostile strings: each of the table, numbered."""
    return [
        f"{text.replace('{file}', str(directory / 'x.png'))}·{number:03}"
        for number, text in enumerate(_HOSTILE * 20)
    ]


def test_500_hostile_strings_are_printed_as_typed(tmp_path):
    (tmp_path / "x.png").write_bytes(b"\x89PNG not a picture")
    strings = _strings(tmp_path)
    names = sorted(set(FIELDS) - {"dossier_code", "survey_qr"})  # a code is no text
    assert len(strings) == 500
    for start in range(0, len(strings), len(names)):
        chunk = dict(zip(names, strings[start:], strict=False))
        for form_id in FORMS:
            flags = ("delegated",) if form_id == "01_receipt" else ()
            pdf = papers.render(form_id, values(*flags, fields=chunk), layout="one_on_a5")
            _assert_printed(form_id, chunk, pdf)


def _assert_printed(form_id, chunk, pdf):
    form = papers.load_form(form_id)
    names = papers.field_names(form)
    printed = set(names.always).union(*names.by_flag.values()) & set(chunk)
    text = _without_running_heads(pdf, chunk.get("slip_number", FIELDS["slip_number"]))
    for name in printed:
        assert squeezed(chunk[name]) in text, (form_id, name)
    assert not any(page.images for page in PdfReader(io.BytesIO(pdf)).pages)


def _without_running_heads(pdf, slip_number):
    """Return the text with what following pages repeat taken out, so that it reads on."""
    kept = []
    ends = f"…|(?<=hẹntrả)|{re.escape(squeezed(fonts.printable(slip_number)))}"
    for page in PdfReader(io.BytesIO(pdf)).pages:
        text = squeezed(page.extract_text())
        text = re.sub(r"\(Xemtiếptrangsau\)|Trang\d+/\d+", "", text)
        kept.append(re.sub(rf"^Mãhồsơ:.*?({ends})", "", text) if kept else text)
    return "".join(kept)


@pytest.mark.parametrize("form_id", FORMS)
def test_hostile_entries_of_lists_are_printed_as_typed(form_id, tmp_path):
    # One entry a paper: an entry that goes on over a page has the page's head in its middle.
    for string in _strings(tmp_path)[: len(_HOSTILE)]:
        lists = {
            "components": [{"name": string, "originals": "1", "copies": "2"}],
            "requirements": [{"text": string}],
            "returned": [{"text": string}],
            "handovers": [{**LISTS["handovers"][0], "note": string}],
        }
        text = whole_text(papers.render(form_id, values(lists=lists), layout="one_on_a4"))
        assert form_id in {"03_refusal", "04_apology"} or squeezed(string) in text


_LETTERS = "aăâđêôơưỷẾỘỨÃỲ bcde012 .,;:!?'\"&<>/\\{}[]()*=-–«»%#@$^~|`"


@given(st.text(alphabet=_LETTERS, min_size=1, max_size=80))
@settings(max_examples=40, deadline=None)
def test_any_text_is_printed_as_typed(text):
    pdf = papers.render("03_refusal", values(fields={"address": text}), layout="one_on_a5")
    assert squeezed(text) in whole_text(pdf)


@pytest.mark.parametrize("text", ["Nguyễn Thị Hồng Nhung", "xã Đặng Xá, Hưng Yên", "Ỹ Ẫ Ộ Ữ"])
def test_decomposed_text_is_printed_composed(text):
    fields = {"address": unicodedata.normalize("NFD", text)}
    pdf = papers.render("03_refusal", values(fields=fields), layout="one_on_a5")
    assert squeezed(text) in whole_text(pdf)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Nhung 😀 Hà", "Nhung □ Hà"),
        ("a\x00b\x07c", "a□b□c"),
        ("dòng một\r\ndòng hai\u2028dòng ba", "dòng một\ndòng hai\ndòng ba"),
        ("a\tb", "a b"),
        ("\u202eđảo\u200d\ufeff ngược\ufe0f", "đảo ngược"),
        ("nửa \ud83d đôi", "nửa □ đôi"),
        ("漢字", "□□"),
    ],
)
def test_what_the_typeface_lacks_is_a_visible_box(typed, printed):
    assert fonts.printable(typed) == printed
    pdf = papers.render("03_refusal", values(fields={"address": typed}), layout="one_on_a5")
    assert squeezed(printed) in whole_text(pdf)


def test_characters_that_print_as_boxes_are_reported_once_in_order():
    odd = values(
        fields={"address": "😀 và 🐉", "email": "😀"}, lists={"components": [{"name": "\x07"}]}
    )
    assert papers.unprintable(odd) == ("😀", "🐉", "\x07")
    assert papers.unprintable(values()) == ()


def _sources(folder):
    return {path: path.read_text(encoding="utf-8") for path in folder.rglob("*.py")}


def test_only_one_module_makes_paragraphs():
    sources = _sources(Path(papers.__file__).parent)
    makers = [path.name for path, text in sources.items() if re.search(r"\bParagraph\(", text)]
    assert makers == ["text.py"]


def test_only_printing_imports_reportlab():
    package = Path(papers.__file__).parents[1]
    imports = re.compile(r"^\s*(?:from|import) reportlab", re.MULTILINE)
    users = {
        path.relative_to(package).parts[0]
        for path, text in _sources(package).items()
        if imports.search(text)
    }
    assert users == {"printing"}
