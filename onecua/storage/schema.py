"""The schema's revisions: alembic in process, imported only when the file is not at the head."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text

from onecua.errors import StorageError
from onecua.storage.engine import make_engine
from onecua.storage.tables import PROJECTION_VERSION

if TYPE_CHECKING:
    from onecua.storage.keys import DataKey

HEAD = "0001"
"""The newest revision this program knows; a test compares it with the revisions on disk."""


def revision(connection: Connection) -> str | None:
    """Return the revision of an open file, None for a file without tables."""
    found = connection.execute(
        text("SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'")
    ).scalar_one()
    if not found:
        return None
    row = connection.execute(text("SELECT version_num FROM alembic_version")).first()
    return str(row[0]) if row else None


def refuse_newer(found: str | None, projected: int) -> None:
    """Raise `StorageError` when a newer program has written the file; nothing is touched."""
    if (found is not None and found > HEAD) or projected > PROJECTION_VERSION:
        raise StorageError(
            f"Dữ liệu này do bản onecua mới hơn ghi (bản dữ liệu {found}, bảng {projected}); "
            f"bản đang chạy chỉ hiểu đến {HEAD}/{PROJECTION_VERSION}. Cài bản onecua mới rồi mở "
            "lại; chưa có gì bị thay đổi."
        )


def migrate(path: Path, key: DataKey) -> None:
    """Bring the primary tables of a file to the head, or leave the file as it was."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    engine = make_engine(path, key)
    try:
        with engine.connect() as connection:
            # Batch rebuilds with foreign keys on delete CASCADE children without a word.
            raw = connection.connection.driver_connection
            assert raw is not None
            raw.execute("PRAGMA foreign_keys = OFF")
            with connection.begin():
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
                if broken is not None:
                    raise StorageError(
                        "Nâng cấp dữ liệu dừng lại vì có hàng mồ côi; dữ liệu vẫn như cũ. "
                        "Gửi tệp nhật ký cho người phụ trách."
                    )
    finally:
        engine.dispose()
