"""The tab «Nhập phiếu giấy»: a pile of slips entered by keyboard, checked, undone and signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onecua.domain.survey.anonymity import FEWEST
from onecua.domain.survey.token import token_text
from onecua.errors import RuleError
from onecua.ui.page import Action, ActionBarSpec
from onecua.ui.patience import try_until_free
from onecua.ui.surveys.offered_forms import form_as_shown, offered_forms
from onecua.ui.surveys.pile_cards import CountCard, PilesCard
from onecua.ui.surveys.pile_words import check_words, sign_question
from onecua.ui.surveys.slip_card import SlipCard
from onecua.ui.surveys.survey_panel import SurveyPanel
from onecua.ui.widgets.confirm_dialog import confirm
from onecua.ui.widgets.side_column import SideColumn
from onecua.ui.widgets.sizes import GAP

if TYPE_CHECKING:
    from collections.abc import Callable

    from onecua.services.survey_piles import Pile, SurveyPiles
    from onecua.services.surveys import SurveySlip
    from onecua.ui.shell import Shell

_SIDE = 372
_KEYS = (("0", "sửa câu trước"), ("+", "để trống"), ("Enter", "ghi"))
_SAME_PERSON = "Người kiểm lại phải khác người nhập: bấm tên cán bộ ở thanh dưới để đổi người."
_SCAN_FIRST = "Quét mã trên phiếu trước, mỗi phiếu dùng một lần."
_NOT_ENTERED = "Phiếu trước chưa ghi. Bấm Enter để ghi, hoặc Ctrl+Del để bỏ, rồi quét lại."


class PaperPanel(SurveyPanel):
    """Enters slips into the pile of the officer at the desk; answers are never shown again."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._slip: SurveySlip | None = None
        self._checking: tuple[Pile, int] | None = None
        self._waits = False
        self._below = False
        self.card = SlipCard(offered_forms(shell.desk)[0])
        self.count = CountCard()
        self.piles = PilesCard()
        self._lay_out()
        self.card.coded.connect(self._on_coded)
        self.card.finished.connect(self.finish)
        self.card.dropped.connect(self.drop)
        self.card.chosen.connect(self._on_chosen)
        self.piles.check_asked.connect(self.check)
        self.piles.marked.connect(self._on_marked)

    def action_bar(self) -> ActionBarSpec:
        """Return what may be done with the slip and with the marked pile."""
        blocked = "đang lưu…" if self._waits else None
        if self._checking is not None:
            return ActionBarSpec(
                Action("Ghi lần kiểm", self.finish, "Ctrl+Enter", "check", blocked),
                (Action("Thôi kiểm lại", self.stop_check, "Esc"),),
                keys=_KEYS,
            )
        undo = None if self._service().last_place else "Chưa nhập phiếu nào trong lần mở này."
        return ActionBarSpec(
            Action("Ghi phiếu", self.finish, "Ctrl+Enter", "check", blocked),
            (Action("Lấy lại phiếu vừa ghi", self.undo, "Ctrl+Z", "undo", undo),),
            (Action("Chốt đợt", self.sign, "Ctrl+D", "lock", self._why_not_sign()),),
            note=f"Tờ thứ {self.count.next_place}" if self._below else "",
        )

    def entered(self) -> None:
        """Offer the forms of today, read the piles and wait for a scan."""
        self.card.offer(offered_forms(self._shell.desk))
        self.refresh()
        self.take_focus()

    def on_changed(self, touched: frozenset[str]) -> None:
        """Follow another officer at the desk, a form put in force, a signed pile."""
        if "office" in touched:
            self.card.offer(offered_forms(self._shell.desk))
            self.refresh()

    def take_focus(self) -> None:
        """Put the caret where the next key belongs."""
        if self._slip is None and self._checking is None:
            self.card.token.setFocus()
        else:
            self.card.grid.take_focus()

    def refresh(self) -> None:
        """Read the piles anew."""
        service, name = self._service(), self._shell.desk.rulebook.officer_name
        mine = service.mine(self.card.form(), self.card.via())
        self.count.set_pile(mine)
        listed = [(pile, name(pile.officer)) for pile in service.open_piles()]
        self.piles.set_piles(listed, mine.group)

    def finish(self) -> None:
        """Enter the slip that was typed, or compare it with what was entered before."""
        if self._waits:
            return
        if self._checking is None and self._slip is None:
            self.card.refuse_code(_SCAN_FIRST)
        elif not self.card.grid.entry().is_untouched():
            self._do(self._record_check if self._checking is not None else self._enter)

    def undo(self) -> None:
        """Take the slip entered last back."""
        self._do(self._take_back)

    def drop(self) -> None:
        """Forget the slip that is being typed; its code stays unused."""
        if self._checking is not None:
            self.stop_check()
            return
        self._begin_next()
        self.bars_changed.emit()

    def check(self) -> None:
        """Draw a slip of the marked pile by lot, to be entered again."""
        pile = self.piles.pile()
        if pile is None or not self.piles.check.isEnabled():
            return
        place = self._service().place_to_check(pile)
        self._slip, self._checking = None, (pile, place)
        self.count.pause()
        self.card.show_check(
            form_as_shown(self._shell.desk, pile.form),
            f"Kiểm lại: nhập lại tờ số {place} trong chồng",
        )
        self.count.tell(f"Lấy tờ số {place}, gõ lại các câu trả lời rồi Enter.", "accent")
        self.bars_changed.emit()

    def stop_check(self) -> None:
        """Leave the check; the drawn slip may be drawn again."""
        self.count.tell("")
        self.refresh()
        self._end_check()

    def sign(self) -> None:
        """Ask, then close the marked pile for good."""
        pile = self.piles.pile()
        if pile is not None and confirm(self.window(), sign_question(pile, self._name(pile))):
            self._do(lambda: self._sign(pile))

    def _service(self) -> SurveyPiles:
        return self._shell.desk.survey_piles

    def _name(self, pile: Pile) -> str:
        return self._shell.desk.rulebook.officer_name(pile.officer)

    def _do(self, deed: Callable[[], object]) -> None:
        """Do something with the pool, as soon as the database is free."""
        self._waits = True
        self.bars_changed.emit()
        try_until_free(self, deed, on_end=self._on_end)

    def _on_end(self) -> None:
        self._waits = False
        self.bars_changed.emit()

    def _on_coded(self, text: str) -> None:
        if self._checking is not None:
            return
        if self._slip is not None and not self.card.grid.entry().is_untouched():
            self.count.tell(_NOT_ENTERED, "warning")
            self.card.grid.take_focus()
            return
        try:
            self._slip = self._shell.desk.surveys.slip(text)
        except RuleError as error:
            self._slip = None
            self.count.tell("")
            self.card.refuse_code(error.message)
            return
        self.count.tell("")
        self.card.show_valid(token_text(bytes.fromhex(self._slip.token)))
        self.bars_changed.emit()

    def _on_chosen(self) -> None:
        """Follow another form or way: a code that was scanned is scanned again."""
        self._begin_next()
        self.refresh()

    def _enter(self) -> None:
        slip, entry = self._slip, self.card.grid.entry()
        assert slip is not None
        service = self._service()
        pile = service.mine(entry.form, self.card.via())
        try:
            place = service.enter(slip, pile, entry.answers)
        except RuleError as error:
            self._show_problems(error)
            return
        self.refresh()
        self._begin_next()
        self.count.tell(f"Đã ghi phiếu thứ {place}. Xếp tờ này lên chồng, xé dải mã.")

    def _record_check(self) -> None:
        assert self._checking is not None
        pile, place = self._checking
        try:
            same = self._service().record_check(pile, place, self.card.grid.entry().answers)
        except RuleError as error:
            self._show_problems(error)
            return
        self.refresh()
        self._end_check()
        words = "khớp với lần nhập trước" if same else "lệch với lần nhập trước"
        self.count.tell(f"Tờ số {place} {words}.", "success" if same else "warning")

    def _take_back(self) -> None:
        place = self._service().undo()
        self.refresh()
        self._begin_next()
        words = f"Đã lấy lại phiếu thứ {place}. Quét lại mã của tờ đó để nhập lại."
        self.count.tell(words, "warning")

    def _sign(self, pile: Pile) -> None:
        count = self._service().sign(pile)
        self.refresh()
        self.count.tell("")
        self._shell.say(f"Đã chốt đợt {count} phiếu. Hủy ngay các dải mã đã xé.")
        self.take_focus()

    def _show_problems(self, error: RuleError) -> None:
        entry = self.card.grid.entry()
        asked = {question.id for question in entry.questions}
        found = {p.field: p.message for p in error.problems if p.field in asked}
        if found:
            self.card.grid.set_problems({str(name): words for name, words in found.items()})
        elif error.field == "token":
            self.card.refuse_code(error.message)
        else:
            raise error

    def _begin_next(self) -> None:
        self._slip = None
        self.card.begin(self.card.form())
        self.take_focus()

    def _end_check(self) -> None:
        self._checking = None
        self._begin_next()
        self.bars_changed.emit()

    def _on_marked(self) -> None:
        pile = self.piles.pile()
        reason, told = None, ""
        if pile is None:
            reason = "Chưa có đợt nào để kiểm lại."
        elif pile.officer == self._shell.desk.officer.id:
            reason = _SAME_PERSON
        elif pile.checked >= pile.count:
            reason = "Mọi phiếu của đợt này đã được kiểm lại."
        else:
            told = check_words(pile)
        self.piles.block_check(reason, told)
        self.bars_changed.emit()

    def _why_not_sign(self) -> str | None:
        pile = self.piles.pile()
        if self._waits:
            return "đang lưu…"
        if pile is None or not pile.may_sign:
            return f"Đủ {FEWEST} phiếu mới chốt, để không dò ra ai."
        return None

    def _fit(self, below: bool) -> None:
        """Keep the edges of the cards where the side column went below."""
        self._main.setContentsMargins(0, 0, 0 if below else GAP, GAP if below else 0)
        if below != self._below:
            self._below = below
            # Later: the bar may be just making its buttons, which is what moved the column.
            QTimer.singleShot(0, self, self.bars_changed.emit)

    def _lay_out(self) -> None:
        main = QWidget()
        self._main = QVBoxLayout(main)
        self._main.addWidget(self.card)
        self._two = SideColumn(main, _SIDE, ruled=False)
        self._two.side.setContentsMargins(0, 0, 0, 0)
        self._two.side.addWidget(self.count)
        self._two.side.addWidget(self.piles, 1)
        self._two.placed.connect(self._fit)
        self._fit(self._two.below())
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._two)
