"""Desks with a clock that tests move: a data folder made once and copied for each test."""

from __future__ import annotations

import atexit
import os
import shutil
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, TypeVar

from onecua.domain.applicant import Applicant
from onecua.domain.dossier import Channel, Move
from onecua.domain.event import Fact, Kind, seal
from onecua.domain.intake import IntakeRequest
from onecua.domain.office import Office
from onecua.services.desk import Desk
from onecua.services.facts import new_id
from onecua.services.moving import MoveRequest
from onecua.services.setup import new_officer, set_up
from onecua.storage import proof
from onecua.storage.database import open_database

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from uuid import UUID

    from onecua.storage.database import Database, Snapshot

T = TypeVar("T")

NOW = datetime(2026, 11, 20, 9, 12)
OFFICE = Office(
    "Ủy ban nhân dân xã Thanh Hà",
    "H24.119",
    "Thành phố Hải Phòng",
    "Xã Thanh Hà",
    "10813",
    phone="02253820123",
)
NHUNG = new_officer("Nguyễn Thị Hồng Nhung", "Công chức Văn phòng - Thống kê")

THREE_DAYS = "2.001212"
"""Three working days and no paper that cannot be missing."""
MARITAL = "1.004873"
"""Three working days; papers 2, 3 and 5 of the list must be there."""
NO_TERM = "1.013855"
"""The catalogue does not say the term and asks for no paper."""
SAME_DAY = "1.001193"
TAM = Applicant(
    "Nguyễn Thị Thanh Tâm",
    identity_number="030192004512",
    phone="0912555046",
    address="Thôn An Bình, Xã Thanh Hà",
)


class MovableClock:
    """A clock that stands where the test puts it."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def set(self, *parts: int) -> datetime:
        self.now = datetime(*parts)
        return self.now

    def forward(self, **parts: int) -> datetime:
        self.now += timedelta(**parts)
        return self.now


@cache
def _made_once(make: Callable[..., object], *given: object) -> tuple[Path, object]:
    place = Path(mkdtemp(prefix="onecua-desk-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    return place / "data", make(place / "data", *given)


def copy_of(make: Callable[..., T], target: Path, *given: object) -> T:
    """Put at `target` a copy of the data folder that `make(folder, *given)` prepares.

    It is prepared once in a process, closed, and `make`'s answer given to everybody who asks.
    """
    folder, answer = _made_once(make, *given)
    shutil.copytree(folder, target)
    return answer


def _declared(folder: Path, plain: bool, counter: int) -> None:
    start = MovableClock(datetime(2025, 1, 2, 8))
    desk = set_up(folder, OFFICE, counter=counter, plain=plain, first_officer=NHUNG, clock=start)
    desk.database.close()


def copied_folder(target: Path, *, plain: bool = False, counter: int = 1) -> Path:
    """Put a fresh data folder of a declared office at `target`."""
    copy_of(_declared, target, plain, counter)
    return target


@contextmanager
def desk_in(folder: Path, clock: MovableClock, **options: int) -> Iterator[Desk]:
    """Open the desk of a folder in the name of its first officer."""
    database = open_database(folder, clock=clock, **options)
    try:
        yield Desk(database, NHUNG)
    finally:
        database.close()


def request(procedure: str = THREE_DAYS, **changed: object) -> IntakeRequest:
    """Build a right intake with an identity of its own."""
    return replace(IntakeRequest(new_id(), procedure, TAM), **changed)


def receive(desk: Desk, procedure: str = THREE_DAYS, **changed: object) -> UUID:
    """Receive a right intake and return the dossier."""
    return desk.intake.receive(request(procedure, **changed)).dossier


def move(desk: Desk, dossier: UUID, *moves: Move, **given: object) -> None:
    """Make these moves one after the other, with a reason and papers where they are needed."""
    usual = {"reason": "theo quy định", "items": ("Tờ khai",)}
    for each in moves:
        desk.handling.move(MoveRequest(dossier, each, **{**usual, **given}))


def sealed_person(name: str = "Trần Văn Nam", number: str = "030090000001") -> tuple[Fact, str]:
    """Return the fact of a person and the commitment that dossiers name it by."""
    values = {"full_name": name, "identity_number": number}
    sealed = seal({key: value for key, value in values.items() if value}, os.urandom(16))
    return Fact(Kind.PERSON_RECORDED, new_id(), {}, sealed=sealed), sealed.commitment.hex()


def received_fact(
    owner: str,
    at: datetime,
    *,
    dossier: UUID | None = None,
    code: str | None = None,
    due: datetime | None = None,
    status: int = 2,
    sector: str = "Hộ tịch",
    channel: Channel = Channel.IN_PERSON,
) -> Fact:
    """Return a reception as the log keeps it, without a desk."""
    body = {
        "code": code,
        "status": status,
        "procedure": {"code": "1.001193", "name": "Đăng ký khai sinh", "sector": sector},
        "channel": int(channel),
        "due_source": "computed" if due else "none",
        "promised_at": due.isoformat(timespec="minutes") if due else None,
        "owner": owner,
    }
    return Fact(Kind.DOSSIER_RECEIVED, dossier or new_id(), body, None, at)


def moved_fact(dossier: UUID, name: Move, at: datetime, **body: object) -> Fact:
    """Return a move as the log keeps it."""
    return Fact(Kind.DOSSIER_MOVED, dossier, {"move": name, **body}, None, at)


def event_count(database: Database) -> int:
    """Return how many events the log holds."""
    with database.read() as connection:
        return connection.exec_driver_sql("SELECT count(*) FROM event").scalar_one()


def log_problems(connection: Snapshot) -> list[str]:
    """Return what is wrong with the log, its private values and its documents, in words."""
    return [each.words for each in proof.chain_findings(connection).all() if each.is_problem]
