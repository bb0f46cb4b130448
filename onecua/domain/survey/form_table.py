"""One table of a questionnaire's file, read key by key; faults are collected, each with its line.

A key that is wrong gives a harmless value, so that the rest is read and every fault is told at
once.
"""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeVar

from onecua.domain.vietnamese import clean
from onecua.errors import RuleError, RuleErrors

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

    from onecua.domain.survey.form_lines import FormLines, Path

_Kind = TypeVar("_Kind")
_Word = TypeVar("_Word", bound="StrEnum")
_KIND_WORDS: Mapping[type, str] = {
    str: "chữ trong dấu nháy",
    bool: "true hoặc false",
    int: "số nguyên",
    date: "ngày dạng 2026-11-01",
    list: "danh sách trong dấu [ ]",
    dict: "nhóm khóa trong dấu { }",
}


class Faults:
    """What is wrong with a file, each sentence with the line where it is to be mended."""

    def __init__(self, lines: FormLines) -> None:
        self._lines = lines
        self._found: list[tuple[int, str]] = []
        self._paths: list[Path] = []
        self._written: dict[Path, Path] = {}

    def written_at(self, path: Path, place: Path) -> None:
        """Tell faults of a path where it is really written: a shared scale, once for all."""
        self._written[path] = place

    def add(self, path: Path, words: str) -> None:
        """Keep a fault of what stands at this path, or of what is missing there."""
        place = self._written.get(path, path)
        self._found.append((self._lines.line(place), words))
        self._paths.append(place)

    def at(self, *paths: Path) -> bool:
        """Tell whether something at or within one of the paths is wrong already."""
        places = [self._written.get(path, path) for path in paths]
        return any(found[: len(place)] == place for place in places for found in self._paths)

    def raise_all(self) -> None:
        """Raise `RuleErrors` with every fault from the top of the file down, if there is one."""
        if self._found:
            ordered = sorted(dict.fromkeys(self._found))
            raise RuleErrors([fault_at(line, words) for line, words in ordered])


def fault_at(line: int, words: str) -> RuleError:
    """Return the error that names a line; its field is the line's number."""
    return RuleError(f"Dòng {line}: {words}", str(line))


class FormTable:
    """The keys of one table; `finish` tells those that nobody asked for."""

    def __init__(self, table: Mapping[str, Any], path: Path, faults: Faults) -> None:
        self.path = path
        self.faults = faults
        self._table = table
        self._known: list[str] = []

    def fault(self, key: str, words: str) -> None:
        """Keep a fault of one key."""
        self.faults.add((*self.path, key), words)

    def has(self, key: str) -> bool:
        """Tell whether the key is written."""
        return key in self._table

    def text(self, key: str, limit: int, default: str | None = None) -> str:
        """Return a clean text of one line; without a default the key must say something."""
        found = self._take(key, str, default)
        if found is None:
            return ""
        try:
            words = clean(found, limit)
        except RuleError as problem:
            message = problem.message
            self.fault(key, f"khóa «{key}»: {message[:1].lower()}{message[1:]}")
            return ""
        if not words and default is None:
            self.fault(key, f"khóa «{key}» để trống. Ghi nội dung giữa hai dấu nháy.")
        return words

    def number(self, key: str, low: int, high: int, default: int | None = None) -> int:
        """Return a whole number between two others, both included."""
        found = self._take(key, int, default)
        if found is None:
            return low
        if not low <= found <= high:
            self.fault(key, f"khóa «{key}» phải từ {low} đến {high}, không phải {found}.")
            return low
        return found

    def limit(self, key: str) -> int | None:
        """Return a whole number, None when the key is not written."""
        return self._take_written(key, int)

    def flag(self, key: str, *, default: bool) -> bool:
        """Return true or false."""
        found = self._take(key, bool, default)
        return default if found is None else found

    def day(self, key: str, *, required: bool = True) -> date | None:
        """Return a date, None when it is wrong or need not be written and is not."""
        return self._take(key, date, None) if required else self._take_written(key, date)

    def word(self, key: str, words: type[_Word], default: str | None = None) -> _Word | None:
        """Return one of several words, None when it is wrong or empty as its default is."""
        found: str | None = self._take(key, str, default)
        if not self.has(key) and not found:
            return None
        if found is not None and found not in set(words):
            offered = ", ".join(words)
            self.fault(key, f"khóa «{key}» ghi «{found[:40]}», phải là một trong: {offered}.")
            return None
        return words(found) if found is not None else None

    def tables(self, key: str, *, required: bool = False) -> list[FormTable]:
        """Return the tables of a list of tables, none when it need not be written and is not."""
        found: list[Any] = self._take(key, list, None if required else []) or []
        tables = []
        for place, entry in enumerate(found):
            path = (*self.path, key, place)
            if isinstance(entry, dict):
                tables.append(FormTable(entry, path, self.faults))
            else:
                self.faults.add(path, f"trong «{key}» phải là các {_KIND_WORDS[dict]}.")
        return tables

    def table(self, key: str) -> FormTable | None:
        """Return a table within this one, None when it is not written."""
        found: dict[str, Any] | None = self._take_written(key, dict)
        return None if found is None else FormTable(found, (*self.path, key), self.faults)

    def known(self, key: str) -> None:
        """Let a key be one that may be written."""
        self._known.append(key)

    def finish(self) -> None:
        """Tell every key that is left, with the name that was probably meant."""
        for key in self._table:
            if key in self._known:
                continue
            near = get_close_matches(key, self._known, 1)
            meant = f" Có phải là «{near[0]}»?" if near else ""
            self.fault(key, f"không có khóa «{key[:40]}».{meant} Sửa lại tên hoặc bỏ đi.")

    def _take_written(self, key: str, kind: type[_Kind]) -> _Kind | None:
        self.known(key)
        return self._take(key, kind, None) if self.has(key) else None

    def _take(self, key: str, kind: type[_Kind], default: _Kind | None) -> _Kind | None:
        """Return a value of that kind; a key without a default must be there."""
        self.known(key)
        if key not in self._table:
            if default is None:
                self.fault(key, f"thiếu khóa «{key}» ({_KIND_WORDS[kind]}). Thêm vào.")
            return default
        found = self._table[key]
        if type(found) is not kind:
            self.fault(key, f"khóa «{key}» phải là {_KIND_WORDS[kind]}.")
            return None
        return found
