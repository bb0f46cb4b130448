"""A control with its name above and what is wrong with it below."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from onecua.ui import icons
from onecua.ui.theme import set_state, theme
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.sizes import scaled, text_width

_ICON = 18


class Field(QWidget):
    """A label, its control and one line under it: a note, or in danger colour a problem."""

    told = Signal()

    def __init__(
        self, label: str, control: QWidget, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.control = control
        self._problem: str | None = None
        self._label = Label(label)
        self._label.setBuddy(control)
        self._hint = Label(hint, color="sub")
        self._line = MessageLine()
        self._line.hide()
        control.setAccessibleName(label)
        self._lay_out()
        self._hint.setVisible(bool(hint))  # shown before it has a parent it would be a window

    def set_problem(self, text: str | None) -> None:
        """Say what to do about the value; None clears it."""
        self._problem = text
        set_state(self.control, "state", "wrong" if text else "")
        self.control.setAccessibleDescription(text or "")
        self._line.set_words(text or "", "danger")
        self.told.emit()

    def set_note(self, text: str | None, token: str = "sub") -> None:
        """Say something that is no problem; a problem already shown stays."""
        if self._problem is None:
            self._line.set_words(text or "", token)
            self.told.emit()

    def problem(self) -> str | None:
        """Return the problem shown, if any."""
        return self._problem

    def set_label(self, label: str) -> None:
        """Give the field another name."""
        self._label.setText(label)
        self.control.setAccessibleName(label)

    def set_hint(self, hint: str) -> None:
        """Say something else beside the label."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def take_line(self) -> MessageLine:
        """Hand the line under the control to a row of fields, which gives it more width."""
        self._line.setParent(None)
        return self._line

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self._label)
        top.addWidget(self._hint)
        top.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(3)
        rows.addLayout(top)
        rows.addWidget(self.control)
        rows.addWidget(self._line)
        rows.addStretch(1)


class MessageLine(QWidget):
    """An icon and a sentence that wraps, in the colour of its kind; hidden when empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._token = "danger"
        self._text = ""
        self._row = QHBoxLayout(self)
        self._row.setSpacing(5)
        self.set_left(0)

    def set_words(self, text: str, token: str = "danger") -> None:
        """Show a sentence in a colour; an empty one hides the line."""
        self._token = token
        self._text = text
        if text:
            _icon, words = self._parts
            words.setText(text)
            set_state(words, "tone", token)
            self._tint()
        self.setVisible(bool(text))

    def words(self) -> str:
        """Return the sentence shown."""
        return self._text

    def set_left(self, left: int) -> None:
        """Begin the sentence so many pixels from the left edge."""
        self._row.setContentsMargins(left, 2, 0, 2)

    def natural_width(self) -> int:
        """Return the width of icon and sentence on one line, 0 when there is none."""
        if not self.words():
            return 0
        return scaled(_ICON) + 8 + text_width(self._parts[1].font(), self.words())

    def minimumSizeHint(self) -> QSize:
        """Ask for no width, so that a long sentence wraps under a narrow field."""
        return QSize(0, super().minimumSizeHint().height())

    @cached_property
    def _parts(self) -> tuple[QLabel, Label]:
        """The icon and the words, made when there is something to say: most lines never speak."""
        icon, words = QLabel(), Label(color="danger", wrap=True)
        self._row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(words, 1)
        theme().changed.connect(self._tint)
        return icon, words

    def _tint(self) -> None:
        mark, _words = self._parts
        marked = self._token in {"danger", "warning"}
        mark.setVisible(marked)
        if marked:
            size = scaled(_ICON)
            icon = icons.icon("alert-triangle", self._token, size)
            mark.setPixmap(icon.pixmap(size, size))
