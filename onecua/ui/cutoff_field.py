"""From which hour on a receipt counts as of the next day: never, from an hour, before closing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from onecua.domain.procedure_rule import LONGEST_CUTOFF
from onecua.errors import RuleError
from onecua.ui.admin.hours import parse_hour
from onecua.ui.theme import theme
from onecua.ui.widgets.number_field import NumberField
from onecua.ui.widgets.segmented import Segmented
from onecua.ui.widgets.sizes import scaled
from onecua.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from datetime import time

_HOUR_WIDTH, _MINUTES_WIDTH = 84, 104
_USUAL_MINUTES = 60


class CutoffWay(StrEnum):
    """Which kind of cut-off there is; OFFICE leaves it to the office."""

    OFFICE = "office"
    NONE = "none"
    HOUR = "hour"
    MINUTES = "minutes"


_WORDS = {
    CutoffWay.OFFICE: "Như đơn vị",
    CutoffWay.NONE: "Không có",
    CutoffWay.HOUR: "Giờ cố định",
    CutoffWay.MINUTES: "Trước giờ về",
}


@dataclass(frozen=True, slots=True)
class TypedCutoff:
    """A cut-off as it was typed; the hour may not be one yet."""

    way: CutoffWay
    hour: str = ""
    minutes: int = _USUAL_MINUTES

    def read(self, field: str) -> tuple[time | None, int | None]:
        """Return the fixed hour or the minutes before closing; `RuleError` for what is no hour."""
        if self.way is CutoffWay.HOUR and not self.hour:
            raise RuleError("Ghi giờ chốt, ví dụ 15:00, hoặc chọn cách khác.", field)
        if self.way is CutoffWay.HOUR:
            return parse_hour(self.hour, field), None
        return None, self.minutes if self.way is CutoffWay.MINUTES else None


def typed_cutoff(at: time | None, minutes: int | None, otherwise: CutoffWay) -> TypedCutoff:
    """Return what is typed for a cut-off; `otherwise` is the way of having neither."""
    if at is not None:
        return TypedCutoff(CutoffWay.HOUR, f"{at:%H:%M}")
    if minutes is not None:
        return TypedCutoff(CutoffWay.MINUTES, minutes=minutes)
    return TypedCutoff(otherwise)


class CutoffField(QWidget):
    """Chooses the way and asks for its hour or its minutes."""

    changed = Signal()

    def __init__(self, *, of_procedure: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ways = [way for way in CutoffWay if of_procedure or way is not CutoffWay.OFFICE]
        self.way = Segmented([(way, _WORDS[way]) for way in ways])
        self.hour = TextField("15:00")
        self.minutes = NumberField(0, LONGEST_CUTOFF, " phút")
        self.minutes.set_value(_USUAL_MINUTES)
        self.way.setAccessibleName("Cách chốt nhận")
        self.hour.setAccessibleName("Giờ chốt nhận")
        self.minutes.setAccessibleName("Số phút trước giờ về")
        self._stack = QStackedWidget()
        for widget in (QWidget(), self.hour, self.minutes):
            self._stack.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.way)
        row.addWidget(self._stack)
        row.addStretch(1)
        self.setFocusProxy(self.way)
        self.way.changed.connect(self._on_way)
        self.hour.changed.connect(lambda _text: self.changed.emit())
        self.minutes.changed.connect(lambda _count: self.changed.emit())
        theme().changed.connect(self._fit)
        self._fit()

    def value(self) -> TypedCutoff:
        """Return what is typed, without what the chosen way does not use."""
        way = CutoffWay(str(self.way.value()))
        if way is CutoffWay.HOUR:
            return TypedCutoff(way, self.hour.value())
        if way is CutoffWay.MINUTES:
            return TypedCutoff(way, minutes=self.minutes.value())
        return TypedCutoff(way)

    def set_value(self, typed: TypedCutoff) -> None:
        """Show a cut-off without telling `changed`."""
        self.blockSignals(True)
        self.way.set_value(typed.way)
        self.hour.set_value(typed.hour)
        self.minutes.set_value(typed.minutes)
        self._show_way(typed.way)
        self.blockSignals(False)

    def _on_way(self, way: object) -> None:
        self._show_way(CutoffWay(str(way)))
        self.changed.emit()

    def _show_way(self, way: CutoffWay) -> None:
        """Show the field of the way; what the others hold is kept meanwhile."""
        self._stack.setCurrentIndex({CutoffWay.HOUR: 1, CutoffWay.MINUTES: 2}.get(way, 0))

    def _fit(self) -> None:
        self._stack.setFixedWidth(scaled(_MINUTES_WIDTH))
        self.hour.setFixedWidth(scaled(_HOUR_WIDTH))
