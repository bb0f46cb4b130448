"""Take in responses to survey slips: check the slip, keep what is answered, use the slip once.

Answers never touch the database while they are few: they wait in the sealed pool and enter the
log five or more together (`survey_closing.py`), without anything that names their dossier.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from onecua.domain.deadline import Timeliness, timeliness
from onecua.domain.survey.questionnaire import RecordFact
from onecua.domain.survey.response import Marks, Via, checked, missing
from onecua.domain.survey.signs import Entered, EntrySigns, is_run
from onecua.domain.survey.token import read_token, token_of, token_text
from onecua.errors import RuleError, RuleErrors
from onecua.services.survey_closing import SurveyClosing
from onecua.storage import dossiers, surveys
from onecua.storage.survey_pool import PendingAnswer, PendingToken

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from onecua.domain.dossier import Dossier
    from onecua.domain.office import Officer
    from onecua.domain.survey.questionnaire import Questionnaire
    from onecua.domain.survey.response import Answer
    from onecua.services.questionnaires import QuestionnaireLibrary
    from onecua.services.rulebook import Rulebook
    from onecua.storage.database import Database
    from onecua.storage.survey_pool import SurveyPool


@dataclass(frozen=True, slots=True)
class SurveySlip:
    """A valid slip that nobody used yet, and what an answer may say of its dossier."""

    token: str
    dossier: UUID
    marks: Marks
    officer_name: str


@dataclass(slots=True)
class Voting:
    """A response being given on one slip; `key` names it in the pool and means nothing."""

    slip: SurveySlip
    form: Questionnaire
    via: Via
    group: str
    key: str
    answers: dict[str, Answer] = field(default_factory=dict)
    position: int | None = None


class SurveyService:
    """Takes in responses in the name of an officer; a citizen at the screen has no name."""

    def __init__(
        self,
        database: Database,
        rulebook: Rulebook,
        library: QuestionnaireLibrary,
        officer: Officer,
        pool: SurveyPool,
    ) -> None:
        self._database = database
        self._rulebook = rulebook
        self._officer = officer
        self.pool = pool
        self._last: dict[str, Entered] = {}
        self.closing = SurveyClosing(database, library, officer, self.pool)

    def slip(self, text: str) -> SurveySlip:
        """Return the slip that was scanned or typed; raises `RuleError` that says what to do."""
        read = read_token(text)
        office = self._rulebook.office
        if read.unit and read.unit != office.unit_code:
            raise RuleError(
                f"Phiếu này của đơn vị {read.unit}, không phải {office.unit_code}. Mời dùng phiếu "
                "kèm giấy hẹn nhận ở đây.",
                "token",
            )
        with self._database.read() as connection:
            found = surveys.find_slip(connection, read.token)
            if found is None:
                raise RuleError("Không có hồ sơ nào ứng với mã phiếu này. Xem lại mã.", "token")
            dossier = dossiers.load(connection, found.dossier)
        if dossier is None or dossier.is_voided:
            raise RuleError("Phiếu của hồ sơ đã hủy vì nhập nhầm, không dùng được.", "token")
        token = read.token.hex()
        if found.is_used or any(t.token == token for t in self.pool.read().tokens):
            raise RuleError("Phiếu này đã được dùng, mỗi phiếu chỉ dùng một lần.", "token")
        return self._slip(dossier)

    def slip_of(self, dossier_id: UUID) -> SurveySlip:
        """Return the slip of a dossier whose result was just returned, as if it were scanned."""
        return self.slip(token_text(token_of(dossier_id)))

    def unused_slips(self, dossier_ids: Sequence[UUID]) -> list[SurveySlip]:
        """Return the slips of these dossiers that nobody used yet, to be printed, in order."""
        pending = {token.token for token in self.pool.read().tokens}
        found = []
        with self._database.read() as connection:
            for dossier_id in dossier_ids:
                dossier = dossiers.load(connection, dossier_id)
                if dossier is None or dossier.is_voided or dossier.survey_token.hex() in pending:
                    continue
                slip = surveys.find_slip(connection, dossier.survey_token)
                if slip is not None and not slip.is_used:
                    found.append(self._slip(dossier))
        return found

    def _slip(self, dossier: Dossier) -> SurveySlip:
        officer = dossier.received_by
        marks = Marks(dossier.sector, dossier.channel, officer.hex)
        name = self._rulebook.officer_name(officer)
        return SurveySlip(dossier.survey_token.hex(), dossier.id, marks, name)

    def begin(self, slip: SurveySlip, form: Questionnaire, via: Via) -> Voting:
        """Begin a response on a slip; nothing is used before it is finished."""
        group = f"{via}/{form.key}"
        if via is not Via.KIOSK:
            group = f"{group}/{self._officer.id.hex}"
        return Voting(slip, form, via, group, secrets.token_hex(8))

    def answer(self, voting: Voting, question: str, given: Answer | None) -> None:
        """Keep one answer, or take it back with None; it is on the disk when this returns.

        Raises `RuleError` for an answer that the question does not take; what was answered before
        stands. What is left unfinished stays counted as incomplete and uses no slip.
        """
        before = voting.answers
        answers = {**before}
        answers.pop(question, None)
        if given is not None:
            answers[question] = given
        voting.answers = checked(voting.form, answers)
        self.pool.being_given = voting.key
        content = self.closing.ready()
        content.answers = [a for a in content.answers if a.key != voting.key]
        if voting.answers:
            content.answers.append(_pending(voting))
        try:
            self.pool.write(content)
        except RuleError:
            voting.answers = before
            raise

    def finish(self, voting: Voting) -> None:
        """Finish a response: the slip is used, the answers wait for the day's close.

        Raises `RuleErrors` naming every question that is still to be answered.
        """
        lacking = missing(voting.form, voting.answers)
        if lacking:
            words = "Chưa trả lời: {}."
            raise RuleErrors([RuleError(words.format(q.name), q.id) for q in lacking])
        content = self.closing.ready()
        if any(t.token == voting.slip.token for t in content.tokens):
            raise RuleError("Phiếu này đã được dùng, mỗi phiếu chỉ dùng một lần.", "token")
        content.answers = [a for a in content.answers if a.key != voting.key]
        content.answers.append(_pending(voting, self._signs(voting)))
        content.tokens.append(PendingToken(voting.slip.token, voting.group))
        self.pool.write(content)
        self.leave(voting)
        self._last[voting.group] = Entered(self._database.clock(), voting.answers)

    def leave(self, voting: Voting) -> None:
        """Let a response be that nobody gives any more: the next close may count what it is."""
        if self.pool.being_given == voting.key:
            self.pool.being_given = ""

    def enter(self, voting: Voting, answers: Mapping[str, Answer]) -> None:
        """Enter a whole response at once, as a paper slip is; what is wrong leaves all as it was.

        Raises `RuleErrors` for what is missing, `RuleError` for what a question does not take.
        """
        before = voting.answers
        voting.answers = checked(voting.form, answers)
        try:
            self.finish(voting)
        except RuleError:
            voting.answers = before
            raise

    def withdraw(self, voting: Voting) -> None:
        """Take the response just finished back: the slip may be used again."""
        content = self.closing.ready()
        content.answers = [a for a in content.answers if a.key != voting.key]
        content.tokens = [t for t in content.tokens if t.token != voting.slip.token]
        self.pool.write(content)
        self._last.pop(voting.group, None)

    def _signs(self, voting: Voting) -> EntrySigns:
        now = self._database.clock()
        response = Entered(now, voting.answers)
        sessions = self._rulebook.calendar.sessions_on(now.date())
        is_open = any(s.opens <= now.time() <= s.closes for s in sessions)
        asked = {q.record for q in voting.form.questions}
        record = self._record(voting.slip.dossier) if asked - {None} else {}
        return EntrySigns(
            outside_hours=not is_open,
            is_run=is_run(voting.form, response, self._last.get(voting.group)),
            record={fact: verdict for fact, verdict in record.items() if fact in asked},
        )

    def _record(self, dossier_id: UUID) -> Mapping[RecordFact, bool | None]:
        with self._database.read() as connection:
            dossier = dossiers.load(connection, dossier_id)
        return record_of(dossier) if dossier is not None else {}


def record_of(dossier: Dossier) -> Mapping[RecordFact, bool | None]:
    """Return what a dossier's own record says, against which answers are held."""
    in_time: bool | None = None
    if dossier.ended_at is not None and dossier.due_at is not None:
        in_time = timeliness(dossier.ended_at, dossier.due_at) is not Timeliness.LATE
    once = {0: True, 1: None}.get(dossier.supplement_count, False)
    return {RecordFact.TIMELINESS: in_time, RecordFact.CONTACTS: once}


def _pending(voting: Voting, signs: EntrySigns | None = None) -> PendingAnswer:
    """Return a response as the pool keeps it; an unfinished one has no signs and no marks."""
    answers = {
        name: list(given) if isinstance(given, tuple) else given
        for name, given in voting.answers.items()
    }
    if signs is None:
        return PendingAnswer(voting.key, voting.group, {"answers": answers}, complete=False)
    marks = voting.slip.marks
    body: dict[str, Any] = {
        "sector": marks.sector,
        "channel": int(marks.channel) if marks.channel is not None else None,
        "officer": marks.officer if voting.form.asks_officer else None,
        "answers": answers,
        "outside_hours": signs.outside_hours,
        "is_run": signs.is_run,
        "record": signs.record,
    }
    if voting.position is not None:
        body["position"] = voting.position
    return PendingAnswer(voting.key, voting.group, body)
