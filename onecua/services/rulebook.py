"""What the office works by, read once and forgotten when it changes: names, catalogue, calendar."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from onecua import assets, files
from onecua.domain.event import Kind
from onecua.domain.work_calendar import CalendarDocument, WorkCalendar, parse_sessions
from onecua.errors import RuleError, StorageError
from onecua.storage import log, office

if TYPE_CHECKING:
    from uuid import UUID

    from onecua.domain.catalogue import Catalogue
    from onecua.domain.office import Office, Officer
    from onecua.domain.procedure import Sector
    from onecua.domain.procedure_rule import ProcedureRule
    from onecua.storage.database import Database


@lru_cache(maxsize=2)
def _parsed(text: str) -> Catalogue:
    """Parse a catalogue once in a process: the worker opens a desk of its own for every task."""
    from onecua.domain.catalogue import parse_catalogue

    return parse_catalogue(text)


_READ_ONCE = ("office", "officers", "own_rules", "calendar", "calendar_id", "catalogue_id")


class Rulebook:
    """The office's own settings and the documents it adopted."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._catalogues: dict[str, Catalogue] = {}
        self._calendars: dict[tuple[str, str, str], WorkCalendar] = {}

    def forget(self, touched: frozenset[str]) -> None:
        """Read again what a commit may have changed."""
        if "office" in touched:
            for name in _READ_ONCE:
                self.__dict__.pop(name, None)

    @cached_property
    def office(self) -> Office:
        """Return the office; raises `RuleError` before it was declared."""
        with self._database.read() as connection:
            found = office.read_office(connection)
        if found is None:
            raise RuleError("Chưa khai báo đơn vị. Mở cửa sổ hoặc chạy «onecua init» để khai báo.")
        return found

    @cached_property
    def officers(self) -> dict[UUID, Officer]:
        """Return every officer by identity."""
        with self._database.read() as connection:
            return office.officers(connection)

    @cached_property
    def own_rules(self) -> dict[str, ProcedureRule]:
        """Return the office's own way of reckoning each procedure that has one."""
        with self._database.read() as connection:
            return office.own_rules(connection)

    @cached_property
    def counter(self) -> int:
        """Return the number of this PC's counter."""
        with self._database.read() as connection:
            return log.local_writer(connection).counter

    @cached_property
    def catalogue_id(self) -> str:
        """Return the SHA-256 of the catalogue in force."""
        return self._adopted(Kind.CATALOGUE_ADOPTED, "danh mục thủ tục")

    @cached_property
    def calendar_id(self) -> str:
        """Return the SHA-256 of the work calendar in force."""
        return self._adopted(Kind.CALENDAR_ADOPTED, "lịch làm việc")

    @property
    def catalogue(self) -> Catalogue:
        """Return the catalogue in force."""
        return self.catalogue_of(self.catalogue_id)

    def catalogue_of(self, sha256: str) -> Catalogue:
        """Return a catalogue that was in force when a dossier was received."""
        if sha256 not in self._catalogues:
            self._catalogues[sha256] = _parsed(self._document(sha256))
        return self._catalogues[sha256]

    @cached_property
    def calendar(self) -> WorkCalendar:
        """Return the work calendar with this office's sessions."""
        policy = self.office.policy
        return self.calendar_of(self.calendar_id, policy.sessions, policy.saturday)

    def calendar_of(self, sha256: str, sessions: str, saturday: str) -> WorkCalendar:
        """Return a calendar that was in force when a promise was made.

        A document that has hours of its own ignores `sessions` and `saturday`; one of before
        takes them from the office's declaration of that time.
        """
        key = (sha256, sessions, saturday)
        if key not in self._calendars:
            document = self.calendar_document(sha256)
            self._calendars[key] = (
                document.calendar()
                if document.seasons
                else document.calendar(
                    parse_sessions(sessions), parse_sessions(saturday) if saturday else ()
                )
            )
        return self._calendars[key]

    def calendar_document(self, sha256: str) -> CalendarDocument:
        """Return a calendar document as it was adopted."""
        from onecua.domain.calendar_csv import read_calendar_csv

        return read_calendar_csv(self._document(sha256))

    @cached_property
    def sectors(self) -> tuple[Sector, ...]:
        """Return the shipped sectors with the other names of each."""
        from onecua.domain.catalogue import parse_sectors

        return parse_sectors(files.read_bytes(assets.resource("data", "sectors.json")).decode())

    def officer_name(self, officer: UUID) -> str:
        """Return an officer's name."""
        found = self.officers.get(officer)
        return found.name if found else "(không rõ cán bộ)"

    def _adopted(self, kind: Kind, words: str) -> str:
        with self._database.read() as connection:
            found = office.adopted(connection, kind)
        if found is None:
            raise RuleError(f"Chưa có {words}. Chạy «onecua init» hoặc khai báo lại đơn vị.")
        return found

    def _document(self, sha256: str) -> str:
        with self._database.read() as connection:
            text = office.document(connection, sha256)
        if text is None:
            raise StorageError(
                f"Mất tệp {sha256[:12]} trong cơ sở dữ liệu. Chạy «onecua check» và khôi phục "
                "bản sao lưu gần nhất."
            )
        return text
