"""Close the day: what waits in the pool enters the log, five or more responses together.

A batch gets its number in the pool first, then enters the log in one transaction, then leaves the
pool; a repeat after a power cut finds the number in the log and only clears the pool.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from onecua.domain.dossier import Channel
from onecua.domain.event import Fact, Kind
from onecua.domain.period import Basis, month_of
from onecua.domain.survey.batch import Batch, answers_body, may_close, tokens_body
from onecua.domain.survey.questionnaire import RecordFact
from onecua.domain.survey.received import Received, closed
from onecua.domain.survey.response import Marks, Via
from onecua.domain.survey.signs import EntrySigns
from onecua.storage import surveys
from onecua.storage.survey_pool import SLOTS, PoolContent, SurveyPool

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from onecua.domain.office import Officer
    from onecua.domain.survey.questionnaire import Questionnaire
    from onecua.services.questionnaires import QuestionnaireLibrary
    from onecua.storage.database import Database
    from onecua.storage.survey_pool import PendingAnswer

_NEARLY_FULL = SLOTS - 8


class SurveyClosing:
    """Moves closed batches from the pool to the log."""

    def __init__(
        self, database: Database, library: QuestionnaireLibrary, officer: Officer, pool: SurveyPool
    ) -> None:
        self._database = database
        self._library = library
        self._officer = officer
        self._pool = pool

    def ready(self) -> PoolContent:
        """Return the pool with room in it and no batch half way into the log.

        A pool that fills up with responses nobody finished keeps their number alone.
        """
        content = self._pool.read()
        if content.batches:
            self._enter(content)
        elif len(content.tokens) + len(content.answers) >= _NEARLY_FULL:
            self._close({})
            content = self._pool.read()
            if len(content.tokens) + len(content.answers) >= _NEARLY_FULL:
                _count_unfinished(content, self._pool.being_given)
        return content

    def close(self, checks: Mapping[str, tuple[int, int]] | None = None) -> int:
        """Enter every group of five or more into the log; return how many responses entered.

        Paper piles enter only when they are signed: `checks` names the signed groups with what
        their spot check found. Raises `RuleError` after all others when a group waits for a form
        that is not there any more.
        """
        entered, unread = self._close(checks or {})
        if unread:
            self._library.form(form_key(unread[0]))
        return entered

    def _close(self, checks: Mapping[str, tuple[int, int]]) -> tuple[int, list[str]]:
        """Close what can be; return how many responses entered, and the groups without a form."""
        content = self._pool.read()
        groups = sorted({token.group for token in content.tokens})
        unread = [group for group in groups if not self._library.has(form_key(group))]
        for group in groups:
            is_due = not _is_pile(group) or group in checks or group in content.batches
            if group in unread or not is_due or not may_close(len(_complete(content, group))):
                continue
            content.batches.setdefault(group, uuid4().hex)
            if group in checks:
                content.counters.setdefault(group, {})["checked"] = list(checks[group])
        if not content.batches:
            return 0, unread
        self._pool.write(content)
        return self._enter(content), unread

    def _enter(self, content: PoolContent) -> int:
        entered = 0
        for group, number in list(content.batches.items()):
            if not self._library.has(form_key(group)):
                continue
            form = self._library.form(form_key(group))
            batch, waiting_runs = self._batch(content, group, number, form)
            tokens = [token.token for token in content.tokens if token.group == group]
            with self._database.write() as transaction:
                if not surveys.has_batch(transaction.connection, UUID(number)):
                    facts = batch_facts(batch, tokens, secrets.SystemRandom().shuffle)
                    kept = self._library.kept_with(transaction, form.key)
                    transaction.append([*kept, *facts], self._officer.id)
            entered += len(batch.answers)
            content.answers = [a for a in content.answers if a.group != group or self._lasts(a)]
            content.tokens = [t for t in content.tokens if t.group != group]
            content.counters.pop(group, None)
            if waiting_runs:
                content.counters[group] = {"equal_runs": waiting_runs}
            del content.batches[group]
            self._pool.write(content)
        return entered

    def _batch(
        self, content: PoolContent, group: str, number: str, form: Questionnaire
    ) -> tuple[Batch, int]:
        """Return the batch of a group, and how many equal runs are too few to be told."""
        via, _, _, *entered_by = group.split("/")
        counters = content.counters.get(group, {})
        checked, disagreed = counters.get("checked", (0, 0))
        head = Batch(
            id=number,
            via=Via(via),
            form=form.key,
            month=month_of(self._database.clock().date(), Basis.OFFICIAL).name,
            answers=(),
            unfinished=counters.get("unfinished", 0)
            + sum(
                a.group == group and not a.complete and not self._lasts(a) for a in content.answers
            ),
            entered_by=entered_by[0] if entered_by else None,
            checked=checked,
            disagreed=disagreed,
        )
        received = [_received(answer.body) for answer in _complete(content, group)]
        return closed(head, form, received, counters.get("equal_runs", 0))

    def _lasts(self, answer: PendingAnswer) -> bool:
        """Tell whether somebody gives this response just now; a close leaves it alone."""
        return not answer.complete and answer.key == self._pool.being_given


def batch_facts(
    batch: Batch, tokens: Sequence[str], shuffle: Callable[[list[Any]], None]
) -> list[Fact]:
    """Return the two facts of a batch: its used tokens, and its answers with torn-off texts."""
    ref = UUID(batch.id)
    body, private = answers_body(batch, shuffle)
    return [
        Fact(Kind.SURVEY_TOKENS_USED, ref, tokens_body(batch.id, batch.via, tokens)),
        Fact(Kind.SURVEY_ANSWERED, ref, body, private),
    ]


def _is_pile(group: str) -> bool:
    return not group.startswith(Via.KIOSK)


def form_key(group: str) -> str:
    """Return the form of a group in the pool: «kiosk/desk/1», «paper/desk/1/<officer>»."""
    _, form_id, version, *_ = group.split("/")
    return f"{form_id}/{version}"


def _count_unfinished(content: PoolContent, being_given: str) -> None:
    left = [a for a in content.answers if not a.complete and a.key != being_given]
    for answer in left:
        counters = content.counters.setdefault(answer.group, {})
        counters["unfinished"] = counters.get("unfinished", 0) + 1
    content.answers = [a for a in content.answers if a not in left]


def _complete(content: PoolContent, group: str) -> list[PendingAnswer]:
    return [answer for answer in content.answers if answer.group == group and answer.complete]


def _received(body: Mapping[str, Any]) -> Received:
    channel = body["channel"]
    marks = Marks(body["sector"], Channel(channel) if channel else None, body["officer"])
    answers = {
        name: tuple(given) if isinstance(given, list) else given
        for name, given in body["answers"].items()
    }
    record = {RecordFact(fact): verdict for fact, verdict in body["record"].items()}
    return Received(marks, answers, EntrySigns(body["outside_hours"], body["is_run"], record))
