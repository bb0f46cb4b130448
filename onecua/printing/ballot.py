"""Blocks of a survey slip: the strip with the token that is torn off, and the questions.

Questions that stand together and have the same answers become one table with a box in every cell;
any other one has its boxes below it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from onecua.printing.head_shapes import Gap
from onecua.printing.paper_form import Block, ListedBlock, TextLine
from onecua.printing.qr import QrCode
from onecua.printing.row import Cell, Row, Rules
from onecua.printing.setting import text_lines
from onecua.printing.template import BLANK
from onecua.printing.text import Align, Look, paragraph, plain
from onecua.printing.ticks import TearLine, Tick, TickBox, TickRun

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlab.platypus.flowables import Flowable

    from onecua.printing.form_keys import FormKeys
    from onecua.printing.setting import Setting

    Entry = Mapping[str, str]

_PADDING = 1.5
_HEAD_SIZE, _NOTE_SIZE = 0.78, 0.85
_ABOVE = 0.2
_FEWEST_TOGETHER = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class StripBlock(Block):
    """A QR code with lines beside it, and below both the line along which they are torn off.

    The code is the paper's own, or that of the value named `code`: then lines without a value are
    left out, and the code too. Without `cut` nothing is torn off.
    """

    lines: tuple[TextLine, ...]
    cut: str
    code: str
    qr_mm: float
    gap_mm: float

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the values that the block takes, in order."""
        own = (self.code,) if self.code else ()
        return (*own, *(name for line in self.lines for name in line.text.fields))


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsBlock(ListedBlock):
    """Questions with boxes to tick or lines to write on.

    Each entry says `number`, `text`, `note` (when to answer), `group` (a heading where it
    changes) and `choices`: one on a line, its code before its words; none for a free text, which
    gets `blank_lines`. Columns of boxes are `choice_mm` wide.
    """

    choice_mm: float
    blank_lines: int

    @property
    def entry_fields(self) -> tuple[str, ...]:
        """The names of the values that each entry of the list gives."""
        return ("number", "text", "note", "group", "choices")


def strip_block(
    keys: FormKeys, common: dict[str, object], lines: tuple[TextLine, ...]
) -> StripBlock:
    """Read the keys of a strip; its lines are read like those of any block."""
    return StripBlock(
        lines=lines,
        cut=keys.take("cut", str, ""),
        code=keys.take("code", str, ""),
        qr_mm=keys.length("qr_mm"),
        gap_mm=keys.length("gap_mm"),
        **common,  # type: ignore[arg-type]
    )


def questions_block(keys: FormKeys, common: dict[str, object]) -> QuestionsBlock:
    """Read the keys of a block of questions."""
    return QuestionsBlock(
        items=keys.take("items", str),
        choice_mm=keys.length("choice_mm"),
        blank_lines=keys.count("blank_lines"),
        **common,  # type: ignore[arg-type]
    )


def strip_rows(block: StripBlock, setting: Setting) -> Iterator[Row]:
    """Return the strip and the line under it."""
    content = setting.fields[block.code] if block.code else setting.values.qr or ""
    left = (block.qr_mm + block.gap_mm) * mm if content else 0
    shown = [line for line in block.lines if not block.code or _is_said(line, setting)]
    lines = text_lines(block, setting, shown, setting.width - left, Align.LEFT)
    code = [Cell((QrCode(content, block.qr_mm * mm),), left)] if content else []
    strip = Row([*code, Cell(tuple(lines), setting.width - left)], setting.style(block, whole=True))
    if not block.cut:
        yield strip
        return
    yield strip.kept_with_next()
    cut = Cell((TearLine(block.cut, setting.look(block)),), setting.width)
    yield Row([cut], setting.style(block)).spaced(block.gap_mm * mm)


def _is_said(line: TextLine, setting: Setting) -> bool:
    return not line.text.fields or line.text.is_filled(setting.fields)


def question_rows(block: QuestionsBlock, setting: Setting) -> Iterator[Row]:
    """Return the rows of all questions, those with the same answers as one table."""
    group = ""
    for choices, together in groupby(setting.values.lists[block.items], key=lambda e: e["choices"]):
        entries = list(together)
        ticks = _ticks(choices)
        as_table = bool(ticks) and len(entries) >= _FEWEST_TOGETHER
        head = _table_head(block, setting, ticks) if as_table else None
        if head is not None:
            yield head.kept_with_next()
        for entry in entries:
            if entry["group"] not in {"", group}:
                yield _group_row(block, setting, entry["group"], head)
            group = entry["group"]
            if as_table:
                yield _table_row(block, setting, entry, ticks, head)
            else:
                yield _single_row(block, setting, entry, ticks)


def _ticks(choices: str) -> list[Tick]:
    pairs = (line.partition(" ") for line in choices.split("\n") if line)
    return [Tick(code, words) for code, _, words in pairs]


def _widths(block: QuestionsBlock, setting: Setting, ticks: Sequence[Tick]) -> tuple[float, float]:
    column = block.choice_mm * mm
    return setting.width - column * len(ticks), column


def _table_head(block: QuestionsBlock, setting: Setting, ticks: Sequence[Tick]) -> Row:
    text, column = _widths(block, setting, ticks)
    look = Look(setting.size * block.size * _HEAD_SIZE, align=Align.CENTRE)
    cells = [Cell((), text), *(Cell((plain(tick.words, look),), column) for tick in ticks)]
    return Row(cells, setting.style(block, padding=_PADDING, rules=Rules.HEAD, whole=True))


def _group_row(block: QuestionsBlock, setting: Setting, words: str, head: Row | None) -> Row:
    look = Look(setting.size * block.size, bold=True)
    cell = Cell((plain(words, look),), setting.width)
    style = setting.style(block, padding=_PADDING, rules=Rules.HAIR, whole=True)
    return Row([cell], style, head).kept_with_next()


def _table_row(
    block: QuestionsBlock, setting: Setting, entry: Entry, ticks: Sequence[Tick], head: Row | None
) -> Row:
    text, column = _widths(block, setting, ticks)
    look = setting.look(block)
    boxes = (Cell((TickBox(Tick(tick.code), look),), column) for tick in ticks)
    style = setting.style(block, padding=_PADDING, rules=Rules.HAIR, whole=True)
    return Row([Cell(_asked(block, setting, entry), text), *boxes], style, head)


def _single_row(
    block: QuestionsBlock, setting: Setting, entry: Entry, ticks: Sequence[Tick]
) -> Row:
    look = setting.look(block)
    answer: tuple[Flowable, ...] = (Gap(look.size * _ABOVE), TickRun(ticks, look)) if ticks else ()
    if not ticks:
        answer = tuple(paragraph(BLANK, look) for _ in range(block.blank_lines))
    content = (*_asked(block, setting, entry), *answer)
    style = setting.style(block, padding=_PADDING, rules=Rules.HAIR, whole=True)
    return Row([Cell(content, setting.width)], style)


def _asked(block: QuestionsBlock, setting: Setting, entry: Entry) -> tuple[Flowable, ...]:
    asked = plain(f"{entry['number']}. {entry['text']}", setting.look(block))
    if not entry["note"]:
        return (asked,)
    look = Look(setting.size * block.size * _NOTE_SIZE, italic=True)
    return asked, plain(entry["note"], look)
