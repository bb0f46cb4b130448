"""Make `workflows.json` from the researched internal workflows: steps, who does them, their time.

The steps of the province are kept out where the source says which part is the commune's; a time
that no unit of ours says («Không tính thời gian») is left empty.
"""

from __future__ import annotations

import re
from typing import Any

Record = dict[str, Any]

_UNITS = {
    "ngày làm việc": "working_day",
    "giờ làm việc": "working_hour",
    "giờ": "hour",
    "ngày": "day",
}
_TIME = re.compile(r"(\d+(?:,\d+)?)\s+(ngày làm việc|giờ làm việc|giờ|ngày)")
_PROVINCE = re.compile(r"\bSở\b|\btỉnh\b|Phòng Người có công")
_LONGEST = 120


def duration(text: str) -> str | None:
    """Return «0,5 ngày làm việc» as «0.5 working_day», None when nothing is counted.

    Decimal days of an office's own steps are working days: nobody works half a calendar day.
    """
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    amount = found[1].replace(",", ".").lstrip("0") or "0"
    unit = _UNITS[found[2]]
    if unit == "day" and "." in amount:
        unit = "working_day"
    return f"{'0' + amount if amount.startswith('.') else amount} {unit}"


def shortened(text: str) -> str:
    """Return the first clause of a step or of who does it, short enough for a list."""
    clause = re.split(r"[;:\n]|\.\s", text.strip().lstrip("- "))[0].strip(" .")
    if len(clause) <= _LONGEST:
        return clause
    return clause[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,(") + "…"


def workflow(source: Record) -> Record:
    """Return one workflow; whole calendar days beside decimal ones are working days as well."""
    commune_only = "(chỉ chép phần cấp xã)" in source["total"]
    rows = [
        [shortened(step["content"]), shortened(step["responsible"]), duration(step["duration"])]
        for step in source["steps"]
        if commune_only or not _is_of_the_province(source, step)
    ]
    if any(row[2] and "." in row[2] for row in rows):
        for row in rows:
            row[2] = row[2].replace(" day", " working_day") if row[2] else None
    return {
        "code": source["code"],
        "case": source["case"] or "",
        "decision": f"{source['decision']} ({source['province']})",
        "total": source["total"],
        "source": source["source"],
        "steps": rows,
    }


def _is_of_the_province(source: Record, step: Record) -> bool:
    """Tell a step that the province does in a workflow that names both shares."""
    return "cấp xã 40 giờ" in source["total"] and bool(_PROVINCE.search(step["responsible"]))
