"""Ways to join answers to slips that the database, its copies, its log and its free pages offer.

A way is an order of the answers beside an order of the tokens: they are paired place by place,
within those that say the same of their dossiers, since who has the database knows that much.
Guessing pairs one answer of each group right on average, however large the groups are, and the
number is spread like a Poisson number or less.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Any

from onecua.domain.dossier import Channel
from onecua.domain.event import canonical
from onecua.domain.survey.anonymity import coarsened
from onecua.domain.survey.response import Marks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tests.storage.survey_scene import Scene, Vote

DEVIATIONS = 6
"""By so many a way must beat guessing to count; honest guessing does so once in millions."""


@dataclass(frozen=True, slots=True)
class Row:
    """An answer as the log has it, with its batch."""

    batch: str
    marks: Marks
    answers: dict[str, Any]

    @property
    def text(self) -> bytes:
        """Return the answers as they lie in the file."""
        return canonical(self.answers).encode()


@dataclass(frozen=True, slots=True)
class Stolen:
    """A copy of the database, read: answers and tokens in the order of their events."""

    rows: list[Row]
    tokens: list[tuple[str, str]]
    stored: list[str]
    """Tokens in the order of their rows in the table."""
    raw: bytes


def steal(path: Path, *beside: bytes) -> Stolen:
    """Read a plain database with SQLite alone; `beside` are further bytes to be searched."""
    connection = sqlite3.connect(path)
    try:
        bodies = [
            json.loads(body)
            for (body,) in connection.execute(
                "SELECT body FROM event WHERE kind LIKE 'survey_%' ORDER BY seq"
            )
        ]
        stored = connection.execute("SELECT lower(hex(token)) FROM survey_token ORDER BY rowid")
        tokens = [(b["batch"], token) for b in bodies if "tokens" in b for token in b["tokens"]]
        rows = [row for b in bodies if "rows" in b for row in rows_of(b)]
        return Stolen(rows, tokens, [t for (t,) in stored], path.read_bytes() + b"".join(beside))
    finally:
        connection.close()


def rows_of(body: dict[str, Any]) -> list[Row]:
    """Return the answers of an event body in their order."""
    return [
        Row(body["batch"], Marks(sector, Channel(channel) if channel else None, officer), answers)
        for sector, channel, officer, answers in body["rows"]
    ]


@dataclass(frozen=True, slots=True)
class Adversary:
    """Knows the whole database and, from the hours of returning, the order of the votes."""

    stolen: Stolen
    votes: Sequence[Vote]

    @classmethod
    def of(cls, scene: Scene) -> Adversary:
        """Take the newest copy, and of every hour a copy, the live file and its write-ahead log."""
        newest = max(scene.copies.glob("onecua-*.db"))
        beside = [part for each in scene.moments for part in (each.backup, each.live)]
        return cls(steal(newest, *beside), scene.closed())

    def candidates(self) -> dict[tuple[str, Marks], list[str]]:
        """Return the tokens whose answer must say the same, by batch: the rule is public."""
        known = {vote.token: vote for vote in self.votes}
        batches: dict[str, list[str]] = defaultdict(list)
        for batch, token in self.stolen.tokens:
            batches[batch].append(token)
        found: dict[tuple[str, Marks], list[str]] = defaultdict(list)
        for batch, tokens in batches.items():
            shown = coarsened([marks_of(known[token]) for token in tokens])
            for token, marks in zip(tokens, shown, strict=True):
                found[batch, marks].append(token)
        return found

    def row_orders(self) -> dict[str, Callable[[Row], Any]]:
        """Return every order in which answers can be read."""
        rows, raw = self.stolen.rows, self.stolen.raw
        return {
            "in the event": rows.index,
            "first in the files": lambda row: raw.find(row.text),
            "last in the files": lambda row: raw.rfind(row.text),
            "by length": lambda row: (len(row.text), rows.index(row)),
            "by content": lambda row: row.text,
        }

    def token_orders(self) -> dict[str, Callable[[str], Any]]:
        """Return every order in which tokens can be read."""
        tokens, raw = [token for _, token in self.stolen.tokens], self.stolen.raw
        used = {vote.token: place for place, vote in enumerate(self.votes)}
        keys = {vote.token: vote.person.dossier.bytes for vote in self.votes}
        return {
            "of use": used.__getitem__,
            "in the event": tokens.index,
            "in the table": self.stolen.stored.index,
            "of reception": keys.__getitem__,
            "first in the files": lambda token: raw.find(token.encode()),
            "last in the files": lambda token: raw.rfind(token.encode()),
        }

    def paired(
        self, row_order: Callable[[Row], Any], token_order: Callable[[str], Any]
    ) -> list[tuple[Row, str]]:
        """Pair answers with tokens place by place within those that say the same."""
        groups: dict[tuple[str, Marks], list[Row]] = defaultdict(list)
        for row in self.stolen.rows:
            groups[row.batch, row.marks].append(row)
        candidates = self.candidates()
        return [
            pair
            for group, rows in groups.items()
            for pair in zip(
                sorted(rows, key=row_order), sorted(candidates[group], key=token_order), strict=True
            )
        ]

    def hits(self, pairs: Sequence[tuple[Row, str]]) -> int:
        """Count the pairs that are true."""
        truth = {vote.token: vote for vote in self.votes}
        return sum(is_answer_of(row, truth[token]) for row, token in pairs)

    def luck(self) -> float:
        """Return how many pairs guessing may hit: one for each group, and some deviations."""
        groups = len(self.candidates())
        return groups + DEVIATIONS * sqrt(groups)


def marks_of(vote: Vote) -> Marks:
    """Return all that an answer might say of its dossier."""
    person = vote.person
    officer = person.officer.hex if vote.form.startswith("nine") else None
    return Marks(person.sector, person.channel, officer)


def is_answer_of(row: Row, vote: Vote) -> bool:
    """Tell whether a row is what was truly voted; nobody else gave these scales."""
    return all(vote.answers.get(name) == answer for name, answer in row.answers.items()) and {
        name for name, answer in vote.answers.items() if isinstance(answer, int)
    } - set(row.answers) <= {"gioi_tinh", "do_tuoi", "trinh_do"}
