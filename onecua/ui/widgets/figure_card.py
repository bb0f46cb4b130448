"""A figure to look at before reading; pressing it opens the list behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from onecua.ui import icons
from onecua.ui.theme import theme
from onecua.ui.widgets.painting import RIGHT, paint_box, paint_text
from onecua.ui.widgets.sizes import scaled, text_width

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_PADDING = 12
_ICON = 18


class FigureCard(QAbstractButton):
    """Icon and word, a large figure, one line. `wide` puts the figure at the right (64 px high).

    A checkable card is a filter: checked, it has an accent border of 2 px; its focus is told by
    the ring round it.
    """

    def __init__(
        self,
        icon: str,
        word: str,
        tone: str = "text",
        wide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._word = word
        self._tone = tone
        self._wide = wide
        self._figure = ""
        self._line = ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_figure(self, figure: str, line: str = "", tone: str | None = None) -> None:
        """Show another figure and what is said of it."""
        self._figure = figure
        self._line = line
        self._tone = tone or self._tone
        self.setAccessibleName(f"{self._word}: {figure}")
        self.setAccessibleDescription(line)
        self.setToolTip(line)
        self.update()

    def set_icon(self, icon: str) -> None:
        """Show another icon; `set_figure` follows."""
        self._icon = icon

    def set_word(self, word: str) -> None:
        """Call the figure otherwise; `set_figure` follows."""
        self._word = word

    def figure(self) -> str:
        """Return the figure shown."""
        return self._figure

    def sizeHint(self) -> QSize:
        """Return the room of the card; the layout shares the width."""
        lines = sum(self._high(role) for role in ("strong", "small"))
        if self._wide:
            return QSize(200, max(64, lines + 24))
        return QSize(160, max(92, lines + self._high("figure") + 16))

    def minimumSizeHint(self) -> QSize:
        """Return the room of the figure."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        painter = QPainter(self)
        colour = theme().color
        marked = self.isChecked() if self.isCheckable() else self.hasFocus()
        border = "accent" if marked else "control" if self.underMouse() else "line"
        ground = "hover" if self.isDown() else "raised"
        paint_box(painter, self.rect(), colour(ground), colour(border), 2 if marked else 1)
        inside = QRectF(self.rect()).adjusted(_PADDING, 0, -_PADDING, 0)
        if self._wide:
            self._paint_wide(painter, inside)
        else:
            self._paint_tall(painter, inside)

    def _paint_tall(self, painter: QPainter, inside: QRectF) -> None:
        high, large = self._high("strong"), self._high("figure")
        low = self._high("small")
        top = (self.height() - high - large - low) / 2
        ink = theme().color(self._tone)
        icon_ink = theme().color("sub" if self._tone == "text" else self._tone)
        mark = QRectF(inside.x(), top, scaled(_ICON), high)
        icons.paint_icon(painter, mark, self._icon, icon_ink)
        word = QRectF(mark.right() + 9, top, inside.right() - mark.right() - 9, high)
        paint_text(painter, word, self._word, theme().font("strong"), ink)
        figure = QRectF(inside.x(), top + high - 1, inside.width(), large)
        paint_text(painter, figure, self._figure, theme().font("figure"), ink)
        line = QRectF(inside.x(), figure.bottom() - 1, inside.width(), low)
        paint_text(painter, line, self._line, theme().font("small"), theme().color("sub"))

    def _paint_wide(self, painter: QPainter, inside: QRectF) -> None:
        high, low = self._high("strong"), self._high("small")
        ink = theme().color(self._tone)
        mark = QRectF(inside.x() + 4, 0, scaled(_ICON), self.height())
        icons.paint_icon(painter, mark, self._icon, ink)
        large = theme().font("first_title")
        room = text_width(large, self._figure)
        paint_text(painter, inside, self._figure, large, theme().color("text"), RIGHT)
        left = mark.right() + 12
        top = (self.height() - high - low) / 2
        word = QRectF(left, top, inside.right() - room - 8 - left, high)
        paint_text(painter, word, self._word, theme().font("strong"), ink)
        line = QRectF(left, word.bottom(), word.width(), low)
        paint_text(painter, line, self._line, theme().font("small"), theme().color("sub"))

    def _high(self, role: str) -> int:
        font: QFont = theme().font(role)
        return QFontMetrics(font).height()
