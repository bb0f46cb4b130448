"""Dossier codes, the counters' blocks of numbers, slip numbers and register books."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onecua.domain.vietnamese import clean, fold, name_key
from onecua.errors import RuleError

LAST_COUNTER = 9
_OLD_UNIT = r"[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Z][0-9]{2}"
_UNIT = r"[A-Z][0-9]{2}(?:\.[0-9]{1,3}){0,2}"
_UNIT_CODE = re.compile(f"{_OLD_UNIT}|{_UNIT}")
_DOSSIER_CODE = re.compile(f"({_OLD_UNIT}|{_UNIT})-([0-9]{{6}})-([0-9]{{4,}})")
_DASHES = re.compile(r"\s*[-‐‑‒–—−]\s*")
_CODE_LIMIT = 60


@dataclass(frozen=True, slots=True, order=True)
class DossierCode:
    """An official dossier code: unit, day of receipt, order in the day (`legal.md` §3.4).

    `serial` keeps its zeros, and the two digits of a central system's owner where there are any.
    """

    unit_code: str
    received_on: date
    serial: str

    def __str__(self) -> str:
        """Return «H24.119-261120-0001»."""
        return f"{self.unit_code}-{self.received_on:%y%m%d}-{self.serial}"

    @property
    def number(self) -> int:
        """Return the order in the day."""
        return int(self.serial)


def parse_dossier_code(text: str) -> DossierCode:
    """Return the code that a text holds, of 2018 or of today; raises `RuleError` otherwise."""
    bare = _DASHES.sub("-", clean(text)).upper()
    found = _DOSSIER_CODE.fullmatch(bare) if len(bare) <= _CODE_LIMIT else None
    if not found:
        raise RuleError(
            "Mã hồ sơ phải có dạng H24.119-261120-0001: mã đơn vị, năm tháng ngày, số thứ tự.",
            field="dossier_code",
        )
    digits = found[2]
    try:
        day = date(2000 + int(digits[:2]), int(digits[2:4]), int(digits[4:]))
    except ValueError:
        raise RuleError(
            f"Sáu chữ số giữa mã hồ sơ, {digits}, không phải một ngày (năm, tháng, ngày). "
            "Xem lại mã.",
            field="dossier_code",
        ) from None
    return DossierCode(found[1], day, found[3])


def dossier_code(unit_code: str, received_on: date, number: int) -> DossierCode:
    """Return the code of the day's dossier of that number, at least four digits long."""
    return DossierCode(unit_code, received_on, f"{number:04}")


def check_unit_code(text: str) -> str:
    """Return the unit's code in capitals; raises `RuleError` when it has no known shape."""
    code = clean(text).replace(" ", "").upper()
    if not _UNIT_CODE.fullmatch(code):
        raise RuleError(
            "Mã đơn vị phải có dạng H24.119: chữ và số của tỉnh, chấm, số của xã. "
            "Mã ghi trên giấy tiếp nhận cũ hoặc hỏi Văn phòng UBND tỉnh.",
            field="unit_code",
        )
    return code


def block(counter: int) -> range:
    """Return the numbers that a counter may issue in a day (`rules.md` 13).

    1–1999 for counter 1, k001–k999 for counter k up to 9. Raises `RuleError` for other counters.
    """
    if not 1 <= counter <= LAST_COUNTER:
        raise RuleError(f"Số quầy phải từ 1 đến {LAST_COUNTER}.", field="counter")
    start = 1 if counter == 1 else counter * 1000 + 1
    return range(start, (counter + 1) * 1000)


def next_number(counter: int, highest_used: int | None) -> int:
    """Return the number above the highest one of that unit, day and block, imported ones included.

    Raises `RuleError` when the block is full.
    """
    numbers = block(counter)
    number = numbers.start if highest_used is None else max(numbers.start, highest_used + 1)
    if number not in numbers:
        raise RuleError(
            f"Quầy {counter} đã dùng hết số của ngày này ({numbers[0]:04}–{numbers[-1]:04}). "
            "Tiếp nhận ở quầy khác, hoặc để sang ngày làm việc sau.",
            field="counter",
        )
    return number


class FormSet(StrEnum):
    """Which circular's set of papers the office prints; provinces change at their own pace."""

    TT_03_2025 = "TT 03/2025"
    TT_01_2018 = "TT 01/2018"


class Slip(StrEnum):
    """A numbered paper of the desk, one run of numbers a year for each."""

    RECEIPT = "receipt"
    SUPPLEMENT = "supplement"
    REFUSAL = "refusal"
    APOLOGY = "apology"
    STOP_NOTICE = "stop-notice"
    CONTROL_SLIP = "control-slip"
    REGISTER = "register"


_FORM_NUMBERS: dict[FormSet, dict[Slip, str | None]] = {
    FormSet.TT_03_2025: dict(zip(Slip, ("01", "02", "03", "04", "05", "06", "07"), strict=True)),
    FormSet.TT_01_2018: dict(zip(Slip, ("01", "02", "03", "04", None, "05", "06"), strict=True)),
}
# The receipt's sign has a blank where the others have letters; the stop notice's sign was not
# found in the circular and follows NĐ 30/2020 («TB» for thông báo).
_SIGNS = {
    Slip.RECEIPT: "{desk}",
    Slip.SUPPLEMENT: "PBS-{desk}",
    Slip.REFUSAL: "PTC-{desk}",
    Slip.APOLOGY: "PXL",
    Slip.STOP_NOTICE: "TB-{desk}",
    Slip.CONTROL_SLIP: "PKS-{desk}",
    Slip.REGISTER: "STD-{desk}",
}
_OLD_SIGNS = {Slip.SUPPLEMENT: "HDHS"}  # the only sign of TT 01/2018 that is known to differ


def form_number(slip: Slip, form_set: FormSet = FormSet.TT_03_2025) -> str | None:
    """Return «04» of «Mẫu số 04» (`legal.md` §2.0); none for the stop notice before 2025."""
    return _FORM_NUMBERS[form_set][slip]


def slip_number_words(
    slip: Slip,
    number: int,
    desk_suffix: str = "TTPVHCC",
    form_set: FormSet = FormSet.TT_03_2025,
) -> str:
    """Return the number and sign after «Số:», as in «12/PBS-TTPVHCC» (`legal.md` §2.0).

    `desk_suffix` is TTPVHCC or BPTNTKQ; numbers below 10 get a zero (NĐ 30/2020/NĐ-CP).
    """
    sign = _SIGNS[slip]
    if form_set is FormSet.TT_01_2018:
        sign = _OLD_SIGNS.get(slip, sign)
    return f"{number:02}/{sign.format(desk=desk_suffix)}"


_LITTLE_WORDS = frozenset({"và", "của", "về", "các", "thuộc", "trong"})
_BOOK_CODE_LENGTH = 8
# Sectors whose initials would be those of another one, or too long to say.
_BOOK_CODES = {
    name_key(sector): code
    for sector, code in {
        "Hộ tịch": "HT",
        "Chứng thực": "CT",
        "Đất đai": "ĐĐ",
        "Bảo trợ xã hội": "BTXH",
        "Người có công": "NCC",
        "Giáo dục tiểu học": "GDTIH",
        "Giáo dục trung học": "GDTRH",
        "Thực hiện chính sách BHXH": "BHXH",
        "Thực hiện chính sách BHYT": "BHYT",
        "Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)": "HKD",
        "Thành lập và hoạt động của tổ hợp tác": "THT",
        "Thành lập và hoạt động của tổ hợp tác, hợp tác xã, liên hiệp hợp tác xã": "HTX",
        "Hỗ trợ tổ hợp tác, hợp tác xã, liên hiệp hợp tác xã": "HTHTX",
    }.items()
}


def register_book(year: int, sector: str) -> str:
    """Return the name of the register book of a sector and year: «2026-HT» (`legal.md` §2.0).

    TT 03/2025 keeps one book a sector; its rows are numbered from 1 each year.
    """
    return f"{year}-{_book_code(sector)}"


def _book_code(sector: str) -> str:
    """Return the sector's short code, worked out from its name alone so that it never changes."""
    key = name_key(sector)
    if key in _BOOK_CODES:
        return _BOOK_CODES[key]
    words = [
        word for word in re.findall(r"\w+", clean(sector).lower()) if word not in _LITTLE_WORDS
    ]
    code = "".join(_initial(word) for word in words)[:_BOOK_CODE_LENGTH] or "KHAC"
    taken = set(_BOOK_CODES.values())
    rest = fold(words[-1])[1:].upper() if words else ""
    while code in taken:
        code, rest = code + (rest[:1] or "X"), rest[1:]
    return code


def _initial(word: str) -> str:
    return "Đ" if word[0] == "đ" else fold(word)[:1].upper()
