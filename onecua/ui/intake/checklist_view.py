"""The checklist: Space ticks, digits count, arrows move, Enter goes on."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from onecua.domain.intake import PAPERS_LIMIT
from onecua.ui.intake.checklist_model import ChecklistModel, Column
from onecua.ui.intake.checklist_painting import (
    ARROWS,
    ChecklistDelegate,
    ChecklistHead,
    number_box,
)
from onecua.ui.intake.checklist_problems import PaperProblems
from onecua.ui.intake.paper_lines import How, PaperLine, Tally
from onecua.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent

    from onecua.ui.intake.paper_lines import PaperLines

_WIDTHS = {Column.TICK: 41, Column.ORIGINALS: 84, Column.COPIES: 78, Column.HOW: 186}
_SAME_NUMBER_S = 1.2
"""Digits typed within this time make one number."""
_CHOICES = (
    (How.SUBMITTED, "Nộp cho bộ phận tiếp nhận"),
    (How.SEEN, "Xem bản gốc rồi trả lại"),
    (How.REUSED, "Khai thác từ cơ sở dữ liệu, không yêu cầu nộp"),
    (None, "Chưa có"),
)
_NUMBERS = (Column.ORIGINALS, Column.COPIES)


class ChecklistView(QTableView):
    """As high as its lines: the page scrolls, not the table."""

    counted = Signal()

    def __init__(self, papers: PaperLines, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = ChecklistModel(papers, self)
        self._delegate = ChecklistDelegate(self.lines, self)
        self._typed_at = 0.0
        self._problems = PaperProblems(self)
        self.setModel(self.lines)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(ChecklistHead(self))
        self.horizontalHeader().setSectionsClickable(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(16)
        self.setAccessibleName("Thành phần hồ sơ")
        self._behave()
        theme().changed.connect(self._fit)
        self.lines.modelReset.connect(self._fit)

    def _behave(self) -> None:
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def refresh(self, with_other_cases: bool) -> None:
        """Read the papers again; the caret stays on its paper."""
        paper = self.current_paper()
        self.lines.refresh(with_other_cases)
        if paper is not None:
            self.go_to(paper.key)

    def set_problems(self, problems: dict[str, str]) -> None:
        """Say what is missing under each paper."""
        self.lines.problems = problems
        self._problems.show(problems)
        self.lines.redraw()
        self._fit()

    def anchor(self, key: str) -> QWidget:
        """Return what stands for a paper among the places to mend."""
        return self._problems.anchor(key)

    def current_paper(self) -> PaperLine | None:
        """Return the paper that the caret stands on."""
        return self.lines.paper(self.currentIndex().row())

    def go_to(self, key: str, column: Column = Column.ORIGINALS) -> None:
        """Put the caret on a paper."""
        row = self.lines.row_of(key)
        if row >= 0:
            self.setCurrentIndex(self.lines.index(row, int(column)))

    def toggle(self, paper: PaperLine) -> None:
        """Tick a paper with its usual numbers, or take the tick away."""
        had = self.lines.papers.tally(paper.key).is_had
        self._count(paper, Tally() if had else paper.usual)

    def memory(self) -> Callable[[], None]:
        """Return what puts the counts back when typing turns out to be a scanned code."""
        paper = self.current_paper()
        if paper is None:
            return lambda: None
        before = self.lines.papers.tally(paper.key)
        return lambda: self._count(paper, before)

    def sizeHint(self) -> QSize:
        """Return the height of all lines."""
        rows = self.verticalHeader().length() + self.horizontalHeader().sizeHint().height()
        return QSize(400, rows + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        """Return the same height: no line hides."""
        return QSize(400, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick, count, choose, move; Enter goes to the next paper and then on."""
        paper = self.current_paper()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if paper is None or not (plain and self._on_plain_key(paper, event)):
            self._on_other_key(paper, event)

    def _on_plain_key(self, paper: PaperLine, event: QKeyEvent) -> bool:
        key, column = event.key(), Column(self.currentIndex().column())
        if key == Qt.Key.Key_Space:
            self.toggle(paper)
        elif event.text().isdigit() and event.text().isascii():
            self._type(paper, column, int(event.text()))
        elif key == Qt.Key.Key_Backspace:
            number = self._number(paper, column)
            self._set_number(paper, column, number // 10)
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Minus}:
            step = 1 if key == Qt.Key.Key_Plus else -1
            self._set_number(paper, column, self._number(paper, column) + step)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._go_on(1)
        else:
            return False
        return True

    def _on_other_key(self, paper: PaperLine | None, event: QKeyEvent) -> None:
        modifiers = event.modifiers()
        if modifiers & Qt.KeyboardModifier.AltModifier and event.key() == Qt.Key.Key_Down:
            if paper is not None:
                self._choose_how(paper)
            return
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif step is not None:
            self._move(step)
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End}:
            super().keyPressEvent(event)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._go_on(-1)
        else:
            event.ignore()

    def _go_on(self, step: int) -> None:
        if not self._move(step):
            self.focusNextPrevChild(step > 0)

    def _move(self, step: int) -> bool:
        row = self.currentIndex().row() + step
        while 0 <= row < self.lines.rowCount():
            if self.lines.paper(row) is not None:
                self.setCurrentIndex(self.lines.index(row, max(self.currentIndex().column(), 0)))
                return True
            row += step
        return False

    def _type(self, paper: PaperLine, column: Column, digit: int) -> None:
        now = time.monotonic()
        goes_on = now - self._typed_at < _SAME_NUMBER_S
        self._typed_at = now
        number = self._number(paper, column) * 10 + digit if goes_on else digit
        self._set_number(paper, column, min(number, PAPERS_LIMIT))

    def _number(self, paper: PaperLine, column: Column) -> int:
        tally = self.lines.papers.tally(paper.key)
        return tally.copies if column is Column.COPIES else tally.originals

    def _set_number(self, paper: PaperLine, column: Column, number: int) -> None:
        tally = self.lines.papers.tally(paper.key)
        counts = {"copies" if column is Column.COPIES else "originals": max(number, 0)}
        tally = replace(tally, **counts, how=tally.how or paper.usual.how)
        if not tally.originals and not tally.copies and tally.how is not How.REUSED:
            tally = Tally()
        self._count(paper, tally)

    def _count(self, paper: PaperLine, tally: Tally) -> None:
        self.lines.papers.set_tally(paper.key, tally)
        self.lines.redraw()
        self.counted.emit()

    def _choose_how(self, paper: PaperLine) -> None:
        menu = QMenu(self)
        for how, words in _CHOICES:
            action = menu.addAction(words)
            action.triggered.connect(lambda _on=False, how=how: self.set_how(paper, how))
        row = self.lines.row_of(paper.key)
        cell = self.visualRect(self.lines.index(row, int(Column.HOW)))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self.viewport().mapToGlobal(QPoint(cell.left(), cell.bottom() - 6)))

    def set_how(self, paper: PaperLine, how: How | None) -> None:
        """Say in what way the desk has a paper; data of the state need no copy."""
        if how is None:
            self._count(paper, Tally())
        elif how is How.REUSED:
            self._count(paper, Tally(0, 0, how))
        else:
            had = self.lines.papers.tally(paper.key)
            counts = had if had.originals or had.copies else paper.usual
            self._count(paper, replace(counts, how=how))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first paper not had yet."""
        super().focusInEvent(event)
        if self.current_paper() is None:
            papers = [line for line in self.lines.lines() if isinstance(line, PaperLine)]
            open_ones = (p for p in papers if not self.lines.papers.tally(p.key).is_had)
            first = next(open_ones, papers[0] if papers else None)
            if first is not None:
                self.go_to(first.key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick, step a number or choose, where the pointer is."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        paper = self.lines.paper(index.row())
        if paper is not None and event.button() is Qt.MouseButton.LeftButton:
            self._on_pressed(paper, index, event.position().toPoint())

    def _on_pressed(self, paper: PaperLine, index: QModelIndex, where: QPoint) -> None:
        column = Column(index.column())
        if column in {Column.TICK, Column.NAME}:
            self.toggle(paper)
        elif column is Column.HOW:
            self._choose_how(paper)
        else:
            box = number_box(QRectF(self.visualRect(index)))
            if box.contains(where) and where.x() > box.right() - ARROWS:
                step = 1 if where.y() < box.center().y() else -1
                self._set_number(paper, column, self._number(paper, column) + step)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the line under the pointer."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer."""
        super().leaveEvent(event)
        self._hover(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the name what the counts leave."""
        super().resizeEvent(event)
        self._fit()

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered_row:
            self._delegate.hovered_row = row
            self.viewport().update()

    def _fit(self) -> None:
        scale = theme().text_scale
        widths = {column: round(width * scale) for column, width in _WIDTHS.items()}
        room = self.width() - 2 * self.frameWidth() - sum(widths.values())
        self._delegate.name_width = max(room, 120)
        for column, width in {**widths, Column.NAME: max(room, 120)}.items():
            self.setColumnWidth(int(column), width)
        for row in range(self.lines.rowCount()):
            self.setRowHeight(row, self._delegate.height(row))
            spans = 1 if self.lines.paper(row) is not None else len(Column)
            if self.columnSpan(row, 0) != spans:
                self.setSpan(row, 0, 1, spans)
        self._problems.place(widths[Column.TICK])
        self.updateGeometry()
