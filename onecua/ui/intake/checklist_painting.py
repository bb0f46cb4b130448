"""How a line of the checklist is drawn: a tick, a name of two lines, two numbers, a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from onecua.ui import icons
from onecua.ui.intake.checklist_model import HEADS, ChecklistModel, Column, how_words
from onecua.ui.intake.paper_lines import Heading, How, PaperLine, Remark
from onecua.ui.theme import theme
from onecua.ui.widgets.clamped_label import wrapped
from onecua.ui.widgets.object_list import OBJECT_ROLE
from onecua.ui.widgets.painting import (
    LEFT,
    RIGHT,
    paint_box,
    paint_check_box,
    paint_left_bar,
    paint_text,
)
from onecua.ui.widgets.sizes import text_height
from onecua.ui.widgets.table_view import TableHead

if TYPE_CHECKING:
    from onecua.ui.intake.paper_lines import Tally
    from onecua.ui.widgets.object_list import Index

BOX = 18
ICON = 18
NUMBER_HEIGHT = 28
ARROWS = 22
_EDGE = 12
_HOW_LOOKS = {
    How.SUBMITTED: ("check-circle", "success"),
    How.SEEN: ("eye", "success"),
    How.REUSED: ("refresh", "success"),
}


def number_box(cell: QRectF) -> QRectF:
    """Return the box of a number within its cell."""
    height = text_height(theme().font("field"), NUMBER_HEIGHT, 6)
    return QRectF(cell.x(), cell.y() + (line_height() - height) / 2, cell.width() - 8, height)


def tick_box(cell: QRectF) -> QRectF:
    """Return the check box within its cell."""
    return QRectF(cell.x() + _EDGE, cell.y() + (line_height() - BOX) / 2, BOX, BOX)


def line_height() -> int:
    """Return the height of a paper without its problem: 42 px or two lines of text."""
    return max(42, 2 * QFontMetrics(theme().font("body")).height() + 4)


def problem_height() -> int:
    """Return the height of the sentence under a paper that is missing."""
    return QFontMetrics(theme().font("body")).height() + 8


class ChecklistHead(TableHead):
    """The head row with less air, so that «Bản chính» stands whole over its narrow column."""

    def sizeHint(self) -> QSize:
        """Return the height of the head."""
        return QSize(super().sizeHint().width(), text_height(theme().font("strong"), 28, 8))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one title."""
        painter.save()
        painter.fillRect(rect, _ink("head"))
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), _ink("line"))
        inside = rect.adjusted(8 if section == Column.NAME else 2, 0, 0, -1)
        paint_text(painter, inside, HEADS[Column(section)], theme().font("strong"), _ink("sub"))
        painter.restore()


class ChecklistDelegate(QStyledItemDelegate):
    """Draws the cells; `current` marks where typing goes while the table has the focus."""

    def __init__(self, model: ChecklistModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self.hovered_row = -1
        self.name_width = 300

    def height(self, row: int) -> int:
        """Return the height of a row in pixels."""
        line = self._model.lines()[row]
        small = QFontMetrics(theme().font("small"))
        if isinstance(line, Heading):
            return max(24, small.height() + 7)
        if isinstance(line, Remark):
            return len(self._remark_lines(line)) * small.height() + 10
        return line_height() + (problem_height() if line.key in self._model.problems else 0)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a cell."""
        return QSize(40, self.height(index.row()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell; headings and remarks span all columns."""
        painter.save()
        line = index.data(OBJECT_ROLE)
        area = QRectF(option.rect)
        if isinstance(line, PaperLine):
            self._paint_paper(painter, area, option, index, line)
        elif isinstance(line, Heading):
            self._paint_heading(painter, area, line)
        else:
            self._paint_remark(painter, area, line)
        painter.fillRect(QRectF(area.x(), area.bottom() - 1, area.width(), 1), _ink("grid"))
        painter.restore()

    def _paint_heading(self, painter: QPainter, area: QRectF, line: Heading) -> None:
        painter.fillRect(area, _ink("head"))
        inside = area.adjusted(_EDGE, 0, -_EDGE, -1)
        paint_text(painter, inside, line.title, theme().font("small_strong"), _ink("sub"))

    def _paint_remark(self, painter: QPainter, area: QRectF, line: Remark) -> None:
        font = theme().font("small")
        step = QFontMetrics(font).height()
        top = QRectF(area.x() + _EDGE, area.y() + 4, area.width() - 2 * _EDGE, step)
        for place, words in enumerate(self._remark_lines(line)):
            paint_text(painter, top.translated(0, place * step), words, font, _ink("sub"))

    def _remark_lines(self, line: Remark) -> list[str]:
        return wrapped(line.words, theme().font("small"), self.name_width + 340, 3)

    def _paint_paper(
        self,
        painter: QPainter,
        area: QRectF,
        option: QStyleOptionViewItem,
        index: Index,
        line: PaperLine,
    ) -> None:
        tally = self._model.papers.tally(line.key)
        problem = self._model.problems.get(line.key, "")
        column = Column(index.column())
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        self._paint_ground(painter, area, index, problem, option)
        if column is Column.TICK:
            self._paint_tick(painter, area, tally, focused)
        elif column is Column.NAME:
            _paint_name(painter, area, line)
        elif column is Column.HOW:
            self._paint_how(painter, area, line, tally, focused)
        else:
            number = tally.originals if column is Column.ORIGINALS else tally.copies
            wrong = bool(problem) and column is Column.ORIGINALS
            _paint_number(painter, number_box(area), number, tally.is_had, focused, wrong)

    def _paint_ground(
        self,
        painter: QPainter,
        area: QRectF,
        index: Index,
        problem: str,
        option: QStyleOptionViewItem,
    ) -> None:
        if problem:
            painter.fillRect(area, _ink("danger_soft"))
        elif option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, _ink("accent_soft"))
        elif index.row() == self.hovered_row:
            painter.fillRect(area, _ink("hover"))
        if index.column() == Column.TICK and problem:
            paint_left_bar(painter, area, _ink("danger"))

    def _paint_tick(self, painter: QPainter, area: QRectF, tally: Tally, focused: bool) -> None:
        box = tick_box(area)
        colours = (_ink("accent" if tally.is_had else "control"), _ink("raised"), _ink("on_accent"))
        paint_check_box(painter, box, tally.is_had, colours)
        if focused:
            ring = box.adjusted(-4, -4, 4, 4)
            paint_box(painter, ring, None, _ink("accent"), width=2)

    def _paint_how(
        self, painter: QPainter, area: QRectF, line: PaperLine, tally: Tally, focused: bool
    ) -> None:
        row = QRectF(area.x(), area.y(), area.width() - 6, line_height())
        if focused:
            ring = QRectF(row.x() - 2, row.y() + 6, row.width(), row.height() - 12)
            paint_box(painter, ring, None, _ink("accent"), width=2)
        chosen = focused or line is self._model.paper(self.hovered_row)
        words = row.adjusted(6, 0, -22 if chosen else 0, 0)
        token = "sub"
        if tally.how is not None:
            name, token = _HOW_LOOKS[tally.how]
            mark = QRectF(words.x(), words.y(), ICON, words.height())
            icons.paint_icon(painter, mark, name, _ink(token))
            words.setLeft(mark.right() + 6)
        paint_text(painter, words, how_words(line, tally), theme().font("body"), _ink(token), LEFT)
        if chosen:
            arrow = QRectF(row.right() - 22, row.y(), 16, row.height())
            icons.paint_icon(painter, arrow, "chevron-down", _ink("sub"))


def _paint_name(painter: QPainter, area: QRectF, line: PaperLine) -> None:
    font = theme().font("body")
    step = QFontMetrics(font).height()
    words = wrapped(line.name, font, area.width() - 16, 2)
    top = area.y() + (line_height() - step * len(words)) / 2
    place = QRectF(area.x() + 8, top, area.width() - 12, step)
    for number, part in enumerate(words):
        paint_text(painter, place.translated(0, number * step), part, font, _ink("text"))


def _paint_number(
    painter: QPainter, box: QRectF, number: int, had: bool, focused: bool, wrong: bool
) -> None:
    border = "danger" if wrong else "accent" if focused else "control" if had else "line"
    ground = _ink("raised" if had or focused or wrong else "surface")
    paint_box(painter, box, ground, _ink(border), width=2 if wrong or focused else 1)
    ink = _ink("text" if had else "sub")
    inside = box.adjusted(6, 0, -ARROWS - 4, 0)
    paint_text(painter, inside, str(number), theme().font("field"), ink, RIGHT)
    middle = box.center().y()
    left = box.right() - ARROWS + 3
    icons.paint_icon(painter, QRectF(left, middle - 11, 12, 12), "chevron-up", ink)
    icons.paint_icon(painter, QRectF(left, middle - 1, 12, 12), "chevron-down", ink)


def _ink(token: str) -> QColor:
    return theme().color(token)
