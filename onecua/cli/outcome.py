"""What a command has to say, and how far long work is on a terminal."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Any

from onecua.progress import Progress


@dataclass(frozen=True, slots=True)
class Outcome:
    """The words for a person, the document for a program, and whether all is well."""

    words: str
    document: Any
    ok: bool = True


def terminal_progress() -> Progress:
    """Return progress on standard error when it is a terminal, else a silent one."""
    if not sys.stderr.isatty():
        return Progress()

    def show(done: int, total: int, what: str) -> None:
        share = f"{100 * done // total:3d} %" if total else f"{done}"
        sys.stderr.write(f"\r{what} {share}   ")
        sys.stderr.flush()

    return Progress(show)
