"""What stands beside the grids, one at a time: days, hours, findings, changes, adoptions."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from onecua.ui.widgets.card import Card
from onecua.ui.widgets.segmented import Segmented
from onecua.ui.widgets.sizes import scaled
from onecua.ui.work_calendar.changes_panel import ChangesPanel
from onecua.ui.work_calendar.days_panel import DaysPanel
from onecua.ui.work_calendar.edit_panel import EditPanel
from onecua.ui.work_calendar.health_panel import HealthPanel
from onecua.ui.work_calendar.history_panel import HistoryPanel
from onecua.ui.work_calendar.hours_panel import HoursPanel

if TYPE_CHECKING:
    from datetime import date

    from onecua.services.desk import Desk
    from onecua.ui.work_calendar.draft import CalendarDraft


_LEAST_HEIGHT = 400


class Tab(StrEnum):
    """The sheets of the side panel."""

    DAYS = "days"
    HOURS = "hours"
    HEALTH = "health"
    CHANGES = "changes"
    HISTORY = "history"


_WORDS = {
    Tab.DAYS: "Ngày",
    Tab.HOURS: "Giờ",
    Tab.HEALTH: "Cần xem",
    Tab.CHANGES: "Thay đổi",
    Tab.HISTORY: "Đã dùng",
}


class SidePanel(QWidget):
    """`chosen(date)` walks the grids; `form_turned` follows a form opening or closing.

    `form_left` wants the focus in the grid; the form stays open with what was typed.
    """

    chosen = Signal(object)
    form_turned = Signal()
    form_left = Signal()

    def __init__(self, draft: CalendarDraft, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self.days = DaysPanel(draft, today)
        self.hours = HoursPanel(draft, today)
        self.health = HealthPanel(draft)
        self.changes = ChangesPanel(draft)
        self.history = HistoryPanel()
        self._panels: dict[Tab, QWidget] = {
            Tab.DAYS: self.days,
            Tab.HOURS: self.hours,
            Tab.HEALTH: self.health,
            Tab.CHANGES: self.changes,
            Tab.HISTORY: self.history,
        }
        self.tabs = Segmented([(tab, _WORDS[tab]) for tab in Tab])
        self.tabs.setAccessibleName("Nội dung bên phải")
        self._stack = QStackedWidget()
        card = Card()
        card.set_flush()
        card.body.addWidget(self._stack)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self.tabs)
        rows.addWidget(card, 1)
        for panel in self._panels.values():
            self._stack.addWidget(panel)
        self._connect()

    def minimumSizeHint(self) -> QSize:
        """Return room for a form, so that below the grids it is not squeezed to a line."""
        return QSize(super().minimumSizeHint().width(), scaled(_LEAST_HEIGHT))

    def edited(self) -> EditPanel | None:
        """Return the panel whose form is open."""
        panel = self._stack.currentWidget()
        return panel if isinstance(panel, EditPanel) and panel.form_open() else None

    def show_tab(self, tab: Tab) -> None:
        """Bring a sheet into view; one with an open form stays until that is closed."""
        if self.edited() is None:
            self.tabs.set_value(tab)
            self._stack.setCurrentWidget(self._panels[tab])

    def refresh(self, desk: Desk) -> None:
        """Show the draft anew."""
        self.days.refresh()
        self.hours.refresh()
        self.health.refresh(desk)
        self.changes.refresh()
        self._count()

    def _count(self) -> None:
        counts = {
            Tab.HEALTH: len(self.health.findings),
            Tab.CHANGES: len(self._draft.differences()),
        }
        chosen = self.tabs.value()
        words = {tab: f"{_WORDS[tab]} {counts[tab]}" if counts.get(tab) else "" for tab in Tab}
        self.tabs.set_options([(tab, words[tab] or _WORDS[tab]) for tab in Tab])
        self.tabs.set_value(chosen)

    def _on_tab_changed(self, tab: object) -> None:
        if self.edited() is None:
            self._stack.setCurrentWidget(self._panels[cast("Tab", tab)])
        else:
            panel = self._stack.currentWidget()
            self.tabs.set_value(next(t for t, each in self._panels.items() if each is panel))

    def _connect(self) -> None:
        self.tabs.changed.connect(self._on_tab_changed)
        for source in (self.days.chosen, self.hours.chosen):
            source.connect(self.chosen)
        for asked in (self.health.asked, self.changes.asked):
            asked.connect(self.chosen)
        for panel in (self.days, self.hours):
            panel.form_turned.connect(self._on_form_turned)
            panel.left.connect(self.form_left)

    def _on_form_turned(self) -> None:
        self.tabs.setEnabled(self.edited() is None)
        self.form_turned.emit()
