"""The listed days of a year, and the form of one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from onecua.domain.calendar_words import KIND_WORDS, STATE_WORDS, day_words, full_date
from onecua.domain.deadline.wording import short_date
from onecua.domain.work_calendar import CalendarDay, DayKind, DayState, Scope
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.paged_model import Column, PagedTableModel
from onecua.ui.widgets.row_delegate import row_height
from onecua.ui.widgets.table_view import TableView
from onecua.ui.work_calendar.day_form import DayForm
from onecua.ui.work_calendar.edit_panel import EditPanel, button_row

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from onecua.ui.work_calendar.draft import CalendarDraft


def _source(day: CalendarDay) -> str:
    marks = [STATE_WORDS[day.state]] if day.state is DayState.EXPECTED else []
    marks += ["riêng đơn vị"] if day.scope is Scope.LOCAL else []
    return " · ".join([*marks, day.legal_source or "chưa ghi căn cứ"])


_ICONS = {DayKind.OFF: "calendar", DayKind.MAKE_UP: "check"}
_COLUMNS: tuple[Column[CalendarDay], ...] = (
    Column("Ngày", lambda day: short_date(day.on), 84),
    Column(
        "Là",
        lambda day: KIND_WORDS[day.kind],
        92,
        icon=lambda day: _ICONS[day.kind],
        tone=lambda day: "warning" if day.kind is DayKind.OFF else "success",
    ),
    Column(
        "Tên, căn cứ",
        lambda day: day.name,
        0,
        sub=_source,
        tip=day_words,
    ),
)


class DaysPanel(EditPanel):
    """`chosen` follows the table's caret; the page walks there in the grid."""

    chosen = Signal(object)

    def __init__(self, draft: CalendarDraft, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._on = today
        self._edited: CalendarDay | None = None
        self._walking = False
        self.table = TableView(bare=True)
        self.rows: PagedTableModel[CalendarDay] = PagedTableModel.of_rows(_COLUMNS, [])
        self.table.set_model(self.rows)
        self.table.verticalHeader().setDefaultSectionSize(row_height(two_lines=True))
        self.table.setAccessibleName("Ngày nghỉ và ngày làm bù trong năm")
        self.none = Label("", color="sub", wrap=True)
        self.none.setContentsMargins(12, 10, 12, 10)
        self.form = DayForm()
        self.set_form(self.form)
        self.add_button = ShortcutButton("Thêm", "Ctrl+N", "plus")
        self.edit_button = ShortcutButton("Sửa", "Ctrl+D", "edit")
        self.remove_button = ShortcutButton("Bỏ", "Del", "trash")
        self._lay_out()
        self._connect()

    def show_date(self, on: date) -> None:
        """Show the year of a date and put the caret on it where it is listed."""
        year_turned = on.year != self._on.year
        self._on = on
        if year_turned:
            self.refresh()
        self._mark()

    def refresh(self) -> None:
        """Show the days of the year anew."""
        year = self._on.year
        listed = [day for day in self._draft.document.days if day.on.year == year]
        self.rows.set_rows(listed)
        self.table.setVisible(bool(listed))
        words = f"Chưa có ngày nghỉ nào của năm {year}: hạn chỉ trừ ngày nghỉ hằng tuần. "
        self.none.setText(words + "Nhập tệp lịch của năm hoặc thêm từng ngày.")
        self.none.setVisible(not listed)
        self._mark()

    def begin_edit(self) -> None:
        """Open the form for the chosen date, listed or not."""
        self._edited = self._draft.document.day(self._on)
        self.form.show_day(self._on, self._edited)
        self.turn(to_form=True)
        self.form.focus_first()

    def begin_new(self) -> None:
        """Open an empty form, on the chosen date where nothing is listed for it."""
        if self._draft.document.day(self._on) is None:
            self.begin_edit()
            return
        self._edited = None
        self.form.show_day(self._on, None)
        self.form.on.set_value(None)
        self.turn(to_form=True)
        self.form.on.setFocus()

    def keep(self) -> None:
        """List the day of the form, in place of the one that was edited."""
        day = self.form.read()
        if day is None:
            return
        document, other = self._draft.document, self._draft.document.day(day.on)
        if other is not None and other != self._edited:
            self.form.fields["on"].set_problem(
                f"{full_date(day.on)} đã có trong lịch: {other.name}. Sửa ngày ấy hoặc chọn ngày "
                "khác."
            )
            self.form.on.setFocus()
            return
        if self._edited is not None:
            document = document.without_day(self._edited.on)
        words = "Sửa" if self._edited else "Thêm"
        self._draft.step(f"{words} {full_date(day.on)}", document.with_days(day))
        self.turn(to_form=False)
        self.chosen.emit(day.on)

    def remove(self) -> None:
        """Take the chosen day off the list."""
        day = self._draft.document.day(self._on)
        if day is not None:
            self._draft.step(f"Bỏ {full_date(day.on)}", self._draft.document.without_day(day.on))

    def _mark(self) -> None:
        """Put the caret on the chosen date without telling the page, which knows."""
        place = next((p for p in range(self.rows.rowCount()) if self._row(p).on == self._on), None)
        self._walking = True
        if place is None:
            self.table.clearSelection()
            self.table.setCurrentIndex(self.rows.index(-1, -1))
        else:
            self.table.select_position(place)
        self._walking = False
        listed = place is not None
        self.edit_button.set_words("Sửa" if listed else "Ghi")
        self.remove_button.set_blocked(None if listed else "Ngày đang chọn không có trong lịch.")

    def _row(self, place: int) -> CalendarDay:
        row = self.rows.row_at(place)
        assert row is not None
        return row

    def _on_row_changed(self, row: object) -> None:
        if isinstance(row, CalendarDay) and not self._walking:
            self._on = row.on
            self._mark()
            self.chosen.emit(row.on)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.begin_new)
        self.edit_button.clicked.connect(self.begin_edit)
        self.remove_button.clicked.connect(self.remove)
        self.table.row_changed.connect(self._on_row_changed)
        self.table.row_opened.connect(lambda _row: self.begin_edit())

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self.list_side)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.table, 1)
        rows.addWidget(self.none)
        rows.addStretch(0)
        rows.addLayout(button_row(self.add_button, self.edit_button, self.remove_button))
