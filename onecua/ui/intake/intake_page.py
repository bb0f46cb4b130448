"""«Tiếp nhận»: one page from the procedure to the receipt in the citizen's hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from onecua.ui.intake.bar import BarState, action_bar_of
from onecua.ui.intake.card_scanner import CardScanner
from onecua.ui.intake.draft_keeper import DraftKeeper
from onecua.ui.intake.draft_offers import DraftOffers
from onecua.ui.intake.intake_columns import IntakeColumns
from onecua.ui.intake.intake_form import IntakeForm
from onecua.ui.intake.person_lookup import PersonLookup
from onecua.ui.intake.problem_places import ProblemPlaces
from onecua.ui.intake.procedure_choices import ProcedureChoices
from onecua.ui.intake.receiving import Receiving, show_receipt, warm_up
from onecua.ui.intake.side_cards import SideCards
from onecua.ui.intake.slip_dialog import REFUSAL, SUPPLEMENT
from onecua.ui.intake.slips import Slips
from onecua.ui.page import Action, ActionBarSpec, Page
from onecua.ui.patience import try_until_free
from onecua.ui.theme import theme
from onecua.ui.widgets.problem_summary import ProblemSummary
from onecua.ui.widgets.sizes import scaled
from onecua.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QResizeEvent

    from onecua.errors import RuleError
    from onecua.services.desk import Desk
    from onecua.services.intake import Received
    from onecua.storage.drafts import Draft
    from onecua.ui.intake.reading import Reading
    from onecua.ui.shell import Shell

_ROOM_FOR_KEYS = 1150
_RECHECK_MS = 250
_SLIP_NEEDS = ("procedure", "identity_number", "full_name", "born_on", "address", "phone", "email")


class IntakePage(Page):
    """Everything entered here is kept as a draft until it is received."""

    title = "Tiếp nhận hồ sơ"

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._saved_at: datetime | None = None
        self._focus: QWidget | None = None
        self._had_room = True
        self._is_warm = False
        self._choices = ProcedureChoices(self._desk)
        self.side = SideCards(self._desk, self)
        self.form = IntakeForm(self._choices, self.side.fee)
        self.summary = ProblemSummary()
        self.places = ProblemPlaces(self.form, self.summary)
        self.slips = Slips(shell, self)
        self.keeper = DraftKeeper(lambda: self._desk().drafts, self._body, self)
        self.offers = DraftOffers(shell, self.keeper, self)
        self.receiving = Receiving(self._desk, self)
        self.scanner = CardScanner(self)
        self.lookup = PersonLookup(shell, self.form, self)
        self._recheck = QTimer(self)
        self._recheck.setSingleShot(True)
        self._recheck.setInterval(_RECHECK_MS)
        self._lay_out()
        self._connect()
        self.side.follow(self.form, self._read)
        self.side.refresh()

    def action_bar(self) -> ActionBarSpec:
        """Return the state of the draft and the deeds that end an intake."""
        state = BarState(
            self.summary.count(),
            self._saved_at,
            self.receiving.waiting,
            self.side.settles_at_once(),
            self._has_room(),
        )
        return action_bar_of(
            state,
            save=Action("Lưu và in giấy hẹn", self.save, "Ctrl+Enter", "printer"),
            at_once=Action("Trả ngay", self.save_at_once, "Ctrl+4"),
            supplement=Action("Yêu cầu bổ sung", lambda: self.ask_slip(SUPPLEMENT), "Ctrl+2"),
            refuse=Action("Từ chối", lambda: self.ask_slip(REFUSAL), "Ctrl+3"),
        )

    def entered(self) -> None:
        """Offer unfinished intakes and put the caret where typing begins."""
        self.side.set_running(True)
        self.side.refresh()
        if self.keeper.is_blank():
            self.offers.refresh()
            self.form.procedure.offer()
        elif self._focus is not None:
            self._focus.setFocus()

    def left(self) -> None:
        """Keep what was typed and remember the place."""
        focused = QApplication.focusWidget()
        self._focus = focused if focused is not None and self.isAncestorOf(focused) else None
        self.side.set_running(False)
        self._recheck.stop()
        self.keeper.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the helping keys only where there is room for them."""
        super().resizeEvent(event)
        if self._has_room() != self._had_room:
            self._had_room = self._has_room()
            self.bars_changed.emit()

    def save(self) -> None:
        """Receive the dossier and open its receipt, or show every problem at once."""
        self._save(instantly=False)

    def save_at_once(self) -> None:
        """Receive the dossier, record its result and its return in one stroke."""
        self._save(instantly=True)

    def ask_slip(self, form: str) -> None:
        """Open a slip of the counter once it is known who it is for and for what."""
        reading = self._read()
        needed = {*_SLIP_NEEDS, *(f"delegate.{name}" for name in _SLIP_NEEDS)}
        found = self.receiving.problems(reading, papers=False)
        problems = [problem for problem in found if problem.field in needed]
        if problems:
            self._show_problems(problems)
        else:
            missing = self.form.checklist.missing()
            self.slips.ask(form, reading.request, missing if form == SUPPLEMENT else ())

    def take_draft(self, draft: Draft) -> None:
        """Go on with an unfinished intake; what is on the page stays as a draft of its own."""
        self.keeper.flush()
        self._show_body(draft.body)
        self.keeper.begin(draft.id)
        self._saved_at = draft.saved_at
        self.offers.refresh()
        self.form.next_place().setFocus()
        self.bars_changed.emit()

    def _desk(self) -> Desk:
        return self._shell.desk

    def _has_room(self) -> bool:
        return self.width() >= scaled(_ROOM_FOR_KEYS)

    def _read(self) -> Reading:
        return self.form.read(self.keeper.draft)

    def _body(self) -> dict[str, Any]:
        return {**self.form.body(), "slips": self.slips.body()}

    def _show_body(self, body: Any) -> None:  # noqa: ANN401 - JSON values of a draft
        procedure = self._desk().rulebook.catalogue.by_code(str(body.get("procedure", "")))
        self.slips.show_body(body.get("slips", {}))
        self.lookup.forget()
        self.form.show_body(body, procedure)
        self.places.clear()
        self.side.refresh()

    def _save(self, *, instantly: bool) -> None:
        reading = self._read()
        problems = self.receiving.problems(reading)
        if problems:
            self._show_problems(problems)
        else:
            self.receiving.start(reading.request, instantly=instantly)

    def _show_problems(self, problems: list[RuleError]) -> None:
        for homeless in self.places.show(problems):
            self._shell.say(homeless.message, "warning")
        self.summary.go_to_next()
        self.bars_changed.emit()

    def _on_recheck(self) -> None:
        """Take away what is mended and put what changed in other words, nothing new."""
        problems = self.receiving.problems(self._read())
        before = self.places.shown
        self.places.show(problem for problem in problems if problem.field in before)
        self.bars_changed.emit()

    def _on_changed(self) -> None:
        self.keeper.note_change()
        self.side.refresh_soon()
        if self.places.shown:
            self._recheck.start()
        self.offers.follow()

    def _on_chosen(self, procedure: object) -> None:
        self.side.refresh()
        if procedure is not None:
            self.form.next_place().setFocus()
            self._warm_up()
        self.bars_changed.emit()

    def _warm_up(self) -> None:
        if not self._is_warm:
            self._is_warm = True
            warm_up(self._shell)

    def _on_saved(self, saved_at: datetime | None) -> None:
        self._saved_at = saved_at
        self.bars_changed.emit()

    def _on_received(self, done: Received, instantly: bool) -> None:
        procedure = self._read().request.procedure_code
        self.keeper.received()
        self._begin_next()
        try_until_free(self, lambda: self._choices.remember(procedure))
        self.form.procedure.offer()
        if instantly:
            self._shell.say(
                f"Đã nhận và trả kết quả hồ sơ {done.code}.",
                action="In giấy tiếp nhận",
                run=lambda: show_receipt(self._shell, self, done),
            )
            return
        self._shell.say(
            f"Đã nhận hồ sơ {done.code}.",
            action="Mở hồ sơ",
            run=lambda: self._shell.open_dossier(done.dossier),
        )
        show_receipt(self._shell, self, done)

    def _on_slip_issued(self, form: str) -> None:
        if form == SUPPLEMENT:
            self.keeper.flush()
            self.keeper.begin()
        else:
            self.keeper.discard()
        self._begin_next()
        self.form.procedure.offer()

    def _begin_next(self) -> None:
        self._saved_at = None
        self._recheck.stop()
        self._show_body({})
        self.offers.refresh()
        self.bars_changed.emit()

    def _on_waiting(self, waiting: bool) -> None:
        if waiting:
            self._focus = QApplication.focusWidget()
        self.form.setEnabled(not waiting)
        self.side.fee.setEnabled(not waiting)
        if not waiting and self._focus is not None:
            self._focus.setFocus()
        self.bars_changed.emit()

    def _on_card_filled(self) -> None:
        if self.form.procedure.procedure() is None:
            self.form.procedure.offer()
        else:
            self.form.next_place().setFocus()

    def _on_code_scanned(self, code: str, _where: QWidget) -> None:
        self.form.procedure.restore()
        self.lookup.take_code(code)

    def _on_twin_wanted(self, code: str) -> None:
        self._shell.open_dossier(self._desk().records.find(code))

    def _lay_out(self) -> None:
        cards = (self.side.due, self.side.fee, self.side.facts)
        columns = IntakeColumns(self.summary, (self.offers.panel, self.form), cards)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(columns)

    def _connect(self) -> None:
        self.form.changed.connect(self._on_changed)
        self.form.procedure.chosen.connect(self._on_chosen)
        self.slips.changed.connect(self.keeper.note_change)
        self.slips.issued.connect(self._on_slip_issued)
        self.keeper.saved.connect(self._on_saved)
        self.receiving.received.connect(self._on_received)
        self.receiving.refused.connect(self._show_problems)
        self.receiving.waiting_changed.connect(self._on_waiting)
        self.offers.taken.connect(self.take_draft)
        self.scanner.scanned.connect(self.lookup.take_card)
        self.scanner.code_scanned.connect(self._on_code_scanned)
        self.lookup.filled.connect(self._on_card_filled)
        self.side.facts.twin_wanted.connect(self._on_twin_wanted)
        self._recheck.timeout.connect(self._on_recheck)
        theme().changed.connect(self.bars_changed)
        for field in self.findChildren(TextField):
            self.scanner.watch_text(field)
        shortcut = QShortcut(QKeySequence("F4"), self)
        shortcut.activated.connect(self.side.due.focus_strip)
