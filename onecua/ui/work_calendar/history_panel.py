"""The calendars that were adopted: when, by whom, and what each changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from onecua.domain.calendar_words import CHANGE_WORDS, difference_words, full_date
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.paged_model import Column
from onecua.ui.work_calendar.detail_list import DetailList
from onecua.ui.work_calendar.edit_panel import button_row

if TYPE_CHECKING:
    from onecua.services.calendars import AdoptedCalendar
    from onecua.services.desk import Desk

_MOST_NAMED = 8


def _what(adopted: AdoptedCalendar) -> str:
    if adopted.is_first:
        return "Lịch đi kèm, khi khai báo đơn vị"
    return f"{len(adopted.changes)} thay đổi"


def _detail(adopted: AdoptedCalendar) -> str:
    head = f"Lịch {adopted.sha256[:12]}, {_what(adopted).lower()}."
    named = adopted.changes[:_MOST_NAMED]
    lines = [
        f"{CHANGE_WORDS[each.change]} {full_date(each.on)}: {difference_words(each)}"
        for each in named
    ]
    rest = len(adopted.changes) - len(named)
    return "\n".join([head, *lines, *([f"và {rest} thay đổi khác."] if rest else [])])


_COLUMNS: tuple[Column[AdoptedCalendar], ...] = (
    Column("Áp dụng lúc", lambda each: f"{each.adopted_at:%H:%M %d/%m/%Y}", 206, sub=_what),
    Column("Cán bộ", lambda each: each.officer_name, 0, sub=lambda each: each.sha256[:12]),
)


class HistoryPanel(QWidget):
    """Lists every adoption, the one in force first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        empty = "Chưa có lịch nào được áp dụng."
        self.list = DetailList("Các lịch đã áp dụng", _COLUMNS, _detail, empty)
        self.review_button = ShortcutButton("Hồ sơ lệch lịch đang áp dụng", "Ctrl+R", "search")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.list, 1)
        rows.addLayout(button_row(self.review_button))

    def refresh(self, desk: Desk) -> None:
        """Read the adoptions anew."""
        self.list.set_rows(desk.calendars.history())
