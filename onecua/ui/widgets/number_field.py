"""Whole numbers with small arrows; typing digits replaces the number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSpinBox, QWidget

from onecua.ui import icons
from onecua.ui.theme import theme, type_role
from onecua.ui.widgets.sizes import control_height

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QWheelEvent

_ARROW = 12


class NumberField(QSpinBox):
    """A whole number between two bounds, right-aligned with tabular digits."""

    changed = Signal(int)

    def __init__(
        self, low: int = 0, high: int = 99, suffix: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setRange(low, high)
        self.setSuffix(suffix)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setGroupSeparatorShown(True)
        type_role(self, "field")
        self.valueChanged.connect(self.changed)

    def set_value(self, value: int) -> None:
        """Show a number without telling `changed`."""
        self.blockSignals(True)
        self.setValue(value)
        self.blockSignals(False)

    def sizeHint(self) -> QSize:
        """Return the height of a control and the width of its largest number."""
        text = f"{self.maximum():,}{self.suffix()}"
        return QSize(self.fontMetrics().horizontalAdvance(text) + 42, control_height(self))

    def minimumSizeHint(self) -> QSize:
        """Return the same height and room for two digits."""
        return QSize(54, control_height(self))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: scrolling must not change a value."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field and its two arrows."""
        super().paintEvent(event)
        painter = QPainter(self)
        left, middle = self.width() - _ARROW - 6, self.height() / 2
        colour = theme().color("text" if self.isEnabled() else "sub")
        up = QRectF(left, middle - _ARROW + 1, _ARROW, _ARROW)
        icons.paint_icon(painter, up, "chevron-up", colour)
        icons.paint_icon(painter, up.translated(0, _ARROW - 2), "chevron-down", colour)
