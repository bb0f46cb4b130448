"""What the status bar says: counter, officer, backup, encryption, the time in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.clock import wall_now, zone_differs
from onecua.ui.widgets.status_bar import StatusItem

if TYPE_CHECKING:
    from collections.abc import Callable

    from onecua.services.desk import Desk


def left_items(
    desk: Desk, change_officer: Callable[[], object], back_up: Callable[[], object]
) -> list[StatusItem]:
    """Return the facts at the left; the officer and the backup can be pressed."""
    items = [
        StatusItem(f"Quầy {desk.rulebook.counter}", "desk"),
        StatusItem(desk.officer.known_as, "user", run=change_officer),
    ]
    if desk.office.sample:
        return items
    last = desk.backups.last()
    if last is not None:
        at, _ = last
        words = f"Sao lưu đã thử mở: {at:%d/%m/%Y %H:%M}"
        items.append(StatusItem(words, "shield-check", "success", back_up))
    else:
        items.append(StatusItem("Chưa sao lưu", "alert-triangle", "warning", back_up))
    return items


def right_items(desk: Desk, help_: Callable[[], object]) -> list[StatusItem]:
    """Return the notes at the right."""
    items = []
    if zone_differs():
        wall = desk.clock is wall_now
        words = "Giờ theo đồng hồ máy" if wall else "Giờ Việt Nam (UTC+7)"
        items.append(StatusItem(f"{words}, máy đặt múi giờ khác", "clock", "warning"))
    if not desk.database.is_encrypted:
        items.append(StatusItem("Dữ liệu không mã hóa", "unlock", "warning"))
    elif not desk.database.key.protected:
        items.append(StatusItem("Đã mã hóa, chưa đặt mật khẩu", "lock"))
    items.append(StatusItem("F1 Trợ giúp", run=help_))
    return items
