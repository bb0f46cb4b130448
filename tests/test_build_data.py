"""`build_data.py` on small sources: nothing invented, nothing lost, the same bytes every time."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from onecua.domain.catalogue import parse_catalogue, parse_sectors
from onecua.domain.places import parse_places

SCRIPT = Path(__file__).parents[1] / "resources" / "data" / "build_data.py"
CALENDAR = (
    "date,kind,name,legal_source,state\r\n"
    "2026-08-22,make_up,Làm bù,TB 9441,official\r\n"
    '2026-08-31,off,"Hoán đổi, nghỉ",TB 9441,official\r\n'
)


def source_procedure(code: str = "1.000001", **changes: object) -> dict[str, object]:
    procedure: dict[str, object] = {
        "code": code,
        "name": "Thủ tục\u00a0thử",
        "field": "Hộ tịch",
        "level": "Cấp xã",
        "scope": "commune_peoples_committee",
        "processing_time": {"value": 3, "unit": "working_day", "note": None},
        "fee": {"amount_vnd": None, "note": None},
        "components": [],
        "legal_basis": [],
        "result": None,
        "implementing_agency": None,
        "source": "kho/tệp@1",
        "as_of": "2026-06/07",
        "confidence": "high",
        "confidence_note": None,
    }
    return procedure | changes


def sources(folder: Path, *procedures: dict[str, object], calendar: str = CALENDAR) -> Path:
    folder.mkdir(exist_ok=True)
    units = {
        "source": "nguồn xã",
        "licence": "MIT",
        "as_of": "2026-07-25",
        "counts": {"provinces": 1, "communes": 1, "by_type": {}},
        "provinces": [
            {
                "code": "31",
                "full_name": "Thành phố Hải Phòng",
                "communes": [{"code": "10813", "full_name": "Xã Thanh Hà"}],
            }
        ],
    }
    old = ["Thị trấn Thanh Hà", "-", "", "phường A (phần còn lại sau khi nhập vào xã B", "xã C)"]
    old += ["Xã D (huyện Thanh Hà)", "Thị trấn E (huyện G", "tỉnh H)", "Phường\u00a05"]
    workflows = [
        {
            "code": "1.000001",
            "name": "Thủ tục thử",
            "case": None,
            "province": "Cao Bằng",
            "decision": "1/QĐ-UBND",
            "total": "02 ngày làm việc",
            "source": "kho/tệp@1",
            "steps": [
                {"content": "Tiếp nhận; quét", "responsible": "Một cửa", "duration": "0,25 ngày"},
                {"content": "Thẩm định", "responsible": "Văn hóa - Xã hội", "duration": "01 ngày"},
                {"content": "Trả", "responsible": "", "duration": "Không tính thời gian"},
            ],
        }
    ]
    mergers = {"source": "nguồn cũ", "units": [{"code": "10813", "old_units": old}]}
    fields = [
        {"field": "Hộ tịch", "ministry": "Bộ Tư pháp", "field_code": None},
        {
            "field": "Thành lập (hộ kinh doanh)",
            "ministry": "Bộ xây dựng (Giao thông vận tải cũ)",
            "field_code": "G1",
        },
    ]
    for name, value in {
        "procedures.json": list(procedures) or [source_procedure()],
        "fields.json": {"fields": fields},
        "units_2025.json": units,
        "units_2025_mergers.json": mergers,
        "workflows.json": workflows,
    }.items():
        (folder / name).write_text(json.dumps(value), encoding="utf-8")
    (folder / "work_calendar.csv").write_bytes(calendar.encode())
    return folder


def run(*arguments: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(SCRIPT), *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
    )


def built(tmp_path: Path, *procedures: dict[str, object]) -> Path:
    out = tmp_path / "out"
    out.mkdir(exist_ok=True)
    done = run(sources(tmp_path / "in", *procedures), out)
    assert done.returncode == 0, done.stderr
    return out


def record(tmp_path: Path, **changes: object) -> dict[str, object]:
    out = built(tmp_path, source_procedure(**changes))
    return json.loads((out / "procedures.json").read_text("utf-8"))["procedures"][0]


def test_the_same_sources_give_the_same_bytes(tmp_path):
    procedures = [source_procedure("1.000002"), source_procedure("1.000001")]
    first = {path.name: path.read_bytes() for path in built(tmp_path, *procedures).iterdir()}
    second = {path.name: path.read_bytes() for path in built(tmp_path, *procedures).iterdir()}
    assert first == second
    assert set(first) == {
        "procedures.json",
        "sectors.json",
        "units.json",
        "work_calendar.csv",
        "workflows.json",
    }


def test_the_program_reads_what_is_built(tmp_path):
    other = {"code": "1.000003", "scope": "commune_police", "field": "Cư trú", "as_of": "2026-10"}
    out = built(tmp_path, source_procedure(**other), source_procedure("1.000002"))
    catalogue = parse_catalogue((out / "procedures.json").read_text("utf-8"))
    assert [(p.code, p.enabled) for p in catalogue.procedures] == [
        ("1.000002", True),
        ("1.000003", False),
    ]
    assert catalogue.as_of == "2026-10"
    assert catalogue.procedures[0].name == "Thủ tục thử"


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ({"value": 3, "unit": "working_day", "note": None}, {"value": 3, "unit": "working_day"}),
        ({"value": None, "unit": None, "note": None}, {"needs_check": "no_term"}),
        ({"value": 3, "unit": None, "note": "không đơn vị"}, {"needs_check": "no_unit"}),
        (
            {"value": 8, "unit": "hour", "note": "không quá 8 giờ làm việc"},
            {"unit": "working_hour"},
        ),
        (
            {"value": 8, "unit": "hour", "note": None},
            {"unit": "hour", "needs_check": "hour_unsaid"},
        ),
        ({"value": 5, "unit": "day", "note": "05 ngày làm việc"}, {"needs_check": "unit_conflict"}),
        ({"value": 5, "unit": "day", "note": "(năm) 15 ngày làm việc"}, {"unit": "day"}),
        (
            {"value": 2, "unit": "day", "note": "02 (hai) ngày làm việc"},
            {"needs_check": "unit_conflict"},
        ),
        ({"value": 1, "unit": "same_day", "note": None, "cutoff_hour": 15}, {"cutoff": "15:00"}),
        (
            {
                "value": None,
                "unit": None,
                "note": None,
                "variants": [{"channel": "online", "value": 2, "unit": "hour"}],
            },
            {
                "needs_check": "several_terms",
                "variants": [
                    {"channel": "online", "value": 2, "unit": "hour", "needs_check": "hour_unsaid"}
                ],
            },
        ),
    ],
)
def test_a_doubtful_term_is_marked_and_a_clear_one_is_not(tmp_path, time, expected):
    term = record(tmp_path, processing_time=time)["handling_time"]
    assert {key: term.get(key) for key in expected} == expected
    assert ("needs_check" in term) == ("needs_check" in expected)


def paper(name: str, note: str | None = None, **case: str) -> dict[str, object]:
    return {"name": name, "original": 1, "copy": None, "note": note} | case


GLUED = "Tên tệp biểu mẫu dính ở cuối tên giấy tờ trong nguồn"


@pytest.mark.parametrize(
    ("name", "kept", "form"),
    [
        (
            "Tờ khai theo Thông tư số 67/2025/TT-BXDMẫu số 02.docx",
            "67/2025/TT-BXD",
            "Mẫu số 02.docx",
        ),
        ("Đơn ngày 26/01/2026Mau so 04.docx", "Đơn ngày 26/01/2026", "Mau so 04.docx"),
        ("Đơn (Nghị định số 99/2022/NĐ-CP).Mau 01a.pdf", "NĐ-CP).", "Mau 01a.pdf"),
        ("Đơn xin nhận con nuôi;1.nxin.doc", "Đơn xin nhận con nuôi", "1.nxin.doc"),
        ("Tờ khai của vũ trang nhân dânMau 2 NOXH.docx", "nhân dân", "Mau 2 NOXH.docx"),
        ("Đơn theo quy địnhvăn bản đề nghị.docx", "văn bản đề nghị.docx", None),
        ("Đơn đề nghị theo Mẫu số 1.", "Mẫu số 1.", None),
    ],
)
def test_a_glued_form_file_moves_into_the_note(tmp_path, name, kept, form):
    [group] = record(tmp_path, components=[paper(name, GLUED)])["components"]
    [shipped] = group["papers"]
    assert shipped["name"].endswith(kept)
    assert shipped["note"] == (f"Biểu mẫu: {form}" if form else GLUED)
    assert shipped["originals"] == 1
    assert shipped["copies"] is None


def test_papers_stand_under_their_cases_in_the_order_of_the_source(tmp_path):
    papers = [paper("A", case="Nộp"), paper("B"), paper("C\u200e  D", case="Nộp")]
    groups = record(tmp_path, components=papers)["components"]
    assert [(g.get("case"), [p["name"] for p in g["papers"]]) for g in groups] == [
        ("Nộp", ["A", "C D"]),
        (None, ["B"]),
    ]


def test_plain_result_words_serve_where_there_are_no_codes(tmp_path):
    assert record(tmp_path, result="Giấy khai sinh")["results"] == [{"name": "Giấy khai sinh"}]
    coded = [{"name": "- Biên bản", "code": "KQ.G10.1"}]
    assert record(tmp_path, result="x", results=coded)["results"] == [
        {"name": "Biên bản", "code": "KQ.G10.1"}
    ]
    assert "results" not in record(tmp_path)


def test_former_units_are_joined_again_and_remarks_dropped(tmp_path):
    places = parse_places((built(tmp_path) / "units.json").read_text("utf-8"))
    assert places.communes[0].former == (
        "Thị trấn Thanh Hà",
        "Phường A",
        "Xã D (huyện Thanh Hà)",
        "Thị trấn E (huyện G, tỉnh H)",
        "Phường 5",
    )


def test_sectors_have_their_alias_and_ministry(tmp_path):
    sectors = parse_sectors((built(tmp_path) / "sectors.json").read_text("utf-8"))
    assert [(s.name, s.ministry, s.aliases) for s in sectors] == [
        ("Hộ tịch", "Bộ Tư pháp", ()),
        ("Thành lập (hộ kinh doanh)", "Bộ Xây dựng", ("Hộ kinh doanh",)),
    ]


def test_calendar_keeps_its_rows(tmp_path):
    text = (built(tmp_path) / "work_calendar.csv").read_bytes().decode()
    assert "\r" not in text
    assert [row["name"] for row in csv.DictReader(text.splitlines())] == [
        "Làm bù",
        "Hoán đổi, nghỉ",
    ]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("2026-08-22,off,Trùng ngày,TB 1,official", "bị lặp"),
        ("2026-08-01,off,Sai thứ tự,TB 1,official", "không theo thứ tự"),
        ("2026-09-01,holiday,Lễ,TB 1,official", "loại ngày"),
        ("2026-09-01,off,Lễ,TB 1,maybe", "trạng thái"),
        ("2026-09-01,make_up,Làm bù,TB 1,official", "thứ Bảy hoặc Chủ nhật"),
        ("2026-09-01,off,Lễ,,official", "thiếu tên hoặc căn cứ"),
    ],
)
def test_a_calendar_that_cannot_be_right_stops_the_build(tmp_path, row, told):
    folder = sources(tmp_path / "in", calendar=f"{CALENDAR}{row}\r\n")
    done = run(folder, tmp_path)
    assert done.returncode == 1
    assert told in done.stderr
    assert not (tmp_path / "procedures.json").exists()


def test_a_workflow_keeps_its_steps_with_their_time_in_working_units(tmp_path):
    out = built(tmp_path)
    document = json.loads((out / "workflows.json").read_text("utf-8"))
    assert document["count"] == len(document["workflows"]) == 1
    assert document["workflows"][0]["steps"] == [
        ["Tiếp nhận", "Một cửa", "0.25 working_day"],
        ["Thẩm định", "Văn hóa - Xã hội", "1 working_day"],
        ["Trả", "", None],
    ]


def test_without_a_source_the_usage_is_told(tmp_path):
    done = run()
    assert done.returncode == 1
    assert "build_data.py SOURCE_DIR" in done.stderr
