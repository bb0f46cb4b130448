"""The points that the unit gives itself for indices 5, 6, 8, 9: kept with officer and day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onecua.domain.event import Fact, Kind
from onecua.domain.survey.indices import TYPED_INDICES, TypedPoints, check_typed
from onecua.domain.vietnamese import clean
from onecua.storage import surveys

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onecua.domain.office import Officer
    from onecua.domain.period import Period
    from onecua.services.rulebook import Rulebook
    from onecua.storage.database import Database, Snapshot
    from onecua.storage.surveys import GivenPoints

NOTE_LIMIT = 200


class IndexPointsService:
    """Reads and records the unit's own points in the name of an officer.

    They hold for the days of one period: those of a quarter say nothing of its months.
    """

    def __init__(self, database: Database, rulebook: Rulebook, officer: Officer) -> None:
        self._database = database
        self._rulebook = rulebook
        self._officer = officer

    def given(self, period: Period) -> tuple[TypedPoints, ...]:
        """Return the points given for a period, each with who gave it and when."""
        with self._database.read() as connection:
            return given_points(connection, period, self._rulebook)

    def give(self, period: Period, points: Iterable[TypedPoints]) -> int:
        """Let these be the points of a period; return how many were given anew or taken back.

        An index that is left out has none from now on. Raises `RuleError` outside 0 to 2.
        """
        wanted = {each.index: _checked(each) for each in points}
        with self._database.write() as transaction:
            before = _by_index(given_points(transaction.connection, period, self._rulebook))
            facts = [
                _fact(period, index, wanted.get(index))
                for index in TYPED_INDICES
                if _said(wanted.get(index)) != _said(before.get(index))
            ]
            if facts:
                transaction.append(facts, self._officer.id)
        return len(facts)


def given_points(
    connection: Snapshot, period: Period, rulebook: Rulebook
) -> tuple[TypedPoints, ...]:
    """Return the points given for a period, as the nine indices take them."""
    found = surveys.index_points(connection, period.first, period.last)
    return tuple(
        TypedPoints(each.index, each.points, each.note, _by(each, rulebook)) for each in found
    )


def _by(given: GivenPoints, rulebook: Rulebook) -> str:
    return f"{rulebook.officer_name(given.officer)}, {given.recorded_at:%d/%m/%Y}"


def _checked(given: TypedPoints) -> TypedPoints:
    points = check_typed(given.points, given.index)
    return TypedPoints(given.index, points, clean(given.note, NOTE_LIMIT))


def _by_index(points: Iterable[TypedPoints]) -> dict[int, TypedPoints]:
    return {each.index: each for each in points}


def _said(given: TypedPoints | None) -> object:
    return None if given is None else (given.points, given.note)


def _fact(period: Period, index: int, given: TypedPoints | None) -> Fact:
    body: dict[str, Any] = {
        "first": period.first.isoformat(),
        "last": period.last.isoformat(),
        "index": index,
        "points": str(given.points) if given is not None else None,
    }
    note = {"note": given.note} if given is not None and given.note else None
    return Fact(Kind.INDEX_POINTS_GIVEN, None, body, note)
