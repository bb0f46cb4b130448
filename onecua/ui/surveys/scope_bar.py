"""What the figures of surveys count: which period, by which days, of which sector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from onecua.domain.period import Basis, Period, PeriodKind, month_of, monthly, quarterly, yearly
from onecua.ui.reports.period_picker import NEXT_KEY, PREVIOUS_KEY, MonthStepper
from onecua.ui.widgets.choice_field import ChoiceField
from onecua.ui.widgets.segmented import Segmented
from onecua.ui.widgets.sizes import scaled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

_KINDS = (
    (PeriodKind.MONTH, "Tháng"),
    (PeriodKind.QUARTER, "Quý"),
    (PeriodKind.YEAR, "Năm"),
)
_BASES = ((Basis.OFFICIAL, "Kỳ 15–14"), (Basis.CALENDAR, "Dương lịch"))
_EVERY = (None, "Mọi lĩnh vực")
_MOST_SECTOR = 192
"""Pixels at 100 % that the choice of a sector takes where there is room."""


class ScopeBar(QWidget):
    """Chooses a period that has begun and a sector; `changed` tells each choice."""

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._period = month_of(today).previous()
        self.kinds = Segmented(_KINDS)
        self.kinds.setAccessibleName("Tháng, quý hay năm")
        self.stepper = MonthStepper()
        self.bases = Segmented(_BASES)
        self.bases.setAccessibleName("Loại kỳ báo cáo")
        self.sectors = ChoiceField([_EVERY])
        self.sectors.setAccessibleName("Lĩnh vực")
        self.sectors.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.sectors.setMaximumWidth(scaled(_MOST_SECTOR))
        self.kinds.changed.connect(lambda _kind: self._choose(self._named_alike()))
        self.bases.changed.connect(lambda _basis: self._choose(self._named_alike()))
        self.stepper.stepped.connect(self.step)
        self.sectors.changed.connect(lambda _sector: self.changed.emit())
        for key, by in ((PREVIOUS_KEY, -1), (NEXT_KEY, 1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda by=by: self.step(by))
        self._lay_out()
        self._show()

    def period(self) -> Period:
        """Return the chosen period."""
        return self._period

    def sector(self) -> str | None:
        """Return the chosen sector, None for all."""
        sector = self.sectors.value()
        return None if sector is None else str(sector)

    def set_today(self, today: date) -> None:
        """Let another day decide which periods have begun."""
        self._today = today
        self._show()

    def offer_sectors(self, sectors: Sequence[str]) -> None:
        """Offer these sectors; the one chosen before stays chosen while it is offered."""
        before = self.sector()
        self.sectors.set_options([_EVERY, *((name, name) for name in sectors)])
        if before in sectors:
            self.sectors.set_value(before)

    def step(self, by: int) -> None:
        """Go to the period before or after; one that has not begun cannot be chosen."""
        if by < 0:
            self._choose(self._period.previous())
        elif self._may_go_on():
            self._choose(self._period.next())

    def _named_alike(self) -> Period:
        """Return the period of the chosen kind and days that holds the one shown, begun already."""
        basis = Basis(str(self.bases.value()))
        make = _MAKERS[PeriodKind(str(self.kinds.value()))]
        running = month_of(self._today, basis)
        wanted = make(self._period.year, self._period.last.month, basis)
        latest = make(running.year, running.last.month, basis)
        return min(wanted, latest, key=lambda period: period.first)

    def _may_go_on(self) -> bool:
        return self._period.next().first <= self._today

    def _choose(self, period: Period) -> None:
        if period != self._period:
            self._period = period
            self._show()
            self.changed.emit()

    def _show(self) -> None:
        self.stepper.set_title(self._period.title, self._may_go_on())
        self.stepper.setToolTip(f"{self._period.range_words}. Kỳ trước: Alt+←, kỳ sau: Alt+→")

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addStretch()
        for widget in (self.kinds, self.stepper, self.bases):
            row.addWidget(widget)
        row.addWidget(self.sectors, 1)


def _quarter(year: int, month: int, basis: Basis) -> Period:
    return quarterly(year, (month + 2) // 3, basis)


def _year(year: int, _month: int, basis: Basis) -> Period:
    return yearly(year, basis)


_MAKERS: dict[PeriodKind, Callable[[int, int, Basis], Period]] = {
    PeriodKind.MONTH: monthly,
    PeriodKind.QUARTER: _quarter,
    PeriodKind.YEAR: _year,
}
