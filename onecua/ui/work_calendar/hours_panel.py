"""The seasons of office hours, and the form of one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from onecua.domain.calendar_words import full_date, week_words
from onecua.domain.work_calendar import Season
from onecua.errors import RuleError
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.paged_model import Column
from onecua.ui.work_calendar.detail_list import DetailList
from onecua.ui.work_calendar.edit_panel import EditPanel, button_row
from onecua.ui.work_calendar.season_form import SeasonForm

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from onecua.ui.work_calendar.draft import CalendarDraft

_ONLY = "Lịch phải có ít nhất một mùa giờ làm việc. Sửa mùa này thay vì bỏ."


def _detail(season: Season) -> str:
    lines = [
        f"Từ {full_date(season.since)}: {season.name or 'giờ làm việc'}",
        *week_words(season.week).split("; "),
        f"Căn cứ: {season.legal_source}" if season.legal_source else "Chưa ghi căn cứ",
    ]
    return "\n".join(lines)


class HoursPanel(EditPanel):
    """`chosen` follows the list's caret with the first day of the season."""

    chosen = Signal(object)

    def __init__(self, draft: CalendarDraft, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._today = today
        self._edited: Season | None = None
        columns: tuple[Column[Season], ...] = (
            Column("Từ ngày", lambda s: f"{s.since:%d/%m/%Y}", 108, sub=self._standing),
            Column("Giờ làm việc", lambda s: s.name, 0, sub=lambda s: week_words(s.week)),
        )
        empty = "Lịch chưa có giờ làm việc."
        self.list = DetailList("Các mùa giờ làm việc", columns, _detail, empty)
        self.form = SeasonForm()
        self.set_form(self.form)
        self.add_button = ShortcutButton("Thêm", "Ctrl+N", "plus")
        self.edit_button = ShortcutButton("Sửa", "Ctrl+D", "edit")
        self.remove_button = ShortcutButton("Bỏ", "Del", "trash")
        rows = QVBoxLayout(self.list_side)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.list, 1)
        rows.addLayout(button_row(self.add_button, self.edit_button, self.remove_button))
        self.add_button.clicked.connect(self.begin_new)
        self.edit_button.clicked.connect(self.begin_edit)
        self.remove_button.clicked.connect(self.remove)
        self.list.row_opened.connect(lambda _row: self.begin_edit())
        self.list.row_changed.connect(self._on_row_changed)

    def refresh(self) -> None:
        """Show the seasons anew."""
        seasons = self._draft.document.seasons
        self.list.set_rows(seasons)
        self.edit_button.set_blocked(None if seasons else "Chưa có mùa giờ nào.")
        self.remove_button.set_blocked(None if len(seasons) > 1 else _ONLY)

    def begin_edit(self) -> None:
        """Open the form for the chosen season."""
        season = self.list.current()
        if season is not None:
            self._open(season.since, season)

    def begin_new(self) -> None:
        """Open the form for a new season from today, like the one in force."""
        self._open(self._today, None)

    def keep(self) -> None:
        """Take the season of the form over, in place of the one that was edited."""
        season = self.form.read()
        if season is None:
            return
        other = self._draft.document.season_from(season.since)
        if other is not None and other != self._edited:
            words = f"Đã có mùa giờ từ {full_date(season.since)}. Sửa mùa ấy hoặc chọn ngày khác."
            self.form.fields["since"].set_problem(words)
            self.form.since.setFocus()
            return
        document = self._draft.document
        if self._edited is not None:
            document = document.without_season(self._edited.since)
        try:
            self._draft.step(
                f"Giờ làm việc từ {full_date(season.since)}", document.with_season(season)
            )
        except RuleError as error:
            self.form.fields["since"].set_problem(error.message)
            return
        self.turn(to_form=False)

    def remove(self) -> None:
        """Take the chosen season away."""
        season = self.list.current()
        if season is not None and self.remove_button.isEnabled():
            words = f"Bỏ giờ làm việc từ {full_date(season.since)}"
            self._draft.step(words, self._draft.document.without_season(season.since))

    def _open(self, since: date, season: Season | None) -> None:
        self._edited = season
        self.form.show_season(since, season, self._in_force(since))
        self.turn(to_form=True)
        self.form.focus_first()

    def _in_force(self, on: date) -> Season | None:
        seasons = self._draft.document.seasons
        begun = [season for season in seasons if season.since <= on]
        return begun[-1] if begun else next(iter(seasons), None)

    def _standing(self, season: Season) -> str:
        if season == self._in_force(self._today):
            return "đang áp dụng"
        return "sắp tới" if season.since > self._today else "đã qua"

    def _on_row_changed(self, season: object) -> None:
        if isinstance(season, Season) and self.list.table.hasFocus():
            self.chosen.emit(season.since)
