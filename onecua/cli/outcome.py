"""What a command has to say, and how far long work is on a terminal."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onecua.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, slots=True)
class Outcome:
    """The words for a person, the document for a program, and whether all is well."""

    words: str
    document: Any
    ok: bool = True


@dataclass(frozen=True, slots=True)
class Stream:
    """An outcome too long to hold at once; what is wrong with it is known after the last piece."""

    pieces: Iterator[str]
    complaint: Callable[[], str]


_WIDTH = 70


def terminal_progress() -> Progress:
    """Return progress on standard error when it is a terminal, else a silent one."""
    if not sys.stderr.isatty():
        return Progress()

    def show(done: int, total: int, what: str) -> None:
        share = f"{100 * done // total:3d} %" if total else f"{done}"
        sys.stderr.write(f"\r{f'{what} {share}':<{_WIDTH}}")
        sys.stderr.flush()

    return Progress(show)


def clear_progress() -> None:
    """Take the line of the progress away, so that the answer has a line of its own."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{'':<{_WIDTH}}\r")
        sys.stderr.flush()
