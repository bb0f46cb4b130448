"""The grouped list of the board: folds, ticks and opens by key and by mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence

from onecua.services.board import BoardLine
from onecua.ui.deadlines.board_delegate import BoardDelegate
from onecua.ui.widgets.check_box import CheckBox
from onecua.ui.widgets.row_delegate import PADDING
from onecua.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

    from onecua.domain.board import Bucket
    from onecua.ui.deadlines.board_model import BoardModel
    from onecua.ui.deadlines.marks import Mark

_CONTROL = Qt.KeyboardModifier.ControlModifier


class BoardView(TableView):
    """A table over a `BoardModel`; `opened(UUID)` wants a dossier, `escaped` leaves a filter."""

    opened = Signal(object)
    escaped = Signal()

    def __init__(
        self,
        model: BoardModel,
        note: Callable[[Bucket], str],
        marks: Callable[[BoardLine], list[Mark]],
    ) -> None:
        super().__init__(bare=True)
        self._board = model
        self._delegate = BoardDelegate(self, model.is_folded, note, marks)
        self.setItemDelegate(self._delegate)
        self.set_model(model)
        self.setAccessibleName("Hồ sơ đang giải quyết, theo hạn")
        self.all_box = CheckBox("", self.horizontalHeader())
        self.all_box.setAccessibleName("Chọn mọi hồ sơ trong danh sách")
        self.all_box.setToolTip("Chọn mọi hồ sơ trong danh sách")
        self.all_box.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.all_box.clicked.connect(self._on_all_pressed)
        self.row_opened.connect(self._on_opened)
        model.checks_changed.connect(self.tell_all_checked)
        model.modelReset.connect(self.tell_all_checked)

    def current_line(self) -> BoardLine | None:
        """Return the dossier under the caret, None on a group's row."""
        line = self.current_row()
        return line if isinstance(line, BoardLine) else None

    def tell_all_checked(self) -> None:
        """Show in the head whether everything is ticked."""
        whole = self._board.whole_count()
        self.all_box.setChecked(bool(whole) and len(self._board.checked()) == whole)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold with the arrows, tick a group with Ctrl+A, copy the code; the rest is Qt's."""
        position = self.currentIndex().row()
        bucket = self._board.group_at(position) if position >= 0 else None
        if event.matches(QKeySequence.StandardKey.SelectAll):
            if bucket is not None:
                self._board.check_group(bucket)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy_code()
        elif event.matches(QKeySequence.StandardKey.Cancel):
            self.escaped.emit()
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right} and bucket is not None:
            self._go_sideways(bucket, event.key() == Qt.Key.Key_Left)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Look for nothing: a letter would read 50,000 rows; Ctrl+K finds a dossier."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold a group where its row is pressed."""
        bucket = self._group_row_at(event.position().toPoint())
        if bucket is None or event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.select_position(self._board.start_of(bucket) or 0)
        self._fold(bucket, not self._board.is_folded(bucket))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do nothing more on a group's row: the press has folded it."""
        if self._group_row_at(event.position().toPoint()) is None:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a dossier; the second press on a group folds it again."""
        if self._group_row_at(event.position().toPoint()) is None:
            super().mouseDoubleClickEvent(event)
        else:
            self.mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the box of the head in its place, and the caret in view when the list shrinks."""
        super().resizeEvent(event)
        if event.size().height() < event.oldSize().height():
            self.scrollTo(self.currentIndex())
        head = self.horizontalHeader()
        self.all_box.resize(self.all_box.sizeHint())
        self.all_box.move(PADDING, (head.height() - self.all_box.height()) // 2)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the caret's ring anew when the window comes and goes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self.viewport().update()

    def _group_row_at(self, where: QPoint) -> Bucket | None:
        position = self.rowAt(where.y())
        if position < 0 or self._board.counted_at(position) is not None:
            return None
        return self._board.group_at(position)

    def _go_sideways(self, bucket: Bucket, left: bool) -> None:
        start = self._board.start_of(bucket) or 0
        if self.currentIndex().row() == start:
            self._fold(bucket, left)
        elif left:
            self.select_position(start)

    def _fold(self, bucket: Bucket, folded: bool) -> None:
        self._board.fold(bucket, folded)
        self.tell_all_checked()

    def _on_opened(self, line: object) -> None:
        if isinstance(line, BoardLine):
            self.opened.emit(line.id)
            return
        bucket = self._board.group_at(self.currentIndex().row())
        if bucket is not None:
            self._fold(bucket, not self._board.is_folded(bucket))

    def _on_all_pressed(self, on: bool) -> None:
        self._board.check(self._board.everything(), on)

    def _copy_code(self) -> None:
        line = self.current_line()
        if line is not None and line.detail.code:
            QGuiApplication.clipboard().setText(line.detail.code)
