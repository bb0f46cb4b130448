"""The text of the QR code on a CCCD or Căn cước, and what an identity number says by itself.

`legal.md` §10: seven fields between bars — number, old number, name, birth, gender, residence, day
of issue. The payload of the cards since July 2024 was not found; they are expected to begin alike,
so fields after the seventh are ignored and the whole text is kept as `raw`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from onecua.domain.applicant import Gender
from onecua.domain.numbering import parse_dossier_code
from onecua.domain.vietnamese import clean, fold, title_case_name
from onecua.errors import RuleError

NUMBER_LENGTH, OLD_NUMBER_LENGTH = 12, 9
EARLIEST_BIRTH_YEAR = 1900
_LEAST_FIELDS, _FIELDS = 4, 7
_CARD_LIMIT = 1000
_OTHER_PAPER_LIMIT = 20
_TYPE_IT = "Gõ số định danh và họ tên từ thẻ."

# The 63 provinces of the first cards; the 34 of July 2025 reuse codes out of this list.
_PROVINCE_CODES = (
    "001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 "
    "034 035 036 037 038 040 042 044 045 046 048 049 051 052 054 056 058 060 062 064 066 "
    "067 068 070 072 074 075 077 079 080 082 083 084 086 087 089 091 092 093 094 095 096"
)
_PROVINCES = frozenset(re.findall(r"[0-9]+", _PROVINCE_CODES))

Repair = Callable[[str], str | None]
"""Gives back card text as it was before a keyboard's input method changed it, or none."""

REPAIRS: tuple[Repair, ...] = ()
"""Tried in order on text whose fields do not read as a card's."""


@dataclass(frozen=True, slots=True)
class CardReading:
    """What a card's code says; doubtful parts are left out and named in `warnings`."""

    number: str
    old_number: str
    full_name: str
    born_on: date | None
    gender: Gender | None
    address: str
    issued_on: date | None
    warnings: tuple[str, ...]
    raw: str


@dataclass(frozen=True, slots=True)
class NumberCheck:
    """What is wrong with an identity number: problems stop a save, warnings only show."""

    problems: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def looks_like_card(text: str) -> bool:
    """Tell quickly whether the text of any field is a card's code and not that field's value."""
    head, *rest = text.split("|", _LEAST_FIELDS - 1)
    return len(rest) == _LEAST_FIELDS - 1 and len(re.sub(r"[^0-9]", "", head)) >= OLD_NUMBER_LENGTH


def read_card(text: str, *, today: date | None = None) -> CardReading:
    """Return what the code of a card says; raises `RuleError` for text that is no card's.

    With `today`, days in the future count as unreadable.
    """
    fields = _card_fields(text)
    number, old_number, name, birth, gender_words, address, issue = fields
    warnings: list[str] = []
    born_on = _card_date(birth, "ngày sinh", today, warnings)
    issued_on = _card_date(issue, "ngày cấp", today, warnings)
    gender = _gender(gender_words)
    if gender is None:
        warnings.append("Không đọc được giới tính trên thẻ. Chọn lại theo thẻ.")
    check = check_number(number, born_on, gender)
    return CardReading(
        number=number,
        old_number=old_number if re.fullmatch(r"[0-9]{9}", old_number) else "",
        full_name=title_case_name(name),
        born_on=born_on,
        gender=gender,
        address=address,
        issued_on=issued_on,
        warnings=(*warnings, *check.problems, *check.warnings),
        raw=text,
    )


def _card_fields(text: str) -> list[str]:
    """Return the seven fields, those that are missing empty; raises `RuleError`."""
    if len(text) > _CARD_LIMIT:
        raise RuleError(f"Đoạn chữ này dài quá, không phải mã trên thẻ căn cước. {_TYPE_IT}")
    cleaned = clean(text)
    candidates = [cleaned, *(repaired for repair in REPAIRS if (repaired := repair(cleaned)))]
    for candidate in candidates:
        fields = [field.strip() for field in candidate.split("|")]
        if len(fields) >= _LEAST_FIELDS and _is_head(fields):
            return (fields + [""] * _FIELDS)[:_FIELDS]
    raise RuleError(f"{_refusal(cleaned)} {_TYPE_IT}")


def _is_head(fields: list[str]) -> bool:
    """Tell whether the first fields are a number and a name."""
    number, name = fields[0], fields[2]
    return bool(re.fullmatch(r"[0-9]{12}", number) and name and not re.search(r"[0-9]", name))


def _refusal(cleaned: str) -> str:
    """Return the sentence that says what the text is, if it is not a card's code."""
    fields = cleaned.split("|")
    reasons = (
        (not cleaned, "Chưa có chữ nào từ thẻ."),
        (
            re.match(r"(?i)https?:|www\.", cleaned),
            "Mã này là một đường liên kết, không phải mã trên thẻ căn cước.",
        ),
        (
            re.match(r"[{\[]", cleaned) or (cleaned.count(":") > 1 and len(fields) == 1),
            "Mã này không theo dạng của thẻ căn cước (các phần cách nhau bằng dấu |).",
        ),
        (
            _is_dossier_code(fields[0]),
            "Đây là mã hồ sơ trên giấy tiếp nhận; tìm hồ sơ bằng Ctrl+K.",
        ),
        (
            len(fields) < _LEAST_FIELDS,
            f"Mã thẻ căn cước có 7 phần cách nhau bằng dấu |, ở đây có {len(fields)}.",
        ),
        (
            not re.fullmatch(r"[0-9]{12}", fields[0].strip()),
            "Phần đầu của mã không phải số định danh 12 chữ số.",
        ),
        (True, "Phần thứ ba của mã không phải họ tên."),
    )
    return next(sentence for applies, sentence in reasons if applies)


def _is_dossier_code(text: str) -> bool:
    try:
        parse_dossier_code(text)
    except RuleError:
        return False
    return True


def _gender(words: str) -> Gender | None:
    return {"nam": Gender.MALE, "nu": Gender.FEMALE}.get(fold(words))


def _card_date(digits: str, name: str, today: date | None, warnings: list[str]) -> date | None:
    if not digits:
        if name == "ngày sinh":
            warnings.append("Mã trên thẻ không có ngày sinh. Gõ lại theo thẻ.")
        return None
    try:
        return parse_birth_date(digits, today)
    except RuleError:
        warnings.append(f"Không đọc được {name} «{digits}». Gõ lại theo thẻ.")
        return None


def is_year_only(text: str) -> bool:
    """Tell whether a birth date is given as its year alone, as for many people born long ago."""
    return re.fullmatch(r"(?:00[./ -]?00[./ -]?)?[0-9]{4}", clean(text)) is not None


def parse_birth_date(text: str, today: date | None = None) -> date | None:
    """Return the day written 14/05/1992, 14051992, 14.5.1992 or 1992-05-14; none for no text.

    A year alone gives its 1 January, as NĐ 115/2015/NĐ-CP does for pensions; ask `is_year_only`
    where the difference shows. Raises `RuleError` for no such day, a year before 1900, and with
    `today` for a day after it.
    """
    cleaned = clean(text)
    if not cleaned:
        return None
    day = _written_day(cleaned)
    if day is None:
        raise RuleError(
            f"Không có ngày «{cleaned}». Viết như 14/05/1992; chỉ biết năm thì viết 1992.",
            field="born_on",
        )
    if day.year < EARLIEST_BIRTH_YEAR:
        raise RuleError(f"Năm sinh {day.year} quá xa. Xem lại năm.", field="born_on")
    if today is not None and day > today:
        raise RuleError(f"Ngày {day:%d/%m/%Y} chưa tới. Xem lại năm.", field="born_on")
    return day


_WRITTEN = (
    re.compile(r"(?P<day>[0-9]{1,2})[./ -](?P<month>[0-9]{1,2})[./ -](?P<year>[0-9]{4})"),
    re.compile(r"(?P<day>[0-9]{2})(?P<month>[0-9]{2})(?P<year>[0-9]{4})"),
    re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"),
)


def _written_day(cleaned: str) -> date | None:
    try:
        if is_year_only(cleaned):
            return date(int(cleaned[-4:]), 1, 1)
        for shape in _WRITTEN:
            if found := shape.fullmatch(cleaned):
                return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
    return None


_OLD_NUMBER_WARNING = (
    "CMND 9 chữ số hết giá trị sử dụng từ 01/01/2025. Hỏi số định danh 12 chữ số trên thẻ căn cước."
)


def check_number(
    number: str, born_on: date | None = None, gender: Gender | None = None
) -> NumberCheck:
    """Return what an identity number contradicts (`legal.md` §10.3); an empty one nothing.

    12 digits are checked against birth and gender; 9 digits are an old CMND; a text with letters is
    a passport or another paper and stays free.
    """
    if not number:
        return NumberCheck()
    if not re.fullmatch(r"[0-9]+", number):
        return _check_other_paper(number)
    if len(number) == OLD_NUMBER_LENGTH:
        return NumberCheck(warnings=(_OLD_NUMBER_WARNING,))
    if len(number) != NUMBER_LENGTH:
        return NumberCheck(
            (f"Đang có {len(number)} chữ số, cần 12 (CMND cũ: 9). Xem lại trên thẻ.",)
        )
    problems = [_birth_problem(number, born_on), _gender_problem(number, gender)]
    return NumberCheck(tuple(filter(None, problems)), _province_warnings(number))


def _check_other_paper(number: str) -> NumberCheck:
    if len(number) <= _OTHER_PAPER_LIMIT and re.fullmatch(r"[0-9A-Za-z][0-9A-Za-z ./-]*", number):
        return NumberCheck()
    return NumberCheck(
        ("Số giấy tờ chỉ gồm chữ cái không dấu và chữ số, tối đa 20 ký tự. Xem lại trên giấy.",)
    )


def _birth_problem(number: str, born_on: date | None) -> str:
    century_digit = int(number[3])
    year = EARLIEST_BIRTH_YEAR + 100 * (century_digit // 2) + int(number[4:6])
    if born_on is None or born_on.year == year:
        return ""
    part = "chữ số thứ tư" if born_on.year % 100 == year % 100 else "hai chữ số năm"
    return (
        f"Số này ghi năm sinh {year}, ô ngày sinh ghi {born_on.year}. "
        f"Xem lại {part} trên thẻ rồi sửa một trong hai ô."
    )


def _gender_problem(number: str, gender: Gender | None) -> str:
    said = Gender.FEMALE if int(number[3]) % 2 else Gender.MALE
    if gender is None or gender is said:
        return ""
    return (
        f"Số này ghi giới tính {said}, ô giới tính ghi {gender}. "
        "Xem lại chữ số thứ tư trên thẻ rồi sửa một trong hai ô."
    )


def _province_warnings(number: str) -> tuple[str, ...]:
    code = number[:3]
    if code in _PROVINCES:
        return ()
    if code.startswith("0"):
        return (f"Ba chữ số đầu {code} không phải mã tỉnh nào đã biết. Xem lại trên thẻ.",)
    return (f"Ba chữ số đầu {code} là mã đăng ký khai sinh ở nước ngoài. Xem lại trên thẻ.",)
