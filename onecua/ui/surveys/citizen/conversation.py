"""What the citizen screen does: a slip is read, questions are asked one by one, the slip is sent.

Whatever ends a sitting, a slip whose questions were all passed is sent; any other is kept as
incomplete by the service and may be used again.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from onecua.domain.survey.questionnaire import QuestionKind
from onecua.errors import RuleError, StorageError
from onecua.services.survey_settings import as_shown, face_order
from onecua.ui.surveys.citizen.card_body import CardBody
from onecua.ui.surveys.citizen.keeping import NOT_KEPT, Keeping
from onecua.ui.surveys.citizen.pace import SCANNER_MS, Pace, motion_is_reduced
from onecua.ui.surveys.citizen.sitting import Sitting

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from onecua.domain.survey.response import Answer
    from onecua.services.desk import Desk
    from onecua.services.surveys import SurveySlip
    from onecua.ui.surveys.citizen.stage import Stage

BACK, SKIP, GO_ON = "Câu trước", "Bỏ qua câu này", "Tiếp tục"
FORM_TITLE = "Phiếu đánh giá mức độ hài lòng"
ASK_OFFICER = "Cần giúp, mời ông (bà) hỏi cán bộ tại quầy."
NOT_READ = "Máy chưa đọc được phiếu."
THANKS = "Ý kiến của ông (bà) giúp chúng tôi phục vụ tốt hơn."


class Conversation(QObject):
    """Leads through the pages; `troubled` tells the officer what the machine refused."""

    troubled = Signal(str)
    page_shown = Signal()

    def __init__(self, desk: Desk, stage: Stage, pace: Pace, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stage = stage
        self._pace = pace
        self._shown_at = 0.0
        self._choice: Answer | None = None
        self.sitting: Sitting | None = None
        self.keys_wanted: Callable[[], bool] = lambda: True
        self._keeping = Keeping(self)
        self._keeping.refused.connect(self._on_refused)
        self._keeping.failed.connect(self._on_failed)
        self._chosen = self._timer(pace.chosen, self._take_choice)
        self._writing = self._timer(pace.writing, self.keep_written)
        self._thanked = self._timer(pace.thanks, self.welcome)
        stage.question.picked.connect(self.pick)
        stage.question.edited.connect(self._on_edited)
        stage.footer.forward.connect(self.forward)
        stage.footer.back.connect(self.back)
        stage.send.clicked.connect(self.send)
        stage.more.clicked.connect(self.ask_extra)
        stage.thanks.touched.connect(self.welcome)

    @property
    def listens(self) -> bool:
        """Tell whether a press counts: not while one is kept, nor in the moment after a page."""
        settled = (time.monotonic() - self._shown_at) * 1000 >= self._pace.settle
        return settled and not self._keeping.busy and not self._chosen.isActive()

    def welcome(self, problem: str = "") -> None:
        """Show the calm page that asks for a slip, with what did not work before."""
        self.stop()
        if self.sitting is not None:
            self.sitting.leave()
        self.sitting = None
        stage = self._stage
        stage.set_large(False)
        stage.header.set_form(FORM_TITLE)
        stage.welcome.show_problem(f"{problem}\n{ASK_OFFICER}" if problem else "")
        self.show(stage.welcome)

    def begin(self, slip: SurveySlip) -> None:
        """Ask the first question on a slip."""
        self.stop()
        try:
            chosen = self._desk.questionnaires.in_force(self._desk.clock().date())
        except (RuleError, StorageError) as error:
            self.refuse(error)
            return
        form = as_shown(chosen, face_order(self._desk.preferences))
        self.sitting = Sitting(self._desk.surveys, slip, form)
        self._stage.header.set_form(form.title)
        self.ask()

    def refuse(self, error: RuleError | StorageError) -> None:
        """Say on the calm page why a slip cannot be taken; what is wrong inside, the officer."""
        if isinstance(error, StorageError):
            self.welcome(NOT_READ)
            self.troubled.emit(error.message)
        else:
            self.welcome(error.message)

    def ask(self) -> None:
        """Ask what the sitting asks now, or offer to send the slip."""
        sitting = self.sitting
        if sitting is None:
            return
        question = sitting.question
        if question is not None:
            page = self._stage.question
            page.ask(question, sitting.given, keys_shown=self.keys_wanted())
            page.show_place("Góp ý thêm" if sitting.is_in_extra else "Câu", *sitting.place)
            if sitting.officer_name:
                page.name_officer(sitting.officer_name)
        self.show_again()

    def show_again(self) -> None:
        """Show where the citizen is, as it was left."""
        sitting, stage = self.sitting, self._stage
        if sitting is None:
            self.welcome()
        elif sitting.question is None:
            self._offer_to_send(sitting)
        else:
            self.show(stage.question, BACK if sitting.may_go_back else "")
            self._offer_forward(sitting)
            if not isinstance(stage.question.body, CardBody):
                stage.question.take_focus()

    def show(self, page: QWidget, back: str = "", forward: str = "") -> None:
        """Bring a page into view; presses of the moment before do not count on it."""
        self._shown_at = time.monotonic()
        self._stage.show_page(page, back, forward)
        page.setFocus()
        self.page_shown.emit()

    def pick(self, answer: Answer | None) -> None:
        """Choose an answer: it is seen for a moment, then kept, then the next question comes."""
        body = self._stage.question.body
        if self.listens and isinstance(body, CardBody):
            body.mark(answer if isinstance(answer, int) else None)
            self._choice = answer
            self._chosen.start(0 if motion_is_reduced() else self._pace.chosen)

    def pick_by_key(self, digit: int) -> None:
        """Choose by a digit; a scanner's next digit is waited for in any case."""
        body = self._stage.question.body
        if body is not None and body.press_digit(digit) and self._chosen.isActive():
            self._chosen.start(max(self._chosen.interval(), SCANNER_MS))

    def unpick(self) -> None:
        """Forget a choice that a machine made."""
        if self._chosen.isActive() and self.sitting is not None:
            self._chosen.stop()
            self.ask()

    def forward(self) -> None:
        """Go on: keep what was written or ticked, or leave the question out."""
        stage = self._stage
        if self.listens and stage.page is stage.question:
            self._answer_and_go(1)

    def back(self) -> None:
        """Ask the question before; what was written here is kept."""
        sitting, stage = self.sitting, self._stage
        if sitting is None or not self.listens:
            return
        if stage.page not in (stage.question, stage.sending):
            return
        if stage.page is stage.question and stage.question.writes:
            self._answer_and_go(-1)
        elif sitting.may_go_back:
            self._go(-1)

    def send(self) -> None:
        """Send the slip and say thank you."""
        if self.sitting is not None and self.listens:
            self._keeping.keep(self.sitting.send, self._thank)

    def ask_extra(self) -> None:
        """Ask what is only offered."""
        if self.sitting is not None and self.listens:
            self.sitting.ask_extra()
            self.ask()

    def keep_written(self) -> None:
        """Keep what was written so far, and stay."""
        sitting, page = self.sitting, self._stage.question
        self._writing.stop()
        if sitting is not None and page.writes and sitting.question is not None:
            self._keeping.attempt(lambda: sitting.answer(page.value()))

    def end_sitting(self) -> None:
        """End the sitting: a slip that may be sent is sent, any other stays unused."""
        self.keep_written()
        self.stop()
        sitting, self.sitting = self.sitting, None
        if sitting is not None:
            if sitting.may_be_sent:
                self._keeping.attempt(sitting.send)
            sitting.leave()

    def _offer_to_send(self, sitting: Sitting) -> None:
        stage = self._stage
        about = "Bấm «Gửi phiếu» để gửi."
        if sitting.extra_count:
            about = f"{about} Muốn nói thêm, bấm «Góp ý thêm»: {sitting.extra_count} câu ngắn."
        stage.more.setVisible(sitting.extra_count > 0)
        stage.sending.set_words(stage.sending.title.text(), about)
        self.show(stage.sending, BACK)
        stage.send.setFocus()

    def _offer_forward(self, sitting: Sitting) -> None:
        question, page, footer = sitting.question, self._stage.question, self._stage.footer
        if question is None:
            return
        if question.kind in {QuestionKind.TEXT, QuestionKind.MULTIPLE}:
            filled = page.value() is not None
            words = GO_ON if filled or question.required else SKIP
            footer.set_forward(words, primary=filled, enabled=filled or not question.required)
        else:
            footer.set_forward("" if question.required or question.demographic else SKIP)

    def _answer_and_go(self, step: int) -> None:
        sitting = self.sitting
        if sitting is not None:
            given = self._stage.question.value()
            self._keeping.keep(lambda: sitting.answer(given), lambda: self._go(step))

    def _take_choice(self) -> None:
        sitting, choice = self.sitting, self._choice
        if sitting is not None:
            self._keeping.keep(lambda: sitting.answer(choice), lambda: self._go(1))

    def _go(self, step: int) -> None:
        if self.sitting is not None:
            self._writing.stop()
            self.sitting.go(step)
            self.ask()

    def _thank(self) -> None:
        sitting, self.sitting = self.sitting, None
        stage = self._stage
        words = sitting.form.thanks if sitting is not None else ""
        stage.thanks.set_words(stage.thanks.title.text(), words or THANKS)
        self.show(stage.thanks)
        self._thanked.start()

    def _on_edited(self) -> None:
        if self.sitting is not None:
            self._writing.start()
            self._offer_forward(self.sitting)

    def _on_refused(self, error: RuleError) -> None:
        """Say beside the question what can be mended; a slip used meanwhile ends the sitting."""
        sitting = self.sitting
        if sitting is None or error.problems[0].field == "token":
            self.welcome(error.message)
            return
        if sitting.question is None:
            sitting.ask_missing()
            self.ask()
        self._stage.question.show_problem(error.problems[0].message)

    def _on_failed(self, words: str) -> None:
        """Tell the citizen calmly and the officer exactly."""
        page = self._stage.page
        if page in (self._stage.question, self._stage.sending):
            page.show_problem(NOT_KEPT)
        self.troubled.emit(words)

    def stop(self) -> None:
        """Wait for nothing more."""
        for timer in (self._chosen, self._writing, self._thanked):
            timer.stop()

    def _timer(self, milliseconds: int, run: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(run)
        return timer
