"""A page that asks for one thing: a sign, a sentence, a line of help, one or two large buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from onecua.ui import icons
from onecua.ui.surveys.citizen.print_size import Print
from onecua.ui.surveys.citizen.words import Words
from onecua.ui.theme import theme
from onecua.ui.widgets.painting import paint_box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent

    from onecua.ui.surveys.citizen.pressable import BigButton

_SIDE, _AIR = 48, 16
_SIGN, _SMALL_SIGN, _GAP, _BUTTON_GAP = 132, 72, 20, 20
_ABOVE_BUTTONS, _LEAST_BUTTON = 14, 220
_WIDEST = 1000


class CalmPage(QWidget):
    """Everything stands in the middle; a problem stands in a frame between help and buttons.

    `touched` follows a press on the page itself.
    """

    touched = Signal()

    def __init__(
        self,
        icon: str,
        title: str,
        about: str,
        buttons: Sequence[BigButton] = (),
        token: str = "accent",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._print = Print()
        self._sign = _Sign(icon, token, self)
        self.title = Words("citizen_question", text=title, parent=self)
        self.about = Words("citizen_help", "sub", about, self)
        self.problem = _Framed(self)
        self.buttons = list(buttons)
        for button in self.buttons:
            button.setParent(self)

    def set_words(self, title: str, about: str) -> None:
        """Say something else."""
        self.title.setText(title)
        self.about.setText(about)
        self._fit()

    def show_problem(self, words: str) -> None:
        """Say calmly what did not work and what to do; empty for nothing."""
        self.problem.setText(words)
        self._fit()

    def step_focus(self, step: int) -> None:
        """Move the focus among the buttons."""
        shown = [button for button in self.buttons if not button.isHidden()]
        at = next((i for i, button in enumerate(shown) if button.hasFocus()), None)
        if shown:
            shown[0 if at is None else (at + step) % len(shown)].setFocus()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Tell of a press beside the buttons."""
        self.touched.emit()

    def show_print(self, size: Print) -> None:
        """Take a print."""
        self._print = size
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self.width() <= 0:
            return
        width = min(self.width() - 2 * self._print.px(_SIDE), self._print.px(_WIDEST))
        room = self.height() - 2 * self._print.px(_AIR)
        sizes = self._print.shrunk()
        found = next((s for s in sizes if self._needs(width, s) <= room), sizes[-1])
        self._place(found, width, room)

    def _parts(self) -> list[Words]:
        return [part for part in (self.title, self.about, self.problem) if part.text()]

    def _needs(self, width: int, size: Print, sign: int = _SMALL_SIGN) -> int:
        buttons = self._shown()
        if self._across(size) > width:
            return 1 << 20
        high = size.px(sign) + max((button.high(size) for button in buttons), default=0)
        gaps = size.px(_GAP) * (len(self._parts()) + bool(buttons))
        gaps += size.px(_ABOVE_BUTTONS) * bool(buttons)
        return high + gaps + sum(part.needs(size, width) for part in self._parts())

    def _shown(self) -> list[BigButton]:
        return [button for button in self.buttons if not button.isHidden()]

    def _across(self, size: Print) -> int:
        shown = self._shown()
        gaps = size.px(_BUTTON_GAP) * max(len(shown) - 1, 0)
        return sum(_wide(button, size) for button in shown) + gaps

    def _place(self, size: Print, width: int, room: int) -> None:
        left = (self.width() - width) // 2
        sign = min(size.px(_SIGN), size.px(_SMALL_SIGN) + room - self._needs(width, size))
        sign = max(sign, size.px(_SMALL_SIGN))
        whole = self._needs(width, size) - size.px(_SMALL_SIGN) + sign
        top = size.px(_AIR) + max(room - whole, 0) // 2
        self._sign.setGeometry((self.width() - sign) // 2, top, sign, sign)
        top += sign + size.px(_GAP)
        for part in (self.title, self.about, self.problem):
            part.setVisible(bool(part.text()))
        for part in self._parts():
            part.show_print(size)
            part.setGeometry(left, top, width, part.needs(size, width))
            top += part.height() + size.px(_GAP)
        across = (self.width() - self._across(size)) // 2
        top += size.px(_ABOVE_BUTTONS)
        for button in self._shown():
            button.show_print(size)
            button.setGeometry(across, top, _wide(button, size), button.high(size))
            across += _wide(button, size) + size.px(_BUTTON_GAP)


def _wide(button: BigButton, size: Print) -> int:
    return max(button.wide(size), size.px(_LEAST_BUTTON))


class _Sign(QWidget):
    """A large sign in a soft circle."""

    def __init__(self, icon: str, token: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon, self._token = icon, token

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw circle and sign."""
        painter, area = QPainter(self), QRectF(self.rect())
        soft = theme().color(f"{self._token}_soft")
        paint_box(painter, area, soft, None, radius=area.width() / 2)
        inner = area.width() * 0.24
        inside = area.adjusted(inner, inner, -inner, -inner)
        icons.paint_icon(painter, inside, self._icon, theme().color(self._token))


class _Framed(Words):
    """A problem in a frame of its own, in no colour that alarms."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("citizen_help", parent=parent)
        self.setMargin(0)

    def needs(self, size: Print, width: int) -> int:
        """Return the height with the frame."""
        inner = super().needs(size, width - 2 * size.px(24))
        return inner + 2 * size.px(14) if inner else 0

    def show_print(self, size: Print) -> None:
        """Take a print."""
        super().show_print(size)
        self.setContentsMargins(size.px(24), size.px(14), size.px(24), size.px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame under the words."""
        colour = theme().color
        paint_box(QPainter(self), self.rect(), colour("warning_soft"), colour("warning"))
        super().paintEvent(event)
