"""Doing what was asked: moves, undoing, voiding, papers, the list as a workbook."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from onecua.domain.dossier import MOVES, Move
from onecua.domain.vietnamese import grouped
from onecua.ui.dossiers.dossier_columns import ERASED_OWNER, NO_CODE
from onecua.ui.dossiers.filter_words import filter_words
from onecua.ui.widgets.confirm_dialog import Question, confirm
from onecua.ui.widgets.task_dialog import run_in_dialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from onecua.domain.dossier import Dossier
    from onecua.progress import Progress
    from onecua.services.desk import Desk
    from onecua.services.moving import MoveRequest
    from onecua.services.records import DossierRecord
    from onecua.ui.dossiers.dossier_model import ListQuery
    from onecua.ui.shell import Shell

RECEIPT, SUPPLEMENT, REFUSAL = "receipt", "supplement", "refusal"
PAPER_TITLES = {
    RECEIPT: "Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu số 01)",
    SUPPLEMENT: "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (Mẫu số 02)",
    REFUSAL: "Phiếu từ chối tiếp nhận, giải quyết hồ sơ (Mẫu số 03)",
}
_SLIP_PAPERS = {"02": SUPPLEMENT, "03": REFUSAL}

_SUFFIX = ".xlsx"


class DossierWork(QObject):
    """Does deeds in the window's name; `undo_asked(id)` follows «Hoàn tác» in the message bar."""

    undo_asked = Signal(object)

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self._shell = shell
        self._window = parent

    def move(self, request: MoveRequest, record: DossierRecord) -> None:
        """Make a move, say so with «Hoàn tác», show its slip; `RuleError` leaves all as it was."""
        self._desk.handling.move(request)
        words = self._moved_words(request, record.dossier)
        dossier = request.dossier
        self._shell.say(
            words, action="Hoàn tác", run=lambda: self.undo_asked.emit(dossier), key="Ctrl+Z"
        )
        paper = _SLIP_PAPERS.get(MOVES[request.move].slip or "")
        if paper is not None:
            self.show_paper(dossier, paper)

    def undo(self, dossier: UUID, reason: str) -> None:
        """Undo the last move and say which it was."""
        undone = self._desk.handling.undo(dossier, reason)
        self._shell.say(f"Đã hoàn tác «{MOVES[undone].done_words}».")

    def void(self, record: DossierRecord) -> bool:
        """Ask, then take a dossier entered by mistake out of every list; tell whether it was."""
        code, owner = _names(record)
        answer = confirm(
            self._window,
            Question(
                "Hủy hồ sơ nhập nhầm",
                f"Hồ sơ {code} của {owner} sẽ không còn trong danh sách và số liệu nào. Mã hồ sơ "
                "không dùng lại; diễn biến vẫn được lưu. Việc này không hoàn tác được.\n"
                "Công dân xin rút hồ sơ thì chọn «Dừng hoặc rút hồ sơ», không hủy.",
                "Hủy hồ sơ",
                reason_label="Lý do hủy",
            ),
        )
        if answer is None:
            return False
        self._desk.handling.void(record.dossier.id, answer.reason)
        self._shell.say(f"Đã hủy hồ sơ {code}. Xem lại bằng bộ lọc «Đã hủy vì nhập nhầm».")
        return True

    def show_paper(self, dossier: UUID, paper: str) -> None:
        """Show a paper of a dossier for printing; the printing is recorded."""
        from onecua import products

        make = {
            RECEIPT: products.receipt_pdf,
            SUPPLEMENT: products.supplement_pdf,
            REFUSAL: products.refusal_pdf,
        }[paper]
        pdf = make(self._desk, dossier)
        self._shell.show_paper(
            PAPER_TITLES[paper], pdf, lambda: self._desk.handling.printed(dossier, paper)
        )

    def export(self, query: ListQuery) -> None:
        """Ask for a file and write the list in view to it, off the main thread."""
        today = self._desk.clock()
        name = f"Danh sach ho so {today:%Y-%m-%d}{_SUFFIX}"
        chosen = self._shell.save_file("Xuất danh sách hồ sơ", name, "Excel (*.xlsx)")
        if not chosen:
            return
        path = Path(chosen if chosen.lower().endswith(_SUFFIX) else chosen + _SUFFIX)
        run_in_dialog(
            self._window,
            "Đang ghi danh sách hồ sơ",
            self._shell.tasks,
            self._export_work(query, path),
            lambda count: self._shell.say(f"Đã ghi {grouped(count)} hồ sơ vào {path}."),
        )

    def _export_work(self, query: ListQuery, path: Path) -> Callable[[Progress], int]:
        desk = self._desk
        described = filter_words(query.wanted, desk.rulebook.officer_name)
        wanted = replace(query.wanted, words=described)

        def work(progress: Progress) -> int:
            from onecua import products

            return products.write_list(
                desk,
                wanted,
                path,
                sort=query.sort,
                descending=query.descending,
                progress=progress,
            )

        return work

    def _moved_words(self, request: MoveRequest, dossier: Dossier) -> str:
        code = dossier.code or NO_CODE
        if request.move is Move.FORWARD and request.holder is not None:
            name = self._desk.rulebook.officer_name(request.holder)
            return f"Đã chuyển hồ sơ {code} cho {name}."
        return f"Hồ sơ {code}: đã ghi «{MOVES[request.move].done_words}»."

    @property
    def _desk(self) -> Desk:
        return self._shell.desk


def printable(record: DossierRecord) -> list[str]:
    """Return the papers that a dossier has, the latest issued first."""
    found = [RECEIPT] if record.dossier.slip_number is not None else []
    for entry in record.history:
        slip = MOVES[entry.move].slip if entry.move is not None else None
        paper = _SLIP_PAPERS.get(slip or "")
        if paper is not None and entry.slip_number is not None and not entry.undone:
            found = [paper, *(each for each in found if each != paper)]
    return found


def _names(record: DossierRecord) -> tuple[str, str]:
    return record.dossier.code or NO_CODE, record.owner.full_name or ERASED_OWNER
