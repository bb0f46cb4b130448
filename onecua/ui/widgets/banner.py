"""A band across a page that says one thing: its kind by icon, colour and words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from onecua.ui import icons
from onecua.ui.theme import set_state, theme
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.label import ElidedLabel, Label
from onecua.ui.widgets.painting import paint_box
from onecua.ui.widgets.sizes import scaled, text_height

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent

BannerKind = Literal["accent", "danger", "warning", "success", "paused"]

_ICONS = {
    "accent": "info",
    "danger": "alert-triangle",
    "warning": "alert-triangle",
    "success": "check-circle",
    "paused": "pause-circle",
}
_BORDERS = {"accent": "accent_line", "danger": "danger"}
_LEAST = {"danger": 40}
_ICON = 18


class Banner(QWidget):
    """A soft band of 36 px (danger 40) with strong words, plain words and actions at its right.

    Words too long for it are cut and stand in their tool tip; with `wrap` they take more lines.
    """

    def __init__(
        self,
        kind: BannerKind = "accent",
        strong: str = "",
        text: str = "",
        icon: str | None = None,
        parent: QWidget | None = None,
        wrap: bool = False,
    ) -> None:
        super().__init__(parent)
        self._kind: BannerKind = kind
        self._icon_name = icon
        self.framed = False
        self._icon = QLabel()
        self._strong = Label(strong, "strong")
        self._text: ElidedLabel | Label = Label(wrap=True) if wrap else ElidedLabel()
        self._actions = QHBoxLayout()
        self._actions.setSpacing(16)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(6)
        for widget in (self._icon, self._strong):
            row.addWidget(widget)
        row.addWidget(self._text, 1)
        row.addLayout(self._actions)
        theme().changed.connect(self._tint)
        self.set_words(strong, text)

    def set_words(self, strong: str, text: str = "", kind: BannerKind | None = None) -> None:
        """Say something else, perhaps of another kind."""
        self._kind = kind or self._kind
        self._strong.setText(strong)
        self._strong.setVisible(bool(strong))
        if isinstance(self._text, Label):
            self._text.setText(text)
        else:
            self._text.set_text(text)
        self.setAccessibleName(f"{strong} {text}".strip())
        self._tint()

    def add_action(
        self, text: str, run: Callable[[], object], key: str | None = None
    ) -> ShortcutButton:
        """Add a quiet button at the right end."""
        button = ShortcutButton(text, key, kind="quiet")
        button.clicked.connect(lambda _checked=False: run())
        self._actions.addWidget(button)
        return button

    def clear_actions(self) -> None:
        """Take all buttons away."""
        while (item := self._actions.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and border."""
        border = self._kind if self.framed else _BORDERS.get(self._kind)
        ground = theme().color(f"{self._kind}_soft")
        line = theme().color(border) if border else None
        paint_box(QPainter(self), self.rect(), ground, line)

    def _tint(self) -> None:
        least = _LEAST.get(self._kind, 36)
        self.setMinimumHeight(text_height(theme().font("body"), least, 14))
        size = scaled(_ICON)
        name = self._icon_name or _ICONS[self._kind]
        self._icon.setPixmap(icons.icon(name, self._kind, size).pixmap(size, size))
        set_state(self._strong, "tone", "text" if self._kind == "accent" else self._kind)
        self.update()
