"""A desk whose month 11/2026 (15/10–14/11) and running month are counted by hand below."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from onecua.domain.applicant import Applicant
from onecua.domain.dossier import Channel, Status
from onecua.domain.imported import GivenDossier
from onecua.domain.office import Office
from onecua.services.desk import Desk
from onecua.services.setup import new_officer, set_up
from onecua.storage.database import open_database
from tests.desks import copy_of

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 20, 9, 12)
OFFICE = Office(
    "Ủy ban nhân dân xã Thanh Hà", "H24.119", "Thành phố Hải Phòng", "Xã Thanh Hà", "10813"
)
FIRST = new_officer("Nguyễn Thị Hồng Nhung", "Công chức Văn phòng")

# code, sector, channel, received, due, ended, status
ROWS = (
    ("H24.119-261020-0001", "Hộ tịch", "online", "1020 08:00", "1022 17:00", "1021 10:00", 10),
    ("H24.119-261001-0001", "Hộ tịch", "in_person", "1001 08:00", "1030 17:00", "1030 16:00", 10),
    ("H24.119-261016-0001", "Đất đai", "postal", "1016 08:00", "1020 17:00", "1025 09:00", 9),
    ("H24.119-261110-0001", "Đất đai", "online", "1110 08:00", "1112 17:00", None, 4),
    ("H24.119-261112-0001", "Chứng thực", "in_person", "1112 08:00", "1130 17:00", None, 4),
    ("H24.119-261118-0001", "Chứng thực", "online", "1118 08:00", "1120 17:00", None, 4),
    ("H24.119-261117-0001", "Hộ tịch", "in_person", "1117 08:00", "1124 17:00", "1119 10:00", 9),
    ("H24.119-261118-0002", "Hộ tịch", "in_person", "1118 08:30", "1126 17:00", None, 5),
)

# Columns (3) to (13) of month 11/2026, by hand from the first five rows (`rules.md` 5).
NOVEMBER = {
    "Tổng số": (5, 2, 2, 1, 3, 1, 1, 1, 2, 1, 1),
    "Hộ tịch": (2, 1, 0, 1, 2, 1, 1, 0, 0, 0, 0),
    "Đất đai": (2, 1, 1, 0, 1, 0, 0, 1, 1, 0, 1),
    "Chứng thực": (1, 0, 1, 0, 0, 0, 0, 0, 1, 1, 0),
}


def make_desk(folder: Path, rows: tuple[tuple, ...] = ROWS) -> Desk:
    """Return the desk of a fresh office that has taken these rows over."""
    copy_of(_taken_over, folder, rows)
    return Desk(open_database(folder, clock=lambda: NOW), FIRST)


def _taken_over(folder: Path, rows: tuple[tuple, ...]) -> None:
    desk = set_up(folder, OFFICE, first_officer=FIRST, plain=True, clock=lambda: NOW)
    given = [_given(place, row) for place, row in enumerate(rows, 5)]
    if given:
        desk.importing.take_over(given, "danh sách.xlsx")
    desk.database.close()


def _given(place: int, row: tuple) -> GivenDossier:
    code, sector, channel, received, due, ended, status = row
    return GivenDossier(
        row=place,
        code=code,
        procedure_name=f"Thủ tục thử {place}",
        procedure_code="",
        sector=sector,
        received_at=_at(received),
        promised_at=_at(due),
        ended_at=_at(ended) if ended else None,
        owner=Applicant(f"Nguyễn Văn {place}", phone="0912555046"),
        status=Status(status),
        channel=Channel[channel.upper()],
    )


def _at(words: str) -> datetime:
    return datetime.strptime(f"2026{words}", "%Y%m%d %H:%M")
