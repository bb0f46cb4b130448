"""When an apology slip (Mẫu số 04) may move a due date, and to which day.

Source: NĐ 61/2018 Điều 19.9, kept by the rules under NĐ 118/2025: in writing, at least one day
before the due day, at most once.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from onecua.errors import RuleError

if TYPE_CHECKING:
    from datetime import date

    from onecua.domain.dossier import Dossier
    from onecua.domain.work_calendar import WorkCalendar

LATEST_NOTICE = timedelta(days=1)
FARTHEST = timedelta(days=366)


def is_too_late(due_at: datetime, now: datetime) -> bool:
    """Tell whether the law's last day for an apology has passed: one day before the due day."""
    return now.date() > due_at.date() - LATEST_NOTICE


def extension_problems(
    dossier: Dossier,
    due_on: date | None,
    now: datetime,
    calendar: WorkCalendar,
    *,
    by_chief: bool,
    override: str,
) -> list[RuleError]:
    """Return everything that keeps an apology from moving the due date, each beside its field."""
    due_at = dossier.due_at
    if due_at is None:
        words = "Hồ sơ chưa có ngày hẹn trả nên không gia hạn được."
        return [RuleError(words)]
    problems = []
    if dossier.extended_at is not None:
        words = (
            f"Hồ sơ đã xin lỗi và hẹn lại một lần ngày {dossier.extended_at:%d/%m/%Y}; quy định "
            "chỉ cho hẹn lại một lần. Trả kết quả sớm nhất có thể và giải trình lý do."
        )
        return [RuleError(words)]
    if is_too_late(due_at, now):
        problems += _override_problems(due_at, by_chief=by_chief, override=override)
    return problems + _day_problems(due_on, due_at, now, calendar)


def _override_problems(due_at: datetime, *, by_chief: bool, override: str) -> list[RuleError]:
    last = due_at.date() - LATEST_NOTICE
    if not by_chief:
        words = (
            f"Phiếu xin lỗi phải lập chậm nhất ngày {last:%d/%m/%Y}, trước ngày hẹn ít nhất một "
            "ngày. Nay đã quá, chỉ lãnh đạo được lập: bấm tên cán bộ ở thanh dưới để đổi người."
        )
        return [RuleError(words, "override")]
    if not override.strip():
        words = f"Đã quá ngày {last:%d/%m/%Y}. Lãnh đạo ghi lý do vẫn cho gia hạn."
        return [RuleError(words, "override")]
    return []


def _day_problems(
    due_on: date | None, due_at: datetime, now: datetime, calendar: WorkCalendar
) -> list[RuleError]:
    if due_on is None:
        return [RuleError("Ghi ngày hẹn trả mới.", "due_on")]
    if due_on <= max(due_at.date(), now.date() - timedelta(days=1)):
        words = f"Ngày hẹn mới phải sau ngày hẹn đang có ({due_at:%d/%m/%Y}) và không ở quá khứ."
        return [RuleError(words, "due_on")]
    if due_on > now.date() + FARTHEST:
        return [RuleError("Ngày hẹn mới xa quá một năm. Xem lại năm.", "due_on")]
    if calendar.is_counted(due_on) and extended_due(due_on, calendar) <= now:
        words = (
            f"Hôm nay đã hết giờ làm việc. Chọn từ ngày {calendar.next_counted(due_on):%d/%m/%Y}."
        )
        return [RuleError(words, "due_on")]
    if not calendar.is_counted(due_on):
        following = calendar.next_counted(due_on)
        words = (
            f"Ngày {due_on:%d/%m/%Y} không làm việc. Chọn ngày làm việc, gần nhất là "
            f"{following:%d/%m/%Y}."
        )
        return [RuleError(words, "due_on")]
    return []


def extended_due(due_on: date, calendar: WorkCalendar) -> datetime:
    """Return the due instant of the day that an apology gives: the close of its last session."""
    closes = calendar.closing(due_on)
    if closes is None:
        raise RuleError(f"Ngày {due_on:%d/%m/%Y} không làm việc. Chọn ngày khác.", "due_on")
    return datetime.combine(due_on, closes)
