"""Hands several dossiers over to one officer."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from onecua.domain.dossier import Move
from onecua.domain.vietnamese import grouped, name_sort_key
from onecua.services.moving import MoveRequest
from onecua.ui.deadlines.side_form import SideForm
from onecua.ui.widgets.choice_field import ChoiceField
from onecua.ui.widgets.field import Field
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.text_field import TextArea

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from onecua.services.board import BoardLine
    from onecua.services.desk import Desk


class ForwardForm(SideForm):
    """Asks who takes the dossiers, and why if there is something to say."""

    icon = "arrow-right"

    def __init__(self, desk: Desk, lines: Sequence[BoardLine]) -> None:
        super().__init__(lines)
        self._desk = desk
        self.title = f"Chuyển {grouped(len(lines))} hồ sơ cho người khác"
        self.holder = ChoiceField(_holders(desk))
        self._proposed = self.holder.value()
        self.note = TextArea("", 3)
        fields = {
            "holder": Field("Chuyển cho", self.holder),
            "reason": Field("Ghi chú (nếu có)", self.note),
        }
        self.lay_out(self.title, self._intro(), fields)

    def requests(self) -> list[MoveRequest]:
        """Return a hand-over for each dossier."""
        holder = cast("UUID", self.holder.value())
        return [
            MoveRequest(line.id, Move.FORWARD, self.note.value(), holder=holder)
            for line in self.lines
        ]

    def done_words(self) -> str:
        """Say how many went to whom."""
        name = self._desk.rulebook.officer_name(cast("UUID", self.holder.value()))
        return f"Đã chuyển {grouped(len(self.lines))} hồ sơ cho {name}."

    def is_untouched(self) -> bool:
        """Tell whether nothing was typed or chosen."""
        return not self.note.value() and self.holder.value() == self._proposed

    def _intro(self) -> list[QWidget]:
        found: list[QWidget] = []
        steps = {line.counted.step for line in self.lines if line.counted.step}
        if steps:
            words = (
                "Bước đang làm kết thúc khi chuyển. Muốn giao bước tiếp theo của quy trình thì mở "
                "từng hồ sơ."
            )
            found.append(Label(words, color="sub", wrap=True))
        paused = sum(line.counted.is_paused for line in self.lines)
        if paused:
            words = f"{grouped(paused)} hồ sơ đang tạm dừng, chưa chuyển được."
            found.append(Label(words, color="danger", wrap=True))
        return found


def _holders(desk: Desk) -> list[tuple[object, str]]:
    """Return who may take the dossiers over, colleagues before the acting officer."""
    acting = desk.officer.id
    ordered = sorted(
        (officer for officer in desk.officers().values() if officer.active),
        key=lambda officer: (officer.id == acting, name_sort_key(officer.name)),
    )
    return [
        (officer.id, f"{officer.name}, {officer.title}" if officer.title else officer.name)
        for officer in ordered
    ]
