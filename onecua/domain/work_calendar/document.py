"""What one calendar document says, as a value that can be edited and adopted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from onecua.domain.work_calendar.calendar import WorkCalendar, by_date
from onecua.domain.work_calendar.days import CalendarDay, Scope
from onecua.domain.work_calendar.hours import OFFICE_HOURS, Season, Session, usual_week
from onecua.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class CalendarDocument:
    """The listed days and the seasons of hours, each in the order of their dates.

    A document without seasons leaves the hours to the office's own declaration, as the documents
    did that were adopted before hours had a place in them.
    """

    days: tuple[CalendarDay, ...] = ()
    seasons: tuple[Season, ...] = ()

    def __post_init__(self) -> None:
        """Put everything in order; refuse a date listed twice or two seasons of one date."""
        days = by_date(self.days)
        seasons = {season.since: season for season in self.seasons}
        if len(seasons) < len(self.seasons):
            raise RuleError("Hai mùa giờ làm việc có cùng ngày bắt đầu, hãy bỏ một mùa.", "since")
        object.__setattr__(self, "days", tuple(days[on] for on in sorted(days)))
        object.__setattr__(self, "seasons", tuple(seasons[on] for on in sorted(seasons)))

    def day(self, on: date) -> CalendarDay | None:
        """Return the listed day of a date."""
        return next((day for day in self.days if day.on == on), None)

    def season_from(self, since: date) -> Season | None:
        """Return the season that begins on this date."""
        return next((season for season in self.seasons if season.since == since), None)

    def with_days(self, *days: CalendarDay) -> CalendarDocument:
        """Return a document that also lists these days, in place of others of their dates."""
        taken = {day.on for day in days}
        kept = (day for day in self.days if day.on not in taken)
        return replace(self, days=(*kept, *days))

    def without_day(self, on: date) -> CalendarDocument:
        """Return a document that does not list this date."""
        return replace(self, days=tuple(day for day in self.days if day.on != on))

    def with_season(self, season: Season) -> CalendarDocument:
        """Return a document with this season, in place of another that begins on its date."""
        kept = (each for each in self.seasons if each.since != season.since)
        return replace(self, seasons=(*kept, season))

    def without_season(self, since: date) -> CalendarDocument:
        """Return a document without the season that begins on this date."""
        return replace(self, seasons=tuple(s for s in self.seasons if s.since != since))

    def taking_over(self, other: CalendarDocument) -> CalendarDocument:
        """Return this document with what another says of its years and of the hours.

        A notice lists the days of its own year and knows nothing of the office: other years stay,
        and so do the office's own days and its hours where the other document has none.
        """
        years = {day.on.year for day in other.days}
        has_local = any(day.scope is Scope.LOCAL for day in other.days)
        kept = (
            day
            for day in self.days
            if day.on.year not in years or (day.scope is Scope.LOCAL and not has_local)
        )
        return replace(self, days=tuple(kept), seasons=other.seasons or self.seasons).with_days(
            *other.days
        )

    def calendar(
        self, sessions: Sequence[Session] = OFFICE_HOURS, saturday: Sequence[Session] = ()
    ) -> WorkCalendar:
        """Return the calendar to reckon with.

        The first season also holds before its date, where nothing else is known. `sessions` and
        `saturday` matter only to a document without seasons.
        """
        if not self.seasons:
            return WorkCalendar.of(self.days, sessions, saturday)
        first, *later = self.seasons
        return WorkCalendar(first.week, by_date(self.days), tuple(self.seasons if later else ()))

    def check(self, today: date) -> None:
        """Raise `RuleError` for a calendar by which no due date could be reckoned."""
        calendar = self.calendar()
        years = {today.year, *(day.on.year for day in self.days)}
        for year in sorted(years):
            if not _has_counted_day(calendar, year):
                raise RuleError(
                    f"Năm {year} không có ngày làm việc nào được tính hạn. Sửa giờ làm việc hoặc "
                    "ngày nghỉ rồi áp dụng lại."
                )


def declared_season(
    since: date, sessions: Sequence[Session], saturday: Sequence[Session]
) -> Season:
    """Return the season of hours that an office declares in two lines, as at the first start."""
    return Season(since, usual_week(sessions, saturday), "Giờ làm việc của đơn vị")


def _has_counted_day(calendar: WorkCalendar, year: int) -> bool:
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    return any(calendar.is_counted(date.fromordinal(ordinal)) for ordinal in range(first, last + 1))
