"""Everything wrong with an intake, at once and beside its field; what is kept is clean."""

import unicodedata
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from onecua.domain.applicant import Applicant, ApplicantKind, Delegate, Gender
from onecua.domain.deadline import HandlingTime, Unit
from onecua.domain.dossier import Paper
from onecua.domain.intake import (
    IntakeRequest,
    applicant_problems,
    cleaned_applicant,
    cleaned_request,
    intake_problems,
    missing_papers,
)
from onecua.domain.procedure import Procedure, Scope, StatedTerm

NOW = datetime(2026, 11, 20, 9, 12)
TODAY = NOW.date()
TERM = HandlingTime(Decimal(3), Unit.WORKING_DAY)
TAM = Applicant("Nguyễn Thị Thanh Tâm", identity_number="030192004512", phone="0912555046")
REQUEST = IntakeRequest(UUID(int=1), "1.1", TAM)
PROCEDURE = Procedure("1.1", "Đăng ký", "Hộ tịch", Scope.COMMUNE, True)
LONG = "Ư" * 10_000


def fields(request, procedure=PROCEDURE, term=TERM):
    return [p.field for p in intake_problems(cleaned_request(request), procedure, term, NOW)]


def person_fields(person):
    return [p.field for p in applicant_problems(cleaned_applicant(person), TODAY)]


def test_a_right_intake_has_no_problem():
    assert fields(REQUEST) == []


def test_everything_wrong_is_told_at_once_with_the_field_of_each():
    wrong = replace(
        REQUEST,
        applicant=Applicant("", identity_number="12", phone="abc", email="x", address=LONG),
        delegate=Delegate(Applicant("", phone="1"), LONG),
        dossier_copies=0,
        fee_amount=-1,
        request=LONG,
        papers=(Paper(4, -1, 0),),
        received_at=NOW + timedelta(minutes=1),
        late_reason=LONG,
    )
    assert sorted(fields(wrong, None)) == sorted(
        [
            "procedure", "full_name", "identity_number", "phone", "email", "address",
            "delegate.full_name", "delegate.phone", "delegate.authority_paper", "copies", "fee",
            "request", "papers.4", "received_at", "late_reason",
        ]
    )  # fmt: skip


PEOPLE = [
    ("no name", Applicant(""), ["full_name"]),
    ("only spaces", Applicant(" \t\u00a0\u200b "), ["full_name"]),
    ("only emoji", Applicant("😀😀"), ["full_name"]),
    ("only digits", Applicant("0912555046"), ["full_name"]),
    ("10,000 characters", Applicant(LONG), ["full_name"]),
    ("200 characters", Applicant("Ư" * 200), []),
    ("201 characters", Applicant("Ư" * 201), ["full_name"]),
    ("with an emoji", Applicant("Nguyễn Văn An 😀"), []),
    ("markup", Applicant("<b>Công ty A&B</b>"), []),
    ("12 digits", Applicant("An", identity_number="030192004512"), []),
    ("spaced digits", Applicant("An", identity_number="030 192 004 512"), []),
    ("11 digits", Applicant("An", identity_number="03019200451"), ["identity_number"]),
    ("a passport", Applicant("An", identity_number="C1234567"), []),
    ("10,000 digits", Applicant("An", identity_number="1" * 10_000), ["identity_number"]),
    ("10,000 digits of old", Applicant("An", old_number="1" * 10_000), ["old_number"]),
    ("10,000 letters of address", Applicant("An", address=LONG), ["address"]),
    ("a long email", Applicant("An", email="a" * 300 + "@b.vn"), ["email"]),
    ("born tomorrow", Applicant("An", born_on=TODAY + timedelta(days=1)), ["born_on"]),
    ("born today", Applicant("An", born_on=TODAY), []),
    ("born in 1800", Applicant("An", born_on=date(1800, 1, 1)), ["born_on"]),
    (
        "a number of another year of birth",
        Applicant("An", identity_number="030192004512", born_on=date(1991, 1, 1)),
        ["identity_number"],
    ),
    (
        "a number of another gender",
        Applicant("An", identity_number="030192004512", gender=Gender.MALE),
        ["identity_number"],
    ),
    (
        "a tax code of an organisation",
        Applicant("Công ty A", ApplicantKind.ORGANISATION, identity_number="0800123456-001"),
        [],
    ),
    (
        "10,000 digits of an organisation",
        Applicant("Công ty A", ApplicantKind.ORGANISATION, identity_number="1" * 10_000),
        ["identity_number"],
    ),
    ("an organisation without name", Applicant("", ApplicantKind.ORGANISATION), ["full_name"]),
]


@pytest.mark.parametrize(("case", "person", "wrong"), PEOPLE, ids=[case[0] for case in PEOPLE])
def test_an_applicant_is_checked_field_by_field(case, person, wrong):
    assert person_fields(person) == wrong


REQUESTS = [
    ("no copies", {"dossier_copies": 0}, ["copies"]),
    ("99 copies", {"dossier_copies": 99}, []),
    ("100 copies", {"dossier_copies": 100}, ["copies"]),
    ("free", {"fee_amount": 0}, []),
    ("a fee below zero", {"fee_amount": -1}, ["fee"]),
    ("a fee of ten thousand million", {"fee_amount": 10_000_000_000}, []),
    ("a fee above", {"fee_amount": 10_000_000_001}, ["fee"]),
    ("999 originals", {"papers": (Paper(0, 999, 999),)}, []),
    ("1000 originals", {"papers": (Paper(0, 1000, 0),)}, ["papers.0"]),
    ("copies below zero", {"papers": (Paper(2, 0, -1),)}, ["papers.2"]),
    ("a paper of its own with a name", {"papers": (Paper(None, 1, 0, "", "Đơn"),)}, []),
    ("a long name of a paper", {"papers": (Paper(None, 1, 0, "", LONG),)}, ["papers.None"]),
    ("2000 characters of request", {"request": "a" * 2000}, []),
    ("2001 characters of request", {"request": "a" * 2001}, ["request"]),
    ("received now", {"received_at": NOW}, []),
    ("received earlier today", {"received_at": NOW.replace(hour=7)}, []),
    ("received a second from now", {"received_at": NOW + timedelta(seconds=1)}, ["received_at"]),
    ("received in the last century", {"received_at": datetime(1999, 12, 31), "late_reason": "x"},
     ["received_at"]),
    ("received yesterday", {"received_at": NOW - timedelta(days=1)}, ["late_reason"]),
    (
        "received yesterday, with spaces for a reason",
        {"received_at": NOW - timedelta(days=1), "late_reason": "  \n"},
        ["late_reason"],
    ),
    (
        "received yesterday, with a reason",
        {"received_at": NOW - timedelta(days=1), "late_reason": "mất điện"},
        [],
    ),
    ("a long reason", {"received_at": NOW - timedelta(days=1), "late_reason": LONG},
     ["late_reason"]),
]  # fmt: skip


@pytest.mark.parametrize(("case", "changed", "wrong"), REQUESTS, ids=[c[0] for c in REQUESTS])
def test_amounts_and_times_are_checked(case, changed, wrong):
    assert fields(replace(REQUEST, **changed)) == wrong


VALIDITY = [
    ("withdrawn yesterday", {"valid_to": TODAY - timedelta(days=1)}, ["procedure"]),
    ("valid until today", {"valid_to": TODAY}, []),
    ("valid from today", {"valid_from": TODAY}, []),
    ("valid from tomorrow", {"valid_from": TODAY + timedelta(days=1)}, ["procedure"]),
]


@pytest.mark.parametrize(("case", "dates", "wrong"), VALIDITY, ids=[c[0] for c in VALIDITY])
def test_a_procedure_must_be_in_force_on_the_day_of_reception(case, dates, wrong):
    assert fields(REQUEST, replace(PROCEDURE, **dates)) == wrong


def test_a_late_entry_is_judged_by_the_day_it_was_received():
    late = replace(REQUEST, received_at=NOW - timedelta(days=1), late_reason="mất điện")
    withdrawn = replace(PROCEDURE, valid_to=TODAY - timedelta(days=1))
    assert fields(late, withdrawn) == []


def test_a_term_that_nobody_knows_is_asked_with_the_reason_why():
    (problem,) = intake_problems(REQUEST, PROCEDURE, None, NOW)
    assert problem.field == "term"
    assert problem.message == StatedTerm().ask_reason(REQUEST.channel)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("+84 912 555 046", "0912555046"),
        ("0912.555.046", "0912555046"),
        ("84912555046", "0912555046"),
        ("0225-3820 123", "02253820123"),
        ("", ""),
        ("12 ab", "12 ab"),
    ],
)
def test_a_phone_number_is_kept_in_digits_so_that_it_is_found_again(typed, kept):
    assert cleaned_applicant(replace(TAM, phone=typed)).phone == kept


def test_every_text_of_a_request_is_kept_composed_and_without_control_characters():
    bad = unicodedata.normalize("NFD", "Nguyễn Thị Tâm") + "\x00\x07\u202e"
    person = Applicant(bad, address=bad, email="", old_number=" 142 000 111 ")
    request = replace(
        REQUEST,
        applicant=person,
        delegate=Delegate(person, bad),
        request=bad,
        late_reason=bad,
        papers=(Paper(None, 1, 0, bad, bad),),
    )
    kept = cleaned_request(request)
    texts = [
        kept.applicant.full_name, kept.applicant.address, kept.delegate.person.full_name,
        kept.delegate.authority_paper, kept.request, kept.late_reason,
        kept.papers[0].how, kept.papers[0].name,
    ]  # fmt: skip
    assert set(texts) == {"Nguyễn Thị Tâm"}
    assert kept.applicant.old_number == "142000111"


@pytest.mark.parametrize(
    ("papers", "missing"),
    [
        ((), [2, 5]),
        ((Paper(2, 1, 0),), [5]),
        ((Paper(2, 0, 1), Paper(5, 0, 0, "khai thác dữ liệu")), []),
        ((Paper(2, 0, 0), Paper(5, 0, 0)), [2, 5]),
        ((Paper(None, 1, 0, "", "Đơn"),), [2, 5]),
    ],
)
def test_each_required_paper_without_a_copy_is_named(papers, missing):
    found = missing_papers(replace(REQUEST, papers=papers), frozenset({5, 2}))
    assert [problem.field for problem in found] == [f"papers.{index}" for index in missing]
