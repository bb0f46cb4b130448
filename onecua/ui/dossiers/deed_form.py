"""The form of a deed inside the detail panel: its fields, its problems, its keys."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onecua.errors import RuleError
from onecua.ui.dossiers.clock_words import parse_time
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.date_field import DateField
from onecua.ui.widgets.enter_key import enter_moves_on
from onecua.ui.widgets.field import Field
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.scrolling_column import ScrollingColumn
from onecua.ui.widgets.sizes import scaled
from onecua.ui.widgets.text_field import TextArea, TextField

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onecua.services.records import DossierRecord
    from onecua.ui.dossiers.deeds import Deed
    from onecua.ui.dossiers.dossier_work import DossierWork

_CANCEL = QKeySequence.StandardKey.Cancel
LATE_REASON = "Ghi lý do vì sao việc hôm trước mà hôm nay mới ghi."


class DeedForm(QWidget):
    """Asks what a deed needs; `escaped` wants the focus elsewhere, the text stays.

    A subclass makes its controls, gives them to `lay_out` and says in `act` what is done with
    them. Every form has a reason; one that can be a late entry shows when it happened on demand.
    """

    escaped = Signal()
    words_changed = Signal()
    stays = False
    """Whether the form stays open after its deed."""

    def __init__(self, record: DossierRecord, deed: Deed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.record = record
        self.deed = deed
        self.fields: dict[str, Field] = {}
        self._column = ScrollingColumn(10, (8, 8, 16, 8))
        self.reason_text = TextArea("", 3)
        self.day, self.hour = DateField(), TextField("giờ:phút")
        self.earlier_button = ShortcutButton("Việc này làm hôm trước", kind="quiet")
        self.earlier_button.clicked.connect(self._on_earlier)

    def act(self, work: DossierWork) -> None:
        """Do the deed; raises `RuleErrors` with what is wrong, each beside its field."""
        raise NotImplementedError

    def primary_words(self) -> str:
        """Return what the filled button says."""
        return self.deed.words

    def reason(self) -> str:
        """Return the reason as it was typed."""
        return self.reason_text.value()

    def is_untouched(self) -> bool:
        """Tell whether nothing was typed, so that nothing is lost with the form."""
        return not any((self.reason_text.value(), self.hour.value(), self.day.text()))

    def show_problems(self, problems: Iterable[RuleError]) -> None:
        """Say each problem beside its field, those without a field beside the last one."""
        for field in self.fields.values():
            field.set_problem(None)
        rest = self._field_for_the_rest()
        wrong = [(self.fields.get(each.field or "") or rest, each) for each in problems]
        order = list(self.fields.values())
        # From the last to the first, so that the caret ends in the first and its first problem.
        wrong.reverse()
        wrong.sort(key=lambda each: order.index(each[0]), reverse=True)
        for field, problem in wrong:
            field.show()
            field.set_problem(problem.message)
            field.control.setFocus()

    def take_focus(self) -> None:
        """Put the caret into the first field."""
        shown = [field for field in self.fields.values() if field.isVisibleTo(self)]
        shown[0].control.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the form with Esc; what was typed stays in it."""
        if event.matches(_CANCEL):
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def lay_out(
        self, fields: Mapping[str, Field], intro: str = "", above: QWidget | None = None
    ) -> None:
        """Put the fields below each other in their order, under words that stand above them all."""
        self.fields = dict(fields)
        rows = self._column.rows
        rows.addWidget(Label(self.deed.words, "heading"))
        if intro:
            rows.addWidget(Label(intro, wrap=True))
        if above is not None:
            rows.addWidget(above)
        for field in self.fields.values():
            rows.addWidget(field)
        rows.addWidget(self.earlier_button)
        rows.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._column)
        enter_moves_on(self)

    def set_whole(self, whole: bool) -> None:
        """Stand whole where the page scrolls, or scroll within the room that there is."""
        self._column.set_whole(whole)

    def when_field(self) -> Field:
        """Return the field of a late entry's day and hour."""
        when = QWidget()
        row = QHBoxLayout(when)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.day.setFixedWidth(scaled(188))
        self.hour.setAccessibleName("Giờ")
        row.addWidget(self.day)
        row.addWidget(self.hour, 1)
        when.setFocusProxy(self.day)
        return Field("Làm lúc", when, "ngày và giờ")

    def tells_when(self) -> bool:
        """Tell whether the form is a late entry that says when it happened."""
        field = self.fields.get("happened_at")
        return field is not None and field.isVisibleTo(self)

    def happened_at(self, problems: list[RuleError]) -> datetime | None:
        """Return the instant of a late entry, None for the present; what is wrong is added."""
        if not self.tells_when():
            return None
        wrong = self.day.problem()
        day = self.day.value()
        if wrong or day is None:
            problems.append(RuleError(wrong or "Ghi ngày đã làm việc này.", "happened_at"))
            return None
        try:
            at = datetime.combine(day, parse_time(self.hour.value()))
        except RuleError as error:
            problems.append(error)
            return None
        if not self.reason():
            problems.append(RuleError(LATE_REASON, "reason"))
        return at

    def _field_for_the_rest(self) -> Field:
        return self.fields.get("reason") or list(self.fields.values())[-1]

    def _on_earlier(self) -> None:
        self.fields["happened_at"].show()
        self.on_when_shown()
        self.day.setFocus()

    def on_when_shown(self) -> None:
        """Follow that the form became a late entry: its reason is needed then."""
        self.fields["reason"].show()
        self.fields["reason"].set_label("Lý do ghi muộn")
        self.earlier_button.hide()
