"""What is done from the board: apologies, hand-overs, calls, papers, the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from onecua.domain.board import BUCKET_WORDS
from onecua.domain.vietnamese import grouped
from onecua.errors import RuleError
from onecua.ui.deadlines.board_papers import BoardPapers
from onecua.ui.deadlines.extension_form import ExtensionForm, can_extend
from onecua.ui.deadlines.forward_form import ForwardForm
from onecua.ui.dossiers.dossier_columns import NO_CODE
from onecua.ui.page import Action, ActionBarSpec
from onecua.ui.patience import try_until_free
from onecua.ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from onecua.domain.board import OpenDossier
    from onecua.services.board import BoardLine
    from onecua.ui.deadlines.board_panel import BoardPanel
    from onecua.ui.deadlines.side_form import SideForm
    from onecua.ui.shell import Shell

_CHOOSE = "Chọn hồ sơ trong danh sách trước (phím Space)"
_PRIMARY_KEY = "Ctrl+Enter"
_ROOMY = 1.2
"""With larger text the four buttons need the room of the form's number."""
MOST_AT_ONCE = 500
"""More dossiers than anybody means to act on at once; a slip of the hand ticks thousands."""


class BoardDeeds(QObject):
    """Acts on the ticked dossiers, or without ticks on the one under the caret.

    `form_changed` follows a form that comes or goes, `bars_changed` what the bar shows.
    """

    bars_changed = Signal()
    form_changed = Signal()

    def __init__(self, shell: Shell, panel: BoardPanel, page: QWidget) -> None:
        super().__init__(page)
        self._shell = shell
        self._panel = panel
        self._form: SideForm | None = None
        self._saving = False
        self.papers = BoardPapers(shell, panel, page)
        self.papers.making.busy_changed.connect(self.bars_changed)
        panel.print_asked.connect(self.papers.print_list)
        panel.export_asked.connect(self.papers.export)
        theme().changed.connect(self.bars_changed)

    def form(self) -> SideForm | None:
        """Return the form that stands open."""
        return self._form

    def subjects(self) -> list[OpenDossier]:
        """Return what a deed is for: the ticked dossiers, else the one under the caret."""
        checked = self._panel.model.checked()
        line = None if checked else self._panel.view.current_line()
        return checked or ([line.counted] if line is not None else [])

    def action_bar(self) -> ActionBarSpec:
        """Return the deeds as they stand now."""
        if self._form is not None:
            return self._form_bar(self._form)
        subjects = self.subjects()
        blocked = _blocked(subjects)
        extend = blocked
        if blocked is None and all(each.is_paused for each in subjects):
            extend = "Hồ sơ đang tạm dừng, không có hạn để xin lỗi"
        count = grouped(len(subjects)) if subjects else ""
        making = self.papers.making
        words = f"Lập {count} phiếu xin lỗi".replace("  ", " ")
        if theme().text_scale <= _ROOMY:
            words += " (Mẫu số 04)"
        return ActionBarSpec(
            primary=Action(words, self.begin_extension, _PRIMARY_KEY, "printer", extend),
            secondaries=(
                Action("Giao ban", making.make_briefing, "Ctrl+P", "printer", making.waits()),
                Action("Chuyển người giữ", self.begin_forward, "Ctrl+B", blocked=blocked),
                Action("Gọi người dân", self._call, "Ctrl+G", "phone", blocked),
            ),
            note=self._state_words(subjects),
        )

    def begin_extension(self) -> None:
        """Open the form of apologies."""
        form = ExtensionForm(self._shell.desk, self._lines())
        form.left_out.connect(self._on_left_out)
        self._open(form)

    def begin_forward(self) -> None:
        """Open the form of a hand-over."""
        self._open(ForwardForm(self._shell.desk, self._lines()))

    def drop_form(self) -> None:
        """Put the form away with what was typed."""
        if self._form is not None and not self._saving:
            form, self._form = self._form, None
            self.form_changed.emit()
            form.deleteLater()

    def submit(self) -> None:
        """Do what the form says; problems are said beside its fields."""
        form = self._form
        if form is None or self._saving:
            return

        def attempt() -> None:
            try:
                self._shell.desk.handling.move_all(form.requests())
            except RuleError as error:
                form.show_problems(error.problems)
            else:
                self._done(form)

        try_until_free(
            self,
            attempt,
            lambda: self._tell_saving(True),
            on_end=lambda: self._tell_saving(False),
        )

    def _form_bar(self, form: SideForm) -> ActionBarSpec:
        waits = "Đang lưu…" if self._saving else None
        return ActionBarSpec(
            primary=Action(form.primary_words(), self.submit, _PRIMARY_KEY, form.icon, waits),
            secondaries=(Action("Thôi", self.drop_form, "Ctrl+W"),),
            state=waits or f"Đang ghi cho {grouped(len(form.lines))} hồ sơ",
            keys=(("Esc", "về danh sách"),),
        )

    def _open(self, form: SideForm) -> None:
        before, self._form = self._form, form
        form.escaped.connect(self._on_escaped)
        self.form_changed.emit()
        if before is not None:
            before.deleteLater()

    def _lines(self) -> list[BoardLine]:
        now = self._panel.model.board.at.now
        return self._shell.desk.board.lines(self.subjects(), now)

    def _on_escaped(self) -> None:
        """Close a form in which nothing was typed; otherwise only leave it."""
        if self._form is not None and self._form.is_untouched():
            self.drop_form()
        else:
            self._panel.view.setFocus()

    def _on_left_out(self, lines: list[BoardLine]) -> None:
        """Write the apologies for the others; the ticks of these are taken away."""
        form = self._form
        assert form is not None
        self._panel.model.check([line.counted for line in lines], False)
        kept = ExtensionForm(self._shell.desk, [line for line in form.lines if can_extend(line)])
        kept.left_out.connect(self._on_left_out)
        self._open(kept)

    def _done(self, form: SideForm) -> None:
        self._saving = False
        self._panel.model.check([line.counted for line in form.lines], False)
        self._shell.say(form.done_words())
        slips = [line.id for line in form.lines] if isinstance(form, ExtensionForm) else []
        self.drop_form()
        if slips:
            self.papers.print_apologies(slips)

    def _call(self) -> None:
        self.papers.print_calls(self.subjects())

    def _tell_saving(self, saving: bool) -> None:
        if saving != self._saving:
            self._saving = saving
            self.bars_changed.emit()

    def _state_words(self, subjects: list[OpenDossier]) -> str:
        if not subjects:
            return "Chưa chọn hồ sơ"
        model = self._panel.model
        if not model.checked():
            line = self._panel.view.current_line()
            return f"Dòng {line.detail.code or NO_CODE}" if line is not None else ""
        board = model.board
        of_one = [b for b in BUCKET_WORDS if model.checked_in(b) == len(subjects)]
        name = BUCKET_WORDS[of_one[0]].lower() if of_one and board.count(of_one[0]) else ""
        return f"Đã chọn {grouped(len(subjects))} hồ sơ {name}".strip()


def _blocked(subjects: list[OpenDossier]) -> str | None:
    if not subjects:
        return _CHOOSE
    if len(subjects) > MOST_AT_ONCE:
        return f"Chọn nhiều nhất {grouped(MOST_AT_ONCE)} hồ sơ một lần"
    return None
