"""Open dossiers by what their promise rests on: which terms ran over which dates.

The open step and the opinions that are waited for run on beside the promise, often past it.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, func, or_, select

from onecua.domain.dossier import OPEN
from onecua.storage.tables import DOSSIER

if TYPE_CHECKING:
    from sqlalchemy import Connection


def span_of_open_terms(connection: Connection) -> tuple[date, date] | None:
    """Return the first day of receipt and the last due day of all open dossiers with a term."""
    dues = (DOSSIER.c.due_at, DOSSIER.c.step_due_at, DOSSIER.c.opinion_due_at)
    row = connection.execute(
        select(func.min(DOSSIER.c.received_at), *(func.max(due) for due in dues)).where(*_open())
    ).one()
    last = max((at for at in row[1:] if at is not None), default=None)
    return (row[0].date(), last.date()) if last is not None else None


def open_over(connection: Connection, first: date, last: date) -> list[int]:
    """Return the keys of the open dossiers whose terms touch these days, the earliest due first.

    Of several opinions only the earliest date stands in the table: with any all are looked at.
    """
    midnight = datetime.combine(last, time.min) + timedelta(days=1)
    begins = datetime.combine(first, time.min)
    query = select(DOSSIER.c.key).where(
        *_open(),
        or_(
            DOSSIER.c.due_at >= begins,
            DOSSIER.c.step_due_at >= begins,
            DOSSIER.c.opinion_due_at.is_not(None),
        ),
        DOSSIER.c.received_at < midnight,
    )
    return list(connection.execute(query.order_by(DOSSIER.c.due_at, DOSSIER.c.key)).scalars())


def _open() -> tuple[ColumnElement[bool], ...]:
    return (
        DOSSIER.c.is_voided.is_not(True),
        DOSSIER.c.status.in_(sorted(OPEN)),
        DOSSIER.c.due_at.is_not(None),
    )
