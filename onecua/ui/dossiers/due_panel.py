"""How a dossier stands against its due date, and why the date is that day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onecua.domain.deadline import Deadline, explain_words
from onecua.domain.dossier import Dossier, DueSource
from onecua.ui.dossiers.dossier_columns import urgency_of
from onecua.ui.due_words import due_words, strip_cells
from onecua.ui.theme import theme
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.day_strip import DayStrip
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.painting import paint_box
from onecua.ui.widgets.urgency import Urgency, UrgencyKind, UrgencyLabel, urgency_token

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from onecua.services.desk import Desk

_WHY = "Vì sao ngày này?"


def promise_words(dossier: Dossier) -> str:
    """Return the due date in force, and the first promise where it was another."""
    if dossier.due_at is None:
        return "Hệ thống tỉnh không ghi ngày hẹn" if dossier.batch else "Chưa có ngày hẹn trả"
    words = f"Hẹn trả {due_words(dossier.due_at)}"
    if dossier.promised_at is not None and dossier.promised_at != dossier.due_at:
        words += f" · hẹn lần đầu {dossier.promised_at:%d/%m/%Y}"
    return words


def explanation_words(dossier: Dossier, deadline: Deadline | None) -> str:
    """Say why the dossier is due then, in one paragraph."""
    if dossier.due_source is DueSource.GIVEN:
        words = "Ngày hẹn do hệ thống tỉnh cấp; ứng dụng giữ nguyên, không tính lại."
    elif deadline is None:
        words = "Hồ sơ này không có thời hạn nên không có ngày hẹn để tính."
    else:
        words = explain_words(deadline)
    if dossier.is_paused:
        since = f" Đồng hồ đang dừng từ {due_words(dossier.paused_at)}" if dossier.paused_at else ""
        closes = (
            f"; quá {due_words(dossier.closes_at)} mà chưa bổ sung thì được đóng"
            if dossier.closes_at
            else ""
        )
        return f"{words}{since}{closes}."
    if dossier.promised_at and dossier.due_at and dossier.promised_at != dossier.due_at:
        return (
            f"{words} Đó là cách tính ngày hẹn lần đầu {due_words(dossier.promised_at)}; sau "
            f"khi tạm dừng, hạn đang theo là {due_words(dossier.due_at)}."
        )
    return words


class DuePanel(QWidget):
    """The due box with «Vì sao ngày này?», which opens the day strip and the sentence below."""

    toggled = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._dossier: Dossier | None = None
        self.box = _DueBox()
        self.strip = DayStrip()
        self.words = Label("", wrap=True)
        self._why = QWidget()
        why = QVBoxLayout(self._why)
        why.setContentsMargins(0, 8, 0, 0)
        why.setSpacing(8)
        why.addWidget(self.strip)
        why.addWidget(self.words)
        self._why.hide()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.box)
        rows.addWidget(self._why)
        self.box.why_button.clicked.connect(self.toggle)
        self.strip.asked.connect(self.toggle)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show how another dossier stands; an open explanation stays open."""
        self._dossier = dossier
        urgency = urgency_of(dossier.status, self._desk.deadlines.standing(dossier))
        self.box.set_words(urgency, promise_words(dossier))
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
        self.toggled.emit()

    def _explain(self) -> None:
        if self._dossier is None:
            return
        deadline = self._desk.deadlines.explain(self._dossier)
        self.strip.setVisible(deadline is not None)
        self.strip.set_cells(strip_cells(deadline) if deadline is not None else [])
        self.words.setText(explanation_words(self._dossier, deadline))


class _DueBox(QWidget):
    """A soft band in the colour of the urgency: icon and words, the date, the question."""

    def __init__(self) -> None:
        super().__init__()
        self._kind = UrgencyKind.IN_TIME
        self.urgency = UrgencyLabel(Urgency(self._kind, ""))
        self.date = Label("", "small", "sub")
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
        rows.addWidget(self.date)

    def set_words(self, urgency: Urgency, date: str) -> None:
        """Show another standing."""
        self._kind = urgency.kind
        self.urgency.set_urgency(urgency)
        self.date.setText(date)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground."""
        ground = theme().color(f"{urgency_token(self._kind)}_soft")
        paint_box(QPainter(self), self.rect(), ground)
