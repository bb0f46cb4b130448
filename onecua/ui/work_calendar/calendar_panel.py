"""Lịch làm việc: look at it, edit it, import and export it, and adopt what was edited."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QScrollArea, QVBoxLayout, QWidget

from onecua.domain.vietnamese import grouped
from onecua.errors import RuleError, StorageError
from onecua.ui.admin.work_slot import WorkSlot
from onecua.ui.page import Action, ActionBarSpec
from onecua.ui.patience import try_until_free
from onecua.ui.widgets.banner import Banner
from onecua.ui.widgets.side_column import SideColumn
from onecua.ui.widgets.sizes import GAP, scaled
from onecua.ui.work_calendar.adopting import Adopting
from onecua.ui.work_calendar.day_marks import Marks
from onecua.ui.work_calendar.draft import CalendarDraft
from onecua.ui.work_calendar.grids_card import GridsCard
from onecua.ui.work_calendar.side_panel import SidePanel, Tab

if TYPE_CHECKING:
    from datetime import date

    from onecua.ui.shell import Shell
    from onecua.ui.work_calendar.edit_panel import EditPanel

_SIDE = 424
_LEAST = 560
_PATTERN = "Lịch làm việc (*.csv)"


class CalendarPanel(QWidget):
    """The whole of the calendar; `closed` asks to go back, `bars_changed` for other deeds."""

    closed = Signal()
    bars_changed = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._today = today = shell.desk.clock().date()
        self.draft = CalendarDraft(self)
        self.grids = GridsCard(today)
        self.side = SidePanel(self.draft, today)
        self.slot = WorkSlot(shell)
        self.adopting = Adopting(shell, self.draft, self.slot, self)
        self.problem = Banner("danger")
        self.problem.hide()
        self._lay_out()
        self._connect()

    def entered(self) -> None:
        """Take the focus, with the calendar in force unless something is being edited."""
        if not self.draft.is_edited:
            self.draft.begin(self._shell.desk)
        self.grids.grid().setFocus()

    def minimumSizeHint(self) -> QSize:
        """Ask for little width, so that the side panel can go below where the window is narrow."""
        return QSize(scaled(_LEAST), super().minimumSizeHint().height())

    def on_changed(self, touched: frozenset[str]) -> None:
        """Follow another window; what is being edited here stays."""
        if "office" not in touched:
            return
        if not self.draft.is_edited and self.side.edited() is None:
            self.draft.begin(self._shell.desk)

    def subtitle(self) -> str:
        """Return what is in view."""
        return f"Lịch làm việc · {self.grids.title.text()}"

    def action_bar(self) -> ActionBarSpec:
        """Return the deeds of the open form, or those of the calendar."""
        form = self.side.edited()
        return self._form_bar(form) if form is not None else self._calendar_bar()

    def import_file(self, path: Path) -> None:
        """Take a file over into the draft and show what it changes; nothing holds yet."""
        self._tell("")
        try:
            document = self._shell.desk.calendars.read_file(path)
        except (RuleError, StorageError) as error:
            self._tell(error.message)
            return
        if document == self.draft.document:
            self._shell.say("Tệp này không khác lịch đang xem.")
            return
        self.draft.step(f"Nhập {path.name}", document)
        self.side.show_tab(Tab.CHANGES)
        self._go_to(self.draft.differences()[0].on if self.draft.is_edited else self._today)
        self.side.changes.list.table.setFocus()

    def choose_file(self) -> None:
        """Ask for a file to import."""
        chosen, _ = QFileDialog.getOpenFileName(self, "Chọn tệp lịch làm việc", "", _PATTERN)
        if chosen:
            self.import_file(Path(chosen))

    def export_file(self) -> None:
        """Write the calendar in view to a file."""
        year = self.grids.current().year
        name = self._shell.save_file("Xuất lịch làm việc", f"lich-lam-viec-{year}.csv", _PATTERN)
        if name:
            self._shell.desk.calendars.write_file(self.draft.document, Path(name))
            self._shell.say(f"Đã xuất lịch làm việc: {name}")

    def show_findings(self) -> None:
        """Bring what wants attention into view."""
        self.side.show_tab(Tab.HEALTH)

    def _form_bar(self, form: EditPanel) -> ActionBarSpec:
        return ActionBarSpec(
            Action("Ghi vào lịch", form.keep, "Ctrl+Enter", "check"),
            (Action("Thôi", form.drop, "Ctrl+W", "x"),),
            note="Ghi vào bản đang sửa, chưa áp dụng",
            state_icon="edit",
            keys=(("Esc", "về lịch"),),
        )

    def _calendar_bar(self) -> ActionBarSpec:
        edited = self.draft.is_edited
        blocked = None if edited else "Lịch chưa có thay đổi nào."
        if self.adopting.busy():
            blocked = "Đang tính lại hạn…"
        undo = None if self.draft.last_words else "Chưa có bước nào để hoàn tác."
        count = len(self.draft.differences())
        return ActionBarSpec(
            Action("Áp dụng lịch", self.adopting.begin, "Ctrl+Enter", "check", blocked),
            (
                Action("Nhập CSV", self.choose_file, "Ctrl+O", "upload"),
                Action("Xuất CSV", self.export_file, "Ctrl+E", "download"),
                Action("Hoàn tác", self.draft.undo, "Ctrl+Z", "undo", undo),
            ),
            state=f"{grouped(count)} thay đổi chưa áp dụng" if edited else "",
            state_icon="edit" if edited else "",
        )

    def _show_draft(self) -> None:
        self.grids.set_marks(Marks(self.draft.document))
        self.side.refresh(self._shell.desk)
        self.bars_changed.emit()

    def _keep_draft(self) -> None:
        try_until_free(self, lambda: self.draft.keep(self._shell.desk))

    def _go_to(self, on: date) -> None:
        self.grids.set_current(on)
        self.side.days.show_date(on)
        self.bars_changed.emit()

    def _on_day_opened(self, on: date) -> None:
        form = self.side.edited()
        if form is not None:  # what is typed there is not overwritten
            form.take_focus()
            return
        self.side.show_tab(Tab.DAYS)
        self.side.days.show_date(on)
        self.side.days.begin_edit()

    def _on_form_turned(self) -> None:
        open_form = self.side.edited() is not None
        self.grids.back_button.set_blocked("Đóng ô đang sửa trước đã." if open_form else None)
        if open_form:
            QTimer.singleShot(0, self.side, self._reveal_side)
        else:
            self.grids.grid().setFocus()
        self.bars_changed.emit()

    def _reveal_side(self) -> None:
        """Scroll to the form where it stands below the grids."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(self.side)

    def _on_adopted(self) -> None:
        self.draft.begin(self._shell.desk)
        self._keep_draft()
        self.side.history.refresh(self._shell.desk)
        self.grids.grid().setFocus()

    def _on_tab_changed(self, tab: object) -> None:
        if tab is Tab.HISTORY:
            self.side.history.refresh(self._shell.desk)

    def _tell(self, words: str) -> None:
        self.problem.set_words("Không nhập được tệp." if words else "", words)
        self.problem.setVisible(bool(words))

    def _connect(self) -> None:
        self.draft.changed.connect(self._show_draft)
        self.draft.stepped.connect(self._keep_draft)
        self.grids.day_changed.connect(self._go_to)
        self.grids.day_opened.connect(self._on_day_opened)
        self.grids.view.changed.connect(lambda _view: self.bars_changed.emit())
        self.side.chosen.connect(self._go_to)
        self.side.form_turned.connect(self._on_form_turned)
        self.side.form_left.connect(lambda: self.grids.grid().setFocus())
        self.side.tabs.changed.connect(self._on_tab_changed)
        self.adopting.changed.connect(self.bars_changed)
        self.adopting.adopted.connect(self._on_adopted)
        self.side.history.review_button.clicked.connect(self.adopting.review)
        self.grids.back_button.clicked.connect(self.closed)

    def _lay_out(self) -> None:
        columns = SideColumn(self.grids, _SIDE, ruled=False)
        columns.side.setContentsMargins(GAP, 0, 0, 0)
        columns.side.addWidget(self.side)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self.problem)
        rows.addWidget(self.slot)
        rows.addWidget(columns, 1)
