"""Which dossiers had their due instant moved in a stretch of time, found by their spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, text

from onecua.storage.column_types import FOREVER, seconds

if TYPE_CHECKING:
    from datetime import datetime

_MOVED = text(
    """
SELECT s.dossier, max(s.from_at) FROM dossier_span s
WHERE s.from_at >= :first AND s.from_at < :last
  AND ifnull(s.due_at, -1) <> ifnull(
    (SELECT ifnull(p.due_at, -1) FROM dossier_span p
     WHERE p.dossier = s.dossier AND p.from_at < s.from_at ORDER BY p.from_at DESC LIMIT 1),
    ifnull(s.promised_at, -1))
GROUP BY s.dossier ORDER BY 2 DESC, 1"""
)


def moved_between(
    connection: Connection, first: datetime | None, last: datetime | None
) -> list[int]:
    """Return the keys of the dossiers whose due instant moved then, the latest moved first.

    Moves that were undone later are among them: only the history leaves those out.
    """
    given = {
        "first": seconds(first) if first else -FOREVER,
        "last": seconds(last) if last else FOREVER,
    }
    return [row[0] for row in connection.execute(_MOVED, given)]
