"""The rows of dossiers, their spans and their place in the search, against their histories.

Every value is compared as the file holds it, so that one of a wrong type is seen as well.
"""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text

from onecua.domain.applicant import Applicant, applicant_from
from onecua.domain.event import Kind
from onecua.domain.integrity import Area, Finding, Findings
from onecua.storage.dossier_projection import (
    DOSSIER_COLUMNS,
    SPAN_COLUMNS,
    dossier_row,
    search_row,
    span_rows,
)
from onecua.storage.proof.names import Names, of_dossier
from onecua.storage.proof.private import sound_values
from onecua.storage.proof.words import field_words, value_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onecua.domain.dossier import Dossier
    from onecua.storage.bulk import Value

Row = tuple[object, ...]

_OF_OWNER = frozenset({"owner_name", "owner_sort"})
_PART = 500
_STRANGERS = """
SELECT id, code FROM dossier d WHERE typeof(id) <> 'blob' OR length(id) <> 16 OR NOT EXISTS (
  SELECT 1 FROM event WHERE ref = d.id AND kind = :received)"""
_FROM_AT = SPAN_COLUMNS.index("from_at")


class DossierTables:
    """Compares the tables of dossiers with what their histories make of them."""

    def __init__(self, connection: Connection, findings: Findings) -> None:
        self._connection = connection
        self._findings = findings
        self._names = Names(connection)

    def compare(self, part: Sequence[Dossier]) -> None:
        """Compare the rows of these dossiers."""
        for start in range(0, len(part), _PART):
            self._compare(part[start : start + _PART])

    def _compare(self, part: Sequence[Dossier]) -> None:
        owners = self._owners(part)
        marks = ", ".join("?" * len(part))
        stored = {
            row[1]: row
            for row in self._connection.exec_driver_sql(
                f"SELECT {', '.join(DOSSIER_COLUMNS)} FROM dossier WHERE id IN ({marks})",
                tuple(dossier.id.bytes for dossier in part),
            )
        }
        keys = [row[0] for row in stored.values()]
        spans, search = self._spans(keys), self._search(keys)
        for dossier in part:
            row = stored.get(dossier.id.bytes)
            if row is None:
                self._tell(dossier, "", "", "", "có trong lịch sử nhưng bảng hồ sơ không có.")
                continue
            self._compare_row(dossier, tuple(row), owners.get(dossier.owner))
            self._compare_spans(dossier, row[0], spans.get(row[0], []))
            self._compare_search(dossier, row[0], search.get(row[0]), owners.get(dossier.owner))

    def strangers(self) -> None:
        """Tell the rows that no history has."""
        given = {"received": Kind.DOSSIER_RECEIVED}
        for identity, code in self._connection.execute(text(_STRANGERS), given):
            which = code or (identity.hex()[:8] if isinstance(identity, bytes) else identity)
            words = f"Hồ sơ {which}: bảng hồ sơ có nhưng lịch sử không có lần tiếp nhận nào."
            found = Finding(words, Area.TABLE, code=str(which), stored="có", expected="không có")
            self._findings.add(found)

    def _owners(self, part: Sequence[Dossier]) -> dict[str, Applicant]:
        values = sound_values(self._connection, [bytes.fromhex(each.owner) for each in part])
        return {commitment.hex(): applicant_from(found) for commitment, found in values.items()}

    def _spans(self, keys: Sequence[object]) -> dict[object, list[Row]]:
        query = (
            f"SELECT {', '.join(SPAN_COLUMNS)} FROM dossier_span "
            f"WHERE dossier IN ({', '.join('?' * len(keys))}) ORDER BY dossier, from_at"
        )
        rows = [tuple(row) for row in self._connection.exec_driver_sql(query, tuple(keys))]
        return {key: list(group) for key, group in groupby(rows, key=lambda row: row[0])}

    def _search(self, keys: Sequence[object]) -> dict[object, Row]:
        query = (
            "SELECT id, c0, c1, c2 FROM dossier_search_content "
            f"WHERE id IN ({', '.join('?' * len(keys))})"
        )
        rows = self._connection.exec_driver_sql(query, tuple(keys))
        return {row[0]: tuple(row) for row in rows}

    def _compare_row(self, dossier: Dossier, stored: Row, owner: Applicant | None) -> None:
        key = stored[0]
        made = dossier_row(key if isinstance(key, int) else 0, dossier, owner or Applicant(""))
        if made == stored:
            return
        for column, said, should in zip(DOSSIER_COLUMNS, stored, made, strict=True):
            if said != should and (owner is not None or column not in _OF_OWNER):
                self._field(dossier, column, said, should)

    def _compare_spans(self, dossier: Dossier, key: object, stored: list[Row]) -> None:
        made = span_rows(key if isinstance(key, int) else 0, dossier)
        if made == stored:
            return
        if len(made) != len(stored):
            words = f"diễn biến trong bảng có {len(stored)} chặng, lịch sử có {len(made)} chặng."
            counts = (str(len(stored)), str(len(made)))
            self._tell(dossier, "diễn biến", *counts, words)
            return
        for there, should in zip(stored, made, strict=True):
            self._compare_span(dossier, there, should)

    def _compare_span(self, dossier: Dossier, stored: Row, made: tuple[Value, ...]) -> None:
        since = value_words("from_at", made[_FROM_AT], self._names.officer)
        for column, said, should in zip(SPAN_COLUMNS, stored, made, strict=True):
            if said != should:
                self._field(dossier, column, said, should, f"chặng từ {since}, ")

    def _compare_search(
        self, dossier: Dossier, key: object, stored: Row | None, owner: Applicant | None
    ) -> None:
        words = ""
        if stored is None:
            words = "không còn trong chỉ mục tìm kiếm."
        elif owner is not None and search_row(int(str(key)), dossier, owner) != stored:
            words = "chỉ mục tìm kiếm khác với lịch sử."
        if words:
            self._tell(dossier, field_words("search"), "", "", words)

    def _field(
        self, dossier: Dossier, column: str, said: object, should: object, where: str = ""
    ) -> None:
        stored = value_words(column, said, self._names.officer)
        expected = value_words(column, should, self._names.officer)
        field = field_words(column)
        if stored == expected:
            stored, expected = f"{said!r}", f"{should!r}"
        words = f"{where}ô «{field}» trong bảng ghi {stored}, lịch sử ghi {expected}."
        self._tell(dossier, field, stored, expected, words)

    def _tell(self, dossier: Dossier, field: str, stored: str, expected: str, words: str) -> None:
        code = dossier.code or self._names.code(dossier.id)
        make = partial(
            Finding,
            f"{of_dossier(code)}{words}",
            Area.TABLE,
            dossier=dossier.id,
            code=code,
            field=field,
            stored=stored,
            expected=expected,
        )
        self._findings.tell(Area.TABLE, make)
