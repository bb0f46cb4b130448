"""Every table: the log and what stands primary beside it, then the projections of the log.

Primary tables are changed by migrations only; projections are dropped, made again and rebuilt from
the log whenever `PROJECTION_VERSION` changes (`rules.md` 17).
"""

from onecua.storage.tables.dossiers import DOSSIER, SEARCH_DDL, SPAN
from onecua.storage.tables.families import PRIMARY, PROJECTIONS
from onecua.storage.tables.office import (
    ADOPTED,
    BATCH,
    NUMBER,
    OFFICE,
    OFFICER,
    PERSON,
    RULE,
    SLIP,
    TERM,
)
from onecua.storage.tables.primary import (
    DOCUMENT,
    DRAFT,
    EVENT,
    PREFERENCE,
    PRIVATE_VALUE,
    WRITER,
)
from onecua.storage.tables.surveys import (
    INDEX_POINTS,
    QUESTIONNAIRE,
    SURVEY_BATCH,
    SURVEY_TOKEN,
)

PROJECTION_VERSION = 11

__all__ = [
    "ADOPTED",
    "BATCH",
    "DOCUMENT",
    "DOSSIER",
    "DRAFT",
    "EVENT",
    "INDEX_POINTS",
    "NUMBER",
    "OFFICE",
    "OFFICER",
    "PERSON",
    "PREFERENCE",
    "PRIMARY",
    "PRIVATE_VALUE",
    "PROJECTIONS",
    "PROJECTION_VERSION",
    "QUESTIONNAIRE",
    "RULE",
    "SEARCH_DDL",
    "SLIP",
    "SPAN",
    "SURVEY_BATCH",
    "SURVEY_TOKEN",
    "TERM",
    "WRITER",
]
