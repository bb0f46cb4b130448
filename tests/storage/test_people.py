"""Somebody who comes again is found by number, or by name and phone."""

from uuid import UUID

import pytest

from onecua.domain.applicant import Applicant
from onecua.domain.event import Fact, Kind, seal
from onecua.storage import people
from tests.desks import NOW, received_fact

TAM = Applicant("Nguyễn Thị Thanh Tâm", identity_number="030192004512", phone="0912555046")
NAM = Applicant("Trần Văn Nam", phone="0912000001")


def record(database, person, applicant):
    sealed = seal(applicant.values(), bytes(16))
    fact = Fact(Kind.PERSON_RECORDED, UUID(int=person), {}, sealed=sealed)
    received = received_fact(sealed.commitment.hex(), NOW)
    with database.write() as transaction:
        transaction.append([fact, received], UUID(int=5))
    return received.ref


def known(database, find, wanted):
    with database.read() as connection:
        return find(connection, wanted)


def test_a_person_is_found_by_identity_number_with_earlier_dossiers(database):
    record(database, 1, TAM)
    found = known(database, people.find_person, "030192004512")
    assert (found.id, found.applicant, found.dossier_count) == (UUID(int=1), TAM, 1)
    assert found.last_received_at == NOW


def test_a_new_version_of_a_person_keeps_the_earlier_dossiers(database):
    record(database, 1, TAM)
    moved = Applicant("Nguyễn Thị Thanh Tâm", identity_number="030192004512", phone="0900000000")
    record(database, 1, moved)
    found = known(database, people.find_person, "030192004512")
    assert (found.applicant, found.dossier_count) == (moved, 2)
    with database.read() as connection:
        assert len(people.keys_of(connection, UUID(int=1))) == 2


def test_a_voided_dossier_is_not_among_the_earlier_ones(database):
    dossier = record(database, 1, TAM)
    with database.write() as transaction:
        transaction.append([Fact(Kind.DOSSIER_VOIDED, dossier, {}, None, NOW)], UUID(int=5))
    assert known(database, people.find_person, "030192004512").dossier_count == 0


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (NAM, True),
        (Applicant("Trần Văn Nam", phone="0912000002"), False),
        (Applicant("Trần Văn Năm", phone="0912000001"), False),
        (Applicant("Trần Văn Nam"), False),
        (Applicant("Trần Văn Nam", identity_number="030090000001", phone="0912000001"), False),
    ],
)
def test_without_a_number_name_and_phone_must_be_the_very_same(database, wanted, found):
    record(database, 2, NAM)
    assert (known(database, people.find_same, wanted) is not None) is found


@pytest.mark.parametrize("number", ["", "030192004513"])
def test_nobody_is_found_without_a_number_or_by_another_one(database, number):
    record(database, 1, TAM)
    assert known(database, people.find_person, number) is None


def test_values_behind_commitments_are_read_at_once(database):
    record(database, 1, TAM)
    name = seal(TAM.values(), bytes(16)).commitment.hex()
    assert known(database, people.applicants, [name, "00" * 32]) == {
        name: TAM,
        "00" * 32: Applicant(""),
    }
