"""One dossier whole, beside the list: who, what, until when, its life, what may be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from onecua.domain.dossier import CHANNEL_WORDS, RETURN_WORDS
from onecua.ui.dossiers.deed_form import DeedForm
from onecua.ui.dossiers.deed_rows import DeedRows
from onecua.ui.dossiers.dossier_columns import ERASED_OWNER, NO_CODE, status_words
from onecua.ui.dossiers.dossier_facts import money_facts, paper_facts, people_facts
from onecua.ui.dossiers.dossier_history import history_steps
from onecua.ui.dossiers.due_panel import DuePanel
from onecua.ui.dossiers.facts_view import FactsView
from onecua.ui.dossiers.history_panel import HistoryPanel
from onecua.ui.dossiers.panel_edges import BESIDE, inside, rule
from onecua.ui.widgets.banner import Banner
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.clamped_label import ClampedLabel
from onecua.ui.widgets.empty_state import EmptyState
from onecua.ui.widgets.label import ElidedLabel, Label
from onecua.ui.widgets.sizes import scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from onecua.services.desk import Desk
    from onecua.services.records import DossierRecord
    from onecua.ui.dossiers.deeds import Deed

WIDTH = 348
_SHOWN_DEEDS = 5
_LOW_WINDOW = 730
"""Height in pixels at 100 % under which one row of deeds less is shown."""
_CANCEL = QKeySequence.StandardKey.Cancel


class DetailPanel(QFrame):
    """Shows a `DossierRecord`; `deed_asked(Deed)` follows a row, `escaped` wants the list."""

    deed_asked = Signal(object)
    escaped = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._record: DossierRecord | None = None
        self._offered: tuple[Deed, ...] = ()
        self._rows = _SHOWN_DEEDS
        self._make_head()
        self._make_body()
        self._lay_out()
        self._deed_rows.asked.connect(self.deed_asked)
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.due.toggled.connect(self._on_explained)

    def show_record(self, record: DossierRecord | None, deeds: Sequence[Deed]) -> None:
        """Show another dossier, or none, with the deeds that stand in rows."""
        other = (
            self._record is None or record is None or record.dossier.id != self._record.dossier.id
        )
        self._record = record
        self._stack.setCurrentWidget(self._nothing if record is None else self._whole)
        if record is None:
            return
        self._show_head(record)
        self.tabs.setTabText(1, f"Giấy tờ {len(record.papers)}" if record.papers else "Giấy tờ")
        if other:
            self.tabs.setCurrentIndex(0)
        self._show_tab()
        self._offered = tuple(deeds)
        self._show_deeds()

    def show_form(self, form: DeedForm | None) -> None:
        """Show a form in place of timeline and deeds, or these again."""
        while self._middle.count() > 1:
            shown = self._middle.widget(1)
            assert shown is not None
            self._middle.removeWidget(shown)
            shown.hide()
        if form is not None:
            form.set_whole(self._stands_below())
            self._middle.addWidget(form)
            self._middle.setCurrentWidget(form)
            form.show()
        self._on_explained()

    def focus_deeds(self) -> None:
        """Take the focus: the rows of deeds, or the tabs where there is nothing to do."""
        if self.deeds.isVisibleTo(self) and self.deeds.entries():
            self.deeds.setFocus()
            self.deeds.select_first()
        else:
            self.tabs.setFocus()

    def copy_code(self) -> None:
        """Put the code into the clipboard."""
        if self._record is not None and self._record.dossier.code:
            QGuiApplication.clipboard().setText(self._record.dossier.code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the list with Esc."""
        if event.matches(_CANCEL):
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many deeds as there is room for."""
        super().resizeEvent(event)
        below = self._stands_below()
        self.due.set_whole(below)
        form = self._middle.widget(1)
        if isinstance(form, DeedForm):
            form.set_whole(below)
        self._fit_deeds()

    def _make_head(self) -> None:
        self.code = Label("", color="sub")
        self.copy_button = ShortcutButton("", icon="copy", kind="quiet")
        self.copy_button.setToolTip("Chép mã hồ sơ (Ctrl+C ở danh sách)")
        self.copy_button.setAccessibleName("Chép mã hồ sơ")
        self.copy_button.clicked.connect(self.copy_code)
        self.status = ElidedLabel("", "small", "sub")
        self.owner = ElidedLabel("", "detail_title")
        self.procedure = ClampedLabel(2)
        self.manner = ClampedLabel(2, color="sub")
        self.due = DuePanel(self._desk)
        self.voided = Banner("paused", "Đã hủy vì nhập nhầm.", icon="trash")

    def _make_body(self) -> None:
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)
        for words in ("Diễn biến", "Giấy tờ", "Tiền", "Người nộp"):
            self.tabs.addTab(words)
        self.history = HistoryPanel()
        self.papers = FactsView("Giấy tờ")
        self.money = FactsView("Tiền")
        self.people = FactsView("Người nộp")
        self.views = QStackedWidget()
        for view in (self.history, self.papers, self.money, self.people):
            self.views.addWidget(view)
        self._deed_rows = DeedRows()
        self.deeds = self._deed_rows.list

    def _lay_out(self) -> None:
        self._nothing = EmptyState(
            "folder",
            "Chọn một hồ sơ",
            "Diễn biến, giấy tờ và việc làm được hiện ở đây.",
        )
        self._middle = QStackedWidget()
        self._middle.addWidget(self._life())
        self._whole = QWidget()
        self._rows_of_whole = rows = QVBoxLayout(self._whole)
        rows.setContentsMargins(BESIDE, 12, 0, 8)
        rows.setSpacing(6)
        rows.addLayout(self._head())
        rows.addWidget(self._middle, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._whole)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(self._stack)

    def _head(self) -> QVBoxLayout:
        rows = QVBoxLayout()
        rows.setContentsMargins(BESIDE, 0, 2 * BESIDE, 0)
        rows.setSpacing(2)
        rows.addLayout(self._code_row())
        for widget in (self.owner, self.procedure, self.manner):
            rows.addWidget(widget)
        rows.addSpacing(6)
        rows.addWidget(self.voided)
        rows.addWidget(self.due, 1)
        return rows

    def _code_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.code)
        row.addWidget(self.copy_button)
        row.addStretch(1)
        row.addWidget(self.status)
        return row

    def _told_life(self) -> QWidget:
        """Return tabs and views, whose room the explanation takes while it is open."""
        told = QWidget()
        rows = QVBoxLayout(told)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self.tabs)
        rows.addLayout(inside(rule()))
        rows.addLayout(inside(self.views, right=BESIDE), 1)
        return told

    def _life(self) -> QWidget:
        life = QWidget()
        rows = QVBoxLayout(life)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        self._told = self._told_life()
        rows.addWidget(self._told, 1)
        rows.addWidget(self._deed_rows)
        return life

    def _show_head(self, record: DossierRecord) -> None:
        dossier = record.dossier
        self.code.setText(dossier.code or NO_CODE)
        self.copy_button.setVisible(bool(dossier.code))
        self.status.set_text(status_words(dossier.status))
        self.owner.set_text(record.owner.full_name or ERASED_OWNER)
        self.procedure.set_text(dossier.procedure_name)
        returned = RETURN_WORDS[dossier.return_method].lower()
        manner = (dossier.sector, CHANNEL_WORDS[dossier.channel], f"trả {returned}")
        self.manner.set_text(" · ".join(part for part in manner if part))
        self.voided.setVisible(dossier.is_voided)
        self.due.setVisible(not dossier.is_voided)
        self.due.show_record(record)

    def _on_explained(self) -> None:
        """Give the explanation the room of the timeline while it is open."""
        explained = self.due.explained()
        self._told.setVisible(not explained)
        self._rows_of_whole.setStretch(0, int(explained))
        self._rows_of_whole.setStretch(1, int(not explained or self._middle.currentIndex() > 0))
        self._fit_deeds()

    def _on_tab_changed(self) -> None:
        self.views.setCurrentIndex(self.tabs.currentIndex())
        self._show_tab()

    def _show_tab(self) -> None:
        """Fill the view that is seen; the others are filled when they are."""
        record = self._record
        if record is None:
            return
        at = self.tabs.currentIndex()
        if at == 0:
            self.history.set_steps(history_steps(record, self._desk.clock()))
        else:
            views = (self.papers, self.money, self.people)
            facts = (paper_facts, money_facts, people_facts)
            views[at - 1].set_values(facts[at - 1](record))

    def _stands_below(self) -> bool:
        """Tell whether it stands below the list, where the page scrolls."""
        return self.width() > scaled(WIDTH)

    def _rows_for_deeds(self) -> int:
        """Leave the timeline its room while the day strip is open; keys reach every deed."""
        if self._stands_below():
            return _SHOWN_DEEDS
        low = self.window().height() < scaled(_LOW_WINDOW)
        return _SHOWN_DEEDS - 2 * self.due.explained() - low

    def _fit_deeds(self) -> None:
        if self._record is not None and self._rows_for_deeds() != self._rows:
            self._show_deeds()

    def _show_deeds(self) -> None:
        self._rows = self._rows_for_deeds()
        self._deed_rows.show_deeds(self._offered, self._rows)
