"""How a dossier stands against its due date, and why the date is that day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onecua.ui.dossiers.dossier_columns import urgency_of
from onecua.ui.dossiers.due_story import (
    doubt_words,
    late_desk_words,
    standing_lines,
    why_paragraphs,
)
from onecua.ui.due_words import strip_cells
from onecua.ui.theme import theme
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.day_strip import DayStrip
from onecua.ui.widgets.in_view import bring_into_view
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.painting import paint_box
from onecua.ui.widgets.scrolling_column import ScrollingColumn
from onecua.ui.widgets.urgency import Urgency, UrgencyKind, UrgencyLabel, urgency_token

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from onecua.services.desk import Desk
    from onecua.services.records import DossierRecord

_WHY = "Vì sao ngày này?"
_BAR = 10
"""Room for a scroll bar beside the sentences."""


class DuePanel(QWidget):
    """The due box with «Vì sao ngày này?», which opens the day strip and the sentences below."""

    toggled = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._record: DossierRecord | None = None
        self.box = _DueBox()
        self.strip = DayStrip()
        self.words = Label("", wrap=True)
        self._column = ScrollingColumn(0, (0, 0, _BAR, 8))
        self._why = QWidget()
        self._why.hide()
        self._lay_out()
        self.box.why_button.clicked.connect(self.toggle)
        self.strip.asked.connect(self.toggle)

    def _lay_out(self) -> None:
        self._column.rows.addWidget(self.words)
        self._column.rows.addStretch(1)
        why = QVBoxLayout(self._why)
        why.setContentsMargins(0, 8, 0, 0)
        why.setSpacing(8)
        why.addWidget(self.strip)
        why.addWidget(self._column, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.box)
        rows.addWidget(self._why, 1)

    def set_whole(self, whole: bool) -> None:
        """Let the sentences stand whole where the page scrolls, or scroll within their room."""
        self._column.set_whole(whole)

    def show_record(self, record: DossierRecord) -> None:
        """Show how another dossier stands; an open explanation stays open."""
        self._record = record
        dossier = record.dossier
        urgency = urgency_of(dossier.status, self._desk.deadlines.standing(dossier))
        lines = "\n".join(standing_lines(record, self._desk))
        now = self._desk.clock()
        self.box.set_words(urgency, lines, late_desk_words(dossier, now), doubt_words(record, now))
        if self._why.isVisibleTo(self):
            self._explain()

    def explained(self) -> bool:
        """Tell whether the explanation is open."""
        return self._why.isVisibleTo(self)

    def toggle(self) -> None:
        """Open the explanation, or close it."""
        self._why.setVisible(not self.explained())
        if self.explained():
            self._explain()
            bring_into_view(self)
        self.toggled.emit()

    def _explain(self) -> None:
        if self._record is None:
            return
        deadline = self._record.course.explain(self._desk.clock())
        self.strip.setVisible(deadline is not None)
        self.strip.set_cells(strip_cells(deadline) if deadline is not None else [])
        self.words.setText("\n".join(why_paragraphs(self._record, self._desk)))


class _DueBox(QWidget):
    """A soft band in the colour of the urgency: icon and words, the dates, the question."""

    def __init__(self) -> None:
        super().__init__()
        self._kind = UrgencyKind.IN_TIME
        self.urgency = UrgencyLabel(Urgency(self._kind, ""))
        self.lines = Label("", "small", "sub", wrap=True)
        self.late = Label("", "small_strong", "danger", wrap=True)
        self.doubt = Label("", "small", "warning", wrap=True)
        self.why_button = ShortcutButton(_WHY, "F4", kind="quiet")
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self.urgency)
        top.addStretch(1)
        top.addWidget(self.why_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(10, 6, 8, 6)
        rows.setSpacing(2)
        rows.addLayout(top)
        rows.addWidget(self.lines)
        rows.addWidget(self.late)
        rows.addWidget(self.doubt)

    def set_words(self, urgency: Urgency, lines: str, late: str, doubt: str) -> None:
        """Show another standing; `late` is what is overdue within a date that is not."""
        self._kind = urgency.kind
        self.urgency.set_urgency(urgency)
        self.lines.setText(lines)
        for label, words in ((self.late, late), (self.doubt, doubt)):
            label.setText(words)
            label.setVisible(bool(words))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground."""
        ground = theme().color(f"{urgency_token(self._kind)}_soft")
        paint_box(QPainter(self), self.rect(), ground)
