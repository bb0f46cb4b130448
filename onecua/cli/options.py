"""How options are read and refused: argparse in Vietnamese."""

from __future__ import annotations

import argparse
import re
from datetime import date
from pathlib import Path
from typing import NoReturn

from onecua.errors import RuleError

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)

# What argparse says -> what a person reads; it has no catalogue for Vietnamese.
_REFUSALS = (
    (r"the following arguments are required: (.+)", r"thiếu \1"),
    (r"unrecognized arguments: (.+)", r"không có tùy chọn hay tham số \1"),
    (
        r"argument (.+?): invalid choice: '(.*)' \(choose from (.+)\)",
        r"\1 không nhận «\2», chọn một trong: \3",
    ),
    (r"argument (.+?): invalid int value: '(.*)'", r"\1 cần một số nguyên, không phải «\2»"),
    (r"argument (.+?): expected one argument", r"\1 cần một giá trị"),
    (r"argument (.+?): ignored explicit argument (.+)", r"\1 không nhận giá trị \2"),
    (r"ambiguous option: (.+) could match (.+)", r"\1 chưa rõ là tùy chọn nào: \2"),
    (r"argument (.+?): (.+)", r"\1: \2"),
)


class Parser(argparse.ArgumentParser):
    """An argument parser whose help and refusals are Vietnamese."""

    def __init__(self, *, add_help: bool = True, **settings: object) -> None:
        super().__init__(add_help=False, formatter_class=_Formatter, **settings)  # type: ignore[arg-type]
        self._positionals.title = "tham số"
        self._optionals.title = "tùy chọn"
        if add_help:
            self.add_argument("-h", "--help", action="help", help="hiện hướng dẫn này rồi thôi")

    def error(self, message: str) -> NoReturn:
        """Say how the command is written and what is wrong with this one; status 2."""
        for pattern, words in _REFUSALS:
            found = re.fullmatch(pattern, message, re.DOTALL)
            if found:
                message = found.expand(words).replace("'", "")
                break
        usage = self.format_usage()
        self.exit(2, f"{usage}Sai cú pháp: {message}. Xem {self.prog} --help.\n")


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage, actions, groups, prefix=None) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)


def file_name(text: str) -> Path:
    """Read the name of a file or folder; an empty one is an unset variable of some script."""
    if not text.strip():
        raise argparse.ArgumentTypeError("tên tệp, thư mục để trống")
    return Path(text)


def day(text: str) -> date:
    """Read `YYYY-MM-DD`; raises `RuleError`."""
    try:
        found = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:  # the shape of a date, but no day of the calendar
        found = None
    if found is None:
        raise RuleError(f"Không đọc được ngày «{text}». Ghi như 2026-11-19.")
    return found
