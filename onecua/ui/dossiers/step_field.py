"""The step of the internal workflow that a hand-over begins, with whose it is and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from onecua.domain.deadline import handling_time_words
from onecua.ui.due_words import due_words
from onecua.ui.widgets.choice_field import ChoiceField
from onecua.ui.widgets.label import Label

if TYPE_CHECKING:
    from datetime import datetime

    from onecua.services.desk import Desk
    from onecua.services.records import DossierRecord

_FITS = 24
_NONE = "Không theo bước nào"


class StepField(QWidget):
    """Chooses a step; the next one is chosen already, its role, time and due instant stand below.

    `place()` is None where the hand-over follows no step.
    """

    def __init__(self, desk: Desk, record: DossierRecord, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._record = record
        self._begin: datetime | None = None
        self._steps = desk.foresight.steps(record.dossier)
        count = len(self._steps)
        options: list[tuple[object, str]] = [
            (place, f"{place + 1}/{count} {step.name}") for place, step in enumerate(self._steps)
        ]
        self.choice = ChoiceField([*options, (None, _NONE)])
        self.words = Label("", "small", "sub", wrap=True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(3)
        rows.addWidget(self.choice)
        rows.addWidget(self.words)
        self.setFocusProxy(self.choice)
        self.choice.set_value(desk.foresight.next_step(record.dossier))
        self.choice.changed.connect(lambda _place: self._say())
        self._say()

    def has_steps(self) -> bool:
        """Tell whether the procedure has a workflow."""
        return bool(self._steps)

    def place(self) -> int | None:
        """Return the place of the step chosen."""
        value = self.choice.value()
        return value if isinstance(value, int) else None

    def set_begin(self, at: datetime | None) -> None:
        """Reckon from another instant than now."""
        self._begin = at
        self._say()

    def _say(self) -> None:
        place = self.place()
        if place is None:
            self.words.setText("Bước đang làm kết thúc; hồ sơ chỉ còn hạn chung.")
            return
        step = self._steps[place]
        # A long name is cut in the field; here it can be read whole.
        parts = [step.name if len(step.name) > _FITS else "", step.role]
        if step.term is None:
            parts.append("không tính thời gian")
        else:
            due_at = self._desk.foresight.term_due(self._record.dossier, step.term, self._begin)
            parts += [handling_time_words(step.term), f"hạn bước {due_words(due_at)}"]
            if self._record.dossier.due_at is not None and due_at > self._record.dossier.due_at:
                parts.append("muộn hơn hạn của hồ sơ")
        self.words.setText(" · ".join(part for part in parts if part))
