"""Signs that slips were not filled by citizens, and answers that the record contradicts.

They are counted while a response is entered, since times and dossiers are not kept with answers;
only the counters enter the log. A sign is something to look at, never a verdict.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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


def counted(
    counters: Mapping[str, Any],
    form: Questionnaire,
    response: Entered,
    previous: Entered | None,
    record: Record,
    *,
    office_is_open: bool,
) -> dict[str, Any]:
    """Return the counters of a group with one more response in them."""
    found = {**_EMPTY, **counters}
    found["count"] += 1
    found["outside_hours"] += not office_is_open
    found["equal_runs"] += previous is not None and _is_run(form, response, previous)
    overall = response.answers.get(form.overall)
    if isinstance(overall, int):
        found["overall"] = [found["overall"][0] + overall, found["overall"][1] + 1]
    found["compared"] = _compared(found["compared"], form, response, record)
    return found


_EMPTY: Mapping[str, Any] = {
    "count": 0,
    "outside_hours": 0,
    "equal_runs": 0,
    "overall": [0, 0],
    "compared": {},
}


def _is_run(form: Questionnaire, response: Entered, previous: Entered) -> bool:
    scales = [q.id for q in form.questions if q.kind is QuestionKind.SCALE]
    same = all(response.answers.get(name) == previous.answers.get(name) for name in scales)
    return same and timedelta() <= response.at - previous.at <= QUICK


def _compared(
    before: Mapping[str, list[int]], form: Questionnaire, response: Entered, record: Record
) -> dict[str, list[int]]:
    found = dict(before)
    for question in form.questions:
        verdict = record.get(question.record) if question.record is not None else None
        answer = response.answers.get(question.id)
        if verdict is None or not isinstance(answer, int):
            continue
        compared, contradicted = found.get(question.id, [0, 0])
        wrong = contradicts(question, answer, good=verdict)
        found[question.id] = [compared + 1, contradicted + wrong]
    return found


def contradicts(question: Question, answer: int, *, good: bool) -> bool:
    """Tell whether an answer blames what the record shows as good, or praises what was bad."""
    share = answer / question.best if question.best else 0
    return share <= _BAD if good else share >= _GOOD


def merged(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    """Return the counters of two groups together."""
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
