"""How an entry of a work list is drawn: two lines and a chevron, or one line and a key cap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from onecua.ui import icons
from onecua.ui.theme import theme
from onecua.ui.widgets.cut_words import Drawn, tell_cut_words
from onecua.ui.widgets.key_cap import key_cap_size, paint_key_cap
from onecua.ui.widgets.object_list import OBJECT_ROLE, Index
from onecua.ui.widgets.painting import RIGHT, paint_box, paint_left_bar, paint_text
from onecua.ui.widgets.sizes import scaled, text_height, text_width

if TYPE_CHECKING:
    from PySide6.QtGui import QHelpEvent

_PADDING = 12
_ICON = 18
_CHEVRON = 16


@dataclass(frozen=True)
class Entry:
    """A line of work; `title` stands out, `rest` follows it, `sub` is the second line.

    `tone` colours the right words, `key` is the key cap of a dense list, `blocked` greys the
    entry; `value` is for the owner.
    """

    title: str
    rest: str = ""
    sub: str = ""
    right: str = ""
    right_sub: str = ""
    icon: str = ""
    tone: str = "text"
    key: str = ""
    blocked: bool = False
    value: object = None


@dataclass(frozen=True)
class Group:
    """A head between entries: icon, words in its colour, a count."""

    title: str
    count: str = ""
    icon: str = ""
    tone: str = "text"


def spoken(item: Entry | Group) -> str:
    """Return what a screen reader says of an item."""
    if isinstance(item, Group):
        return f"{item.title} {item.count}".strip()
    parts = (item.title, item.rest, item.sub, item.right, item.right_sub)
    return ", ".join(part for part in parts if part)


class EntryDelegate(QStyledItemDelegate):
    """Draws entries and group heads; `dense` entries have one line."""

    def __init__(self, dense: bool, chevron: bool) -> None:
        super().__init__()
        self._dense = dense
        self._chevron = chevron

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of an item."""
        item = index.data(OBJECT_ROLE)
        body = theme().font("body")
        if isinstance(item, Group):
            return QSize(80, text_height(body, 28, 9))
        if self._dense:
            return QSize(80, text_height(body, 32, 12))
        small = QFontMetrics(theme().font("small")).height()
        return QSize(80, text_height(body, 42, small + 6))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one item."""
        painter.save()
        item = index.data(OBJECT_ROLE)
        area = QRectF(option.rect)
        if isinstance(item, Group):
            _paint_group(painter, area, item)
        elif self._dense:
            _paint_dense(painter, area, item, option)
        else:
            _paint_ground(painter, area, option)
            self._paint_entry(painter, area, item)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Tell the words of an entry that were cut."""
        entry = index.data(OBJECT_ROLE)
        if not isinstance(entry, Entry):
            return bool(super().helpEvent(event, view, option, index))
        return tell_cut_words(event, view, self._drawn(entry, option.rect.width()))

    def _drawn(self, entry: Entry, width: int) -> tuple[Drawn, ...]:
        """Return the lines of an entry with the room that is left beside what is drawn there."""
        icon = scaled(_ICON) + 8 if entry.icon else 0
        if self._dense:
            cap = key_cap_size(entry.key).width() + 8 if entry.key else 0
            return (Drawn(entry.title, "body", width - 18 - icon - cap),)
        room = width - 2 * _PADDING - icon - (_CHEVRON + _PADDING) * self._chevron
        title = f"{entry.title}  ·  {entry.rest}" if entry.rest else entry.title
        right = text_width(theme().font("strong"), entry.right) + 8 * bool(entry.right)
        below = text_width(theme().font("small"), entry.right_sub) + 8 * bool(entry.right_sub)
        return Drawn(title, "strong", room - right), Drawn(entry.sub, "small", room - below)

    def _paint_entry(self, painter: QPainter, area: QRectF, entry: Entry) -> None:
        colour = theme().color
        inside = area.adjusted(_PADDING, 0, -_PADDING, -1)
        if self._chevron:
            mark = QRectF(inside.right() - _CHEVRON, area.y(), _CHEVRON, area.height() - 1)
            icons.paint_icon(painter, mark, "chevron-right", colour("sub"))
            inside.setRight(mark.left() - _PADDING)
        if entry.icon:
            mark = QRectF(inside.x(), inside.y(), scaled(_ICON), inside.height())
            icons.paint_icon(painter, mark, entry.icon, colour("accent"))
            inside.setLeft(mark.right() + 8)
        upper, lower = _lines(inside)
        strong = theme().font("strong")
        right = paint_text(painter, upper, entry.right, strong, colour(entry.tone), RIGHT)
        small = theme().font("small")
        low = paint_text(painter, lower, entry.right_sub, small, colour("sub"), RIGHT)
        upper.setRight(upper.right() - right - 8 * bool(right))
        lower.setRight(lower.right() - low - 8 * bool(low))
        paint_text(painter, lower, entry.sub, small, colour("sub"))
        _paint_title(painter, upper, entry)


def _lines(inside: QRectF) -> tuple[QRectF, QRectF]:
    high = QFontMetrics(theme().font("body")).height()
    low = QFontMetrics(theme().font("small")).height()
    top = inside.y() + (inside.height() - high - low) / 2
    first = QRectF(inside.x(), top, inside.width(), high)
    return first, QRectF(inside.x(), top + high - 0.5, inside.width(), low)


def _paint_title(painter: QPainter, line: QRectF, entry: Entry) -> None:
    ink = theme().color("sub" if entry.blocked else "text")
    width = paint_text(painter, line, entry.title, theme().font("strong"), ink)
    if entry.rest:
        rest = line.adjusted(width, 0, 0, 0)
        paint_text(painter, rest, f"  ·  {entry.rest}", theme().font("body"), ink)


def _paint_ground(painter: QPainter, area: QRectF, option: QStyleOptionViewItem) -> None:
    colour = theme().color
    line = QRectF(area.x(), area.bottom() - 1, area.width(), 1)
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(area, colour("accent_soft"))
        paint_left_bar(painter, area, colour("accent"))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(area, colour("hover"))
    painter.fillRect(line, colour("grid"))


def _paint_group(painter: QPainter, area: QRectF, group: Group) -> None:
    colour = theme().color
    painter.fillRect(area, colour("head"))
    painter.fillRect(QRectF(area.x(), area.bottom() - 1, area.width(), 1), colour("grid"))
    inside = area.adjusted(_PADDING, 0, -_PADDING, -1)
    if group.icon:
        mark = QRectF(inside.x(), inside.y(), scaled(_ICON), inside.height())
        icons.paint_icon(painter, mark, group.icon, colour(group.tone))
        inside.setLeft(mark.right() + 8)
    width = paint_text(painter, inside, group.title, theme().font("strong"), colour(group.tone))
    rest = inside.adjusted(width + 8, 0, 0, 0)
    paint_text(painter, rest, group.count, theme().font("body"), colour("sub"))


def _paint_dense(
    painter: QPainter, area: QRectF, entry: Entry, option: QStyleOptionViewItem
) -> None:
    colour = theme().color
    marked = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver
    if option.state & marked and not entry.blocked:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        paint_box(painter, area, colour("accent_soft" if chosen else "hover"))
    inside = area.adjusted(8, 0, -8, 0)
    mark = QRectF(inside.x(), inside.y(), scaled(_ICON), inside.height())
    ink = colour("sub" if entry.blocked else "text")
    if entry.icon:
        tint = colour("sub" if entry.blocked else "accent")
        icons.paint_icon(painter, mark, entry.icon, tint)
        inside.setLeft(mark.right() + 10)
    if entry.key:
        size = key_cap_size(entry.key)
        top = round(area.center().y() - size.height() / 2)
        cap = QRectF(inside.right() - size.width(), top, size.width(), size.height())
        paint_key_cap(painter, cap, entry.key)
        inside.setRight(cap.left() - 8)
    paint_text(painter, inside, entry.title, theme().font("body"), ink)
