"""Signs that slips were not filled by citizens, and answers that the record contradicts.

They are noticed while a response is entered, since times and dossiers are not kept with answers;
only counters enter the log (`received.py`). A sign is something to look at, never a verdict.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from onecua.domain.survey.questionnaire import Question, QuestionKind, Questionnaire, RecordFact

if TYPE_CHECKING:
    from onecua.domain.survey.response import Answer

QUICK = timedelta(seconds=20)
"""Two equal responses within this time are counted as a run."""
_GOOD, _BAD = 0.75, 0.45
"""From which share of the best points on an answer praises, and up to which it blames."""

Record = Mapping[RecordFact, bool | None]
"""What the dossier's record says of each fact: good, bad, or nothing clear."""


@dataclass(frozen=True, slots=True)
class Entered:
    """The response entered just before, to be compared with the next one and then forgotten."""

    at: datetime
    answers: Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class EntrySigns:
    """What was noticed when a response was finished; it waits with it and is counted at close."""

    outside_hours: bool = False
    is_run: bool = False
    record: Record = field(default_factory=dict)


def is_run(form: Questionnaire, response: Entered, previous: Entered | None) -> bool:
    """Tell whether a response equals the one before it and came within seconds."""
    if previous is None or not timedelta() <= response.at - previous.at <= QUICK:
        return False
    scales = [q.id for q in form.questions if q.kind is QuestionKind.SCALE]
    return all(response.answers.get(name) == previous.answers.get(name) for name in scales)


_EMPTY: Mapping[str, Any] = {
    "count": 0,
    "outside_hours": 0,
    "equal_runs": 0,
    "overall": [0, 0],
    "compared": {},
}


def contradicts(question: Question, answer: int, *, good: bool) -> bool:
    """Tell whether an answer blames what the record shows as good, or praises what was bad."""
    share = answer / question.best if question.best else 0
    return share <= _BAD if good else share >= _GOOD


def merged(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    """Return the counters of two batches together."""
    left, right = {**_EMPTY, **first}, {**_EMPTY, **second}
    names = {*left["compared"], *right["compared"]}
    return {
        "count": left["count"] + right["count"],
        "outside_hours": left["outside_hours"] + right["outside_hours"],
        "equal_runs": left["equal_runs"] + right["equal_runs"],
        "overall": _sum(left["overall"], right["overall"]),
        "compared": {
            name: _sum(left["compared"].get(name, [0, 0]), right["compared"].get(name, [0, 0]))
            for name in sorted(names)
        },
    }


def _sum(first: list[int], second: list[int]) -> list[int]:
    return [a + b for a, b in zip(first, second, strict=True)]
