"""What this office chose of its surveys: whether the best or the worst answer stands first."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from onecua.domain.survey.questionnaire import QuestionKind

if TYPE_CHECKING:
    from onecua.domain.survey.questionnaire import Question, Questionnaire
    from onecua.services.preferences import PreferenceService

_PREFERENCE = "surveys.face_order"


class FaceOrder(StrEnum):
    """In which order a scale stands on the citizen screen and on printed slips alike."""

    BEST_FIRST = "best_first"
    WORST_FIRST = "worst_first"


def face_order(preferences: PreferenceService) -> FaceOrder:
    """Return the order in use; the best answer first unless another was chosen."""
    kept = preferences.get(_PREFERENCE)
    return FaceOrder.WORST_FIRST if kept == FaceOrder.WORST_FIRST else FaceOrder.BEST_FIRST


def keep_face_order(preferences: PreferenceService, order: FaceOrder) -> None:
    """Use another order from now on."""
    preferences.set(_PREFERENCE, order)


def as_shown(form: Questionnaire, order: FaceOrder) -> Questionnaire:
    """Return a form with its scales in the order in which people see them."""
    if order is FaceOrder.BEST_FIRST:
        return form
    return replace(form, questions=tuple(_turned(question) for question in form.questions))


def _turned(question: Question) -> Question:
    if question.kind is not QuestionKind.SCALE:
        return question
    return replace(question, choices=question.choices[::-1])
