"""Under the list: why the marked dossier is due that day, and what is late inside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from onecua.domain.deadline import Urgency
from onecua.ui import icons
from onecua.ui.deadlines.board_columns import owner_words
from onecua.ui.dossiers.dossier_columns import NO_CODE, short_name
from onecua.ui.dossiers.due_story import why_paragraphs
from onecua.ui.due_words import due_words, expected_words, strip_cells
from onecua.ui.theme import theme
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.day_strip import DayStrip
from onecua.ui.widgets.label import ElidedLabel, Label
from onecua.ui.widgets.sizes import scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from onecua.services.board import BoardLine
    from onecua.services.desk import Desk
    from onecua.ui.deadlines.marks import Mark

_LONGEST = 12
_ICON = 16
_NO_LINE = "Chọn một hồ sơ trong danh sách để xem vì sao hẹn ngày đó."


class WhyPanel(QWidget):
    """The day strip and the sentences of one dossier; `opened` wants all of it."""

    opened = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._title = ElidedLabel("", "strong")
        self._due = Label("", "strong")
        self.open_button = ShortcutButton("Mở hồ sơ", kind="quiet")
        self.open_button.clicked.connect(self.opened)
        self.strip = DayStrip(_LONGEST)
        self.words = Label("", wrap=True)
        self._marks = _MarkLines()
        self._lay_out()

    def show_line(self, line: BoardLine | None, marks: list[Mark]) -> None:
        """Show another dossier, or that none is marked."""
        shown = line is not None
        for widget in (self._due, self.open_button, self.strip, self._marks):
            widget.setVisible(shown)
        if line is None:
            self._title.set_text("Vì sao ngày này?")
            self.words.setText(_NO_LINE)
            return
        name = short_name(line.detail.procedure_name)
        self._title.set_text(f"{line.detail.code or NO_CODE} · {owner_words(line)} · {name}")
        self._due.setText(_due_words(line))
        record = self._desk.records.read(line.id)
        deadline = record.course.explain(self._desk.clock())
        self.strip.setVisible(deadline is not None)
        self.strip.set_cells(strip_cells(deadline) if deadline is not None else [])
        doubts = expected_words(deadline) if deadline is not None else ""
        said = (*why_paragraphs(record, self._desk), doubts)
        self.words.setText(" ".join(words for words in said if words))
        late = line.standing.urgency is Urgency.OVERDUE
        self.open_button.set_words("Mở hồ sơ, giải trình" if late else "Mở hồ sơ")
        self._marks.set_marks(marks)

    def event(self, event: QEvent) -> bool:
        """Ask for the room of other sentences."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return handled

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the room of the sentences as they wrap at another width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # The least height of a layout knows nothing of words that wrap: the list would lie below.
        self.setMinimumHeight(max(self.heightForWidth(self.width()), 0))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._title, 1)
        top.addWidget(self._due)
        top.addWidget(self.open_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 8, 12, 8)
        rows.setSpacing(6)
        rows.addLayout(top)
        rows.addWidget(self.strip)
        rows.addWidget(self.words)
        rows.addWidget(self._marks)


class _MarkLines(QWidget):
    """What is late inside, one line each with its icon."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[Mark] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2)
        theme().changed.connect(self._draw)

    def set_marks(self, marks: list[Mark]) -> None:
        """Show other marks."""
        self._shown = list(marks)
        self._draw()

    def _draw(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for mark in self._shown:
            self._rows.addWidget(_mark_line(mark))
        self.setVisible(bool(self._shown))


def _mark_line(mark: Mark) -> QWidget:
    line, icon = QWidget(), QLabel()
    size = scaled(_ICON)
    icon.setPixmap(icons.icon(mark.icon, mark.token, size).pixmap(size, size))
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(f"{mark.words}.", color=mark.token, wrap=True), 1)
    return line


def _due_words(line: BoardLine) -> str:
    if line.counted.is_paused:
        return "Đang tạm dừng"
    due_at = line.counted.due_at
    return f"Hạn {due_words(due_at)}" if due_at is not None else "Chưa có hạn"
