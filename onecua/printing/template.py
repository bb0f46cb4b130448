"""The small language of a form's texts: `{field}` for a value, `**` around what is bold.

`{field:4}` says how many dots a blank has when the value is empty. Without a number a blank that
ends its text runs on to the right edge.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_DEFAULT_DOTS = 16
_TOKEN = re.compile(r"\{(?P<name>[a-z][a-z0-9_]*)(?::(?P<dots>[1-9]\d?))?\}|(?P<bold>\*\*)")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one weight, as it is to be printed."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Filled:
    """A template with its values; `leader` when it ends in a blank that runs to the edge."""

    runs: tuple[Run, ...]
    leader: bool = False

    @property
    def text(self) -> str:
        """The words without their weight."""
        return "".join(run.text for run in self.runs)


BLANK = Filled((), leader=True)
"""A whole line to be filled by hand."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a template: the literal `text`, or the value named `field`."""

    text: str = ""
    field: str = ""
    bold: bool = False
    dots: int | None = None


@dataclass(frozen=True, slots=True)
class Template:
    """A parsed text of a form."""

    segments: tuple[Segment, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the values that the text takes, in order."""
        return tuple(segment.field for segment in self.segments if segment.field)

    def is_filled(self, values: Mapping[str, str]) -> bool:
        """Tell whether at least one of its values is not blank."""
        return any(values[name].strip() for name in self.fields)

    def fill(self, values: Mapping[str, str], *, to_edge: bool = True) -> Filled:
        """Put the values in; without `to_edge` a blank at the end gets dots of its own.

        KeyError when a value is not given.
        """
        runs: list[Run] = []
        last = len(self.segments) - 1
        for place, segment in enumerate(self.segments):
            if not segment.field:
                runs.append(Run(segment.text, segment.bold))
            elif values[segment.field].strip():
                runs.append(Run(values[segment.field], segment.bold))
            elif place == last and to_edge and segment.dots is None:
                return Filled(tuple(runs), leader=True)
            else:
                runs.append(Run("." * (segment.dots or _DEFAULT_DOTS)))
        return Filled(tuple(runs))


def parse(text: str) -> Template:
    """Read a template; ValueError when a brace or a pair of `**` is not closed."""
    segments = tuple(_segments(text))
    literals = "".join(segment.text for segment in segments)
    if "{" in literals or "}" in literals:
        message = "dấu { } phải bao quanh đúng một tên trường, như {address} hoặc {due_hour:4}"
        raise ValueError(message)
    if text.count("**") % 2:
        message = "dấu ** mở mà không đóng"
        raise ValueError(message)
    return Template(segments)


def _segments(text: str) -> Iterator[Segment]:
    bold, start = False, 0
    for token in _TOKEN.finditer(text):
        if token.start() > start:
            yield Segment(text=text[start : token.start()], bold=bold)
        if token["name"]:
            dots = int(token["dots"]) if token["dots"] else None
            yield Segment(field=token["name"], bold=bold, dots=dots)
        else:
            bold = not bold
        start = token.end()
    if start < len(text):
        yield Segment(text=text[start:], bold=bold)
