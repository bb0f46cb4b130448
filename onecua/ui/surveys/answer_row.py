"""How a question of a paper slip is drawn: number, name, a box for each digit, the words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from onecua.domain.survey.questionnaire import Question, QuestionKind
from onecua.ui import icons
from onecua.ui.theme import theme
from onecua.ui.widgets.painting import CENTER, RIGHT, paint_box, paint_left_bar, paint_text
from onecua.ui.widgets.sizes import scaled, text_height

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from onecua.domain.survey.response import Answer

_PADDING = 12
_NUMBER = 26
_NAME_SHARE = 0.48
_BOX, _BOX_HIGH, _GAP = 30, 26, 6
_ICON = 16


@dataclass(frozen=True)
class AnswerRow:
    """A question as it stands: what was answered, whether the caret is here, what is wrong."""

    number: int
    question: Question
    answer: Answer | None
    is_current: bool
    is_passed: bool
    problem: str


def line_height() -> int:
    """Return the height of a question in pixels."""
    return text_height(theme().font("body"), 36, 14)


def row_height(row: AnswerRow) -> int:
    """Return the height of a question with what is wrong below it."""
    below = text_height(theme().font("small"), 22, 5) if row.problem else 0
    return line_height() + below


def answer_area(area: QRectF) -> QRectF:
    """Return where the boxes or the text line of a question stand."""
    left = area.x() + round(area.width() * _NAME_SHARE)
    return QRectF(left, area.y(), area.right() - _PADDING - left, line_height())


def box_areas(area: QRectF, question: Question) -> list[tuple[int, QRectF]]:
    """Return each code of a question with its box."""
    inside = answer_area(area)
    width, height, step = scaled(_BOX), scaled(_BOX_HIGH), scaled(_BOX + _GAP)
    top = inside.y() + (inside.height() - height) / 2
    return [
        (choice.code, QRectF(inside.x() + place * step, top, width, height))
        for place, choice in enumerate(question.choices)
    ]


def paint_row(painter: QPainter, area: QRectF, row: AnswerRow) -> None:
    """Draw one question."""
    colour = theme().color
    if row.is_current:
        painter.fillRect(area, colour("accent_soft"))
        paint_left_bar(painter, area, colour("accent"))
    painter.fillRect(QRectF(area.x(), area.bottom() - 1, area.width(), 1), colour("grid"))
    _paint_name(painter, area, row)
    _paint_answer(painter, area, row)
    if row.problem:
        _paint_problem(painter, area, row.problem)


def _paint_name(painter: QPainter, area: QRectF, row: AnswerRow) -> None:
    line = QRectF(area.x() + _PADDING, area.y(), scaled(_NUMBER) - 8, line_height())
    small = theme().font("small")
    if not row.question.name[:1].isdigit():  # the form gives a number of its own
        paint_text(painter, line, str(row.number), small, theme().color("sub"), RIGHT)
    left = area.x() + _PADDING + scaled(_NUMBER)
    name = QRectF(left, area.y(), answer_area(area).x() - left - 12, line_height())
    role = "strong" if row.is_current else "body"
    paint_text(painter, name, row.question.name, theme().font(role), theme().color("text"))


def _paint_answer(painter: QPainter, area: QRectF, row: AnswerRow) -> None:
    inside = answer_area(area)
    chosen = _codes(row.answer)
    for code, box in box_areas(area, row.question):
        _paint_box(painter, box, code, code in chosen)
        inside.setLeft(box.right() + 12)
    words, token = answer_words(row)
    paint_text(painter, inside, words, theme().font("body"), theme().color(token))


def _paint_box(painter: QPainter, box: QRectF, code: int, is_chosen: bool) -> None:
    colour = theme().color
    if is_chosen:
        paint_box(painter, box, colour("accent"), None, radius=4)
    else:
        paint_box(painter, box, colour("raised"), colour("control"), radius=4)
    font = theme().font("strong" if is_chosen else "body")
    ink = colour("on_accent" if is_chosen else "text")
    paint_text(painter, box, str(code), font, ink, CENTER)


def answer_words(row: AnswerRow) -> tuple[str, str]:
    """Return what was answered in words, with the colour of the words."""
    if isinstance(row.answer, str):
        return row.answer, "text"
    codes = _codes(row.answer)
    if codes:
        said = [choice.words for choice in row.question.choices if choice.code in codes]
        return ", ".join(said), "text"
    if row.is_passed:
        return "để trống", "sub"
    if row.question.kind is QuestionKind.TEXT:
        return "ghi lời trên phiếu nếu có", "sub"
    return "", "sub"


def _codes(answer: Answer | None) -> tuple[int, ...]:
    if isinstance(answer, tuple):
        return answer
    return (answer,) if isinstance(answer, int) else ()


def _paint_problem(painter: QPainter, area: QRectF, problem: str) -> None:
    left = area.x() + _PADDING + scaled(_NUMBER)
    top = area.y() + line_height() - 3
    line = QRectF(left, top, area.right() - _PADDING - left, area.bottom() - top - 2)
    colour = theme().color("danger")
    mark = QRectF(line.x(), line.y(), scaled(_ICON), line.height())
    icons.paint_icon(painter, mark, "alert-triangle", colour)
    line.setLeft(mark.right() + 5)
    paint_text(painter, line, problem, theme().font("small"), colour)
