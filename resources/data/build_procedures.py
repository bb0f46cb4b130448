"""Turn the researched catalogue of procedures into the records of `procedures.json`.

Nothing is invented: what the source does not say is left out or stays null, and a term that the
source leaves open carries the reason in `needs_check`, so that the officer is asked at intake.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

Record = dict[str, Any]

SCOPES = (
    "commune_peoples_committee",
    "commune_military_command",
    "commune_police",
    "social_insurance",
)
"""Who settles the procedure; only the first is received at the commune's own desk."""

_GLUED_NOTE = "Tên tệp biểu mẫu dính ở cuối tên giấy tờ trong nguồn"
_FORM_FILE = re.compile(r"\.(?:docx?|pdf|xlsx?)$", re.IGNORECASE)
_FORM_START = re.compile(
    r"(?<=[.;)”])(?=[^\W_])(?<!\d\.)"  # …NĐ-CP).Mau so 01.docx
    r"|(?<=[a-zà-ỹđ\d])(?=[A-ZĐ][a-zà-ỹ])"  # …ngày 26/01/2026Mau so 04.docx
    r"|(?<=NĐ-CP)(?=[^\W_])"  # …60/2024/NĐ-CPMẫu số 01.docx
    r"|(?<=-BXD)(?=M)|(?<=-BNNMT)(?=[PM])"  # …67/2025/TT-BXDMẫu số 02.docx
)
_LONGEST_FORM_NAME = 110


def line(text: str | None) -> str | None:
    """Return the text as one NFC line, single spaces, nothing invisible, or None if empty."""
    if text is None:
        return None
    visible = (mark for mark in text if unicodedata.category(mark) != "Cf")
    cleaned = " ".join(unicodedata.normalize("NFC", "".join(visible)).split())
    return cleaned or None


def lines(text: str | None) -> str | None:
    """Return the text cleaned line by line, without empty lines, or None."""
    kept = [cleaned for part in (text or "").splitlines() if (cleaned := line(part))]
    return "\n".join(kept) or None


def without_empty(record: Record) -> Record:
    """Return the record without keys that say nothing."""
    return {key: value for key, value in record.items() if value not in (None, [], {})}


def split_form_file(name: str) -> tuple[str, str | None]:
    """Part a paper's name from a form's file name that the source glued to it."""
    if not _FORM_FILE.search(name):
        return name, None
    earliest = max(1, len(name) - _LONGEST_FORM_NAME)
    found = _FORM_START.search(name, earliest)
    if found is None or found.start() == name.rindex(".") + 1:
        return name, None
    return name[: found.start()].rstrip(" ;"), name[found.start() :]


def paper(source: Record) -> Record:
    """Return one paper: quantities that the source does not give stay null."""
    name, form_file = split_form_file(line(source["name"]) or "")
    note = lines(source["note"])
    if form_file:
        told = None if note == _GLUED_NOTE else note
        note = "\n".join(filter(None, (told, f"Biểu mẫu: {form_file}")))
    record = {"name": name, "originals": source["original"], "copies": source["copy"]}
    return record | without_empty({"note": note})


def components(sources: list[Record]) -> list[Record]:
    """Return the papers under their cases, cases and papers in the order of the source."""
    cases: dict[str | None, list[Record]] = {}
    for source in sources:
        cases.setdefault(line(source.get("case")), []).append(paper(source))
    return [without_empty({"case": case, "papers": papers}) for case, papers in cases.items()]


def _says_working_days(value: int, text: str) -> bool:
    return re.search(rf"\b0?{value} (?:\([^)]*\) )?ngày làm việc", text) is not None


def unit_and_doubt(value: int | None, unit: str | None, text: str) -> tuple[str | None, str | None]:
    """Return the unit to ship and why the officer must be asked (`rules.md` 3), if so."""
    if value is None:
        return unit, "no_term"
    if unit is None:
        return None, "no_unit"
    if unit == "hour":
        return ("working_hour", None) if "giờ làm việc" in text else (unit, "hour_unsaid")
    if unit == "day" and _says_working_days(value, text):
        return unit, "unit_conflict"
    return unit, None


def _variant(source: Record, text: str) -> Record:
    unit, doubt = unit_and_doubt(source["value"], source["unit"], text)
    return without_empty(
        {
            "channel": source["channel"],
            "value": source["value"],
            "unit": unit,
            "needs_check": doubt,
        }
    )


def handling_time(source: Record) -> Record:
    """Return the term with its doubts: value, unit, cut-off, what the source says about it."""
    note = lines(source["note"])
    unit, doubt = unit_and_doubt(source["value"], source["unit"], note or "")
    variants = [_variant(variant, note or "") for variant in source.get("variants") or []]
    if doubt == "no_term" and variants:
        doubt = "several_terms"
    cutoff = source.get("cutoff_hour")
    record = {"value": source["value"], "unit": unit}
    return record | without_empty(
        {
            "needs_check": doubt,
            "cutoff": None if cutoff is None else f"{cutoff:02d}:00",
            "note": note,
            "variants": variants,
            "unit_source": source.get("unit_source"),
        }
    )


def fee(source: Record) -> Record:
    """Return the fee in đồng; null is «unknown», 0 is «free».

    `note` is what the portal says; what those who collected the data remarked is `doubt`, which
    no citizen and no officer should read as a rule.
    """
    parts = [part.strip() for part in (lines(source["note"]) or "").split(" | ")]
    remarks = [part for part in parts if part.startswith(_REMARKS)]
    return {"amount": source["amount_vnd"]} | without_empty(
        {
            "per": source.get("per"),
            "online_amount": source.get("online_amount_vnd"),
            "note": " | ".join(part for part in parts if part not in remarks),
            "doubt": " | ".join(remarks),
        }
    )


_REMARKS = ("Cổng hiển thị", "Nguồn ghi")


def results(source: Record) -> list[Record]:
    """Return the results with their national codes, or the plain words where there are none."""
    named = source.get("results") or [{"name": source["result"]}]
    return [
        without_empty({"name": (line(each["name"]) or "").lstrip("-+ "), "code": each.get("code")})
        for each in named
        if each["name"]
    ]


def procedure(source: Record) -> Record:
    """Return one record of the shipped catalogue, keys in their stable order."""
    record = {
        "code": source["code"],
        "name": line(source["name"]),
        "sector": line(source["field"]),
        "scope": source["scope"],
        "enabled": source["scope"] == SCOPES[0],
        "level": line(source["level"]),
        "agency": line(source["implementing_agency"]),
        "handling_time": handling_time(source["processing_time"]),
        "fee": fee(source["fee"]),
        "components": components(source["components"]),
        "results": results(source),
        "channels": source.get("channels"),
        "subjects": line(source.get("subjects")),
        "decision": line(source.get("announce_decision")),
        "legal_basis": [line(each) for each in source["legal_basis"]],
        "not_demanded": [line(each) for each in source.get("nq66_7_replaced") or []],
        "source": line(source["source"]),
        "as_of": line(source["as_of"]),
        "confidence": source["confidence"],
        "confidence_note": line(source["confidence_note"]),
    }
    return without_empty(record)


def order(record: Record) -> tuple[int, str, str]:
    """Return the place of a record: the commune's own first, then by sector and code."""
    return SCOPES.index(record["scope"]), record["sector"], record["code"]


def catalogue(sources: list[Record]) -> list[Record]:
    """Return every procedure in shipping order."""
    return sorted(map(procedure, sources), key=order)
