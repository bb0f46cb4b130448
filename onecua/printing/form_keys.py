"""Reading a TOML table key by key, so that a slip of the pen in a form is named, not ignored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from onecua.errors import RuleError
from onecua.printing import template
from onecua.printing.text import Align

if TYPE_CHECKING:
    from onecua.printing.template import Template

_Value = TypeVar("_Value")
REQUIRED: Any = object()
"""As a default: the key must be there."""
_KIND_WORDS = {
    str: "một chuỗi chữ",
    bool: "true hoặc false",
    int: "một số nguyên",
    float: "một số",
    list: "một danh sách [ ]",
    dict: "một nhóm khóa { }",
}


class FormKeys:
    """The keys of one table of a form file; `path` says where it stands in the file."""

    def __init__(self, file: str, path: str, table: dict[str, Any]) -> None:
        """Keep a copy of the table, from which keys are used up."""
        self._file = file
        self._path = path
        self._table = dict(table)

    def refuse(self, key: str, problem: str) -> RuleError:
        """Return the error that names file and key."""
        place = f"{self._path}.{key}" if self._path else key
        return RuleError(f"Biểu mẫu {self._file}, khóa «{place}»: {problem}.", field=place)

    def take(self, key: str, kind: type[_Value], default: _Value = REQUIRED) -> _Value:
        """Return and use up a value of that kind; a key without a default must be there."""
        value = self._table.pop(key, default)
        if value is REQUIRED:
            raise self.refuse(key, "còn thiếu, hãy thêm vào")
        if kind is float and type(value) is int:
            value = float(value)
        if type(value) is not kind:
            raise self.refuse(key, f"phải là {_KIND_WORDS.get(kind, kind.__name__)}")
        return value

    def numbers(self, key: str, default: tuple[float, ...] = REQUIRED) -> tuple[float, ...]:
        """Return a list of numbers above zero."""
        if key not in self._table and default is not REQUIRED:
            return default
        values = self.take(key, list)
        if not values or any(type(v) not in (int, float) or v <= 0 for v in values):
            raise self.refuse(key, "phải là một danh sách các số lớn hơn 0")
        return tuple(float(value) for value in values)

    def length(self, key: str, default: float = REQUIRED) -> float:
        """Return a number that is not negative."""
        value = self.take(key, float, default)
        if value < 0:
            raise self.refuse(key, "không được âm")
        return value

    def count(self, key: str) -> int:
        """Return a whole number that is not negative, 0 when not given."""
        value = self.take(key, int, 0)
        if value < 0:
            raise self.refuse(key, "không được âm")
        return value

    def align(self, default: str = "left", key: str = "align") -> Align:
        """Return the alignment under a key."""
        word = self.take(key, str, default)
        if word not in tuple(Align):
            raise self.refuse(key, f"phải là một trong {', '.join(Align)}")
        return Align(word)

    def template(self, key: str, default: str = REQUIRED) -> Template:
        """Return the text under a key, parsed."""
        return self._parsed(key, self.take(key, str, default))

    def templates(self, key: str) -> tuple[Template, ...]:
        """Return a list of texts, parsed; it must not be empty."""
        texts = self.take(key, list)
        if not texts or not all(isinstance(text, str) for text in texts):
            raise self.refuse(key, "phải là một danh sách các chuỗi chữ")
        return tuple(self._parsed(key, text) for text in texts)

    def table(self, key: str) -> FormKeys:
        """Return the keys of a table within this one."""
        return FormKeys(self._file, self._inner(key), self.take(key, dict))

    def tables(self, key: str, *, required: bool = True) -> tuple[FormKeys, ...]:
        """Return the tables of a list of tables."""
        entries = self.take(key, list, REQUIRED if required else [])
        if (required and not entries) or not all(isinstance(entry, dict) for entry in entries):
            raise self.refuse(key, "phải là một danh sách các nhóm khóa")
        return tuple(
            FormKeys(self._file, f"{self._inner(key)}[{place}]", entry)
            for place, entry in enumerate(entries, start=1)
        )

    def has(self, key: str) -> bool:
        """Tell whether a key is given and not used up."""
        return key in self._table

    def names(self) -> tuple[str, ...]:
        """Return the keys that are left."""
        return tuple(self._table)

    def finish(self) -> None:
        """Refuse a table in which a key is left that nobody understands."""
        for key in self._table:
            raise self.refuse(key, "không có trong quy ước; hãy sửa lại tên hoặc bỏ đi")

    def _inner(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key

    def _parsed(self, key: str, text: str) -> Template:
        try:
            return template.parse(text)
        except ValueError as error:
            raise self.refuse(key, str(error)) from error
