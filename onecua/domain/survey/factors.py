"""Factors of a questionnaire and SIPAS, both ways in which it is computed.

QĐ 2640/QĐ-BNV and QĐ 1001/QĐ-BNV: (a) the share of answers 4 and 5; (b) the mean out of the best
level. A factor is the mean of its items, the whole the mean of the factors (`legal.md` §6.5).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onecua.domain.survey.distribution import Distribution
    from onecua.domain.survey.questionnaire import Questionnaire


@dataclass(frozen=True, slots=True)
class FactorScore:
    """A factor: the mean of its items' shares and of their means; `items` counts them.

    `missing` are the items without an answer that may be shown: they are left out.
    """

    code: str
    words: str
    items: int
    missing: int
    good_share: Fraction | None
    mean: Fraction | None
    index: Fraction | None

    @property
    def is_empty(self) -> bool:
        """Tell whether no item of it has data."""
        return self.items == 0


@dataclass(frozen=True, slots=True)
class WholeScore:
    """The mean of the factors both ways, as shares of 1; `factors` counts those with data."""

    good_share: Fraction | None
    index: Fraction | None
    factors: int
    missing: int


def factor_scores(
    form: Questionnaire, shown: Mapping[str, Distribution]
) -> tuple[FactorScore, ...]:
    """Return every factor of a form in its order, from the distributions that are shown."""
    return tuple(_factor(form, shown, code, words) for code, words in form.factors)


def _factor(
    form: Questionnaire, shown: Mapping[str, Distribution], code: str, words: str
) -> FactorScore:
    ids = [question.id for question in form.questions if question.factor == code]
    items = [shown[name] for name in ids if name in shown and shown[name].number]
    return FactorScore(
        code,
        words,
        len(items),
        len(ids) - len(items),
        mean_of(item.good_share for item in items),
        mean_of(item.mean for item in items),
        mean_of(index_of(item) for item in items),
    )


def index_of(item: Distribution) -> Fraction | None:
    """Return the mean of a scale as a share of its best level."""
    mean = item.mean
    return mean / item.question.best if mean is not None and item.question.best else None


def whole_score(factors: Sequence[FactorScore]) -> WholeScore:
    """Return the mean of the factors that have data."""
    filled = [factor for factor in factors if not factor.is_empty]
    return WholeScore(
        mean_of(factor.good_share for factor in filled),
        mean_of(factor.index for factor in filled),
        len(filled),
        len(factors) - len(filled),
    )


def mean_of(values: Iterable[Fraction | None]) -> Fraction | None:
    """Return the exact mean of those values that there are, None of nothing."""
    known = [value for value in values if value is not None]
    return sum(known, Fraction()) / len(known) if known else None
