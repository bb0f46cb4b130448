"""How a question was answered: how many chose each answer, the mean, the share of the two best."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from onecua.domain.survey.questionnaire import Question, QuestionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onecua.domain.survey.response import Answer

_TWO_BEST, _LEVELS_FOR_TWO = 2, 3
_STEPS = 5
COUNTED = frozenset({QuestionKind.SCALE, QuestionKind.SINGLE, QuestionKind.MULTIPLE})
"""Kinds of questions whose answers are counted; free texts are not."""


@dataclass(frozen=True, slots=True)
class Distribution:
    """Counts of a question's choices in their order, and how many answered it.

    Of a multiple choice the counts add up to more than `number`.
    """

    question: Question
    counts: tuple[int, ...]
    number: int

    @property
    def points(self) -> int:
        """Return the sum of the codes chosen."""
        pairs = zip(self.question.choices, self.counts, strict=True)
        return sum(choice.code * count for choice, count in pairs)

    @property
    def mean(self) -> Fraction | None:
        """Return the mean of a scale's codes, None of nothing."""
        return Fraction(self.points, self.number) if self.number else None

    @property
    def good(self) -> int:
        """Return how many chose one of the two best levels of a scale."""
        best = good_codes(self.question)
        pairs = zip(self.question.choices, self.counts, strict=True)
        return sum(count for choice, count in pairs if choice.code in best)

    @property
    def good_share(self) -> Fraction | None:
        """Return the share of the two best levels, None of nothing."""
        return Fraction(self.good, self.number) if self.number else None

    def plus(self, other: Distribution) -> Distribution:
        """Return the answers of two parts together."""
        counts = tuple(a + b for a, b in zip(self.counts, other.counts, strict=True))
        return replace(self, counts=counts, number=self.number + other.number)


def good_codes(question: Question) -> tuple[int, ...]:
    """Return the two best codes of a scale, best last; of two levels only the best."""
    codes = sorted(choice.code for choice in question.choices)
    return tuple(codes[-_TWO_BEST:] if len(codes) >= _LEVELS_FOR_TWO else codes[-1:])


def distribution(question: Question, answers: Iterable[Mapping[str, Answer]]) -> Distribution:
    """Count the answers to a question; what is no choice of it counts nowhere."""
    found: Counter[int] = Counter()
    codes = {choice.code for choice in question.choices}
    number = 0
    for given in answers:
        answer = given.get(question.id)
        chosen = {answer} if isinstance(answer, int) else set(answer or ())
        known = [code for code in chosen if code in codes]
        number += bool(known)
        found.update(known)
    return Distribution(question, tuple(found[c.code] for c in question.choices), number)


def tone_steps(levels: int) -> tuple[int, ...]:
    """Return for so many levels, best first, which step of the scale 5…1 colours each."""
    if levels == 1:
        return (_STEPS,)
    return tuple(_STEPS - round(place * (_STEPS - 1) / (levels - 1)) for place in range(levels))
