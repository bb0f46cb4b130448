"""The one-time token of a survey slip: printed on the receipt, it marks the dossier and no answer.

It follows from the dossier's identity, which is random and printed nowhere, so that a slip can be
printed again and nothing more has to be kept.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onecua.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

TOKEN_BYTES = 6
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O, U, so that a typed slip is read right."""
_DIGITS = 10
_BITS, _FIELD = 5, 0b100101
"""A letter holds five bits; the check letter is computed in the field of 32 elements."""
_SCHEME = "onecua-ks"
_ALIKE = str.maketrans({"I": "1", "L": "1", "O": "0"})
_SHAPE = re.compile(rf"[{_LETTERS}]{{{_DIGITS + 1}}}")


@dataclass(frozen=True, slots=True)
class ReadToken:
    """A token as read from a slip: whose slip it is (empty when typed) and the token itself."""

    unit: str
    token: bytes


def token_of(dossier: UUID) -> bytes:
    """Return the token of a dossier's slip."""
    return hashlib.sha256(b"onecua-survey-slip\n" + dossier.bytes).digest()[:TOKEN_BYTES]


def token_text(token: bytes) -> str:
    """Return what is printed under the code: «7F3K-9QX2-M4T», its last letter a check."""
    number = int.from_bytes(token, "big")
    values = [number >> _BITS * place & 31 for place in reversed(range(_DIGITS))]
    whole = "".join(_LETTERS[value] for value in (*values, _check(values)))
    return f"{whole[:4]}-{whole[4:8]}-{whole[8:]}"


def token_qr(unit: str, token: bytes) -> str:
    """Return what the slip's QR code holds: the unit that issued it and the token."""
    return f"{_SCHEME}:{unit}:{token_text(token).replace('-', '')}"


def _check(values: Iterable[int]) -> int:
    """Return the letter that tells any one wrong letter, and any two that changed places."""
    found = 0
    for value in values:
        found = (found ^ value) << 1
        found = found ^ _FIELD if found >> _BITS else found
    return found


def _is_marked(text: str) -> bool:
    """Tell whether an input method made Vietnamese letters of a code: «A7F» becomes «À7»."""
    is_one_word = any(letter.isdigit() for letter in text) and " " not in text.strip()
    return is_one_word and any(letter.isalpha() and not letter.isascii() for letter in text)


def read_token(text: str) -> ReadToken:
    """Read a scanned or typed token; raises `RuleError` that says what to do."""
    parts = text.strip().split(":")
    unit = parts[1].strip() if len(parts) > 1 and parts[0].strip().lower() == _SCHEME else ""
    if _is_marked(parts[-1]):
        words = "Bộ gõ tiếng Việt đang sửa chữ của mã. Chuyển sang gõ tiếng Anh. Quét lại mã QR."
        raise RuleError(words, "token")
    letters = re.sub(r"[\s\-–—.]", "", parts[-1]).upper().translate(_ALIKE)
    if not _SHAPE.fullmatch(letters):
        raise RuleError(
            "Không đọc được mã phiếu. Quét lại mã QR trên phiếu, hoặc gõ 11 chữ và số in dưới mã.",
            "token",
        )
    *values, check = (_LETTERS.index(letter) for letter in letters)
    number = 0
    for value in values:
        number = number << _BITS | value
    if number >= 1 << 8 * TOKEN_BYTES or check != _check(values):
        raise RuleError("Mã phiếu gõ sai một chữ. Xem lại trên phiếu rồi gõ lại.", "token")
    return ReadToken(unit, number.to_bytes(TOKEN_BYTES, "big"))
