"""Due dates of a whole CSV file: the same rows with `due_at`, or one JSON list in row order."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onecua.domain.deadline import explain_promise
from onecua.domain.vietnamese import grouped
from onecua.errors import RuleError, StorageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from onecua.cli.deadline_texts import Given, Reader
    from onecua.domain.deadline import Deadline

_SEPARATORS = (",", ";", "\t")
_NEEDED = ("received", "time")
_CUTOFFS = frozenset({"cutoff", "cutoff_minutes"})
_DUE, _ERROR = "due_at", "error"


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a CSV file under the headings as they are written in it."""

    separator: str
    headings: tuple[str, ...]
    rows: list[list[str]]

    @property
    def names(self) -> tuple[str, ...]:
        """Return the headings as the names of options."""
        return tuple(_name(heading) for heading in self.headings)


def read_table(text: str, options: Mapping[str, Any]) -> Table:
    """Read a CSV file; raises `RuleError` when it is none or says too little to reckon with."""
    separator = max(_SEPARATORS, key=lambda sign: len(_columns(text, sign) & options.keys()))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        rows = [row for row in reader if row]
    except csv.Error:
        raise RuleError(
            f"Tệp CSV hỏng ở dòng {reader.line_num}. Lưu lại dạng CSV UTF-8 rồi chạy lại."
        ) from None
    if not rows:
        raise RuleError("Tệp CSV trống. Dòng đầu phải ghi tên cột: received,time.")
    table = Table(separator, tuple(heading.strip() for heading in rows[0]), rows[1:])
    for name in _NEEDED:
        if name not in table.names and not options.get(name):
            raise RuleError(
                f"Dòng đầu của tệp không có cột «{name}». Dòng đầu phải ghi tên cột: "
                f"received,time; hoặc dùng tùy chọn --{name} cho mọi dòng."
            )
    twice = {name for name in table.names if name in options and table.names.count(name) > 1}
    if twice:
        raise RuleError(f"Có hai cột «{min(twice)}». Bỏ một cột rồi chạy lại.")
    return table


class Batch:
    """Reckons the rows of a table; a column wins over an option."""

    def __init__(self, table: Table, reader: Reader, options: Given) -> None:
        self._wrong = 0
        self._table = table
        self._reader = reader
        self._options = options

    def json_pieces(self, document: Callable[[Deadline], dict[str, Any]]) -> Iterator[str]:
        """Yield one JSON list, a row at a time; a bad row is told in its place."""
        before = "["
        for row in self._table.rows:
            try:
                told = document(explain_promise(*self._reader.request(self._given(row))))
            except (RuleError, StorageError) as error:
                self._wrong += 1
                told = {_ERROR: error.message}
            yield before + json.dumps(told, ensure_ascii=False)
            before = ", "
        yield "[]\n" if before == "[" else "]\n"

    def csv_text(self) -> Iterator[str]:
        """Yield the rows with the due instant, and with what is wrong where a row is wrong."""
        names = self._table.names
        found = [self._due(row) for row in self._table.rows]
        added = [_DUE, _ERROR] if self._wrong else [_DUE]
        kept = [place for place, name in enumerate(names) if name not in added]
        text = io.StringIO()
        writer = csv.writer(text, delimiter=self._table.separator, lineterminator="\n")
        writer.writerow([*(self._table.headings[place] for place in kept), *added])
        for row, answer in zip(self._table.rows, found, strict=True):
            cells = (row[place] if place < len(row) else "" for place in kept)
            writer.writerow([*cells, *answer[: len(added)]])
        yield text.getvalue()

    def complaint(self) -> str:
        """Return how many of the rows answered so far were wrong, or nothing when none was."""
        if not self._wrong:
            return ""
        wrong, rows = grouped(self._wrong), grouped(len(self._table.rows))
        return f"{wrong} trong {rows} dòng không tính được."

    def _due(self, row: list[str]) -> tuple[str, str]:
        try:
            received_at, rule, calendar = self._reader.request(self._given(row))
            return rule.due_at(received_at, calendar).isoformat(timespec="minutes"), ""
        except (RuleError, StorageError) as error:
            self._wrong += 1
            return "", error.message

    def _given(self, row: list[str]) -> Given:
        own = {
            name: cell
            for name, cell in zip(self._table.names, row, strict=False)
            if name in self._options and cell
        }
        given = {**self._options, **own}
        if _CUTOFFS & own.keys():  # a row's cut-off of one kind takes the place of the other
            given.update({name: own.get(name) for name in _CUTOFFS})
        return given


def _columns(text: str, separator: str) -> set[str]:
    first = text.lstrip("\r\n").split("\n", 1)[0]
    return {_name(heading) for heading in first.split(separator)}


def _name(heading: str) -> str:
    return heading.strip().strip('"').strip().lower().replace("-", "_")
