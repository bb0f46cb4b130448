"""People with dossiers who vote, each with answers whose scales nobody else gives."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from onecua.domain.applicant import Applicant, Gender
from onecua.domain.dossier import Channel
from onecua.domain.event import Fact, Kind, seal
from onecua.domain.survey.questionnaire import QuestionKind
from onecua.services.facts import new_id
from onecua.services.setup import new_officer
from tests.desks import NHUNG, received_fact

if TYPE_CHECKING:
    from random import Random
    from uuid import UUID

    from onecua.domain.survey.questionnaire import Question, Questionnaire

SECTORS = ("Hộ tịch", "Chứng thực", "Đất đai", "Bảo trợ xã hội", "Người có công")
CHANNELS = (Channel.IN_PERSON, Channel.ONLINE, Channel.POSTAL)
OFFICERS = (NHUNG, new_officer("Lương Thị Mai Chi"), new_officer("Phạm Văn Quyết"))
_YEAR = 2026
_FEWEST_SCALES = 5


@dataclass(frozen=True, slots=True)
class Person:
    """A dossier as the program knows it: whose, which sector, when due."""

    dossier: UUID
    applicant: Applicant
    sector: str
    channel: Channel
    officer: UUID
    is_late: bool


def person(number: int, chance: Random) -> Person:
    """Return somebody with a dossier of a likely sector, channel and officer."""
    return Person(
        new_id(),
        Applicant(
            f"Nguyễn Văn {number}",
            born_on=date(chance.randint(1940, 2006), 1 + number % 12, 1 + number % 28),
            gender=chance.choice(list(Gender)),
        ),
        chance.choices(SECTORS, (8, 6, 3, 2, 1))[0],
        chance.choices(CHANNELS, (7, 3, 1))[0],
        chance.choices(OFFICERS, (6, 3, 1))[0].id,
        chance.random() < 0.12,
    )


def handed_in(given: Person, at: datetime) -> list[Fact]:
    """Return the facts of a reception, with the applicant's values sealed."""
    sealed = seal(given.applicant.values(), os.urandom(16))
    received = received_fact(
        sealed.commitment.hex(),
        at,
        dossier=given.dossier,
        due=at + timedelta(days=1 if given.is_late else 30),
        sector=given.sector,
        channel=given.channel,
    )
    return [Fact(Kind.PERSON_RECORDED, new_id(), {}, sealed=sealed), received]


class Voters:
    """Chooses answers, never the same scales twice; those about the person are true."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._used: set[tuple[Any, ...]] = set()

    def answers(self, form: Questionnaire, person: Person) -> tuple[dict[str, Any], tuple]:
        """Return one person's answers to a form, and those on scales alone."""
        while True:
            scales = tuple(
                None if not q.required and self._chance.random() < 0.05 else self._level(q)
                for q in form.questions
                if q.kind is QuestionKind.SCALE
            )
            if (
                scales not in self._used
                and sum(level is not None for level in scales) >= _FEWEST_SCALES
            ):
                break
        self._used.add(scales)
        names = [q.id for q in form.questions if q.kind is QuestionKind.SCALE]
        found = {
            name: level for name, level in zip(names, scales, strict=True) if level is not None
        }
        for question in form.questions:
            if question.demographic:
                found[question.id] = _of_answerer(question, person.applicant)
            elif question.kind is QuestionKind.TEXT and question in form.asked(found):
                found[question.id] = marker(len(self._used))
        return found, scales

    def _level(self, question: Question) -> int:
        codes = sorted((choice.code for choice in question.choices), reverse=True)
        return self._chance.choices(codes, [9, 6, 4, 3, 3][: len(codes)])[0]


def marker(number: int) -> str:
    """Return a free text that stands nowhere else."""
    return f"Ý kiến số {number:03}: chờ lâu, ghế gãy"


def _of_answerer(question: Question, applicant: Applicant) -> int:
    """Return the true answer to a question about the answerer: gender, age, or the first."""
    assert applicant.born_on is not None
    if question.id == "gioi_tinh":
        return 1 if applicant.gender is Gender.MALE else 2
    age = _YEAR - applicant.born_on.year
    if question.id == "do_tuoi":
        return 1 + sum(age >= limit for limit in (25, 35, 50, 61))
    return 1 + age % len(question.choices)
