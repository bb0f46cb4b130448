"""A citizen before the screen: which question is asked, what was answered, when it may be sent.

The questions of the slip come first; those at its end that nobody must answer, a last word and
about oneself, are offered once the slip could be sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.survey.questionnaire import Question, QuestionKind, Questionnaire
from onecua.domain.survey.response import Via, missing

if TYPE_CHECKING:
    from onecua.domain.survey.response import Answer
    from onecua.services.surveys import SurveyService, SurveySlip


class Sitting:
    """One response on one slip; every answer is on the disk before the next question is asked."""

    def __init__(self, surveys: SurveyService, slip: SurveySlip, form: Questionnaire) -> None:
        self._surveys = surveys
        self._voting = surveys.begin(slip, form, Via.KIOSK)
        self._extra = extra_questions(form)
        self._at: str | None = form.questions[0].id
        self._in_extra = False
        self._was_through = False

    @property
    def form(self) -> Questionnaire:
        """Return the form that is answered."""
        return self._voting.form

    @property
    def token(self) -> str:
        """Return the token of the slip."""
        return self._voting.slip.token

    @property
    def officer_name(self) -> str:
        """Return whom the form asks about, empty for a form about nobody."""
        return self._voting.slip.officer_name if self.form.asks_officer else ""

    @property
    def question(self) -> Question | None:
        """Return the question that is asked, None when the slip waits to be sent."""
        return next((q for q in self._asked() if q.id == self._at), None)

    @property
    def given(self) -> Answer | None:
        """Return what was answered to it before."""
        return self._voting.answers.get(self._at or "")

    @property
    def is_in_extra(self) -> bool:
        """Tell whether the questions that are only offered are being asked."""
        return self._in_extra

    @property
    def place(self) -> tuple[int, int]:
        """Return which question of how many this is, from 1."""
        ids = [question.id for question in self._asked()]
        return (ids.index(self._at) + 1 if self._at in ids else len(ids)), len(ids)

    @property
    def extra_count(self) -> int:
        """Return how many questions are still only offered."""
        return 0 if self._in_extra else len(self._extra)

    @property
    def may_go_back(self) -> bool:
        """Tell whether a question stands before this one."""
        return self._at is None or self._in_extra or self.place[0] > 1

    @property
    def may_be_sent(self) -> bool:
        """Tell whether every question of the slip was passed and nothing required is missing."""
        return self._was_through and not missing(self.form, self._voting.answers)

    def answer(self, given: Answer | None) -> None:
        """Keep an answer to this question, or none; raises what the service raises."""
        before = self.given
        if self._at is not None and (given is not None or before is not None):
            self._surveys.answer(self._voting, self._at, given)

    def go(self, step: int) -> None:
        """Ask the next question (1) or the one before (-1); behind the last the slip is sent."""
        found = self._beside(step)
        if step > 0 or (found is None and self._in_extra):
            self._was_through = self._was_through or found is None
            self._in_extra = self._in_extra and (step > 0 or found is not None)
            self._at = found
        else:
            self._at = found or self._at

    def ask_extra(self) -> None:
        """Go on to the questions that are only offered."""
        self._in_extra = True
        self._at = self._extra[0].id

    def ask_missing(self) -> None:
        """Go back to the first required question without an answer, if there is one."""
        lacking = missing(self.form, self._voting.answers)
        if lacking:
            self._in_extra = lacking[0] in self._extra
            self._at = lacking[0].id

    def send(self) -> None:
        """Finish: the slip is used from now on; raises what the service raises."""
        self._surveys.finish(self._voting)

    def leave(self) -> None:
        """Give up: what was answered stays as incomplete."""
        self._surveys.leave(self._voting)

    def _asked(self) -> tuple[Question, ...]:
        if self._in_extra:
            return self._extra
        return tuple(q for q in self.form.asked(self._voting.answers) if q not in self._extra)

    def _beside(self, step: int) -> str | None:
        ids = [question.id for question in self._asked()]
        place = (ids.index(self._at) if self._at in ids else len(ids)) + step
        return ids[place] if 0 <= place < len(ids) else None


def extra_questions(form: Questionnaire) -> tuple[Question, ...]:
    """Return the questions at the end of a form that are only offered."""
    found: list[Question] = []
    for question in reversed(form.questions):
        offered = question.demographic or question.kind is QuestionKind.TEXT
        if question.required or question.when is not None or not offered:
            break
        found.insert(0, question)
    return tuple(found) if len(found) < len(form.questions) else ()
