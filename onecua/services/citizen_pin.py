"""The number that lets an officer out of the citizen screen; only its scrypt hash is kept."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from onecua.errors import RuleError, RuleErrors

if TYPE_CHECKING:
    from datetime import datetime

    from onecua.clock import Clock
    from onecua.services.preferences import PreferenceService

SHORTEST, LONGEST = 4, 8
FREE_TRIES = 3
_FIRST_WAIT, _LONGEST_WAIT = 30, 3_600
_PREFERENCE = "citizen_screen.pin"
_SALT_BYTES = 16
_COST, _BLOCK, _LANES = 1 << 14, 8, 1


class CitizenPin:
    """Sets and asks the number; wrong tries make this object wait longer and longer."""

    def __init__(self, preferences: PreferenceService, clock: Clock) -> None:
        self._preferences = preferences
        self._clock = clock
        self._wrong = 0
        self._closed_at: datetime | None = None
        self._wait = 0

    def is_set(self) -> bool:
        """Tell whether a number was chosen."""
        return bool(self._preferences.get(_PREFERENCE))

    def choose(self, pin: str, again: str) -> None:
        """Keep a number; raises `RuleErrors` for one that will not do or was not typed twice."""
        problems = []
        if not (pin.isascii() and pin.isdigit() and SHORTEST <= len(pin) <= LONGEST):
            words = f"Mã gồm {SHORTEST} đến {LONGEST} chữ số. Gõ lại."
            problems.append(RuleError(words, "pin"))
        elif len(set(pin)) == 1:
            problems.append(RuleError("Mã toàn một chữ số thì dễ đoán. Chọn mã khác.", "pin"))
        elif again != pin:
            problems.append(RuleError("Hai lần gõ không giống nhau. Gõ lại lần hai.", "again"))
        if problems:
            raise RuleErrors(problems)
        salt = secrets.token_bytes(_SALT_BYTES)
        self._preferences.set(_PREFERENCE, f"{salt.hex()}:{_hash(pin, salt).hex()}")

    def enter(self, pin: str) -> None:
        """Let the officer out; raises `RuleError` for a wrong number and while none is taken."""
        left = self.seconds_to_wait()
        if left:
            raise RuleError(f"Mã sai nhiều lần. Đợi {left} giây rồi nhập lại.", "pin")
        salt, _, kept = (self._preferences.get(_PREFERENCE) or "").partition(":")
        if kept and hmac.compare_digest(_hash(pin, bytes.fromhex(salt)).hex(), kept):
            self._wrong, self._wait = 0, 0
            return
        self._wrong += 1
        if self._wrong % FREE_TRIES == 0:
            self._close()
        raise RuleError(self._wrong_words(), "pin")

    def seconds_to_wait(self) -> int:
        """Return how many seconds no number is taken; a clock set back does not make it longer."""
        if self._closed_at is None:
            return 0
        past = self._clock() - self._closed_at
        left = timedelta(seconds=self._wait) - past
        return min(max(round(left.total_seconds()), 0), self._wait)

    def _close(self) -> None:
        self._wait = min(self._wait * 2 or _FIRST_WAIT, _LONGEST_WAIT)
        self._closed_at = self._clock()

    def _wrong_words(self) -> str:
        left = self.seconds_to_wait()
        if left:
            return f"Mã chưa đúng. Đợi {left} giây rồi nhập lại."
        return "Mã chưa đúng. Nhập lại."


def _hash(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, n=_COST, r=_BLOCK, p=_LANES, dklen=32)
