"""Quản trị: what the office declares, who works here, copies, imported lists, proofs, days off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from onecua.domain.vietnamese import grouped
from onecua.ui.admin.backup_card import BackupCard
from onecua.ui.admin.calendar_card import CalendarCard
from onecua.ui.admin.check_card import CheckCard
from onecua.ui.admin.import_card import ImportCard
from onecua.ui.admin.office_card import OfficeCard
from onecua.ui.admin.officers_card import OfficersCard
from onecua.ui.admin.surveys_card import SurveysCard
from onecua.ui.page import Action, ActionBarSpec, Page
from onecua.ui.widgets.sizes import GAP, PAGE_MARGINS, scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from onecua.ui.integrity.integrity_panel import IntegrityPanel
    from onecua.ui.shell import Shell
    from onecua.ui.work_calendar.calendar_panel import CalendarPanel

_NARROW_BELOW = 1050


class AdminPage(Page):
    """Cards in two columns, in one where the window is narrow; or one matter in their place."""

    title = "Quản trị"

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.office = OfficeCard(shell)
        self.calendar = CalendarCard(shell)
        self.imports = ImportCard(shell)
        self.backup = BackupCard(shell)
        self.check = CheckCard(shell)
        self.officers = OfficersCard(shell)
        self.surveys = SurveysCard(shell)
        self._cards = QWidget()
        self._whole: CalendarPanel | None = None
        self._integrity: IntegrityPanel | None = None
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._cards)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(GAP)
        self._columns.addLayout(_column(self.office, self.calendar), 1)
        right = (self.imports, self.backup, self.officers, self.surveys, self.check)
        self._columns.addLayout(_column(*right), 1)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(*PAGE_MARGINS)
        self._rows.addWidget(self._cards)
        self._followed = (
            *(self.office, self.calendar, self.imports, self.backup, self.officers),
            self.surveys,
        )
        for card in self._followed:
            card.setMinimumWidth(0)
        self.office.edited.connect(self.bars_changed)
        self.imports.changed.connect(self.bars_changed)
        self.calendar.opened.connect(self.open_calendar)
        self.calendar.findings_asked.connect(self._open_findings)
        self.surveys.forms_asked.connect(lambda: self._shell.show_page("surveys/forms"))
        self.check.opened.connect(self.open_integrity)
        self.check.check_asked.connect(self._check_now)

    def subtitle(self) -> str:
        """Return what the page is about."""
        whole = self._whole_open()
        if whole is not None:
            return whole.subtitle()
        return "Đơn vị, cán bộ, sao lưu, danh sách của tỉnh"

    def action_bar(self) -> ActionBarSpec:
        """Return the commit of what stands on the page: an import looked at, else the office."""
        whole = self._whole_open()
        if whole is not None:
            return whole.action_bar()
        preview = self.imports.preview
        if preview is not None:
            words = f"Nhập {grouped(preview.imported)} hồ sơ"
            return ActionBarSpec(
                Action(words, self.imports.take_over, "Ctrl+Enter", "download"),
                self._undo(),
                state="Danh sách đã xem trước, chưa nhập",
            )
        return self._office_bar()

    def entered(self) -> None:
        """Read everything anew."""
        whole = self._whole_open()
        if whole is not None:
            whole.entered()
            return
        self._refresh()
        self.office.name.setFocus()
        self.office.name.setCursorPosition(0)

    def left(self) -> None:
        """Wait for no list any more; long work goes on."""
        if self._integrity is not None:
            self._integrity.left()

    def on_changed(self, touched: frozenset[str]) -> None:
        """Follow commits; imports touch dossiers, declarations and officers the office."""
        whole = self._whole_open()
        if whole is not None:
            whole.on_changed(touched)
            return
        if touched & {"office", "dossiers"}:
            self._refresh()

    def start_import(self) -> None:
        """Ask for the list at once: the first start ends here when one is to be imported."""
        self.imports.choose()

    def work_calendar(self) -> CalendarPanel:
        """Return the whole work calendar, made when it is first wanted."""
        from onecua.ui.work_calendar.calendar_panel import CalendarPanel

        if self._whole is None:
            self._whole = CalendarPanel(self._shell)
            self._whole.hide()
            self._whole.bars_changed.connect(self.bars_changed)
            self._whole.closed.connect(self.close_calendar)
            self._rows.addWidget(self._whole)
        return self._whole

    def open_calendar(self) -> None:
        """Show the whole work calendar in place of the cards."""
        whole = self.work_calendar()
        self._cards.hide()
        whole.show()
        whole.entered()
        self.bars_changed.emit()

    def close_calendar(self) -> None:
        """Go back to the cards; what was edited in the calendar waits there."""
        self.work_calendar().hide()
        self._cards.show()
        self._refresh()
        self.calendar.open_button.setFocus()
        self.bars_changed.emit()

    def _open_findings(self) -> None:
        self.open_calendar()
        self.work_calendar().show_findings()

    def integrity(self) -> IntegrityPanel:
        """Return what checks found and every moved date, made when it is first wanted."""
        from onecua.ui.integrity.integrity_panel import IntegrityPanel

        if self._integrity is None:
            self._integrity = IntegrityPanel(self._shell)
            self._integrity.hide()
            self._integrity.bars_changed.connect(self.bars_changed)
            self._integrity.closed.connect(self.close_integrity)
            self._rows.addWidget(self._integrity)
        return self._integrity

    def open_integrity(self) -> None:
        """Show «Toàn vẹn» in place of the cards."""
        whole = self.integrity()
        self._cards.hide()
        whole.show()
        whole.entered()
        self.bars_changed.emit()

    def close_integrity(self) -> None:
        """Go back to the cards; what a check found waits there."""
        self.integrity().left()
        self.integrity().hide()
        self._cards.show()
        self._refresh()
        self.check.open_button.setFocus()
        self.bars_changed.emit()

    def _check_now(self) -> None:
        self.open_integrity()
        self.integrity().show_check()
        self.integrity().check.check()

    def _whole_open(self) -> CalendarPanel | IntegrityPanel | None:
        wholes = (self._whole, self._integrity)
        return next((each for each in wholes if each is not None and not each.isHidden()), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns under each other where the window is narrow."""
        super().resizeEvent(event)
        narrow = self.width() < scaled(_NARROW_BELOW)
        way = QBoxLayout.Direction
        self._columns.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def _refresh(self) -> None:
        for card in (*self._followed, self.check):
            card.refresh()

    def _office_bar(self) -> ActionBarSpec:
        problems, edited = self.office.problem_count(), self.office.is_edited()
        blocked = None if edited else "Chưa có thay đổi nào ở mục Đơn vị."
        if self.office.waiting:
            blocked = "Đang lưu…"
        state = ""
        if edited:
            state = f"{problems} chỗ cần xem lại" if problems else "Có thay đổi chưa lưu"
        return ActionBarSpec(
            Action("Lưu thay đổi", self.office.save, "Ctrl+Enter", "save", blocked),
            self._undo(),
            state=state,
            state_icon="alert-triangle" if problems and edited else "edit" if edited else "",
            state_tone="danger" if problems and edited else "sub",
        )

    def _undo(self) -> tuple[Action, ...]:
        if not self.office.is_edited():
            return ()
        return (Action("Bỏ thay đổi ở Đơn vị", self.office.undo, None, "undo"),)


def _column(*cards: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(GAP)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return column
