"""Satisfaction slips of the fictitious office: who answers in which way, closed as at a desk.

Kiosk votes are closed each evening; piles of paper and of telephone calls are signed once a week.
One of the two at the desk fills in slips herself, so that there are signs to be seen.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from onecua.domain.dossier import ReturnMethod
from onecua.domain.period import Basis, month_of
from onecua.domain.survey.batch import Batch, may_close
from onecua.domain.survey.questionnaire import QuestionKind, RecordFact
from onecua.domain.survey.received import Received, closed
from onecua.domain.survey.response import Marks, Via
from onecua.domain.survey.signs import EntrySigns
from onecua.domain.survey.token import token_of
from onecua.services.demo.satisfaction import Satisfaction, SurveyWords
from onecua.services.survey_closing import batch_facts
from onecua.services.survey_piles import CHECKED_SHARE, MOST_OPEN

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from onecua.domain.dossier import Channel
    from onecua.domain.survey.questionnaire import Questionnaire
    from onecua.domain.survey.response import Answer
    from onecua.services.demo.chance import Chance
    from onecua.services.demo.journal import Journal
    from onecua.services.demo.office import Officers
    from onecua.services.demo.stage import Course
    from onecua.services.demo.workdays import Workdays

_KIOSK = "kiosk"
_CAREFUL, _CARELESS = "desk", "second_desk"
"""Roles: the first types what citizens wrote, the second fills in what she likes."""
_CARELESS_SHARE = 0.65
_SIGNED_ON = {"paper desk": 1, "paper second_desk": 4, "later desk": 3}
"""Weekdays on which piles are signed, Monday being 0; a large one is signed the same evening."""
_DISAGREED = {_CAREFUL: 0.02, _CARELESS: 0.3}
_AFTER_HOURS = {_CAREFUL: 0.01, _CARELESS: 0.05}
_QUICK = 0.7
"""So many equal slips that follow each other in a pile come within seconds."""
_GIVEN_UP = 0.03


@dataclass(slots=True)
class _Waiting:
    """Responses that came in one way and wait for their close."""

    via: Via
    role: str
    received: list[Received] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    last: Mapping[str, Answer] | None = None
    runs: int = 0


class Surveys:
    """Lets citizens answer once their results are given, and closes what waits."""

    def __init__(
        self,
        chance: Chance,
        form: Questionnaire,
        words: SurveyWords,
        journal: Journal,
        workdays: Workdays,
        officers: Officers,
    ) -> None:
        self._chance = chance
        self._form = form
        self._words = words
        self._journal = journal
        self._workdays = workdays
        self._officers = officers
        self._satisfaction = Satisfaction(words, chance)
        self._scales = [q.id for q in form.questions if q.kind is QuestionKind.SCALE]
        self._marks: dict[tuple[str, Channel], Marks] = {}
        self._waiting = {
            _KIOSK: _Waiting(Via.KIOSK, _CAREFUL),
            **{f"paper {role}": _Waiting(Via.PAPER, role) for role in (_CAREFUL, _CARELESS)},
            f"later {_CAREFUL}": _Waiting(Via.LATER, _CAREFUL),
        }
        self.response_count = 0

    def returned(self, course: Course, at: datetime) -> None:
        """Let the applicant answer, or not, after the result was given."""
        at_desk = course.return_method is ReturnMethod.DESK
        coverage = self._words.coverage["desk" if at_desk else "elsewhere"]
        if not self._chance.happens(coverage):
            return
        waiting = self._waiting[self._way(at_desk=at_desk)]
        late = course.result >= course.due
        if waiting.via is Via.PAPER and waiting.role == _CARELESS:
            answers = self._satisfaction.flattering()
        else:
            answers = self._satisfaction.honest(course.owner.applicant, at.date(), late=late)
        marks = self._marked(course)
        waiting.received.append(Received(marks, answers, self._signs(waiting, answers, late=late)))
        waiting.tokens.append(token_of(course.id).hex())

    def _way(self, *, at_desk: bool) -> str:
        if not at_desk:
            return f"later {_CAREFUL}"
        if not self._chance.happens(self._words.paper):
            return _KIOSK
        return f"paper {_CARELESS if self._chance.happens(_CARELESS_SHARE) else _CAREFUL}"

    def _marked(self, course: Course) -> Marks:
        key = (course.offer.procedure.sector, course.offer.channel)
        if key not in self._marks:
            self._marks[key] = Marks(*key, None)
        return self._marks[key]

    def _signs(self, waiting: _Waiting, answers: Mapping[str, Answer], *, late: bool) -> EntrySigns:
        record = {RecordFact.TIMELINESS: not late}
        if waiting.via is not Via.PAPER:
            return EntrySigns(record=record)
        last, waiting.last = waiting.last, answers
        same = last is not None and all(last[name] == answers[name] for name in self._scales)
        after_hours = self._chance.happens(_AFTER_HOURS[waiting.role])
        return EntrySigns(after_hours, same and self._chance.happens(_QUICK), record)

    def close_day(self, tick: int) -> None:
        """Close what five or more gave: the screen's each day, piles on their days."""
        at = self._workdays.moment(tick)
        for way, waiting in self._waiting.items():
            count = len(waiting.received)
            signed_on = _SIGNED_ON.get(way, at.weekday())
            if may_close(count) and (at.weekday() == signed_on or count >= MOST_OPEN):
                self._close(waiting, at)

    def _close(self, waiting: _Waiting, at: datetime) -> None:
        chance = self._chance
        head = self._head(waiting, at)
        batch, waiting.runs = closed(head, self._form, waiting.received, waiting.runs)
        officer = self._officers.by_role[waiting.role]
        for fact in batch_facts(batch, waiting.tokens, chance.shuffle):
            sealed = chance.sealed(fact.private) if fact.private else None
            self._journal.record(fact.kind, fact.ref, fact.body, at, officer, sealed=sealed)
        self.response_count += len(waiting.received)
        waiting.received, waiting.tokens, waiting.last = [], [], None

    def _head(self, waiting: _Waiting, at: datetime) -> Batch:
        """Return a batch without its responses; a pile says who typed it and how it was checked."""
        chance, count = self._chance, len(waiting.received)
        is_pile = waiting.via is not Via.KIOSK
        checked = -(-count // CHECKED_SHARE) if waiting.via is Via.PAPER else 0
        return Batch(
            id=UUID(int=chance.getrandbits(128), version=4).hex,
            via=waiting.via,
            form=self._form.key,
            month=month_of(at.date(), Basis.OFFICIAL).name,
            answers=(),
            unfinished=0 if is_pile else sum(chance.happens(_GIVEN_UP) for _ in range(count)),
            entered_by=self._officers.by_role[waiting.role].id.hex if is_pile else None,
            checked=checked,
            disagreed=sum(chance.happens(_DISAGREED[waiting.role]) for _ in range(checked)),
        )
