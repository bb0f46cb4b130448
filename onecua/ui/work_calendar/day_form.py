"""One listed day written down: date, what it is, name, source, state, for whom, its hours."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from onecua.domain.vietnamese import clean
from onecua.domain.work_calendar import (
    CalendarDay,
    DayKind,
    DayState,
    Scope,
    parse_sessions,
    sessions_text,
)
from onecua.errors import RuleError
from onecua.ui.widgets.date_field import DateField
from onecua.ui.widgets.enter_key import enter_moves_on
from onecua.ui.widgets.field import Field
from onecua.ui.widgets.field_row import FieldRow
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.segmented import Segmented
from onecua.ui.widgets.text_field import TextField
from onecua.ui.work_calendar.edit_panel import EditForm

if TYPE_CHECKING:
    from datetime import date

    from onecua.domain.work_calendar import Session

_NAME, _SOURCE = 120, 200


class DayForm(EditForm):
    """Edits one day; `read()` gives it or says beside the fields what is wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label("", "heading")
        self.on = DateField()
        self.kind = Segmented([(DayKind.OFF, "Nghỉ"), (DayKind.MAKE_UP, "Làm việc, làm bù")])
        self.name = TextField("Ngày Văn hóa Việt Nam")
        self.source = TextField("TB 9441/TB-BNV 16/10/2025")
        self.certainty = Segmented(
            [(DayState.OFFICIAL, "Chính thức"), (DayState.EXPECTED, "Dự kiến")]
        )
        self.scope = Segmented([(Scope.NATIONAL, "Toàn quốc"), (Scope.LOCAL, "Riêng đơn vị")])
        self.sessions = TextField("như ngày làm việc thường")
        self.fields = {
            "on": Field("Ngày", self.on),
            "kind": Field("Là ngày", self.kind),
            "name": Field("Tên", self.name, "hiện ở lý do của hạn"),
            "legal_source": Field("Căn cứ", self.source, "số văn bản"),
            "state": Field("Trạng thái", self.certainty),
            "scope": Field("Áp dụng", self.scope),
            "sessions": Field("Giờ riêng của ngày này", self.sessions, "ví dụ 07:30-11:30"),
        }
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 10, 12, 10)
        rows.setSpacing(8)
        rows.addWidget(self.title)
        rows.addWidget(FieldRow([(self.fields["on"], 140), (self.fields["kind"], 0)]))
        for name in ("name", "legal_source", "state", "scope", "sessions"):
            rows.addWidget(self.fields[name])
        rows.addStretch(1)
        self.kind.changed.connect(self._on_kind_changed)
        enter_moves_on(self)

    def show_day(self, on: date, day: CalendarDay | None) -> None:
        """Begin with a listed day, or with a day off of this date."""
        shown = day or CalendarDay(on, DayKind.OFF, "")
        self.title.setText("Sửa ngày đã ghi" if day else "Thêm một ngày vào lịch")
        self.on.set_value(shown.on)
        self.kind.set_value(shown.kind)
        self.name.set_value(shown.name)
        self.source.set_value(shown.legal_source)
        self.certainty.set_value(shown.state)
        self.scope.set_value(shown.scope)
        self.sessions.set_value(sessions_text(shown.sessions))
        for field in self.fields.values():
            field.set_problem(None)
        self._on_kind_changed()

    def state(self) -> tuple[object, ...]:
        """Return what is typed and chosen."""
        texts = (self.on, self.name, self.source, self.sessions)
        chosen = (self.kind, self.certainty, self.scope)
        return (*(each.text() for each in texts), *(each.value() for each in chosen))

    def read(self) -> CalendarDay | None:
        """Return the day as typed, or None after saying beside the fields what to mend."""
        problems: dict[str, str] = {}
        on = self.on.value()
        if on is None:
            problems["on"] = self.on.problem() or "Ghi ngày."
        name = _cleaned("name", self.name, _NAME, problems)
        source = _cleaned("legal_source", self.source, _SOURCE, problems)
        if not name and "name" not in problems:
            problems["name"] = "Ghi tên ngày, tên này hiện trong lý do của hạn trả."
        kind = cast("DayKind", self.kind.value())
        hours = self.sessions.value() if kind is DayKind.MAKE_UP else ""
        sessions: tuple[Session, ...] = ()
        try:
            sessions = parse_sessions(hours) if hours else ()
        except RuleError as error:
            problems["sessions"] = " ".join(problem.message for problem in error.problems)
        self._tell(problems)
        if problems or on is None:
            return None
        state, scope = cast("DayState", self.certainty.value()), cast("Scope", self.scope.value())
        return CalendarDay(on, kind, name, source, state, scope, sessions)

    def focus_first(self) -> None:
        """Take the focus where typing begins."""
        first = self.on if self.name.value() else self.name
        first.setFocus()
        first.selectAll()

    def _tell(self, problems: dict[str, str]) -> None:
        for name, field in self.fields.items():
            field.set_problem(problems.get(name))
        first = next((name for name in self.fields if name in problems), None)
        if first is not None:
            self.fields[first].control.setFocus()

    def _on_kind_changed(self, _kind: object = None) -> None:
        self.fields["sessions"].setVisible(self.kind.value() is DayKind.MAKE_UP)


def _cleaned(place: str, control: TextField, limit: int, problems: dict[str, str]) -> str:
    try:
        return clean(control.value(), limit)
    except RuleError as error:
        problems[place] = error.message
        return ""
