"""Prove the data in words: whole when it is asked for, quickly at every start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.errors import StorageError
from onecua.storage import proof, verification

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onecua.domain.integrity import Finding
    from onecua.progress import Progress
    from onecua.services.anchors import AnchorService
    from onecua.services.integrity import IntegrityService
    from onecua.storage.database import Database


class VerificationService:
    """Says what is wrong with the data, in words; nothing is mended in place."""

    def __init__(
        self, database: Database, integrity: IntegrityService, anchors: AnchorService
    ) -> None:
        self._database = database
        self._integrity = integrity
        self._anchors = anchors

    def run(self, progress: Progress) -> list[str]:
        """Return every problem found, none when all is well."""
        return _words(self._integrity.check(progress).findings)

    def at_start(self, *, clean_exit: bool) -> list[str]:
        """Return what a look at every start finds wrong (`rules.md` 20).

        After a start that never ended (power cut, kill) every page and the whole log are read.
        """
        try:
            with self._database.read() as connection:
                lost = [
                    each.words for each in self._anchors.findings(connection) if each.is_problem
                ]
                if clean_exit:
                    return verification.quick_problems(connection) + lost
                encrypted = self._database.is_encrypted
                found = verification.page_problems(connection, encrypted=encrypted)
                chain = proof.chain_findings(connection).all()
                return found + lost + [each.words for each in chain if each.is_problem]
        except StorageError as error:
            return [error.message]


def _words(found: Iterable[Finding]) -> list[str]:
    return [finding.words for finding in found if finding.is_problem]
