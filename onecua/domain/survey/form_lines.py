"""On which line of a TOML text each key, table and list entry stands, to tell where a fault is.

`tomllib` keeps no lines. The text has been read by it, so that the scan may trust the syntax.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Path = tuple[str | int, ...]
"""Names of keys and places in lists from the top of the file: `("questions", 2, "text")`."""

_TOKEN = re.compile(
    r'''(?P<gap>[ \t]+|\#[^\n]*)
    |(?P<end>\n)
    |(?P<text>"""(?:\\.|[^\\])*?"""(?!")|\'\'\'.*?\'\'\'(?!\')|"(?:\\.|[^"\\\n])*"|'[^'\n]*')
    |(?P<mark>[\[\]{}=,.])
    |(?P<bare>[^\s\[\]{}=,.\#"']+)''',
    re.VERBOSE | re.DOTALL,
)


class FormLines:
    """The line of every path in a TOML text."""

    def __init__(self, text: str) -> None:
        self._tokens = list(_tokens(text.replace("\r\n", "\n")))
        self._place = 0
        self._lines: dict[Path, int] = {}
        self._counts: dict[Path, int] = {}
        self._scan()

    def line(self, path: Path) -> int:
        """Return the line of a path, or of what it stands in when it is not written itself."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)

    def _scan(self) -> None:
        table: Path = ()
        while self._place < len(self._tokens):
            if self._peek() == "\n":
                self._place += 1
            elif self._peek() == "[":
                table = self._header()
            else:
                self._pair(table)

    def _header(self) -> Path:
        """Read `[name]` or `[[name]]`; later keys stand under the path that it returns."""
        line = self._line()
        self._place += 1
        is_list = self._peek() == "["
        self._place += is_list
        *before, last = self._key("]")
        self._place += is_list
        path: Path = ()
        for name in before:
            path = self._entered((*path, name))
        path = (*path, last)
        if is_list:
            self._counts[path] = self._counts.get(path, -1) + 1
        path = self._entered(path)
        self._lines.setdefault(path, line)
        return path

    def _entered(self, path: Path) -> Path:
        """Return the path of the last table of a list, the path itself for a single table."""
        return (*path, self._counts[path]) if path in self._counts else path

    def _pair(self, table: Path) -> None:
        line = self._line()
        path = (*table, *self._key("="))
        for length in range(len(table) + 1, len(path) + 1):
            self._lines.setdefault(path[:length], line)
        self._value(path)

    def _key(self, closing: str) -> list[str]:
        """Read the parts of a dotted key up to what ends it."""
        parts = []
        while (word := self._take()) != closing:
            if word != ".":
                parts.append(word[1:-1] if word[0] in "\"'" else word)
        return parts

    def _value(self, path: Path) -> None:
        if self._peek() == "[":
            self._list(path)
        elif self._peek() == "{":
            self._inline(path)
        else:
            while self._peek() not in {"\n", ",", "]", "}", ""}:
                self._place += 1

    def _list(self, path: Path) -> None:
        self._place += 1
        number = 0
        while (word := self._peek()) != "]":
            if word in {"\n", ","}:
                number += word == ","
                self._place += 1
            else:
                self._lines.setdefault((*path, number), self._line())
                self._value((*path, number))
        self._place += 1

    def _inline(self, path: Path) -> None:
        self._place += 1
        while (word := self._peek()) != "}":
            if word in {"\n", ","}:
                self._place += 1
            else:
                self._pair(path)
        self._place += 1

    def _peek(self) -> str:
        return self._tokens[self._place][1] if self._place < len(self._tokens) else ""

    def _take(self) -> str:
        word = self._peek()
        self._place += 1
        return word

    def _line(self) -> int:
        return self._tokens[self._place][0]


def _tokens(text: str) -> Iterator[tuple[int, str]]:
    line = 1
    for found in _TOKEN.finditer(text):
        word = found[0]
        if found.lastgroup != "gap":
            yield line, word
        line += word.count("\n")
