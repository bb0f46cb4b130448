"""What citizens of the fictitious commune answer: mostly content, least so with the waiting place.

Whole responses are made beforehand and drawn: one by one they would cost a tenth of the time.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from onecua import assets, files
from onecua.domain.applicant import Gender
from onecua.services.demo.chance import Frequencies

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from onecua.domain.applicant import Applicant
    from onecua.domain.survey.response import Answer
    from onecua.services.demo.chance import Chance

_MADE = 2_000
_SAME_MOOD = 0.55
"""So often a question is answered as somebody of this mood would answer every other."""
_BEST = 5
_ONE_LOWER = 0.04
"""So many of the slips that one officer fills in herself are not all best."""
_REASON_UP_TO = 2
_AGES = (25, 35, 50, 61)
"""From these years on the next age group of the form begins."""


@dataclass(frozen=True, slots=True)
class SurveyWords:
    """The shipped file: how many answer at all, their levels from the best down, their words."""

    coverage: Mapping[str, float]
    paper: float
    levels: Mapping[str, Sequence[float]]
    late_levels: Mapping[str, Sequence[float]]
    texts: Mapping[str, Sequence[str]]
    text_shares: Mapping[str, float]
    about: float
    schooling: Sequence[float]
    note: str = field(default="", repr=False)


def read_survey_words() -> SurveyWords:
    """Read the shipped `demo_surveys.json`."""
    found: dict[str, Any] = json.loads(
        files.read_bytes(assets.resource("data", "demo_surveys.json"))
    )
    return SurveyWords(**found)


class Satisfaction:
    """Draws responses to the default slip of the desk."""

    def __init__(self, words: SurveyWords, chance: Chance) -> None:
        self._words = words
        self._chance = chance
        self._usual = [self._made(words.levels) for _ in range(_MADE)]
        late = {**words.levels, **words.late_levels}
        self._late = [self._made(late) for _ in range(_MADE // 4)]
        self._schooling = Frequencies(dict(enumerate(words.schooling, 1)))

    def _made(self, levels: Mapping[str, Sequence[float]]) -> dict[str, Answer]:
        chance = self._chance
        mood = chance.random()
        return {
            name: _level(shares, mood if chance.happens(_SAME_MOOD) else chance.random())
            for name, shares in levels.items()
        }

    def honest(self, who: Applicant, on: date, *, late: bool) -> dict[str, Answer]:
        """Return what an applicant answers; one whose result came late is less content."""
        chance, words = self._chance, self._words
        scales = self._late if late else self._usual
        answers = dict(scales[int(chance.random() * len(scales))])
        shares = words.text_shares
        overall = answers["chung"]
        if (
            isinstance(overall, int)
            and overall <= _REASON_UP_TO
            and chance.happens(shares["ly_do"])
        ):
            answers["ly_do"] = chance.choice(words.texts["ly_do"])
        if chance.happens(shares["gop_y"]):
            answers["gop_y"] = chance.choice(words.texts["gop_y"])
        if who.born_on is not None and chance.happens(words.about):
            answers["gioi_tinh"] = 1 if who.gender is Gender.MALE else 2
            age = on.year - who.born_on.year
            answers["do_tuoi"] = 1 + sum(age >= limit for limit in _AGES)
            answers["trinh_do"] = self._schooling.draw(chance)
        return answers

    def flattering(self) -> dict[str, Answer]:
        """Return a slip that an officer filled in herself."""
        answers: dict[str, Answer] = dict.fromkeys(self._words.levels, _BEST)
        if self._chance.happens(_ONE_LOWER):
            answers[self._chance.choice(list(answers))] = _BEST - 1
        return answers


def _level(shares: Sequence[float], quantile: float) -> int:
    """Return the level at a quantile; the shares run from the best level down."""
    place = quantile * sum(shares)
    passed = sum(limit <= place for limit in accumulate(shares))
    return max(1, len(shares) - passed)
