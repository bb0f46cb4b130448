"""A slip is read: scanned at any time, or its eleven letters typed on keys of either kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from onecua.domain.survey.token import read_token
from onecua.errors import RuleError, StorageError
from onecua.ui.surveys.citizen.conversation import GO_ON
from onecua.ui.surveys.citizen.screen_keys import CODE_KEYS, ERASE

if TYPE_CHECKING:
    from onecua.services.desk import Desk
    from onecua.ui.surveys.citizen.conversation import Conversation
    from onecua.ui.surveys.citizen.stage import Stage

LEAVE = "Quay lại"
_LETTERS = frozenset(key.sends for row in CODE_KEYS for key in row if key.sends != ERASE)
_ALIKE = {"I": "1", "L": "1", "O": "0"}


class SlipReading(QObject):
    """The welcome and the page of letters; a good slip begins a sitting."""

    def __init__(self, desk: Desk, stage: Stage, conversation: Conversation, pause_ms: int) -> None:
        super().__init__(conversation)
        self._desk = desk
        self._stage = stage
        self._conversation = conversation
        self._typed = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(pause_ms)
        self._pause.timeout.connect(self._on_pause)
        stage.type_code.clicked.connect(self.open_keys)
        stage.code.edited.connect(self._on_edited)
        stage.footer.forward.connect(self.enter)
        stage.footer.back.connect(self.leave)

    @property
    def in_view(self) -> bool:
        """Tell whether letters that are typed belong to a slip."""
        return self._stage.page in (self._stage.welcome, self._stage.code)

    def open_keys(self) -> None:
        """Show the keys for the letters."""
        self._stage.code.clear()
        self._conversation.show(self._stage.code, LEAVE, GO_ON)
        self._on_edited()

    def leave(self) -> None:
        """Go back to the calm page."""
        if self._stage.page is self._stage.code and self._conversation.listens:
            self._conversation.welcome()

    def type_letter(self, letter: str) -> None:
        """Take a letter of a keyboard; on the calm page it may be a scanner's, so wait a moment."""
        if self._stage.page is self._stage.code:
            self._put(letter)
        elif letter != ERASE:
            self._typed += letter
            self._pause.start()

    def enter(self) -> None:
        """Begin with what was typed."""
        if self._stage.page is self._stage.code:
            self._take_letters()
        elif self._stage.page is self._stage.welcome and self._typed:
            self._pause.stop()
            typed, self._typed = self._typed, ""
            self._take(typed)

    def scanned(self, text: str) -> None:
        """Begin with a scanned slip; one scanned into a sitting ends it, if it may be used."""
        sitting = self._conversation.sitting
        if sitting is None:
            self._take(text)
            return
        try:
            slip = self._desk.surveys.slip(text)
        except (RuleError, StorageError):
            return  # who answers just now is not disturbed by somebody else's slip
        if slip.token != sitting.token:
            self._conversation.end_sitting()
            self._conversation.begin(slip)

    def on_head(self) -> None:
        """Forget what a scanner typed before it was known as one."""
        self.stop()
        self._typed = ""
        self._stage.code.clear()

    def stop(self) -> None:
        """Wait for nothing more."""
        self._pause.stop()

    def _take(self, text: str) -> None:
        try:
            slip = self._desk.surveys.slip(text)
        except (RuleError, StorageError) as error:
            self._conversation.refuse(error)
        else:
            self._conversation.begin(slip)

    def _take_letters(self) -> None:
        """Begin with the letters; one that is wrong is told beside them, so that it is mended."""
        self._pause.stop()
        letters = self._stage.code.value()
        try:
            read_token(letters)
        except RuleError as error:
            self._stage.code.show_problem(error.message)
        else:
            self._take(letters)

    def _put(self, letter: str) -> None:
        capital = letter.upper()
        capital = _ALIKE.get(capital, capital)
        if capital in _LETTERS or capital == ERASE:
            self._stage.code.take(capital)

    def _on_edited(self) -> None:
        code = self._stage.code
        whole = len(code.value()) == code.line.most
        if self._stage.page is code:
            self._stage.footer.set_forward(GO_ON, primary=True, enabled=whole)
            self._pause.stop()
            if whole:
                self._pause.start()

    def _on_pause(self) -> None:
        """Show letters typed on the calm page, or begin with a code that is whole."""
        if self._stage.page is self._stage.code:
            self._take_letters()
        elif self._stage.page is self._stage.welcome:
            typed, self._typed = self._typed, ""
            self.open_keys()
            for letter in typed:
                self._put(letter)
