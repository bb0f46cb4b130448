"""Parse, run, and say the outcome: Vietnamese for people, one JSON document for programs.

Exit status: 0 done; 1 the request is wrong; 2 usage; 3 the machine refused.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from onecua import __version__
from onecua.cli import commands, deadline_commands, office_commands
from onecua.errors import RuleError, RuleErrors, StorageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onecua.cli.outcome import Outcome

DONE, WRONG, USAGE, REFUSED = 0, 1, 2, 3
GROUPS = (office_commands, deadline_commands, commands)


def parser() -> argparse.ArgumentParser:
    """Return the parser; `--data` and `--json` may stand before or after the command."""
    # SUPPRESS on both parsers: the inner one would otherwise overwrite what stood before the
    # command with its default, without a word.
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--data",
        type=Path,
        default=argparse.SUPPRESS,
        metavar="DIR",
        help="thư mục dữ liệu (mặc định: thư mục của người dùng, hoặc ONECUA_DATA)",
    )
    shared.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="in một tài liệu JSON"
    )
    top = argparse.ArgumentParser(
        prog="onecua",
        parents=[shared],
        description="Bộ phận Một cửa cấp xã. Không có lệnh thì mở cửa sổ.",
    )
    top.add_argument("--version", action="version", version=f"onecua {__version__}")
    subparsers = top.add_subparsers(dest="command", metavar="LỆNH")
    for group in GROUPS:
        group.add(subparsers, shared)
    return top


def has_command(arguments: Sequence[str]) -> bool:
    """Tell whether the arguments name a command or ask for help, and not just for the window."""
    waiting = False
    for argument in arguments:
        if waiting:
            waiting = False
        elif argument == "--data":
            waiting = True
        elif not argument.startswith("--data="):
            return True
    return False


def main(arguments: Sequence[str]) -> int:
    """Run a command and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    options = parser().parse_args(list(arguments))
    if getattr(options, "run", None) is None:
        parser().print_usage(sys.stderr)
        return USAGE
    as_json = getattr(options, "json", False)
    try:
        outcome = options.run(options)
    except RuleErrors as error:
        return _failed([problem.message for problem in error.problems], WRONG, as_json=as_json)
    except RuleError as error:
        return _failed([error.message], WRONG, as_json=as_json)
    except StorageError as error:
        return _failed([error.message], REFUSED, as_json=as_json)
    return _say(outcome, as_json=as_json)


def _say(outcome: Outcome, *, as_json: bool) -> int:
    if as_json:
        _write(json.dumps(outcome.document, ensure_ascii=False))
    elif outcome.words:
        _write(outcome.words)
    return DONE if outcome.ok else WRONG


def _failed(messages: list[str], status: int, *, as_json: bool) -> int:
    if as_json:
        _write(json.dumps({"error": " ".join(messages)}, ensure_ascii=False))
    for message in messages:
        sys.stderr.write(message + "\n")
    return status


def _write(text: str) -> None:
    sys.stdout.write(text.rstrip("\n") + "\n")
