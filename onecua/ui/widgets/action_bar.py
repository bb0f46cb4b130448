"""The bar below a page: its state in words at the left, its deeds at the right."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from onecua.ui import icons
from onecua.ui.page import Action, ActionBarSpec
from onecua.ui.theme import set_state, theme
from onecua.ui.widgets.button import Kind, ShortcutButton
from onecua.ui.widgets.key_cap import KeyCap
from onecua.ui.widgets.label import ElidedLabel, Label
from onecua.ui.widgets.sizes import scaled, text_height

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QSize

HEIGHT = 56
_ICON = 18


class ActionBar(QFrame):
    """Draws an `ActionBarSpec`; buttons that say the same stay, so the focus is not lost.

    `side` is the margin at both ends in pixels.
    """

    def __init__(self, parent: QWidget | None = None, side: int = 16) -> None:
        super().__init__(parent)
        self.setProperty("band", "bottom")
        self._spec = ActionBarSpec()
        self._least: QSize | None = None
        self._apart = _ButtonRow("secondary")
        self._icon = QLabel()
        self._state = Label()
        self._note = ElidedLabel("", "body", "sub")
        self._link = _ButtonRow("quiet")
        self._keys = _KeyRow()
        self._secondaries = _ButtonRow("secondary")
        self._primary = _ButtonRow("primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(side, 0, side, 0)
        row.setSpacing(8)
        row.addWidget(self._apart)
        row.addWidget(self._icon)
        row.addWidget(self._state)
        row.addWidget(self._note)
        row.addWidget(self._link)
        row.addWidget(self._keys)
        row.addStretch(1)
        row.addWidget(self._secondaries)
        row.addWidget(self._primary)
        theme().changed.connect(self._tint)
        self.set_spec(self._spec)

    def minimumSizeHint(self) -> QSize:
        """Return the room of what is shown; while it changes, that of what was.

        Between the old buttons and the new ones both count: a maximised window would grow
        beyond its screen.
        """
        return self._least or super().minimumSizeHint()

    def set_spec(self, spec: ActionBarSpec) -> None:
        """Show another state and other deeds."""
        self._least = super().minimumSizeHint()
        self._show_spec(spec)
        self._least = None
        self.updateGeometry()

    def _show_spec(self, spec: ActionBarSpec) -> None:
        self._spec = spec
        self._apart.set_actions(spec.apart)
        self._state.setText(spec.state)
        self._state.setVisible(bool(spec.state))
        self._note.set_text(spec.note)
        self._note.setVisible(bool(spec.note))
        self._link.set_actions((spec.link,) if spec.link else ())
        self._keys.set_keys(spec.keys)
        self._keys.set_first(not (spec.state or spec.note or spec.apart or spec.link))
        self._secondaries.set_actions(spec.secondaries)
        self._primary.set_actions((spec.primary,) if spec.primary else ())
        # Buttons made anew stand last in the tab order, wherever they stand to the eye.
        for one, other in pairwise(self.buttons()):
            QWidget.setTabOrder(one, other)
        self._tint()

    def primary_button(self) -> ShortcutButton | None:
        """Return the filled button."""
        return self._primary.first()

    def buttons(self) -> list[ShortcutButton]:
        """Return every button, left to right."""
        rows = (self._apart, self._link, self._secondaries, self._primary)
        return [button for row in rows for button in row.buttons()]

    def _tint(self) -> None:
        self.setMinimumHeight(text_height(theme().font("body"), HEIGHT, 36))
        set_state(self._state, "tone", self._spec.state_tone)
        self._icon.setVisible(bool(self._spec.state_icon))
        if self._spec.state_icon:
            size = scaled(_ICON)
            icon = icons.icon(self._spec.state_icon, self._icon_tone(), size)
            self._icon.setPixmap(icon.pixmap(size, size))

    def _icon_tone(self) -> str:
        marks = {"check": "success", "alert-triangle": "warning"}
        if self._spec.state_tone in {"sub", "text"}:
            return marks.get(self._spec.state_icon, "sub")
        return self._spec.state_tone


class _ButtonRow(QWidget):
    """Buttons of one kind for a list of actions."""

    def __init__(self, kind: Kind) -> None:
        super().__init__()
        self._kind: Kind = kind
        self._actions: list[Action] = []
        self._buttons: list[ShortcutButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)

    def set_actions(self, actions: Sequence[Action]) -> None:
        """Show buttons for these actions."""
        if [_look(action) for action in actions] != [_look(action) for action in self._actions]:
            self._rebuild(actions)
        self._actions = list(actions)
        for button, action in zip(self._buttons, actions, strict=True):
            button.set_blocked(action.blocked)
        self.setVisible(bool(actions))

    def buttons(self) -> list[ShortcutButton]:
        """Return the buttons."""
        return list(self._buttons)

    def first(self) -> ShortcutButton | None:
        """Return the first button."""
        return self._buttons[0] if self._buttons else None

    def _rebuild(self, actions: Sequence[Action]) -> None:
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = []
        for position, action in enumerate(actions):
            button = ShortcutButton(action.text, action.key, action.icon, self._kind)
            if action.key_elsewhere:
                button.show_key_only()
            button.clicked.connect(lambda _checked=False, at=position: self._actions[at].run())
            self._row.addWidget(button)
            button.show()
            self._buttons.append(button)


class _KeyRow(QWidget):
    """Keys that help now, each with its word."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[tuple[str, str], ...] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 0, 0, 0)
        self._row.setSpacing(8)

    def set_first(self, first: bool) -> None:
        """Stand at the left edge when nothing else does."""
        self._row.setContentsMargins(0 if first else 12, 0, 0, 0)

    def set_keys(self, keys: tuple[tuple[str, str], ...]) -> None:
        """Show other keys."""
        self.setVisible(bool(keys))
        if keys == self._shown:
            return
        self._shown = keys
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for key, word in keys:
            self._row.addWidget(KeyCap(key))
            self._row.addWidget(Label(word, color="sub"))
            self._row.addSpacing(8)


def _look(action: Action) -> tuple[str, str | None, str | None]:
    return action.text, action.key, action.icon
