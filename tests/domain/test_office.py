"""The office as it is declared and read back, and what papers make of its name."""

import json
from datetime import time

import pytest

from onecua.domain.deadline import Cutoff, Model
from onecua.domain.event import canonical
from onecua.domain.office import (
    Counter,
    DeadlinePolicy,
    Office,
    SupplementClock,
    office_from,
)

OFFICE = Office("UBND xã Thanh Hà", "H24.119", "Thành phố Hải Phòng", "Xã Thanh Hà")
POLICIES = [
    DeadlinePolicy(),
    DeadlinePolicy(Model.CLOCK, time(15), True, "08:00-12:00", "08:00-11:00"),
    DeadlinePolicy(supplement_clock=SupplementClock.PAUSE, supplement_wait_days=30),
]


@pytest.mark.parametrize("policy", POLICIES)
def test_a_declared_office_is_read_back_from_its_event(policy):
    office = Office(
        "UBND xã", "H24.119", "Hải Phòng", "Xã Thanh Hà", phone="0912", policy=policy, sample=True
    )
    assert office_from(json.loads(canonical(office.body()))) == office


def test_an_office_declared_before_a_policy_existed_counts_by_the_usual_rules():
    body = {"name": "A", "unit_code": "H24.119", "province": "P", "commune": "Xã B"}
    assert office_from(body).policy == DeadlinePolicy()


@pytest.mark.parametrize(
    ("commune", "place"),
    [
        ("Xã Thanh Hà", "Thanh Hà"),
        ("Phường Lê Thanh Nghị", "Lê Thanh Nghị"),
        ("Đặc khu Cát Hải", "Cát Hải"),
        ("Thanh Hà", "Thanh Hà"),
    ],
)
def test_the_place_on_a_paper_is_the_commune_without_its_rank(commune, place):
    assert Office("A", "H24.119", "P", commune).place == place


def test_the_first_line_of_a_paper_is_in_capitals():
    assert OFFICE.parent_line == "ỦY BAN NHÂN DÂN\nXÃ THANH HÀ"


@pytest.mark.parametrize(
    ("own", "office", "used"),
    [
        (time(15), time(16), time(15)),
        (None, time(16), time(16)),
        (None, None, None),
    ],
)
def test_a_procedures_own_cutoff_comes_before_the_offices(own, office, used):
    policy = DeadlinePolicy(cutoff_at=office, cutoff_counts_as_next_day=True)
    assert policy.cutoff(own) == Cutoff(at=used, counts_as_next_day=True)


def test_a_counter_is_called_by_its_number():
    assert Counter(3).words == "Quầy 3"
