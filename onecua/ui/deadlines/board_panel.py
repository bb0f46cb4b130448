"""The list with its filters above it, what stands where it is empty, and the reasons below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from onecua.domain.board import BUCKET_WORDS
from onecua.ui.deadlines.board_columns import LineWords, board_columns
from onecua.ui.deadlines.board_filters import BoardFilters
from onecua.ui.deadlines.board_foot import BoardFoot
from onecua.ui.deadlines.board_model import BoardModel, GroupLine
from onecua.ui.deadlines.board_view import BoardView
from onecua.ui.deadlines.board_words import BoardWords
from onecua.ui.deadlines.marks import LineMarks
from onecua.ui.deadlines.why_panel import WhyPanel
from onecua.ui.theme import theme
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.empty_state import EmptyState
from onecua.ui.widgets.in_view import bring_into_view
from onecua.ui.widgets.painting import paint_box
from onecua.ui.widgets.sizes import scaled

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import QPaintEvent

    from onecua.domain.board import Board, Bucket
    from onecua.services.board import BoardLine
    from onecua.services.desk import Desk
    from onecua.ui.deadlines.marks import Mark

_QUIET = (
    "Không có hồ sơ nào ở đây",
    (
        "Hồ sơ quá hạn, đến hạn hôm nay và trong ba ngày tới hiện ở đây. Bấm một thẻ phía trên "
        "để xem nhóm khác."
    ),
)
_NARROWED = (
    "Không có hồ sơ nào khớp bộ lọc",
    "Đang lọc: {filters}. Bấm một thẻ phía trên để xem nhóm khác, hoặc bỏ bộ lọc (Esc).",
)


class BoardPanel(QFrame):
    """`line_changed` follows the caret, `opened(UUID)` Enter.

    `day_list_asked` wants all dossiers of the chosen day, ended ones too.
    """

    line_changed = Signal()
    opened = Signal(object)
    day_list_asked = Signal()
    print_asked = Signal()
    export_asked = Signal()

    def __init__(self, desk: Desk, board: Board, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._desk = desk
        name = desk.rulebook.officer_name
        self.words = BoardWords(desk.rulebook.calendar, name, desk.board.closes_at)
        self._marks = LineMarks(desk.board.closes_at)
        self.filters = BoardFilters(name)
        said = LineWords(name, self._group_words, self.marks_of)
        self.model = BoardModel(desk, board_columns(said), board)
        self.view = BoardView(self.model, self._note, self.marks_of)
        self.why = WhyPanel(desk)
        self.why.hide()
        self._stack = QStackedWidget()
        # The page is as high as its parts wish to be: the list takes what is left.
        self._stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._empty = EmptyState("check-circle", *_QUIET, "Bỏ mọi bộ lọc")
        self._day_empty = EmptyState("calendar", *_QUIET, "Xem mọi hồ sơ hẹn trả ngày này")
        self.foot = BoardFoot()
        self.print_button = ShortcutButton("", "Ctrl+L", "printer", small=True)
        self.export_button = ShortcutButton("", "Ctrl+E", "table", small=True)
        self._lay_out()
        self._connect()

    def marks_of(self, line: BoardLine) -> list[Mark]:
        """Return the marks of a line as of the board."""
        return self._marks.of(line, self.model.board.at.now)

    def follow_office(self) -> None:
        """Take the calendar that holds now."""
        rulebook = self._desk.rulebook
        closes_at = self._desk.board.closes_at
        self.words = BoardWords(rulebook.calendar, rulebook.officer_name, closes_at)

    def show_board(self, board: Board, buckets: Collection[Bucket], day_words: str = "") -> None:
        """Show other dossiers, the caret on the same one, else near the place where it was."""
        position = self.view.currentIndex().row()
        kept = self.model.counted_at(position) if position >= 0 else None
        scrolled = self.view.verticalScrollBar().value()
        self.model.set_board(board, buckets)
        self._show_what_is_there(day_words)
        found = self.model.position_of(kept.key) if kept is not None else None
        if found is None:
            # At first the first dossier, below the row of its group.
            found = max(min(position if position >= 0 else 1, self.model.rowCount() - 1), 0)
        self.view.select_position(found)
        self.view.executeDelayedItemsLayout()
        self.view.verticalScrollBar().setValue(scrolled)
        self._on_line_changed()

    def toggle_why(self) -> None:
        """Show the reasons of the marked dossier, or put them away."""
        self.why.setVisible(not self.why.isVisibleTo(self))
        self._explain()
        if self.why.isVisibleTo(self):
            bring_into_view(self.why)

    def set_least_height(self, *, below: bool) -> None:
        """Ask for more rows where the other cards stand below and the page scrolls."""
        self._stack.setMinimumHeight(scaled(360) if below else 160)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the focus of the list."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
            self.view.viewport().update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card and, while the list has the focus, its border in the accent."""
        super().paintEvent(event)
        if self.view.hasFocus():
            paint_box(QPainter(self), self.rect(), None, theme().color("accent"))

    def _lay_out(self) -> None:
        for button, words in (
            (self.print_button, "In danh sách"),
            (self.export_button, "Xuất Excel"),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(8, 5, 8, 5)
        row.setSpacing(6)
        row.addWidget(self.filters, 1)
        for button in (self.print_button, self.export_button):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        for layer in (self.view, self._empty, self._day_empty):
            self._stack.addWidget(layer)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(1, 1, 1, 1)
        rows.setSpacing(0)
        self._why_rule = _rule()
        self._why_rule.hide()
        rows.addWidget(head)
        rows.addWidget(_rule())
        rows.addWidget(self._stack, 1)
        rows.addWidget(self._why_rule)
        rows.addWidget(self.why)
        rows.addWidget(_rule())
        rows.addWidget(self.foot)
        self.set_least_height(below=False)

    def _connect(self) -> None:
        self.view.installEventFilter(self)
        self.view.row_changed.connect(lambda _line: self._on_line_changed())
        self.view.opened.connect(self.opened)
        self.why.opened.connect(self._open_current)
        self.foot.why_button.clicked.connect(self.toggle_why)
        self._empty.acted.connect(self.filters.clear)
        self._day_empty.acted.connect(self.day_list_asked)
        self.print_button.clicked.connect(self.print_asked)
        self.export_button.clicked.connect(self.export_asked)

    def _show_what_is_there(self, day_words: str) -> None:
        if self.model.rowCount():
            self._stack.setCurrentWidget(self.view)
        elif day_words:
            self._day_empty.set_words(*day_words.split("\n", 1))
            self._stack.setCurrentWidget(self._day_empty)
        else:
            narrowed = self.filters.is_narrowed()
            title, words = _NARROWED if narrowed else _QUIET
            self._empty.set_words(title, words.format(filters=self.filters.words()))
            self._empty.offer_action(narrowed)
            self._stack.setCurrentWidget(self._empty)

    def _on_line_changed(self) -> None:
        self._explain()
        self.line_changed.emit()

    def _explain(self) -> None:
        shown = self.why.isVisibleTo(self)
        self._why_rule.setVisible(shown)
        if not shown:
            return
        line = self.view.current_line()
        self.why.show_line(line, self.marks_of(line) if line is not None else [])

    def _open_current(self) -> None:
        line = self.view.current_line()
        if line is not None:
            self.opened.emit(line.id)

    def _note(self, bucket: Bucket) -> str:
        return self.words.group_note(self.model.board, bucket, self.model.checked_in(bucket))

    def _group_words(self, line: GroupLine) -> str:
        return f"{BUCKET_WORDS[line.bucket]}: {self._note(line.bucket)}"


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("rule", True)
    return rule
