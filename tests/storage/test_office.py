"""What the office declared is read back; kept files stay what their name says."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from onecua.domain.event import Fact, Kind
from onecua.domain.office import COMMAND_LINE
from onecua.storage import office
from tests.desks import NHUNG, NOW, OFFICE

OFFICER = UUID(int=5)


def append(database, *facts):
    with database.write() as transaction:
        transaction.append(list(facts), OFFICER)


def read(database, query, *given):
    with database.read() as connection:
        return query(connection, *given)


def test_the_last_declaration_holds(database):
    assert read(database, office.read_office) is None
    append(database, Fact(Kind.OFFICE_DECLARED, None, OFFICE.body()))
    moved = replace(OFFICE, phone="02253820999")
    append(database, Fact(Kind.OFFICE_DECLARED, None, moved.body()))
    assert read(database, office.read_office) == moved


def test_an_officer_who_left_is_still_named(database):
    private = {"name": NHUNG.name, "title": NHUNG.title}
    append(database, Fact(Kind.OFFICER_RECORDED, NHUNG.id, {"active": True}, private))
    append(database, Fact(Kind.OFFICER_RECORDED, NHUNG.id, {"active": False}, private))
    found = read(database, office.officers)
    assert found == {COMMAND_LINE.id: COMMAND_LINE, NHUNG.id: replace(NHUNG, active=False)}


def test_a_file_is_kept_whole_under_its_sha256_and_only_once(database):
    content = "ngày,loại,tên\n" * 500
    names = set()
    for _ in range(2):
        with database.write() as transaction:
            names.add(office.keep_document(transaction.connection, Kind.CALENDAR_ADOPTED, content))
    (name,) = names
    assert read(database, office.document, name) == content
    assert read(database, office.document, "00" * 32) is None


@pytest.mark.parametrize("kind", [Kind.CATALOGUE_ADOPTED, Kind.CALENDAR_ADOPTED])
def test_the_file_adopted_last_is_in_force(database, clock, kind):
    for digit in "ab":
        append(database, Fact(kind, None, {"sha256": digit * 64}))
        clock.forward(days=1)
    assert read(database, office.adopted, kind) == "b" * 64


def test_a_file_adopted_after_the_clock_was_set_back_is_in_force(database, clock):
    """Order is the place in the log, never time (`rules.md` 1)."""
    append(database, Fact(Kind.CALENDAR_ADOPTED, None, {"sha256": "a" * 64}))
    clock.now -= timedelta(hours=3)
    append(database, Fact(Kind.CALENDAR_ADOPTED, None, {"sha256": "b" * 64}))
    assert read(database, office.adopted, Kind.CALENDAR_ADOPTED) == "b" * 64
    digest = database.digest()
    database.rebuild()
    assert database.digest() == digest


@pytest.mark.parametrize("kind", [Kind.CATALOGUE_ADOPTED, Kind.CALENDAR_ADOPTED])
def test_two_files_adopted_in_one_second_are_both_kept_and_the_later_is_in_force(
    database, clock, kind
):
    for digit in "abc":
        append(database, Fact(kind, None, {"sha256": digit * 64}))
    assert read(database, office.adopted, kind) == "c" * 64
    found = read(database, office.adoptions, kind)
    assert [each.sha256[0] for each in found] == ["c", "b", "a"]
    assert {(each.adopted_at, each.officer) for each in found} == {(clock.now, OFFICER)}
    digest = database.digest()
    database.rebuild()
    assert database.digest() == digest
    assert read(database, office.adoptions, kind) == found


def test_an_own_term_belongs_to_a_procedure_and_a_catalogue(database):
    for term in ("3 working_day", "5 working_day"):
        body = {"procedure": "1.1", "catalogue": "aa", "term": term}
        append(database, Fact(Kind.TERM_RECORDED, None, body))
    found = read(database, office.own_term, "1.1", "aa")
    assert (found.term, found.officer, found.recorded_at) == ("5 working_day", OFFICER, NOW)
    assert read(database, office.own_term, "1.1", "bb") is None
    assert read(database, office.own_term, "1.2", "aa") is None


def test_a_preference_is_replaced(database):
    assert read(database, office.preference, "view") is None
    for value in ("một", "hai"):
        with database.write() as transaction:
            office.set_preference(transaction.connection, "view", value)
    assert read(database, office.preference, "view") == "hai"
