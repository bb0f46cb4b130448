"""A page with a line to fill and large keys beside it, or below it on a narrow screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from onecua.ui.surveys.citizen.print_size import Print
from onecua.ui.surveys.citizen.screen_keys import ERASE, Key, ScreenKeys
from onecua.ui.surveys.citizen.words import Words
from onecua.ui.theme import theme
from onecua.ui.widgets.painting import CENTER, paint_box, paint_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

_SIDE, _GAP, _KEY, _SPACE = 48, 16, 80, 44
_WIDEST = 620

_SLOT, _SLOT_GAP, _GROUP_GAP = 40, 5, 14
_LEAST_SLOT = 28
"""Narrower places look like a fence: the keys then go below the line."""
_WIDEST_LETTER, _LETTER_AIR = "W", 4


class KeypadPage(QWidget):
    """Keys fill a line of at most so many letters."""

    edited = Signal()

    def __init__(
        self,
        title: str,
        about: str,
        keys: Sequence[Sequence[Key]],
        groups: Sequence[int],
        *,
        secret: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._print = Print()
        left = Qt.AlignmentFlag.AlignLeft
        self.title = Words("citizen_question", text=title, parent=self, align=left)
        self.about = Words("citizen_help", "sub", about, self, left)
        self.problem = Words("citizen_help", "danger", "", self, left)
        self.line = EntryLine(groups, secret=secret, parent=self)
        self.keys = ScreenKeys(keys, self)
        self._columns = max(len(row) for row in keys)
        self.keys.typed.connect(self.take)

    def value(self) -> str:
        """Return what the line holds."""
        return self.line.letters

    def clear(self) -> None:
        """Empty the line."""
        self.line.set_letters("")
        self.edited.emit()

    def take(self, sent: str) -> None:
        """Take a letter of a key, or take the last one back."""
        self.show_problem("")
        before = self.line.letters
        after = before[:-1] if sent == ERASE else (before + sent)[: self.line.most]
        self.line.set_letters(after)
        self.edited.emit()

    def show_problem(self, words: str) -> None:
        """Say what to do about what was typed."""
        if words != self.problem.text():
            self.problem.setText(words)
            self._fit()

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
        keys = self._print.px(_KEY) * self._columns
        side, space = self._print.px(_SIDE), self._print.px(_SPACE)
        beside = self.width() - 2 * side - space - keys
        sizes, gap = self._print.shrunk(), self._print.px(_GAP)
        if beside >= self.line.least(self._print):
            width, below = min(beside, self._print.px(_WIDEST)), 0
            room = self.height() - 2 * gap
        else:
            width, below = max(min(self.width() - 2 * side, keys), 1), self._keys_below()
            room = below - 2 * gap
        found = next((s for s in sizes if self._needs(width, s) <= room), sizes[-1])
        if below:
            left = (self.width() - width) // 2
            self._place_text(found, width, left, below - gap - self._needs(width, found))
            self._place_keys((self.width() - keys) // 2, below, keys)
        else:
            self._place_beside(found, width, keys)

    def _keys_below(self) -> int:
        """Return where the keys begin below the line; a problem that is told does not move them."""
        high = self.keys.high(self._print)
        return min(self.height() - self._print.px(_GAP) - high, self.height() // 2)

    def _needs(self, width: int, size: Print) -> int:
        parts = (self.title, self.about, self.problem)
        cut = any(size.wrapped(p.role, p.text(), width).width() > width for p in parts)
        if cut or self.line.lettered(size) > width:
            return 1 << 20
        gaps = size.px(_GAP) * len(parts)
        return sum(part.needs(size, width) for part in parts) + gaps + self.line.high(size)

    def _place_beside(self, size: Print, width: int, keys: int) -> None:
        side = (self.width() - width - size.px(_SPACE) - keys) // 2
        high = self.keys.high(size)
        top = (self.height() - max(high, self._needs(width, size))) // 2
        self._place_keys(side + width + size.px(_SPACE), (self.height() - high) // 2, keys)
        self._place_text(size, width, side, top)

    def _place_keys(self, left: int, top: int, width: int) -> None:
        """Place the keys; what stands on them has room in any print."""
        self.keys.show_print(self._print)
        self.keys.setGeometry(left, top, width, self.keys.high(self._print))

    def _place_text(self, size: Print, width: int, left: int, top: int) -> None:
        for part in (self.title, self.about):
            part.show_print(size)
            part.setGeometry(left, top, width, part.needs(size, width))
            top += part.height() + size.px(_GAP)
        self.line.show_print(size)
        self.line.setGeometry(left, top, width, self.line.high(size))
        top += self.line.height() + size.px(_GAP)
        self.problem.show_print(size)
        self.problem.setGeometry(left, top, width, self.problem.needs(size, width))


class EntryLine(QWidget):
    """Places for letters, in groups; a secret line shows dots."""

    def __init__(self, groups: Sequence[int], *, secret: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.print = Print()
        self._groups = tuple(groups)
        self._secret = secret
        self.letters = ""

    @property
    def most(self) -> int:
        """Return how many letters it takes."""
        return sum(self._groups)

    def set_letters(self, letters: str) -> None:
        """Show other letters."""
        self.letters = letters
        told = f"{len(letters)} số" if self._secret else letters
        self.setAccessibleName(f"Đã gõ {told}")
        self.update()

    def high(self, size: Print) -> int:
        """Return its height."""
        return max(size.px(56), size.line("citizen_answer") + size.px(16))

    def least(self, size: Print) -> int:
        """Return the least width in which places still look like places."""
        return self.most * size.px(_LEAST_SLOT) + self._gaps(size)

    def lettered(self, size: Print) -> int:
        """Return the width in which the widest letter stands whole in each place."""
        return self.most * _letter(size) + self._gaps(size)

    def slot(self) -> int:
        """Return the width of a place as it is drawn."""
        size = self.print
        wanted = max(size.px(_SLOT), _letter(size))
        return min(wanted, (self.width() - self._gaps(size)) // self.most)

    def show_print(self, size: Print) -> None:
        """Take a print."""
        self.print = size
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the places and what is in them."""
        painter, size, colour = QPainter(self), self.print, theme().color
        slot = self.slot()
        left, at = 0.0, 0
        for group in self._groups:
            for _ in range(group):
                area = QRectF(left, 0, slot, self.height())
                now = at == len(self.letters)
                paint_box(
                    painter,
                    area,
                    colour("raised"),
                    colour("accent" if now else "control"),
                    2 if now else 1,
                )
                self._paint_letter(painter, area, at)
                left += slot + size.px(_SLOT_GAP)
                at += 1
            left += size.px(_GROUP_GAP) - size.px(_SLOT_GAP)

    def _gaps(self, size: Print) -> int:
        within = size.px(_SLOT_GAP) * (self.most - len(self._groups))
        return within + size.px(_GROUP_GAP) * (len(self._groups) - 1)

    def _paint_letter(self, painter: QPainter, area: QRectF, at: int) -> None:
        if at >= len(self.letters):
            return
        shown = "●" if self._secret else self.letters[at]
        font = self.print.font("citizen_answer")
        paint_text(painter, area, shown, font, theme().color("text"), CENTER)


def _letter(size: Print) -> int:
    return size.width("citizen_answer", _WIDEST_LETTER) + size.px(_LETTER_AIR)
