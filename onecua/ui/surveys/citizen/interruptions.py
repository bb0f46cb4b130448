"""What comes between: a silence, after which the screen asks, and the officer's number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from onecua.errors import RuleError
from onecua.services.citizen_pin import SHORTEST
from onecua.ui.surveys.citizen.pace import Pace, Silence

if TYPE_CHECKING:
    from onecua.services.citizen_pin import CitizenPin
    from onecua.ui.surveys.citizen.conversation import Conversation
    from onecua.ui.surveys.citizen.stage import Stage

WILL_BE_SENT = "Không bấm gì thì phiếu được gửi như ông (bà) đã trả lời."
WILL_BE_LEFT = "Không bấm gì thì màn hình về trang đầu. Phiếu chưa gửi, lần sau vẫn dùng được."
LEAVE_PIN, ENTER_PIN = "Quay lại", "Vào"
STOP, SEND = "Dừng ở đây", "Gửi phiếu"


class Interruptions(QObject):
    """`unlocked` follows the officer's number."""

    unlocked = Signal()

    def __init__(
        self, stage: Stage, conversation: Conversation, pin: CitizenPin, pace: Pace
    ) -> None:
        super().__init__(conversation)
        self._stage = stage
        self._conversation = conversation
        self._pin = pin
        self.silence = Silence(pace, self)
        self.silence.quiet.connect(self.on_quiet)
        self.silence.gave_up.connect(self.give_up)
        stage.header.held.connect(self.ask_pin)
        stage.pin.edited.connect(self._on_pin_edited)
        stage.footer.forward.connect(self.enter_pin)
        stage.footer.back.connect(self.leave_pin)
        stage.go_on.clicked.connect(self.go_on)
        stage.still.touched.connect(self.go_on)
        stage.stop.clicked.connect(self.give_up)

    def heard(self) -> None:
        """Begin to listen anew; while the screen asks, only an answer to it counts."""
        if self._stage.page is not self._stage.still:
            self.silence.heard()

    def on_quiet(self) -> None:
        """Ask whether anybody is there, or go back to the calm page when nothing was begun."""
        stage = self._stage
        if stage.page is stage.pin:
            self._conversation.show_again()
            self.silence.heard()
        elif self._conversation.sitting is None:
            self._conversation.welcome()
        else:
            self._ask_whether_there()

    def go_on(self) -> None:
        """Go back to where the citizen was."""
        if self._stage.page is self._stage.still:
            self._conversation.show_again()
            self.silence.heard()

    def give_up(self) -> None:
        """End the sitting: nobody answers any more."""
        self._conversation.end_sitting()
        self._conversation.welcome()
        self.silence.heard()

    def ask_pin(self) -> None:
        """Ask for the officer's number."""
        stage = self._stage
        if stage.page is not stage.pin:
            self._conversation.keep_written()
            stage.pin.clear()
            stage.pin.show_problem("")
            self._conversation.show(stage.pin, LEAVE_PIN, ENTER_PIN)
            self._on_pin_edited()

    def leave_pin(self) -> None:
        """Go back without it."""
        if self._stage.page is self._stage.pin:
            self._conversation.show_again()

    def enter_pin(self) -> None:
        """Let the officer out, or say why not."""
        page = self._stage.pin
        if self._stage.page is not page or len(page.value()) < SHORTEST:
            return
        try:
            self._pin.enter(page.value())
        except RuleError as error:
            page.clear()
            page.show_problem(error.message)
        else:
            self.unlocked.emit()

    def _ask_whether_there(self) -> None:
        stage, conversation = self._stage, self._conversation
        conversation.keep_written()
        sent = conversation.sitting is not None and conversation.sitting.may_be_sent
        words, icon = (SEND, "check") if sent else (STOP, "x")
        stage.stop.set_look(words, icon, primary=False)
        stage.still.set_words(stage.still.title.text(), WILL_BE_SENT if sent else WILL_BE_LEFT)
        conversation.show(stage.still)
        stage.go_on.setFocus()
        self.silence.ask()

    def _on_pin_edited(self) -> None:
        page = self._stage.pin
        if self._stage.page is page:
            enough = len(page.value()) >= SHORTEST
            self._stage.footer.set_forward(ENTER_PIN, primary=True, enabled=enough)
