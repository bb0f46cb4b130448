"""Which time is right, asked only on a PC whose zone is not that of Vietnam."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from onecua.services.clock_choice import ClockChoice
from onecua.ui.widgets.choice_field import ChoiceField
from onecua.ui.widgets.field import Field

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

LABEL = "Bây giờ ở Việt Nam là mấy giờ?"
_HINT = "múi giờ đặt trên máy không phải UTC+7"


class TimeQuestion(Field):
    """Offers both readings of the clock (`rules.md` 2); nothing is taken for granted."""

    def __init__(self, by_zone: datetime, by_wall: datetime, parent: QWidget | None = None) -> None:
        self.choice = ChoiceField(
            (
                (None, "Chọn giờ đúng"),
                (ClockChoice.WALL, f"{_words(by_wall)}: đồng hồ máy đúng, múi giờ đặt sai"),
                (ClockChoice.ZONE, f"{_words(by_zone)}: múi giờ máy đúng, đổi sang giờ Việt Nam"),
            )
        )
        super().__init__(LABEL, self.choice, _HINT, parent)

    def value(self) -> ClockChoice | None:
        """Return the answer, None before there is one."""
        return cast("ClockChoice | None", self.choice.value())


def _words(at: datetime) -> str:
    return f"{at:%H:%M ngày %d/%m/%Y}"
