"""Vietnamese text and figures: cleaning, folding, collation, names, money, dates in words.

Every text from outside (keyboard, scanner, workbook, command line) passes `clean` once, so that
what is stored, hashed, compared and printed is NFC and free of invisible characters. The order
key needs no ICU: a word is its letters (a ă â b c d đ e ê …), then its tone (ngang huyền hỏi ngã
sắc nặng), and words compare one after the other as in a Vietnamese dictionary.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from onecua.errors import RuleError

if TYPE_CHECKING:
    from datetime import date

DEFAULT_LIMIT = 2000
"""Characters that a single field may hold when its own limit is not given."""

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_LETTER_MARKS = "\u0306\u0302\u031b"  # the breve of ă, the circumflex of â ê ô, the horn of ơ ư
_LOOKALIKES = {"đ": "d", "ð": "d", "ɖ": "d"}  # old fonts and scanners write ð or ɖ for đ
_DRAWN_BY_NO_FONT = (
    range(0x20E3, 0x20E4),  # the frame of keycap emoji
    range(0x2300, 0x2400),
    range(0x2600, 0x27C0),
    range(0x2B00, 0x2C00),
    range(0xFE00, 0xFE10),  # variation selectors
    range(0x10000, 0x110000),
)


def _is_removed(character: str) -> bool:
    """Tell controls, bidi marks, halves of surrogate pairs, private characters and emoji."""
    if unicodedata.category(character).startswith("C"):
        return True
    return any(ord(character) in characters for characters in _DRAWN_BY_NO_FONT)


class _Cleaning(dict[int, str]):
    """A translate table that is worked out on first sight of each character."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character in "\u2028\u2029":
            kept = "\n"
        elif character.isspace():
            kept = character if character == "\n" else " "
        else:
            kept = "" if _is_removed(character) else character
        self[code] = kept
        return kept


class _Folding(dict[int, str]):
    """A translate table from each character to its folded form, worked out on first sight."""

    def __missing__(self, code: int) -> str:
        kept = " " if chr(code).isspace() else _fold_character(chr(code))
        self[code] = kept
        return kept


def _fold_character(character: str) -> str:
    # As in `clean`, which composes first: some characters outside the BMP compose into it.
    if all(map(_is_removed, unicodedata.normalize("NFC", character))):
        return ""
    lowered = unicodedata.normalize("NFD", unicodedata.normalize("NFD", character).casefold())
    bases = (base for base in lowered if unicodedata.category(base) != "Mn")
    return "".join(_LOOKALIKES.get(base, base) for base in bases)


_CLEANING = _Cleaning()
_FOLDING = _Folding()


def clean(text: str, limit: int = DEFAULT_LIMIT, *, lines: bool = False) -> str:
    """Return the text as it may be stored: NFC, trimmed, single spaces, nothing invisible.

    Line breaks become spaces unless `lines`. Emoji and other characters outside the Basic
    Multilingual Plane are dropped, since no font of ours draws them and an official paper would
    show empty boxes. Raises `RuleError` when more than `limit` characters remain: cutting a name
    or an address without a word would be worse.
    """
    if not (text.isascii() and text.isprintable()):
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = unicodedata.normalize("NFC", text).translate(_CLEANING)
        text = unicodedata.normalize("NFC", text)
    if lines:
        text = "\n".join(" ".join(line.split()) for line in text.split("\n")).strip("\n")
    else:
        text = " ".join(text.split())
    if len(text) > limit:
        raise RuleError(f"Dài {len(text)} ký tự, chỉ được tối đa {limit}. Rút ngắn lại.")
    return text


def fold(text: str) -> str:
    """Return the text for searching: lower case, no marks, `đ` as `d`, single spaces."""
    return " ".join(text.translate(_FOLDING).split())


def name_key(text: str) -> str:
    """Return what two names of a procedure, sector or place share when they are the same name.

    Folded, so that «Hoà» and «Hòa» agree; punctuation counts as a space; a leading «Thủ tục» is
    dropped.
    """
    key = " ".join(re.findall(r"\w+", fold(text)))
    return key.removeprefix("thu tuc ")


def same_name(one: str, other: str) -> bool:
    """Tell whether two names agree but for case, marks, spaces and a leading «Thủ tục»."""
    return name_key(one) == name_key(other)


def _primary(letter: str) -> str:
    """Return the character that stands for a letter in an order key: 0–9, then A… for a ă â …."""
    place = _LETTERS.find(letter)
    return chr(ord("A") + place) if place >= 0 else letter


@lru_cache(maxsize=65536)
def _word_key(word: str) -> str:
    letters: list[str] = []
    tones = ""
    for mark in unicodedata.normalize("NFD", word.lower()):
        if mark in _TONES:
            tones += _TONES[mark]
        elif mark in _LETTER_MARKS and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + mark)
        elif unicodedata.category(mark) != "Mn":
            letters.append(mark)
    return "".join(map(_primary, letters)) + "!" + (tones or "0")


def sort_key(text: str) -> str:
    """Return a text whose plain code-point order is Vietnamese order.

    Usable as a SQL column under binary collation. Case and punctuation do not count; «Hoà» and
    «Hòa» are equal; words compare one by one: «Ba Vì», «Bà Rịa», «Bá Thước», «Ban Mê».
    """
    return " ".join(_word_key(word) for word in re.findall(r"[^\W_]+", _composed(text)))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def given_name_first(name: str) -> str:
    """Return «An Nguyễn Văn» for «Nguyễn Văn An»: people are listed by given name."""
    *others, given = name.split() or [""]
    return " ".join([given, *others])


def name_sort_key(name: str) -> str:
    """Return the order key of a person: given name, then family name, then middle names."""
    return sort_key(given_name_first(name))


def title_case_name(name: str) -> str:
    """Return «Nguyễn Văn An» for «NGUYỄN VĂN AN»; a name in mixed case stays as it is."""
    if not name.isupper():
        return name
    return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), _composed(name))


def grouped(number: int) -> str:
    """Return a whole number with dots: 1386 is «1.386»."""
    return f"{number:,}".replace(",", ".")


def money(amount: int) -> str:
    """Return an amount of đồng as the screen and the papers write it: «1.005.000 đ»."""
    return f"{grouped(amount)} đ"


def decimal_comma(value: Decimal | float, places: int = 2) -> str:
    """Return a number with a decimal comma, half rounded up: 1234.565 is «1.234,57»."""
    unit = Decimal(1).scaleb(-places)
    rounded = Decimal(str(value)).quantize(unit, ROUND_HALF_UP)
    return f"{rounded:,}".translate(str.maketrans(",.", ".,"))


def percent(numerator: int, denominator: int, places: int = 2) -> str:
    """Return a share as «32,97 %», or «—» of nothing, which is never 100 % (`legal.md` §9.3)."""
    if denominator == 0:
        return "—"
    return f"{decimal_comma(Decimal(100 * numerator) / Decimal(denominator), places)} %"


_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}


def _below_hundred(number: int) -> list[str]:
    tens, ones = divmod(number, 10)
    if tens == 0:
        return [_DIGITS[ones]]
    words = ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    if ones == 0:
        return words
    special = _AFTER_TENS if tens > 1 else {5: "lăm"}
    return [*words, special.get(ones, _DIGITS[ones])]


def _group(number: int, *, first: bool) -> list[str]:
    """Read a group of three digits; one that is not the first names its missing hundreds."""
    hundreds, rest = divmod(number, 100)
    if first and hundreds == 0:
        return _below_hundred(rest)
    words = [_DIGITS[hundreds], "trăm"]
    if rest == 0:
        return words
    if rest < len(_DIGITS):
        words.append("linh")
    return words + _below_hundred(rest)


def _read(number: int, *, first: bool) -> list[str]:
    billions, rest = divmod(number, 1_000_000_000)
    words = [*_read(billions, first=first), "tỷ"] if billions else []
    for size, unit in ((1_000_000, "triệu"), (1_000, "nghìn"), (1, "")):
        group, rest = divmod(rest, size)
        if group:
            words += _group(group, first=first and not words)
            words += [unit] if unit else []
    return words


def amount_in_words(amount: int, unit: str = "đồng") -> str:
    """Return a whole amount in words: 1005000 is «Một triệu không trăm linh năm nghìn đồng»."""
    words = _read(abs(amount), first=True) or [_DIGITS[0]]
    sentence = " ".join([*(["âm"] if amount < 0 else []), *words, unit]).strip()
    return sentence[0].upper() + sentence[1:]


def date_words(day: date) -> str:
    """Return «ngày 02 tháng 01 năm 2026»; a zero before days under 10 and months 1, 2 (NĐ 30)."""
    month = f"{day.month:02}" if day.month in (1, 2) else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def weekday_short(day: date) -> str:
    """Return «T2» for Monday up to «T7» for Saturday, and «CN» for Sunday."""
    return ("T2", "T3", "T4", "T5", "T6", "T7", "CN")[day.weekday()]
