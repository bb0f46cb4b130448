"""Real dossiers in bulk, through the log, as an import or years of work would leave them."""

from __future__ import annotations

import os
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from onecua.domain.deadline import parse_handling_time
from onecua.domain.dossier import Channel, Move, Status
from onecua.domain.event import Fact, Kind, seal
from onecua.domain.office import Office
from onecua.services.facts import new_id
from onecua.services.setup import new_officer, record_officer, set_up

if TYPE_CHECKING:
    from pathlib import Path

    from onecua.domain.office import Officer
    from onecua.domain.procedure import Procedure
    from onecua.services.desk import Desk

NOW = datetime(2026, 11, 20, 9, 12)
OFFICE = Office(
    "Ủy ban nhân dân xã Thanh Hà", "H24.119", "Thành phố Hải Phòng", "Xã Thanh Hà", "10813"
)
FIRST = new_officer("Nguyễn Thị Hồng Nhung", "Công chức Văn phòng")
NAMES = (
    "Nguyễn Hữu Thắng",
    "Bùi Thị Lụa",
    "Trần Đức Anh",
    "Lương Thị Kim Oanh",
    "Công ty TNHH Một thành viên Cơ khí chính xác Hoàng Phát",
    "Đoàn Thị Hải Yến",
    "Hoàng Thị Thu Phương",
    "Ặng Ỗ Ỷ Thị Ngọc Diệp",
    "Đặng Đình Đạt",
    "Vũ Ánh",
)
TERMS = (
    "5 working_day",
    "3 working_day",
    "7 working_day",
    "10 working_day",
    "20 working_day",
    "0.5 working_day",
    "9 working_day",
)
PLANS: tuple[tuple[Move, ...], ...] = (
    (),
    (Move.FORWARD,),
    (Move.FORWARD,),
    (Move.FORWARD, Move.REQUEST_SUPPLEMENT),
    (Move.FORWARD, Move.REQUEST_PAYMENT),
    (Move.FORWARD, Move.FINISH),
    (Move.FORWARD, Move.FINISH, Move.RETURN),
    (Move.WITHDRAW,),
    (Move.STOP,),
    (Move.FORWARD, Move.FINISH, Move.RETURN),
)

OPEN_ENDS = ((), (Move.FORWARD,), (Move.REQUEST_SUPPLEMENT,), (Move.REQUEST_PAYMENT,))


def new_desk(folder: Path) -> Desk:
    """Return the desk of an office with four officers."""
    desk = set_up(folder, OFFICE, first_officer=FIRST, plain=True, clock=lambda: NOW)
    for name in ("Phạm Văn Quyết", "Đỗ Mạnh Cường", "Vũ Thị Minh Nguyệt"):
        record_officer(desk, new_officer(name, "Công chức chuyên môn"))
    return desk


def fill(desk: Desk, count: int, first: int = 0) -> None:
    """Add so many dossiers of the last two months, in every status."""
    officers = list(desk.officers().values())
    procedures = [p for p in desk.rulebook.catalogue.procedures if p.enabled]
    procedures += sorted(procedures, key=lambda p: -len(p.name))[:5]
    for start in range(first, first + count, 2_000):
        facts: list[Fact] = []
        for number in range(start, min(start + 2_000, first + count)):
            facts += _dossier(desk, number, procedures, officers)
        with desk.database.write() as transaction:
            transaction.append(facts, desk.officer.id)


def _dossier(
    desk: Desk, number: int, procedures: list[Procedure], officers: list[Officer]
) -> list[Fact]:
    procedure = procedures[(number * 37) % len(procedures)]
    received = _received(number)
    person, owner = _person(number, received)
    dossier = new_id()
    holder = officers[number % len(officers)]
    body = _body(desk, number, procedure, received, owner)
    facts = [person, Fact(Kind.DOSSIER_RECEIVED, dossier, body, None, received)]
    for step, move in enumerate(_plan(number), 1):
        at = received + timedelta(hours=2 * step)
        if number % 3 == 0:
            at = received + timedelta(days=step)
        facts.append(_move(dossier, move, min(at, NOW), holder))
    return facts


def _plan(number: int) -> tuple[Move, ...]:
    return PLANS[(number * 3 + number // len(NAMES)) % len(PLANS)]


def _received(number: int) -> datetime:
    ended = _plan(number)[-1:] not in OPEN_ENDS
    days_ago = (number * 7) % 60 if ended else (number * 7) % 13
    day = NOW.date() - timedelta(days=days_ago)
    return min(datetime.combine(day, time(7, 40)) + timedelta(minutes=number % 240), NOW)


def _person(number: int, at: datetime) -> tuple[Fact, str]:
    values = {
        "full_name": NAMES[number % len(NAMES)],
        "kind": "organisation" if number % len(NAMES) == 4 else "person",
        "address": "Thôn An Bình, Xã Thanh Hà, Thành phố Hải Phòng",
        "phone": f"09125{number:05}",
    }
    sealed = seal(values, os.urandom(16))
    fact = Fact(Kind.PERSON_RECORDED, new_id(), {}, None, at, sealed)
    return fact, sealed.commitment.hex()


def _body(
    desk: Desk, number: int, procedure: Procedure, received: datetime, owner: str
) -> dict[str, object]:
    given = number % 11 == 10
    term = parse_handling_time(TERMS[number % len(TERMS)])
    due = desk.deadlines.promise(procedure, term, received).due_at
    body: dict[str, object] = {
        "code": f"H24.119-{received:%y%m%d}-{number:04}",
        "status": int(Status.RECEIVED),
        "procedure": {
            "code": procedure.code,
            "name": procedure.name,
            "sector": procedure.sector,
            "catalogue": desk.rulebook.catalogue_id,
        },
        "channel": int(list(Channel)[number % 3]),
        "due_source": "given" if given else "computed",
        "promised_at": due.isoformat(timespec="minutes"),
        "owner": owner,
        "papers": [[0, 1, 1, ""], [1, 0, 1, "bản sao chứng thực"]],
        "fee": {"amount": 8_000, "state": "cash"},
    }
    if given:
        body["batch"] = UUID(int=77).hex
    else:
        body["rule"] = desk.deadlines.rule_body(procedure, term)
        body["slip"] = number + 1
        body["numbers"] = [["slip/01/2026", number + 1]]
        body["register"] = [f"2026/{procedure.sector}", number + 1]
    return body


def _move(dossier: UUID, move: Move, at: datetime, holder: Officer) -> Fact:
    body: dict[str, object] = {"move": move}
    private: dict[str, object] | None = None
    if move is Move.FORWARD:
        body["holder"] = holder.id.hex
    elif move is Move.REQUEST_SUPPLEMENT:
        body |= {"closes_at": "2026-12-11T17:00", "slip": 3}
        private = {"reason": "Thiếu bản sao hộ khẩu của chủ đất cũ.", "items": ["Bản sao sổ đỏ"]}
    elif move in (Move.WITHDRAW, Move.STOP):
        private = {"reason": "Công dân đề nghị."}
    return Fact(Kind.DOSSIER_MOVED, dossier, body, private, at)
