"""An office with very many open dossiers at once, made once and kept: what the board is for."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from onecua.domain.dossier import Channel, Move, Status
from onecua.domain.event import Fact, Kind, seal
from onecua.domain.office import COMMAND_LINE, Office
from onecua.services.desk import Desk
from onecua.services.facts import new_id
from onecua.services.setup import new_officer, record_officer, set_up
from onecua.storage.database import open_database
from tests.benchmarks.data import NOW

if TYPE_CHECKING:
    from pathlib import Path

OFFICE = Office(
    "Ủy ban nhân dân xã Thanh Hà", "H24.119", "Thành phố Hải Phòng", "Xã Thanh Hà", "10813"
)
OFFICERS = ("Phạm Văn Quyết", "Đỗ Mạnh Cường", "Vũ Thị Minh Nguyệt", "Ngô Bá Khánh")
NAMES = (
    *("Nguyễn Hữu Thắng", "Bùi Thị Lụa", "Trần Đức Anh", "Lương Thị Kim Oanh", "Vũ Đình Trọng"),
    *("Đoàn Thị Hải Yến", "Hoàng Thị Thu Phương", "Tạ Thị Ngọc Diệp", "Mai Văn Toàn"),
    "Công ty TNHH Một thành viên Cơ khí chính xác Hoàng Phát",
)
_CHUNK = 5_000


def open_office(parent: Path, count: int) -> Desk:
    """Return the desk of an office with so many open dossiers, made first when it is not there."""
    folder = parent / f"onecua-bench-open-{count}"
    done = folder / "whole"
    if not done.exists():
        desk = set_up(folder, OFFICE, first_officer=COMMAND_LINE, clock=lambda: NOW)
        for name in OFFICERS:
            record_officer(desk, new_officer(name, "Công chức chuyên môn"))
        for start in range(0, count, _CHUNK):
            _fill(desk, range(start, min(start + _CHUNK, count)))
        desk.database.close()
        done.write_text("", encoding="utf-8")
    return Desk(open_database(folder, clock=lambda: NOW), COMMAND_LINE)


def _fill(desk: Desk, numbers: range) -> None:
    procedures = [p for p in desk.rulebook.catalogue.procedures if p.enabled]
    officers = [each for each in desk.officers().values() if each.id != COMMAND_LINE.id]
    facts: list[Fact] = []
    for number in numbers:
        received = NOW - timedelta(minutes=(number * 37) % 40_000 + 60)
        due = datetime.combine(
            NOW.date() + timedelta(days=number % 60 - 3), datetime.min.time()
        ).replace(hour=17)
        procedure = procedures[(number * 31) % len(procedures)]
        sealed = seal({"full_name": NAMES[number % len(NAMES)]}, os.urandom(16))
        dossier = new_id()
        body = {
            "code": f"H24.119-{received:%y%m%d}-{number:05}",
            "status": int(Status.RECEIVED),
            "procedure": {
                "code": procedure.code,
                "name": procedure.name,
                "sector": procedure.sector,
            },
            "channel": int(list(Channel)[number % 3]),
            "due_source": "given",
            "promised_at": due.isoformat(timespec="minutes"),
            "owner": sealed.commitment.hex(),
        }
        move = {"move": Move.FORWARD, "holder": officers[number % len(officers)].id.hex}
        if number % 4:
            place = number % 4
            move["step"] = {
                "place": place,
                "name": ("Thẩm định hồ sơ", "Lãnh đạo phòng duyệt", "Ký, đóng dấu")[place - 1],
                "term": "4 working_hour",
                "due_at": (due - timedelta(days=1)).isoformat(timespec="minutes"),
            }
        facts += [
            Fact(Kind.PERSON_RECORDED, new_id(), {}, None, received, sealed),
            Fact(Kind.DOSSIER_RECEIVED, dossier, body, None, received),
            Fact(Kind.DOSSIER_MOVED, dossier, move, None, received + timedelta(minutes=30)),
        ]
        if number % 10 == 0:
            wait = {"move": Move.REQUEST_SUPPLEMENT, "closes_at": "2026-12-11T17:00", "slip": 3}
            at = received + timedelta(minutes=40)
            facts.append(Fact(Kind.DOSSIER_MOVED, dossier, wait, None, at))
    with desk.database.write() as transaction:
        transaction.append(facts, desk.officer.id)
