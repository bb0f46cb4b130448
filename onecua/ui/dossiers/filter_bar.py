"""The row above the list: a chip for each filter, and the quick filter at its right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onecua.domain.dossier import CHANNEL_WORDS, STATUS_WORDS, Status
from onecua.domain.summary import DossierFilter
from onecua.domain.vietnamese import name_sort_key
from onecua.ui.dossiers.choice_chip import ChoiceChip
from onecua.ui.dossiers.filter_words import (
    OPEN_WORDS,
    URGENCY_WORDS,
    VOIDED_WORDS,
    extra_words,
)
from onecua.ui.dossiers.flow_layout import FlowLayout
from onecua.ui.dossiers.received_chip import DateRangeRow, ReceivedChip, Span
from onecua.ui.theme import theme
from onecua.ui.widgets.chip import Chip
from onecua.ui.widgets.sizes import scaled
from onecua.ui.widgets.suggest_box import SuggestBox

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from onecua.domain.deadline import Urgency
    from onecua.services.desk import Desk

_OPEN = "open"
_VOIDED = "voided"
_QUICK_WIDTH = 176
_TOP = Qt.AlignmentFlag.AlignTop


class FilterBar(QWidget):
    """`changed(DossierFilter)` follows each change by hand; `left` wants the focus in the list."""

    changed = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wanted = DossierFilter()
        self.extra = Chip("Danh sách")
        self.status = ChoiceChip("Trạng thái", _statuses, frozenset({_OPEN, _VOIDED}))
        self.urgency = Chip("Hạn", list(URGENCY_WORDS.items()))
        self.sector = ChoiceChip("Lĩnh vực", self._sectors)
        self.channel = ChoiceChip("Kênh", lambda: list(CHANNEL_WORDS.items()))
        self.holder = Chip("Cán bộ")
        self.received = ReceivedChip(lambda: desk.clock().date())
        self.quick = SuggestBox("Lọc nhanh", key="Ctrl+F")
        self.range_row = DateRangeRow()
        self._lay_out()
        self._connect()
        self._fit()

    def wanted(self) -> DossierFilter:
        """Return what the chips and the quick filter say together."""
        return self._wanted

    def set_filter(self, wanted: DossierFilter) -> None:
        """Show another filter without telling `changed`."""
        self._wanted = wanted
        self.range_row.hide()
        statuses = set(wanted.statuses) | {_OPEN} if wanted.open_only else set(wanted.statuses)
        self.status.set_chosen(frozenset({*statuses, _VOIDED} if wanted.voided else statuses))
        self.urgency.set_value(wanted.urgency)
        self.sector.set_chosen(frozenset(wanted.sectors))
        self.channel.set_chosen(frozenset(wanted.channels))
        name = self._desk.rulebook.officer_name(wanted.holder) if wanted.holder else ""
        self.holder.set_value(wanted.holder, name)
        self.received.set_span((wanted.received_from, wanted.received_to))
        words = extra_words(wanted)
        self.extra.set_value(words or None, words)
        self.extra.setVisible(bool(words))
        if self.quick.value() != wanted.text:
            self.quick.blockSignals(True)
            self.quick.set_chosen(wanted.text)
            self.quick.blockSignals(False)

    def type_into_quick(self, text: str) -> None:
        """Go on typing in the quick filter: a letter typed in the list looks for a name."""
        self.quick.setFocus()
        self.quick.end(False)
        self.quick.insert(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the list with Esc; what was typed stays and narrows on."""
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def chips(self) -> list[Chip]:
        """Return the chips from left to right."""
        return [
            self.extra,
            self.status,
            self.urgency,
            self.sector,
            self.channel,
            self.holder,
            self.received,
        ]

    def _lay_out(self) -> None:
        flow = QWidget()
        chips = FlowLayout(4)
        flow.setLayout(chips)
        chips.setContentsMargins(0, 2, 0, 0)
        for chip in self.chips():
            chips.addWidget(chip)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(flow, 1)
        top.addWidget(self.quick)
        top.setAlignment(self.quick, _TOP)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addLayout(top)
        rows.addWidget(self.range_row)
        self.extra.hide()

    def _connect(self) -> None:
        self.status.changed.connect(self._on_status_changed)
        self.urgency.changed.connect(
            lambda value: self._narrow(urgency=cast("Urgency | None", value))
        )
        self.sector.changed.connect(lambda values: self._narrow(sectors=values or frozenset()))
        self.channel.changed.connect(lambda values: self._narrow(channels=values or frozenset()))
        self.holder.opened.connect(lambda: self.holder.set_options(self._holders()))
        self.holder.changed.connect(lambda value: self._narrow(holder=cast("UUID | None", value)))
        self.received.changed.connect(lambda _value: self._on_span_given(self.received.span()))
        self.received.range_asked.connect(lambda: self.range_row.open_with(self.received.span()))
        self.range_row.given.connect(self._on_span_given)
        self.range_row.closed.connect(self.left)
        self.extra.changed.connect(lambda _value: self._on_extra_cleared())
        self.quick.changed.connect(lambda text: self._narrow(text=text))
        self.quick.submitted.connect(lambda _text: self.left.emit())
        theme().changed.connect(self._fit)

    def _fit(self) -> None:
        self.quick.setFixedWidth(scaled(_QUICK_WIDTH))

    def _on_status_changed(self, values: frozenset[object] | None) -> None:
        chosen = values or frozenset()
        self._narrow(
            open_only=_OPEN in chosen,
            voided=_VOIDED in chosen,
            statuses=frozenset(each for each in chosen if isinstance(each, Status)),
        )

    def _on_span_given(self, span: Span) -> None:
        self.received.set_span(span)
        self._narrow(received_from=span[0], received_to=span[1])

    def _on_extra_cleared(self) -> None:
        self.extra.hide()
        self._narrow(keys=None, words="", procedure_code=None, batch=None)

    def _narrow(self, **fields: object) -> None:
        wanted = replace(self._wanted, **fields)  # type: ignore[arg-type]
        if wanted != self._wanted:
            self._wanted = wanted
            self.changed.emit(wanted)

    def _sectors(self) -> Sequence[tuple[object, str]]:
        return [(name, name) for name in self._desk.lists.sectors()]

    def _holders(self) -> list[tuple[object, str]]:
        officers = self._desk.officers().values()
        by_name = sorted(officers, key=lambda officer: name_sort_key(officer.name))
        return [(officer.id, officer.name) for officer in by_name]


def _statuses() -> Sequence[tuple[object, str]]:
    return [(_OPEN, OPEN_WORDS), *STATUS_WORDS.items(), (_VOIDED, VOIDED_WORDS)]
