"""The hour of a cut-off as people write it: 15:00, 15h, 15h30, 15 giờ 30."""

from __future__ import annotations

import re
from datetime import time

from onecua.errors import RuleError

_HOUR = re.compile(r"(\d{1,2})\s*(?:[:hg.]|giờ)?\s*(\d{2})?\s*(?:phút)?", re.IGNORECASE)

_NO_HOUR = 99
"""An hour that no clock has, for a text that is none."""


def parse_hour(text: str, field: str) -> time | None:
    """Return the hour, None for an empty text; `RuleError` beside `field` says how to write it."""
    if not text.strip():
        return None
    hit = _HOUR.fullmatch(text.strip())
    hour, minute = (int(hit.group(1)), int(hit.group(2) or 0)) if hit else (_NO_HOUR, 0)
    if hour <= time.max.hour and minute <= time.max.minute:
        return time(hour, minute)
    raise RuleError("Ghi giờ dạng 15:00.", field)
