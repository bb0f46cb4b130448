"""The one door to the file system: whole files or none, and refusals in words.

Every write goes to a temporary file in the target's own folder, is forced to the disk and only
then takes the target's name: a power cut, a full disk or a killed program leaves the old file or
the new one, never a piece. What the operating system refuses becomes a `StorageError` whose text
says what to do.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import secrets
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

from onecua.files.refusal import damaged_copy, not_a_file, refused_read, refused_write
from onecua.files.system import (
    SystemCalls,
    calls,
    patiently,
    sync_file,
    sync_folder,
    system_calls,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = [
    "SystemCalls",
    "atomic_path",
    "copy_file",
    "ensure_folder",
    "free_space",
    "is_writable",
    "move",
    "read_bytes",
    "remove",
    "remove_leftovers",
    "remove_leftovers_of",
    "sha256",
    "system_calls",
    "write_atomic",
]

_CHUNK = 1 << 20
_LEFTOVER_SECONDS = 24 * 3600
_PREFIX, _MARK = ".onecua-", ".part"
_JOURNALS = ("-journal", "-wal", "-shm")  # what SQLite leaves beside a file it was writing
_SHARED, _PRIVATE = 0o666, 0o600


def write_atomic(path: Path, content: bytes | memoryview, *, private: bool = False) -> None:
    """Write a whole file or leave the old one; a private file is readable by its owner only."""
    with _writing(path), _temporary(path) as temporary:
        _write_new(temporary, [content], _PRIVATE if private else _SHARED)
        _publish(temporary, path)


@contextlib.contextmanager
def atomic_path(path: Path) -> Iterator[Path]:
    """Give a writer that needs a path a temporary one; after the block it takes the real name.

    Nothing exists at the temporary path yet; an exception inside the block leaves the old file.
    """
    with _writing(path), _temporary(path) as temporary:
        yield temporary
        sync_file(temporary)
        _publish(temporary, path)


def read_bytes(path: Path) -> bytes:
    """Return a whole file's content."""
    with _reading(path):
        return b"".join(_pieces(path))


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file's content in hexadecimal."""
    with _reading(path):
        return _digest(path)


def copy_file(source: Path, target: Path) -> str:
    """Copy a file, read the copy back and return the SHA-256 of both in hexadecimal."""
    digest = hashlib.sha256()

    def hashed() -> Iterator[bytes]:
        with _reading(source):
            for piece in _pieces(source):
                digest.update(piece)
                yield piece

    with _writing(target), _temporary(target) as temporary:
        _write_new(temporary, hashed(), _SHARED)
        if _digest(temporary) != digest.hexdigest():
            raise damaged_copy(source)
        _publish(temporary, target)
    return digest.hexdigest()


def move(source: Path, target: Path) -> None:
    """Rename a file within one drive, over an existing target, and force it to the disk."""
    with _writing(target):
        _publish(source, target)
        if source.parent != target.parent:
            sync_folder(source.parent)


def remove(path: Path) -> None:
    """Remove a file; one that is not there is fine."""
    with _writing(path):
        try:
            patiently(lambda: calls().unlink(path), denied_is_busy=True)
        except FileNotFoundError:
            return
        sync_folder(path.parent)


def ensure_folder(path: Path) -> None:
    """Make a folder, and those above it, where they are missing."""
    with _writing(path):
        for folder in (*reversed(path.parents), path):
            if not folder.is_dir():
                calls().mkdir(folder)
                sync_folder(folder.parent)


def free_space(path: Path) -> int:
    """Return the free bytes of the drive that holds `path`, or would hold it."""
    with _reading(path):
        present = next((place for place in (path, *path.parents) if place.exists()), path)
        return shutil.disk_usage(present).free


def is_writable(folder: Path) -> bool:
    """Tell whether files can be made in a folder, by making one: permission bits mislead."""
    try:
        with _temporary(folder / _MARK) as probe:
            _write_new(probe, [b"."], _PRIVATE)
    except OSError:
        return False
    return True


def remove_leftovers(folder: Path) -> int:
    """Remove temporary files left over a day ago by a kill or a power cut; return how many."""
    with _writing(folder / _PREFIX):
        newest = time.time() - _LEFTOVER_SECONDS
        found = [path for path in folder.glob(f"{_PREFIX}*{_MARK}*") if path.is_file()]
        old = [path for path in found if path.stat().st_mtime < newest]
        for path in old:
            calls().unlink(path)
        return len(old)


def remove_leftovers_of(path: Path) -> int:
    """Remove what a kill or a power cut left of files of this ending, however new; return how many.

    For files that one program alone writes and of which no old version may stay.
    """
    with _writing(path):
        found = list(path.parent.glob(f"{_PREFIX}*{_MARK}{path.suffix}"))
        for left in found:
            calls().unlink(left)
        if found:
            sync_folder(path.parent)
        return len(found)


@contextlib.contextmanager
def _writing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise refused_write(error, path) from error


@contextlib.contextmanager
def _reading(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise refused_read(error, path) from error


@contextlib.contextmanager
def _temporary(target: Path) -> Iterator[Path]:
    """Give a fresh name beside the target and remove whatever is left there afterwards."""
    target = _place(target)
    # The name is short (a long target name must still fit) and keeps the suffix (writers look).
    fresh = target.with_name(f"{_PREFIX}{secrets.token_hex(6)}{_MARK}{target.suffix}")
    try:
        yield fresh
    finally:
        for ending in ("", *_JOURNALS):
            # The first error is the one to tell; `remove_leftovers` gets what stays.
            with contextlib.suppress(OSError):
                calls().unlink(fresh.with_name(fresh.name + ending))


def _place(target: Path) -> Path:
    """Return where the target really lies, past a link; devices and pipes are not replaced."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if target.exists() and not target.is_file():
        raise not_a_file(target)
    return Path(os.path.realpath(target)) if target.is_symlink() else target


def _publish(temporary: Path, target: Path) -> None:
    target = _place(target)
    patiently(lambda: calls().replace(temporary, target), denied_is_busy=True)
    sync_folder(target.parent)


def _write_new(path: Path, pieces: Iterable[bytes | memoryview], mode: int) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    descriptor = patiently(lambda: calls().open(path, flags, mode))
    try:
        for piece in pieces:
            rest = memoryview(piece)
            while rest:
                rest = rest[calls().write(descriptor, rest) :]
        calls().fsync(descriptor)
    finally:
        os.close(descriptor)


def _pieces(path: Path) -> Iterator[bytes]:
    descriptor = patiently(lambda: calls().open(path, os.O_RDONLY))
    try:
        while piece := calls().read(descriptor, _CHUNK):
            yield piece
    finally:
        os.close(descriptor)


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    for piece in _pieces(path):
        digest.update(piece)
    return digest.hexdigest()
