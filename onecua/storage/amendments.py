"""What was recorded about a period after its end: late entries and corrections.

A report of last month run today gives last month's figures by what happened then; what was
entered since stands beside them (`rules.md` 1).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, or_, select, text

from onecua.domain.event import CORRECTIONS, SENTENCES
from onecua.storage.column_types import DAY
from onecua.storage.log import private_values
from onecua.storage.tables import DOSSIER, EVENT, WRITER

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

AT_MOST = 2_000
_TOLD = 20
_COLUMNS = (
    DOSSIER.c.id,
    WRITER.c.device,
    WRITER.c.incarnation,
    EVENT.c.seq,
    EVENT.c.kind,
    EVENT.c.happened_at,
    EVENT.c.recorded_at,
    EVENT.c.officer,
    EVENT.c.commitment,
    DOSSIER.c.code,
)
_SENTENCES = {str(kind): words for kind, words in SENTENCES.items()}


@dataclass(frozen=True, slots=True)
class Amendment:
    """Something recorded later than the period it is about."""

    dossier: UUID
    event: str
    code: str
    what: str
    kind: str
    happened_at: datetime
    recorded_at: datetime
    officer: UUID
    reason: str


def since(connection: Connection, end: datetime) -> list[Amendment]:
    """Return the late entries about the time before `end`, and corrections of such dossiers."""
    query = (
        select(*_COLUMNS)
        .join(DOSSIER, DOSSIER.c.id == EVENT.c.ref)
        .join(WRITER, WRITER.c.id == EVENT.c.writer)
        .where(
            EVENT.c.is_amendment.is_(True),
            EVENT.c.recorded_at >= end,
            DOSSIER.c.received_at < end,
            or_(EVENT.c.happened_at < end, EVENT.c.kind.in_(sorted(CORRECTIONS))),
        )
        .order_by(EVENT.c.recorded_at, DOSSIER.c.code)
        .limit(AT_MOST)
    )
    rows = connection.execute(query).all()
    reasons = private_values(connection, [row.commitment for row in rows if row.commitment])
    return [
        Amendment(
            row.id,
            f"{row.device}/{row.incarnation}/{row.seq}",
            row.code or "",
            _SENTENCES.get(row.kind, row.kind),
            row.kind,
            row.happened_at,
            row.recorded_at,
            row.officer,
            _reason(reasons.get(row.commitment, {})),
        )
        for row in rows
    ]


def _reason(private: Mapping[str, object]) -> str:
    """Return why: of a correction, or of a reception that was entered late."""
    return str(private.get("reason") or private.get("late_reason") or "")


def wrongly_marked(connection: Connection) -> list[tuple[int, str, bytes | None]]:
    """Return number, kind and dossier of the entries wrongly marked as late or correcting, or not.

    The mark stands outside the hash, since it follows from what the hash covers; an entry without
    it would be missing on the sheet «Kiểm tra».
    """
    kinds = ", ".join(f"'{kind}'" for kind in sorted(CORRECTIONS))
    query = text(
        "SELECT seq, kind, ref FROM event WHERE is_amendment <> "
        f"(happened_at / {DAY} < recorded_at / {DAY} OR kind IN ({kinds})) LIMIT {_TOLD}"
    )
    return [(seq, kind, ref) for seq, kind, ref in connection.execute(query)]
