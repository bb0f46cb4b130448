"""The log read from end to end: odd numbers are noted, tables of the office compared row by row."""

from dataclasses import replace
from uuid import UUID

import pytest

from onecua.domain.event import Fact, Kind
from onecua.domain.integrity import Area, Findings
from onecua.errors import Cancelled
from onecua.progress import Progress
from onecua.storage import proof
from tests.desks import NHUNG, NOW, copied_folder, desk_in, receive, received_fact, sealed_person
from tests.tampering import edit


def read(database, progress=None, follow=lambda _event: None):
    findings = Findings()
    with proof.still(database) as connection:
        log = proof.read_log(database, connection, findings, progress or Progress(), follow)
    return log, findings.all()


def numbered(number, place):
    """Return a reception that took this number of Mẫu số 01."""
    owner, commitment = sealed_person(f"Người {place}")
    fact = received_fact(commitment, NOW, code=f"H24.119-261120-{place:04}")
    body = {**fact.body, "numbers": [["slip/01/2026", number]]}
    return [owner, replace(fact, body=body)]


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((1, 2, 3), []),
        ((1, 3), ["trước số 3 thiếu số 2"]),
        ((1, 5), ["trước số 5 thiếu các số 2 đến 4"]),
        ((1, 2, 2), ["số 2 cấp hai lần"]),
        ((3, 4), ["trước số 3 thiếu các số 1 đến 2"]),
    ],
)
def test_a_gap_or_a_number_issued_twice_is_a_note_that_names_the_dossier(database, numbers, words):
    facts = [fact for place, n in enumerate(numbers) for fact in numbered(n, place)]
    with database.write() as transaction:
        transaction.append(facts, UUID(int=5))
    _, found = read(database)
    assert [each.words.partition(", ")[2] for each in found] == [f"{each}." for each in words]
    for each in found:
        assert (each.area, each.is_problem) == (Area.NUMBER, False)
        assert each.code in each.words
        assert each.field == "Mẫu số 01 năm 2026"


@pytest.mark.parametrize("plain", [False, True])
def test_a_sound_office_has_nothing_to_tell_and_leaves_no_file(tmp_path, clock, plain):
    with desk_in(copied_folder(tmp_path / "data", plain=plain), clock) as desk:
        receive(desk)
        log, found = read(desk.database)
        assert found == ()
        assert log.event_count == 6
        assert sorted(desk.database.folder.glob("kiem-tra*")) == []


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (
            "UPDATE officer SET role = 'chief'",
            "Bảng cán bộ (officer), ô «vai trò» ghi Lãnh đạo, lịch sử ghi Cán bộ: ",
        ),
        (
            "DELETE FROM issued_number WHERE series LIKE 'slip%'",
            "Bảng số đã cấp (issued_number) thiếu hàng mà lịch sử có: Mẫu số 01 năm 2026 · 1, hồ",
        ),
        (
            "UPDATE issued_number SET number = 7 WHERE series LIKE 'slip%'",
            "Bảng số đã cấp (issued_number) có hàng mà lịch sử không có: Mẫu số 01 năm 2026 · 7, ",
        ),
        (
            "UPDATE person SET phone = '0912000111'",
            "Bảng người nộp (person), ô «điện thoại» ghi …0111, lịch sử ghi …5046: ",
        ),
        ("UPDATE person SET id = x'00'", "Bảng người nộp (person) có hàng mà lịch sử không có: "),
    ],
)
def test_a_row_of_another_table_is_told_in_words(desk, statement, words):
    receive(desk)
    edit(desk, statement)
    _, found = read(desk.database)
    assert any(each.words.startswith(words) for each in found), [each.words for each in found]


def test_who_follows_gets_what_is_about_no_dossier_in_order(desk):
    receive(desk)
    followed = []
    read(desk.database, follow=followed.append)
    assert [event.kind for event in followed] == [
        Kind.OFFICE_DECLARED,
        Kind.CATALOGUE_ADOPTED,
        Kind.CALENDAR_ADOPTED,
        Kind.OFFICER_RECORDED,
        Kind.PERSON_RECORDED,
    ]
    assert followed[0].body["unit_code"] == "H24.119"


def test_an_entry_that_no_table_can_be_made_of_is_told_once(desk):
    edit(desk, "UPDATE event SET body = '{\"sha256\":7}' WHERE kind = 'calendar_adopted'")
    _, found = read(desk.database)
    assert any("chưa so được các bảng khai báo" in each.words for each in found)


def test_an_adoption_that_cannot_be_read_is_told(desk):
    edit(desk, "UPDATE event SET body = '{' WHERE kind = 'calendar_adopted'")
    _, found = read(desk.database)
    assert any("không đọc được" in each.words for each in found)


def test_reading_can_be_cancelled_and_leaves_no_file(desk):
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        read(desk.database, progress)
    assert sorted(desk.database.folder.glob("kiem-tra*")) == []


def test_histories_come_one_dossier_after_the_other(desk, clock):
    dossiers = {receive(desk) for _ in range(3)}
    for dossier in dossiers:
        clock.forward(minutes=1)
        desk.handling.printed(dossier, "receipt")
    with desk.database.read() as connection:
        found = list(proof.histories(connection, frozenset()))
        left_out = next(iter(dossiers)).bytes
        others = list(proof.histories(connection, frozenset({left_out})))
    assert {events[0].ref for events in found} == dossiers
    assert all(len(events) == 2 for events in found)
    assert len(others) == 2


def test_an_entry_of_a_newer_program_is_told(database):
    with database.write() as transaction:
        transaction.append([Fact("dossier_dreamt_of", None, {}, None, NOW)], NHUNG.id)
    _, found = read(database)
    assert any("cần nâng cấp" in each.words for each in found)
