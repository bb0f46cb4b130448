"""The office of the desk, its counters and its officers."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import time
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from onecua.domain.deadline import Cutoff, Model

if TYPE_CHECKING:
    from collections.abc import Mapping


class Role(StrEnum):
    """What an officer may decide; a chief may override what the law binds the desk to."""

    OFFICER = "officer"
    CHIEF = "chief"


ROLE_WORDS: Mapping[Role, str] = {Role.OFFICER: "Cán bộ", Role.CHIEF: "Lãnh đạo"}


class LateBy(StrEnum):
    """By what this office calls an ended dossier late; reports always go by the day (II.06a)."""

    DAY = "day"
    INSTANT = "instant"


class SupplementClock(StrEnum):
    """What the clock does when a supplement is complete (`legal.md` §3.3)."""

    RESTART = "restart"
    PAUSE = "pause"


@dataclass(frozen=True, slots=True)
class DeadlinePolicy:
    """How this office counts: the model, the usual cut-off, the sessions of its weekdays."""

    model: Model = Model.DAY
    cutoff_at: time | None = None
    cutoff_minutes: int | None = None
    cutoff_counts_as_next_day: bool = False
    sessions: str = "07:30-11:30,13:00-17:00"
    saturday: str = ""
    supplement_clock: SupplementClock = SupplementClock.RESTART
    supplement_wait_days: int = 15
    late_by: LateBy = LateBy.DAY

    def cutoff(self, own: time | None) -> Cutoff:
        """Return the cut-off of a procedure, its own before the office's."""
        at = own or self.cutoff_at
        minutes = None if at is not None else self.cutoff_minutes
        return Cutoff(at, minutes, self.cutoff_counts_as_next_day)


@dataclass(frozen=True, slots=True)
class Office:
    """The unit that receives: names as printed, code as given by the province."""

    name: str
    unit_code: str
    province: str
    commune: str
    commune_code: str = ""
    desk_name: str = "Trung tâm Phục vụ hành chính công"
    report_recipient: str = ""
    phone: str = ""
    backup_folder: str = ""
    sample: bool = False
    policy: DeadlinePolicy = DeadlinePolicy()

    @property
    def parent_line(self) -> str:
        """Return the first lines of a paper's head, in capitals."""
        return f"ỦY BAN NHÂN DÂN\n{self.commune.upper()}"

    @property
    def desk_full_name(self) -> str:
        """Return the desk with its commune, as a sentence names it."""
        return f"{self.desk_name} {self.commune[:1].lower()}{self.commune[1:]}"

    @property
    def place(self) -> str:
        """Return the place before a paper's date: the commune without its rank."""
        for rank in ("Xã ", "Phường ", "Đặc khu "):
            if self.commune.startswith(rank):
                return self.commune.removeprefix(rank)
        return self.commune

    def body(self) -> dict[str, Any]:
        """Return the event body that declares this office."""
        found = asdict(self)
        cutoff = self.policy.cutoff_at
        found["policy"]["cutoff_at"] = cutoff.strftime("%H:%M") if cutoff else None
        return found


def office_from(body: Mapping[str, Any]) -> Office:
    """Return the office that an event body declares."""
    found = dict(body)
    policy = dict(found.pop("policy", {}))
    at = policy.pop("cutoff_at", None)
    return Office(
        **found,
        policy=DeadlinePolicy(
            model=Model(policy.pop("model", Model.DAY)),
            supplement_clock=SupplementClock(
                policy.pop("supplement_clock", SupplementClock.RESTART)
            ),
            cutoff_at=time.fromisoformat(at) if at else None,
            late_by=LateBy(policy.pop("late_by", LateBy.DAY)),
            **policy,
        ),
    )


@dataclass(frozen=True, slots=True)
class Officer:
    """Who acts and is accountable."""

    id: UUID
    name: str
    title: str = ""
    active: bool = True
    role: Role = Role.OFFICER

    @property
    def known_as(self) -> str:
        """Return the name as the desk shows it, with what the officer may decide."""
        return f"{self.name} (lãnh đạo)" if self.is_chief else self.name

    @property
    def is_chief(self) -> bool:
        """Tell whether the officer may override what binds the others."""
        return self.role is Role.CHIEF


COMMAND_LINE = Officer(UUID("00000000-0000-7000-8000-000000000001"), "cli", "Dòng lệnh")
"""The built-in officer of the command line, until accounts exist (`cli.md`)."""


@dataclass(frozen=True, slots=True)
class Counter:
    """One counter of the desk; its number is the block of codes that it issues."""

    number: int

    @property
    def words(self) -> str:
        """Return what the status bar calls it."""
        return f"Quầy {self.number}"
