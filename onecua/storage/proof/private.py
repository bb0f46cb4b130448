"""Personal values and free text against the commitments that the log holds of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select, text

from onecua.domain.event import DOSSIER_KINDS, commit
from onecua.domain.integrity import Area, Finding, Findings
from onecua.storage.proof.names import Names, of_dossier, sentence
from onecua.storage.tables import PRIVATE_VALUE

if TYPE_CHECKING:
    from collections.abc import Iterable

_PART = 500
_SOUGHT = 100
"""So many broken values are traced to what they belong to; the rest are counted."""

Raw = tuple[bytes, object, object]


def sound_values(
    connection: Connection, commitments: Iterable[bytes]
) -> dict[bytes, dict[str, Any]]:
    """Return the values that are what the log says; erased ones are empty, broken ones left out."""
    wanted = list(dict.fromkeys(commitments))
    found: dict[bytes, dict[str, Any]] = {}
    for start in range(0, len(wanted), _PART):
        rows = connection.execute(
            select(PRIVATE_VALUE.c.commitment, PRIVATE_VALUE.c.salt, PRIVATE_VALUE.c.value).where(
                PRIVATE_VALUE.c.commitment.in_(wanted[start : start + _PART])
            )
        )
        for commitment, salt, value in rows:
            if value is None:
                found[commitment] = {}
            elif _is_sound(commitment, salt, value):
                found[commitment] = json.loads(value)
    return found


def _is_sound(commitment: bytes, salt: object, value: object) -> bool:
    if not isinstance(salt, bytes) or not isinstance(value, str):
        return False
    return commit(value, salt) == commitment


def private_findings(connection: Connection, findings: Findings) -> None:
    """Tell the values that were changed, emptied without a word, or taken away."""
    broken: dict[bytes, str] = {}
    count = 0
    rows = connection.exec_driver_sql(
        "SELECT commitment, salt, value, erased_at FROM private_value",
        execution_options={"yield_per": 5_000},
    )
    for commitment, salt, value, erased_at in rows:
        gone = value is None
        if (gone and erased_at is None) or (not gone and not _is_sound(commitment, salt, value)):
            count += 1
            if len(broken) < _SOUGHT:
                broken[commitment] = "đã bị xóa bằng tay" if gone else "đã bị sửa sau khi ghi"
    if broken:
        _trace(connection, broken, findings)
    findings.leave_out(Area.PRIVATE, count - len(broken))
    _missing(connection, findings)


def _trace(connection: Connection, broken: dict[bytes, str], findings: Findings) -> None:
    """Name what each broken value belongs to: a dossier's owner, or an entry's reason or note."""
    names, told = Names(connection), set()
    query = text(
        "SELECT seq, kind, ref, commitment FROM event WHERE commitment IS NOT NULL "
        "AND hex(commitment) IN (SELECT value FROM json_each(:broken))"
    )
    given = {"broken": json.dumps([each.hex().upper() for each in broken])}
    for seq, kind, ref, commitment in connection.execute(query, given).fetchall():
        told.add(commitment)
        if kind in DOSSIER_KINDS:
            findings.add(_note(names, seq, ref, broken[commitment]))
        else:
            findings.add(*_person(connection, names, seq, commitment, broken[commitment]))
    for commitment, what in broken.items():
        if commitment not in told:
            words = f"Thông tin riêng {commitment.hex()[:8]} không thuộc sự kiện nào, {what}."
            findings.add(Finding(words, Area.PRIVATE))


def _note(names: Names, seq: int, ref: bytes, what: str) -> Finding:
    dossier, code = names.known(ref)
    words = f"{of_dossier(code)}lý do, ghi chú kèm sự kiện số {seq} {what}."
    return Finding(sentence(words), Area.PRIVATE, dossier=dossier, code=code, field="lý do")


def _person(
    connection: Connection, names: Names, seq: int, commitment: bytes, what: str
) -> Iterable[Finding]:
    owned = text("SELECT id, owner_name FROM dossier WHERE owner = :it LIMIT 20")
    rows = connection.execute(owned, {"it": commitment}).fetchall()
    if not rows:
        words = (
            f"Thông tin riêng {commitment.hex()[:8]} kèm sự kiện số {seq} {what}: không khớp với "
            "nhật ký."
        )
        yield Finding(words, Area.PRIVATE)
    for identity, owner_name in rows:
        dossier, code = names.known(identity)
        words = (
            f"{of_dossier(code)}thông tin người nộp {what}, không khớp với nhật ký; bảng còn ghi "
            f"chủ hồ sơ là «{owner_name}»."
        )
        field = "thông tin người nộp"
        yield Finding(sentence(words), Area.PRIVATE, dossier=dossier, code=code, field=field)


def _missing(connection: Connection, findings: Findings) -> None:
    query = text(
        "SELECT e.seq, e.kind, e.ref FROM event e LEFT JOIN private_value p "
        "ON p.commitment = e.commitment WHERE e.commitment IS NOT NULL AND p.commitment IS NULL"
    )
    names = Names(connection)
    for seq, kind, ref in connection.execute(query):

        def made(seq: int = seq, kind: str = kind, ref: bytes = ref) -> Finding:
            dossier, code = names.known(ref) if kind in DOSSIER_KINDS else (None, "")
            words = f"{of_dossier(code)}sự kiện số {seq} mất hàng thông tin riêng đi kèm."
            return Finding(sentence(words), Area.PRIVATE, dossier=dossier, code=code, field="lý do")

        findings.tell(Area.PRIVATE, made)
