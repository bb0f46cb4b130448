"""The program as it is started: its own process, its exit status, nothing on its error stream."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from onecua.storage.database import exists
from onecua.ui.folder_lock import FolderLock
from onecua.ui.starting import QUIT_VARIABLE
from tests.desks import MovableClock, copied_folder, desk_in

ROOT = Path(__file__).resolve().parents[2]
SERVICES_AT_START = {
    *("anchors", "backups", "clock_choice", "clock_guard", "desk", "drafts", "facts", "folders"),
    *("last_officer", "preferences", "rulebook"),
}
NEVER_AT_START = {
    *("sqlalchemy.orm", "alembic", "openpyxl", "reportlab", "PySide6.QtPdf"),
    *("onecua.cli", "onecua.products", "onecua.printing", "onecua.reports", "onecua.exchange"),
    *("onecua.domain.catalogue", "onecua.domain.procedure", "onecua.domain.calendar_csv"),
    *("onecua.domain.summary", "onecua.domain.reminders"),
}


def start(folder, *arguments, module="onecua", option="dev"):
    return subprocess.run(
        [sys.executable, "-X", option, "-m", module, *arguments],
        cwd=ROOT,
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "LC_ALL": "C.UTF-8",  # Qt complains of any locale that is not UTF-8
            "ONECUA_DATA": str(folder),
            QUIT_VARIABLE: "1",
        },
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def assert_quiet(result):
    told = [line for line in result.stderr.splitlines() if "propagateSizeHints" not in line]
    assert told == []


def test_without_data_the_first_window_opens_and_closes(tmp_path):
    result = start(tmp_path / "data")

    assert result.returncode == 0, result.stderr
    assert_quiet(result)
    assert not exists(tmp_path / "data")


def test_with_data_the_desk_opens_and_closes(tmp_path):
    folder = copied_folder(tmp_path / "data")

    result = start(folder)

    assert result.returncode == 0, result.stderr
    assert_quiet(result)
    with desk_in(folder, MovableClock()) as desk:
        assert desk.preferences.get("exit.clean") == "1"


def test_a_start_imports_what_its_first_page_needs_and_qt_last(tmp_path):
    told = start(copied_folder(tmp_path / "data"), option="importtime").stderr.splitlines()
    names = [line.rpartition("|")[2].strip() for line in told if line.startswith("import time:")]

    services = {name.split(".")[2] for name in names if name.startswith("onecua.services.")}
    assert services == SERVICES_AT_START
    assert not NEVER_AT_START & set(names)
    assert names.index("onecua.services.folders") < names.index("PySide6.QtCore")


def test_the_folder_can_be_given_as_an_option(tmp_path):
    folder = copied_folder(tmp_path / "data")

    result = start(tmp_path / "khác", "--data", str(folder))

    assert result.returncode == 0, result.stderr
    assert not (tmp_path / "khác").exists()


def test_a_folder_that_is_open_already_ends_with_3(tmp_path):
    folder = copied_folder(tmp_path / "data")
    lock = FolderLock(folder)

    result = start(folder)
    lock.release()

    assert result.returncode == 3
    assert_quiet(result)


def test_a_lock_left_by_a_killed_window_is_taken_over(tmp_path):
    folder = copied_folder(tmp_path / "data")
    program = (
        "import os, pathlib; from onecua.ui.folder_lock import FolderLock; "
        f"lock = FolderLock(pathlib.Path({str(folder)!r})); os._exit(9)"
    )
    killed = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False)
    assert killed.returncode == 9
    assert (folder / "onecua.lock").exists()

    assert start(folder).returncode == 0


def test_unknown_options_end_with_2(tmp_path):
    from onecua import app

    with pytest.raises(SystemExit) as ended:
        app.main(["--khong-co"])

    assert ended.value.code == 2


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="screens are named by variables")
def test_a_machine_without_a_screen_is_told_what_still_works(tmp_path):
    screens = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    result = subprocess.run(
        [sys.executable, "-m", "onecua", "--data", tmp_path / "data"],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name not in screens},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert (result.returncode, result.stdout) == (3, "")
    assert result.stderr.startswith("Máy không có màn hình")
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "data").exists()
