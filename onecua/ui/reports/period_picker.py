"""The row above a report: which days count as a month, which month, and whether it is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from onecua.domain.period import Basis, Period, month_of, monthly
from onecua.ui import icons
from onecua.ui.focus_ring import RING_PROPERTY
from onecua.ui.theme import set_state, theme
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.painting import CENTER, paint_box, paint_text
from onecua.ui.widgets.segmented import Segmented
from onecua.ui.widgets.sizes import text_height, text_width

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

PREVIOUS_KEY, NEXT_KEY = "Alt+Left", "Alt+Right"
_BASES = ((Basis.OFFICIAL, "Kỳ báo cáo 15–14"), (Basis.CALENDAR, "Dương lịch"))
_ARROW = 34
_ICON = 18
_WIDEST = "Tháng 12/2026"
_ROW = 54


class PeriodPicker(QFrame):
    """Chooses a month's period that has begun; `changed(Period)` tells each choice."""

    changed = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("band", "top")
        self._today = today
        self._period = month_of(today).previous()
        self._bases = Segmented(_BASES)
        self._bases.setAccessibleName("Loại kỳ báo cáo")
        self._bases.changed.connect(self._on_basis_changed)
        self._stepper = MonthStepper()
        self._stepper.stepped.connect(self.step)
        self._icon = QLabel()
        self._state = Label()
        for key, by in ((PREVIOUS_KEY, -1), (NEXT_KEY, 1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda by=by: self.step(by))
        self._lay_out()
        theme().changed.connect(self._show)
        self._show()

    def period(self) -> Period:
        """Return the chosen period."""
        return self._period

    def set_today(self, today: date) -> None:
        """Let another day decide which periods have begun."""
        self._today = today
        self._show()

    def step(self, by: int) -> None:
        """Go to the month before or after; a month that has not begun cannot be chosen."""
        if by < 0:
            self._choose(self._period.previous())
        elif self._may_go_on():
            self._choose(self._period.next())

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self._stepper)
        row.addWidget(self._bases)
        row.addStretch(1)
        row.addWidget(self._icon)
        row.addWidget(self._state)

    def _on_basis_changed(self, basis: Basis) -> None:
        wanted = monthly(self._period.year, self._period.last.month, basis)
        running = month_of(self._today, basis)
        self._choose(min(wanted, running, key=lambda period: period.first))

    def _may_go_on(self) -> bool:
        return self._period.next().first <= self._today

    def _choose(self, period: Period) -> None:
        if period != self._period:
            self._period = period
            self._show()
            self.changed.emit(period)

    def _show(self) -> None:
        self.setMinimumHeight(text_height(theme().font("body"), _ROW, 34))
        self._stepper.set_title(self._period.title, self._may_go_on())
        running = self._period.last >= self._today
        days = f"{self._period.first:%d/%m/%Y} đến {self._period.last:%d/%m/%Y}"
        self._state.setText(f"Kỳ chưa kết thúc, từ {days}" if running else f"Từ {days}")
        set_state(self._state, "tone", "warning" if running else "sub")
        self._icon.setVisible(running)
        if running:
            mark = icons.icon("hourglass", "warning", _ICON)
            self._icon.setPixmap(mark.pixmap(_ICON, _ICON))


class MonthStepper(QWidget):
    """A month between two arrows; `stepped(-1 or 1)` follows them and the arrow keys."""

    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self._may_go_on = True
        self._hovered = 0
        self.setProperty(RING_PROPERTY, True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip("Kỳ trước: Alt+←, kỳ sau: Alt+→")

    def set_title(self, title: str, may_go_on: bool) -> None:
        """Show a month; without `may_go_on` the arrow to the right is faint."""
        self._title = title
        self._may_go_on = may_go_on
        self.setAccessibleName(f"Kỳ báo cáo {title}")
        self.update()

    def title(self) -> str:
        """Return the month shown."""
        return self._title

    def sizeHint(self) -> QSize:
        """Return the room of the longest month and two arrows."""
        font = theme().font("strong")
        return QSize(text_width(font, _WIDEST) + 2 * _ARROW + 8, text_height(font, 34, 14))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with the arrow keys."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the arrow under the pointer."""
        self._hovered = self._side(event.position().x())
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Step by the arrow that was pressed."""
        side = self._side(event.position().x())
        if side:
            self.stepped.emit(side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box, the arrows and the month."""
        painter = QPainter(self)
        colour = theme().color
        paint_box(painter, self.rect(), colour("raised"), colour("control"))
        for side, name in ((-1, "chevron-left"), (1, "chevron-right")):
            area = self._arrow(side)
            if side == self._hovered and (side < 0 or self._may_go_on):
                paint_box(painter, area.adjusted(2, 2, -2, -2), colour("hover"))
            mark = QRectF(area.center().x() - _ICON / 2, area.y(), _ICON, area.height())
            ink = colour("text" if side < 0 or self._may_go_on else "line")
            icons.paint_icon(painter, mark, name, ink)
        inside = QRectF(self.rect()).adjusted(_ARROW, 0, -_ARROW, 0)
        paint_text(painter, inside, self._title, theme().font("strong"), colour("text"), CENTER)

    def _arrow(self, side: int) -> QRectF:
        left = 0 if side < 0 else self.width() - _ARROW
        return QRectF(left, 0, _ARROW, self.height())

    def _side(self, at: float) -> int:
        if at < _ARROW:
            return -1
        return 1 if at > self.width() - _ARROW else 0
