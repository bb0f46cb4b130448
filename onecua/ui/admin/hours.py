"""The hour of a cut-off as people write it: 15:00, 15h, 15h30, 15 giờ 30."""

from __future__ import annotations

import re
from datetime import time

from onecua.errors import RuleError

_HOUR = re.compile(r"(\d{1,2})\s*(?:[:hg.]|giờ)?\s*(\d{2})?\s*(?:phút)?", re.IGNORECASE)


def parse_hour(text: str, field: str) -> time | None:
    """Return the hour, None for an empty text; `RuleError` beside `field` says how to write it."""
    if not text.strip():
        return None
    hit = _HOUR.fullmatch(text.strip())
    try:
        if hit is not None:
            return time(int(hit.group(1)), int(hit.group(2) or 0))
    except ValueError:
        pass  # an hour that no clock has is told like one that cannot be read
    raise RuleError("Ghi giờ dạng 15:00, hoặc để trống nếu không có giờ chốt.", field)
