"""Cleaning, folding, collation, names, money and dates in Vietnamese."""

import re
import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onecua.domain import vietnamese as vi
from onecua.errors import RuleError

VIETNAMESE_LETTERS = (
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
)
NAMES = st.text(VIETNAMESE_LETTERS + VIETNAMESE_LETTERS.upper() + " ", max_size=30)


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("  Nguyễn \t Văn\u00a0An ", "Nguyễn Văn An"),
        (unicodedata.normalize("NFD", "Đặng Thị Huyền"), "Đặng Thị Huyền"),
        ("A\u200bn\u202e B\u2066ình\ufeff\u00ad", "An Bình"),
        ("Thôn 1\r\nXã Thanh Hà", "Thôn 1 Xã Thanh Hà"),
        ("An\x00\x07\x1b", "An"),
        ("Cảm ơn 😀👍🏽 ❤️ ✅ 1️⃣", "Cảm ơn 1"),
        ("25 °C, 30 m², 5 ‰, № 7 – «a»", "25 °C, 30 m², 5 ‰, № 7 – «a»"),
        ("\ud800An", "An"),
        ("", ""),
    ],
)
def test_clean_removes_what_cannot_be_seen_and_composes(given_text, kept):
    assert vi.clean(given_text) == kept


def test_clean_keeps_line_breaks_when_asked():
    assert vi.clean("\r\n một \r\n\n  hai\u2028ba\n", lines=True) == "một\n\nhai\nba"


def test_clean_composes_a_mark_that_a_hidden_character_had_parted_from_its_letter():
    assert vi.clean("e\u200b\u0302\u0301") == "ế"


def test_clean_refuses_what_is_too_long_and_says_by_how_much():
    assert vi.clean("a" * 10, limit=10) == "a" * 10
    with pytest.raises(RuleError, match="Dài 11 ký tự, chỉ được tối đa 10"):
        vi.clean(" " + "a" * 11, limit=10)


@given(st.text(max_size=80))
def test_clean_twice_is_clean_once(text):
    once = vi.clean(text)
    assert vi.clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đăng ký  KHAI SINH", "dang ky khai sinh"),
        ("Ủy ban nhân dân", "uy ban nhan dan"),
        ("ƯỜNG ặ ộ ỹ", "uong a o y"),
        ("Ðà Nẵng (ð)", "da nang (d)"),
        ("Straße", "strasse"),
        ("\u200bAn\n Bình", "an binh"),
    ],
)
def test_fold_drops_case_and_marks(text, folded):
    assert vi.fold(text) == folded


@given(st.text(max_size=60))
@example("\U0002f947")
def test_fold_agrees_however_the_text_was_composed(text):
    folded = vi.fold(text)
    assert vi.fold(vi.clean(text)) == folded
    assert vi.fold(unicodedata.normalize("NFD", text)) == folded
    assert not any(unicodedata.category(mark) == "Mn" for mark in folded)


@given(NAMES)
def test_fold_of_vietnamese_is_plain_ascii(name):
    assert re.fullmatch(r"[a-z ]*", vi.fold(name))


def _assert_strictly_ordered(texts):
    keys = [vi.sort_key(text) for text in texts]
    assert keys == sorted(set(keys))


def test_sort_key_orders_the_letters_as_the_alphabet_does():
    _assert_strictly_ordered("aăâbcdđeêghiklmnoôơpqrstuưvxy")


def test_sort_key_orders_the_tones():
    _assert_strictly_ordered(["ma", "mà", "mả", "mã", "má", "mạ"])


@pytest.mark.parametrize(
    "ordered",
    [
        ["Ba Vì", "Bà Rịa", "Bá Thước", "Ban Mê", "Bàn Cờ", "Bang"],
        ["An", "An Bình", "Anh", "Ăn", "Ân"],
        ["Dung", "Dũng", "Dương", "Đào", "Đức", "Em"],
        ["1", "2", "A", "Z", "Я"],
        ["Lê A", "Lê B", "Lê C"],
    ],
)
def test_sort_key_compares_word_by_word_letters_before_tones(ordered):
    _assert_strictly_ordered(ordered)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà Bình", "HÒA BÌNH"),
        ("Thúy", "Thuý"),
        ("Bà Rịa - Vũng Tàu", "Bà Rịa–Vũng Tàu"),
        ("Huyền", unicodedata.normalize("NFD", "Huyền")),
    ],
)
def test_sort_key_is_the_same_for_the_same_name_written_otherwise(one, other):
    assert vi.sort_key(one) == vi.sort_key(other)


@given(NAMES, NAMES)
def test_sort_key_tells_apart_what_differs_in_a_mark(one, other):
    same_letters = vi.sort_key(one) == vi.sort_key(other)
    if unicodedata.normalize("NFC", one.lower()).split() == other.lower().split():
        assert same_letters
    if vi.fold(one) != vi.fold(other):
        assert not same_letters


def test_people_are_listed_by_given_name_then_family_name():
    people = ["Trần Văn An", "Nguyễn Thị Ánh", "Lê An", "Nguyễn Văn An", "Phạm Bình", "An"]
    assert sorted(people, key=vi.name_sort_key) == [
        "An",
        "Lê An",
        "Nguyễn Văn An",
        "Trần Văn An",
        "Nguyễn Thị Ánh",
        "Phạm Bình",
    ]
    assert vi.given_name_first("Nguyễn Văn An") == "An Nguyễn Văn"
    assert vi.given_name_first("") == ""


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Thủ tục đăng ký khai sinh", "Đăng ký khai sinh", True),
        ("Hoà giải tranh chấp", "HÒA GIẢI  TRANH CHẤP", True),
        ("Thi đua - khen thưởng", "Thi đua, khen thưởng", True),
        ("Đăng ký khai sinh", "Đăng ký khai tử", False),
        ("Thủ tục", "Đăng ký", False),
        ("Thủ tụcx", "x", False),
    ],
)
def test_same_name_ignores_spelling_and_a_leading_thu_tuc(one, other, same):
    assert vi.same_name(one, other) is same


@pytest.mark.parametrize(
    ("name", "titled"),
    [
        ("NGUYỄN VĂN AN", "Nguyễn Văn An"),
        (unicodedata.normalize("NFD", "ĐẶNG THỊ ÁNH"), "Đặng Thị Ánh"),
        ("H'HEN NIÊ", "H'Hen Niê"),
        ("Nguyễn Văn An", "Nguyễn Văn An"),
        ("Công ty TNHH An", "Công ty TNHH An"),
        ("", ""),
    ],
)
def test_only_a_name_all_in_capitals_is_rewritten(name, titled):
    assert vi.title_case_name(name) == titled


def test_figures_use_dots_and_a_decimal_comma():
    assert vi.money(1005000) == "1.005.000 đ"
    assert vi.money(0) == "0 đ"
    assert vi.grouped(1386) == "1.386"
    assert vi.decimal_comma(Decimal("1234.565")) == "1.234,57"
    assert vi.decimal_comma(-0.5, 0) == "-1"
    assert vi.percent(3297, 10000) == "32,97 %"
    assert vi.percent(2, 3) == "66,67 %"
    assert vi.percent(1, 8, places=1) == "12,5 %"
    assert vi.percent(0, 0) == "—"


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Không đồng"),
        (5, "Năm đồng"),
        (10, "Mười đồng"),
        (11, "Mười một đồng"),
        (14, "Mười bốn đồng"),
        (15, "Mười lăm đồng"),
        (20, "Hai mươi đồng"),
        (21, "Hai mươi mốt đồng"),
        (24, "Hai mươi tư đồng"),
        (95, "Chín mươi lăm đồng"),
        (101, "Một trăm linh một đồng"),
        (105, "Một trăm linh năm đồng"),
        (110, "Một trăm mười đồng"),
        (555, "Năm trăm năm mươi lăm đồng"),
        (1_000, "Một nghìn đồng"),
        (2_015, "Hai nghìn không trăm mười lăm đồng"),
        (50_000, "Năm mươi nghìn đồng"),
        (1_005_000, "Một triệu không trăm linh năm nghìn đồng"),
        (1_000_000_005, "Một tỷ không trăm linh năm đồng"),
        (21_000_000_000, "Hai mươi mốt tỷ đồng"),
        (1_500_000_000_000, "Một nghìn năm trăm tỷ đồng"),
        (-15_000, "Âm mười lăm nghìn đồng"),
    ],
)
def test_amount_in_words(amount, words):
    assert vi.amount_in_words(amount) == words


def test_amount_in_words_takes_another_unit():
    assert vi.amount_in_words(2, "bản") == "Hai bản"


_COUNTED = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
_VALUES = {word: value for value, word in enumerate(_COUNTED)} | {"mốt": 1, "tư": 4, "lăm": 5}
_UNITS = {"nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9}


def _spoken(words):
    """Read the words back, independently of how they were made."""
    total = group = digit = 0
    for word in words:
        if word in _VALUES:
            digit = _VALUES[word]
        elif word in ("mươi", "mười", "trăm", "linh"):
            size = {"mươi": 10 * digit, "mười": 10, "trăm": 100 * digit, "linh": 0}[word]
            group, digit = group + size, 0
        elif word == "tỷ":
            total, group, digit = (total + group + digit) * 10**9, 0, 0
        else:
            total, group, digit = total + (group + digit) * _UNITS[word], 0, 0
    return total + group + digit


@given(st.integers(0, 10**15))
def test_amount_in_words_reads_back_to_the_amount(amount):
    words = vi.amount_in_words(amount).lower().split()
    assert words.pop() == "đồng"
    assert _spoken(words) == amount


def test_dates_follow_decree_30():
    assert vi.date_words(date(2026, 2, 5)) == "ngày 05 tháng 02 năm 2026"
    assert vi.date_words(date(2026, 3, 20)) == "ngày 20 tháng 3 năm 2026"


def test_weekdays_are_short():
    week = [vi.weekday_short(date(2026, 11, day)) for day in range(16, 23)]
    assert week == ["T2", "T3", "T4", "T5", "T6", "T7", "CN"]
