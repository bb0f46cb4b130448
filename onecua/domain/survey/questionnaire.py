"""A questionnaire as data: its questions, scales, factors and conditions, versioned and dated.

Sources: TT 01/2018/TT-VPCP Điều 12–15, QĐ 2640/QĐ-BNV, QĐ 1001/QĐ-BNV; the forms themselves are
TOML under `forms/surveys` and an office adds its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

PROCEDURE_QUESTION = "thu_tuc"
"""The id of the question by which a form asks for the procedure in words."""
TEXT_LIMIT = 1_000
"""Characters of one free text; a longer one is refused with the number of characters too many."""


class QuestionKind(StrEnum):
    """How a question is answered."""

    SCALE = "scale"
    SINGLE = "single"
    MULTIPLE = "multiple"
    TEXT = "text"


class Method(StrEnum):
    """By which method a questionnaire is evaluated beside its distributions."""

    PLAIN = "plain"
    SIPAS = "sipas"
    NINE_INDICES = "nine_indices"


class RecordFact(StrEnum):
    """What the dossier's own record says, with which an answer may agree or not."""

    TIMELINESS = "timeliness"
    CONTACTS = "contacts"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: its code (the points on a scale) and its words."""

    code: int
    words: str


@dataclass(frozen=True, slots=True)
class Condition:
    """A question is asked only when an earlier one was answered at most (or at least) so."""

    question: str
    at_most: int | None = None
    at_least: int | None = None

    def holds(self, answers: Mapping[str, object]) -> bool:
        """Tell whether the answers so far ask for the question."""
        given = answers.get(self.question)
        if not isinstance(given, int):
            return False
        return (self.at_most is None or given <= self.at_most) and (
            self.at_least is None or given >= self.at_least
        )


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `short` is its name in tables, `record` what of the dossier it can be held to.

    On a scale the choices stand from the best to the worst, as on the paper slip.
    """

    id: str
    text: str
    kind: QuestionKind
    choices: tuple[Choice, ...] = ()
    short: str = ""
    factor: str = ""
    required: bool = True
    when: Condition | None = None
    record: RecordFact | None = None
    demographic: bool = False

    @property
    def name(self) -> str:
        """Return the name that tables show."""
        return self.short or self.text

    @property
    def best(self) -> int:
        """Return the highest code of a scale."""
        return max((choice.code for choice in self.choices), default=0)


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A form with its questions, in order; `id` and `version` together name it for ever.

    `overall` is the question of general satisfaction, `asks_officer` whether the citizen rates a
    named officer, `asks_procedure` whether the form itself asks for the procedure in words.
    """

    id: str
    version: int
    title: str
    legal_basis: str
    questions: tuple[Question, ...]
    valid_from: date
    valid_to: date | None = None
    intro: str = ""
    thanks: str = ""
    method: Method = Method.PLAIN
    overall: str = ""
    factors: tuple[tuple[str, str], ...] = ()
    """Factors in order, each with its code and its words."""
    asks_officer: bool = False
    asks_procedure: bool = False

    @property
    def key(self) -> str:
        """Return the name of this version: «desk/1»."""
        return f"{self.id}/{self.version}"

    def question(self, question_id: str) -> Question:
        """Return a question by its id."""
        return next(question for question in self.questions if question.id == question_id)

    @property
    def procedures(self) -> Question | None:
        """Return the question that lets the citizen choose the procedure, None when none does."""
        found = (q for q in self.questions if q.id == PROCEDURE_QUESTION)
        return next((q for q in found if q.kind is QuestionKind.SINGLE), None)

    def asked(self, answers: Mapping[str, object]) -> tuple[Question, ...]:
        """Return the questions that these answers ask for, in order."""
        return tuple(q for q in self.questions if q.when is None or q.when.holds(answers))

    def in_force_on(self, day: date) -> bool:
        """Tell whether the day lies between the validity dates, both included."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
