"""The work calendar of a year: each day that differs, on what it rests, read only."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from onecua.domain.vietnamese import weekday_short
from onecua.domain.work_calendar import CalendarDay, DayKind, DayState
from onecua.ui.admin.tables import ShortTable
from onecua.ui.widgets.card import Card
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.paged_model import Column
from onecua.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from onecua.ui.shell import Shell

_KINDS = {DayKind.OFF: "Nghỉ", DayKind.MAKE_UP: "Làm bù"}
_STATES = {DayState.OFFICIAL: "chính thức", DayState.EXPECTED: "dự kiến"}
_MOST = 24

_COLUMNS: tuple[Column[CalendarDay], ...] = (
    Column("Ngày", lambda day: f"{weekday_short(day.on)} {day.on:%d/%m/%Y}", 124),
    Column("Là", lambda day: _KINDS[day.kind], 80),
    Column(
        "Tên, căn cứ",
        lambda day: day.name,
        0,
        sub=lambda day: day.legal_source,
        tip=lambda day: day.legal_source,
    ),
    Column(
        "Trạng thái",
        lambda day: _STATES[day.state],
        110,
        tone=lambda day: "text" if day.state is DayState.OFFICIAL else "warning",
    ),
)


class CalendarCard(Card):
    """Lists the days off and the make-up days of this year or the next."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__("Lịch làm việc", "ngoài thứ Bảy và Chủ nhật", parent=parent)
        self._shell = shell
        this_year = shell.desk.clock().year
        self.year = Segmented([(y, str(y)) for y in (this_year, this_year + 1)], small=True)
        self.year.changed.connect(self.refresh)
        self.set_head(self.year)
        self.set_flush()
        self.table = ShortTable("Ngày nghỉ và ngày làm bù", _COLUMNS, _MOST, two_lines=True)
        self._none = Label("", color="sub", wrap=True)
        self._none.setContentsMargins(12, 10, 12, 10)
        self.body.addWidget(self.table)
        self.body.addWidget(self._none)

    def refresh(self, _year: object = None) -> None:
        """Read the calendar in force."""
        year = cast("int", self.year.value())
        days = self._shell.desk.rulebook.calendar.days
        listed = sorted((day for day in days.values() if day.on.year == year), key=lambda d: d.on)
        self.table.set_rows(listed)
        self.table.setVisible(bool(listed))
        self._none.setText(
            f"Chưa có ngày nghỉ lễ nào của năm {year}: hạn chỉ trừ thứ Bảy và Chủ nhật."
        )
        self._none.setVisible(not listed)
