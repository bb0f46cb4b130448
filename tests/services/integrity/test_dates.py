"""Dates are reckoned anew: a log rewritten whole, hashes and tables, still gives itself away."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from onecua.domain.deadline import HandlingTime, Model, Unit
from onecua.domain.dossier import Move
from onecua.domain.event import Fact, Kind
from onecua.domain.integrity import Area
from onecua.domain.office import DeadlinePolicy, Role, SupplementClock
from onecua.domain.procedure_rule import ProcedureRule, WorkStep
from onecua.services.setup import declare_office, new_officer, record_officer
from tests.desks import NHUNG, OFFICE, THREE_DAYS, move, receive, received_fact, sealed_person
from tests.services.integrity.conftest import work
from tests.tampering import findings, problems, rehash, rewrite, seq_of

MOVED = Kind.DOSSIER_MOVED


@pytest.fixture
def worked(desk, clock):
    work(desk, clock)
    return desk


def forge(desk, seq, change):
    """Change an event, make every hash for it, and the tables from it: only dates can tell."""
    rewrite(desk, seq, change)
    rehash(desk, 1)
    desk.database.rebuild()
    desk.rulebook.forget(frozenset({"office"}))


def the_date(desk):
    """Return the one problem with a date; nothing else may be wrong."""
    (found,) = problems(desk)
    assert found.area is Area.DATE
    return found


def due(at):
    return lambda body: body.update(due_at=at)


FORGED = [
    ("0002", "supplemented", due("2026-12-10T17:00"), "hạn trả", "27/11/2026 17:00"),
    ("0003", "paid", due("2026-12-10T17:00"), "hạn trả", "30/11/2026 17:00"),
    ("0004", "extend", due("2026-11-25T17:00"), "hạn trả", "26/11/2026 17:00"),
    ("0005", "verify", due("2026-12-10T17:00"), "hạn trả", "03/12/2026 17:00"),
    (
        "0002",
        "request_supplement",
        lambda body: body.update(closes_at="2026-12-20T17:00"),
        "ngày đóng hồ sơ chờ",
        "14/12/2026 17:00",
    ),
]


@pytest.mark.parametrize(("code", "name", "change", "field", "expected"), FORGED)
def test_a_forged_date_is_told_with_what_it_must_be(worked, code, name, change, field, expected):
    forge(worked, seq_of(worked, code, MOVED, name), change)
    found = the_date(worked)
    assert (found.code, found.field, found.expected) == (
        f"H24.119-261120-{code}",
        field,
        expected,
    )


def test_a_forged_opinion_is_told(worked):
    forge(worked, seq_of(worked, "0006", Kind.OPINION_ASKED), due("2027-01-01T17:00"))
    found = the_date(worked)
    assert (found.field, found.expected) == ("hạn lấy ý kiến", "30/11/2026 17:00")


def test_a_calendar_of_another_day_in_an_entry_is_told(worked):
    seq = seq_of(worked, "0002", MOVED, "supplemented")
    forge(worked, seq, lambda body: body["clock"].update(calendar="ab" * 32))
    assert "chưa áp dụng" in the_date(worked).words


def test_a_new_term_for_a_dossier_that_was_late_already_is_told(desk, clock):
    receive(desk)
    clock.set(2026, 12, 1, 8)
    move(desk, desk.records.find("H24.119-261120-0001"), Move.REQUEST_SUPPLEMENT)
    clock.set(2026, 12, 3, 8)
    move(desk, desk.records.find("H24.119-261120-0001"), Move.SUPPLEMENTED)
    assert problems(desk) == []

    def restarted(body):
        body.update(by="restart", due_at="2026-12-08T17:00")

    forge(desk, seq_of(desk, "0001", MOVED, "supplemented"), restarted)
    found = the_date(desk)
    assert found.field == "cách tính lại hạn"
    assert "giữ nguyên, đã quá hạn" in found.expected


def test_a_pause_that_the_office_counts_on_may_not_begin_the_term_anew(desk, clock):
    policy = DeadlinePolicy(supplement_clock=SupplementClock.PAUSE)
    declare_office(desk, replace(OFFICE, policy=policy))
    dossier = receive(desk)
    clock.set(2026, 11, 23, 8)
    move(desk, dossier, Move.REQUEST_SUPPLEMENT)
    clock.set(2026, 11, 25, 8)
    move(desk, dossier, Move.SUPPLEMENTED)
    declare_office(desk, replace(OFFICE, policy=DeadlinePolicy(supplement_wait_days=20)))
    assert problems(desk) == []

    def restarted(body):
        body.update(by="restart", due_at="2026-11-30T17:00")

    forge(desk, seq_of(desk, "0001", MOVED, "supplemented"), restarted)
    assert the_date(desk).field == "cách tính lại hạn"


def test_a_due_date_moved_by_a_hand_over_is_told(worked):
    seq = seq_of(worked, "0003", MOVED, "forward")
    forge(worked, seq, due("2026-12-31T17:00"))
    told = [each.words for each in problems(worked)]
    assert any("không được đổi hạn" in words for words in told)


def appended(desk, dossier, name, **body):
    """Append a move as no desk would."""
    with desk.database.write() as transaction:
        transaction.append([Fact(MOVED, dossier, {"move": name, **body})], NHUNG.id)


def forbidden(desk):
    return [each.words for each in problems(desk) if "lịch sử có lần" in each.words]


def test_a_second_apology_is_told(worked, clock):
    dossier = worked.records.find("H24.119-261120-0004")
    appended(worked, dossier, Move.EXTEND, due_at="2026-12-18T17:00")
    (words,) = forbidden(worked)
    assert "gia hạn lần nữa, đã gia hạn ngày 23/11/2026" in words


def test_an_apology_while_the_dossier_waits_is_told(desk, clock):
    dossier = receive(desk)
    move(desk, dossier, Move.REQUEST_SUPPLEMENT)
    appended(desk, dossier, Move.EXTEND, due_at="2026-12-18T17:00")
    (words,) = forbidden(desk)
    assert "gia hạn khi hồ sơ «Yêu cầu bổ sung giấy tờ»" in words


def test_an_apology_that_came_too_late_needs_a_chief_and_her_reason(desk, clock):
    dossier, other = receive(desk), receive(desk)
    clock.set(2026, 11, 26, 8)
    appended(desk, dossier, Move.EXTEND, due_at="2026-12-18T17:00")
    appended(desk, other, Move.EXTEND, due_at="2026-12-18T17:00", override=True)
    late, by_officer = forbidden(desk)
    assert "quá muộn (hạn 26/11/2026)" in late
    assert "không phải lãnh đạo" in by_officer


def test_a_chief_may_apologise_late(desk, clock):
    dossier, chief = receive(desk), replace(new_officer("Phạm Văn Hùng"), role=Role.CHIEF)
    record_officer(desk, chief)
    clock.set(2026, 11, 26, 8)
    desk.act_as(chief)
    move(desk, dossier, Move.EXTEND, due_on=date(2026, 12, 1), override="chờ tỉnh trả lời")
    assert problems(desk) == []


def test_a_second_verification_is_told(worked):
    dossier = worked.records.find("H24.119-261120-0005")
    appended(worked, dossier, Move.VERIFY, due_at="2026-12-31T17:00", term="5 working_day")
    assert any("kéo dài lần nữa để xác minh" in words for words in forbidden(worked))


def test_steps_and_the_desks_share_are_reckoned_by_the_rule_of_the_time(desk, clock):
    day = HandlingTime(Decimal(1), Unit.WORKING_DAY)
    steps = (WorkStep("Thẩm định", "Công chức", day),)
    rule = ProcedureRule(THREE_DAYS, model=Model.CLOCK, desk_term=day, steps=steps)
    desk.procedure_rules.record(rule)
    dossier = receive(desk)
    move(desk, dossier, Move.FORWARD, step=0)
    desk.procedure_rules.record(replace(rule, model=Model.DAY))
    clock.set(2026, 11, 23, 8)
    move(desk, dossier, Move.REQUEST_SUPPLEMENT)
    clock.set(2026, 11, 25, 9)
    move(desk, dossier, Move.SUPPLEMENTED)
    assert problems(desk) == []

    seq = seq_of(desk, "0001", MOVED, "forward")
    forge(desk, seq, lambda body: body["step"].update(due_at="2026-11-30T09:12"))
    assert {each.field for each in problems(desk)} == {"hạn của bước"}
    forge(desk, seq, lambda body: body["step"].update(due_at="2026-11-23T09:12"))
    assert problems(desk) == []

    received = seq_of(desk, "0001", Kind.DOSSIER_RECEIVED)
    forge(desk, received, lambda body: body["rule"].update(desk_due_at="2026-12-30T17:00"))
    assert the_date(desk).field == "hạn của bộ phận một cửa"


def test_a_date_given_by_another_system_is_never_reckoned(desk):
    owner, commitment = sealed_person()
    at = datetime(2026, 11, 19, 8)
    fact = received_fact(commitment, at, code="H24.119-261119-0001", due=at.replace(day=30))
    with desk.database.write() as transaction:
        transaction.append([owner, fact], NHUNG.id)
    assert problems(desk) == []


def test_a_date_moved_when_no_entry_said_how_is_noted(desk, clock):
    dossier = receive(desk)
    move(desk, dossier, Move.REQUEST_SUPPLEMENT)
    appended(desk, dossier, Move.SUPPLEMENTED, due_at="2026-12-18T17:00")
    told = findings(desk)
    assert [each for each in told if each.is_problem] == []
    assert any("1 lần đổi hạn" in each.words for each in told)
