"""The check: when it was made last, what it found, and the mark of the log beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onecua.domain.integrity import Area, Finding
from onecua.ui.admin.work_slot import WorkSlot
from onecua.ui.integrity.anchor_card import AnchorCard
from onecua.ui.integrity.findings_card import FindingsCard
from onecua.ui.integrity.findings_columns import as_text
from onecua.ui.page import Action, ActionBarSpec
from onecua.ui.patience import try_until_free
from onecua.ui.widgets.banner import Banner
from onecua.ui.widgets.card import Card
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.side_column import SideColumn
from onecua.ui.widgets.sizes import GAP

if TYPE_CHECKING:
    from onecua.progress import Progress
    from onecua.services.desk import Desk
    from onecua.services.integrity import IntegrityReport
    from onecua.ui.shell import Shell
    from onecua.ui.widgets.banner import BannerKind

_SIDE = 340
_LOOKED_AT = (
    "Các trang của tệp dữ liệu",
    "Chuỗi dấu của từng sự kiện trong nhật ký",
    "Từng ô của từng hồ sơ so với lịch sử",
    "Mọi ngày hẹn, tính lại theo lịch khi ấy",
    "Những lần ghi làm một hồ sơ hết quá hạn",
    "Thông tin riêng, lịch và danh mục đã áp dụng",
    "Số liệu ba kỳ gần nhất",
)


_ADVICE = "Sao lưu rồi báo người phụ trách"
_NO_DOSSIER = "Điều đang chọn không thuộc riêng hồ sơ nào."


class CheckView(QWidget):
    """Runs the check on the worker and shows what came of it."""

    bars_changed = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.outcome = Banner("success")
        self.outcome.hide()
        self.slot = WorkSlot(shell)
        self.card = FindingsCard()
        self.anchor = AnchorCard(shell)
        self.slot.changed.connect(self.bars_changed)
        self.card.chosen.connect(self.bars_changed)
        self.card.opened.connect(self._open)
        self.anchor.reset_done.connect(self.check)
        self._lay_out()

    def entered(self) -> None:
        """Read the last outcome and where the log stands."""
        self._show_last()
        self.anchor.refresh()

    def take_focus(self) -> bool:
        """Put the focus into the findings; tell whether there are any."""
        if self.card.findings:
            self.card.table.setFocus()
        return bool(self.card.findings)

    def check(self) -> None:
        """Begin; nothing happens while a check is under way."""
        if not self.slot.busy():
            self.slot.run("Đang kiểm tra", _check, self.show_report)

    def show_report(self, report: IntegrityReport) -> None:
        """Show what a check found, and remember that it was made."""
        self.card.set_findings(report.findings)
        anchors = [each for each in report.problems if each.area is Area.ANCHOR]
        self.anchor.offer_reset(bool(anchors))
        self.anchor.refresh()
        desk = self._shell.desk
        try_until_free(self, lambda: desk.integrity.keep_last(report), on_end=self._show_last)
        self.bars_changed.emit()

    def action_bar(self) -> ActionBarSpec:
        """Return the deeds of the check."""
        busy = "Đang kiểm tra." if self.slot.busy() else None
        found, current = self.card.findings or (), self.card.current()
        none = None if found else "Chưa có gì để chép."
        openable = None if current is not None and current.dossier else _NO_DOSSIER
        wrong = any(each.is_problem for each in found)
        return ActionBarSpec(
            Action("Kiểm tra ngay", self.check, "Ctrl+R", "shield-check", busy),
            (
                Action("Chép danh sách", self._on_copy, "Ctrl+G", "copy", none),
                Action("Mở hồ sơ", self._open_current, "Ctrl+O", "folder", openable),
            ),
            state=_ADVICE if wrong else "",
            state_icon="alert-triangle" if wrong else "",
            state_tone="danger" if wrong else "sub",
        )

    def _on_placed(self, below: bool) -> None:
        """Keep the page's edges where the side column went below."""
        self._columns.side.setContentsMargins(0 if below else GAP, GAP if below else 0, 0, 0)

    def _show_last(self) -> None:
        last = self._shell.desk.integrity.last()
        self.outcome.setVisible(last is not None)
        if last is not None:
            kind: BannerKind = "danger" if last.problem_count else "success"
            words = f"Kiểm tra gần nhất: {last.words}"
            self.outcome.set_words(last.strong, words, kind)

    def _open_current(self) -> None:
        current = self.card.current()
        if current is not None:
            self._open(current)

    def _open(self, finding: Finding) -> None:
        if finding.dossier is not None:
            self._shell.open_dossier(finding.dossier)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self.card.findings or ()))
        self._shell.say("Đã chép danh sách. Dán được vào Excel, Word, thư.")

    def _lay_out(self) -> None:
        main = QWidget()
        rows = QVBoxLayout(main)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self.outcome)
        rows.addWidget(self.slot)
        rows.addWidget(self.card, 1)
        self._columns = SideColumn(main, _SIDE, ruled=False)
        self._columns.placed.connect(self._on_placed)
        self._on_placed(self._columns.below())
        self._columns.side.addWidget(self.anchor)
        self._columns.side.addWidget(_looked_at())
        self._columns.side.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._columns)


def _looked_at() -> Card:
    card = Card("Mỗi lần kiểm tra xem gì", small=True)
    for words in _LOOKED_AT:
        card.body.addWidget(Label(f"· {words}", "small", "sub", wrap=True))
    return card


def _check(desk: Desk, progress: Progress) -> IntegrityReport:
    return desk.integrity.check(progress)
