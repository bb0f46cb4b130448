"""A list beside the form of one of its entries: one of the two is in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onecua.ui.widgets.scrolling_column import ScrollingColumn

if TYPE_CHECKING:
    from onecua.ui.widgets.button import ShortcutButton


class EditForm(QWidget):
    """A form that tells what it holds, so that nothing typed goes away with a key."""

    def state(self) -> tuple[object, ...]:
        """Return what is typed and chosen."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Take the focus where typing begins."""
        raise NotImplementedError


class EditPanel(QWidget):
    """Shows its list or its form; `form_turned` follows, since the page's deeds change with it.

    `left` follows Esc in a form in which something was typed: the text stays.
    """

    form_turned = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list_side = QWidget()
        self._form: EditForm | None = None
        self._begun: tuple[object, ...] = ()
        self._form_side = ScrollingColumn(0)
        self._form_side.hide()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.list_side, 1)
        rows.addWidget(self._form_side, 1)

    def set_form(self, form: EditForm) -> None:
        """Take the form."""
        self._form = form
        self._form_side.rows.addWidget(form)

    def form_open(self) -> bool:
        """Tell whether the form is in view."""
        return not self._form_side.isHidden()

    def take_focus(self) -> None:
        """Go back into the form as it was left."""
        if self._form is not None:
            self._form.focus_first()

    def turn(self, *, to_form: bool) -> None:
        """Bring the form or the list into view."""
        if to_form and self._form is not None:
            self._begun = self._form.state()
        self._form_side.setVisible(to_form)
        self.list_side.setVisible(not to_form)
        self.form_turned.emit()

    def keep(self) -> None:
        """Take over what the form says, which each panel knows, and close it."""
        self.turn(to_form=False)

    def drop(self) -> None:
        """Close the form without taking anything over."""
        self.turn(to_form=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close a form in which nothing was typed with Esc; otherwise only leave it."""
        if not self.form_open() or not event.matches(QKeySequence.StandardKey.Cancel):
            super().keyPressEvent(event)
        elif self._form is None or self._form.state() == self._begun:
            self.drop()
        else:
            self.left.emit()


def button_row(*buttons: ShortcutButton) -> QHBoxLayout:
    """Return buttons side by side, with the margins of a card's foot."""
    row = QHBoxLayout()
    row.setContentsMargins(8, 8, 8, 8)
    row.setSpacing(6)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
