"""How things that happen to a dossier are written down, and how later ones are put off."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from onecua.domain.dossier import MOVES
from onecua.domain.event import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from onecua.domain.office import Officer
    from onecua.services.demo.chance import Chance
    from onecua.services.demo.stage import Course, Stage

MINUTE, HOUR = 60, 3_600


class Acts:
    """Writes entries about dossiers as the services do, each at the wall time of its tick."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.chance: Chance = stage.chance
        self.day = stage.workdays.day
        self.at = stage.workdays.moment

    def move(
        self,
        course: Course,
        tick: int,
        officer: Officer,
        body: Mapping[str, Any],
        private: Mapping[str, Any] | None = None,
    ) -> str:
        """Record a move and return its key."""
        return self.stage.journal.record(
            Kind.DOSSIER_MOVED, course.id, body, self.at(tick), officer, private=private
        )

    def note(
        self,
        kind: Kind,
        course: Course,
        tick: int,
        officer: Officer,
        body: Mapping[str, Any],
        private: Mapping[str, Any],
    ) -> str:
        """Record something that is no move, with its private words, and return its key."""
        return self.stage.journal.record(
            kind, course.id, body, self.at(tick), officer, private=private
        )

    def reason(self, occasion: str) -> dict[str, str]:
        """Return the private words of an entry that needs a reason."""
        return {"reason": self.stage.reason(occasion)}

    def with_slip(self, body: dict[str, Any], tick: int) -> dict[str, Any]:
        """Number the slip that a move issues."""
        form = MOVES[body["move"]].slip
        assert form is not None
        series, number = self.stage.numbers.slip(form, self.at(tick).year)
        return {**body, "numbers": [[series, number]], "slip": number}

    def later(self, course: Course, tick: int, step: Callable[[Course, int], None]) -> None:
        """Let something happen to a dossier at a tick."""
        self.stage.schedule.put(tick, partial(step, course))

    def between(self, least: int, most: int) -> int:
        """Return a number of seconds between so many minutes."""
        return self.chance.randint(least * MINUTE, most * MINUTE)

    def within(self, earliest: int, latest: int) -> int:
        """Return a tick between two, the earlier one when there is no room."""
        return earliest if latest <= earliest else self.chance.randrange(earliest, latest)


def text(at: datetime | None) -> str | None:
    """Return an instant as bodies keep it, to the minute."""
    return at.isoformat(timespec="minutes") if at else None
