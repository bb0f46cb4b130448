"""The fictitious office and its officers, the same as in the pictures of the design."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onecua.domain.office import Office, Officer, Role

if TYPE_CHECKING:
    from datetime import datetime

    from onecua.services.demo.chance import Chance

COUNTER = 1
_SECOND_DESK_SHARE = 0.35

OFFICE = Office(
    name="Ủy ban nhân dân xã Thanh Hà",
    unit_code="H24.119",
    province="Thành phố Hải Phòng",
    commune="Xã Thanh Hà",
    commune_code="10813",
    report_recipient="Văn phòng Ủy ban nhân dân thành phố Hải Phòng",
    phone="02203555119",
    sample=True,
)
_OFFICERS = {
    "desk": ("Nguyễn Thị Hồng Nhung", "Công chức tiếp nhận và trả kết quả"),
    "second_desk": ("Lương Thị Mai Chi", "Công chức tiếp nhận và trả kết quả"),
    "justice": ("Phạm Văn Quyết", "Công chức tư pháp, hộ tịch"),
    "land": ("Đỗ Mạnh Cường", "Công chức địa chính, xây dựng, kinh tế"),
    "culture": ("Vũ Thị Minh Nguyệt", "Công chức văn hóa, xã hội"),
    "chief": ("Nguyễn Văn Hải", "Phó Chủ tịch Ủy ban nhân dân xã"),
}
_CHIEF = "chief"


@dataclass(frozen=True, slots=True)
class Officers:
    """Who works here: two at the desk, who settles what, and the chief who signs.

    Roles are the words of the shipped file.
    """

    by_role: dict[str, Officer]

    @classmethod
    def hired(cls, chance: Chance, at: datetime) -> Officers:
        """Return the officers with identities of this chance."""
        found = {
            role: Officer(
                chance.identity(at),
                name,
                title,
                role=Role.CHIEF if role == _CHIEF else Role.OFFICER,
            )
            for role, (name, title) in _OFFICERS.items()
        }
        return cls(found)

    @property
    def first(self) -> Officer:
        """Return the officer who set the office up."""
        return self.by_role["desk"]

    @property
    def chief(self) -> Officer:
        """Return who signs, and may override what binds the others."""
        return self.by_role[_CHIEF]

    def at_desk(self, chance: Chance) -> Officer:
        """Return who of the two at the desk serves this citizen."""
        return self.by_role["second_desk" if chance.happens(_SECOND_DESK_SHARE) else "desk"]
