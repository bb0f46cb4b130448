"""How the dossier came and how its result goes back; and what is rarely added to an intake."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onecua.domain.dossier import CHANNEL_WORDS, RETURN_WORDS, Channel, ReturnMethod
from onecua.domain.intake import COPIES_LIMIT
from onecua.ui.intake.breaking_row import BreakingRow
from onecua.ui.theme import theme
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.date_field import DateField
from onecua.ui.widgets.field import Field
from onecua.ui.widgets.field_row import FieldRow
from onecua.ui.widgets.number_field import NumberField
from onecua.ui.widgets.segmented import Segmented
from onecua.ui.widgets.sizes import scaled
from onecua.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onecua.ui.intake.reading import Reader

_COPIES_WIDTH = 74


class ReceptionPanel(QWidget):
    """Channel, return method, copies; «Thêm» (Alt+N) opens the request and a late entry."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.channel = Segmented(list(CHANNEL_WORDS.items()))
        self.return_method = Segmented(list(RETURN_WORDS.items()))
        self.copies = NumberField(1, COPIES_LIMIT)
        self.request = TextField("ghi khi khác tên thủ tục, in trên giấy hẹn")
        self.received_on = DateField()
        self.received_hour = TextField("giờ:phút")
        self.late_reason = TextField("vì sao hôm nay mới nhập")
        self._more = QWidget()
        self._more_button = ShortcutButton("Thêm", "Alt+N", kind="quiet")
        self._more_button.setToolTip("Nội dung yêu cầu; hồ sơ đã nhận hôm khác, nay mới nhập")
        self._more_button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._fields = {
            "channel": Field("Kênh tiếp nhận", self.channel),
            "return_method": Field("Nhận kết quả", self.return_method),
            "copies": Field("Số bộ", self.copies),
            "request": Field("Nội dung yêu cầu giải quyết", self.request, "(nếu có)"),
            "received_at": Field("Nhận hôm khác", self.received_on, "(để trống: bây giờ)"),
            "received_hour": Field("Lúc", self.received_hour),
            "late_reason": Field("Lý do nhập muộn", self.late_reason),
        }
        self._lay_out()
        self._connect()

    def fields(self) -> dict[str, Field]:
        """Return the fields by the names that problems carry."""
        return dict(self._fields)

    def open_more(self, shown: bool = True) -> None:
        """Show or tuck away what is rarely written; what counts is never tucked away."""
        shown = shown or any(field.text() for field in self._rare())
        self._more.setVisible(shown)
        self._more_button.set_words("Thu gọn" if shown else "Thêm")

    def chosen_channel(self) -> Channel:
        """Return how the dossier came."""
        channel = self.channel.value()
        assert isinstance(channel, Channel)
        return channel

    def chosen_return(self) -> ReturnMethod:
        """Return how the result goes back."""
        method = self.return_method.value()
        assert isinstance(method, ReturnMethod)
        return method

    def received_at(self, reader: Reader) -> datetime | None:
        """Return the instant of a late entry, None for an intake of now."""
        problem = self.received_on.problem()
        if problem:
            reader.wrong("received_at", problem)
        day, hour = self.received_on.value(), self.received_hour.text().strip()
        if problem or (day is None and not hour):
            return None
        if day is None:
            reader.wrong("received_at", "Ghi ngày nhận, hoặc xóa giờ nếu nhận bây giờ.")
            return None
        at = reader.hour("received_hour", hour)
        return None if at is None else datetime.combine(day, at)

    def body(self) -> dict[str, Any]:
        """Return everything entered here, for the draft."""
        return {
            "channel": int(self.chosen_channel()),
            "return_method": self.chosen_return().value,
            "copies": self.copies.value(),
            "request": self.request.text(),
            "received_on": self.received_on.text(),
            "received_hour": self.received_hour.text(),
            "late_reason": self.late_reason.text(),
        }

    def show_body(self, body: Mapping[str, Any]) -> None:
        """Show what a draft kept, or the usual for an empty body."""
        self.channel.set_value(Channel(int(body.get("channel", Channel.IN_PERSON))))
        self.return_method.set_value(ReturnMethod(body.get("return_method", ReturnMethod.DESK)))
        self.copies.set_value(int(body.get("copies", 1)))
        texts = {
            "request": self.request,
            "received_hour": self.received_hour,
            "late_reason": self.late_reason,
        }
        for name, field in texts.items():
            field.set_value(str(body.get(name, "")))
        self.received_on.setText(str(body.get("received_on", "")))
        self.open_more(False)

    def _rare(self) -> tuple[TextField, ...]:
        return self.request, self.received_on, self.received_hour, self.late_reason

    def _lay_out(self) -> None:
        first = BreakingRow()
        top = Qt.AlignmentFlag.AlignTop
        first.first.addWidget(self._fields["channel"], 0, top)
        first.first.addWidget(self._fields["return_method"], 0, top)
        first.second.addWidget(self._fields["copies"], 0, top)
        first.second.addStretch(1)
        first.second.addWidget(self._more_button, 0, Qt.AlignmentFlag.AlignBottom)
        self._fit()
        theme().changed.connect(self._fit)
        late = [("received_at", 214), ("received_hour", 96), ("late_reason", 0)]
        more = QVBoxLayout(self._more)
        more.setContentsMargins(0, 0, 0, 0)
        more.setSpacing(6)
        more.addWidget(FieldRow([(self._fields["request"], 0)]))
        more.addWidget(FieldRow([(self._fields[name], width) for name, width in late]))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        rows.addWidget(first)
        rows.addWidget(self._more)
        self._more.hide()

    def _fit(self) -> None:
        self.copies.setFixedWidth(scaled(_COPIES_WIDTH))

    def _connect(self) -> None:
        for control in (self.channel, self.return_method, self.copies):
            control.changed.connect(lambda _value: self.changed.emit())
        for field in self._rare():
            field.textChanged.connect(lambda _text: self.changed.emit())
        self._more_button.clicked.connect(self._on_more)

    def _on_more(self) -> None:
        shown = self._more.isHidden()
        self.open_more(shown)
        (self.request if shown else self.channel).setFocus()
