"""What the action bar says of an intake."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onecua.ui.page import Action, ActionBarSpec

if TYPE_CHECKING:
    from datetime import datetime

_KEYS = (("Enter", "ô kế tiếp"), ("Space", "tích giấy tờ"))
_BUSY = "Máy đang ghi việc khác; hồ sơ được lưu ngay khi xong."


@dataclass(frozen=True)
class BarState:
    """How many places need mending, when the draft was kept, whether a save waits.

    `at_once` lets the result go out with the intake, `has_room` shows the helping keys.
    """

    problem_count: int
    saved_at: datetime | None
    waiting: bool
    at_once: bool
    has_room: bool


def action_bar_of(
    state: BarState, *, save: Action, at_once: Action, supplement: Action, refuse: Action
) -> ActionBarSpec:
    """Return the bar; the deeds keep their places, «Trả ngay» comes where the term allows it."""
    secondaries = (refuse, supplement, at_once) if state.at_once else (refuse, supplement)
    kept = f"Nháp đã lưu {state.saved_at:%H:%M:%S}" if state.saved_at else ""
    if state.waiting:
        blocked = tuple(replace(action, blocked=_BUSY) for action in secondaries)
        primary = replace(save, text="Đang lưu…", blocked=_BUSY)
        return ActionBarSpec(primary, blocked, state="Đang lưu…", state_icon="hourglass")
    if state.problem_count:
        words = f"Chưa lưu: còn {state.problem_count} chỗ cần xem lại."
        return ActionBarSpec(
            save,
            secondaries,
            state=words,
            state_icon="alert-triangle",
            state_tone="text",
            note=kept,
        )
    keys = _KEYS if state.has_room and not state.at_once else ()
    icon = "check" if kept else ""
    return ActionBarSpec(save, secondaries, state=kept, state_icon=icon, keys=keys)
