"""The navigation rail: brand, pages with icon, word, badge and key digit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from onecua.ui import icons
from onecua.ui.theme import theme
from onecua.ui.widgets.key_cap import KeyCap
from onecua.ui.widgets.label import ElidedLabel, Label
from onecua.ui.widgets.painting import CENTER, LEFT, RIGHT, paint_box, paint_text
from onecua.ui.widgets.sizes import scaled, text_height, text_width

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

WIDE = 184
NARROW = 56
BRAND_HEIGHT = 52
_MARGIN = 8
_ICON = 20
_LARGEST_ICON = 26
_CORNER, _CORNER_TEXT = 18, 12
"""Height of a count over an icon, and of its digits: the least that the design allows."""
_ICON_AT = 10  # within an item, so that it stands at 18 of the rail
_WORD_AT = 40
_DIGIT_ROOM = 26
_BADGES = {"danger": ("danger", "on_accent"), "plain": ("paused_soft", "text")}


class RailItem(QAbstractButton):
    """One page of the rail."""

    def __init__(self, word: str, icon: str, digit: str) -> None:
        super().__init__()
        self._word = word
        self._icon = icon
        self._digit = digit
        self._badge = ""
        self._badge_kind = "plain"
        self._badge_said = ""
        self.narrow = False
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._name_it()

    def set_badge(self, text: str, kind: str, said: str = "") -> None:
        """Show a count beside the word, `said` in words; an empty one takes it away."""
        self._badge = text
        self._badge_kind = kind
        self._badge_said = said if text else ""
        self._name_it()
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon alone; the word goes to the tool tip."""
        self.narrow = narrow
        self._name_it()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the room of an item."""
        return QSize(40, text_height(theme().font("strong"), 38, 18))

    def minimumSizeHint(self) -> QSize:
        """Return the room in a low window."""
        return QSize(40, text_height(theme().font("strong"), 34, 12))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the page with Enter too."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the item."""
        painter = QPainter(self)
        colour, chosen = theme().color, self.isChecked()
        if chosen or self.underMouse():
            paint_box(painter, self.rect(), colour("accent_soft" if chosen else "hover"))
        if chosen:
            self._paint_bar(painter)
        if self.hasFocus():
            paint_box(painter, self.rect(), None, colour("accent"), width=2)
        ink = colour("accent" if chosen else "text")
        size = min(scaled(_ICON), _LARGEST_ICON) if self.narrow else _ICON
        left = (self.width() - size) / 2 if self.narrow else _ICON_AT
        mark = QRectF(left, 0, size, self.height())
        icons.paint_icon(painter, mark, self._icon, colour("accent" if chosen else "sub"))
        if self.narrow:
            self._paint_corner_badge(painter)
            return
        role = "strong" if chosen else "body"
        room = QRectF(_WORD_AT, 0, self.width() - _WORD_AT - _DIGIT_ROOM, self.height())
        badge = self._paint_badge(painter, room)
        room.setRight(room.right() - badge)
        paint_text(painter, room, self._word, theme().font(role), ink, LEFT)
        digit = QRectF(0, 0, self.width() - 8, self.height())
        small = theme().font("small_strong" if chosen else "small")
        paint_text(painter, digit, self._digit, small, colour("accent" if chosen else "sub"), RIGHT)

    def _paint_bar(self, painter: QPainter) -> None:
        bar = QRectF(0, (self.height() - 22) / 2, 3, 22)
        paint_box(painter, bar, theme().color("accent"), radius=1.5)

    def _paint_badge(self, painter: QPainter, room: QRectF) -> float:
        if not self._badge:
            return 0.0
        font = theme().font("small_strong")
        height = text_height(font, 20, 2)
        width = max(height, text_width(font, self._badge) + 10)
        pill = QRectF(room.right() - width, (self.height() - height) / 2, width, height)
        ground, ink = _BADGES[self._badge_kind]
        paint_box(painter, pill, theme().color(ground), radius=height / 2)
        paint_text(painter, pill, self._badge, font, theme().color(ink), CENTER)
        return width + 4

    def _paint_corner_badge(self, painter: QPainter) -> None:
        """Draw the count over the icon's corner; a mere dot would be colour alone."""
        if not self._badge:
            return
        font = QFont(theme().font("small_strong"))
        font.setPixelSize(_CORNER_TEXT)
        width = max(_CORNER, text_width(font, self._badge) + 8)
        pill = QRectF(self.width() - width, 1, width, _CORNER)
        ground, ink = _BADGES[self._badge_kind]
        paint_box(painter, pill, theme().color(ground), radius=_CORNER / 2)
        paint_text(painter, pill, self._badge, font, theme().color(ink), CENTER)

    def _name_it(self) -> None:
        badge = self._badge_said or self._badge
        said = f"{self._word}, {badge}" if badge else self._word
        self.setAccessibleName(said)
        self.setAccessibleDescription(f"Alt+{self._digit}")
        self.setToolTip(f"{said} (Alt+{self._digit})" if self.narrow else self._badge_said)


class Brand(QWidget):
    """The mark, the office's name and a second line."""

    def __init__(self) -> None:
        super().__init__()
        self._title = ElidedLabel("", "strong")
        self._sub = ElidedLabel("", "small", "sub")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._sub)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(52, 0, 8, 0)
        row.addLayout(words)
        self.setMinimumHeight(BRAND_HEIGHT)

    def set_words(self, title: str, sub: str) -> None:
        """Name the office."""
        self._title.set_text(title)
        self._sub.set_text(sub)

    def set_narrow(self, narrow: bool) -> None:
        """Show the mark alone."""
        self._title.setVisible(not narrow)
        self._sub.setVisible(not narrow)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark and the hairline under it."""
        painter = QPainter(self)
        mark = QRectF(12, (self.height() - 30) / 2, 30, 30)
        paint_box(painter, mark, theme().color("accent"))
        inner = mark.adjusted(6, 6, -6, -6)
        icons.paint_icon(painter, inner, "desk", theme().color("on_accent"))
        line = QRectF(0, self.height() - 1, self.width(), 1)
        painter.fillRect(line, theme().color("line"))


class Rail(QFrame):
    """The rail; `chosen(key)` asks for a page."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("band", "rail")
        self._items: dict[str, RailItem] = {}
        self._group = QButtonGroup(self)
        self._narrow = False
        self._last_group = 0
        self.brand = Brand()
        self._hint = self._foot()
        self._list = QVBoxLayout()
        self._list.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._list.setSpacing(2)
        self._list.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.brand)
        rows.addWidget(self._scroll(), 1)
        rows.addWidget(self._hint)
        self._fit()
        theme().changed.connect(self._fit)

    def add_item(self, key: str, word: str, icon: str, digit: str, group: int) -> None:
        """Add a page; a hairline stands where the group changes."""
        if self._items and group != self._last_group:
            self._list.insertSpacing(self._list.count() - 1, 6)
            self._list.insertWidget(self._list.count() - 1, _hairline())
            self._list.insertSpacing(self._list.count() - 1, 6)
        self._last_group = group
        item = RailItem(word, icon, digit)
        item.clicked.connect(lambda _checked=False: self.chosen.emit(key))
        self._items[key] = item
        self._group.addButton(item)
        self._list.insertWidget(self._list.count() - 1, item)

    def mark(self, key: str) -> None:
        """Mark the page in view."""
        self._items[key].setChecked(True)

    def item(self, key: str) -> RailItem:
        """Return the item of a page."""
        return self._items[key]

    def set_narrow(self, narrow: bool) -> None:
        """Show icons alone."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for item in self._items.values():
            item.set_narrow(narrow)
        self.brand.set_narrow(narrow)
        self._hint.setVisible(not narrow)
        self._fit()

    def _scroll(self) -> QScrollArea:
        inside = QWidget()
        inside.setObjectName("page")
        inside.setLayout(self._list)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return scroll

    def _foot(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 0, 8, 12)
        row.setSpacing(4)
        row.addWidget(KeyCap("Alt"))
        row.addWidget(Label("+ số: chuyển trang", "small", "sub"))
        row.addStretch(1)
        return foot

    def _fit(self) -> None:
        self.setFixedWidth(NARROW if self._narrow else scaled(WIDE))


def _hairline() -> QWidget:
    line = QFrame()
    line.setProperty("rule", True)
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
    row.addWidget(line)
    return holder
