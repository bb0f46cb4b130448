"""Search as you type: without marks, by any word's beginning, by the last digits."""

from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onecua.domain.event import Fact, Kind
from onecua.services.correcting import Correction
from onecua.storage import search, verification
from onecua.storage.tables import SEARCH_DDL
from tests.desks import NOW, TAM, receive, received_fact, sealed_person

PEOPLE = {
    "Nguyễn Thị Thanh Tâm": "030192004512",
    "Đỗ Đức Đạt": "030090007777",
    "Trần Văn Nam": "030085001234",
}


@pytest.fixture
def filled(database):
    facts = []
    for place, (name, number) in enumerate(PEOPLE.items()):
        owner, commitment = sealed_person(name, number)
        code = f"H24.119-261120-{place + 1:04}"
        facts += [owner, received_fact(commitment, NOW, code=code)]
    with database.write() as transaction:
        transaction.append(facts, NOW and facts[1].ref)
    return database


def found(database, typed, limit=20):
    with database.read() as connection:
        return [summary.owner_name for summary in search.search(connection, typed, limit)]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("tâm", ["Nguyễn Thị Thanh Tâm"]),
        ("TAM", ["Nguyễn Thị Thanh Tâm"]),
        ("thanh ta", ["Nguyễn Thị Thanh Tâm"]),
        ("tam nguyen", ["Nguyễn Thị Thanh Tâm"]),
        ("dat", ["Đỗ Đức Đạt"]),
        ("đạt", ["Đỗ Đức Đạt"]),
        ("4512", ["Nguyễn Thị Thanh Tâm"]),
        ("030085", ["Trần Văn Nam"]),
        ("261120-0003", ["Trần Văn Nam"]),
        ("H24.119-261120-0002", ["Đỗ Đức Đạt"]),
        ("h24", ["Trần Văn Nam", "Đỗ Đức Đạt", "Nguyễn Thị Thanh Tâm"]),
        ("không có ai", []),
        ("", []),
        ('"*() -', []),
    ],
)
def test_what_is_typed_finds_whom_it_means_newest_first(filled, typed, names):
    assert found(filled, typed) == names


@settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(st.text(max_size=40))
def test_whatever_is_typed_or_pasted_is_no_syntax_error(filled, typed):
    assert set(found(filled, typed)) <= set(PEOPLE)


def test_a_voided_dossier_is_not_found(filled):
    with filled.read() as connection:
        (summary,) = search.search(connection, "tâm")
    with filled.write() as transaction:
        transaction.append([Fact(Kind.DOSSIER_VOIDED, summary.id, {}, None, NOW)], summary.id)
    assert found(filled, "tâm") == []


def test_a_corrected_name_is_found_and_the_wrong_one_no_longer(filled):
    with filled.read() as connection:
        (summary,) = search.search(connection, "nam")
    owner, commitment = sealed_person("Trần Văn Năng", "030085001234")
    body = {"fields": {"owner": commitment}}
    with filled.write() as transaction:
        corrected = Fact(Kind.DOSSIER_CORRECTED, summary.id, body, None, NOW)
        transaction.append([owner, corrected], summary.id)
    assert found(filled, "nang") == ["Trần Văn Năng"]
    assert found(filled, "nam") == []


def test_the_index_is_made_again_with_the_tables(filled):
    filled.rebuild()
    assert found(filled, "thanh tam") == ["Nguyễn Thị Thanh Tâm"]


def test_no_more_are_returned_than_asked_for(filled):
    assert len(found(filled, "h24", limit=2)) == 2


def test_a_pasted_page_of_text_is_searched_by_its_first_words():
    assert search.match_expression("từ " * 500).count('"') == 24


@pytest.mark.parametrize("detail", ["none", "column"])
def test_a_row_written_again_leaves_the_index_whole_as_it_is_made_here(detail):
    """SQLite 3.53.4 breaks an index with `detail=none`; once it does not, this test says so."""
    from sqlcipher3 import dbapi2

    with closing(dbapi2.connect(":memory:", isolation_level=None)) as connection:
        connection.execute(SEARCH_DDL.replace("detail=column", f"detail={detail}"))
        setting = "INSERT INTO dossier_search(dossier_search, rank) VALUES ('secure-delete', 1)"
        connection.execute(setting)
        rows = [(key, "h24 119", "nguyen van nam", "0912") for key in range(1, 7)]
        insert = "INSERT INTO dossier_search(rowid, code, name, numbers) VALUES (?, ?, ?, ?)"
        connection.executemany(insert, rows[:5])
        connection.execute("BEGIN")
        connection.execute("DELETE FROM dossier_search WHERE rowid = 5")
        connection.executemany(insert, rows[4:])
        connection.execute("COMMIT")
        found = connection.execute("PRAGMA integrity_check").fetchall()
    assert (found == [("ok",)]) is (detail == "column")


def test_a_corrected_owner_leaves_a_file_without_a_problem(desk, clock):
    for _ in range(3):
        dossier = receive(desk)
        desk.handling.correct(dossier, Correction(applicant=replace(TAM, phone="0912555047")), "x")
        desk.handling.correct(dossier, Correction(applicant=TAM), "y")
    with desk.database.read() as connection:
        assert verification.page_problems(connection, encrypted=True) == []
