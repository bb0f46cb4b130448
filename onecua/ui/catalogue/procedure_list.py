"""The catalogue as a list: searched without marks, narrowed by sector, used procedures first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from onecua.domain.dossier import Channel
from onecua.domain.vietnamese import grouped, sort_key
from onecua.ui.catalogue.procedure_facts import term_words
from onecua.ui.widgets.card import Card
from onecua.ui.widgets.chip import Chip
from onecua.ui.widgets.choice_field import ChoiceField
from onecua.ui.widgets.empty_state import EmptyState
from onecua.ui.widgets.label import ElidedLabel
from onecua.ui.widgets.paged_model import Column, PagedTableModel
from onecua.ui.widgets.row_delegate import row_height
from onecua.ui.widgets.sizes import scaled
from onecua.ui.widgets.suggest_box import SuggestBox
from onecua.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtGui import QKeyEvent

    from onecua.domain.procedure import Procedure
    from onecua.services.desk import Desk

_EVERYTHING = 1_000
_ANY_SECTOR = ""
_TERM_WIDTH = 150


class Kind(Enum):
    """Which procedures the chip shows."""

    USED = auto()
    OWN = auto()
    ASKED = auto()


_KINDS = [
    (Kind.USED, "Đã có hồ sơ"),
    (Kind.OWN, "Có cách tính riêng"),
    (Kind.ASKED, "Danh mục chưa rõ thời hạn"),
]


@dataclass(frozen=True, slots=True)
class ProcedureRow:
    """A procedure with what the list says of it."""

    procedure: Procedure
    term: str
    is_used: bool
    has_own: bool
    is_edited: bool

    @property
    def words(self) -> str:
        """Return what stands under the name."""
        return f"{self.procedure.code} · {self.procedure.sector}"

    @property
    def mark(self) -> str:
        """Return what stands under the term."""
        if self.is_edited:
            return "chưa lưu"
        return "cách tính riêng" if self.has_own else " "


_COLUMNS: tuple[Column[ProcedureRow], ...] = (
    Column(
        "Thủ tục",
        lambda row: row.procedure.short_name,
        sub=lambda row: row.words,
        tip=lambda row: row.procedure.name,
        tone=lambda row: "text" if row.procedure.enabled else "sub",
    ),
    Column("Thời hạn", lambda row: row.term, _TERM_WIDTH, "right", sub=lambda row: row.mark),
)


class ProcedureList(QWidget):
    """`chosen(Procedure | None)` follows the caret, `opened` Enter."""

    chosen = Signal(object)
    opened = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._used: Collection[str] = ()
        self._terms: dict[str, str] = {}
        self._edited: Collection[str] = ()
        self.search = SuggestBox("Tên, mã, chữ đầu: không cần dấu", key="Ctrl+F")
        self.sector = ChoiceField([(_ANY_SECTOR, "Mọi lĩnh vực")])
        self.search.setAccessibleName("Tìm thủ tục")
        self.sector.setAccessibleName("Lĩnh vực")
        self.kind = Chip("Chỉ xem", _KINDS)
        self.rows: PagedTableModel[ProcedureRow] = PagedTableModel.of_rows(_COLUMNS, [])
        self.table = TableView(bare=True)
        self.table.setAccessibleName("Thủ tục")
        self.table.set_model(self.rows)
        self._none = EmptyState(
            "search",
            "Không có thủ tục nào khớp",
            "Gõ ít chữ hơn, gõ mã như 1.001193, hoặc bỏ bộ lọc lĩnh vực.",
        )
        self._stack = QStackedWidget()
        self._foot = ElidedLabel("", "small", "sub")
        self._lay_out()
        self._connect()

    def refresh(self, edited: Collection[str]) -> None:
        """Read anew which procedures are used and have rules; the choice stays."""
        self._used = self._desk.procedure_rules.used()
        every = self._desk.rulebook.catalogue.procedures
        self._terms = {procedure.code: self._term(procedure) for procedure in every}
        self._edited = frozenset(edited)
        self._offer_sectors()
        self.load()

    def mark_edited(self, edited: Collection[str]) -> None:
        """Show which procedures have something typed that is not saved."""
        if set(edited) != set(self._edited):
            self._edited = frozenset(edited)
            self.load()

    def current(self) -> Procedure | None:
        """Return the procedure under the caret."""
        row = self.table.current_row()
        return row.procedure if isinstance(row, ProcedureRow) else None

    def select(self, code: str) -> None:
        """Put the caret on a procedure; filters that hide it are taken away."""
        position = self._position_of(code)
        if position is None:
            self.search.set_chosen("")
            self.sector.set_value(_ANY_SECTOR)
            self.kind.set_value(None)
            self.load()
            position = self._position_of(code)
        if position is not None:
            self.table.select_position(position)

    def load(self) -> None:
        """Show what the filters leave; the caret stays on its procedure or goes to the first."""
        kept = self.current()
        found = [self._row(procedure) for procedure in self._found()]
        self.rows.set_rows(found)
        self.table.verticalHeader().setDefaultSectionSize(row_height(two_lines=True))
        self._stack.setCurrentIndex(0 if found else 1)
        self._foot.set_text(self._count_words(found))
        position = self._position_of(kept.code) if kept is not None else None
        self.table.select_position(position or 0)
        if not found:
            self.chosen.emit(None)

    def shown(self) -> list[ProcedureRow]:
        """Return the rows in order."""
        rows = (self.rows.row_at(position) for position in range(self.rows.rowCount()))
        return [row for row in rows if row is not None]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the search to the list with the down key."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.table.setFocus()
        else:
            super().keyPressEvent(event)

    def _found(self) -> Sequence[Procedure]:
        typed, catalogue = self.search.value(), self._desk.rulebook.catalogue
        if typed:
            found = list(catalogue.search(typed, _EVERYTHING))
            found.sort(key=lambda each: (each.code not in self._used, not each.enabled))
        else:
            found = sorted(catalogue.procedures, key=self._order)
        sector, kind = self.sector.value(), self.kind.value()
        return [
            each
            for each in found
            if sector in (_ANY_SECTOR, each.sector) and (kind is None or self._is(each, kind))
        ]

    def _order(self, procedure: Procedure) -> tuple[bool, bool, str]:
        used = procedure.code in self._used
        return not used, not procedure.enabled, sort_key(procedure.short_name)

    def _is(self, procedure: Procedure, kind: object) -> bool:
        if kind is Kind.USED:
            return procedure.code in self._used
        if kind is Kind.OWN:
            return self._desk.procedure_rules.has_own(procedure.code)
        return procedure.handling_time.must_ask

    def _term(self, procedure: Procedure) -> str:
        channel = (procedure.channels or tuple(Channel))[0]
        found = self._desk.deadlines.term_in_force(procedure, channel)
        if found.term is not None:
            return term_words(procedure, channel, found)
        return "theo trường hợp" if procedure.handling_time.is_per_case(channel) else "chưa có"

    def _row(self, procedure: Procedure) -> ProcedureRow:
        return ProcedureRow(
            procedure,
            self._terms.get(procedure.code, ""),
            procedure.code in self._used,
            self._desk.procedure_rules.has_own(procedure.code),
            procedure.code in self._edited,
        )

    def _position_of(self, code: str) -> int | None:
        rows = enumerate(self.shown())
        return next((place for place, row in rows if row.procedure.code == code), None)

    def _count_words(self, rows: Sequence[ProcedureRow]) -> str:
        enabled = sum(row.procedure.enabled for row in rows)
        own = sum(row.has_own for row in rows)
        words = f"{grouped(len(rows))} thủ tục, {grouped(enabled)} của UBND cấp xã"
        return f"{words} · {own} có cách tính riêng" if own else words

    def _offer_sectors(self) -> None:
        kept = self.sector.value()
        counts = Counter(each.sector for each in self._desk.rulebook.catalogue.procedures)
        names = sorted(counts, key=sort_key)
        every = [(_ANY_SECTOR, "Mọi lĩnh vực"), *((name, name) for name in names)]
        self.sector.set_options(every)
        if kept in counts:
            self.sector.set_value(kept)

    def _connect(self) -> None:
        self.search.changed.connect(lambda _text: self.load())
        self.sector.changed.connect(lambda _sector: self.load())
        self.kind.changed.connect(lambda _kind: self.load())
        self.search.submitted.connect(lambda _text: self.table.setFocus())
        self.table.row_changed.connect(self._on_row_changed)
        self.table.row_opened.connect(lambda _row: self.opened.emit())

    def _on_row_changed(self, row: object) -> None:
        if isinstance(row, ProcedureRow):
            self.chosen.emit(row.procedure)

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(8)
        filters.addWidget(self.sector, 1)
        filters.addWidget(self.kind)
        card = Card()
        card.set_flush()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._none)
        card.body.addWidget(self._stack, 1)
        foot = QFrame()
        foot.setProperty("band", "bottom")
        words = QHBoxLayout(foot)
        words.setContentsMargins(8, 5, 8, 5)
        words.addWidget(self._foot)
        card.body.addWidget(foot)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self.search)
        rows.addLayout(filters)
        rows.addWidget(card, 1)
        self.setMinimumWidth(scaled(300))
