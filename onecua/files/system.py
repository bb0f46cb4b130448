"""The operating system's calls on files, patient with antivirus, replaceable by tests."""

from __future__ import annotations

import contextlib
import errno
import os
import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_Result = TypeVar("_Result")

# An antivirus or an indexer holds a fresh file for a moment; together 3.15 s, then it is told.
RETRY_DELAYS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6)
_BUSY = frozenset({errno.EBUSY, errno.ETXTBSY})
_SHARING_VIOLATIONS = frozenset({32, 33})
_ACCESS_DENIED = 5
# Network shares and some USB file systems cannot sync a folder: there is nothing to force there.
_FOLDER_SYNC_UNKNOWN = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EBADF})


class SystemCalls:
    """The operating system's own calls; tests put a failing or slow one in their place."""

    def open(self, path: Path, flags: int, mode: int = 0o666) -> int:
        """Open a file and return its descriptor."""
        return os.open(path, flags | getattr(os, "O_BINARY", 0), mode)

    def read(self, descriptor: int, size: int) -> bytes:
        """Read at most `size` bytes; nothing at the end of the file."""
        return os.read(descriptor, size)

    def write(self, descriptor: int, piece: memoryview) -> int:
        """Write and return how many bytes were taken, which may be fewer than given."""
        return os.write(descriptor, piece)

    def fsync(self, descriptor: int) -> None:
        """Return once the disk holds what was written."""
        os.fsync(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        """Give the source the target's name in one step."""
        os.replace(source, target)

    def unlink(self, path: Path) -> None:
        """Remove a file."""
        path.unlink()

    def mkdir(self, path: Path) -> None:
        """Make one folder; one that another process made meanwhile is fine."""
        path.mkdir(exist_ok=True)

    def sleep(self, seconds: float) -> None:
        """Wait before a refused call is tried again."""
        time.sleep(seconds)


_current = SystemCalls()


def calls() -> SystemCalls:
    """Return the calls in force."""
    return _current


@contextlib.contextmanager
def system_calls(replacement: SystemCalls) -> Iterator[None]:
    """Send every file operation of the process through `replacement` (fault injection)."""
    global _current  # noqa: PLW0603 - one seam for all threads, set by tests only
    former, _current = _current, replacement
    try:
        yield
    finally:
        _current = former


def patiently(call: Callable[[], _Result], *, denied_is_busy: bool = False) -> _Result:
    """Make a call again for up to 3.15 s while another program holds the file.

    Windows says «access denied» (5) for a target that is open elsewhere, and for a folder
    without rights as well: `denied_is_busy` waits for it too.
    """
    for delay in RETRY_DELAYS:
        try:
            return call()
        except OSError as error:
            if not _is_held(error, denied_is_busy=denied_is_busy):
                raise
        _current.sleep(delay)
    return call()


def sync_file(path: Path) -> None:
    """Force a closed file to the disk; an error is final, a second fsync would lie."""
    # Windows syncs through a handle that may write.
    descriptor = patiently(lambda: _current.open(path, os.O_RDWR))
    try:
        _current.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Force the names in a folder to the disk; Windows keeps them in its own journal."""
    if os.name == "nt":
        return
    try:
        descriptor = _current.open(folder, os.O_RDONLY)
        try:
            _current.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in _FOLDER_SYNC_UNKNOWN:
            raise


def _is_held(error: OSError, *, denied_is_busy: bool) -> bool:
    code = getattr(error, "winerror", None)
    if code is None:
        return error.errno in _BUSY
    return code in _SHARING_VIOLATIONS or (denied_is_busy and code == _ACCESS_DENIED)
