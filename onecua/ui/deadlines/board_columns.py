"""What a line of the board says of a dossier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onecua.services.board import BoardLine
from onecua.ui.dossiers.dossier_columns import ERASED_OWNER, NO_CODE, urgency_of
from onecua.ui.widgets.paged_model import Column

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from onecua.ui.deadlines.board_model import GroupLine, Line
    from onecua.ui.deadlines.marks import Mark
    from onecua.ui.widgets.urgency import Urgency

TICK, DUE, CODE, OWNER, HOLDER = range(5)


@dataclass(frozen=True)
class LineWords:
    """Where the words of lines come from: officers by identity, groups, marks."""

    officer_name: Callable[[UUID], str]
    group: Callable[[GroupLine], str]
    marks: Callable[[BoardLine], list[Mark]]


def board_columns(words: LineWords) -> tuple[Column[Line], ...]:
    """Return the columns of the board; a group's row says all in the second."""

    def of_dossier(say: Callable[[BoardLine], str]) -> Callable[[Line], str]:
        return lambda line: say(line) if isinstance(line, BoardLine) else ""

    def due(line: Line) -> str:
        return _urgency(line).words if isinstance(line, BoardLine) else words.group(line)

    def owner_tip(line: BoardLine) -> str:
        said = [owner_words(line), line.detail.procedure_name]
        return "\n".join([*said, *(f"{mark.words}." for mark in words.marks(line))])

    def holder_tip(line: BoardLine) -> str:
        name = words.officer_name(line.counted.holder)
        return f"{name}\nBước: {line.counted.step}" if line.counted.step else name

    return (
        Column("", lambda _line: "", 34, checked=lambda _line: False),
        Column(
            "Hạn",
            due,
            150,
            urgency=lambda line: _urgency(line) if isinstance(line, BoardLine) else None,
        ),
        Column("Mã hồ sơ", of_dossier(lambda line: line.detail.code or NO_CODE), 160),
        Column("Chủ hồ sơ", of_dossier(owner_words), tip=of_dossier(owner_tip)),
        Column(
            "Đang giữ",
            of_dossier(lambda line: words.officer_name(line.counted.holder)),
            160,
            tone=lambda _line: "sub",
            tip=of_dossier(holder_tip),
        ),
    )


def owner_words(line: BoardLine) -> str:
    """Return the owner's name; an erased one says so."""
    return line.detail.owner_name or ERASED_OWNER


def _urgency(line: BoardLine) -> Urgency:
    return urgency_of(line.counted.status, line.standing)
