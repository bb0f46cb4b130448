"""A file system that fails when a test says so."""

from __future__ import annotations

import errno
import os
from collections import Counter
from typing import TYPE_CHECKING

from onecua import files

if TYPE_CHECKING:
    from pathlib import Path

OLD, NEW = b"old content " * 700, b"new content, longer than before " * 900


class FaultyCalls(files.SystemCalls):
    """Fails the k-th of the counted calls and all after it, takes short writes, never sleeps."""

    def __init__(self, kinds: str = "open write fsync replace", *, fail_at: int = 0) -> None:
        self.kinds = frozenset(kinds.split())
        self.fail_at = fail_at
        self.error: OSError = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self.lasts = 1_000_000
        self.counted = 0
        self.slept = 0.0
        self.seen: Counter[str] = Counter()

    def _count(self, kind: str) -> None:
        self.seen[kind] += 1
        if kind not in self.kinds:
            return
        self.counted += 1
        if self.fail_at and self.fail_at <= self.counted < self.fail_at + self.lasts:
            raise self.error

    def open(self, path: Path, flags: int, mode: int = 0o666) -> int:
        self._count("open")
        return super().open(path, flags, mode)

    def write(self, descriptor: int, piece: memoryview) -> int:
        self._count("write")
        return super().write(descriptor, piece[:4096])

    def fsync(self, descriptor: int) -> None:
        self._count("fsync")
        super().fsync(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        self._count("replace")
        super().replace(source, target)

    def sleep(self, seconds: float) -> None:
        self.slept += seconds


def held_error(winerror: int) -> OSError:
    """Build what Windows raises when another program holds a file."""
    error = PermissionError(errno.EACCES, "held")
    error.winerror = winerror  # type: ignore[attr-defined, unused-ignore]
    return error


def write_plain(target: Path) -> None:
    files.write_atomic(target, NEW)


def write_through_path(target: Path) -> None:
    with files.atomic_path(target) as temporary:
        temporary.write_bytes(NEW)


def write_copy(target: Path) -> None:
    source = target.parent.parent / "source"
    source.write_bytes(NEW)
    files.copy_file(source, target)


WRITERS = [write_plain, write_through_path, write_copy]
