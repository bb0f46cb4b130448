"""The plans of these tests, and a look into the office that came of one."""

from datetime import UTC, date, datetime

from sqlalchemy import text

from onecua.domain.office import COMMAND_LINE
from onecua.services.demo import DemoPlan
from onecua.services.desk import Desk
from onecua.storage.database import open_database

FIRST, LAST = date(2026, 1, 1), date(2026, 11, 14)
PLAN = DemoPlan(3_000, FIRST, LAST, 7)
SMALL = DemoPlan(120, date(2026, 9, 1), LAST, 7)


def at_the_end():
    return datetime(2026, 11, 20, 9, 12)


def open_office(folder):
    return Desk(open_database(folder, clock=at_the_end), COMMAND_LINE)


def rows(desk, query):
    with desk.database.read() as connection:
        return connection.execute(text(query)).all()


def number(desk, query):
    return rows(desk, query)[0][0]


def moment(seconds):
    """Return the instant of a column."""
    return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)
