"""Take over a list of another system: dates and codes as given, doubts told, undone as a whole."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onecua.domain.catalogue import sector_named
from onecua.domain.event import Fact, Kind
from onecua.domain.imported import GivenDossier, GivenDoubt, ended_in_list, given_facts
from onecua.errors import Cancelled, RuleError
from onecua.progress import Progress
from onecua.services.facts import new_id, person_fact
from onecua.storage import dossiers, imports

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from uuid import UUID

    from onecua.domain.applicant import Applicant
    from onecua.domain.office import Officer
    from onecua.domain.procedure import Procedure
    from onecua.services.rulebook import Rulebook
    from onecua.storage.database import Database
    from onecua.storage.imports import ImportBatch

DOSSIERS_A_TRANSACTION = 5_000


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What an import did, or would do; `imported` counts rows with doubts too."""

    batch: UUID | None
    imported: int
    skipped: int
    doubts: tuple[GivenDoubt, ...]


@dataclass(slots=True)
class _Plan:
    rows: list[GivenDossier] = field(default_factory=list)
    doubts: list[GivenDoubt] = field(default_factory=list)
    skipped: int = 0


class ImportService:
    """Imports lists in the name of an officer."""

    def __init__(self, database: Database, rulebook: Rulebook, officer: Officer) -> None:
        self._database = database
        self._rulebook = rulebook
        self._officer = officer
        self._people: dict[tuple[str, str, str], str] = {}

    def preview(self, rows: Sequence[GivenDossier]) -> ImportOutcome:
        """Return what importing these rows would do; nothing is written."""
        plan = self._plan(rows)
        return ImportOutcome(None, len(plan.rows), plan.skipped, tuple(plan.doubts))

    def take_over(
        self,
        rows: Sequence[GivenDossier],
        file_name: str,
        progress: Progress | None = None,
        *,
        unread: int = 0,
    ) -> ImportOutcome:
        """Import these rows as one batch; `unread` rows of the file were left out before.

        The write lock is held for 5,000 dossiers at a time. A cancelled import is withdrawn
        before `Cancelled` is raised again.
        """
        progress = progress or Progress()
        plan = self._plan(rows)
        if not plan.rows:
            return ImportOutcome(None, 0, plan.skipped, tuple(plan.doubts))
        batch = new_id()
        self._people = {}
        head = Fact(
            Kind.LIST_IMPORTED,
            batch,
            {"file": file_name, "imported": len(plan.rows), "skipped": plan.skipped + unread},
        )
        facts = [head]
        try:
            for start in range(0, len(plan.rows), DOSSIERS_A_TRANSACTION):
                progress.step(start, len(plan.rows), "Nhập hồ sơ")
                part = plan.rows[start : start + DOSSIERS_A_TRANSACTION]
                facts.extend(fact for row in part for fact in self._facts(row, batch))
                with self._database.write() as transaction:
                    transaction.append(facts, self._officer.id)
                facts = []
        except Cancelled:
            with contextlib.suppress(RuleError):  # nothing was written yet
                self.withdraw(batch, "Người dùng dừng khi đang nhập")
            raise
        return ImportOutcome(batch, len(plan.rows), plan.skipped, tuple(plan.doubts))

    def batches(self) -> list[ImportBatch]:
        """Return the lists that were imported, latest first, the withdrawn ones too."""
        with self._database.read() as connection:
            return imports.batches(connection)

    def withdraw(self, batch: UUID, reason: str) -> int:
        """Void the dossiers of a batch by events and return how many; their codes are free."""
        with self._database.read() as connection:
            if not imports.batch_exists(connection, batch):
                raise RuleError(f"Không có lần nhập {batch}. Xem lại mã lần nhập.")
            ids = imports.dossiers_of(connection, batch)
        private = {"reason": reason}
        for start in range(0, len(ids), DOSSIERS_A_TRANSACTION):
            facts = [
                Fact(Kind.DOSSIER_VOIDED, dossier, {}, private)
                for dossier in ids[start : start + DOSSIERS_A_TRANSACTION]
            ]
            with self._database.write() as transaction:
                transaction.append(facts, self._officer.id)
        with self._database.write() as transaction:
            withdrawn = Fact(Kind.LIST_WITHDRAWN, batch, {"voided": len(ids)}, private)
            transaction.append([withdrawn], self._officer.id)
        return len(ids)

    def _plan(self, rows: Sequence[GivenDossier]) -> _Plan:
        plan = _Plan()
        now = self._database.clock()
        with self._database.read() as connection:
            taken = dossiers.codes_in_use(connection, [row.code for row in rows])
        for row in rows:
            if row.code in taken:
                words = f"Mã {row.code} đã có trong dữ liệu: bỏ qua dòng này."
                plan.doubts.append(GivenDoubt(row.row, "Số hồ sơ", words, skips=True))
                plan.skipped += 1
                continue
            taken.add(row.code)
            plan.rows.append(row)
            plan.doubts.extend(self._doubts(row, now))
            _, problem = ended_in_list(row, now)
            if problem:
                plan.doubts.append(GivenDoubt(row.row, "Ngày kết thúc xử lý", problem))
        return plan

    def _doubts(self, row: GivenDossier, now: datetime) -> Iterator[GivenDoubt]:
        if row.received_at > now:
            words = "Ngày tiếp nhận ở sau hôm nay: hồ sơ được tính từ ngày đó."
            yield GivenDoubt(row.row, "Ngày tiếp nhận", words)
        if self._match(row) is None:
            words = "Không tìm thấy thủ tục này trong danh mục: giữ tên như trong danh sách."
            yield GivenDoubt(row.row, "Tên thủ tục hành chính", words)
        if not row.owner.full_name:
            yield GivenDoubt(row.row, "Chủ hồ sơ", "Không có tên chủ hồ sơ.")
        if row.promised_at is None:
            words = "Không có ngày hẹn trả: hồ sơ này không tính được trước, đúng, quá hạn."
            yield GivenDoubt(row.row, "Ngày hẹn trả", words)

    def _match(self, row: GivenDossier) -> Procedure | None:
        catalogue = self._rulebook.catalogue
        found = catalogue.by_code(row.procedure_code) if row.procedure_code else None
        return found or catalogue.by_name(row.procedure_name, row.sector)

    def _facts(self, row: GivenDossier, batch: UUID) -> Iterator[Fact]:
        key = (row.owner.identity_number, row.owner.full_name, row.owner.phone)
        owner = self._people.get(key)
        if owner is None:
            person, owner = self._person(row.owner)
            self._people[key] = owner
            yield person
        found = self._match(row)
        sector = sector_named(self._rulebook.sectors, row.sector) if row.sector else None
        sector_name = sector.name if sector else (row.sector or (found.sector if found else ""))
        procedure = {
            "code": found.code if found else row.procedure_code or None,
            "name": found.name if found else row.procedure_name,
            "sector": sector_name or "(không ghi lĩnh vực)",
            "catalogue": self._rulebook.catalogue_id if found else None,
        }
        yield from given_facts(row, new_id(), owner, procedure, batch, self._database.clock())

    def _person(self, applicant: Applicant) -> tuple[Fact, str]:
        return person_fact(applicant, new_id())
