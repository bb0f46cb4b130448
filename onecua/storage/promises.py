"""Open dossiers by what their promise rests on: which terms ran over which dates."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, func, select

from onecua.domain.dossier import OPEN
from onecua.storage.tables import DossierRow

if TYPE_CHECKING:
    from sqlalchemy import Connection


def span_of_open_terms(connection: Connection) -> tuple[date, date] | None:
    """Return the first day of receipt and the last due day of all open dossiers with a term."""
    row = connection.execute(
        select(func.min(DossierRow.received_at), func.max(DossierRow.due_at)).where(*_open())
    ).one()
    return (row[0].date(), row[1].date()) if row[1] is not None else None


def open_over(connection: Connection, first: date, last: date) -> list[int]:
    """Return the keys of the open dossiers whose terms touch these days, the earliest due first."""
    midnight = datetime.combine(last, time.min) + timedelta(days=1)
    query = select(DossierRow.key).where(
        *_open(),
        DossierRow.due_at >= datetime.combine(first, time.min),
        DossierRow.received_at < midnight,
    )
    return list(connection.execute(query.order_by(DossierRow.due_at, DossierRow.key)).scalars())


def _open() -> tuple[ColumnElement[bool], ...]:
    return (
        DossierRow.is_voided.is_not(True),
        DossierRow.status.in_(sorted(OPEN)),
        DossierRow.due_at.is_not(None),
    )
