"""The frozen program of `python3 run.py build`, started as an office would: nothing else around."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from onecua.clock import vietnam_now
from tests.desks import desk_in, receive
from tests.votes import closed_batches, vote

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist" / "onecua"
ENDING = ".exe" if sys.platform == "win32" else ""
MEGABYTE = 1_000_000

pytestmark = pytest.mark.frozen


@pytest.fixture(autouse=True)
def _built() -> None:
    starter = DIST / f"onecua{ENDING}"
    if not starter.exists():
        pytest.skip("no frozen program here; python3 run.py build makes it")
    sources = [*(ROOT / "onecua").rglob("*.py"), ROOT / "build.spec"]
    if max(path.stat().st_mtime for path in sources) > starter.stat().st_mtime:
        pytest.skip("the frozen program is older than its sources; python3 run.py build")


def start(
    folder: Path, *arguments: str, program: str = "onecua", **environ: str
) -> subprocess.CompletedProcess[str]:
    """Start the frozen program in a foreign folder with hardly any environment."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if name in os.environ}
    return subprocess.run(
        [DIST / f"{program}{ENDING}", *arguments],
        cwd=folder,
        env={**kept, "HOME": str(folder), "ONECUA_DATA": str(folder / "data"), **environ},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def answer(folder: Path, *arguments: str) -> dict[str, object]:
    result = start(folder, *arguments, "--json")
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def test_a_due_instant_is_computed_with_the_shipped_calendar(tmp_path):
    found = answer(
        tmp_path, "deadline", "--received", "2026-11-19T15:30", "--time", "3 working_day"
    )

    # 24/11/2026 is a day off: only the shipped calendar knows.
    assert found["due_at"] == "2026-11-25T17:00"


def test_a_wrong_request_says_so_in_vietnamese_even_without_a_locale(tmp_path):
    result = start(
        tmp_path, "deadline", "--received", "hôm qua", "--time", "3 working_day", LC_ALL="C"
    )

    assert result.returncode == 1
    assert re.search("[ăâđêôơưạảấầẩẫậ]", result.stderr)
    assert "Traceback" not in result.stderr


def test_a_fictitious_office_gives_a_paper_and_a_report(tmp_path):
    period = ("--from", "2026-10-01", "--to", "2026-11-14")
    assert answer(tmp_path, "demo", "--dossiers", "30", *period, "--seed", "7")["dossiers"] == 30

    paper, report = tmp_path / "giay.pdf", tmp_path / "bc.xlsx"
    answer(tmp_path, "report", "monthly", "--month", "2026-11", "--out", str(report))
    code = first_code(report)
    assert answer(tmp_path, "receipt", code, "--out", str(paper))["pages"]

    assert paper.read_bytes().startswith(b"%PDF")
    assert "II.06a" in load_workbook(report).sheetnames
    assert answer(tmp_path, "check")["ok"] is True


def first_code(report: Path) -> str:
    sheet = load_workbook(report, read_only=True)["Hồ sơ"]
    texts = [str(cell) for row in sheet.values for cell in row if cell]
    return next(text for text in texts if re.fullmatch(r"[A-Z]\d+(\.\d+)*-\d{6}-\d+", text))


def test_the_window_opens_the_sealed_pool_of_answers_and_closes_the_day(tmp_path):
    place = ("--province", "Hải Phòng", "--commune", "Thanh Hà", "--unit-code", "H24.119")
    answer(tmp_path, "init", "--office-name", "UBND xã Thanh Hà", *place)
    with desk_in(tmp_path / "data", vietnam_now) as desk:
        for _ in range(6):
            vote(desk, receive(desk))
        assert len(desk.survey_pool.read().answers) == 6

    result = start(tmp_path, QT_QPA_PLATFORM="offscreen", ONECUA_QUIT_AFTER_START="1")

    assert result.returncode == 0, result.stderr
    with desk_in(tmp_path / "data", vietnam_now) as desk:
        assert desk.survey_pool.read().answers == []
        assert [len(batch.answers) for batch in closed_batches(desk)] == [6]


@pytest.mark.parametrize("program", ["onecua", "onecua-window"])
def test_the_window_opens_and_closes(program, tmp_path):
    result = start(
        tmp_path, program=program, QT_QPA_PLATFORM="offscreen", ONECUA_QUIT_AFTER_START="1"
    )

    assert result.returncode == 0, result.stderr
    assert "Traceback" not in result.stderr


def test_what_the_program_needs_is_inside_and_nothing_heavy_besides():
    names = {path.relative_to(DIST).as_posix() for path in DIST.rglob("*") if path.is_file()}
    size = sum((DIST / name).stat().st_size for name in names if not (DIST / name).is_symlink())

    assert "_internal/resources/data/procedures.json" in names
    assert any(name.startswith("_internal/forms/papers/") for name in names)
    assert any(re.search(r"storage/migrations/versions/0001_\w+\.py$", name) for name in names)
    assert [name for name in names if re.search("opengl32sw|Qt6?Qml|Qt6?Quick|pytest", name)] == []
    assert size < 300 * MEGABYTE
