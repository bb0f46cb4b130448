"""When the result is due and why, live: the date, the strip of days, one paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from onecua.domain.deadline import explain_words, handling_time_words
from onecua.ui.due_words import day_by_day, due_words, expected_words, strip_cells
from onecua.ui.widgets.card import Card
from onecua.ui.widgets.day_strip import DayStrip
from onecua.ui.widgets.field import MessageLine
from onecua.ui.widgets.in_view import bring_into_view
from onecua.ui.widgets.key_cap import KeyCap
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.urgency import Urgency, UrgencyKind, UrgencyLabel

if TYPE_CHECKING:
    from datetime import datetime

    from onecua.domain.deadline import Deadline, HandlingTime

_NO_PROCEDURE = "Chọn thủ tục để thấy ngày hẹn trả và vì sao."
_NO_TERM = "Nhập thời hạn giải quyết để có ngày hẹn trả."


_OWN_SHARE = "Riêng bộ phận này"


def _term_words(term: HandlingTime, deadline: Deadline) -> str:
    words = handling_time_words(term)
    return f"{words} + xác minh" if deadline.verification else words


class DueCard(Card):
    """Shows a term and its deadline; Enter or a click on the strip tells it day by day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._deadline: Deadline | None = None
        self._in_full = False
        self._term = UrgencyLabel(Urgency(UrgencyKind.IN_TIME, ""))
        self._date = Label("", "due")
        self._desk = Label("", wrap=True)
        self._why = QWidget()
        self.strip = DayStrip()
        self._paragraph = Label("", wrap=True)
        self._doubt = MessageLine()
        self._whose = Label("", "small", "sub", wrap=True)
        self.setAccessibleName("Hẹn trả kết quả")
        self._lay_out()
        self.strip.asked.connect(self._on_asked)
        self.show_nothing(has_procedure=False)

    def show_deadline(
        self,
        term: HandlingTime,
        deadline: Deadline,
        note: str,
        desk: tuple[HandlingTime, datetime] | None = None,
    ) -> None:
        """Show when the result is due; `note` tells whose term it is when it is not the law's.

        `desk` is this desk's own share of a linked procedure: its term and its due instant.
        """
        self._deadline = deadline
        self._term.set_urgency(Urgency(UrgencyKind.IN_TIME, _term_words(term, deadline)))
        self._desk.setText(f"{_OWN_SHARE}: {due_words(desk[1])}" if desk else "")
        self._desk.setToolTip(handling_time_words(desk[0]) if desk else "")
        self._desk.setVisible(desk is not None)
        self._date.setText(due_words(deadline.due_at))
        self.strip.set_cells(strip_cells(deadline))
        self._doubt.set_words(expected_words(deadline), "warning")
        self._whose.setText(note)
        self._whose.setVisible(bool(note))
        for widget in (self._term, self._why, self.strip):
            widget.show()
        self._tell_why()

    def show_nothing(self, *, has_procedure: bool) -> None:
        """Say what is missing before a date can be promised."""
        self._deadline = None
        self._date.setText("Chưa có hạn")
        self._paragraph.setText(_NO_TERM if has_procedure else _NO_PROCEDURE)
        self._doubt.set_words("")
        for widget in (self._term, self._why, self.strip, self._whose, self._desk):
            widget.hide()

    def show_refusal(self, words: str) -> None:
        """Say why no date can be reckoned from what was entered."""
        self.show_nothing(has_procedure=True)
        self._paragraph.setText(words)

    def words(self) -> str:
        """Return the date as it is shown."""
        return self._date.text()

    def explanation(self) -> str:
        """Return the paragraph, or the days one by one, as shown."""
        return self._paragraph.text()

    def note(self) -> str:
        """Return whose term it is, empty when it is the catalogue's."""
        return self._whose.text()

    def desk_words(self) -> str:
        """Return this desk's own promise as it is shown, empty when there is none."""
        return "" if self._desk.isHidden() else self._desk.text()

    def focus_strip(self) -> None:
        """Put the focus on the strip of days (F4)."""
        if self._deadline is not None:
            self.strip.setFocus(Qt.FocusReason.ShortcutFocusReason)
            bring_into_view(self)

    def _tell_why(self) -> None:
        if self._deadline is not None:
            tell = day_by_day if self._in_full else explain_words
            self._paragraph.setText(tell(self._deadline))

    def _on_asked(self) -> None:
        self._in_full = not self._in_full
        self._tell_why()
        bring_into_view(self)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Label("Hẹn trả kết quả", color="sub"))
        head.addStretch(1)
        head.addWidget(self._term)
        why = QHBoxLayout(self._why)
        why.setContentsMargins(0, 2, 0, 0)
        why.addWidget(Label("Vì sao ngày này?", "strong"))
        why.addStretch(1)
        why.addWidget(KeyCap("F4"))
        self.body.setSpacing(4)
        self.body.addLayout(head)
        for widget in (
            self._date,
            self._desk,
            self._why,
            self.strip,
            self._paragraph,
            self._doubt,
            self._whose,
        ):
            self.body.addWidget(widget)
