"""The office's work calendar: what it says, what it lacks, a new one adopted, and what that moves.

Adopting a calendar moves no promise: it holds for what is reckoned from then on. What a new one
would move is previewed dossier by dossier, and each is moved only by its own slip or call.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from onecua import assets, files
from onecua.domain.calendar_csv import calendar_csv_text, read_calendar_csv
from onecua.domain.calendar_health import Finding, calendar_health
from onecua.domain.event import Fact, Kind
from onecua.domain.lunar_dates import LunarDates, parse_lunar_dates
from onecua.domain.work_calendar import (
    CalendarDocument,
    Difference,
    declared_season,
    differences,
    parse_sessions,
)
from onecua.errors import RuleError
from onecua.services.moved_promises import (
    MovedPromise,
    moved_promises,
    promises_out_of_step,
    touched_count,
)
from onecua.storage import office

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from onecua.domain.office import DeadlinePolicy, Officer
    from onecua.domain.work_calendar import Season
    from onecua.progress import Progress
    from onecua.services.rulebook import Rulebook
    from onecua.storage.database import Database, Transaction


@dataclass(frozen=True, slots=True)
class AdoptedCalendar:
    """A calendar that was adopted: when, by whom, and what it changed of the one before."""

    sha256: str
    adopted_at: datetime
    officer_name: str
    changes: tuple[Difference, ...]
    is_first: bool


class CalendarService:
    """Reads, checks and adopts work calendars in the name of an officer."""

    def __init__(self, database: Database, rulebook: Rulebook, officer: Officer) -> None:
        self._database = database
        self._rulebook = rulebook
        self._officer = officer

    @property
    def adopted_id(self) -> str:
        """Return the SHA-256 of the calendar in force."""
        return self._rulebook.calendar_id

    @cached_property
    def lunar_dates(self) -> LunarDates:
        """Return the shipped table of Tết and Giỗ Tổ."""
        return parse_lunar_dates(
            files.read_bytes(assets.resource("data", "lunar_dates.csv")).decode()
        )

    def document(self) -> CalendarDocument:
        """Return the calendar in force as a value to edit, always with its hours.

        A document of before hours had a place in it takes them from the office's declaration.
        """
        return self._with_hours(self._rulebook.calendar_document(self.adopted_id))

    def health(self, document: CalendarDocument | None = None) -> tuple[Finding, ...]:
        """Return what is wrong or doubtful about a calendar, the one in force by default."""
        return calendar_health(document or self.document(), self._today, self.lunar_dates)

    def adopt(self, document: CalendarDocument, based_on: str | None = None) -> bool:
        """Work by this calendar from now on; tell whether it is another one than before.

        `based_on` is the calendar that was edited: when another took its place meanwhile, nothing
        is adopted. Raises `RuleError` for that and for a calendar without counted days.
        """
        document.check(self._today)
        if document == self.document():
            return False
        with self._database.write() as transaction:
            present = office.adopted(transaction.connection, Kind.CALENDAR_ADOPTED)
            if based_on not in (None, present):
                raise RuleError(
                    "Lịch vừa được đổi ở cửa sổ khác. Bỏ thay đổi để xem lịch mới rồi sửa lại."
                )
            transaction.append([adopted_fact(transaction, document)], self._officer.id)
        return True

    def read_file(self, path: Path) -> CalendarDocument:
        """Return the calendar in force with what a CSV file says of its years and hours."""
        content = files.read_bytes(path)
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise RuleError(
                "Tệp không phải UTF-8. Trong Excel chọn «CSV UTF-8» khi lưu rồi nhập lại."
            ) from None
        return self.document().taking_over(read_calendar_csv(text))

    def write_file(self, document: CalendarDocument, path: Path) -> None:
        """Write a calendar as CSV; with the mark by which Excel knows the letters."""
        files.write_atomic(path, calendar_csv_text(document).encode("utf-8-sig"))

    def history(self) -> tuple[AdoptedCalendar, ...]:
        """Return every calendar that was adopted, the one in force first."""
        with self._database.read() as connection:
            found = office.adoptions(connection, Kind.CALENDAR_ADOPTED)
        documents = [self._rulebook.calendar_document(each.sha256) for each in found]
        return tuple(
            AdoptedCalendar(
                each.sha256,
                each.adopted_at,
                self._rulebook.officer_name(each.officer),
                differences(documents[place + 1], document) if documents[place + 1 :] else (),
                is_first=place == len(found) - 1,
            )
            for place, (each, document) in enumerate(zip(found, documents, strict=True))
        )

    def preview(self, document: CalendarDocument, progress: Progress) -> tuple[MovedPromise, ...]:
        """Return the open dossiers whose due instant another calendar would move."""
        return moved_promises(self._database, self._rulebook, document.calendar(), progress)

    def touched_count(self, document: CalendarDocument) -> int:
        """Return how many open dossiers a preview must reckon anew."""
        return touched_count(self._database, self._rulebook, document.calendar())

    def out_of_step(self, progress: Progress) -> tuple[MovedPromise, ...]:
        """Return the open dossiers whose due instant the calendar in force would move.

        They were promised by an earlier calendar and kept their date when this one was adopted.
        """
        return promises_out_of_step(self._database, self._rulebook, progress)

    @property
    def _today(self) -> date:
        return self._database.clock().date()

    def _with_hours(self, document: CalendarDocument) -> CalendarDocument:
        if document.seasons:
            return document
        with self._database.read() as connection:
            since = office.adoptions(connection, Kind.CALENDAR_ADOPTED)[0].adopted_at.date()
        policy = self._rulebook.office.policy
        return document.with_season(hours_declared(since, policy))


def hours_declared(since: date, policy: DeadlinePolicy) -> Season:
    """Return the hours that an office declares as a season from this date."""
    saturday = parse_sessions(policy.saturday) if policy.saturday else ()
    return declared_season(since, parse_sessions(policy.sessions), saturday)


def adopted_fact(transaction: Transaction, document: CalendarDocument) -> Fact:
    """Keep a calendar whole and return the fact that it holds from now on."""
    text = calendar_csv_text(document)
    sha256 = office.keep_document(transaction.connection, Kind.CALENDAR_ADOPTED, text)
    return Fact(Kind.CALENDAR_ADOPTED, None, {"sha256": sha256})
