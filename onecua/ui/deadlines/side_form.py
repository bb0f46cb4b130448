"""A form of the board: it stands in place of the month while a deed for several is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from onecua.ui.widgets.enter_key import enter_moves_on
from onecua.ui.widgets.field import Field, MessageLine
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.scrolling_column import ScrollingColumn

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onecua.errors import RuleError
    from onecua.services.board import BoardLine
    from onecua.services.moving import MoveRequest


class SideForm(QFrame):
    """Asks what a deed needs for `lines`; `escaped` wants the focus in the list, the text stays.

    A subclass gives its controls to `lay_out` and makes one request for each dossier.
    """

    escaped = Signal()
    title = ""
    icon = "check"

    def __init__(self, lines: Sequence[BoardLine], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.lines = tuple(lines)
        self.fields: dict[str, Field] = {}
        self._rest = MessageLine()
        self._rest.hide()

    def primary_words(self) -> str:
        """Return what the filled button says."""
        return self.title

    def requests(self) -> list[MoveRequest]:
        """Return a move for each dossier; raises `RuleErrors` with what cannot be read."""
        raise NotImplementedError

    def done_words(self) -> str:
        """Say what was done."""
        raise NotImplementedError

    def is_untouched(self) -> bool:
        """Tell whether nothing was typed, so that nothing is lost with the form."""
        raise NotImplementedError

    def show_problems(self, problems: Iterable[RuleError]) -> None:
        """Say each problem beside its field; those without one stand above the fields."""
        found = list(problems)
        for name, field in self.fields.items():
            own = [each.message for each in found if each.field == name]
            field.set_problem("\n".join(own) or None)
        rest = [each.message for each in found if each.field not in self.fields]
        self._rest.set_words("\n".join(rest))
        first = next((f for name, f in self.fields.items() if f.problem()), None)
        if first is not None:
            first.show()
            first.control.setFocus()

    def take_focus(self) -> None:
        """Put the caret into the first field."""
        shown = [field for field in self.fields.values() if field.isVisibleTo(self)]
        shown[0].control.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the form with Esc; what was typed stays in it."""
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def lay_out(self, heading: str, intro: Iterable[QWidget], fields: Mapping[str, Field]) -> None:
        """Put the intro and the fields below each other."""
        self.fields = dict(fields)
        column = ScrollingColumn(12, (16, 12, 16, 12))
        column.rows.addWidget(Label(heading, "heading"))
        for widget in (*intro, self._rest, *self.fields.values()):
            column.rows.addWidget(widget)
        column.rows.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(1, 1, 1, 1)
        rows.addWidget(column)
        enter_moves_on(self)
