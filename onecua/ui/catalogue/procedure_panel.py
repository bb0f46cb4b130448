"""One procedure whole: what the catalogue states, the office's own rule, its workflow, its past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from onecua.domain.dossier import Channel
from onecua.errors import RuleError
from onecua.ui.catalogue.example_panel import ExamplePanel, step_ends
from onecua.ui.catalogue.facts_panel import FactsPanel
from onecua.ui.catalogue.procedure_facts import CatalogueFact, procedure_facts
from onecua.ui.catalogue.rule_form import RuleForm
from onecua.ui.catalogue.rule_state import RuleState, state_of, typed_steps
from onecua.ui.catalogue.rule_words import rule_words
from onecua.ui.catalogue.steps_editor import StepsEditor
from onecua.ui.dossiers.panel_edges import rule
from onecua.ui.widgets.card import Card
from onecua.ui.widgets.clamped_label import ClampedLabel
from onecua.ui.widgets.empty_state import EmptyState
from onecua.ui.widgets.label import ElidedLabel

if TYPE_CHECKING:
    from onecua.domain.procedure import Procedure
    from onecua.domain.procedure_rule import ProcedureRule
    from onecua.services.desk import Desk

_FACTS, _RULE, _STEPS, _HISTORY = range(4)
_TABS = ("Danh mục", "Cách tính hạn", "Quy trình nội bộ", "Lịch sử")
_EDGE = 16


class ProcedurePanel(Card):
    """Shows a procedure and edits its rule; `edited` follows each edit."""

    edited = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._procedure: Procedure | None = None
        self.facts_words = ElidedLabel("", color="sub")
        self.name = ClampedLabel(2, "detail_title")
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("Phần của thủ tục")
        self.facts = FactsPanel("Danh mục")
        self.form = RuleForm()
        self.steps = StepsEditor()
        self.history = FactsPanel("Lịch sử cách tính")
        self.example = ExamplePanel()
        self._lay_out()
        self._connect()

    def show_procedure(self, procedure: Procedure | None, state: RuleState | None) -> None:
        """Show another procedure; `state` is what was typed of its rule and is not saved yet."""
        self._procedure = procedure
        self._whole.setCurrentIndex(1 if procedure is not None else 0)
        if procedure is None:
            return
        shown = state or self.kept_state()
        facts = (procedure.code, procedure.sector, "" if procedure.enabled else "cơ quan khác")
        self.facts_words.set_text(" · ".join(fact for fact in facts if fact))
        self.name.set_text(procedure.name)
        self.facts.set_facts(procedure_facts(procedure, self._desk.deadlines))
        self.form.show_policy(self._desk.office.policy, procedure.handling_time.cutoff)
        self.form.show_state(shown)
        sample = typed_steps(self._desk.procedure_rules.published(procedure.code))
        self.steps.show_steps(shown.steps, sample)
        self.example.offer(self._channels(procedure), self._desk.clock().date())
        self._show_history(procedure)
        self._on_edited()

    def procedure(self) -> Procedure | None:
        """Return the procedure shown."""
        return self._procedure

    def state(self) -> RuleState:
        """Return what is typed of the rule."""
        return self.form.state(self.steps.steps())

    def kept_state(self) -> RuleState:
        """Return what the form shows of the rule in force."""
        assert self._procedure is not None
        return state_of(self._desk.procedure_rules.rule_of(self._procedure.code))

    def is_edited(self) -> bool:
        """Tell whether something is typed that is not saved."""
        return self._procedure is not None and self.state() != self.kept_state()

    def read(self) -> ProcedureRule | None:
        """Return the rule as typed, or say beside the fields what to mend and return None."""
        assert self._procedure is not None
        found, problems = self.state().read(self._procedure.code)
        in_form = self.form.set_problems(problems)
        in_steps = self.steps.set_problems(problems)
        if problems:
            self.tabs.setCurrentIndex(_RULE if in_form or not in_steps else _STEPS)
            return None
        return found

    def show_rule(self) -> None:
        """Bring the office's own rule into view and put the caret into it."""
        if self.tabs.currentIndex() in (_FACTS, _HISTORY):
            self.tabs.setCurrentIndex(_RULE)
        if self.tabs.currentIndex() == _STEPS:
            rows = self.steps.rows()
            (rows[0].name if rows else self.steps.add_button).setFocus()
        else:
            self.form.model.setFocus()

    def show_today(self) -> None:
        """Let the example be of today again."""
        if self._procedure is not None:
            self.example.offer(self._channels(self._procedure), self._desk.clock().date())
            self._on_edited()

    def _on_edited(self) -> None:
        self._show_example()
        self.edited.emit()

    def _show_example(self) -> None:
        procedure, at = self._procedure, self.example.received_at()
        if procedure is None:
            return
        found, _ = self.state().read(procedure.code)
        channel, example = self.example.chosen_channel(), None
        try:
            if at is not None:
                example = self._desk.procedure_rules.example(procedure, found, channel, at)
        except RuleError as error:
            self.example.show_refusal(error.message)
        else:
            self.example.show_example(example)
        self.steps.set_ends(step_ends(example))
        words = example.times.words(example.term) if example is not None else ""
        self.steps.set_sum(words, exceeds=example is not None and example.times.exceeds)

    def _channels(self, procedure: Procedure) -> list[Channel]:
        """Return the first channel of each term that the procedure has."""
        by_term: dict[object, Channel] = {}
        for channel in procedure.channels or tuple(Channel):
            found = self._desk.deadlines.term_in_force(procedure, channel)
            by_term.setdefault(found.term, channel)
        return list(by_term.values())

    def _show_history(self, procedure: Procedure) -> None:
        entries = self._desk.procedure_rules.history(procedure.code)
        self.tabs.setTabText(_HISTORY, f"Lịch sử {len(entries)}" if entries else "Lịch sử")
        self.history.set_facts(
            [
                CatalogueFact(
                    f"{entry.recorded_at:%H:%M %d/%m/%Y} · {entry.officer_name}",
                    (rule_words(entry.rule) or "Tính như đơn vị, không có cách riêng.",),
                )
                for entry in entries
            ]
            or [CatalogueFact("Chưa có lần nào", ("Thủ tục này vẫn tính như đơn vị.",))]
        )

    def _on_tab(self, place: int) -> None:
        self._views.setCurrentIndex(place)
        for widget in (self._line, self.example):
            widget.setVisible(place in (_RULE, _STEPS))
        self.example.set_brief(place == _STEPS)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab)
        self.form.changed.connect(self._on_edited)
        self.steps.changed.connect(self._on_edited)
        self.example.changed.connect(self._show_example)

    def _lay_out(self) -> None:
        self.set_flush()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)
        for words in _TABS:
            self.tabs.addTab(words)
        self._views = QStackedWidget()
        for view in (self.facts, self.form, self.steps, self.history):
            self._views.addWidget(view)
        self._line = rule()
        shown = QFrame()
        rows = QVBoxLayout(shown)
        rows.setContentsMargins(0, 10, 0, 0)
        rows.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(_EDGE, 0, _EDGE, 4)
        head.setSpacing(2)
        head.addWidget(self.facts_words)
        head.addWidget(self.name)
        rows.addLayout(head)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(8, 0, 8, 0)
        tabs.addWidget(self.tabs)
        tabs.addStretch(1)
        rows.addLayout(tabs)
        rows.addWidget(rule())
        rows.addWidget(self._views, 1)
        rows.addWidget(self._line)
        rows.addWidget(self.example)
        words = "Thông tin của danh mục và cách tính hạn của đơn vị hiện ở đây."
        self._whole = QStackedWidget()
        self._whole.addWidget(EmptyState("book", "Chọn một thủ tục", words))
        self._whole.addWidget(shown)
        self.body.addWidget(self._whole)
        self._on_tab(_FACTS)
