"""The hours of one season: from when, its name, and a line for each weekday."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from onecua.domain.deadline.wording import duration
from onecua.domain.vietnamese import clean
from onecua.domain.work_calendar import (
    Season,
    WeekdayHours,
    minutes_of,
    parse_sessions,
    sessions_text,
    usual_week,
)
from onecua.errors import RuleError
from onecua.ui.widgets.check_box import CheckBox
from onecua.ui.widgets.date_field import DateField
from onecua.ui.widgets.enter_key import enter_moves_on
from onecua.ui.widgets.field import Field, MessageLine
from onecua.ui.widgets.field_row import FieldRow
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.text_field import TextField
from onecua.ui.work_calendar.edit_panel import EditForm

if TYPE_CHECKING:
    from datetime import date

_DAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_NAME, _SOURCE = 80, 200


class WeekdayLine:
    """The hours of a weekday: the text, how long that is, whether terms count it."""

    def __init__(self, word: str) -> None:
        self.label = Label(word)
        self.hours = TextField("không làm việc")
        self.length = Label("", "small", "sub")
        self.counted = CheckBox("")
        self.hours.setAccessibleName(f"Giờ làm việc {word}")
        self.counted.setAccessibleName(f"Tính hạn {word}")
        self.hours.changed.connect(lambda _text: self.show_length())

    def show(self, hours: WeekdayHours) -> None:
        """Show the hours of a weekday."""
        self.hours.set_value(sessions_text(hours.sessions))
        self.counted.setChecked(hours.counted)
        self.show_length()

    def show_length(self) -> None:
        """Say how long the day is, as far as the text can be read."""
        found = self.problem_or_hours()
        closed = isinstance(found, WeekdayHours) and not found.sessions
        words = ""
        if isinstance(found, WeekdayHours):
            words = "nghỉ" if closed else duration(minutes_of(found.sessions))
        self.length.setText(words)
        self.counted.setEnabled(not closed)

    def problem_or_hours(self) -> WeekdayHours | str:
        """Return the hours as typed, or what is wrong with them."""
        text = self.hours.value()
        if not text:
            return WeekdayHours()
        try:
            return WeekdayHours(parse_sessions(text), self.counted.isChecked())
        except RuleError as error:
            return " ".join(problem.message for problem in error.problems)


class SeasonForm(EditForm):
    """Edits one season; `read()` gives it or says what is wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label("", "heading")
        self.since = DateField()
        self.name = TextField("Giờ mùa hè")
        self.source = TextField("QĐ 12/QĐ-UBND ngày 01/4/2026")
        self.lines = [WeekdayLine(word) for word in _DAYS]
        self.fields = {
            "since": Field("Áp dụng từ ngày", self.since),
            "name": Field("Tên", self.name),
            "legal_source": Field("Căn cứ", self.source, "số văn bản"),
        }
        self._problem = MessageLine()
        self._problem.hide()
        self._lay_out()
        enter_moves_on(self)

    def show_season(self, since: date, season: Season | None, like: Season | None) -> None:
        """Begin with a season, or with a new one like the one in force on its date."""
        shown = season or Season(since, like.week if like else usual_week())
        self.title.setText("Sửa giờ làm việc" if season else "Thêm mùa giờ làm việc")
        self.since.set_value(shown.since)
        self.name.set_value(shown.name)
        self.source.set_value(shown.legal_source)
        for line, hours in zip(self.lines, shown.week, strict=True):
            line.show(hours)
        self._tell({}, "")

    def state(self) -> tuple[object, ...]:
        """Return what is typed and chosen."""
        texts = (self.since, self.name, self.source, *(line.hours for line in self.lines))
        counted = (line.counted.isChecked() for line in self.lines)
        return (*(each.text() for each in texts), *counted)

    def read(self) -> Season | None:
        """Return the season as typed, or None after saying what to mend."""
        problems: dict[str, str] = {}
        since = self.since.value()
        if since is None:
            problems["since"] = self.since.problem() or "Ghi ngày bắt đầu."
        found = [line.problem_or_hours() for line in self.lines]
        week = tuple(each for each in found if isinstance(each, WeekdayHours))
        wrong = [
            f"{word}: {each}"
            for word, each in zip(_DAYS, found, strict=True)
            if isinstance(each, str)
        ]
        season = None
        if since is not None and not wrong:
            try:
                name = clean(self.name.value(), _NAME)
                season = Season(since, week, name, clean(self.source.value(), _SOURCE))
            except RuleError as error:
                wrong.append(error.message)
        self._tell(problems, " ".join(wrong))
        return season

    def focus_first(self) -> None:
        """Take the focus where typing begins."""
        self.since.setFocus()
        self.since.selectAll()

    def _tell(self, problems: dict[str, str], wrong: str) -> None:
        for name, field in self.fields.items():
            field.set_problem(problems.get(name))
        self._problem.set_words(wrong)
        if problems:
            self.fields[next(iter(problems))].control.setFocus()
        elif wrong:
            bad = (line for line in self.lines if isinstance(line.problem_or_hours(), str))
            next(bad, self.lines[0]).hours.setFocus()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for column, word in ((1, "Giờ làm việc"), (3, "Tính hạn")):
            grid.addWidget(Label(word, "small", "sub"), 0, column)
        for row, line in enumerate(self.lines, start=1):
            for column, widget in enumerate((line.label, line.hours, line.length, line.counted)):
                grid.addWidget(widget, row, column)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 10, 12, 10)
        rows.setSpacing(8)
        rows.addWidget(self.title)
        rows.addWidget(FieldRow([(self.fields["since"], 140), (self.fields["name"], 0)]))
        rows.addWidget(self.fields["legal_source"])
        note = "Ghi từng buổi, ví dụ 07:30-11:30,13:00-17:00. Bỏ trống là nghỉ. Thứ chỉ tiếp nhận "
        note += "thì bỏ dấu «Tính hạn»."
        rows.addWidget(Label(note, "small", "sub", wrap=True))
        rows.addLayout(grid)
        rows.addWidget(self._problem)
        rows.addStretch(1)
