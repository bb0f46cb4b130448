"""Answers by sector, channel, officer and way in, with what is too small to be shown left out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from onecua.domain.dossier import CHANNEL_WORDS, Channel
from onecua.domain.survey.distribution import Distribution, distribution
from onecua.domain.survey.questionnaire import PROCEDURE_QUESTION
from onecua.domain.survey.response import VIA_WORDS, Via
from onecua.domain.survey.suppression import hidden

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from onecua.domain.survey.questionnaire import Question, Questionnaire
    from onecua.domain.survey.response import Answer, Marks


class Dimension(StrEnum):
    """By what answers are told apart."""

    SECTOR = "sector"
    CHANNEL = "channel"
    OFFICER = "officer"
    VIA = "via"
    PROCEDURE = "procedure"


@dataclass(frozen=True, slots=True)
class Given:
    """One response: the way in which it came, what it says of its dossier, the answers."""

    via: Via
    marks: Marks
    answers: Mapping[str, Answer]


_KEYS: Mapping[Dimension, Callable[[Given], str | None]] = {
    Dimension.SECTOR: lambda given: given.marks.sector,
    Dimension.CHANNEL: lambda given: (
        str(int(given.marks.channel)) if given.marks.channel is not None else None
    ),
    Dimension.OFFICER: lambda given: given.marks.officer,
    Dimension.VIA: lambda given: given.via.value,
    Dimension.PROCEDURE: lambda given: _procedure(given.answers.get(PROCEDURE_QUESTION)),
}


def _procedure(answer: Answer | None) -> str | None:
    return str(answer) if isinstance(answer, int) else None


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group that is shown; `key` is None for the answers that do not say theirs («gộp»).

    A question without a cell is not shown: under five answered it, or it would tell another.
    """

    key: str | None
    number: int
    cells: Mapping[str, Distribution]


@dataclass(frozen=True, slots=True)
class GroupTable:
    """The groups of a dimension; `hidden` are groups, `hidden_cells` questions of shown groups."""

    rows: tuple[GroupRow, ...] = ()
    hidden: frozenset[str | None] = frozenset()
    hidden_cells: frozenset[tuple[str | None, str]] = frozenset()

    def row(self, key: str | None) -> GroupRow | None:
        """Return the row of a group, None when it is hidden or empty."""
        return next((row for row in self.rows if row.key == key), None)


@dataclass(slots=True)
class _Sum:
    """A group whose months are added up."""

    number: int = 0
    cells: dict[str, Distribution] = field(default_factory=dict)


def group_table(
    dimension: Dimension, responses: Iterable[Given], questions: Sequence[Question]
) -> GroupTable:
    """Return the groups of one month's responses that may be shown."""
    parts: dict[str | None, list[Mapping[str, Answer]]] = defaultdict(list)
    for given in responses:
        parts[_KEYS[dimension](given)].append(given.answers)
    counted = {
        key: {question.id: distribution(question, answers) for question in questions}
        for key, answers in parts.items()
    }
    not_shown = hidden({key: len(answers) for key, answers in parts.items()})
    hidden_cells: set[tuple[str | None, str]] = set()
    for question in questions:
        numbers = {key: cells[question.id].number for key, cells in counted.items()}
        hidden_cells |= {(key, question.id) for key in hidden(numbers, not_shown)}
    rows = (
        GroupRow(
            key,
            len(answers),
            {n: d for n, d in counted[key].items() if d.number and (key, n) not in hidden_cells},
        )
        for key, answers in parts.items()
        if key not in not_shown
    )
    inside = frozenset(cell for cell in hidden_cells if cell[0] not in not_shown)
    return GroupTable(_ordered(rows), not_shown, inside)


def added(tables: Sequence[GroupTable]) -> GroupTable:
    """Return what the tables of several months show together, and nothing that one of them hides.

    A longer period that counted the hidden answers would tell them by subtraction.
    """
    sums: dict[str | None, _Sum] = defaultdict(_Sum)
    for table in tables:
        for row in table.rows:
            found = sums[row.key]
            found.number += row.number
            for name, cell in row.cells.items():
                before = found.cells.get(name)
                found.cells[name] = before.plus(cell) if before else cell
    rows = (GroupRow(key, found.number, found.cells) for key, found in sums.items())
    return GroupTable(
        _ordered(rows),
        frozenset().union(*(table.hidden for table in tables)),
        frozenset().union(*(table.hidden_cells for table in tables)),
    )


def _ordered(rows: Iterable[GroupRow]) -> tuple[GroupRow, ...]:
    """Return the largest group first, what names no group last."""
    return tuple(sorted(rows, key=lambda row: (row.key is None, -row.number, row.key or "")))


def group_words(
    form: Questionnaire, dimension: Dimension, key: str | None, name_of: Callable[[str], str]
) -> str:
    """Return how a group is called; answers that do not say theirs are «gộp»."""
    if key is None:
        return "Gộp, không nêu"
    if dimension is Dimension.CHANNEL:
        return CHANNEL_WORDS[Channel(int(key))]
    if dimension is Dimension.VIA:
        return VIA_WORDS[Via(key)]
    if dimension is Dimension.PROCEDURE and form.procedures is not None:
        return next(c.words for c in form.procedures.choices if c.code == int(key))
    return name_of(key) if dimension is Dimension.OFFICER else key
