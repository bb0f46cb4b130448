"""What the calendar lacks or leaves in doubt, what to do, and the days that would mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onecua.domain.calendar_words import day_words, full_date
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.paged_model import Column
from onecua.ui.work_calendar.detail_list import DetailList
from onecua.ui.work_calendar.edit_panel import button_row
from onecua.ui.work_calendar.severity import SEVERITY_ICONS, SEVERITY_TONES, SEVERITY_WORDS

if TYPE_CHECKING:
    from onecua.domain.calendar_health import Finding
    from onecua.services.desk import Desk
    from onecua.ui.work_calendar.draft import CalendarDraft

_MOST_NAMED = 6
_COLUMNS: tuple[Column[Finding], ...] = (
    Column(
        "Mức",
        lambda finding: SEVERITY_WORDS[finding.severity],
        104,
        icon=lambda finding: SEVERITY_ICONS[finding.severity],
        tone=lambda finding: SEVERITY_TONES[finding.severity],
    ),
    Column(
        "Điều cần xem",
        lambda finding: finding.words,
        0,
        sub=lambda finding: finding.advice,
        tip=lambda finding: f"{finding.words}.\n{finding.advice}",
    ),
)
_NO_DAYS = "Điều này phải tự sửa: bấm Enter để đến ngày ấy."


def _detail(finding: Finding) -> str:
    lines = [f"{finding.words}.", finding.advice]
    named = finding.proposed[:_MOST_NAMED]
    if named:
        lines.append("Ngày đề xuất:")
        lines += [f"{full_date(day.on)} · {day_words(day)}" for day in named]
    if len(finding.proposed) > _MOST_NAMED:
        lines.append(f"và {len(finding.proposed) - _MOST_NAMED} ngày khác.")
    return "\n".join(lines)


class HealthPanel(QWidget):
    """`asked` follows Enter on a finding with the date where to look."""

    asked = Signal(object)

    def __init__(self, draft: CalendarDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self.findings: tuple[Finding, ...] = ()
        empty = "Lịch đủ các ngày nghỉ theo luật của năm nay và quý sau, không có gì phải xem."
        self.list = DetailList("Điều cần xem của lịch", _COLUMNS, _detail, empty)
        self.add_button = ShortcutButton("Thêm ngày đề xuất", "Ctrl+T", "plus")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.list, 1)
        rows.addLayout(button_row(self.add_button))
        self.add_button.clicked.connect(self.add)
        self.list.row_changed.connect(lambda _row: self._block())
        self.list.row_opened.connect(lambda finding: self.asked.emit(finding.on))

    def refresh(self, desk: Desk) -> None:
        """Check the calendar as edited."""
        self.findings = desk.calendars.health(self._draft.document)
        self.list.set_rows(self.findings)
        self._block()

    def add(self) -> None:
        """List the days that the chosen finding proposes."""
        finding = self.list.current()
        if finding is not None and finding.proposed:
            document = self._draft.document.with_days(*finding.proposed)
            count = len(finding.proposed)
            self._draft.step(f"Thêm {count} ngày đề xuất", document)
            self.asked.emit(finding.proposed[0].on)

    def _block(self) -> None:
        finding = self.list.current()
        reason = None
        if finding is None:
            reason = "Không có điều gì cần xem."
        elif not finding.proposed:
            reason = _NO_DAYS
        self.add_button.set_blocked(reason)
