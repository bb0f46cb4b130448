"""The work calendar in short: hours in force, the next days that differ, what wants attention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from onecua.domain.calendar_words import KIND_WORDS, STATE_WORDS, day_words, week_words
from onecua.domain.deadline.wording import short_date
from onecua.domain.work_calendar import CalendarDay, DayState
from onecua.ui.admin.tables import ShortTable
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.card import Card
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.paged_model import Column
from onecua.ui.work_calendar.draft import left_unfinished
from onecua.ui.work_calendar.severity import SEVERITY_ICONS, SEVERITY_TONES, SEVERITY_WORDS

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from onecua.domain.calendar_health import Finding
    from onecua.domain.work_calendar import CalendarDocument
    from onecua.ui.shell import Shell

_COMING, _FINDINGS = 4, 4
_FINDING_COLUMNS: tuple[Column[Finding], ...] = (
    Column(
        "Cần xem",
        lambda finding: SEVERITY_WORDS[finding.severity],
        104,
        icon=lambda finding: SEVERITY_ICONS[finding.severity],
        tone=lambda finding: SEVERITY_TONES[finding.severity],
    ),
    Column(
        "",
        lambda finding: finding.words,
        0,
        sub=lambda finding: finding.advice,
        tip=lambda finding: f"{finding.words}.\n{finding.advice}",
    ),
)
_FINE = "Lịch đủ các ngày nghỉ theo luật của năm nay và quý sau."

_COLUMNS: tuple[Column[CalendarDay], ...] = (
    Column("Sắp tới", lambda day: f"{short_date(day.on)}/{day.on.year}", 124),
    Column("Là", lambda day: KIND_WORDS[day.kind], 80),
    Column("Tên", lambda day: day.name, 0, tip=day_words),
    Column(
        "Trạng thái",
        lambda day: STATE_WORDS[day.state],
        110,
        tone=lambda day: "text" if day.state is DayState.OFFICIAL else "warning",
    ),
)


class CalendarCard(Card):
    """Says how the calendar stands; `opened` asks for the whole of it, `asked` for a finding."""

    opened = Signal()
    findings_asked = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__("Lịch làm việc", parent=parent)
        self._shell = shell
        self.open_button = ShortcutButton("Mở lịch làm việc", "Alt+L", "calendar")
        self.set_head(self.open_button)
        self.hours = Label("", wrap=True)
        self.table = ShortTable("Ngày nghỉ và ngày làm bù sắp tới", _COLUMNS, _COMING)
        name = "Điều cần xem của lịch làm việc"
        self.findings = ShortTable(name, _FINDING_COLUMNS, _FINDINGS, two_lines=True)
        self.fine = Label(_FINE, color="success", wrap=True)
        self.set_flush()
        for label in (self.hours, self.fine):
            label.setContentsMargins(12, 10, 12, 10)
        for widget in (self.hours, self.findings, self.fine, self.table):
            self.body.addWidget(widget)
        self.open_button.clicked.connect(self.opened)
        self.findings.row_opened.connect(lambda _finding: self.findings_asked.emit())

    def refresh(self) -> None:
        """Read the calendar in force."""
        calendars, today = self._shell.desk.calendars, self._shell.desk.clock().date()
        document = calendars.document()
        self.hours.setText(_hours_words(document, today))
        found = calendars.health(document)
        self.findings.set_rows(found[:_FINDINGS])
        self.findings.setVisible(bool(found))
        self.fine.setVisible(not found)
        notes = [f"{len(found)} điều cần xem"] if found else []
        notes += ["có thay đổi chưa áp dụng"] if left_unfinished(self._shell.desk) else []
        self.set_note(", ".join(notes))
        self.table.set_rows([day for day in document.days if day.on >= today][:_COMING])


def _hours_words(document: CalendarDocument, today: date) -> str:
    begun = [season for season in document.seasons if season.since <= today]
    season = begun[-1] if begun else document.seasons[0]
    coming = next((each for each in document.seasons if each.since > today), None)
    words = f"Giờ làm việc: {week_words(season.week)}."
    return f"{words} Từ {coming.since:%d/%m/%Y}: {week_words(coming.week)}." if coming else words
