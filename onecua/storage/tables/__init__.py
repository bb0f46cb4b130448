"""Every table: the log and what stands primary beside it, then the projections of the log.

Primary tables are changed by migrations only; projections are dropped, made again and rebuilt from
the log whenever `PROJECTION_VERSION` changes (`rules.md` 17).
"""

from onecua.storage.tables.dossiers import SEARCH_DDL, DossierRow, SpanRow
from onecua.storage.tables.families import Primary, Projection
from onecua.storage.tables.office import (
    AdoptedRow,
    BatchRow,
    NumberRow,
    OfficeRow,
    OfficerRow,
    PersonRow,
    RuleRow,
    SlipRow,
    TermRow,
)
from onecua.storage.tables.primary import (
    DocumentRow,
    DraftRow,
    EventRow,
    PreferenceRow,
    PrivateValueRow,
    WriterRow,
)
from onecua.storage.tables.surveys import (
    IndexPointsRow,
    QuestionnaireRow,
    SurveyBatchRow,
    SurveyTokenRow,
)

PROJECTION_VERSION = 11

__all__ = [
    "PROJECTION_VERSION",
    "SEARCH_DDL",
    "AdoptedRow",
    "BatchRow",
    "DocumentRow",
    "DossierRow",
    "DraftRow",
    "EventRow",
    "IndexPointsRow",
    "NumberRow",
    "OfficeRow",
    "OfficerRow",
    "PersonRow",
    "PreferenceRow",
    "Primary",
    "PrivateValueRow",
    "Projection",
    "QuestionnaireRow",
    "RuleRow",
    "SlipRow",
    "SpanRow",
    "SurveyBatchRow",
    "SurveyTokenRow",
    "TermRow",
    "WriterRow",
]
