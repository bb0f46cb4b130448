"""Help and refusals of the parser: Vietnamese, every option explained, nothing empty taken."""

import argparse
import re

import pytest

from onecua.cli.run import parser
from tests.cli.test_run import INIT, in_process

ENGLISH = re.compile(r"usage:|error:|options:|positional|show this|invalid|required|expected")


def parsers(top):
    """Return the parser of every command, with its name."""
    found = []
    for action in top._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                found += [(inner.prog, inner), *parsers(inner)]
    return found


COMMANDS = [("onecua", parser()), *parsers(parser())]


@pytest.mark.parametrize(("name", "command"), COMMANDS, ids=[name for name, _ in COMMANDS])
def test_every_option_is_explained_in_vietnamese(name, command):
    for action in command._actions:
        if not isinstance(action, argparse._SubParsersAction):
            assert action.help, (name, action.dest)
    assert ENGLISH.search(command.format_help()) is None
    assert command.format_help().count("tùy chọn:") == 1


REFUSALS = [
    (("freeze",), "LỆNH không nhận «freeze», chọn một trong: init, demo"),
    (("report", "quarterly", "--quarter", "2026-Q3"), "LOẠI không nhận «quarterly»"),
    (("restore", "a.zip"), "«restore»"),
    (("deadline", "--time", "3 working_day"), "thiếu --received"),
    (("demo", "--dossiers", "ba"), "--dossiers cần một số nguyên, không phải «ba»"),
    (("check", "--khong-co"), "không có tùy chọn hay tham số --khong-co"),
    (("deadline", "--received"), "--received cần một giá trị"),
    (("check", "--json=1"), "--json không nhận giá trị 1"),
    (("init", "--c", "1"), "--c chưa rõ là tùy chọn nào: --commune, --counter"),
    (("--json",), "thiếu LỆNH"),
    ((), "thiếu LỆNH"),
]


@pytest.mark.parametrize(("arguments", "words"), REFUSALS)
def test_a_wrong_usage_is_told_in_vietnamese(capsys, arguments, words):
    status, out, err = in_process(capsys, *arguments)
    assert (status, out) == (2, "")
    assert words in err
    assert err.startswith("Cách dùng: onecua")
    assert ENGLISH.search(err) is None


@pytest.mark.parametrize(
    "arguments",
    [
        (*INIT, "--data", ""),
        ("demo", "--data", " "),
        ("report", "monthly", "--month", "2026-10", "--out", ""),
        ("deadline-batch", ""),
    ],
)
def test_the_empty_name_of_an_unset_variable_writes_nothing(
    capsys, tmp_path, monkeypatch, arguments
):
    monkeypatch.chdir(tmp_path)
    status, _out, err = in_process(capsys, *arguments)
    assert status == 2
    assert "để trống" in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("day", ["2026-13-01", "1/1/2026", "20260101", "2026-W01-1", "", "hôm nay"])
@pytest.mark.parametrize("option", ["--from", "--to"])
def test_a_day_that_is_none_is_a_wrong_request(capsys, tmp_path, option, day):
    status, out, err = in_process(capsys, "demo", option, day, "--data", tmp_path / "mau")
    assert (status, out) == (1, "")
    assert "Ghi như 2026-11-19" in err
    assert list(tmp_path.iterdir()) == []
