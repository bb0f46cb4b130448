"""What the edited calendar says otherwise than the one in force, before anything holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onecua.domain.calendar_words import CHANGE_WORDS, difference_words, full_date
from onecua.domain.work_calendar import CalendarDay, Change, Difference
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.paged_model import Column
from onecua.ui.work_calendar.detail_list import DetailList
from onecua.ui.work_calendar.edit_panel import button_row

if TYPE_CHECKING:
    from onecua.ui.work_calendar.draft import CalendarDraft


def _name(difference: Difference) -> str:
    entry = difference.after or difference.before
    if isinstance(entry, CalendarDay):
        return entry.name
    return f"Giờ làm việc: {entry.name}" if entry and entry.name else "Giờ làm việc"


_TONES = {Change.ADDED: "success", Change.REMOVED: "danger", Change.ALTERED: "accent"}
_ICONS = {Change.ADDED: "plus", Change.REMOVED: "minus", Change.ALTERED: "edit"}
DIFFERENCE_COLUMNS: tuple[Column[Difference], ...] = (
    Column(
        "",
        lambda each: CHANGE_WORDS[each.change],
        80,
        icon=lambda each: _ICONS[each.change],
        tone=lambda each: _TONES[each.change],
    ),
    Column(
        "Ngày",
        lambda each: full_date(each.on),
        0,
        sub=_name,
        tip=difference_words,
    ),
)


def difference_detail(difference: Difference) -> str:
    """Return the words below the list for one change."""
    word = CHANGE_WORDS[difference.change]
    return f"{word} {full_date(difference.on)}.\n{difference_words(difference)}"


class ChangesPanel(QWidget):
    """`asked` follows Enter on a change with its date."""

    asked = Signal(object)

    def __init__(self, draft: CalendarDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        empty = "Chưa có thay đổi. Lịch đang xem là lịch đang áp dụng."
        name = "Thay đổi chưa áp dụng"
        self.list = DetailList(name, DIFFERENCE_COLUMNS, difference_detail, empty)
        self.undo_all_button = ShortcutButton("Bỏ mọi thay đổi", "Ctrl+Del", "undo")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.list, 1)
        rows.addLayout(button_row(self.undo_all_button))
        self.undo_all_button.clicked.connect(self._on_undo_all)
        self.list.row_opened.connect(lambda each: self.asked.emit(each.on))

    def refresh(self) -> None:
        """Show the changes anew."""
        self.list.set_rows(self._draft.differences())
        self.undo_all_button.set_blocked(None if self._draft.is_edited else "Chưa có thay đổi.")

    def _on_undo_all(self) -> None:
        self._draft.step("Bỏ mọi thay đổi", self._draft.base)
