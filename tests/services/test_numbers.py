"""Codes and numbers of a desk: blocks of the counters, runs of the year, imported codes counted."""

from datetime import datetime

import pytest

from onecua.domain.dossier import Paper
from onecua.domain.numbering import parse_dossier_code
from onecua.errors import RuleError
from tests.desks import (
    MARITAL,
    copied_folder,
    desk_in,
    event_count,
    receive,
    received_fact,
    request,
    sealed_person,
)


def record(desk, dossier):
    return desk.records.read(dossier)


def test_codes_and_numbers_run_without_a_gap_whatever_is_voided(desk):
    codes = []
    for place in range(4):
        got = desk.intake.receive(request())
        codes.append(got.code)
        if place % 2:
            desk.handling.void(got.dossier, "nhập trùng")
    assert [parse_dossier_code(code).number for code in codes] == [1, 2, 3, 4]
    ids = [desk.records.find(code) for code in codes]
    numbers = [record(desk, dossier).dossier for dossier in ids]
    assert [dossier.slip_number for dossier in numbers] == [1, 2, 3, 4]
    assert [dossier.register_number for dossier in numbers] == [1, 2, 3, 4]


def test_each_sector_has_its_own_book_and_slips_have_one_run(desk):
    one = record(desk, receive(desk)).dossier
    marital = request(MARITAL, papers=tuple(Paper(i, 1, 0) for i in (2, 3, 5)))
    other = record(desk, desk.intake.receive(marital).dossier).dossier
    assert other.register_book == "2026-HT"
    assert one.register_book != other.register_book
    assert (one.register_number, other.register_number) == (1, 1)
    assert (one.slip_number, other.slip_number) == (1, 2)


def test_a_new_day_begins_again_at_one_and_a_new_year_its_books_and_slips(desk, clock):
    clock.set(2026, 12, 31, 16, 59)
    last = record(desk, receive(desk)).dossier
    clock.set(2027, 1, 4, 7, 30)
    first = record(desk, receive(desk)).dossier
    late = record(
        desk,
        receive(desk, received_at=datetime(2026, 12, 31, 16, 30), late_reason="mất điện"),
    ).dossier
    assert [d.code[-11:] for d in (last, first, late)] == [
        "261231-0001", "270104-0001", "261231-0002",
    ]  # fmt: skip
    assert [d.slip_number for d in (last, first, late)] == [1, 1, 2]
    assert [d.register_book[:4] for d in (last, first, late)] == ["2026", "2027", "2026"]


@pytest.mark.parametrize(("counter", "first"), [(1, "0001"), (2, "2001"), (9, "9001")])
def test_each_counter_issues_numbers_of_its_own_block(tmp_path, clock, counter, first):
    with desk_in(copied_folder(tmp_path / "data", counter=counter), clock) as desk:
        assert desk.intake.receive(request()).code == f"H24.119-261120-{first}"


def put_code(desk, code, at=None):
    owner, commitment = sealed_person()
    fact = received_fact(commitment, at or desk.clock(), code=code)
    with desk.database.write() as transaction:
        transaction.append([owner, fact], desk.officer.id)


USED = [
    ("a code of our block", "H24.119-261120-0041", "0042"),
    ("a code of another block", "H24.119-261120-2500", "0001"),
    ("a code of another unit", "H24.120-261120-0041", "0001"),
    ("a code of another day", "H24.119-261119-0041", "0001"),
    ("a longer code", "H24.119-261120-00411", "0001"),
    ("the last but one of the block", "H24.119-261120-1998", "1999"),
]


@pytest.mark.parametrize(("case", "used", "following"), USED, ids=[case[0] for case in USED])
def test_the_next_number_is_above_the_highest_of_that_unit_day_and_block(
    desk, case, used, following
):
    put_code(desk, used)
    assert desk.intake.receive(request()).code == f"H24.119-261120-{following}"


def test_a_full_block_is_refused_with_what_to_do_and_nothing_is_written(desk):
    put_code(desk, "H24.119-261120-1999")
    before = event_count(desk.database)
    with pytest.raises(RuleError, match="quầy khác"):
        desk.intake.receive(request())
    assert event_count(desk.database) == before
