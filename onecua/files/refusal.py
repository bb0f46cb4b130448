"""What a person reads when the file system refuses: what happened and what to do."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from onecua.errors import StorageError

if TYPE_CHECKING:
    from pathlib import Path

_FULL = (
    "Ổ đĩa đã đầy, chưa ghi được «{name}». Không có dữ liệu nào bị mất. "
    "Hãy xóa bớt tệp không cần hoặc chọn ổ khác rồi làm lại."
)
_HELD = (
    "Tệp «{name}» đang mở ở chương trình khác hoặc chỉ cho đọc. Không có dữ liệu nào bị mất. "
    "Hãy đóng tệp đó (ví dụ trong Excel) rồi làm lại."
)
_NO_RIGHT_TO_WRITE = (
    "Không có quyền ghi vào thư mục «{folder}». "
    "Hãy chọn thư mục khác hoặc nhờ người quản trị máy cấp quyền."
)
_NO_RIGHT_TO_READ = "Không có quyền đọc «{path}». Hãy nhờ người quản trị máy cấp quyền."
_MISSING = "Không tìm thấy {what}. Hãy kiểm tra USB, ổ mạng hoặc tên thư mục, tên tệp rồi làm lại."
_TOO_LONG = (
    "Tên hoặc đường dẫn của tệp quá dài: «{path}». "
    "Hãy đặt tên ngắn hơn hoặc chọn thư mục gần gốc ổ đĩa hơn."
)
_BROKEN = (
    "Ổ đĩa báo lỗi khi {verb} «{name}». "
    "Hãy ngừng nhập liệu, sao chép dữ liệu sang ổ khác và báo người quản trị máy."
)
_OTHER = (
    "Máy không {verb} được «{path}» (mã lỗi {code}). "
    "Hãy làm lại; nếu vẫn lỗi, chọn thư mục khác hoặc báo người quản trị máy."
)

_COMMON = {
    errno.EBUSY: _HELD,
    errno.ETXTBSY: _HELD,
    errno.ENOENT: _MISSING,
    errno.ENOTDIR: _MISSING,
    errno.ENODEV: _MISSING,
    errno.ENXIO: _MISSING,
    errno.ENAMETOOLONG: _TOO_LONG,
    errno.EIO: _BROKEN,
}
_WRITING = _COMMON | {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: _NO_RIGHT_TO_WRITE,
    errno.EPERM: _NO_RIGHT_TO_WRITE,
    errno.EROFS: "Ổ đĩa chứa «{folder}» chỉ cho đọc. "
    "Hãy mở khóa chống ghi của USB hoặc chọn ổ khác.",
    errno.EISDIR: "«{path}» là thư mục. Hãy đặt tên khác cho tệp.",
    errno.EEXIST: "Đã có tệp tên «{name}». Hãy đặt tên khác cho thư mục.",
}
_READING = _COMMON | {
    errno.EACCES: _NO_RIGHT_TO_READ,
    errno.EPERM: _NO_RIGHT_TO_READ,
    errno.EISDIR: "«{path}» là thư mục. Hãy chọn một tệp.",
}
# Windows codes that Python folds into EINVAL or into an errno that says less.
_WINDOWS = {
    3: errno.ENOENT,
    15: errno.ENOENT,
    19: errno.EROFS,
    21: errno.ENOENT,
    23: errno.EIO,
    32: errno.EBUSY,
    33: errno.EBUSY,
    39: errno.ENOSPC,
    53: errno.ENOENT,
    112: errno.ENOSPC,
    206: errno.ENAMETOOLONG,
    483: errno.EIO,
    1117: errno.EIO,
}


def refused_write(error: OSError, path: Path) -> StorageError:
    """Say why `path` was not written and what to do about it."""
    code = _code(error)
    sentence = _WRITING.get(code, _OTHER)
    # Denied its own name (not the temporary one beside it): another program has the file open. A
    # folder to be made has no such name yet: there it is the right that lacks.
    own = str(path) in {str(error.filename), str(error.filename2)}
    if sentence is _NO_RIGHT_TO_WRITE and own and os.path.exists(path):
        sentence = _HELD
    return _refusal(sentence, code, path, verb="ghi", what=f"thư mục «{path.parent}»")


def refused_read(error: OSError, path: Path) -> StorageError:
    """Say why `path` was not read and what to do about it."""
    code = _code(error)
    sentence = _READING.get(code, _OTHER)
    return _refusal(sentence, code, path, verb="đọc", what=f"«{path}»")


def damaged_copy(source: Path) -> StorageError:
    """Say that a copy read back differs from its source."""
    return StorageError(
        f"Bản chép của «{source.name}» không giống bản gốc: ổ đĩa hoặc USB có thể đã hỏng. "
        "Bản gốc còn nguyên. Hãy chép sang ổ khác."
    )


def not_a_file(path: Path) -> StorageError:
    """Say that a name belongs to a device or a pipe, which a file would take the place of."""
    return StorageError(f"«{path}» là thiết bị, không phải tệp. Hãy đặt tên khác cho tệp.")


def _refusal(sentence: str, code: int, path: Path, *, verb: str, what: str) -> StorageError:
    return StorageError(
        sentence.format(
            name=path.name,
            folder=path.parent,
            path=path,
            verb=verb,
            what=what,
            code=errno.errorcode.get(code, "không rõ"),
        )
    )


def _code(error: OSError) -> int:
    return _WINDOWS.get(getattr(error, "winerror", None) or 0, error.errno or 0)
