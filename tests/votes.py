"""Responses as citizens and officers give them, and what came of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.survey.response import Via
from onecua.domain.survey.token import token_of, token_qr, token_text
from onecua.storage import surveys

if TYPE_CHECKING:
    from uuid import UUID

    from onecua.domain.survey.batch import Batch
    from onecua.domain.survey.questionnaire import Questionnaire
    from onecua.services.desk import Desk
    from onecua.services.surveys import Voting

GOOD = {"chung": 5, "thai_do": 4, "gioi_tinh": 2}
EVER = ("2000-01", "2100-12")


def desk_form(desk: Desk) -> Questionnaire:
    """Return the form that the desk uses today."""
    return desk.questionnaires.in_force(desk.clock().date())


def typed(dossier: UUID) -> str:
    """Return what stands under the code of a dossier's slip."""
    return token_text(token_of(dossier))


def scanned(dossier: UUID, unit: str = "H24.119") -> str:
    """Return what a scanner reads from a dossier's slip."""
    return token_qr(unit, token_of(dossier))


def vote(desk: Desk, dossier: UUID, answers: dict | None = None) -> Voting:
    """Answer the desk's form question by question and finish, as at the citizen screen."""
    voting = desk.surveys.begin(desk.surveys.slip_of(dossier), desk_form(desk), Via.KIOSK)
    for question, given in (answers or GOOD).items():
        desk.surveys.answer(voting, question, given)
    desk.surveys.finish(voting)
    return voting


def enter(desk: Desk, dossier: UUID, answers: dict | None = None, via: Via = Via.PAPER) -> int:
    """Enter a paper slip into the officer's own pile and return its place."""
    pile = desk.survey_piles.mine(desk_form(desk), via)
    return desk.survey_piles.enter(desk.surveys.slip(scanned(dossier)), pile, answers or GOOD)


def closed_batches(desk: Desk) -> list[Batch]:
    """Return every batch in the log."""
    with desk.database.read() as connection:
        return surveys.batches(connection, *EVER)
