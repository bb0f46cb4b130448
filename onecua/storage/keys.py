"""The data key of a data folder, in `keys.json` and a copy of it.

Until accounts exist the key lies in the file as it is and the status bar says so. The file is
written and fsynced in two places before the database exists (`rules.md` 19): a database whose key
was lost with a power cut would be lost with it.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onecua import files
from onecua.errors import StorageError

if TYPE_CHECKING:
    from pathlib import Path

KEYS_FILE = "keys.json"
COPY_FOLDER = "khoa-du-phong"
_FORMAT = 1
_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class DataKey:
    """The key of the database, None in the plain mode; `protected` once a password guards it."""

    raw: bytes | None
    protected: bool = False

    @property
    def is_plain(self) -> bool:
        """Tell whether the database is not encrypted."""
        return self.raw is None


def create_key(folder: Path, *, plain: bool = False) -> DataKey:
    """Make the key of a new data folder and write it in both places.

    A key that lies there already is kept: its database may have been put elsewhere for a moment.
    Raises `StorageError` when that key is of the other mode or cannot be read.
    """
    key = _kept(folder, plain=plain) or DataKey(None if plain else secrets.token_bytes(_KEY_BYTES))
    body = {
        "format": _FORMAT,
        "encryption": "none" if plain else "sqlcipher",
        "key": key.raw.hex() if key.raw else None,
        "copy": str(folder / COPY_FOLDER / KEYS_FILE),
    }
    text = json.dumps(body, indent=1).encode()
    files.ensure_folder(folder / COPY_FOLDER)
    for path in _places(folder):
        files.write_atomic(path, text, private=True)
    return key


def _kept(folder: Path, *, plain: bool) -> DataKey | None:
    places = [place for place in _places(folder) if place.exists()]
    if not places:
        return None
    found = next((key for place in places if (key := _read(place)) is not None), None)
    if found is None or found.is_plain is not plain:
        raise StorageError(
            f"Thư mục {folder} còn tệp khóa keys.json của dữ liệu khác. Chọn thư mục khác, hoặc "
            "cất tệp khóa đó vào chỗ an toàn (mất nó là mất dữ liệu) rồi làm lại."
        )
    return found


def _places(folder: Path) -> tuple[Path, Path]:
    return folder / KEYS_FILE, folder / COPY_FOLDER / KEYS_FILE


def read_key(folder: Path) -> DataKey:
    """Read the data key, from the copy when the file is missing or damaged.

    Raises `StorageError` that names both places when neither can be read.
    """
    places = _places(folder)
    for place in places:
        key = _read(place)
        if key is not None:
            return key
    raise StorageError(
        f"Không đọc được tệp khóa {places[0]} và bản sao {places[1]}. Dữ liệu không mở được nếu "
        "thiếu khóa: chép lại keys.json từ thư mục sao lưu gần nhất vào đúng chỗ rồi mở lại."
    )


def _read(place: Path) -> DataKey | None:
    if not place.is_file():
        return None
    try:
        body = json.loads(files.read_bytes(place))
        if body["encryption"] == "none":
            return DataKey(None)
        raw = bytes.fromhex(body["key"])
    except (ValueError, KeyError, TypeError):
        return None
    return DataKey(raw) if len(raw) == _KEY_BYTES else None
