"""Reading one JSON record of a catalogue file, with a Vietnamese sentence for what is wrong."""

from __future__ import annotations

import json
import math
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar, cast

from onecua.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Choice = TypeVar("Choice", bound=StrEnum)
_MENDING = "Sửa tệp rồi nạp lại; danh mục đang dùng không đổi."


def load_document(text: str, key: str) -> tuple[Record, list[Record]]:
    """Return the header and the records under `key` of a catalogue file.

    Raises `RuleError` when the text is no such file or its count does not agree.
    """
    try:
        document = json.loads(text)
    except json.JSONDecodeError as problem:
        raise RuleError(
            f"Tệp danh mục không đọc được ở dòng {problem.lineno}, cột {problem.colno}. {_MENDING}"
        ) from problem
    if not isinstance(document, dict) or not isinstance(document.get(key), list):
        raise RuleError(f"Tệp danh mục không có phần «{key}». Chọn đúng tệp danh mục.")
    header = Record(cast("Mapping[str, Any]", document), "phần đầu tệp")
    records = list(header.records(key))
    if header.count("count") != len(records):
        raise RuleError(
            f"Tệp danh mục ghi {header.count('count')} mục nhưng có {len(records)}: tệp có thể bị "
            f"cắt cụt. {_MENDING}"
        )
    return header, records


class Record:
    """A JSON object whose values are checked as they are taken; `where` names it in messages."""

    def __init__(self, values: Mapping[str, Any], where: str) -> None:
        """Take the object's values and the place to name in messages."""
        self._values = values
        self.where = where

    def wrong(self, key: str, expected: str) -> RuleError:
        """Return the error that names the record and the key."""
        return RuleError(f"Danh mục: {self.where}, mục «{key}» phải là {expected}. {_MENDING}", key)

    def text(self, key: str) -> str:
        """Return a text that must be there."""
        value = self.optional_text(key)
        if not value.strip():
            raise self.wrong(key, "chữ, không để trống")
        return value

    def optional_text(self, key: str) -> str:
        """Return a text, or the empty text when it is not there."""
        value = self._values.get(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise self.wrong(key, "chữ")
        return value

    def flag(self, key: str) -> bool:
        """Return a truth value that must be there."""
        value = self._values.get(key)
        if not isinstance(value, bool):
            raise self.wrong(key, "true hoặc false")
        return value

    def count(self, key: str) -> int | None:
        """Return a whole number of at least 0, or None when it is not there."""
        value = self._values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise self.wrong(key, "số nguyên không âm")
        return value

    def amount(self, key: str) -> Decimal | None:
        """Return a number of at least 0, or None when it is not there."""
        value = self._values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.wrong(key, "số không âm")
        if not 0 <= value < math.inf:
            raise self.wrong(key, "số không âm")
        return Decimal(str(value))

    def choice(self, key: str, choices: type[Choice]) -> Choice | None:
        """Return one of the enum's values, or None when it is not there."""
        value = self._values.get(key)
        if value is None:
            return None
        if not isinstance(value, str) or value not in set(choices):
            raise self.wrong(key, f"một trong: {', '.join(choices)}")
        return choices(value)

    def required_choice(self, key: str, choices: type[Choice]) -> Choice:
        """Return one of the enum's values, which must be there."""
        value = self.choice(key, choices)
        if value is None:
            raise self.wrong(key, f"một trong: {', '.join(choices)}")
        return value

    def day(self, key: str) -> date | None:
        """Return a date written 2026-11-20, or None when it is not there."""
        value = self.optional_text(key)
        try:
            return date.fromisoformat(value) if value else None
        except ValueError as problem:
            raise self.wrong(key, "ngày dạng 2026-11-20") from problem

    def hour(self, key: str) -> time | None:
        """Return a time written 15:00, or None when it is not there."""
        value = self.optional_text(key)
        try:
            return time.fromisoformat(value) if value else None
        except ValueError as problem:
            raise self.wrong(key, "giờ dạng 15:00") from problem

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty when it is not there."""
        values = self._list(key)
        if not all(isinstance(value, str) for value in values):
            raise self.wrong(key, "danh sách chữ")
        return tuple(values)

    def record(self, key: str) -> Record:
        """Return an object within, empty when it is not there."""
        value = self._values.get(key, {})
        if not isinstance(value, dict):
            raise self.wrong(key, "một nhóm giá trị")
        return Record(value, f"{self.where}, {key}")

    def records(self, key: str) -> Iterator[Record]:
        """Yield the objects of a list, each named by its place and its code."""
        for place, value in enumerate(self._list(key), start=1):
            if not isinstance(value, dict):
                raise self.wrong(key, "danh sách các nhóm giá trị")
            label = value.get("code") or value.get("name") or ""
            yield Record(value, f"{self.where}, {key} thứ {place} {label}".rstrip())

    def _list(self, key: str) -> list[Any]:
        value = self._values.get(key, [])
        if not isinstance(value, list):
            raise self.wrong(key, "danh sách")
        return value
