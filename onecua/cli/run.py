"""Parse, run, and say the outcome: Vietnamese for people, one JSON document for programs.

Exit status: 0 done; 1 the request is wrong; 2 usage; 3 the machine refused.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
import traceback
from typing import TYPE_CHECKING

from onecua import __version__
from onecua.cli import commands, deadline_commands, office_commands
from onecua.cli.options import Parser, file_name
from onecua.cli.outcome import Stream, clear_progress
from onecua.errors import RuleError, RuleErrors, StorageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onecua.cli.outcome import Outcome

DONE, WRONG, REFUSED, INTERRUPTED = 0, 1, 3, 130
_OUR_FAULT = (
    "Chương trình gặp lỗi không lường trước; yêu cầu không sai. Hãy gửi đoạn chữ ở trên cho người "
    "phát triển."
)
GROUPS = (office_commands, deadline_commands, commands)


def parser() -> argparse.ArgumentParser:
    """Return the parser; `--data` and `--json` may stand before or after the command."""
    # SUPPRESS on both parsers: the inner one would otherwise overwrite what stood before the
    # command with its default, without a word.
    shared = Parser(add_help=False)
    everywhere = shared.add_argument_group("tùy chọn chung")
    everywhere.add_argument(
        "--data",
        type=file_name,
        default=argparse.SUPPRESS,
        metavar="DIR",
        help="thư mục dữ liệu (mặc định: thư mục của người dùng, hoặc ONECUA_DATA)",
    )
    everywhere.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="in một tài liệu JSON"
    )
    top = Parser(
        prog="onecua",
        parents=[shared],
        description="Bộ phận Một cửa cấp xã. Không có lệnh thì mở cửa sổ.",
    )
    top.add_argument(
        "--version",
        action="version",
        version=f"onecua {__version__}",
        help="hiện số phiên bản rồi thôi",
    )
    subparsers = top.add_subparsers(dest="command", metavar="LỆNH")
    for group in GROUPS:
        group.add(subparsers, shared)
    return top


def main(arguments: Sequence[str]) -> int:
    """Run a command and return its exit status."""
    _prepare_streams()
    top = parser()
    options = top.parse_args(list(arguments))
    if getattr(options, "run", None) is None:
        top.error("the following arguments are required: LỆNH")
    try:
        return answered(options, as_json=getattr(options, "json", False))
    except OSError as error:  # all else that a machine refuses is a `StorageError` by then
        return _unheard(error)
    except KeyboardInterrupt:
        return INTERRUPTED


def _prepare_streams() -> None:
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by the caller, or a program without a console
            setattr(sys, name, io.StringIO())
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def answered(options: argparse.Namespace, *, as_json: bool) -> int:
    """Run the command of the options, say what came of it and return the exit status."""
    try:
        outcome = options.run(options)
    except RuleErrors as error:
        status = _failed([problem.message for problem in error.problems], WRONG, as_json=as_json)
    except RuleError as error:
        status = _failed([error.message], WRONG, as_json=as_json)
    except StorageError as error:
        status = _failed([error.message], REFUSED, as_json=as_json)
    except Exception:  # a fault of ours is shown whole; Python's own status would blame the request
        traceback.print_exc()
        status = _failed([_OUR_FAULT], REFUSED, as_json=as_json)
    else:
        status = _say(outcome, as_json=as_json)
    sys.stdout.flush()
    return status


def _say(outcome: Outcome | Stream, *, as_json: bool) -> int:
    clear_progress()
    if isinstance(outcome, Stream):
        for piece in outcome.pieces:
            sys.stdout.write(piece)
        complaint = outcome.complaint()
        if complaint:
            sys.stderr.write(complaint + "\n")
        return WRONG if complaint else DONE
    if as_json:
        _write(json.dumps(outcome.document, ensure_ascii=False))
    elif outcome.words:
        _write(outcome.words)
    return DONE if outcome.ok else WRONG


def _failed(messages: list[str], status: int, *, as_json: bool) -> int:
    clear_progress()
    if as_json:
        _write(json.dumps({"error": " ".join(messages)}, ensure_ascii=False))
    for message in messages:
        sys.stderr.write(message + "\n")
    return status


def _unheard(error: OSError) -> int:
    """Return the status when the answer cannot be written; whoever closed a pipe wants no more."""
    # Python writes what is left once more when it ends, and would complain.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        return DONE
    sys.stderr.write(f"Không ghi được câu trả lời: {error.strerror}. Kiểm tra nơi nhận.\n")
    return REFUSED


def _write(text: str) -> None:
    sys.stdout.write(text.rstrip("\n") + "\n")
