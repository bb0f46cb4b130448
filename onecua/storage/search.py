"""Search as you type over every dossier: code, name, identity number, phone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text

from onecua.domain.vietnamese import fold

if TYPE_CHECKING:
    from onecua.domain.summary import DossierSummary

_WORD = re.compile(r"[^\W_]+")
_WORDS_AT_MOST = 12


def match_expression(typed: str) -> str:
    """Return the FTS5 expression of what was typed: every word as a prefix; empty for none."""
    words = _WORD.findall(fold(typed))[:_WORDS_AT_MOST]
    return " ".join(f'"{word}"*' for word in words)


def matching_keys(connection: Connection, typed: str, limit: int = 20) -> list[int]:
    """Return the rows that match, newest first."""
    expression = match_expression(typed)
    if not expression:
        return []
    return list(
        connection.execute(
            text(
                "SELECT rowid FROM dossier_search WHERE dossier_search MATCH :words "
                "ORDER BY rowid DESC LIMIT :limit"
            ),
            {"words": expression, "limit": limit},
        ).scalars()
    )


def search(connection: Connection, typed: str, limit: int = 20) -> list[DossierSummary]:
    """Return the dossiers that match what was typed, newest first."""
    from onecua.storage.lists import summaries

    found = matching_keys(connection, typed, limit)
    by_key = {summary.key: summary for summary in summaries(connection, found)}
    return [by_key[key] for key in found if not by_key[key].is_voided]
