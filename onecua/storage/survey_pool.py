"""Pending votes outside the database and its backups: one sealed file of fixed-size slots.

Answers and used tokens lie in slots of their own. The file is rewritten whole at each vote, its
slots in a new random order under a fresh nonce, so that neither place, size, order nor time ties
an answer to a token. It is never backed up: a lost disk loses at most the open pool.
A copy of the live file between two votes is outside the promise (`docs/khao-sat-an-danh.md`).
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from onecua import files
from onecua.errors import RuleError, StorageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

POOL_FILE = "khao-sat.pool"
KEY_FILE = "khao-sat.key"
SLOTS = 256
SLOT_BYTES = 8_192
_MAGIC = b"OCSP1\n"
_NONCE_BYTES, _KEY_BYTES, _LENGTH_BYTES = 12, 32, 4


@dataclass(frozen=True, slots=True)
class PendingToken:
    """A token that was used and waits for the day's close."""

    token: str
    group: str


@dataclass(frozen=True, slots=True)
class PendingAnswer:
    """An answer that waits for the day's close; `key` is random and means nothing.

    `body` holds marks, answers and signs; an answer without `complete` used no token.
    """

    key: str
    group: str
    body: Mapping[str, Any]
    complete: bool = True


@dataclass(slots=True)
class PoolContent:
    """Everything in the pool; `batches` name groups whose entry into the log has begun."""

    tokens: list[PendingToken] = field(default_factory=list)
    answers: list[PendingAnswer] = field(default_factory=list)
    counters: dict[str, Any] = field(default_factory=dict)
    batches: dict[str, str] = field(default_factory=dict)


class SurveyPool:
    """Reads and rewrites the pool of one data folder.

    `being_given` is the key of the response that somebody gives in this window just now.
    """

    def __init__(self, folder: Path) -> None:
        self.being_given = ""
        self._path = folder / POOL_FILE
        self._key_path = folder / KEY_FILE

    def read(self) -> PoolContent:
        """Return what is pending; raises `StorageError` when the file was damaged."""
        if not self._path.exists():
            return PoolContent()
        if not self._key_path.exists():
            raise StorageError(f"Thiếu tệp {KEY_FILE}. {_WHAT_TO_DO}")
        slots = _opened(files.read_bytes(self._path), self._key())
        content = PoolContent()
        for slot in slots:
            _take(content, slot)
        return content

    def write(self, content: PoolContent) -> None:
        """Rewrite the pool whole; it is on the disk when this returns.

        Raises `RuleError` when an answer does not fit its slot or the pool is full.
        """
        slots = [_packed(slot) for slot in _slots(content)]
        if len(slots) > SLOTS:
            raise RuleError(
                "Đã có quá nhiều phiếu chờ. Vào Khảo sát bấm «Gộp phiếu chờ», chốt các đợt phiếu "
                "giấy, rồi làm tiếp."
            )
        slots += [_packed({}) for _ in range(SLOTS - len(slots))]
        secrets.SystemRandom().shuffle(slots)
        self.remove_leftovers()
        if content == PoolContent():
            self._renew_key()
        files.write_atomic(self._path, _sealed(b"".join(slots), self._key()), private=True)

    def remove_leftovers(self) -> None:
        """Remove what a power cut in the middle of a write left.

        It differs from the pool by one vote, which would tie that answer to its token.
        """
        files.remove_leftovers_of(self._path)

    def drop(self) -> None:
        """Remove a file that cannot be read, with its key; its slips can vote again.

        A damaged file under another name, its key beside it, would still give answers and tokens
        of a few votes to who looks for them.
        """
        for path in (self._key_path, self._path):
            files.remove(path)

    def _renew_key(self) -> None:
        """Take another key once nothing waits: this one opens no older pool the disk still holds.

        The empty file goes first, so that a stop half way leaves no pool that its key cannot open.
        """
        files.remove(self._path)
        self._make_key()

    def _make_key(self) -> None:
        files.write_atomic(self._key_path, secrets.token_bytes(_KEY_BYTES), private=True)

    def _key(self) -> bytes:
        """Return the pool's own key, made at its first use and never backed up."""
        if not self._key_path.exists():
            self._make_key()
        key = files.read_bytes(self._key_path)
        if len(key) != _KEY_BYTES:
            raise StorageError(f"Tệp {self._key_path.name} hỏng. {_WHAT_TO_DO}")
        return key


_WHAT_TO_DO = (
    "Phiếu khảo sát đang chờ gộp không đọc được; hồ sơ và kết quả đã gộp không ảnh hưởng. "
    "Vào Quản trị, mục Khảo sát, bấm «Bỏ phiếu chờ bị hỏng» để thu phiếu mới."
)


def _slots(content: PoolContent) -> list[dict[str, Any]]:
    tokens = [{"kind": "token", "token": t.token, "group": t.group} for t in content.tokens]
    answers = [
        {
            "kind": "answer",
            "key": a.key,
            "group": a.group,
            "body": dict(a.body),
            "complete": a.complete,
        }
        for a in content.answers
    ]
    shared = {"kind": "shared", "counters": content.counters, "batches": content.batches}
    return [*tokens, *answers, shared]


def _take(content: PoolContent, slot: Mapping[str, Any]) -> None:
    kind = slot.get("kind")
    if kind == "token":
        content.tokens.append(PendingToken(slot["token"], slot["group"]))
    elif kind == "answer":
        content.answers.append(
            PendingAnswer(slot["key"], slot["group"], slot["body"], slot["complete"])
        )
    elif kind == "shared":
        content.counters, content.batches = slot["counters"], slot["batches"]


def _packed(slot: Mapping[str, Any]) -> bytes:
    text = json.dumps(slot, ensure_ascii=False, separators=(",", ":")).encode()
    if len(text) > SLOT_BYTES - _LENGTH_BYTES:
        raise RuleError("Các ý kiến viết thêm dài quá. Rút gọn rồi lưu lại; phiếu chưa mất.")
    length = len(text).to_bytes(_LENGTH_BYTES, "big")
    return (length + text).ljust(SLOT_BYTES, b"\0")


def _sealed(plain: bytes, key: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(_NONCE_BYTES)
    return _MAGIC + nonce + AESGCM(key).encrypt(nonce, plain, _MAGIC)


def _opened(sealed: bytes, key: bytes) -> list[dict[str, Any]]:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    start = len(_MAGIC) + _NONCE_BYTES
    try:
        if not sealed.startswith(_MAGIC):
            raise InvalidTag
        plain = AESGCM(key).decrypt(sealed[len(_MAGIC) : start], sealed[start:], _MAGIC)
    except (InvalidTag, ValueError):
        raise StorageError(f"Tệp {POOL_FILE} hỏng hoặc bị sửa. {_WHAT_TO_DO}") from None
    return [_unpacked(plain[at : at + SLOT_BYTES]) for at in range(0, len(plain), SLOT_BYTES)]


def _unpacked(slot: bytes) -> dict[str, Any]:
    length = int.from_bytes(slot[:_LENGTH_BYTES], "big")
    found: dict[str, Any] = json.loads(slot[_LENGTH_BYTES : _LENGTH_BYTES + length])
    return found
