"""Doing what was asked: moves, undoing, voiding, papers, the list as a workbook."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from onecua.domain.dossier import MOVES, Move
from onecua.domain.vietnamese import grouped
from onecua.ui.dossiers.dossier_columns import ERASED_OWNER, NO_CODE
from onecua.ui.dossiers.dossier_papers import (
    EXPLANATION,
    PAPER_TITLES,
    RENEWED,
    is_renewed,
    make_paper,
    slip_of,
)
from onecua.ui.dossiers.filter_words import filter_words
from onecua.ui.dossiers.moved_words import moved_words
from onecua.ui.due_words import due_words
from onecua.ui.widgets.confirm_dialog import Question, confirm
from onecua.ui.widgets.task_dialog import run_in_dialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from onecua.products import ExplanationWords
    from onecua.progress import Progress
    from onecua.services.coordination import OpinionAnswer, OpinionRequest
    from onecua.services.desk import Desk
    from onecua.services.moving import MoveRequest
    from onecua.services.records import DossierRecord
    from onecua.ui.dossiers.dossier_model import ListQuery
    from onecua.ui.shell import Shell

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
        after = self._desk.records.read(request.dossier)
        words = moved_words(request, record, after)
        self._say_moved(words, request, after)
        paper = slip_of(request.move)
        if paper is not None:
            self.show_paper(request.dossier, paper)

    def _say_moved(self, words: str, request: MoveRequest, after: DossierRecord) -> None:
        """Offer what comes next: the slip of a term begun anew, a rating, else to undo the move."""
        dossier = request.dossier
        if request.move is Move.SUPPLEMENTED and is_renewed(after):
            self._shell.say(
                words, action="In giấy hẹn mới", run=lambda: self.show_paper(dossier, RENEWED)
            )
        elif request.move is Move.RETURN:
            self._shell.say(
                words, action="Mời đánh giá", run=lambda: self.invite(dossier), key="F7"
            )
        elif MOVES[request.move].can_undo:
            self._shell.say(
                words, action="Hoàn tác", run=lambda: self.undo_asked.emit(dossier), key="Ctrl+Z"
            )
        else:
            self._shell.say(words)

    def invite(self, dossier: UUID) -> None:
        """Let the citizen rate on the citizen screen how this dossier was handled."""
        from onecua.ui.surveys.citizen.opening import open_citizen_screen

        open_citizen_screen(self._shell, dossier)

    def ask(self, request: OpinionRequest) -> None:
        """Record that an opinion was asked and say until when the answer is due."""
        self._desk.coordination.ask(request)
        opinions = self._desk.records.read(request.dossier).dossier.opinions
        due_at = opinions[-1].due_at
        due = f", hạn trả lời {due_words(due_at)}" if due_at else ""
        self._shell.say(f"Đã ghi xin ý kiến {request.unit}{due}.")

    def answer(self, given: OpinionAnswer, unit: str) -> None:
        """Record an answer."""
        self._desk.coordination.answer(given)
        self._shell.say(f"Đã ghi ý kiến của {unit}.")

    def explain_lateness(self, record: DossierRecord, cause: str, note: str) -> None:
        """Record why a dossier is late."""
        self._desk.lateness.explain(record.dossier.id, cause, note)
        code, _ = _names(record)
        self._shell.say(f"Hồ sơ {code}: đã ghi nguyên nhân quá hạn.")

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
        self._show(dossier, paper, make_paper(self._desk, dossier, paper))

    def show_explanation(self, dossier: UUID, words: ExplanationWords) -> None:
        """Show the giải trình with the words as a person left them."""
        from onecua import products

        self._show(dossier, EXPLANATION, products.explanation_pdf(self._desk, dossier, words))

    def _show(self, dossier: UUID, paper: str, pdf: bytes) -> None:
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

    @property
    def _desk(self) -> Desk:
        return self._shell.desk


def _names(record: DossierRecord) -> tuple[str, str]:
    return record.dossier.code or NO_CODE, record.owner.full_name or ERASED_OWNER
