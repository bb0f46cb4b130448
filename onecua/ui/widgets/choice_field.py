"""One of many: a drop-down list of values and their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QListView,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from onecua.ui import icons
from onecua.ui.theme import theme, type_role
from onecua.ui.widgets.sizes import control_height, scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QWheelEvent

_ARROW = 16
_ARROW_ROOM = 44
"""What border, air and arrow leave of the width."""


class ChoiceField(QComboBox):
    """Chooses one of `options`, pairs of a value and the words shown for it."""

    changed = Signal(object)

    def __init__(
        self, options: Sequence[tuple[object, str]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._values: list[object] = []
        type_role(self, "field")
        self.setView(QListView(self))
        self.setMaxVisibleItems(14)
        self.set_options(options)
        self.currentIndexChanged.connect(self._on_index_changed)

    def set_options(self, options: Sequence[tuple[object, str]]) -> None:
        """Offer other values; the first is chosen and `changed` stays silent."""
        self.blockSignals(True)
        self.clear()
        self._values = [value for value, _ in options]
        self.addItems([words for _, words in options])
        self.blockSignals(False)

    def value(self) -> object:
        """Return the chosen value, None when there is none."""
        return self._values[self.currentIndex()] if self.currentIndex() >= 0 else None

    def set_value(self, value: object) -> None:
        """Choose a value without telling `changed`; `ValueError` if it is not offered."""
        self.blockSignals(True)
        self.setCurrentIndex(self._values.index(value))
        self.blockSignals(False)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of a control and the width of the longest words."""
        widths = [
            self.fontMetrics().horizontalAdvance(self.itemText(i)) for i in range(self.count())
        ]
        return QSize(max(widths, default=0) + _ARROW_ROOM, control_height(self))

    def minimumSizeHint(self) -> QSize:
        """Return the same height and room for a few letters."""
        return QSize(72, control_height(self))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: scrolling must not change a value."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the field, words that do not fit cut with «…», and its arrow."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = shown = self._shown(option)
        self.setToolTip("" if shown == self.currentText() else self.currentText())
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        size = scaled(_ARROW)
        top = (self.height() - size) / 2
        area = QRectF(self.width() - size - 11, top, size, size)
        colour = theme().color("text" if self.isEnabled() else "sub")
        icons.paint_icon(painter, area, "chevron-down", colour)

    def _shown(self, option: QStyleOptionComboBox) -> str:
        edit = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        room = min(edit.width(), self.width() - _ARROW_ROOM - scaled(_ARROW) + _ARROW)
        return self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)

    def _on_index_changed(self) -> None:
        self.changed.emit(self.value())
