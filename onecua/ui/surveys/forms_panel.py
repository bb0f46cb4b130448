"""The tab «Mẫu phiếu»: every questionnaire, the one that the desk uses, the office's own added."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from onecua import products
from onecua.errors import RuleError
from onecua.ui.page import Action, ActionBarSpec
from onecua.ui.patience import try_until_free
from onecua.ui.surveys.fault_card import FaultCard
from onecua.ui.surveys.form_preview import FormPreview
from onecua.ui.surveys.form_words import (
    origin_words,
    state_words,
    validity_words,
    why_not_in_force,
)
from onecua.ui.surveys.survey_panel import SurveyPanel
from onecua.ui.theme import theme
from onecua.ui.widgets.card import Card
from onecua.ui.widgets.paged_model import Column, PagedTableModel
from onecua.ui.widgets.row_delegate import row_height
from onecua.ui.widgets.side_column import SideColumn
from onecua.ui.widgets.sizes import GAP, scaled
from onecua.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from onecua.services.questionnaires import ListedForm
    from onecua.ui.shell import Shell

_SIDE = 620
_VALIDITY = 190
_LEAST_LIST = 320
_PATTERN = "Mẫu phiếu khảo sát (*.toml)"
_A_SHEET = 2


class FormsPanel(SurveyPanel):
    """Lists the forms beside a preview of the marked one; adds files and puts forms in force."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._waits = False
        self._path: Path | None = None
        self._listed: list[ListedForm] = []
        self.rows: PagedTableModel[ListedForm] = PagedTableModel.of_rows(self._columns(), [])
        self.table = TableView(bare=True)
        self.table.setAccessibleName("Mẫu phiếu")
        self.table.set_model(self.rows)
        self.preview = FormPreview()
        self.faults = FaultCard()
        self._lay_out()
        theme().changed.connect(self._fit_rows)
        self._fit_rows()
        self.table.row_changed.connect(self._on_row_changed)
        self.preview.save_button.clicked.connect(self.save_file)
        self.faults.again_asked.connect(self._read_again)
        self.faults.closed.connect(self._close_faults)

    def action_bar(self) -> ActionBarSpec:
        """Return what may be done with the marked form, and the adding of another."""
        return ActionBarSpec(
            Action("Dùng tại quầy", self.put_in_force, "Ctrl+Enter", "check", self._why_not()),
            (
                Action("Thêm mẫu từ tệp…", self.choose_file, "Ctrl+O", "upload"),
                Action("In phiếu", self.print_slips, "Ctrl+P", "printer"),
            ),
        )

    def entered(self) -> None:
        """Read the forms anew and take the focus."""
        self.refresh()
        self.table.setFocus()

    def on_changed(self, touched: frozenset[str]) -> None:
        """Follow another window that added a form or put one in force."""
        if "office" in touched:
            self.refresh()

    def current(self) -> ListedForm | None:
        """Return the marked form."""
        position = self.table.currentIndex().row()
        return self._listed[position] if 0 <= position < len(self._listed) else None

    def select(self, key: str) -> None:
        """Mark a form."""
        keys = [listed.form.key for listed in self._listed]
        if key in keys:
            self.table.select_position(keys.index(key))

    def refresh(self) -> None:
        """Read the forms anew; the marked one stays marked."""
        marked = self.current()
        self._listed = list(self._shell.desk.questionnaires.listed())
        self.rows.set_rows(self._listed)
        self.table.select_position(0)
        if marked is not None:
            self.select(marked.form.key)
        self._on_row_changed()

    def put_in_force(self) -> None:
        """Let the desk use the marked form from now on."""
        listed = self.current()
        if listed is not None and self._why_not() is None:
            self._do(lambda: self._put_in_force(listed))

    def choose_file(self) -> None:
        """Ask for a file to add."""
        chosen, _ = QFileDialog.getOpenFileName(self, "Chọn tệp mẫu phiếu", "", _PATTERN)
        if chosen:
            self.add_file(Path(chosen))

    def add_file(self, path: Path) -> None:
        """Add the form of a file, or list everything that is wrong with it."""
        self._path = path
        self._do(lambda: self._add(path))

    def save_file(self) -> None:
        """Write the marked form as a file, as a pattern for the office's own."""
        listed = self.current()
        if listed is None:
            return
        name = f"{listed.form.key.replace('/', '-')}.toml"
        chosen = self._shell.save_file("Lưu mẫu phiếu", name, _PATTERN)
        if chosen:
            self._shell.desk.questionnaires.write_file(listed.form.key, Path(chosen))
            self._shell.say(f"Đã lưu mẫu phiếu: {chosen}")

    def print_slips(self) -> None:
        """Show a sheet of slips without tokens for printing."""
        listed = self.current()
        if listed is None:
            return
        desk, form = self._shell.desk, listed.form
        pdf = products.blank_slips_pdf(desk, _A_SHEET, form)
        if products.page_count(pdf) > 1:
            pdf = products.blank_slips_pdf(desk, 1, form)
        self._shell.show_paper(f"Phiếu trắng, {form.title}", pdf, None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand whole where the preview went below the list and the page scrolls."""
        super().resizeEvent(event)
        below = self._two.below()
        self._two.side.setContentsMargins(0 if below else GAP, GAP if below else 0, 0, 0)
        self._card.setMinimumHeight(scaled(_LEAST_LIST) if below else 0)
        self.preview.set_whole(below)
        self.faults.set_whole(below)

    def _fit_rows(self) -> None:
        self.table.verticalHeader().setDefaultSectionSize(row_height(two_lines=True))

    def _columns(self) -> list[Column[ListedForm]]:
        return [
            Column(
                "Mẫu phiếu",
                lambda each: each.form.title,
                sub=origin_words,
                tip=lambda each: each.form.title,
                strong=lambda each: each.is_in_force,
            ),
            Column(
                "Hiệu lực",
                lambda each: state_words(each, self._today()),
                _VALIDITY,
                sub=lambda each: validity_words(each.form),
                icon=lambda each: "check" if each.is_in_force else "",
                tone=self._tone,
            ),
        ]

    def _tone(self, listed: ListedForm) -> str:
        if listed.is_in_force:
            return "success"
        return "sub" if why_not_in_force(listed.form, self._today()) else "text"

    def _today(self) -> date:
        return self._shell.desk.clock().date()

    def _why_not(self) -> str | None:
        listed = self.current()
        if self._waits:
            return "đang lưu…"
        if listed is None or self._stack.currentWidget() is self.faults:
            return "Chọn một mẫu trong danh sách."
        if listed.is_in_force:
            return "Quầy đang dùng mẫu này."
        why = why_not_in_force(listed.form, self._today())
        return f"Mẫu {why}: {validity_words(listed.form)}." if why else None

    def _do(self, deed: Callable[[], object]) -> None:
        self._waits = True
        self.bars_changed.emit()
        try_until_free(self, deed, on_end=self._on_end)

    def _on_end(self) -> None:
        self._waits = False
        self.bars_changed.emit()

    def _put_in_force(self, listed: ListedForm) -> None:
        form = listed.form
        self._shell.desk.questionnaires.put_in_force(form.key)
        self.refresh()
        self._shell.say(f"Từ nay quầy dùng «{form.title}». Phiếu đã trả lời vẫn theo mẫu cũ.")

    def _add(self, path: Path) -> None:
        library = self._shell.desk.questionnaires
        known = {listed.form.key for listed in self._listed}
        try:
            form = library.adopt(library.read_file(path))
        except RuleError as error:
            self.faults.show_faults(path, error)
            self._stack.setCurrentWidget(self.faults)
            self.faults.again_button.setFocus()
            self.bars_changed.emit()
            return
        self._close_faults()
        self.refresh()
        self.select(form.key)
        told = (
            "đã có từ trước, không đổi gì" if form.key in known else "đã thêm, chưa dùng tại quầy"
        )
        self._shell.say(f"Mẫu «{form.title}» {told}.")

    def _read_again(self) -> None:
        if self._path is not None:
            self.add_file(self._path)

    def _close_faults(self) -> None:
        self._stack.setCurrentWidget(self.preview)
        self.table.setFocus()
        self.bars_changed.emit()

    def _on_row_changed(self) -> None:
        listed = self.current()
        if listed is not None:
            self.preview.show_form(listed)
            self._stack.setCurrentWidget(self.preview)
        self.bars_changed.emit()

    def _lay_out(self) -> None:
        self._card = Card("Các mẫu phiếu")
        self._card.set_flush()
        self._card.body.addWidget(self.table)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.preview)
        self._stack.addWidget(self.faults)
        self._two = SideColumn(self._card, _SIDE, ruled=False)
        self._two.side.setContentsMargins(GAP, 0, 0, 0)
        self._two.side.addWidget(self._stack)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._two)
