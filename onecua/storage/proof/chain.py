"""The chain of the log, read once from its beginning: every hash, every number in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import Connection, text

from onecua.domain.event import FIRST_PREVIOUS, SENTENCES, Event, event_hash
from onecua.domain.integrity import Area, Finding, Findings
from onecua.storage import log
from onecua.storage.proof.names import Names, of_dossier, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHAPE = """
SELECT writer, seq FROM event WHERE
  typeof(seq) <> 'integer' OR typeof(kind) <> 'text' OR typeof(version) <> 'integer'
  OR (ref IS NOT NULL AND (typeof(ref) <> 'blob' OR length(ref) <> 16))
  OR typeof(officer) <> 'blob' OR length(officer) <> 16
  OR typeof(happened_at) <> 'integer' OR typeof(recorded_at) <> 'integer'
  OR abs(happened_at) > 250000000000 OR abs(recorded_at) > 250000000000
  OR typeof(body) <> 'text'
  OR (commitment IS NOT NULL AND (typeof(commitment) <> 'blob' OR length(commitment) <> 32))
  OR typeof(hash) <> 'blob' OR length(hash) <> 32
LIMIT 20"""


def shape_findings(connection: Connection) -> list[Finding]:
    """Return the entries whose columns hold what no entry has; nothing else can be read then."""
    return [
        Finding(
            f"Sự kiện số {row[1]} trong nhật ký có ô không đọc được: đã bị sửa bằng tay.", Area.LOG
        )
        for row in connection.execute(text(_SHAPE))
    ]


def unknown_kinds(connection: Connection) -> list[Finding]:
    """Return the kinds of event that a newer program wrote."""
    rows = connection.execute(text("SELECT DISTINCT kind FROM event ORDER BY kind")).scalars()
    return [
        Finding(f"Nhật ký có loại sự kiện lạ «{kind}»: cần nâng cấp onecua.", Area.LOG)
        for kind in rows
        if kind not in SENTENCES
    ]


def chained_events(connection: Connection, findings: Findings) -> Iterator[Event]:
    """Yield every event with its body as text, and tell what is wrong with the chain."""
    chain = _Chain(Names(connection), findings)
    for event in log.stream_unread(connection):
        chain.follow(event)
        yield event


class _Chain:
    """Follows the logs of all devices, one after the other."""

    def __init__(self, names: Names, findings: Findings) -> None:
        self._names = names
        self._findings = findings
        self._before: Event | None = None
        self._before_was_right = True

    def follow(self, event: Event) -> None:
        before = self._before
        if before is not None and before.incarnation != event.incarnation:
            before = None
        expected = before.seq + 1 if before else 1
        right = True
        if event.seq != expected:
            self._findings.tell(Area.LOG, lambda: self._missing(event, expected))
        else:
            right = event_hash(event, before.hash if before else FIRST_PREVIOUS) == event.hash
        if not right:
            suspect = before if self._before_was_right else None
            self._findings.tell(Area.LOG, lambda: self._changed(event, suspect))
        self._before, self._before_was_right = event, right

    def _missing(self, event: Event, expected: int) -> Finding:
        last, device = event.seq - 1, f"của máy {event.device[:8]}"
        if last < expected:
            words = f"Sự kiện số {event.seq} {device} không có chỗ trong nhật ký."
        elif last == expected:
            words = f"Nhật ký thiếu sự kiện số {expected} {device}: đã bị xóa."
        else:
            words = f"Nhật ký thiếu các sự kiện số {expected} đến số {last} {device}: đã bị xóa."
        return Finding(words, Area.LOG, field="sự kiện")

    def _changed(self, event: Event, before: Event | None) -> Finding:
        """Word an entry that does not follow from the one before it.

        When the one before is right by itself, it may be the one that was changed, with a hash
        made for it: only both can be named.
        """
        dossier, code = self._names.about(event.kind, event.ref)
        said = f"sự kiện {self._names.event(event)} đã bị sửa sau khi ghi"
        if before is not None:
            _, other = self._names.about(before.kind, before.ref)
            said = (
                f"sự kiện {self._names.event(event)} không nối với sự kiện trước đó, "
                f"{self._names.event(before)}{_whose(other)}: một trong hai đã bị sửa sau khi ghi"
            )
        words = sentence(f"{of_dossier(code)}{said}.")
        return Finding(words, Area.LOG, dossier=dossier, code=code, field="sự kiện")


def _whose(code: str) -> str:
    return f" của hồ sơ {code}" if code else ""


_UNREADABLE = """
SELECT seq, kind, ref FROM event
WHERE CASE WHEN json_valid(body) THEN json_type(body) <> 'object' ELSE 1 END"""


def unreadable_bodies(connection: Connection, findings: Findings) -> set[bytes]:
    """Tell the entries whose body is no longer one; return what they are about."""
    names, refs = Names(connection), set()
    for seq, kind, ref in connection.execute(text(_UNREADABLE)):
        identity = UUID(bytes=ref) if ref else None
        dossier, code = names.about(kind, identity)
        words = sentence(f"{of_dossier(code)}nội dung sự kiện số {seq} không đọc được: đã bị sửa.")
        findings.add(Finding(words, Area.LOG, dossier=dossier, code=code, field="sự kiện"))
        if ref:
            refs.add(ref)
    return refs
