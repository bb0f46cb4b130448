"""The log of our own bugs: kinds of errors and places in our code, never a value."""

from __future__ import annotations

import platform
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion

import onecua
from onecua import files
from onecua.clock import vietnam_now

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from onecua.clock import Clock

NAME = "onecua-loi.log"
_MOST_BYTES = 256 * 1024
_PACKAGE = Path(onecua.__file__).resolve().parent


class FailureLog:
    """One file in a folder; beyond 256 kB its older half goes."""

    def __init__(self, folder: Path, clock: Clock = vietnam_now) -> None:
        self.path = folder / NAME
        self._clock = clock

    def report(self, error: BaseException) -> str:
        """Return what may leave the office: kinds, places and versions, no message, no value."""
        lines = [f"{self._clock():%Y-%m-%d %H:%M:%S} {_versions()}"]
        for link in _chain(error):
            lines.append(f"{type(link).__module__}.{type(link).__qualname__}")
            lines += [f"  {place}" for place in _places(link.__traceback__)]
        return "\n".join(lines)

    def append(self, report: str) -> None:
        """Add a report; `StorageError` when the folder cannot be written."""
        files.ensure_folder(self.path.parent)
        before = files.read_bytes(self.path) if self.path.exists() else b""
        content = before + report.encode() + b"\n\n"
        if len(content) > _MOST_BYTES:
            content = content[-_MOST_BYTES // 2 :].partition(b"\n\n")[2]
        files.write_atomic(self.path, content)


def _versions() -> str:
    python = ".".join(str(part) for part in sys.version_info[:3])
    return f"Python {python}, Qt {qVersion()}, {platform.system()} {platform.release()}"


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield link
        link = link.__cause__ or link.__context__


def _places(trace: TracebackType | None) -> Iterator[str]:
    for frame in traceback.extract_tb(trace):
        path = Path(frame.filename)
        if path.is_relative_to(_PACKAGE):
            yield f"{path.relative_to(_PACKAGE).as_posix()}:{frame.lineno} {frame.name}"
        else:
            yield f"(ngoài onecua) {frame.name}"
