"""What a rule comes to, live: received at this hour of today, due then, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onecua.domain.deadline import handling_time_words, receipt_sentence
from onecua.domain.dossier import CHANNEL_WORDS, Channel
from onecua.domain.vietnamese import weekday_short
from onecua.errors import RuleError
from onecua.ui.admin.hours import parse_hour
from onecua.ui.due_words import due_words, strip_cells
from onecua.ui.theme import theme
from onecua.ui.widgets.day_strip import DayStrip
from onecua.ui.widgets.field import MessageLine
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.segmented import Segmented
from onecua.ui.widgets.sizes import scaled
from onecua.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from onecua.services.procedure_rules import RuleExample

_HOUR = time(15, 30)
_HOUR_WIDTH = 64
_EDGE = 16
_NO_TERM = "Chưa có thời hạn nên chưa có ví dụ. Thời hạn được ghi một lần khi nhận hồ sơ đầu tiên."
_NO_HOUR = "Ghi giờ nhận của ví dụ như 15:30."


class ExamplePanel(QWidget):
    """Shows a `RuleExample`; `changed` follows the hour and the channel of it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on: date | None = None
        self._brief = False
        self.hour = TextField()
        self.hour.set_value(f"{_HOUR:%H:%M}")
        self.hour.setAccessibleName("Giờ nhận của ví dụ")
        self.channel = Segmented([(Channel.IN_PERSON, "Trực tiếp")], small=True)
        self.channel.setAccessibleName("Kênh nộp của ví dụ")
        self._day = Label("", color="sub")
        self._due = Label("", "heading")
        self._term = Label("", color="sub")
        self.strip = DayStrip()
        self._why = Label("", "small", "sub", wrap=True)
        self._others = Label("", wrap=True)
        self._warning = MessageLine()
        self._lay_out()
        self.hour.changed.connect(lambda _text: self.changed.emit())
        self.channel.changed.connect(lambda _channel: self.changed.emit())
        theme().changed.connect(self._fit)
        self._fit()

    def offer(self, channels: Sequence[Channel], today: date) -> None:
        """Offer the channels whose terms differ; the day of the example is today."""
        self._on = today
        self._day.setText(f"hôm nay, {weekday_short(today)} {today:%d/%m/%Y}")
        kept = self.channel.value()
        self.channel.set_options([(each, CHANNEL_WORDS[each]) for each in channels])
        if kept in channels:
            self.channel.set_value(kept)
        self.channel.setVisible(len(channels) > 1)

    def chosen_channel(self) -> Channel:
        """Return the channel of the example."""
        return cast("Channel", self.channel.value())

    def received_at(self) -> datetime | None:
        """Return the instant of the example, None while the hour cannot be read."""
        try:
            hour = parse_hour(self.hour.value(), "hour")
        except RuleError:
            return None
        return datetime.combine(self._on, hour) if self._on and hour else None

    def show_example(self, example: RuleExample | None) -> None:
        """Show what the rule comes to, or why there is nothing to show."""
        if example is None:
            self.show_refusal(_NO_TERM if self.received_at() is not None else _NO_HOUR)
            return
        self._due.setText(f"Hẹn trả {due_words(example.deadline.due_at)}")
        self._term.setText(handling_time_words(example.term))
        self.strip.set_cells(strip_cells(example.deadline))
        self._why.setText(receipt_sentence(example.deadline))
        self._others.setText(" · ".join(_others(example)))
        self._set_shown(shown=True)
        late = "Hạn riêng của bộ phận này đến sau hạn của cả thủ tục. Xem lại thời gian."
        self._warning.set_words(late if example.is_desk_later else "", "warning")

    def show_refusal(self, words: str) -> None:
        """Say why nothing can be reckoned."""
        self._others.setText(words)
        self._set_shown(shown=False)
        self._warning.set_words("")

    def set_brief(self, brief: bool) -> None:
        """Leave out why it is that day, where the room is wanted for the steps."""
        self._brief = brief
        self._set_shown(not self._due.isHidden())

    def words(self) -> str:
        """Return everything that is said."""
        said = (self._due, self._term, self._why, self._others)
        shown = [label.text() for label in said if not label.isHidden()]
        return "\n".join([*shown, self._warning.words()]).strip()

    def _set_shown(self, shown: bool) -> None:
        for label in (self._due, self._term):
            label.setVisible(shown)
        self.strip.setVisible(shown and not self._brief)
        self._why.setVisible(shown and not self._brief)
        self._others.setVisible(not shown or bool(self._others.text()))

    def _fit(self) -> None:
        self.hour.setFixedWidth(scaled(_HOUR_WIDTH))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(Label("Ví dụ: nhận lúc", "strong"))
        top.addWidget(self.hour)
        top.addWidget(self._day)
        top.addStretch(1)
        top.addWidget(self.channel)
        due = QHBoxLayout()
        due.setSpacing(10)
        due.addWidget(self._due)
        due.addWidget(self._term)
        due.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(_EDGE, 8, _EDGE, 10)
        rows.setSpacing(5)
        rows.addLayout(top)
        rows.addLayout(due)
        for widget in (self.strip, self._why, self._others, self._warning):
            rows.addWidget(widget)


def _others(example: RuleExample) -> list[str]:
    found = []
    if example.verified is not None:
        found.append(f"Phải xác minh: {due_words(example.verified.due_at)}")
    if example.desk_due_at is not None:
        found.append(f"Riêng bộ phận này: {due_words(example.desk_due_at)}")
    return found


@dataclass(frozen=True, slots=True)
class StepEnd:
    """What is said of a step's end, and whether it comes after the due instant of the whole."""

    words: str
    is_late: bool = False


def step_ends(example: RuleExample | None) -> list[StepEnd]:
    """Say of each step when it is over if everybody takes all of the time given."""
    if example is None:
        return []
    return [_step_end(end, example.deadline.due_at) for _, end in example.steps]


def _step_end(end: datetime | None, due_at: datetime) -> StepEnd:
    if end is None:
        return StepEnd("không tính thời gian")
    late = end > due_at
    words = f"xong trước {due_words(end)}"
    return StepEnd(
        f"{words}: sau hạn trả nếu bước nào cũng dùng hết thời gian" if late else words, late
    )
