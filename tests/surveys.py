"""Closed batches of survey answers put into the log of a desk, as the day's close does."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING
from uuid import uuid4

from onecua.domain.event import Fact, Kind
from onecua.domain.survey.batch import Batch, ClosedAnswer, answers_body, tokens_body
from onecua.domain.survey.response import Marks, Via

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from onecua.domain.dossier import Channel
    from onecua.services.desk import Desk


def answered(
    answers: dict,
    sector: str | None = None,
    channel: Channel | None = None,
    officer: str | None = None,
) -> ClosedAnswer:
    """Return an answer with what it says of its dossier."""
    return ClosedAnswer(Marks(sector, channel, officer), answers)


def close_batch(
    desk: Desk,
    answers: Sequence[ClosedAnswer],
    dossiers: Sequence[UUID] = (),
    *,
    form: str = "desk/1",
    via: Via = Via.KIOSK,
    month: str = "2026-11",
    **rest: object,
) -> None:
    """Put a batch into the log; the slips of `dossiers` are used by it."""
    ref = uuid4()
    batch = Batch(ref.hex, via, form, month, tuple(answers), **rest)
    body, private = answers_body(batch, Random(7).shuffle)
    tokens = [desk.records.read(each).dossier.survey_token.hex() for each in dossiers]
    facts = [Fact(Kind.SURVEY_ANSWERED, ref, body, private)]
    if tokens:
        facts.append(Fact(Kind.SURVEY_TOKENS_USED, ref, tokens_body(ref.hex, via, tokens)))
    with desk.database.write() as transaction:
        transaction.append(facts, desk.officer.id)
