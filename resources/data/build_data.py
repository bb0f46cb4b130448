"""Make the shipped data from the researched sources: python3 build_data.py SOURCE_DIR [OUT_DIR].

Standard library only; the same sources give the same bytes. Sources, licences and doubts stand in
`SOURCES.md`. Written are `procedures.json`, `sectors.json`, `units.json`, `workflows.json` and
`work_calendar.csv`, one record a line so that a change of the catalogue can be read as a diff.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from build_procedures import SCOPES, catalogue, line
from build_units import provinces
from build_workflows import workflow

Record = dict[str, Any]

_NOTE = (
    "Nội dung là thông tin công khai của cơ quan nhà nước, lấy qua các bản sao công khai; "
    "nguồn, giấy phép và nghi ngờ: SOURCES.md. Đối chiếu Cổng Dịch vụ công trước khi dùng."
)
_MINISTRIES = {"Bộ xây dựng (Giao thông vận tải cũ)": "Bộ Xây dựng"}
_CALENDAR_COLUMNS = ["date", "kind", "name", "legal_source", "state"]
_MONTH = re.compile(r"\b\d{4}-(?:0[1-9]|1[0-2])\b")
_SATURDAY = 5


def compact(value: object) -> str:
    """Return JSON on one line, Vietnamese as it is."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def document(header: Record, key: str, records: list[str]) -> str:
    """Return a JSON object: the header's keys, then one record a line under `key`."""
    head = "".join(f"{compact(name)}:{compact(value)},\n" for name, value in header.items())
    return "{\n" + head + f"{compact(key)}:[\n" + ",\n".join(records) + "\n]\n}\n"


def procedures_json(sources: list[Record]) -> str:
    """Return the catalogue; its date is the newest month that a source names."""
    records = catalogue(sources)
    months = [month for each in records for month in _MONTH.findall(each["as_of"])]
    header = {"as_of": max(months), "count": len(records), "note": _NOTE}
    return document(header, "procedures", [compact(record) for record in records])


def aliases(name: str) -> list[str]:
    """Return the other names a sector shows itself: «… (hộ kinh doanh)» is «Hộ kinh doanh» too."""
    found = re.search(r"\(([^)]+)\)$", name)
    return [found[1][0].upper() + found[1][1:]] if found else []


def sectors_json(fields: Record, sources: list[Record]) -> str:
    """Return the sectors that a procedure stands in, those of the commune's own desk first."""
    counted = Counter(line(source["field"]) for source in sources)
    own = Counter(line(source["field"]) for source in sources if source["scope"] == SCOPES[0])
    records = []
    for field in fields["fields"]:
        name = line(field["field"]) or ""
        ministry = line(field["ministry"]) or ""
        record = {
            "name": name,
            "ministry": _MINISTRIES.get(ministry, ministry) or None,
            "field_code": field["field_code"],
            "aliases": aliases(name),
            "procedures": counted[name],
            "enabled": own[name],
        }
        records.append(record)
    records.sort(key=lambda record: (-record["enabled"], -record["procedures"], record["name"]))
    header = {"count": len(records), "note": _NOTE}
    return document(header, "sectors", [compact(record) for record in records])


def units_json(units: Record, mergers: Record) -> str:
    """Return provinces and communes, one commune a line."""
    blocks = []
    for province in provinces(units, mergers):
        communes = ",\n".join(compact(commune) for commune in province["communes"])
        head = f'{{"code":{compact(province["code"])},"full_name":{compact(province["full_name"])}'
        blocks.append(f'{head},"communes":[\n{communes}]}}')
    header = {
        "as_of": units["as_of"],
        "counts": {key: units["counts"][key] for key in ("provinces", "communes")},
        "licence": units["licence"],
        "source": units["source"],
        "former_units_source": mergers["source"],
    }
    return document(header, "provinces", blocks)


def calendar_problems(rows: list[Record]) -> list[str]:
    """Return what is wrong with the work calendar: order, kinds, states, make-up days."""
    problems = []
    days = [row["date"] for row in rows]
    if days != sorted(set(days)):
        problems.append("ngày không theo thứ tự hoặc bị lặp")
    for row in rows:
        day = date.fromisoformat(row["date"])
        if row["kind"] not in {"off", "make_up"} or row["state"] not in {"official", "expected"}:
            problems.append(f"{day}: loại ngày hoặc trạng thái không đúng")
        if row["kind"] == "make_up" and day.weekday() < _SATURDAY:
            problems.append(f"{day}: ngày làm bù phải là thứ Bảy hoặc Chủ nhật")
        if not row["name"] or not row["legal_source"]:
            problems.append(f"{day}: thiếu tên hoặc căn cứ")
    return problems


def calendar_csv(text: str) -> str:
    """Return the work calendar with its five columns; stops at a row that cannot be right."""
    rows = list(csv.DictReader(text.splitlines()))
    problems = calendar_problems(rows)
    if problems:
        raise SystemExit("work_calendar.csv: " + "; ".join(problems))
    made = io.StringIO()
    writer = csv.DictWriter(made, _CALENDAR_COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return made.getvalue()


def workflows_json(sources: list[Record]) -> str:
    """Return the internal workflows that were published, in the order of the source."""
    header = {"count": len(sources), "note": _NOTE}
    return document(header, "workflows", [compact(workflow(each)) for each in sources])


def build(source: Path, out: Path) -> None:
    """Write the five files, each named with its size and count of records."""

    def read(name: str) -> Any:  # noqa: ANN401 - JSON is whatever it is
        return json.loads((source / name).read_text(encoding="utf-8"))

    procedures = read("procedures.json")
    made = {
        "procedures.json": procedures_json(procedures),
        "sectors.json": sectors_json(read("fields.json"), procedures),
        "units.json": units_json(read("units_2025.json"), read("units_2025_mergers.json")),
        "workflows.json": workflows_json(read("workflows.json")),
        "work_calendar.csv": calendar_csv((source / "work_calendar.csv").read_text("utf-8")),
    }
    for name, text in made.items():
        (out / name).write_text(text, encoding="utf-8", newline="\n")
        print(f"{name}: {len(text.encode()):,} byte")


def main(arguments: list[str]) -> None:
    """Read the command line."""
    if len(arguments) not in {1, 2}:
        raise SystemExit(__doc__)
    out = Path(arguments[1]) if len(arguments) > 1 else Path(__file__).resolve().parent
    build(Path(arguments[0]), out)


if __name__ == "__main__":
    main(sys.argv[1:])
