"""Buttons that carry an icon, words and the key that presses them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QShortcut
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from onecua.ui import icons
from onecua.ui.focus_ring import RING_PROPERTY
from onecua.ui.theme import theme, type_role
from onecua.ui.widgets.key_cap import key_cap_size, key_sequences, paint_key_cap
from onecua.ui.widgets.painting import paint_box, paint_text
from onecua.ui.widgets.sizes import control_height, scaled, text_width

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

Kind = Literal["primary", "secondary", "quiet", "danger"]

_PADDING = {"primary": 14, "danger": 14, "secondary": 12, "quiet": 0}
_ICON = 18
_GAP = 8


@dataclass(frozen=True)
class _Coat:
    ground: QColor | None
    border: QColor | None
    ink: QColor
    width: int = 1


class ShortcutButton(QPushButton):
    """A button with its key cap; the key presses it while it can be seen and is enabled."""

    def __init__(
        self,
        text: str,
        key: str | None = None,
        icon: str | None = None,
        kind: Kind = "secondary",
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._words = text
        self._key = key
        self._icon = icon
        self._kind: Kind = kind
        self._small = small
        self._shortcuts: list[QShortcut] = []
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty(RING_PROPERTY, kind != "secondary")
        type_role(self, "strong" if kind in {"primary", "danger"} else "body")
        if kind == "quiet":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._install_key()
        self.set_words(text)

    @property
    def key(self) -> str | None:
        """The key as it is written on the cap."""
        return self._key

    def set_words(self, text: str) -> None:
        """Change what the button says."""
        self._words = text
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.setAccessibleDescription(f"Phím tắt {self._key}" if self._key else "")
        self.updateGeometry()
        self.update()

    def set_icon_name(self, name: str | None) -> None:
        """Change the icon."""
        self._icon = name
        self.updateGeometry()
        self.update()

    def set_blocked(self, reason: str | None) -> None:
        """Disable the button in its place and say why; None enables it again."""
        self.setEnabled(reason is None)
        self.setToolTip(reason or "")
        if reason:
            self.setAccessibleDescription(reason)

    def sizeHint(self) -> QSize:
        """Return the room of icon, words and key cap."""
        return QSize(self._content_width() + 2 * self._padding(), self._height())

    def minimumSizeHint(self) -> QSize:
        """Return the same: a button never loses letters."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the focused button, as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, the icon, the words and the key cap."""
        painter = QPainter(self)
        coat = self._coat()
        if coat.ground is not None:
            paint_box(painter, self.rect(), coat.ground, coat.border, coat.width)
        font = QFont(self._face())
        left = (self.width() - self._content_width()) / 2 if self._kind != "quiet" else 0.0
        if self._icon is not None:
            size = scaled(_ICON)
            area = QRectF(left, 0, size, self.height())
            icons.paint_icon(painter, area, self._icon, coat.ink)
            left += size + _GAP * bool(self._words or self._key)
        if self._kind == "quiet" and self.underMouse() and self.isEnabled():
            font.setUnderline(True)
        width = text_width(font, self._words)
        paint_text(painter, QRectF(left, 0, width + 1, self.height()), self._words, font, coat.ink)
        if self._key is not None:
            self._paint_key(painter, left + width + _GAP * bool(self._words), coat)

    def _paint_key(self, painter: QPainter, left: float, coat: _Coat) -> None:
        size = key_cap_size(self._key or "")
        top = (self.height() - size.height()) // 2
        ink = coat.ink if self._kind in {"primary", "danger"} and self.isEnabled() else None
        area = QRectF(round(left), top, size.width(), size.height())
        paint_key_cap(painter, area, self._key or "", ink)

    def _content_width(self) -> int:
        font = self._face()
        parts = [text_width(font, self._words)] if self._words else []
        if self._icon is not None:
            parts.append(scaled(_ICON))
        if self._key is not None:
            parts.append(key_cap_size(self._key).width())
        return sum(parts) + _GAP * (len(parts) - 1)

    def _face(self) -> QFont:
        return theme().font("small") if self._small else self.font()

    def _padding(self) -> int:
        if not self._words and self._kind == "secondary":
            return 7
        return _PADDING[self._kind]

    def _height(self) -> int:
        if self._kind == "quiet":
            return self.fontMetrics().height() + 3
        return control_height(self, self._small)

    def show_key_only(self) -> None:
        """Keep the cap and give up the key: the page itself listens to it."""
        for shortcut in self._shortcuts:
            shortcut.deleteLater()
            shortcut.setEnabled(False)
        self._shortcuts = []

    def _install_key(self) -> None:
        for sequence in key_sequences(self._key) if self._key else []:
            shortcut = QShortcut(sequence, self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(self.click)
            self._shortcuts.append(shortcut)

    def _coat(self) -> _Coat:
        if not self.isEnabled():
            return _disabled_coat(self._kind)
        if self._kind == "quiet":
            return _Coat(None, None, theme().color("accent"))
        if self._kind == "secondary":
            return self._secondary_coat()
        return self._filled_coat()

    def _filled_coat(self) -> _Coat:
        ink = theme().color("on_accent")
        if self._kind == "danger":
            ground = theme().color("danger")
            return _Coat(ground.darker(115) if self.isDown() else ground, None, ink)
        state = "_pressed" if self.isDown() else "_hover" if self.underMouse() else ""
        return _Coat(theme().color(f"accent{state}"), None, ink)

    def _secondary_coat(self) -> _Coat:
        ground = "line" if self.isDown() else "hover" if self.underMouse() else "raised"
        ink = theme().color("text")
        if self.hasFocus():
            return _Coat(theme().color(ground), theme().color("accent"), ink, 2)
        return _Coat(theme().color(ground), theme().color("control"), ink)


def _disabled_coat(kind: Kind) -> _Coat:
    ink = theme().color("sub")
    if kind == "quiet":
        return _Coat(None, None, ink)
    return _Coat(theme().color("surface"), theme().color("line"), ink)
