"""The filter of the day of receipt: usual spans in a list, any two days in a row below."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from onecua.domain.period import Basis, month_of
from onecua.ui.dossiers.filter_words import received_words
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.chip import Chip
from onecua.ui.widgets.date_field import DateField
from onecua.ui.widgets.field import MessageLine
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.sizes import scaled

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

Span = tuple[date | None, date | None]
_OTHER = "other"
_WEEK = timedelta(days=6)
_CANCEL = QKeySequence.StandardKey.Cancel


class ReceivedChip(Chip):
    """`changed` tells a span of days or None; `range_asked` wants two days typed."""

    range_asked = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__("Ngày nhận", parent=parent)
        self._today = today
        self.opened.connect(self._on_opened)

    def span(self) -> Span:
        """Return the first and the last day, None where the span is open."""
        value = self.value()
        return value if isinstance(value, tuple) else (None, None)

    def set_span(self, span: Span) -> None:
        """Show another span without telling `changed`."""
        words = received_words(*span)
        self.set_value(span if words else None, words)

    def _on_opened(self) -> None:
        today = self._today()
        month, official = month_of(today, Basis.CALENDAR), month_of(today)
        official_words = f"Kỳ báo cáo {official.title.lower()} ({official.range_words})"
        self.set_options(
            (
                ((today, today), "Hôm nay"),
                ((today - _WEEK, today), "7 ngày qua"),
                ((month.first, month.last), f"{month.title}"),
                ((official.first, official.last), official_words),
                (_OTHER, "Từ ngày … đến ngày …"),
            )
        )

    def _choose(self, value: object) -> None:
        if value == _OTHER:
            self.range_asked.emit()
            return
        if value != self.value():
            self.set_span(value if isinstance(value, tuple) else (None, None))
            self.changed.emit(self.value())


class DateRangeRow(QWidget):
    """Two dates and a button, hidden until asked for; `given(span)` follows Enter."""

    given = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first, self.last = DateField(), DateField()
        self._problem = MessageLine()
        self.apply_button = ShortcutButton("Lọc")
        self.apply_button.clicked.connect(self._on_applied)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for words, field in (("Nhận từ ngày", self.first), ("đến ngày", self.last)):
            row.addWidget(Label(words))
            field.setAccessibleName(words)
            field.setFixedWidth(scaled(164))
            field.returnPressed.connect(self._on_applied)
            row.addWidget(field)
        row.addWidget(self.apply_button)
        row.addWidget(self._problem, 1)
        row.addStretch(1)
        self.hide()

    def open_with(self, span: Span) -> None:
        """Show the row for a span and put the caret into its first day."""
        self.first.set_value(span[0])
        self.last.set_value(span[1])
        self._problem.set_words("")
        self.show()
        self.first.setFocus()
        self.first.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc; the dates stay as they were typed until the row opens anew."""
        if event.matches(_CANCEL):
            self.hide()
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _on_applied(self) -> None:
        first, last = self.first.value(), self.last.value()
        wrong = self.first.problem() or self.last.problem()
        if not wrong and first and last and first > last:
            wrong = "Ngày đầu ở sau ngày cuối. Đổi lại hai ngày."
        self._problem.set_words(wrong or "")
        if not wrong:
            self.hide()
            self.given.emit((first, last))
