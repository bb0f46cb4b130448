"""One window for each data folder: a lock file that the system frees when the program ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QSysInfo

from onecua import files
from onecua.errors import StorageError

if TYPE_CHECKING:
    from pathlib import Path

LOCK_FILE = "onecua.lock"


class AlreadyOpenError(StorageError):
    """Another window has this data folder open."""


class FolderLock:
    """Held as long as the window is open; one left behind by a killed program is taken over.

    Raises `AlreadyOpenError`, or `StorageError` when the folder cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        files.ensure_folder(folder)
        self._file = QLockFile(str(folder / LOCK_FILE))
        self._file.setStaleLockTime(0)  # a window may stay open for days
        if self._file.tryLock(0):
            return
        if self._file.error() is QLockFile.LockError.LockFailedError:
            raise AlreadyOpenError(
                f"onecua đang mở dữ liệu {folder} trong một cửa sổ khác{self._holder()}. Chuyển "
                "sang cửa sổ đó; nếu không thấy, đăng xuất khỏi máy rồi mở lại."
            )
        raise StorageError(
            f"Thư mục dữ liệu {folder} chỉ cho đọc. Cấp quyền ghi cho thư mục này rồi mở lại."
        )

    def release(self) -> None:
        """Let another window open the folder."""
        self._file.unlock()

    def _holder(self) -> str:
        # PySide gives (process, host, program) where C++ fills in three variables.
        known = self._file.getLockInfo()
        host = str(known[1]) if isinstance(known, tuple) else ""
        return f" trên máy {host}" if host and host != QSysInfo.machineHostName() else ""
