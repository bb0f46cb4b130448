"""Whether a folder can hold the copies, and what is worth knowing about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua import files
from onecua.domain.vietnamese import decimal_comma
from onecua.errors import RuleError

if TYPE_CHECKING:
    from pathlib import Path

_COPIES_OF_ROOM = 3
_GIGABYTE = 1 << 30
FIELD = "backup_folder"


def check_folder(folder: Path, data: Path) -> None:
    """Make the folder where it is missing; raises `RuleError` when copies cannot lie in it.

    `data` is the database that will be copied.
    """
    if not folder.is_absolute():
        raise RuleError("Ghi đường dẫn đầy đủ, hoặc bấm «Chọn…» để chỉ thư mục.", FIELD)
    if folder.resolve().is_relative_to(data.parent.resolve()):
        raise RuleError(
            "Thư mục này nằm trong thư mục dữ liệu: hỏng ổ là mất cả hai. Chọn ổ khác.", FIELD
        )
    files.ensure_folder(folder)
    if not files.is_writable(folder):
        raise RuleError("Không ghi được vào thư mục này. Chọn thư mục khác.", FIELD)
    needed = _COPIES_OF_ROOM * data.stat().st_size
    if files.free_space(folder) < needed:
        raise RuleError(
            f"Ổ này chỉ còn {_gigabytes(files.free_space(folder))}, cần ít nhất "
            f"{_gigabytes(needed)} cho {_COPIES_OF_ROOM} bản sao. Chọn ổ khác.",
            FIELD,
        )


def room_words(folder: Path) -> str:
    """Return how much room there is."""
    return f"Còn trống {_gigabytes(files.free_space(folder))}"


def same_drive(folder: Path, data: Path) -> bool:
    """Tell whether copies would lie on the drive of the data and be lost with it."""
    present = next(place for place in (folder, *folder.parents) if place.exists())
    return present.stat().st_dev == data.stat().st_dev


def _gigabytes(size: int) -> str:
    return f"{decimal_comma(size / _GIGABYTE, 1)} GB"
