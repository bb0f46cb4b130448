"""From an edited calendar to one that holds: look what moves, ask once, adopt, move what was said.

Nothing moves silently: adopting alone moves no date, and each date that does move is an entry in
the history of its dossier.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from onecua import products
from onecua.domain.dossier import Move
from onecua.progress import Progress
from onecua.services.moving import MoveRequest, Notified
from onecua.ui.patience import try_until_free
from onecua.ui.work_calendar.moved_columns import Decision, MovedLine, call_list
from onecua.ui.work_calendar.moved_dialog import MovedDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from onecua.services.moved_promises import MovedPromise
    from onecua.ui.admin.work_slot import WorkSlot
    from onecua.ui.shell import Shell
    from onecua.ui.work_calendar.draft import CalendarDraft

_AT_ONCE = 100
"""So many dossiers are reckoned anew within a blink; more on the worker."""
_NOTIFIED = {Decision.SLIP: Notified.SLIP, Decision.CALL: Notified.CALL, Decision.INSIDE: None}


class Adopting(QObject):
    """Adopts the draft; `changed` follows each step, `adopted` the end."""

    changed = Signal()
    adopted = Signal()

    def __init__(self, shell: Shell, draft: CalendarDraft, slot: WorkSlot, owner: QWidget) -> None:
        super().__init__(owner)
        self._shell = shell
        self._draft = draft
        self._slot = slot
        self._owner = owner
        self.dialog: MovedDialog | None = None
        self.waiting = False
        slot.changed.connect(self.changed)

    def busy(self) -> bool:
        """Tell whether dates are being reckoned or the calendar is being written."""
        return self._slot.busy() or self.waiting

    def begin(self) -> None:
        """Look which promises the draft would move, then ask or adopt."""
        document = self._draft.document
        desk = self._shell.desk
        document.check(desk.clock().date())
        if desk.calendars.touched_count(document) <= _AT_ONCE:
            self._on_previewed(desk.calendars.preview(document, Progress()))
            return
        self._slot.run(
            "Đang xem hồ sơ nào đổi hạn theo lịch mới",
            lambda desk, progress: desk.calendars.preview(document, progress),
            self._on_previewed,
        )

    def review(self) -> None:
        """Look for open dossiers whose promise is not what the calendar in force says."""
        self._slot.run(
            "Đang so hạn của các hồ sơ với lịch đang áp dụng",
            lambda desk, progress: desk.calendars.out_of_step(progress),
            self._on_reviewed,
        )

    def _on_previewed(self, moved: Sequence[MovedPromise]) -> None:
        if moved:
            self._ask(moved, "Áp dụng lịch", self._adopt)
        else:
            self._adopt([])

    def _on_reviewed(self, moved: Sequence[MovedPromise]) -> None:
        if moved:
            self._ask(moved, "Cấp lại hạn đã chọn", self._move)
        else:
            self._shell.say("Hạn của mọi hồ sơ đang giải quyết đều đúng lịch đang áp dụng.")

    def _ask(self, moved: Sequence[MovedPromise], yes: str, deed: object) -> None:
        dialog = MovedDialog(moved, yes, self._owner)
        dialog.decided.connect(deed)
        dialog.print_asked.connect(self._print)
        dialog.calls_asked.connect(self._copy_calls)
        dialog.finished.connect(self._on_closed)
        self.dialog = dialog
        dialog.open()

    def _adopt(self, lines: list[MovedLine]) -> None:
        document, based_on = self._draft.document, self._draft.based_on

        def deed() -> None:
            self._shell.desk.calendars.adopt(document, based_on)
            self.waiting = False
            self.adopted.emit()
            self._move(lines)

        try_until_free(self._owner, deed, self._on_wait)

    def _move(self, lines: list[MovedLine]) -> None:
        moved = [line for line in lines if line.decision is not Decision.KEEP]
        requests = [
            MoveRequest(
                line.moved.id,
                Move.REDATE if line.decision is Decision.INSIDE else Move.REISSUE,
                notified=_NOTIFIED[line.decision],
            )
            for line in moved
        ]

        def deed() -> None:
            if requests:
                self._shell.desk.handling.move_all(requests)
            self.waiting = False
            self.changed.emit()
            self._tell(moved)

        try_until_free(self._owner, deed, self._on_wait)

    def _tell(self, moved: list[MovedLine]) -> None:
        found = Counter(line.decision for line in moved)
        words = "Đã áp dụng lịch làm việc. Hạn đã hẹn không đổi."
        if moved:
            words = f"Đã đổi hạn {len(moved)} hồ sơ: {found[Decision.SLIP]} giấy hẹn phải in, "
            words += f"{found[Decision.CALL]} người phải gọi"
            inside = found[Decision.INSIDE]
            words += f", {inside} chỉ đổi hạn nội bộ." if inside else "."
        if self.dialog is not None and len(moved) > found[Decision.INSIDE]:
            self.dialog.show_work(words)
        elif self.dialog is not None:
            self.dialog.accept()
        self._shell.say(words)

    def _print(self, line: MovedLine) -> None:
        pdf = products.receipt_pdf(self._shell.desk, line.moved.id)
        self._shell.show_paper(f"Giấy hẹn {line.moved.code}", pdf, None)

    def _copy_calls(self, lines: Sequence[MovedLine]) -> None:
        records = self._shell.desk.records
        phones = {line.moved.id: records.read(line.moved.id).owner.phone for line in lines}
        QGuiApplication.clipboard().setText(call_list(lines, phones))
        self._shell.say(f"Đã chép danh sách {len(lines)} người phải gọi.")

    def _on_wait(self) -> None:
        self.waiting = True
        self.changed.emit()

    def _on_closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        self.changed.emit()
