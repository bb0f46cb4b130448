"""Who and what a finding is about: codes of dossiers, names of officers, events in words."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import Connection, text

from onecua.domain.event import DOSSIER_KINDS, Event, Kind
from onecua.storage.proof.words import at_words, kind_words

if TYPE_CHECKING:
    from collections.abc import Mapping

_CODES = 10_000
_IDENTITY = 16


class Names:
    """Looks names up for findings, one query each; findings are few."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._codes: dict[UUID, str] = {}
        self._officers: Mapping[bytes, str] | None = None

    def code(self, dossier: UUID) -> str:
        """Return the code of a dossier, the one it was received under; its identity without one."""
        if dossier not in self._codes:
            if len(self._codes) >= _CODES:
                self._codes.clear()
            self._codes[dossier] = self._look_up(dossier)
        return self._codes[dossier] or dossier.hex[:8]

    def _look_up(self, dossier: UUID) -> str:
        received = text(
            "SELECT json_extract(body, '$.code') FROM event "
            "WHERE ref = :ref AND kind = :kind AND json_valid(body) LIMIT 1"
        )
        row = text("SELECT code FROM dossier WHERE id = :ref")
        given = {"ref": dossier.bytes, "kind": Kind.DOSSIER_RECEIVED}
        for query in (received, row):
            found = self._connection.execute(query, given).scalar()
            if found:
                return str(found)
        return ""

    def officer(self, identity: bytes) -> str:
        """Return the name of an officer, the beginning of the identity for nobody known."""
        if self._officers is None:
            rows = self._connection.exec_driver_sql("SELECT id, name FROM officer")
            self._officers = {row[0]: str(row[1]) for row in rows}
        return self._officers.get(identity) or identity.hex()[:8]

    def known(self, ref: bytes) -> tuple[UUID, str]:
        """Return the dossier of an identity as the file holds it, and its code."""
        dossier = UUID(bytes=ref)
        return dossier, self.code(dossier)

    def numbered(self, ref: object) -> tuple[UUID | None, str]:
        """Return the dossier that got a number and its code; a counter slip is about none."""
        if not isinstance(ref, bytes) or len(ref) != _IDENTITY:
            return None, ""
        dossier, code = self.known(ref)
        return (dossier, code) if self._codes[dossier] else (None, "")

    def about(self, kind: str, ref: UUID | None) -> tuple[UUID | None, str]:
        """Return the dossier that an event is about and its code, if it is about one."""
        if ref is None or kind not in DOSSIER_KINDS:
            return None, ""
        return ref, self.code(ref)

    def event(self, event: Event) -> str:
        """Return an event in words: its number, what it means, when it was recorded."""
        said = f"{kind_words(event.kind)}, ghi {at_words(event.recorded_at)}"
        return f"số {event.seq} ({said})"


def of_dossier(code: str) -> str:
    """Return how a finding about a dossier begins; nothing for one about none."""
    return f"Hồ sơ {code}: " if code else ""


def sentence(words: str) -> str:
    """Return words as a sentence, its first letter a capital."""
    return words[:1].upper() + words[1:]
