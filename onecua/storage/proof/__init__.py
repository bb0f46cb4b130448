"""Prove a database: its log, what hangs on it, and its tables against what the log says.

Every value that is told names its dossier and its field. The log is read as a stream and tables in
key order: nothing grows with the number of dossiers but the time it takes.
"""

from onecua.storage.proof.dossiers import DossierTables
from onecua.storage.proof.names import Names
from onecua.storage.proof.others import still
from onecua.storage.proof.reading import (
    ReadLog,
    chain_findings,
    dossier_count,
    histories,
    read_log,
)

__all__ = [
    "DossierTables",
    "Names",
    "ReadLog",
    "chain_findings",
    "dossier_count",
    "histories",
    "read_log",
    "still",
]
