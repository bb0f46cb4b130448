"""One answer as a card: a face or none, its words, and the digit that chooses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from onecua.ui.surveys.citizen.faces import paint_face
from onecua.ui.surveys.citizen.pressable import Pressable
from onecua.ui.surveys.citizen.print_size import TARGET, Print
from onecua.ui.theme import theme
from onecua.ui.widgets.painting import CENTER, paint_box, paint_check_box, paint_text

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPaintEvent
    from PySide6.QtWidgets import QWidget

ROLE, CAP_ROLE = "citizen_answer", "citizen_help"
_SMALL_FACE, _FACE = 60, 104
_AIR, _PADDING, _GAP = 14, 16, 14
_CAP, _BOX = 32, 32
_TALL = 272
_WRAPPED = Qt.TextFlag.TextWordWrap


class AnswerCard(Pressable):
    """A card of a row (`upright`) or of a list; `ticked` cards are chosen beside each other."""

    def __init__(
        self,
        words: str,
        code: int | None,
        *,
        mood: int | None = None,
        upright: bool = False,
        ticked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self.code = code
        self.mood = mood
        self.words_room = 0
        self._upright = upright
        self._ticked = ticked
        self.setCheckable(True)
        if code is not None:
            self.setAccessibleDescription(f"Phím {code}")

    def nextCheckState(self) -> None:
        """Leave it to the page what is chosen."""

    def words_high(self, width: int, size: Print) -> int:
        """Return the height of its words at a width."""
        return size.height(ROLE, self.words, width - self._beside(size))

    def least(self, width: int, size: Print) -> int | None:
        """Return the height that it needs at a width, None where its words do not fit across."""
        room = width - self._beside(size)
        words = size.wrapped(ROLE, self.words, room)
        if words.width() > room:
            return None
        if not self._upright:
            return max(size.px(TARGET), words.height() + 2 * size.px(_AIR))
        face = size.px(_SMALL_FACE) + size.px(_GAP) if self.mood is not None else 0
        return max(
            size.px(TARGET),
            face + words.height() + size.px(_GAP) + size.grown(_CAP) + 2 * size.px(_AIR),
        )

    def most(self, width: int, size: Print) -> int:
        """Return the height at which it looks best."""
        least = self.least(width, size) or 0
        if not self._upright:
            return least + size.px(8)
        if self.mood is None:
            return max(least + size.px(48), size.px(190))
        return max(least + size.px(_FACE - _SMALL_FACE), size.px(_TALL))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        painter = QPainter(self)
        ink = self.paint_ground(painter)
        if self._upright:
            self._paint_upright(painter, ink)
        else:
            self._paint_row(painter, ink)

    def _beside(self, size: Print) -> int:
        """Return the width that is not the words'."""
        if self._upright:
            return 2 * size.px(10)
        caps = size.grown(_CAP) + size.px(_GAP) if self.code is not None else 0
        box = size.grown(_BOX) + size.px(_GAP) if self._ticked else 0
        return 2 * size.px(_PADDING) + caps + box

    def _paint_upright(self, painter: QPainter, ink: QColor) -> None:
        size, side = self.print, self.print.px(10)
        width = self.width() - 2 * side
        words = max(self.words_room, size.height(ROLE, self.words, width))
        cap = size.grown(_CAP)
        free = self.height() - words - cap - size.px(_GAP) - 2 * size.px(_AIR)
        face = 0
        if self.mood is not None:
            face = min(size.px(_FACE), free - size.px(_GAP))
            free -= face + size.px(_GAP)
        spread = min(max(free, 0) / 3, size.px(14)) if self.mood is not None else 0
        top = (self.height() - (face + words + cap + size.px(_GAP) * (1 + bool(face)))) / 2 - spread
        if self.mood is not None:
            paint_face(painter, QRectF(side, top, width, face), self.mood)
            top += face + size.px(_GAP) + spread
        self._paint_words(painter, QRectF(side, top, width, words), ink, centred=True)
        middle = (self.width() - cap) / 2
        self._paint_cap(painter, QRectF(middle, top + words + size.px(_GAP) + spread / 2, cap, cap))

    def _paint_row(self, painter: QPainter, ink: QColor) -> None:
        size, left = self.print, self.print.px(_PADDING)
        if self._ticked:
            box = size.grown(_BOX)
            self._paint_tick(painter, QRectF(left, (self.height() - box) / 2, box, box))
            left += box + size.px(_GAP)
        room = self.width() - self._beside(size)
        words = QRectF(left, 0, room, self.height())
        self._paint_words(painter, words, ink, centred=False)
        if self.code is not None:
            cap = size.grown(_CAP)
            right = self.width() - size.px(_PADDING) - cap
            self._paint_cap(painter, QRectF(right, (self.height() - cap) / 2, cap, cap))

    def _paint_words(self, painter: QPainter, area: QRectF, ink: QColor, *, centred: bool) -> None:
        across = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
        painter.setFont(self.print.font(ROLE))
        painter.setPen(ink)
        flags = int(across | Qt.AlignmentFlag.AlignVCenter | _WRAPPED)
        painter.drawText(area, flags, self.words)

    def _paint_cap(self, painter: QPainter, area: QRectF) -> None:
        if self.code is None:
            return
        colour = theme().color
        paint_box(painter, area, colour("raised"), colour("line"), radius=4)
        font = self.print.font(CAP_ROLE)
        font.setPixelSize(round(area.height() * 0.56))
        paint_text(painter, area, str(self.code), font, colour("sub"), CENTER)

    def _paint_tick(self, painter: QPainter, area: QRectF) -> None:
        colour = theme().color
        chosen = self.isChecked()
        colours = (colour("accent" if chosen else "control"), colour("raised"), colour("on_accent"))
        paint_check_box(painter, area, chosen, colours)
