"""Prove the data: what was changed or lost is found and named by dossier and field."""

from onecua.services.integrity.last import LastCheck
from onecua.services.integrity.moved import MovedDateService, MovedFilter, MovedLine, MovedLines
from onecua.services.integrity.service import IntegrityReport, IntegrityService

__all__ = [
    "IntegrityReport",
    "IntegrityService",
    "LastCheck",
    "MovedDateService",
    "MovedFilter",
    "MovedLine",
    "MovedLines",
]
