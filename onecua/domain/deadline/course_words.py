"""What each change of a due instant did, one plain sentence each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.deadline.course import By, Change
from onecua.domain.deadline.wording import instant, short_date

if TYPE_CHECKING:
    from datetime import datetime


def change_words(change: Change, before: datetime | None) -> str:
    """Say in one sentence what a change made of the due instant; empty for the first promise."""
    if change.due_at is None or change.by in (By.PROMISE, By.GIVEN):
        return ""
    due = instant(change.due_at)
    on = short_date(change.at)
    since = f"từ {short_date(change.paused_at)} " if change.paused_at else ""
    moved = f"hạn từ {instant(before)} thành {due}" if before else f"hạn là {due}"
    if before == change.due_at:
        moved = f"hạn vẫn là {due}"
    return {
        By.RESUME: f"Tạm dừng {since}đến {on} không tính: {moved}.",
        By.RESTART: f"Đủ hồ sơ ngày {on}, thời hạn tính lại từ đầu: {moved}.",
        By.KEPT: f"Tạm dừng {since}đến {on} bắt đầu khi đã quá hạn nên hạn giữ nguyên {due}.",
        By.VERIFY: f"Ngày {on} kéo dài để xác minh: {moved}.",
        By.EXTEND: f"Ngày {on} xin lỗi và gia hạn: {moved}.",
        By.REISSUE: f"Ngày {on} cấp lại giấy hẹn theo lịch làm việc mới: {moved}.",
    }[change.by]
