"""The bands above and below every page: whose screen it is, larger print, back and forward."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QWidget

from onecua.ui import icons
from onecua.ui.surveys.citizen.pressable import BigButton
from onecua.ui.surveys.citizen.print_size import TARGET, Print
from onecua.ui.surveys.citizen.words import Words
from onecua.ui.theme import theme
from onecua.ui.widgets.painting import paint_box
from onecua.ui.widgets.top_bar import Badge

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent

HEADER, FOOTER = 88, 112
LARGER, USUAL = "Chữ to hơn", "Chữ thường"
PROMISE = (
    "Phiếu không ghi tên, không ghi mã hồ sơ.\n"
    "Cán bộ không xem được câu trả lời của riêng ông (bà)."
)
_SIDE, _GAP, _MARK, _SHIELD = 48, 16, 44, 24
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Header(QFrame):
    """Names the office and the form; `larger` asks for the other print, `held` for the officer."""

    larger = Signal()
    held = Signal()

    def __init__(self, office: str, hold_ms: int, *, sample: bool) -> None:
        super().__init__()
        self.setProperty("band", "top")
        self._print = Print()
        self.mark = _Mark(hold_ms, self)
        self.mark.held.connect(self.held)
        self._office = Words("page_title", "text", office, self, _LEFT)
        self._form = Words("citizen_button", "sub", "", self, _LEFT)
        self._badge = Badge("DỮ LIỆU MẪU", self)
        self._badge.setVisible(sample)
        self.size_button = BigButton(LARGER, "text-size", parent=self)
        self.size_button.clicked.connect(self.larger)

    def set_form(self, title: str) -> None:
        """Name the form that is answered."""
        self._form.setText(title)
        self._place()

    def show_print(self, size: Print, *, large: bool) -> None:
        """Take a print and offer the other one."""
        self._print = size
        self.size_button.set_words(USUAL if large else LARGER)
        needed = max(self.size_button.high(size), self._high(size))
        self.setFixedHeight(max(size.px(HEADER), needed + size.px(_GAP)))
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        super().resizeEvent(event)
        self._place()

    def _high(self, size: Print) -> int:
        return size.line("page_title") + size.line("citizen_button")

    def _place(self) -> None:
        size, middle = self._print, self.height() // 2
        side, mark = size.px(_SIDE), size.px(TARGET)
        icon = size.px(_MARK)
        self.mark.show_print(size)
        self.mark.setGeometry(side - (mark - icon) // 2, middle - mark // 2, mark, mark)
        button = self.size_button
        button.show_print(size)
        wide, high = button.wide(size), button.high(size)
        right = self.width() - side - wide
        button.setGeometry(right, middle - high // 2, wide, high)
        badge = self._badge.sizeHint()
        if not self._badge.isHidden():
            right -= badge.width() + size.px(_GAP)
            self._badge.setGeometry(
                right, middle - badge.height() // 2, badge.width(), badge.height()
            )
        left = side + icon + size.px(_GAP)
        self._place_words(size, left, right - left - size.px(_GAP))

    def _place_words(self, size: Print, left: int, width: int) -> None:
        for small in size.shrunk():
            if all(p.needs(small, width) <= 1.5 * small.line(p.role) for p in self._words()):
                break
        top = (self.height() - sum(part.needs(small, width) for part in self._words())) // 2
        for part in self._words():
            part.show_print(small)
            part.setGeometry(left, top, width, part.needs(small, width))
            top += part.height()

    def _words(self) -> list[Words]:
        return [part for part in (self._office, self._form) if part.text()]


class _Mark(QWidget):
    """The sign of the desk; held long enough it lets the officer in, which nothing tells."""

    held = Signal()

    def __init__(self, hold_ms: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._print = Print()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(hold_ms)
        self._timer.timeout.connect(self.held)

    def show_print(self, size: Print) -> None:
        """Take a print."""
        self._print = size
        self.update()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Begin to count."""
        self._timer.start()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Stop counting."""
        self._timer.stop()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sign in the middle of the area."""
        painter, mark = QPainter(self), self._print.px(_MARK)
        at = (self.width() - mark) / 2
        area = QRectF(at, at, mark, mark)
        paint_box(painter, area, theme().color("accent"))
        inner = mark * 0.26
        inside = area.adjusted(inner, inner, -inner, -inner)
        icons.paint_icon(painter, inside, "desk", theme().color("on_accent"))


class Footer(QFrame):
    """Back at the left, forward at the right, what is promised between them."""

    back = Signal()
    forward = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("band", "bottom")
        self._print = Print()
        self.back_button = BigButton("", "chevron-left", parent=self)
        self.forward_button = BigButton("", "chevron-right", behind=True, parent=self)
        self.back_button.clicked.connect(self.back)
        self.forward_button.clicked.connect(self.forward)
        self._promise = Words("citizen_button", "sub", PROMISE, self, _LEFT)

    def set_back(self, words: str) -> None:
        """Offer the way back, or none."""
        self.back_button.set_words(words)
        self.back_button.setVisible(bool(words))
        self._place()

    def set_forward(self, words: str, *, primary: bool = False, enabled: bool = True) -> None:
        """Offer the way forward, or none."""
        self.forward_button.set_look(words, "chevron-right", primary=primary)
        self.forward_button.setVisible(bool(words))
        self.forward_button.setEnabled(enabled)
        self._place()

    def show_print(self, size: Print) -> None:
        """Take a print."""
        self._print = size
        needed = max(self.back_button.high(size), 2 * size.line("citizen_button"))
        self.setFixedHeight(max(size.px(FOOTER), needed + size.px(_GAP)))
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shield before the promise."""
        super().paintEvent(event)
        area, size = self._promise.geometry(), self._print.px(_SHIELD)
        if not self._promise.isHidden():
            left = area.x() - size - self._print.px(14)
            spot = QRectF(left, area.center().y() - size / 2, size, size)
            icons.paint_icon(QPainter(self), spot, "shield-check", theme().color("success"))

    def _place(self) -> None:
        size, side, middle = self._print, self._print.px(_SIDE), self.height() // 2
        for button in (self.back_button, self.forward_button):
            button.show_print(size)
        wide, high = self.back_button.wide(size), self.back_button.high(size)
        self.back_button.setGeometry(side, middle - high // 2, wide, high)
        left = side + (wide + size.px(_GAP)) * (not self.back_button.isHidden())
        wide = self.forward_button.wide(size)
        right = self.width() - side - wide
        self.forward_button.setGeometry(right, middle - high // 2, wide, high)
        if self.forward_button.isHidden():
            right = self.width() - side
        self._place_promise(left, right - size.px(_GAP))

    def _place_promise(self, left: int, right: int) -> None:
        """Put the promise into the middle of the screen, or of the room that is left."""
        shield = self._print.px(_SHIELD + 14)
        room = right - left - shield
        for size in self._print.shrunk():
            words = size.wrapped(self._promise.role, PROMISE, room)
            if words.height() <= 2 * size.line(self._promise.role) + 2:
                break
        self._promise.show_print(size)
        at = (self.width() - words.width() - shield) // 2 + shield
        at = min(max(at, left + shield), max(right - words.width(), left + shield))
        top = (self.height() - words.height()) // 2
        self._promise.setGeometry(at, top, min(words.width() + 2, room), words.height())
        self.update()
