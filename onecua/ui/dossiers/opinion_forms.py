"""Asking a coordinating unit for its opinion, and recording what it answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.errors import RuleError, RuleErrors
from onecua.services.coordination import OpinionAnswer, OpinionRequest
from onecua.ui.dossiers.deed_form import DeedForm
from onecua.ui.dossiers.term_field import TermField
from onecua.ui.due_words import due_words
from onecua.ui.widgets.choice_field import ChoiceField
from onecua.ui.widgets.field import Field
from onecua.ui.widgets.text_field import TextArea, TextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from onecua.services.desk import Desk
    from onecua.services.records import DossierRecord
    from onecua.ui.dossiers.deeds import Deed
    from onecua.ui.dossiers.dossier_work import DossierWork

_ASK_TERM = "Ghi thời hạn trả lời, ví dụ 2 ngày làm việc."


class OpinionForm(DeedForm):
    """Asks which unit, what, and until when; the due instant of the answer stands below."""

    def __init__(
        self, record: DossierRecord, deed: Deed, desk: Desk, parent: QWidget | None = None
    ) -> None:
        super().__init__(record, deed, parent)
        self._desk = desk
        self.unit = TextField("tên cơ quan, đơn vị")
        self.question = TextArea("", 3)
        self.term = TermField()
        self.lay_out(
            {
                "unit": Field("Xin ý kiến của", self.unit),
                "question": Field("Nội dung cần ý kiến", self.question),
                "term": Field("Thời hạn trả lời", self.term),
                "happened_at": self.when_field(),
                "reason": Field("Lý do ghi muộn", self.reason_text),
            },
            "Hạn của hồ sơ vẫn chạy trong khi chờ.",
        )
        for name in ("happened_at", "reason"):
            self.fields[name].hide()
        self.term.changed.connect(self._say_due)
        self.day.changed.connect(lambda _day: self._say_due())
        self.hour.changed.connect(lambda _hour: self._say_due())

    def act(self, work: DossierWork) -> None:
        """Record that the opinion was asked."""
        problems: list[RuleError] = []
        if not self.unit.value():
            problems.append(RuleError("Ghi cơ quan, đơn vị được xin ý kiến.", "unit"))
        if not self.question.value():
            problems.append(RuleError("Ghi nội dung cần xin ý kiến.", "question"))
        term = self.term.read(problems, "term", _ASK_TERM)
        happened_at = self.happened_at(problems)
        if problems:
            raise RuleErrors(problems)
        work.ask(
            OpinionRequest(
                self.record.dossier.id,
                self.unit.value(),
                self.question.value(),
                term,
                happened_at,
                self.reason(),
            )
        )

    def is_untouched(self) -> bool:
        """Tell whether nothing was typed."""
        typed = (self.unit.value(), self.question.value(), self.term.amount.value())
        return super().is_untouched() and not any(typed)

    def _say_due(self) -> None:
        field = self.fields["term"]
        field.set_problem(None)
        try:
            term = self.term.value()
        except RuleError as error:
            field.set_note(error.message, "warning")
            return
        if term is not None:
            begin = self.happened_at([])
            due_at = self._desk.foresight.term_due(self.record.dossier, term, begin)
            field.set_note(f"Trả lời trước {due_words(due_at)}")


class AnswerForm(DeedForm):
    """Asks whose answer it is, where several are waited for, and what it says."""

    def __init__(self, record: DossierRecord, deed: Deed, parent: QWidget | None = None) -> None:
        super().__init__(record, deed, parent)
        waited = [each for each in record.dossier.opinions if each.answered_at is None]
        self._waited = {each.key: each for each in waited}
        self.opinion = ChoiceField([(each.key, each.unit) for each in waited])
        self.answer = TextArea("nội dung trả lời, số và ngày văn bản", 4)
        self.lay_out(
            {
                "opinion": Field("Ý kiến của", self.opinion),
                "answer": Field("Trả lời", self.answer),
                "happened_at": self.when_field(),
                "reason": Field("Lý do ghi muộn", self.reason_text),
            },
            waited[0].unit if len(waited) == 1 else "",
        )
        self.fields["opinion"].setVisible(len(waited) > 1)
        self.opinion.changed.connect(lambda _key: self._say_due())
        self._say_due()
        for name in ("happened_at", "reason"):
            self.fields[name].hide()

    def act(self, work: DossierWork) -> None:
        """Record the answer."""
        problems: list[RuleError] = []
        if not self.answer.value():
            words = "Ghi ý kiến trả lời, số và ngày văn bản nếu có."
            problems.append(RuleError(words, "answer"))
        happened_at = self.happened_at(problems)
        if problems:
            raise RuleErrors(problems)
        asked = self._waited[str(self.opinion.value())]
        given = OpinionAnswer(
            self.record.dossier.id, asked.key, self.answer.value(), happened_at, self.reason()
        )
        work.answer(given, asked.unit)

    def is_untouched(self) -> bool:
        """Tell whether nothing was typed."""
        return super().is_untouched() and not self.answer.value()

    def _say_due(self) -> None:
        asked = self._waited[str(self.opinion.value())]
        due = f"Hạn trả lời {due_words(asked.due_at)}" if asked.due_at else None
        self.fields["answer"].set_note(due)
