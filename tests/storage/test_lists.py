"""Lists: narrowed, ordered and paged like the rows themselves."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from onecua.domain.deadline import Urgency
from onecua.domain.dossier import OPEN, Channel, Move, Status
from onecua.domain.event import Fact, Kind
from onecua.domain.summary import Bounds, DossierFilter, Sort
from onecua.storage import lists
from onecua.storage.tables import DOSSIER
from tests.desks import moved_fact, received_fact, sealed_person

NOW = datetime(2026, 11, 20, 9, 12)
BOUNDS = Bounds(NOW, datetime(2026, 11, 21), datetime(2026, 11, 26))
NAMES = ("Trần Văn Nam", "Đỗ Thị Ánh", "Nguyễn Hoàng Yến", "An Thị Bưởi")
EVERYTHING = DossierFilter()


@pytest.fixture
def filled(database):
    """Forty dossiers of every status but 3, due before, on and after today."""
    facts, ways = [], [(), (Move.FORWARD,), (Move.FORWARD, Move.FINISH), (Move.REQUEST_SUPPLEMENT,)]
    people = [sealed_person(name, f"03009000000{place}") for place, name in enumerate(NAMES)]
    for place in range(40):
        at = datetime(2026, 11, 1, 8) + timedelta(hours=9 * place)
        due = None if place % 13 == 0 else NOW + timedelta(hours=20 * (place - 20))
        fact = received_fact(
            people[place % 4][1],
            at,
            dossier=UUID(int=place + 1),
            code=f"H24.119-261101-{place + 1:04}",
            due=due,
            status=1 if place % 11 == 10 else 2,
            sector=("Hộ tịch", "Chứng thực", "Đất đai")[place % 3],
            channel=Channel(1 + place % 3),
        )
        facts.append(fact)
        if fact.body["status"] == 2:
            facts += [moved_fact(fact.ref, move, at) for move in ways[place % 4]]
    facts.append(Fact(Kind.DOSSIER_VOIDED, UUID(int=2), {}, None, NOW))
    with database.write() as transaction:
        transaction.append([*[fact for fact, _ in people], *facts], UUID(int=5))
    return database


def keys_of(database, wanted, **options):
    with database.read() as connection:
        return [s.key for s in lists.page(connection, wanted, BOUNDS, limit=100, **options)]


def rows(database):
    with database.read() as connection:
        return connection.execute(select(DOSSIER)).all()


def _running(row):
    return Status(row.status) in (Status.RECEIVED, Status.PROCESSING) and row.due_at is not None


FILTERS = {
    "nothing": (EVERYTHING, lambda row: True),
    "open": (
        DossierFilter(open_only=True),
        lambda row: Status(row.status) in OPEN,
    ),
    "statuses": (
        DossierFilter(statuses=frozenset({Status.FINISHED, Status.RECEIVED})),
        lambda row: row.status in (9, 2),
    ),
    "sector": (DossierFilter(sectors=frozenset({"Đất đai"})), lambda row: row.sector == "Đất đai"),
    "channel": (DossierFilter(channels=frozenset({Channel.ONLINE})), lambda row: row.channel == 2),
    "holder": (DossierFilter(holder=UUID(int=5)), lambda row: True),
    "another holder": (DossierFilter(holder=UUID(int=6)), lambda row: False),
    "from a day": (
        DossierFilter(received_from=datetime(2026, 11, 5).date()),
        lambda row: row.received_at >= datetime(2026, 11, 5),
    ),
    "to a day, included": (
        DossierFilter(received_to=datetime(2026, 11, 5).date()),
        lambda row: row.received_at < datetime(2026, 11, 6),
    ),
    "procedure": (DossierFilter(procedure_code="1.001193"), lambda row: True),
    "overdue": (
        DossierFilter(urgency=Urgency.OVERDUE),
        lambda row: _running(row) and row.due_at < NOW,
    ),
    "due today": (
        DossierFilter(urgency=Urgency.DUE_TODAY),
        lambda row: _running(row) and NOW <= row.due_at < BOUNDS.end_of_today,
    ),
    "due soon": (
        DossierFilter(urgency=Urgency.DUE_SOON),
        lambda row: _running(row) and BOUNDS.end_of_today <= row.due_at < BOUNDS.end_of_soon,
    ),
    "in time": (
        DossierFilter(urgency=Urgency.IN_TIME),
        lambda row: _running(row) and row.due_at >= BOUNDS.end_of_soon,
    ),
    "paused": (DossierFilter(urgency=Urgency.PAUSED), lambda row: row.status in (5, 6)),
    "name": (DossierFilter(text="thi anh"), lambda row: row.owner_name == "Đỗ Thị Ánh"),
    "number": (DossierFilter(text="0003"), lambda row: row.owner_name == "An Thị Bưởi"),
    "keys": (DossierFilter(keys=(3, 5, 7)), lambda row: row.key in (3, 5, 7)),
    "no keys": (DossierFilter(keys=()), lambda row: False),
}


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_keeps_the_rows_that_it_says(filled, name):
    wanted, keep = FILTERS[name]
    expected = {row.key for row in rows(filled) if keep(row) and not row.is_voided}
    if name == "number":
        expected |= {row.key for row in rows(filled) if row.code.endswith("0003")}
    assert set(keys_of(filled, wanted)) == expected
    with filled.read() as connection:
        assert lists.count(connection, wanted, BOUNDS) == len(expected)


def test_voided_dossiers_stand_in_a_list_of_their_own(filled):
    assert keys_of(filled, replace(EVERYTHING, voided=True)) == [2]


def test_the_default_order_is_open_by_due_date_then_registered_then_ended_latest_first(filled):
    shown = {row.key: row for row in rows(filled)}
    listed = [shown[key] for key in keys_of(filled, EVERYTHING)]
    ended = [row for row in listed if row.ended_at is not None]
    registered = [row for row in listed if row.status == 1]
    running = [row for row in listed if Status(row.status) in OPEN]
    assert listed == running + registered + ended
    assert len(registered) > 1
    dues = [row.due_at for row in running]
    assert dues == sorted(dues, key=lambda due: due or datetime.max)
    assert [row.ended_at for row in ended] == sorted((r.ended_at for r in ended), reverse=True)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", Sort)
def test_pages_put_together_are_the_list(filled, sort, descending):
    order = {"sort": sort, "descending": descending}
    whole = keys_of(filled, EVERYTHING, **order)
    with filled.read() as connection:
        parts = [
            lists.page(connection, EVERYTHING, BOUNDS, offset=offset, limit=7, **order)
            for offset in range(0, 42, 7)
        ]
    assert [summary.key for part in parts for summary in part] == whole
    assert len(set(whole)) == 39
    assert keys_of(filled, EVERYTHING, sort=sort, descending=not descending) == whole[::-1]


def test_names_are_ordered_by_given_name_as_in_vietnam(filled):
    shown = {row.key: row.owner_name for row in rows(filled)}
    names = [shown[key] for key in keys_of(filled, EVERYTHING, sort=Sort.OWNER)]
    assert list(dict.fromkeys(names)) == [
        "Đỗ Thị Ánh", "An Thị Bưởi", "Trần Văn Nam", "Nguyễn Hoàng Yến",
    ]  # fmt: skip


def test_as_many_rows_as_a_year_has_can_stand_behind_a_figure(filled):
    wanted = DossierFilter(keys=tuple(range(1, 300_000)))
    assert len(keys_of(filled, wanted)) == 39
    with filled.read() as connection:
        assert lists.count(connection, wanted, BOUNDS) == 39


def test_sectors_in_use_come_by_name_each_once(filled, database):
    with filled.read() as connection:
        assert lists.sectors_in_use(connection) == ["Chứng thực", "Hộ tịch", "Đất đai"]


def test_an_empty_file_has_no_sectors_and_no_rows(database):
    with database.read() as connection:
        assert lists.sectors_in_use(connection) == []
    assert keys_of(database, EVERYTHING) == []
