"""Hours typed as people write them: 14:30, 14h30, 1430 or 14."""

from __future__ import annotations

import re
from datetime import time

from onecua.errors import RuleError

_SPELLING = re.compile(r"(\d{1,2})(?:\s*(?:[:hg.]|giờ)?\s*(\d{2}))?\s*(?:h|giờ)?")


def parse_time(text: str) -> time:
    """Read an hour; `RuleError` says how to write it."""
    hit = _SPELLING.fullmatch(text.strip().lower())
    hour, minute = (int(hit[1]), int(hit[2] or 0)) if hit else (-1, 0)
    try:
        return time(hour, minute)
    except ValueError:
        words = "Ghi giờ và phút, ví dụ 14:30 hoặc 1430."
        raise RuleError(words, "happened_at") from None
