"""The window before the citizen: full screen, closed by the officer's number only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onecua.ui.surveys.citizen.conversation import Conversation
from onecua.ui.surveys.citizen.input_watch import InputWatch
from onecua.ui.surveys.citizen.interruptions import Interruptions
from onecua.ui.surveys.citizen.key_rules import KeyRules
from onecua.ui.surveys.citizen.pace import Pace
from onecua.ui.surveys.citizen.slip_reading import SlipReading
from onecua.ui.surveys.citizen.stage import Stage
from onecua.ui.surveys.citizen.text_body import TextBody

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QHideEvent, QShowEvent

    from onecua.services.citizen_pin import CitizenPin
    from onecua.services.desk import Desk
    from onecua.services.surveys import SurveySlip

TITLE = "Màn hình đánh giá"


class CitizenWindow(QWidget):
    """Nothing but the officer's number or the end of the program closes it.

    `unlocked` follows the number. With `alone` the officer's own window is on the same screen:
    this one then stays on top and keeps the keyboard. On a screen of its own it gives the keyboard
    back with `keyboard_free` once nothing is to be typed.
    """

    unlocked = Signal()
    troubled = Signal(str)
    keyboard_free = Signal()

    def __init__(
        self, desk: Desk, pin: CitizenPin, *, alone: bool, pace: Pace | None = None
    ) -> None:
        super().__init__(None, _flags(alone))
        pace = pace or Pace()
        self._alone = alone
        self._leaving = False
        self.setWindowTitle(TITLE)
        self.setAutoFillBackground(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        if alone:
            self.setWindowModality(Qt.WindowModality.ApplicationModal)
        else:
            self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.stage = Stage(desk.office, pace.hold, self, alone=alone)
        self.conversation = Conversation(desk, self.stage, pace, self)
        self.reading = SlipReading(desk, self.stage, self.conversation, pace.reading)
        self.interruptions = Interruptions(self.stage, self.conversation, pin, pace)
        keys = KeyRules(self.stage, self.conversation, self.reading, self.interruptions)
        self.watch = InputWatch(keys.on_key, keys.takes_text, self)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.stage)
        self._connect()
        self.conversation.welcome()

    def invite(self, slip: SurveySlip) -> bool:
        """Begin with a slip; False while somebody else still answers."""
        sitting = self.conversation.sitting
        if sitting is not None and not sitting.may_be_sent:
            return False
        self.conversation.end_sitting()
        self.conversation.begin(slip)
        self.interruptions.heard()
        return True

    def leave(self) -> None:
        """Close for good."""
        self._leaving = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay, unless the officer leaves or the computer shuts down.

        What was answered is then kept or sent as a sitting's end always is.
        """
        if self._leaving or _computer_shuts_down():
            self.conversation.end_sitting()
            self._rest()
            event.accept()
        else:
            event.ignore()

    def showEvent(self, event: QShowEvent) -> None:
        """See every key and press of this window before its widgets do."""
        super().showEvent(event)
        self.windowHandle().installEventFilter(self.watch)
        self._share_keyboard()

    def hideEvent(self, event: QHideEvent) -> None:
        """Wait for nothing while nobody sees it."""
        super().hideEvent(event)
        self._rest()

    def changeEvent(self, event: QEvent) -> None:
        """Come back to the front when something else took it."""
        super().changeEvent(event)
        lost = event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow()
        if lost and self._alone and self.isVisible() and not self._leaving:
            QTimer.singleShot(0, self, self._come_back)

    def _connect(self) -> None:
        self.watch.heard.connect(self.interruptions.heard)
        self.watch.scanned.connect(self.reading.scanned)
        self.watch.machine.connect(self.conversation.unpick)
        self.watch.head_came.connect(self._on_head_came)
        self.conversation.keys_wanted = lambda: self.watch.by_pointer
        self.conversation.troubled.connect(self.troubled)
        self.conversation.page_shown.connect(self._share_keyboard)
        self.interruptions.unlocked.connect(self.unlocked)
        self.stage.header.larger.connect(lambda: self.stage.set_large(not self.stage.large))

    def _on_head_came(self, head: str) -> None:
        self.reading.on_head()
        body = self.stage.question.body
        if isinstance(body, TextBody):
            body.take_back(head)

    def _share_keyboard(self) -> None:
        """Leave the keyboard to the officer on two screens, but for letters and slips.

        A tap would take it from her window, and what she types would answer the question.
        """
        handle = self.windowHandle()
        if handle is None or self._alone:
            return
        stage = self.stage
        chooses = stage.page is stage.question and not isinstance(stage.question.body, TextBody)
        silent = chooses or stage.page in (stage.sending, stage.still, stage.thanks)
        handle.setFlag(Qt.WindowType.WindowDoesNotAcceptFocus, silent)
        if silent and self.isActiveWindow():
            self.keyboard_free.emit()

    def _come_back(self) -> None:
        if self.isVisible():
            self.raise_()
            self.activateWindow()

    def _rest(self) -> None:
        self.interruptions.silence.stop()
        self.conversation.stop()
        self.reading.stop()
        self.watch.stop()


def _computer_shuts_down() -> bool:
    app = QGuiApplication.instance()
    return isinstance(app, QGuiApplication) and app.isSavingSession()


def _flags(alone: bool) -> Qt.WindowType:
    flags = Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint
    return flags | Qt.WindowType.WindowStaysOnTopHint if alone else flags
