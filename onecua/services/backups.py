"""A copy of the database and its keys in a second folder: now, and at close.

The copy is made with the engine's own means, opened and proven before it takes its name. Keys go
beside it, since a copy without them is lost with the PC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from onecua import files
from onecua.errors import StorageError
from onecua.services.anchors import AnchorService
from onecua.services.preferences import PreferenceService
from onecua.storage.backup import KEPT, copy_to, thin

if TYPE_CHECKING:
    from onecua.progress import Progress
    from onecua.storage.database import Database

_LAST = "backup.last"


@dataclass(frozen=True, slots=True)
class ProvenBackup:
    """A copy that was opened and checked."""

    file: Path
    made_at: datetime
    event_count: int


class BackupService:
    """Copies the data to the office's second folder."""

    def __init__(self, database: Database, folder: str) -> None:
        self._database = database
        self._folder = folder
        self._preferences = PreferenceService(database)

    @property
    def has_folder(self) -> bool:
        """Tell whether the office chose a second folder."""
        return bool(self._folder)

    def back_up(self, to: Path | None = None, progress: Progress | None = None) -> ProvenBackup:
        """Copy database and keys, prove the copy, keep the newest ones, note how far the log came.

        Raises `StorageError` when the folder cannot be written or the copy does not prove.
        """
        target = to or (Path(self._folder) if self._folder else None)
        if target is None:
            raise StorageError("Chưa chọn thư mục giữ bản sao. Chọn ở Quản trị, mục Sao lưu.")
        files.ensure_folder(target)
        now = self._database.clock()
        path = target / f"onecua-{now:%Y%m%d-%H%M%S}.db"
        if progress is not None:
            progress.step(0, 1, "Sao chép dữ liệu và thử mở bản sao")
        count = copy_to(self._database, path)
        thin(target, KEPT, path)
        AnchorService(self._database).note(target)
        made = ProvenBackup(path, now, count)
        self._preferences.set(_LAST, f"{now.isoformat()}|{path}")
        return made

    def last(self) -> tuple[datetime, str] | None:
        """Return when and where the last proven copy was made."""
        kept = self._preferences.get(_LAST)
        if not kept:
            return None
        at, _, path = kept.partition("|")
        return datetime.fromisoformat(at), path
