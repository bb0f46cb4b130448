"""What each key does on each page of the citizen screen; none leads out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from onecua.ui.surveys.citizen.pressable import PRESSING_KEYS, Pressable
from onecua.ui.surveys.citizen.screen_keys import ERASE
from onecua.ui.surveys.citizen.text_body import TextBody

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from onecua.ui.surveys.citizen.conversation import Conversation
    from onecua.ui.surveys.citizen.interruptions import Interruptions
    from onecua.ui.surveys.citizen.slip_reading import SlipReading
    from onecua.ui.surveys.citizen.stage import Stage

_ARROWS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_TABS = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab})
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_OFFICER = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class KeyRules:
    """Decides on a key before any widget sees it: True when it is done with."""

    def __init__(
        self,
        stage: Stage,
        conversation: Conversation,
        reading: SlipReading,
        interruptions: Interruptions,
    ) -> None:
        self._stage = stage
        self._conversation = conversation
        self._reading = reading
        self._interruptions = interruptions

    def takes_text(self) -> bool:
        """Tell whether letters are wanted, so that fast ones are a fast person's."""
        page, question = self._stage.page, self._stage.question
        if page is question:
            return isinstance(question.body, TextBody)
        return self._reading.in_view or page is self._stage.pin

    def on_key(self, event: QKeyEvent) -> bool:
        """Do what a key does here; False leaves it to the widget with the focus."""
        if event.key() == Qt.Key.Key_F12 and event.modifiers() == _OFFICER:
            self._interruptions.ask_pin()
            return True
        stage = self._stage
        if stage.page is stage.question and isinstance(stage.question.body, TextBody):
            return self._on_text_key(event)
        if event.modifiers() & _COMMANDS:
            return True
        if event.key() in _TABS or self._presses_something(event):
            return False
        if not event.isAutoRepeat() or event.key() == Qt.Key.Key_Backspace:
            self._on_page_key(event)
        return True

    def _on_text_key(self, event: QKeyEvent) -> bool:
        """Let the field have every key but Ctrl+Enter and those of windows and desktops."""
        held = event.modifiers()
        control = held & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in _ENTER:
            self._conversation.forward()
            return True
        # Some keyboards send Ctrl and Alt together for the third letter of a key.
        alone = held & Qt.KeyboardModifier.AltModifier and not control
        meta = held & Qt.KeyboardModifier.MetaModifier
        return bool(alone or meta) or event.key() == Qt.Key.Key_Escape

    def _presses_something(self, event: QKeyEvent) -> bool:
        focused: QWidget | None = self._stage.window().focusWidget()
        return event.key() in PRESSING_KEYS and isinstance(focused, Pressable)

    def _on_page_key(self, event: QKeyEvent) -> None:
        stage = self._stage
        if stage.page is stage.pin:
            self._on_pin_key(event)
        elif self._reading.in_view:
            self._on_slip_key(event)
        elif stage.page is stage.question:
            self._on_question_key(event)
        elif stage.page is stage.sending:
            self._on_sending_key(event)
        elif stage.page is stage.still:
            self._interruptions.go_on()
        else:
            self._conversation.welcome()

    def _on_pin_key(self, event: QKeyEvent) -> None:
        page, text = self._stage.pin, event.text()
        if event.key() in _ENTER:
            self._interruptions.enter_pin()
        elif event.key() == Qt.Key.Key_Escape:
            self._interruptions.leave_pin()
        elif event.key() == Qt.Key.Key_Backspace:
            page.take(ERASE)
        elif text.isascii() and text.isdigit():
            page.take(text)

    def _on_slip_key(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._reading.enter()
        elif event.key() == Qt.Key.Key_Escape:
            self._reading.leave()
        elif event.key() == Qt.Key.Key_Backspace:
            self._reading.type_letter(ERASE)
        elif event.text().strip() and event.text().isprintable():
            self._reading.type_letter(event.text())

    def _on_question_key(self, event: QKeyEvent) -> None:
        text, body = event.text(), self._stage.question.body
        if event.key() == Qt.Key.Key_Backspace:
            self._conversation.back()
        elif event.key() in _ARROWS and body is not None:
            if not body.step_focus(*_ARROWS[event.key()]) and event.key() == Qt.Key.Key_Down:
                self._focus_below()
        elif text.isascii() and text.isdigit():
            self._conversation.pick_by_key(int(text))

    def _on_sending_key(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace:
            self._conversation.back()
        elif event.key() in _ARROWS:
            across, down = _ARROWS[event.key()]
            self._stage.sending.step_focus(across + down)

    def _focus_below(self) -> None:
        """Go on to the lower band from the lowest card."""
        footer = self._stage.footer
        for button in (footer.forward_button, footer.back_button):
            if not button.isHidden() and button.isEnabled():
                button.setFocus()
                return
