"""The questionnaires of which paper slips can be entered just now, as they stand on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.services.survey_settings import as_shown, face_order

if TYPE_CHECKING:
    from onecua.domain.survey.questionnaire import Questionnaire
    from onecua.services.desk import Desk


def offered_forms(desk: Desk) -> list[Questionnaire]:
    """Return the forms of today, the desk's first, and those of piles that are not signed."""
    today = desk.clock().date()
    piles = desk.survey_piles.open_piles()
    own = {pile.form.key for pile in piles if pile.officer == desk.officer.id}
    every = (desk.questionnaires.in_force(today), *desk.questionnaires.forms())
    found = [form for form in every if form.in_force_on(today) or form.key in own]
    return [form_as_shown(desk, form) for form in {form.key: form for form in found}.values()]


def form_as_shown(desk: Desk, form: Questionnaire) -> Questionnaire:
    """Return a form with its answers in the order of the printed slip."""
    return as_shown(form, face_order(desk.preferences))
