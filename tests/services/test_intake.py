"""Receiving: code, numbers and promise in one transaction, once for each form."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from onecua.domain.applicant import Applicant, Delegate
from onecua.domain.deadline import HandlingTime, Unit
from onecua.domain.dossier import Channel, FeeState, Paper, ReturnMethod, Status
from onecua.domain.procedure_rule import ProcedureRule
from onecua.errors import RuleErrors
from onecua.services.facts import new_id
from onecua.services.intake import required_papers
from tests.desks import (
    MARITAL,
    NO_TERM,
    SAME_DAY,
    TAM,
    THREE_DAYS,
    desk_in,
    event_count,
    receive,
    request,
)


def problems(desk, wanted):
    found = desk.intake.problems(wanted)
    return {problem.field for problem in found.problems} if found else set()


def record(desk, dossier):
    return desk.records.read(dossier)


def test_a_received_dossier_is_all_that_was_entered(desk, clock):
    delegate = Applicant("Trần Văn Nam", identity_number="030090001234")
    wanted = request(
        MARITAL,
        delegate=Delegate(delegate, "Giấy ủy quyền số 5"),
        channel=Channel.POSTAL,
        return_method=ReturnMethod.ELECTRONIC,
        dossier_copies=2,
        papers=(*tuple(Paper(i, 1, 2) for i in (2, 3, 5)), Paper(None, 1, 0, "", "Đơn riêng")),
        fee_amount=8000,
        fee_state=FeeState.CASH,
        request="Xin xác nhận để kết hôn",
    )
    got = desk.intake.receive(wanted)
    found = record(desk, got.dossier)
    assert (found.owner, found.delegate, found.authority_paper) == (
        TAM, delegate, "Giấy ủy quyền số 5",
    )  # fmt: skip
    dossier = found.dossier
    assert (dossier.code, dossier.status) == ("H24.119-261120-0001", Status.RECEIVED)
    assert (dossier.channel, dossier.return_method) == (Channel.POSTAL, ReturnMethod.ELECTRONIC)
    assert (dossier.copies, dossier.fee_amount, dossier.fee_state) == (2, 8000, FeeState.CASH)
    assert dossier.received_at == clock()
    assert got.promised_at == dossier.promised_at == datetime(2026, 11, 26, 17)
    assert found.papers[-1].name == "Đơn riêng"
    assert [paper.copies for paper in found.papers] == [2, 2, 2, 0]
    assert found.request == "Xin xác nhận để kết hôn"
    assert found.received_by == found.holder == "Nguyễn Thị Hồng Nhung"


def test_an_intake_with_problems_writes_nothing_and_names_every_field(desk):
    wrong = request(MARITAL, applicant=Applicant("", phone="1"), dossier_copies=0)
    before = (event_count(desk.database), desk.database.digest())
    with pytest.raises(RuleErrors) as refused:
        desk.intake.receive(wrong)
    assert {problem.field for problem in refused.value.problems} == {
        "full_name", "phone", "copies", "papers.2", "papers.3", "papers.5",
    }  # fmt: skip
    assert (event_count(desk.database), desk.database.digest()) == before


def test_text_of_ten_thousand_characters_is_told_beside_its_field(desk):
    long = "Ư" * 10_000
    wrong = request(applicant=replace(TAM, full_name=long, address=long), request=long)
    assert problems(desk, wrong) == {"full_name", "address", "request"}


def test_an_unknown_procedure_is_asked_for(desk):
    assert problems(desk, request("không có")) == {"procedure"}


def test_the_same_form_saved_twice_is_received_once(desk, clock):
    wanted = request()
    first = desk.intake.receive(wanted)
    events = event_count(desk.database)
    clock.forward(minutes=5)
    assert desk.intake.receive(wanted) == first
    assert event_count(desk.database) == events


def test_what_was_typed_is_dropped_from_the_drafts_with_the_reception(desk):
    wanted = request()
    desk.drafts.save(wanted.id, {"name": "dở dang"})
    other = desk.drafts.save(new_id(), {"name": "khác"})
    desk.intake.receive(wanted)
    assert desk.drafts.all() == [other]


def test_a_dossier_settled_at_once_has_every_step_and_its_result(desk, clock):
    dossier = desk.intake.receive(request(), instantly=True).dossier
    found = record(desk, dossier)
    assert found.dossier.status is Status.RETURNED
    assert found.dossier.result_ready_at == found.dossier.returned_at == clock()
    assert [entry.words for entry in found.history] == [
        "Tiếp nhận hồ sơ", "Chuyển xử lý", "Có kết quả", "Trả kết quả",
    ]  # fmt: skip


class TickingClock:
    """A clock that goes on while a lock is waited for."""

    def __init__(self, now, step):
        self.now, self.step = now, step

    def __call__(self):
        self.now += self.step
        return self.now


def test_a_promise_counts_from_the_instant_of_reception_however_long_a_lock_took(folder):
    ticking = TickingClock(datetime(2026, 11, 20, 14, 57), timedelta(minutes=1))
    with desk_in(folder, ticking) as desk:
        wanted = request(SAME_DAY)
        procedure = desk.rulebook.catalogue.by_code(SAME_DAY)
        papers = tuple(Paper(i, 1, 0) for i in required_papers(procedure, wanted))
        dossier = desk.intake.receive(replace(wanted, papers=papers)).dossier
        found = record(desk, dossier).dossier
        assert desk.deadlines.explain(found).due_at == found.promised_at
        assert found.promised_at.date() == (
            found.received_at.date()
            if (found.received_at.hour, found.received_at.minute) <= (15, 0)
            else datetime(2026, 11, 23).date()
        )


def test_what_the_page_shows_before_saving_is_what_saving_gives(desk):
    procedure = desk.rulebook.catalogue.by_code(THREE_DAYS)
    wanted = request()
    shown = desk.intake.preview(procedure, TAM)
    term, deadline, note = desk.intake.deadline(wanted)
    got = desk.intake.receive(wanted)
    dossier = record(desk, got.dossier).dossier
    assert (shown.next_code, shown.book, shown.book_number) == (
        got.code, dossier.register_book, dossier.register_number,
    )  # fmt: skip
    assert (deadline.due_at, note) == (got.promised_at, "")
    assert term == HandlingTime(Decimal(3), Unit.WORKING_DAY)


def test_an_open_dossier_of_the_same_person_and_procedure_is_shown(desk):
    first = desk.intake.receive(request())
    procedure = desk.rulebook.catalogue.by_code(THREE_DAYS)
    assert desk.intake.preview(procedure, TAM).open_duplicates == (first.code,)
    desk.handling.void(first.dossier, "trùng")
    assert desk.intake.preview(procedure, TAM).open_duplicates == ()


def test_a_person_is_kept_once_however_often_they_come(desk):
    for phone in ("0912555046", "+84 912 555 046", "0912.555.046"):
        receive(desk, applicant=replace(TAM, phone=phone))
    known = desk.intake.known_person(TAM.identity_number)
    assert (known.applicant, known.dossier_count) == (TAM, 3)
    with desk.database.read() as connection:
        people = connection.exec_driver_sql(
            "SELECT count(*) FROM event WHERE kind = 'person_recorded'"
        ).scalar_one()
    assert people == 1


def test_a_term_that_the_catalogue_does_not_say_is_asked_once(desk, clock):
    assert problems(desk, request(NO_TERM)) == {"term"}
    assert "chưa có thời hạn" in desk.intake.deadline(request(NO_TERM))[2]
    typed = HandlingTime(Decimal(7), Unit.WORKING_DAY)
    receive(desk, procedure=NO_TERM, term=typed)
    clock.forward(days=30)
    term, _, note = desk.intake.deadline(request(NO_TERM))
    assert term == typed
    assert note == "Thời hạn của đơn vị, Nguyễn Thị Hồng Nhung nhập ngày 20/11/2026."
    assert problems(desk, request(NO_TERM)) == set()


def test_an_own_term_is_asked_again_when_the_catalogue_changes(desk):
    receive(desk, procedure=NO_TERM, term=HandlingTime(Decimal(7), Unit.WORKING_DAY))
    from onecua.domain.event import Fact, Kind
    from onecua.storage import office

    with desk.database.write() as transaction:
        text = office.document(transaction.connection, desk.rulebook.catalogue_id)
        sha256 = office.keep_document(
            transaction.connection, Kind.CATALOGUE_ADOPTED, text.replace("\n", " \n", 1)
        )
        fact = Fact(Kind.CATALOGUE_ADOPTED, None, {"sha256": sha256})
        transaction.append([fact], desk.officer.id)
    assert desk.rulebook.catalogue_id == sha256
    assert problems(desk, request(NO_TERM)) == {"term"}


def test_yesterdays_dossier_keeps_the_catalogue_of_its_day(desk):
    dossier = receive(desk)
    assert record(desk, dossier).procedure.code == THREE_DAYS
    assert record(desk, dossier).dossier.catalogue == desk.rulebook.catalogue_id


def test_a_late_entry_is_promised_and_numbered_by_the_day_it_was_received(desk):
    at = datetime(2026, 11, 17, 8, 30)
    dossier = receive(desk, received_at=at, late_reason="mất mạng")
    found = record(desk, dossier)
    assert found.dossier.code == "H24.119-261117-0001"
    assert found.dossier.received_at == at
    assert found.dossier.promised_at == datetime(2026, 11, 20, 17)
    assert found.history[0].is_late
    assert found.history[0].reason == "mất mạng"


SEVERAL = "2.002762"
"""In person five or ten working days, by the case."""


def with_papers(desk, wanted):
    found = desk.rulebook.catalogue.by_code(wanted.procedure_code)
    return replace(wanted, papers=tuple(Paper(i, 1, 0) for i in required_papers(found, wanted)))


def test_a_term_for_each_case_is_picked_each_time_and_never_remembered(desk):
    ten, five = (HandlingTime(Decimal(days), Unit.WORKING_DAY) for days in (10, 5))
    stated = desk.rulebook.catalogue.by_code(SEVERAL).handling_time
    assert stated.cases(Channel.IN_PERSON) == (five, ten)
    assert "term" in problems(desk, request(SEVERAL))
    got = desk.intake.receive(with_papers(desk, request(SEVERAL, term=ten)))
    assert record(desk, got.dossier).dossier.rule["time"] == "10 working_day"
    assert "term" in problems(desk, request(SEVERAL))
    assert "nhiều thời hạn" in desk.intake.deadline(request(SEVERAL))[2]


def test_a_verification_known_at_the_counter_is_part_of_the_promise(desk):
    five = HandlingTime(Decimal(5), Unit.WORKING_DAY)
    wanted = request(needs_verification=True)
    assert problems(desk, wanted) == {"verification"}
    desk.procedure_rules.record(ProcedureRule(THREE_DAYS, verification=five))
    _, shown, _ = desk.intake.deadline(wanted)
    got = desk.intake.receive(wanted)
    dossier = record(desk, got.dossier).dossier
    assert shown.due_at == got.promised_at == dossier.due_at == datetime(2026, 12, 3, 17)
    assert desk.deadlines.explain(dossier) == shown
    course = record(desk, got.dossier).course
    assert course.recomputed() == (got.promised_at,)
    assert desk.intake.deadline(request())[1].due_at == datetime(2026, 11, 26, 17)


def test_a_linked_procedure_has_two_promises(desk):
    one = HandlingTime(Decimal(1), Unit.WORKING_DAY)
    assert desk.intake.desk_deadline(request()) is None
    desk.procedure_rules.record(ProcedureRule(THREE_DAYS, desk_term=one))
    assert desk.intake.desk_deadline(request()) == (one, datetime(2026, 11, 23, 17))
    dossier = record(desk, receive(desk)).dossier
    assert (dossier.due_at, dossier.desk_due_at) == (
        datetime(2026, 11, 26, 17),
        datetime(2026, 11, 23, 17),
    )
