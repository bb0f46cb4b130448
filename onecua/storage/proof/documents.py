"""Documents kept whole: each is what its name, the SHA-256 of it, says."""

from __future__ import annotations

import hashlib
import zlib
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text

from onecua.domain.event import Kind
from onecua.domain.integrity import Area, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS = {
    str(Kind.CATALOGUE_ADOPTED): "danh mục thủ tục",
    str(Kind.CALENDAR_ADOPTED): "lịch làm việc",
    str(Kind.QUESTIONNAIRE_ADOPTED): "mẫu phiếu khảo sát",
}
_ADOPTED = (
    "SELECT DISTINCT kind, json_extract(body, '$.sha256') FROM event "
    "WHERE kind IN (:a, :b, :c) AND json_valid(body)"
)


def broken_documents(connection: Connection) -> Iterator[tuple[str, Finding]]:
    """Yield the SHA-256 of every document that was changed or is missing, with its finding."""
    kept: set[str] = set()
    rows = connection.exec_driver_sql("SELECT sha256, kind, content FROM document")
    for sha256, kind, content in rows:
        name = sha256.hex() if isinstance(sha256, bytes) else str(sha256)
        kept.add(name)
        if hashlib.sha256(_unpacked(content)).digest() != sha256:
            what = _WORDS.get(kind, kind)
            words = f"Tệp {what} {name[:12]} trong cơ sở dữ liệu đã bị sửa."
            yield name, Finding(words, Area.DOCUMENT, field=what)
    kinds = dict(zip("abc", _WORDS, strict=True))
    for kind, sha256 in connection.execute(text(_ADOPTED), kinds):
        name = str(sha256 or "")
        if name and name not in kept:
            words = f"Mất tệp {_WORDS[kind]} {name[:12]} mà nhật ký đã áp dụng."
            yield name, Finding(words, Area.DOCUMENT, field=_WORDS[kind])


def _unpacked(content: object) -> bytes:
    try:
        return zlib.decompress(content) if isinstance(content, bytes) else b""
    except zlib.error:
        return b""
