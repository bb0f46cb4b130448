"""What is pressed on the citizen screen: whole areas, by finger, pointer or key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QWidget

from onecua.ui import icons
from onecua.ui.surveys.citizen.print_size import TARGET, Print
from onecua.ui.theme import theme
from onecua.ui.widgets.painting import CENTER, paint_box, paint_text

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent

PRESSING_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_FOCUS_LINE = 4
_ICON, _GAP, _PADDING = 24, 12, 22


class Pressable(QAbstractButton):
    """An area that is pressed; a key that is held down presses it once."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = text
        self.print = Print()
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_words(self, text: str) -> None:
        """Change what stands on it."""
        self.words = text
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.update()

    def show_print(self, size: Print) -> None:
        """Take a print."""
        self.print = size
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Be pressed by Enter or Space; every other key is the page's."""
        if event.key() in PRESSING_KEYS and not event.modifiers() & ~_KEYPAD:
            if not event.isAutoRepeat():
                self.click()
            return
        event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Leave releases alone: the press was enough."""
        event.ignore()

    def paint_ground(self, painter: QPainter) -> QColor:
        """Draw ground and border by its state; return the colour of what stands on it."""
        colour = theme().color
        if not self.isEnabled():
            paint_box(painter, self.rect(), colour("surface"), colour("line"))
            return colour("sub")
        if self.hasFocus() or self.isChecked():
            line = self.print.px(_FOCUS_LINE)
            paint_box(painter, self.rect(), colour("accent_soft"), colour("accent"), line)
        else:
            ground = "line" if self.isDown() else "hover" if self.underMouse() else "raised"
            paint_box(painter, self.rect(), colour(ground), colour("control"))
        return colour("text")


_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class BigButton(Pressable):
    """A button of at least 72 px with an icon before or behind its words."""

    def __init__(
        self,
        text: str,
        icon: str = "",
        *,
        behind: bool = False,
        primary: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icon = icon
        self._behind = behind
        self._primary = primary
        self.role = "citizen_button"

    def set_look(self, text: str, icon: str, *, primary: bool) -> None:
        """Change words, icon and weight together."""
        self._icon, self._primary = icon, primary
        self.set_words(text)

    def wide(self, size: Print) -> int:
        """Return the width that its words need, 72 at least."""
        icon = size.grown(_ICON) + size.px(_GAP) * bool(self.words) if self._icon else 0
        words = size.width(self.role, self.words) + 2
        return max(icon + words + 2 * size.px(_PADDING), size.px(TARGET))

    def high(self, size: Print) -> int:
        """Return its height."""
        return max(size.px(TARGET), size.line(self.role) + size.px(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, icon and words."""
        painter = QPainter(self)
        ink = self._paint_filled(painter) if self._primary else self.paint_ground(painter)
        font = self.print.font(self.role)
        size, gap = self.print.grown(_ICON), self.print.px(_GAP) * bool(self.words)
        words = self.print.width(self.role, self.words) + 2
        whole = words + (size + gap if self._icon else 0)
        left = (self.width() - whole) / 2
        if self._icon:
            at = left + words + gap if self._behind else left
            icons.paint_icon(painter, QRectF(at, 0, size, self.height()), self._icon, ink)
        start = left if self._behind or not self._icon else left + size + gap
        area = QRectF(start, 0, words, self.height())
        paint_text(painter, area, self.words, font, ink, CENTER)

    def _paint_filled(self, painter: QPainter) -> QColor:
        if not self.isEnabled():
            return self.paint_ground(painter)
        colour = theme().color
        state = "_pressed" if self.isDown() else "_hover" if self.underMouse() else ""
        paint_box(painter, self.rect(), colour(f"accent{state}"))
        if self.hasFocus():
            inner = QRectF(self.rect()).adjusted(5, 5, -5, -5)
            paint_box(painter, inner, None, colour("on_accent"), 2, radius=4)
        return colour("on_accent")
