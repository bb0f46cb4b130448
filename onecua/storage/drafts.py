"""Drafts: an unfinished intake as it was typed. They are no events (`rules.md` 11)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from onecua.storage.tables import DRAFT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed, and when it was kept last."""

    id: UUID
    kind: str
    body: Mapping[str, Any]
    saved_at: datetime


def save_draft(connection: Connection, draft: Draft) -> None:
    """Keep a draft, replacing what it was before."""
    statement = insert(DRAFT)
    changed = {"body": statement.excluded.body, "saved_at": statement.excluded.saved_at}
    connection.execute(
        statement.on_conflict_do_update(["id"], set_=changed),
        {
            "id": draft.id,
            "kind": draft.kind,
            "body": json.dumps(draft.body, ensure_ascii=False),
            "saved_at": draft.saved_at,
        },
    )


def list_drafts(connection: Connection, kind: str) -> list[Draft]:
    """Return the drafts of a kind, latest first."""
    rows = connection.execute(
        select(DRAFT.c.id, DRAFT.c.kind, DRAFT.c.body, DRAFT.c.saved_at)
        .where(DRAFT.c.kind == kind)
        .order_by(DRAFT.c.saved_at.desc())
    )
    return [Draft(row.id, row.kind, json.loads(row.body), row.saved_at) for row in rows]


def drop_draft(connection: Connection, draft: UUID) -> None:
    """Forget a draft."""
    connection.execute(delete(DRAFT).where(DRAFT.c.id == draft))
