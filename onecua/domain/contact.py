"""Phone numbers and e-mail addresses as the desk accepts, keeps and shows them (`legal.md` §10.4).

Kept: digits only, beginning with 0 (hotlines with 1800 or 1900). Both may be left empty.
"""

from __future__ import annotations

import re

from onecua.domain.vietnamese import clean
from onecua.errors import RuleError

_PUNCTUATION = re.compile(r"[\s.\-–()/]")
_MOBILE = re.compile(r"0[35789][0-9]{8}")
_LANDLINE = re.compile(r"02[0-9]{8,9}")
_HOTLINE = re.compile(r"1[89]00[0-9]{4,6}")
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>.]+(\.[^@\s,;<>.]+)+")
_EMAIL_LIMIT = 254
_NATIONAL_LENGTH = 9


def _domestic(text: str) -> str:
    """Return the number without punctuation and with 0 in place of the country's +84."""
    bare = _PUNCTUATION.sub("", clean(text))
    for prefix in ("+84", "0084"):
        if bare.startswith(prefix):
            return "0" + bare.removeprefix(prefix).removeprefix("0")
    if bare.startswith("84") and len(bare) == len("84") + _NATIONAL_LENGTH:
        return "0" + bare.removeprefix("84")
    return bare


def check_phone(text: str) -> str:
    """Return the number as it is kept, empty for none; raises `RuleError` that says what is wrong.

    +84 and spaces, dots, dashes are accepted.
    """
    number = _domestic(text)
    if not number or any(shape.fullmatch(number) for shape in (_MOBILE, _LANDLINE, _HOTLINE)):
        return number
    raise RuleError(_phone_problem(number), field="phone")


def _phone_problem(number: str) -> str:
    if not re.fullmatch(r"[0-9]+", number):
        return "Số điện thoại chỉ gồm chữ số. Không có thì để trống."
    needed = "10 hoặc 11" if number.startswith("02") else "10"
    if str(len(number)) not in needed.split(" hoặc "):
        return f"Đang có {len(number)} chữ số, cần {needed}. Không có thì để trống."
    return (
        "Số di động bắt đầu bằng 03, 05, 07, 08 hoặc 09, số cố định bằng 02. "
        "Xem lại các chữ số đầu."
    )


def restore_leading_zero(digits: str) -> str:
    """Return a number with the 0 that a spreadsheet took from it by reading it as a figure."""
    if len(digits) in (_NATIONAL_LENGTH, _NATIONAL_LENGTH + 1) and digits[:1] in set("235789"):
        return "0" + digits
    return digits


def show_phone(number: str) -> str:
    """Return «0912 555 046», «0225 3820 123», «024 3825 1234», «1900 1234»; others unchanged."""
    if _MOBILE.fullmatch(number):
        return f"{number[:4]} {number[4:7]} {number[7:]}"
    if _HOTLINE.fullmatch(number):
        return f"{number[:4]} {number[4:]}"
    if _LANDLINE.fullmatch(number):
        area = 3 if number[:3] in ("024", "028") else 4
        return f"{number[:area]} {number[area : area + 4]} {number[area + 4 :]}"
    return number


def check_email(text: str) -> str:
    """Return the cleaned address, empty for none; raises `RuleError` when it cannot be one."""
    address = clean(text)
    if not address:
        return ""
    if len(address) > _EMAIL_LIMIT or not _EMAIL.fullmatch(address):
        raise RuleError(
            "Thư điện tử phải có dạng ten@noicap.vn. Không có thì để trống.", field="email"
        )
    return address
