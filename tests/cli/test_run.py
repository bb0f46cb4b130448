"""The command line as an outside contract: statuses, JSON alone on standard output, no Qt."""

import argparse
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from onecua import __version__, cli
from onecua.__main__ import has_command
from onecua.cli.run import answered

ROOT = Path(__file__).parents[2]
INIT = (
    "init", "--office-name", "UBND xã Thanh Hà", "--unit-code", "H24.119",
    "--province", "Hải Phòng", "--commune", "Thanh Hà",
)  # fmt: skip
DEADLINE = ("deadline", "--received", "2026-11-19T15:30", "--time", "3 working_day")


def onecua(*arguments, **options):
    """Run the program as somebody else's script does."""
    return subprocess.run(
        [sys.executable, "-m", "onecua", *map(str, arguments)],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        env={**os.environ, **options.pop("env", {})},
        **options,
    )


def imported_by(*arguments):
    """Return the names of all modules that a command has imported when it has succeeded."""
    program = (
        "import sys; from onecua import cli;"
        f"status = cli.main({list(arguments)!r});"
        "print(' '.join(sys.modules));"
        "sys.exit(status)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    return set(ended.stdout.splitlines()[-1].split())


def in_process(capsys, *arguments):
    """Run a command here and return its status, its output and its errors."""
    try:
        status = cli.main([str(argument) for argument in arguments])
    except SystemExit as ended:
        status = ended.code
    said = capsys.readouterr()
    return status, said.out, said.err


def document(capsys, *arguments, status=0):
    """Run a command with --json and return its one document."""
    found, out, _err = in_process(capsys, *arguments, "--json")
    assert found == status
    return json.loads(out)


def test_a_script_reads_one_json_document_and_nothing_else():
    ended = onecua(*DEADLINE, "--json")
    assert ended.returncode == 0
    assert ended.stderr == ""
    assert ended.stdout.count("\n") == 1
    assert json.loads(ended.stdout)["due_at"] == "2026-11-25T17:00"


def test_a_script_gets_status_1_for_a_wrong_request_and_the_reason_on_both_streams():
    ended = onecua("card", "không phải thẻ", "--json")
    assert ended.returncode == 1
    assert json.loads(ended.stdout)["error"] in ended.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("khong-co-lenh",),
        ("deadline",),
        ("deadline", "--received", "2026-11-19T15:30", "--time", "3 working_day", "--model", "x"),
        ("report",),
        ("report", "monthly"),
        ("receipt",),
        ("init", "--counter", "hai"),
        ("--json",),
    ],
)
def test_a_wrong_usage_is_status_2_and_leaves_standard_output_empty(capsys, arguments):
    status, out, err = in_process(capsys, *arguments)
    assert (status, out) == (2, "")
    assert err


def test_status_3_when_the_machine_refuses(capsys, tmp_path):
    target = tmp_path / "khong-co" / "a.xlsx"
    assert in_process(capsys, *INIT, "--data", tmp_path / "d")[0] == 0
    report = ("report", "monthly", "--month", "2026-10", "--out", target)
    status, out, err = in_process(capsys, "--data", tmp_path / "d", *report)
    assert (status, out) == (3, "")
    assert "khong-co" in err


def test_options_may_stand_before_or_after_the_command(capsys, tmp_path):
    for place, arguments in enumerate(
        [
            ("--data", tmp_path / "0", "--json", *INIT),
            (*INIT, "--data", tmp_path / "1", "--json"),
            ("--json", *INIT, "--data", tmp_path / "2"),
            (f"--data={tmp_path / '3'}", *INIT, "--json"),
        ]
    ):
        status, out, _err = in_process(capsys, *arguments)
        assert status == 0
        assert json.loads(out)["data"] == str(tmp_path / str(place))


def test_the_data_folder_is_the_given_one_then_the_variable(capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("ONECUA_DATA", str(tmp_path / "variable"))
    assert document(capsys, *INIT)["data"] == str(tmp_path / "variable")
    given = document(capsys, *INIT, "--data", tmp_path / "given")
    assert given["data"] == str(tmp_path / "given")


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        ((), False),
        (("--data", "x"), False),
        (("--data=x",), False),
        (("check",), True),
        (("--data", "x", "check"), True),
        (("--help",), True),
        (("--version",), True),
    ],
)
def test_only_without_a_command_does_the_window_open(arguments, command):
    assert has_command(arguments) is command


def test_the_version_is_that_of_the_changelog(capsys):
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert __version__ == re.search(r"^## ([\d.]+)", changes, re.MULTILINE)[1]
    assert in_process(capsys, "--version")[:2] == (0, f"onecua {__version__}\n")


def test_every_command_imports_no_qt_and_shows_no_window():
    assert not [name for name in imported_by(*DEADLINE) if name.startswith("PySide6")]


def test_an_output_that_cannot_show_vietnamese_does_not_end_the_program():
    ended = onecua(*DEADLINE, env={"PYTHONIOENCODING": "ascii"})
    assert ended.returncode == 0
    assert "Hẹn trả: 17:00" in ended.stdout


def test_a_command_without_a_folder_starts_without_the_database():
    heavy = {"sqlalchemy", "sqlcipher3", "sqlite3", "openpyxl", "reportlab", "lxml"}
    assert not heavy & imported_by(*DEADLINE)


@pytest.mark.skipif(os.name == "nt", reason="a shell with pipes")
@pytest.mark.parametrize("as_json", ["", "--json"])
def test_whoever_reads_only_the_beginning_hears_no_complaint(tmp_path, as_json):
    rows = tmp_path / "rows.csv"
    rows.write_text("received,time\n" + "2026-11-19T15:30,3 working_day\n" * 3_000)
    line = f"'{sys.executable}' -m onecua deadline-batch '{rows}' {as_json} | head -c 5; "
    ended = subprocess.run(
        ["bash", "-c", line + 'echo " ${PIPESTATUS[0]}"'],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ended.stderr == ""
    assert ended.stdout in ("recei 0\n", '[{"du 0\n')


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no device that is always full")
@pytest.mark.parametrize("as_json", [(), ("--json",)])
def test_an_answer_that_cannot_be_written_is_the_machines_word(as_json):
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "onecua", *DEADLINE, *as_json],
            check=False,
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            timeout=60,
        )
    assert ended.returncode == 3
    assert ended.stderr.startswith("Không ghi được câu trả lời")
    assert "Traceback" not in ended.stderr


@pytest.mark.skipif(os.name == "nt", reason="a shell that closes a stream")
def test_a_closed_output_is_no_fault():
    line = shlex.join([sys.executable, "-m", "onecua", *DEADLINE]) + " >&- 2>&-"
    assert subprocess.run(["bash", "-c", line], check=False, cwd=ROOT, timeout=60).returncode == 0


def test_a_fault_of_ours_is_shown_whole_and_blames_nobody(capsys):
    def fault(_options):
        raise ZeroDivisionError("chia cho không")

    status = answered(argparse.Namespace(run=fault), as_json=True)
    said = capsys.readouterr()
    assert status == 3
    assert "yêu cầu không sai" in json.loads(said.out)["error"]
    assert "ZeroDivisionError: chia cho không" in said.err


@pytest.mark.skipif(not Path("/dev/pts/ptmx").exists(), reason="no terminals on this machine")
def test_the_progress_on_a_terminal_leaves_the_line_to_the_answer(tmp_path):
    import pty

    master, slave = pty.openpty()
    ended = subprocess.run(
        [sys.executable, "-m", "onecua", "demo", "--dossiers", "50", "--data", tmp_path / "mau",
         "--from", "2026-10-01", "--to", "2026-11-14"],
        check=False, cwd=ROOT, stdout=subprocess.PIPE, stderr=slave, timeout=120,
    )  # fmt: skip
    os.close(slave)
    shown = os.read(master, 1_000_000).decode()
    os.close(master)
    assert ended.returncode == 0
    lines = shown.split("\r")
    assert any("100 %" in line for line in lines)
    assert lines[-1] == ""
    assert lines[-2].strip() == ""
    assert len({len(line) for line in lines[1:-1]}) == 1
