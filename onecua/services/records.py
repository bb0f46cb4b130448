"""One dossier whole: itself, its people, its papers, everything that happened to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onecua.domain.applicant import Applicant, applicant_from
from onecua.domain.dossier_history import fold
from onecua.domain.event import Kind
from onecua.domain.lateness import Holding, holdings
from onecua.domain.numbering import parse_dossier_code
from onecua.domain.vietnamese import clean
from onecua.errors import RuleError
from onecua.services.courses import Course, CourseService
from onecua.services.history_entries import DueMove, HistoryEntry, history_entries
from onecua.storage import dossiers
from onecua.storage.log import private_values

if TYPE_CHECKING:
    from uuid import UUID

    from onecua.domain.dossier import Dossier
    from onecua.domain.procedure import Procedure
    from onecua.services.rulebook import Rulebook
    from onecua.storage.database import Database

__all__ = ["DossierRecord", "DueMove", "HistoryEntry", "NamedPaper", "RecordService"]

_SHOWN = 60
"""Characters of a mistyped code that are repeated to the person."""


@dataclass(frozen=True, slots=True)
class NamedPaper:
    """A paper that was handed in, by its name."""

    name: str
    originals: int
    copies: int
    how: str


@dataclass(frozen=True, slots=True)
class DossierRecord:
    """A dossier with everything that papers and the detail panel show.

    `course` is the way of its due instant, `holdings` who held it how long; `has_slip` whether a
    closed batch used its survey slip, not what waits.
    """

    dossier: Dossier
    owner: Applicant
    delegate: Applicant | None
    authority_paper: str
    request: str
    procedure: Procedure | None
    papers: tuple[NamedPaper, ...]
    history: tuple[HistoryEntry, ...]
    course: Course
    received_by: str
    holder: str
    holdings: tuple[Holding, ...] = ()
    has_slip: bool = False


def _as_written(code: str) -> str:
    """Return a code as it is kept, whatever dashes and letters it was copied with."""
    try:
        return str(parse_dossier_code(code))
    except RuleError:
        return clean(code[:_SHOWN])


class RecordService:
    """Reads dossiers whole."""

    def __init__(self, database: Database, rulebook: Rulebook) -> None:
        self._database = database
        self._rulebook = rulebook
        self._courses = CourseService(rulebook)

    def find(self, code: str) -> UUID:
        """Return the dossier with this code; raises `RuleError` when there is none."""
        written = _as_written(code)
        with self._database.read() as connection:
            found = dossiers.find_by_code(connection, written)
        if found is None:
            raise RuleError(f"Không có hồ sơ mã {written}. Xem lại mã trên giấy hẹn.")
        return found

    def read(self, dossier_id: UUID) -> DossierRecord:
        """Return a dossier whole; raises `RuleError` when there is none."""
        with self._database.read() as connection:
            events = dossiers.history(connection, dossier_id)
            dossier = fold(events)
            if dossier is None:
                raise RuleError("Không tìm thấy hồ sơ này. Mở lại danh sách rồi chọn lại.")
            private = dossiers.private_of(connection, events)
            people = [bytes.fromhex(n) for n in (dossier.owner, dossier.delegate) if n]
            values = private_values(connection, people)
            has_slip = dossiers.has_slip(connection, dossier.survey_token)
        received = next(e for e in events if e.kind == Kind.DOSSIER_RECEIVED)
        intake = private.get(received.commitment or b"", {})
        course = self._courses.of(events)
        return DossierRecord(
            dossier=dossier,
            owner=applicant_from(values.get(bytes.fromhex(dossier.owner))),
            delegate=applicant_from(values.get(bytes.fromhex(dossier.delegate)))
            if dossier.delegate
            else None,
            authority_paper=str(intake.get("authority_paper", "")),
            request=str(intake.get("request", "")),
            procedure=self._procedure(dossier),
            papers=self._papers(dossier, intake.get("papers") or []),
            history=history_entries(events, private, course.entries, self._rulebook),
            course=course,
            received_by=self._rulebook.officer_name(dossier.received_by),
            holder=self._rulebook.officer_name(dossier.holder),
            holdings=holdings(events, self._database.clock(), self._rulebook.calendar),
            has_slip=has_slip,
        )

    def _procedure(self, dossier: Dossier) -> Procedure | None:
        if dossier.catalogue is None or dossier.procedure_code is None:
            return None
        return self._rulebook.catalogue_of(dossier.catalogue).by_code(dossier.procedure_code)

    def _papers(self, dossier: Dossier, names: list[str]) -> tuple[NamedPaper, ...]:
        procedure = self._procedure(dossier)
        listed = {c.index: c.name for c in procedure.components} if procedure else {}
        found = []
        for place, paper in enumerate(dossier.papers):
            own = names[place] if place < len(names) else ""
            name = own or (listed.get(paper.index, "") if paper.index is not None else "")
            found.append(NamedPaper(name, paper.originals, paper.copies, paper.how))
        return tuple(found)
