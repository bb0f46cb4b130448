"""Applicants: what is sealed comes back, an erased one is nameless, public screens show little."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecua.domain.applicant import (
    ERASED,
    Applicant,
    ApplicantKind,
    Gender,
    applicant_from,
)

applicants = st.builds(
    Applicant,
    full_name=st.text(min_size=1, max_size=12),
    kind=st.sampled_from(ApplicantKind),
    identity_number=st.text("0123456789", max_size=12),
    old_number=st.text("0123456789", max_size=9),
    born_on=st.none() | st.dates(),
    gender=st.none() | st.sampled_from(Gender),
    address=st.text(max_size=12),
    phone=st.text("0123456789", max_size=10),
    email=st.text(max_size=12),
)


@given(applicants)
def test_sealed_values_give_the_same_applicant_back(applicant):
    assert applicant_from(applicant.values()) == applicant


@given(applicants)
def test_only_texts_and_nothing_empty_is_sealed(applicant):
    assert all(value and isinstance(value, str) for value in applicant.values().values())


@pytest.mark.parametrize("erased", [None, {}])
def test_an_erased_applicant_has_no_name(erased):
    assert applicant_from(erased) == ERASED == Applicant("")


def test_values_that_a_newer_program_added_are_left_alone():
    assert applicant_from({"full_name": "Trần Văn Nam", "zalo": "0912555046"}) == Applicant(
        "Trần Văn Nam"
    )


@pytest.mark.parametrize(
    ("number", "shown"),
    [("030192004512", "••••••••4512"), ("4512", "4512"), ("12", "12"), ("", "")],
)
def test_a_public_screen_shows_the_last_four_digits_only(number, shown):
    whole = Applicant(
        "Trần Văn Nam", identity_number=number, old_number="142000111", address="Thôn An Bình"
    )
    masked = whole.masked()
    assert masked.identity_number == shown
    assert (masked.old_number, masked.address, masked.email) == ("", "", "")
    assert masked.full_name == "Trần Văn Nam"


def test_a_birthday_and_a_gender_keep_their_kind():
    born = Applicant("Trần Văn Nam", born_on=date(1990, 2, 3), gender=Gender.MALE)
    assert born.values()["born_on"] == "1990-02-03"
    assert born.values()["gender"] == "Nam"
