"""The page «Thủ tục»: the catalogue in force, and how the office reckons each procedure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onecua.ui.catalogue.procedure_list import ProcedureList
from onecua.ui.catalogue.procedure_panel import ProcedurePanel
from onecua.ui.page import Action, ActionBarSpec, Page
from onecua.ui.patience import try_until_free
from onecua.ui.widgets.side_column import SideColumn
from onecua.ui.widgets.sizes import GAP, PAGE_MARGINS, scaled

if TYPE_CHECKING:
    from onecua.domain.procedure import Procedure
    from onecua.domain.procedure_rule import ProcedureRule
    from onecua.ui.catalogue.rule_state import RuleState
    from onecua.ui.shell import Shell

_PANEL_WIDTH = 740
_LEAST_PANEL, _LEAST_LIST = 560, 320
_UNCHANGED = "Chưa có thay đổi nào ở cách tính hạn và quy trình của thủ tục này."


class CataloguePage(Page):
    """Finds procedures and records the office's own rules; what is typed is kept until saved."""

    title = "Thủ tục"

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._edits: dict[str, RuleState] = {}
        self._waiting = False
        self.list = ProcedureList(shell.desk)
        self.panel = ProcedurePanel(shell.desk)
        self._lay_out()
        self._connect()

    def subtitle(self) -> str:
        """Return how recent the catalogue is."""
        return f"Danh mục tháng {_month(self._shell.desk.rulebook.catalogue.as_of)}"

    def action_bar(self) -> ActionBarSpec:
        """Return the commit of the rule that is typed."""
        edited = self.panel.is_edited()
        blocked = None if edited else _UNCHANGED
        if self._waiting:
            blocked = "Đang lưu…"
        undo = Action("Bỏ thay đổi", self.undo, None, "undo")
        words = self._state_words(edited=edited)
        return ActionBarSpec(
            Action("Lưu cách tính", self.save, "Ctrl+Enter", "save", blocked),
            (undo,) if edited else (),
            state=words,
            state_icon="edit" if words else "",
            keys=(("F6", "qua lại danh sách và chi tiết"),),
        )

    def _state_words(self, *, edited: bool) -> str:
        others = len(self._edits) - edited
        also = f"{others} thủ tục khác có thay đổi chưa lưu" if others else ""
        return " · ".join(part for part in ("Có thay đổi chưa lưu" if edited else "", also) if part)

    def entered(self) -> None:
        """Read anew what changed meanwhile and put the caret into the list."""
        self.list.refresh(self._edits)
        self.panel.show_today()
        self.list.table.setFocus()

    def on_changed(self, touched: frozenset[str]) -> None:
        """Show what a commit changed; what is typed stays."""
        if "office" in touched:
            self.list.refresh(self._edits)
            self._show(self.panel.procedure())

    def show_procedure(self, code: str) -> None:
        """Show one procedure, whatever the filters say."""
        self.list.select(code)

    def save(self) -> None:
        """Record the rule as typed, or say beside the fields what to mend."""
        procedure = self.panel.procedure()
        if procedure is not None and self.panel.is_edited() and not self._waiting:
            found = self.panel.read()
            if found is not None:
                try_until_free(self, lambda: self._record(found), self._on_wait)

    def undo(self) -> None:
        """Put back the rule in force."""
        procedure = self.panel.procedure()
        if procedure is not None:
            self._edits.pop(procedure.code, None)
            self._show(procedure)

    def _make_room(self, below: bool) -> None:
        """Give list and panel room where the panel went below the list and the page scrolls."""
        left, top, right, bottom = PAGE_MARGINS
        self._column.setContentsMargins(left, top, right if below else GAP, bottom)
        self._two.side.setContentsMargins(left if below else 0, 0 if below else top, right, bottom)
        self.list.setMinimumHeight(scaled(_LEAST_LIST) if below else 0)
        self.panel.setMinimumHeight(scaled(_LEAST_PANEL) if below else 0)

    def _record(self, found: ProcedureRule) -> None:
        self._shell.desk.procedure_rules.record(found)
        self._waiting = False
        self._edits.pop(found.procedure, None)
        self._show(self.panel.procedure())
        self.list.refresh(self._edits)
        self._shell.say(
            f"Đã lưu cách tính của thủ tục {found.procedure}. Hạn đã in trên giấy hẹn không đổi."
        )

    def _on_wait(self) -> None:
        self._waiting = True
        self.bars_changed.emit()

    def _on_chosen(self, procedure: Procedure | None) -> None:
        shown = self.panel.procedure()
        if procedure is None or shown is None or procedure.code != shown.code:
            self._show(procedure)

    def _show(self, procedure: Procedure | None) -> None:
        state = self._edits.get(procedure.code) if procedure is not None else None
        self.panel.show_procedure(procedure, state)
        self.bars_changed.emit()

    def _on_edited(self) -> None:
        """Keep what is typed, so that looking at another procedure loses nothing."""
        procedure = self.panel.procedure()
        if procedure is None:
            return
        if self.panel.is_edited():
            self._edits[procedure.code] = self.panel.state()
        else:
            self._edits.pop(procedure.code, None)
        self.list.mark_edited(self._edits)
        self.bars_changed.emit()

    def _switch(self) -> None:
        if self.panel.isAncestorOf(self.focusWidget() or self.list):
            self.list.table.setFocus()
        else:
            self.panel.show_rule()

    def _connect(self) -> None:
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self.panel.show_rule)
        self.panel.edited.connect(self._on_edited)
        QShortcut(QKeySequence("F6"), self).activated.connect(self._switch)

    def _lay_out(self) -> None:
        column = QWidget()
        self._column = QVBoxLayout(column)
        self._column.addWidget(self.list)
        self._two = SideColumn(column, _PANEL_WIDTH, ruled=False)
        self._two.side.addWidget(self.panel)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._two)
        self._two.placed.connect(self._make_room)
        self._make_room(self._two.below())


def _month(as_of: str) -> str:
    """Return «11/2026» of «2026-11»."""
    year, _, month = as_of.partition("-")
    return f"{month[:2]}/{year}" if month else as_of
