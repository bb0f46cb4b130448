"""Enter goes to the next field of a form, as on the forms that officers know."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QCheckBox, QComboBox, QLineEdit, QWidget

from onecua.ui.widgets.segmented import Segmented

_SINGLE_LINE = (QLineEdit, QComboBox, QAbstractSpinBox, QCheckBox, Segmented)
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
OWN_ENTER = "ownEnter"
"""A field with this property set uses Enter itself while it needs it."""


def enter_moves_on(form: QWidget) -> None:
    """Make Enter in any single-line field of the form go to the next one, Shift+Enter back."""
    mover = _Mover(form)
    for field in form.findChildren(QWidget):
        if isinstance(field, _SINGLE_LINE):
            field.installEventFilter(mover)


class _Mover(QObject):
    """Turns Enter into Tab; composing text of an input method never reaches it as a key."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move on at Enter unless the field has its own use for it just now."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._moved(watched, event)
        return False

    def _moved(self, watched: QObject, event: QKeyEvent) -> bool:
        others = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if event.key() not in _ENTER or others or watched.property(OWN_ENTER):
            return False
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        key = Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab
        modifier = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
        tab = QKeyEvent(QEvent.Type.KeyPress, key, modifier)
        assert isinstance(watched, QWidget)
        watched.event(tab)
        return True
