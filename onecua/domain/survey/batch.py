"""What enters the log when a batch is closed: used tokens, sorted, and answers, shuffled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onecua.domain.dossier import Channel
from onecua.domain.survey.anonymity import FEWEST, coarsened
from onecua.domain.survey.response import Marks, Via

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from onecua.domain.survey.response import Answer


@dataclass(frozen=True, slots=True)
class ClosedAnswer:
    """An answer of a closed batch: what it may still say of its dossier, and the answers."""

    marks: Marks
    answers: Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Batch:
    """Responses that entered the log together; all of one form, in one way.

    `month` is the reporting month in which they were closed («2026-11»); `texts` are the free
    texts with their question, torn from their answers, `apart` the answers about the answerer
    likewise; `entered_by` who typed a paper pile, `checked` and `disagreed` what the second
    person's spot check found.
    """

    id: str
    via: Via
    form: str
    month: str
    answers: tuple[ClosedAnswer, ...]
    texts: tuple[tuple[str, str], ...] = ()
    unfinished: int = 0
    counters: Mapping[str, Any] | None = None
    entered_by: str | None = None
    checked: int = 0
    disagreed: int = 0
    apart: tuple[tuple[str, Answer], ...] = ()


def may_close(answer_count: int) -> bool:
    """Tell whether a batch is large enough to enter the log."""
    return answer_count >= FEWEST


def answers_body(
    batch: Batch, shuffle: Callable[[list[Any]], None]
) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """Return the event body of a batch's answers, and the free texts to be sealed with it.

    `shuffle` puts a list in random order; it is applied to the rows and, anew, to whatever was
    torn from them.
    """
    shown = coarsened([answer.marks for answer in batch.answers])
    rows = [
        [
            marks.sector,
            int(marks.channel) if marks.channel is not None else None,
            marks.officer,
            {name: _plain(answer) for name, answer in sorted(given.answers.items())},
        ]
        for marks, given in zip(shown, batch.answers, strict=True)
    ]
    texts = [list(pair) for pair in batch.texts]
    apart = [[name, _plain(answer)] for name, answer in batch.apart]
    for listed in (rows, texts, apart):
        shuffle(listed)
    body = {
        "batch": batch.id,
        "via": batch.via,
        "form": batch.form,
        "month": batch.month,
        "rows": rows,
        "apart": apart,
        "unfinished": batch.unfinished,
        "counters": dict(batch.counters or {}),
        "entered_by": batch.entered_by,
        "checked": [batch.checked, batch.disagreed],
    }
    return body, {"texts": texts} if texts else None


def _plain(answer: Answer) -> object:
    return list(answer) if isinstance(answer, tuple) else answer


def tokens_body(batch: str, via: Via, tokens: Sequence[str]) -> dict[str, Any]:
    """Return the event body of the tokens that a batch used, in their own order."""
    return {"batch": batch, "via": via, "tokens": sorted(tokens)}


def batch_from(body: Mapping[str, Any], texts: Sequence[Sequence[str]] = ()) -> Batch:
    """Return the batch that an event body holds."""
    rows = tuple(
        ClosedAnswer(
            Marks(sector, Channel(channel) if channel is not None else None, officer),
            {name: _kept(answer) for name, answer in answers.items()},
        )
        for sector, channel, officer, answers in body["rows"]
    )
    checked, disagreed = body["checked"]
    return Batch(
        body["batch"],
        Via(body["via"]),
        body["form"],
        body["month"],
        rows,
        tuple((question, text) for question, text in texts),
        body["unfinished"],
        body["counters"],
        body["entered_by"],
        checked,
        disagreed,
        tuple((name, _kept(answer)) for name, answer in body["apart"]),
    )


def _kept(answer: Answer | list[int]) -> Answer:
    return tuple(answer) if isinstance(answer, list) else answer
