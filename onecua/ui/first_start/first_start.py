"""The first window: the declaration at the left, the receipt's head and other ways at the right.

It makes nothing itself: `finished` hands a `FirstStartChoice` to the window code, which makes the
data folder through `services.setup.set_up`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from onecua.clock import Clock, vietnam_now, wall_now, zone_differs
from onecua.domain.vietnamese import clean
from onecua.errors import RuleError
from onecua.ui.first_start.backup_field import BackupField
from onecua.ui.first_start.choice import SAMPLE_OFFICE, FirstStartChoice
from onecua.ui.first_start.commune_source import CommuneSource, shipped_places
from onecua.ui.first_start.header import FirstStartHeader
from onecua.ui.first_start.office_form import OfficeForm
from onecua.ui.first_start.side_column import SideColumn
from onecua.ui.first_start.step_head import StepHead
from onecua.ui.first_start.time_question import LABEL, TimeQuestion
from onecua.ui.page import Action, ActionBarSpec
from onecua.ui.theme import theme
from onecua.ui.widgets.action_bar import ActionBar
from onecua.ui.widgets.confirm_dialog import Question, confirm
from onecua.ui.widgets.enter_key import enter_moves_on
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.problem_summary import ProblemSummary
from onecua.ui.widgets.sizes import scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from onecua.ui.tasks import Runner
    from onecua.ui.widgets.field import Field

_SIDE = 502
_MARGIN = 32
_NARROW_BELOW = 1180
_NAMES = {
    "time": LABEL,
    "province": "Tỉnh, thành phố",
    "commune": "Xã, phường, đặc khu",
    "unit_code": "Mã đơn vị",
    "phone": "Điện thoại",
    "counter": "Quầy",
    "officer_name": "Họ và tên",
    "backup_folder": "Thư mục giữ bản sao",
}
_LEAVE = Question(
    "Thoát khi chưa khai báo xong?",
    "Những ô vừa điền chưa được lưu. Lần mở sau sẽ phải điền lại từ đầu.",
    "Thoát",
    "Điền tiếp",
)


class FirstStart(QWidget):
    """`finished(FirstStartChoice)` follows a whole declaration, `cancelled` the wish to leave."""

    finished = Signal(object)
    cancelled = Signal()

    def __init__(
        self,
        tasks: Runner,
        clock: Clock = vietnam_now,
        *,
        wall_clock: Clock = wall_now,
        is_foreign_zone: bool | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("onecua · Khai báo đơn vị")
        self._import_next = False
        foreign = zone_differs() if is_foreign_zone is None else is_foreign_zone
        self.time = TimeQuestion(clock(), wall_clock()) if foreign else None
        self.form = OfficeForm(CommuneSource(shipped_places()))
        self.backup = BackupField(tasks)
        self.problems = ProblemSummary("trước khi bắt đầu")
        self.side = SideColumn(clock().date())
        self.bar = ActionBar(side=_MARGIN)
        self.form.changed.connect(self._show_head)
        self.side.sample.clicked.connect(self._on_sample)
        self.side.importing.clicked.connect(self._on_import)
        self._lay_out()
        theme().changed.connect(self._fit)
        enter_moves_on(self)
        self._show_head()
        self._show_bar()
        self.form.places.province_box.setFocus()

    def submit(self) -> None:
        """Hand the declaration on, or say everything that is wrong with it at once."""
        if not self.backup.settle(self.submit):
            self._show_bar("Đang thử ghi vào thư mục giữ bản sao…")
            return
        self._show_bar()
        problems = self._all_problems()
        if problems:
            self._tell(problems)
            return
        self.problems.set_problems(())
        self.finished.emit(
            FirstStartChoice(
                office=self.form.declared(),
                counter=self.form.counter.value(),
                officer_name=clean(self.form.officer_name.value()),
                officer_title=clean(self.form.officer_title.value()),
                officer_role=self.form.officer_role(),
                backup_folder=self.backup.value(),
                import_next=self._import_next,
                trusted_time=self.time.value() if self.time is not None else None,
            )
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the side column under the form where there is no room for both."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < scaled(_NARROW_BELOW)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(down if narrow else across)
        width = self.width() if narrow else scaled(_SIDE)
        self.side.setFixedWidth(width)

    def _lay_out(self) -> None:
        body = QWidget()
        body.setObjectName("page")
        self._columns = QHBoxLayout(body)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(0)
        self._columns.addLayout(self._form_column(), 1)
        self._columns.addWidget(self.side)
        scroll = QScrollArea()
        scroll.setWidget(body)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(FirstStartHeader())
        rows.addWidget(scroll, 1)
        rows.addWidget(self.bar)

    def _form_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(_MARGIN, 14, _MARGIN, 14)
        column.setSpacing(10)
        column.addWidget(Label("Khai báo đơn vị", "first_title"))
        column.addWidget(Label("Làm một lần, khoảng hai phút.", color="sub"))
        column.addWidget(self.problems)
        if self.time is not None:
            column.addWidget(self.time)
        column.addWidget(self.form)
        column.addSpacing(4)
        column.addWidget(StepHead("3", "Bản sao lưu"))
        column.addWidget(self.backup)
        column.addStretch(1)
        return column

    def _show_head(self) -> None:
        self.side.head.set_office(self.form.office(), self.form.counter.value())

    def _show_bar(self, busy: str = "") -> None:
        start = Action(
            "Bắt đầu làm việc", self._on_start, "Ctrl+Enter", "check", "đang thử" if busy else None
        )
        note = busy or "Kèm sẵn danh mục thủ tục và lịch làm việc; ngày nghỉ chưa chốt ghi dự kiến."
        leave = Action("Thoát", self._on_leave, "Esc")
        self.bar.set_spec(ActionBarSpec(primary=start, secondaries=(leave,), note=note))

    def _fields(self) -> dict[str, Field]:
        asked = {"time": self.time} if self.time is not None else {}
        return {**asked, **self.form.fields, "backup_folder": self.backup.field}

    def _all_problems(self) -> list[RuleError]:
        found = self.form.problems()
        if self.time is not None and self.time.value() is None:
            found.insert(0, RuleError("Chọn giờ đúng: hạn trả hồ sơ tính theo giờ này.", "time"))
        if self.backup.problem():
            found.append(RuleError(self.backup.problem(), "backup_folder"))
        return found

    def _tell(self, problems: list[RuleError]) -> None:
        words = {problem.field: problem.message for problem in problems}
        fields = self._fields()
        for name, field in fields.items():
            field.set_problem(words.get(name))
        named = [problem.field or "" for problem in problems]
        self.problems.set_problems([(_NAMES[name], fields[name].control) for name in named])
        self.problems.go_to_next()

    def _on_start(self) -> None:
        self._import_next = False
        self.submit()

    def _on_import(self) -> None:
        self._import_next = True
        self.submit()

    def _on_sample(self) -> None:
        answered = self.time.value() if self.time is not None else None
        choice = FirstStartChoice(
            SAMPLE_OFFICE, 1, "Cán bộ dùng thử", sample=True, trusted_time=answered
        )
        self.finished.emit(choice)

    def _on_leave(self) -> None:
        """Close an open list first: the key of this button reaches the window before the list."""
        for box in self.form.places.lists_open():
            press = QKeyEvent(
                QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier
            )
            box.event(press)  # sent through the application it would come back to this button
            return
        if self.form.touched() and confirm(self, _LEAVE) is None:
            return
        self.cancelled.emit()
