"""What of complete responses may enter the log: each torn into parts that do not fit again.

The program knows of every used token whose dossier it is, what the dossier's record says and how
old its applicant is. So answers about the answerer leave their row as free texts do, runs of equal
slips wait for four more, and an answer is held to the record only where that tells of nobody.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from onecua.domain.survey.anonymity import FEWEST, coarsened, said_by_five
from onecua.domain.survey.batch import ClosedAnswer
from onecua.domain.survey.questionnaire import PROCEDURE_QUESTION, QuestionKind
from onecua.domain.survey.signs import contradicts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onecua.domain.survey.batch import Batch
    from onecua.domain.survey.questionnaire import Question, Questionnaire
    from onecua.domain.survey.response import Answer, Marks
    from onecua.domain.survey.signs import EntrySigns


@dataclass(frozen=True, slots=True)
class Received:
    """A complete response while it waits: its dossier's marks, every answer, signs at entry."""

    marks: Marks
    answers: Mapping[str, Answer]
    signs: EntrySigns


def closed(
    batch: Batch, form: Questionnaire, received: Sequence[Received], waiting_runs: int = 0
) -> tuple[Batch, int]:
    """Return a batch with these responses in it, and how many equal runs wait for a later one."""
    texts = {q.id for q in form.questions if q.kind is QuestionKind.TEXT}
    apart = {q.id for q in form.questions if _is_apart(form, q)} - texts
    procedures = _procedures_told(form, received)
    rows, torn_texts, torn_answers = [], [], []
    for each, procedure in zip(received, procedures, strict=True):
        row: dict[str, Answer] = {}
        for name, answer in each.answers.items():
            if name == PROCEDURE_QUESTION and procedure is not None:
                row[name] = procedure
            elif name in apart:
                torn_answers.append((name, answer))
            elif name not in texts:
                row[name] = answer
            elif answer:
                torn_texts.append((name, str(answer)))
        rows.append(ClosedAnswer(each.marks, row))
    runs = waiting_runs + sum(each.signs.is_run for each in received)
    told = runs if runs >= FEWEST else 0
    found = replace(
        batch,
        answers=tuple(rows),
        texts=tuple(torn_texts),
        apart=tuple(torn_answers),
        counters=_counters(form, received, told),
    )
    return found, runs - told


def _is_apart(form: Questionnaire, question: Question) -> bool:
    """Tell whether a question is about the answerer, or asked only of some of them.

    So is a choice that rates nothing: the record may know it too, as it knows how a dossier came.
    """
    if question.demographic:
        return True
    if question.when is not None:
        return _is_apart(form, form.question(question.when.question))
    return question.kind in (QuestionKind.SINGLE, QuestionKind.MULTIPLE)


def _procedures_told(form: Questionnaire, received: Sequence[Received]) -> list[int | None]:
    """Return the procedure that each row may keep: said by five rows that are else alike.

    The record knows the procedure of every used token, so that a rarer one would name its dossier.
    """
    found: list[int | None] = [None] * len(received)
    if form.procedures is None:
        return found
    groups: dict[Marks, list[int]] = defaultdict(list)
    for place, shown in enumerate(coarsened([each.marks for each in received])):
        groups[shown].append(place)
    for places in groups.values():
        answers = [received[place].answers.get(PROCEDURE_QUESTION) for place in places]
        said = said_by_five([code if isinstance(code, int) else None for code in answers])
        for place, code in zip(places, said, strict=True):
            found[place] = code
    return found


def _counters(form: Questionnaire, received: Sequence[Received], runs: int) -> dict[str, Any]:
    overall = [each.answers.get(form.overall) for each in received]
    points = [answer for answer in overall if isinstance(answer, int)]
    return {
        "count": len(received),
        "outside_hours": sum(each.signs.outside_hours for each in received),
        "equal_runs": runs,
        "overall": [sum(points), len(points)],
        "compared": compared(form, received),
    }


def compared(form: Questionnaire, received: Sequence[Received]) -> dict[str, list[int]]:
    """Return by question how many answers were held to the record, and how many it contradicts.

    Only answers that say the same of their dossiers, and only where each thing that their records
    say is said by none or by at least five of them: otherwise «no answer contradicts» would tell
    that the one complaint is of the one late dossier.
    """
    questions = [question for question in form.questions if question.record is not None]
    if not questions:
        return {}
    groups: dict[Marks, list[Received]] = defaultdict(list)
    for shown, each in zip(coarsened([r.marks for r in received]), received, strict=True):
        groups[shown].append(each)
    safe = [each for group in groups.values() if _is_safe(form, group) for each in group]
    found = {question.id: _held(question, safe) for question in questions}
    return {name: counts for name, counts in found.items() if counts[0]}


def _is_safe(form: Questionnaire, group: Iterable[Received]) -> bool:
    facts = {q.record for q in form.questions if q.record is not None}
    said = Counter(tuple(each.signs.record.get(fact) for fact in facts) for each in group)
    return min(said.values()) >= FEWEST


def _held(question: Question, received: Iterable[Received]) -> list[int]:
    assert question.record is not None
    whole = wrong = 0
    for each in received:
        verdict = each.signs.record.get(question.record)
        answer = each.answers.get(question.id)
        if verdict is not None and isinstance(answer, int):
            whole += 1
            wrong += contradicts(question, answer, good=verdict)
    return [whole, wrong]
