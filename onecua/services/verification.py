"""Prove the data: pages, history chain, tables, and the identities of the latest figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.period import Basis, month_of
from onecua.errors import RuleError, StorageError
from onecua.services.figures import FigureService
from onecua.storage import verification

if TYPE_CHECKING:
    from onecua.progress import Progress
    from onecua.services.rulebook import Rulebook
    from onecua.storage.database import Database

_PERIODS = 3


class VerificationService:
    """Says what is wrong with the data, in words; nothing is mended in place."""

    def __init__(self, database: Database, rulebook: Rulebook) -> None:
        self._database = database
        self._rulebook = rulebook

    def run(self, progress: Progress) -> list[str]:
        """Return every problem found, none when all is well."""
        progress.step(0, 4, "Kiểm tra tệp")
        try:
            with self._database.read() as connection:
                found = verification.page_problems(
                    connection, encrypted=self._database.is_encrypted
                )
                progress.step(1, 4, "Kiểm tra nhật ký")
                found += verification.chain_problems(connection)
            progress.step(2, 4, "So bảng với nhật ký")
            found += verification.table_problems(self._database, progress)
        except StorageError as error:
            return [error.message]
        progress.step(3, 4, "Kiểm tra số liệu")
        return found + self._figure_problems()

    def at_start(self, *, clean_exit: bool) -> list[str]:
        """Return what a look at every start finds wrong (`rules.md` 20).

        After a start that never ended (power cut, kill) every page and the whole log are read.
        """
        try:
            with self._database.read() as connection:
                if clean_exit:
                    return verification.quick_problems(connection)
                encrypted = self._database.is_encrypted
                found = verification.page_problems(connection, encrypted=encrypted)
                return found + verification.chain_problems(connection)
        except StorageError as error:
            return [error.message]

    def _figure_problems(self) -> list[str]:
        figures = FigureService(self._database, self._rulebook)
        period = month_of(self._database.clock().date(), Basis.OFFICIAL)
        found = []
        for _ in range(_PERIODS):
            try:
                counted = figures.monthly(period)
            except RuleError as error:
                return [error.message]
            carried = {"(6) kỳ này = (11) kỳ trước"}  # a late entry rightly shifts this one
            found += [
                f"{period.title}: {check.name} không đúng ({check.proof})."
                for check in counted.checks()
                if not check.ok and check.name not in carried
            ]
            period = period.previous()
        return found
