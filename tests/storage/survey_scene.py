"""Three days of votes at a desk, with what an adversary may look at after each hour.

The true pairing of answers to slips is known here and to nobody else: every response is given
once only, so that its row can be found again in the log.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from onecua.domain.dossier import Move
from onecua.domain.period import Basis, month_of
from onecua.domain.survey.response import Via
from onecua.services.desk import Desk
from onecua.services.setup import officer_fact
from onecua.services.survey_piles import SurveyPiles
from onecua.storage.database import open_database
from tests.desks import NHUNG, MovableClock, copied_folder, moved_fact
from tests.storage.survey_voters import OFFICERS, Voters, handed_in, person

if TYPE_CHECKING:
    from pathlib import Path

    from onecua.domain.survey.questionnaire import Questionnaire
    from onecua.services.survey_piles import Pile
    from tests.storage.survey_voters import Person

DAYS = (datetime(2026, 11, 23, 8), datetime(2026, 11, 24, 8), datetime(2026, 11, 25, 8))
MONTH = month_of(DAYS[0].date(), Basis.OFFICIAL)
WAITING = 3
"""Votes of the last day: too few to enter the log."""


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote as it truly was; `scales` are given by nobody else."""

    person: Person
    token: str
    via: Via
    form: str
    at: datetime
    answers: dict[str, Any]
    scales: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """What can be seen after an hour: a backup, the live files with free pages, sizes, figures."""

    at: datetime
    backup: bytes
    live: bytes
    sizes: dict[str, int]
    waiting: int
    figures: dict[str, int]


@dataclass(slots=True)
class Scene:
    """The office, its folders, everything that was voted, everything that could be seen."""

    folder: Path
    copies: Path
    votes: list[Vote] = field(default_factory=list)
    moments: list[Moment] = field(default_factory=list)
    pool_sizes: set[int] = field(default_factory=set)
    votes_that_wrote: int = 0

    def closed(self) -> list[Vote]:
        """Return the votes that entered the log."""
        return self.votes[:-WAITING]

    def waiting(self) -> list[Vote]:
        """Return the votes that were too few to enter it."""
        return self.votes[-WAITING:]

    def everything(self) -> dict[str, bytes]:
        """Return every file of both folders."""
        places = [*self.folder.rglob("*"), *self.copies.rglob("*")]
        return {str(place): place.read_bytes() for place in places if place.is_file()}


def play(place: Path, seed: int = 5) -> Scene:
    """Let three days pass: a screen, a paper pile, hourly copies, a close each evening."""
    clock = MovableClock(DAYS[0] - timedelta(days=9))
    folder = copied_folder(place / "data", plain=True)
    scene = Scene(folder, place / "copies")
    database = open_database(folder, clock=clock)
    try:
        _Play(Desk(database, NHUNG), clock, scene, Random(seed)).days()
    finally:
        database.close()
    return scene


class _Play:
    def __init__(self, desk: Desk, clock: MovableClock, scene: Scene, chance: Random) -> None:
        self._desk = desk
        self._clock = clock
        self._scene = scene
        self._chance = chance
        self._voters = Voters(chance)
        self._people = self._received(95)
        library = desk.questionnaires
        self._forms = {key: library.form(key) for key in ("desk/1", "nine_indices/1")}

    def _received(self, count: int) -> list[Person]:
        """Let so many people hand in dossiers, and all results come five days later."""
        with self._desk.database.write() as transaction:
            transaction.append([officer_fact(each) for each in OFFICERS[1:]], NHUNG.id)
        people = [person(number, self._chance) for number in range(count)]
        with self._desk.database.write() as transaction:
            for each in people:
                transaction.append(handed_in(each, self._clock.now), each.officer)
        done = self._clock.forward(days=5)
        with self._desk.database.write() as transaction:
            for each in people:
                moves = [moved_fact(each.dossier, m, done) for m in (Move.FORWARD, Move.FINISH)]
                transaction.append(moves, each.officer)
        self._chance.shuffle(people)
        return people

    def days(self) -> None:
        """Vote on the first two days, close both evenings; too few vote on the third."""
        self._look(DAYS[0])
        for day, (count, form) in enumerate(((36, "desk/1"), (30, "nine_indices/1"))):
            for hour, votes in enumerate(_shared(count, 8)):
                self._hour(DAYS[day] + timedelta(hours=hour), votes, form)
            if day == 1:
                self._paper(DAYS[1] + timedelta(hours=8, minutes=10))
            self._clock.set(*(DAYS[day] + timedelta(hours=9)).timetuple()[:6])
            self._desk.surveys.closing.close()
            self._desk.database.rebuild()
            for words in ("x" * 200_000, ""):  # leaves free pages
                self._desk.preferences.set("trial", words)
            self._look(DAYS[day] + timedelta(hours=9, minutes=5))
        self._hour(DAYS[2], WAITING, "desk/1")
        self._desk.surveys.closing.close()
        self._look(DAYS[2] + timedelta(hours=2))

    def _hour(self, start: datetime, count: int, form: str) -> None:
        """Let people fetch results and vote, the screen keeping answer by answer."""
        for number in range(count):
            person = self._people.pop()
            at = self._at(start, 2 + number * 9)
            with self._desk.database.write() as transaction:
                transaction.append([moved_fact(person.dossier, Move.RETURN, at)], person.officer)
            self._at(start, 4 + number * 9)
            before = self._database_files()
            self._vote(person, self._forms[form])
            self._scene.votes_that_wrote += self._database_files() != before
        self._look(start + timedelta(minutes=58))

    def _database_files(self) -> list[bytes]:
        return [path.read_bytes() for path in sorted(self._scene.folder.glob("onecua.db*"))]

    def _at(self, start: datetime, minutes: int) -> datetime:
        at = start + timedelta(minutes=minutes)
        return self._clock.set(*at.timetuple()[:6])

    def _vote(self, person: Person, form: Questionnaire) -> None:
        surveys = self._desk.surveys
        slip = surveys.slip_of(person.dossier)
        voting = surveys.begin(slip, form, Via.KIOSK)
        answers, scales = self._voters.answers(form, person)
        for name, answer in answers.items() if len(self._scene.votes) % 3 == 0 else ():
            surveys.answer(voting, name, answer)
            self._note_size()
        surveys.enter(voting, answers)
        self._note_size()
        vote = Vote(person, slip.token, Via.KIOSK, form.key, self._clock.now, answers, scales)
        self._scene.votes.append(vote)

    def _note_size(self) -> None:
        self._scene.pool_sizes.add((self._scene.folder / "khao-sat.pool").stat().st_size)

    def _paper(self, start: datetime) -> None:
        """Enter a pile, check one slip again under another name, sign it."""
        form = self._forms["desk/1"]
        pile = self._desk.survey_piles.mine(form)
        for number in range(20):
            self._at(start, number)
            person = self._people.pop()
            answers, scales = self._voters.answers(form, person)
            slip = self._desk.surveys.slip_of(person.dossier)
            self._desk.survey_piles.enter(slip, pile, answers)
            vote = Vote(person, slip.token, Via.PAPER, form.key, self._clock.now, answers, scales)
            self._scene.votes.append(vote)
        self._check(pile)
        self._desk.survey_piles.sign(pile)

    def _check(self, pile: Pile) -> None:
        other = SurveyPiles(self._desk.surveys, self._desk.questionnaires, OFFICERS[1].id)
        place = other.place_to_check(pile)
        other.record_check(pile, place, {"chung": 5})

    def _look(self, at: datetime) -> None:
        self._clock.set(*at.timetuple()[:6])
        scene, desk = self._scene, self._desk
        made = desk.backups.back_up(scene.copies)
        scene.moments.append(
            Moment(
                at,
                made.file.read_bytes(),
                b"".join(self._database_files()),
                {path.name: path.stat().st_size for path in scene.folder.iterdir()},
                len(desk.surveys.pool.read().tokens),
                _figures(desk),
            )
        )


def _shared(count: int, parts: int) -> list[int]:
    return [count // parts + (part < count % parts) for part in range(parts)]


def _figures(desk: Desk) -> dict[str, int]:
    """Return every number of answers that the page shows, of each form by group."""
    found: dict[str, int] = {}
    for key in ("desk/1", "nine_indices/1"):
        figures = desk.survey_figures.results(MONTH, key).figures
        found[key] = figures.number
        for dimension, table in figures.groups.items():
            for row in table.rows:
                found[f"{key} {dimension} {row.key}"] = row.number
    return found
