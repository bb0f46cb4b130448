"""The answers of one paper slip while they are typed: a digit a question, in the slip's order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.survey.questionnaire import Question, QuestionKind, Questionnaire
from onecua.errors import RuleError

if TYPE_CHECKING:
    from onecua.domain.survey.response import Answer

CORRECTS = 0
"""This digit goes back, as Backspace does, where it is not itself an answer."""


class SlipEntry:
    """Where the caret stands and what was typed; nothing of it is kept before it is entered."""

    def __init__(self, form: Questionnaire) -> None:
        self.form = form
        self.answers: dict[str, Answer] = {}
        self.passed: set[str] = set()
        self._current: str | None = form.questions[0].id

    @property
    def questions(self) -> tuple[Question, ...]:
        """Return the questions that the answers so far ask for."""
        return self.form.asked(self.answers)

    @property
    def current(self) -> Question | None:
        """Return the question under the caret, None behind the last one."""
        return next((q for q in self.questions if q.id == self._current), None)

    def is_untouched(self) -> bool:
        """Tell whether nothing was typed."""
        return not self.answers and not self.passed

    def codes(self, question: Question) -> set[int]:
        """Return the digits that answer a question."""
        return {choice.code for choice in question.choices}

    def press(self, digit: int) -> None:
        """Answer with a digit, or correct with 0; raises `RuleError` for one that is no answer."""
        question = self.current
        if question is None:
            if digit != CORRECTS:
                raise RuleError("Đã hết câu hỏi. Bấm Enter để ghi phiếu, 0 để sửa câu trước.")
            self.back()
        elif digit in self.codes(question):
            self.choose(question, digit)
        elif digit == CORRECTS:
            self.back()
        else:
            offered = ", ".join(str(choice.code) for choice in question.choices)
            raise RuleError(f"Câu này không có mức {digit}. Bấm {offered}.", question.id)

    def choose(self, question: Question, code: int) -> None:
        """Answer a question and go on; of several codes each is ticked or unticked by itself."""
        self._current = question.id
        self.passed.discard(question.id)
        if question.kind is QuestionKind.MULTIPLE:
            before = self.answers.get(question.id, ())
            ticked = set(before) if isinstance(before, tuple) else set()
            self._keep(question, tuple(sorted(ticked ^ {code})))
        else:
            self._keep(question, code)
            self.forward()

    def write(self, question: Question, text: str) -> None:
        """Keep a text as it stands in its line; the caret stays."""
        self._keep(question, text)

    def skip(self) -> None:
        """Leave an optional question as it is and go on; raises `RuleError` for a required one."""
        question = self.current
        if question is None:
            return
        if question.id not in self.answers:
            if question.required:
                raise RuleError("Câu này bắt buộc, không để trống được.", question.id)
            self.passed.add(question.id)
        self.forward()

    def forward(self) -> None:
        """Go to the next question that is asked, or behind the last one."""
        self._current = self._beside(1)

    def back(self) -> None:
        """Take back what stands last: the ticks here, or the question before."""
        question = self.current
        if question is not None and self._takes_back_here(question):
            self._drop(question.id)
            return
        before = self._beside(-1)
        if before is not None:
            self._current = before
            self._drop(before)

    def go_to(self, question_id: str) -> None:
        """Put the caret on a question."""
        self._current = question_id

    def go_up(self) -> None:
        """Put the caret on the question before; what was answered stays."""
        self._current = self._beside(-1) or self._current

    def _takes_back_here(self, question: Question) -> bool:
        return question.kind is QuestionKind.MULTIPLE and question.id in self.answers

    def _drop(self, question_id: str) -> None:
        """Forget an answer; a text is kept, since its line takes back letter by letter."""
        self.passed.discard(question_id)
        if self.form.question(question_id).kind is not QuestionKind.TEXT:
            self.answers.pop(question_id, None)

    def _keep(self, question: Question, answer: Answer) -> None:
        if answer in ("", ()):
            self.answers.pop(question.id, None)
        else:
            self.answers[question.id] = answer

    def _beside(self, step: int) -> str | None:
        ids = [question.id for question in self.questions]
        at = ids.index(self._current) if self._current in ids else len(ids)
        place = at + step
        return ids[place] if 0 <= place < len(ids) else None
