"""Moves, undoing, correcting, voiding: each an event with its reason, in the order of the desk."""

from datetime import datetime

import pytest

from onecua.domain.applicant import Applicant
from onecua.domain.dossier import Channel, FeeState, Move, ReturnMethod, Status
from onecua.errors import RuleError, RuleErrors
from onecua.services.correcting import Correction
from onecua.services.facts import new_id
from onecua.services.moving import MoveRequest
from tests.desks import MARITAL, NHUNG, TAM, event_count, log_problems, move, receive, request


def dossier_of(desk, dossier):
    return desk.records.read(dossier).dossier


def refused(desk, act, match):
    before = (event_count(desk.database), desk.database.digest())
    with pytest.raises(RuleError, match=match) as told:
        act()
    assert (event_count(desk.database), desk.database.digest()) == before
    return told.value.problems[0] if isinstance(told.value, RuleErrors) else told.value


def test_a_dossier_goes_its_usual_way(desk, clock):
    dossier = receive(desk)
    clock.set(2026, 11, 23, 8)
    move(desk, dossier, Move.FORWARD, holder=NHUNG.id)
    clock.set(2026, 11, 24, 15, 30)
    move(desk, dossier, Move.FINISH)
    clock.set(2026, 11, 25, 8)
    move(desk, dossier, Move.RETURN, recipient="Nguyễn Văn Con")
    found = dossier_of(desk, dossier)
    assert found.status is Status.RETURNED
    assert found.ended_at == found.result_ready_at == datetime(2026, 11, 24, 15, 30)
    assert found.returned_at == datetime(2026, 11, 25, 8)


def test_a_result_for_a_dossier_only_received_says_that_it_was_forwarded(desk):
    dossier = receive(desk)
    move(desk, dossier, Move.FINISH)
    words = [entry.words for entry in desk.records.read(dossier).history]
    assert words == ["Tiếp nhận hồ sơ", "Chuyển xử lý", "Có kết quả"]


@pytest.mark.parametrize("name", [Move.RETURN, Move.SUPPLEMENTED, Move.PAID, Move.ACCEPT])
def test_a_move_that_the_status_does_not_allow_is_refused_and_nothing_is_written(desk, name):
    dossier = receive(desk)
    refused(desk, lambda: move(desk, dossier, name), "Được tiếp nhận")


def test_an_unknown_dossier_is_refused(desk):
    refused(desk, lambda: move(desk, new_id(), Move.FORWARD), "Không tìm thấy")


def test_a_supplement_gets_a_slip_a_reason_its_items_and_a_closing_date(desk, clock):
    numbers = []
    for _ in range(2):
        dossier = receive(desk)
        items = ("Tờ khai", "  ", "Bản sao CCCD")
        move(desk, dossier, Move.REQUEST_SUPPLEMENT, reason="Thiếu giấy", items=items)
        entry = desk.records.read(dossier).history[-1]
        assert (entry.reason, entry.items) == ("Thiếu giấy", ("Tờ khai", "Bản sao CCCD"))
        numbers.append(entry.slip_number)
    found = dossier_of(desk, dossier)
    assert numbers == [1, 2]
    assert (found.paused_at, found.closes_at) == (clock(), datetime(2026, 12, 14, 17))


def test_a_complete_supplement_starts_the_clock_again_by_default(desk, clock):
    dossier = receive(desk)
    clock.set(2026, 11, 23, 8)
    move(desk, dossier, Move.REQUEST_SUPPLEMENT)
    clock.set(2026, 12, 1, 10)
    move(desk, dossier, Move.SUPPLEMENTED)
    found = dossier_of(desk, dossier)
    assert (found.promised_at, found.due_at) == (
        datetime(2026, 11, 26, 17), datetime(2026, 12, 4, 17),
    )  # fmt: skip
    assert found.paused_at is None


def test_a_payment_adds_the_counted_days_of_the_pause(desk, clock):
    dossier = receive(desk)
    clock.set(2026, 11, 23, 8)
    move(desk, dossier, Move.REQUEST_PAYMENT)
    clock.set(2026, 11, 25, 10)
    move(desk, dossier, Move.PAID)
    assert dossier_of(desk, dossier).due_at == datetime(2026, 11, 27, 17)


def test_undoing_restores_and_leaves_both_events_in_the_history(desk, clock):
    dossier = receive(desk)
    before = dossier_of(desk, dossier)
    clock.forward(hours=1)
    move(desk, dossier, Move.REQUEST_SUPPLEMENT)
    clock.forward(hours=1)
    assert desk.handling.undo(dossier, "bấm nhầm") is Move.REQUEST_SUPPLEMENT
    record = desk.records.read(dossier)
    assert record.dossier.status is before.status
    assert (record.dossier.due_at, record.dossier.paused_at) == (before.due_at, None)
    assert [entry.undone for entry in record.history] == [False, True, False]
    with desk.database.read() as connection:
        assert log_problems(connection) == []


def test_undoing_goes_back_step_by_step_to_the_reception(desk):
    dossier = receive(desk)
    move(desk, dossier, Move.FORWARD, Move.FINISH, Move.RETURN)
    undone = [desk.handling.undo(dossier, "nhầm") for _ in range(3)]
    assert undone == [Move.RETURN, Move.FINISH, Move.FORWARD]
    assert dossier_of(desk, dossier).status is Status.RECEIVED
    refused(desk, lambda: desk.handling.undo(dossier, "nhầm"), "chưa có bước nào")


@pytest.mark.parametrize("reason", ["", "   ", "\n\t", "\u200b"])
@pytest.mark.parametrize("act", ["undo", "void", "correct"])
def test_setting_right_needs_a_reason(desk, act, reason):
    dossier = receive(desk)
    move(desk, dossier, Move.FORWARD)
    given = (Correction(dossier_copies=2), reason) if act == "correct" else (reason,)
    told = refused(desk, lambda: getattr(desk.handling, act)(dossier, *given), "Ghi lý do")
    assert told.field == "reason"


def test_a_reason_of_ten_thousand_characters_is_refused_beside_its_field(desk):
    dossier = receive(desk)
    told = refused(desk, lambda: desk.handling.void(dossier, "x" * 10_000), "Rút ngắn")
    assert told.field == "reason"
    move_it = MoveRequest(dossier, Move.WITHDRAW, "x" * 10_000)
    assert refused(desk, lambda: desk.handling.move(move_it), "Rút ngắn").field == "reason"


def test_a_correction_sets_right_what_was_entered_and_keeps_the_promise(desk):
    dossier = receive(desk)
    before = dossier_of(desk, dossier)
    correction = Correction(
        applicant=Applicant("Nguyễn Thị Thanh Tân", identity_number="030192004512"),
        channel=Channel.ONLINE,
        return_method=ReturnMethod.POSTAL,
        procedure_code=MARITAL,
        dossier_copies=3,
        fee_amount=15_000,
        fee_state=FeeState.TRANSFER,
    )
    desk.handling.correct(dossier, correction, "nhập nhầm")
    record = desk.records.read(dossier)
    found = record.dossier
    assert record.owner.full_name == "Nguyễn Thị Thanh Tân"
    assert (found.channel, found.return_method, found.copies) == (2, ReturnMethod.POSTAL, 3)
    assert (found.procedure_code, found.sector) == (MARITAL, "Hộ tịch")
    assert (found.fee_amount, found.fee_state) == (15_000, FeeState.TRANSFER)
    assert (found.code, found.promised_at) == (before.code, before.promised_at)
    assert desk.records.read(dossier).history[-1].reason == "nhập nhầm"


WRONG = [
    ("nothing", Correction(), "Chưa sửa ô nào", None),
    ("an unknown procedure", Correction(procedure_code="9.9"), "Không có thủ tục", "procedure"),
    ("no copies", Correction(dossier_copies=0), "Số bộ", "copies"),
    ("a fee below zero", Correction(fee_amount=-1), "Số tiền", "fee"),
    ("an absurd fee", Correction(fee_amount=10**15), "Số tiền", "fee"),
]


@pytest.mark.parametrize(
    ("case", "correction", "words", "field"), WRONG, ids=[case[0] for case in WRONG]
)
def test_a_wrong_correction_is_refused(desk, case, correction, words, field):
    dossier = receive(desk)
    act = lambda: desk.handling.correct(dossier, correction, "nhầm")  # noqa: E731
    assert refused(desk, act, words).field == field


def test_a_corrected_applicant_is_checked_like_a_new_one(desk):
    dossier = receive(desk)
    wrong = Correction(applicant=Applicant("", phone="1"))
    with pytest.raises(RuleErrors) as told:
        desk.handling.correct(dossier, wrong, "nhầm")
    assert [problem.field for problem in told.value.problems] == ["full_name", "phone"]


def test_a_voided_dossier_takes_nothing_more(desk):
    dossier = receive(desk)
    desk.handling.void(dossier, "nhập trùng")
    for act in (
        lambda: desk.handling.void(dossier, "lần nữa"),
        lambda: move(desk, dossier, Move.FORWARD),
        lambda: desk.handling.undo(dossier, "x"),
        lambda: desk.handling.correct(dossier, Correction(dossier_copies=2), "x"),
    ):
        refused(desk, act, "đã hủy")


def test_a_slip_at_the_counter_has_the_number_of_the_year_and_no_dossier(desk, clock):
    numbers = []
    for form in ("02", "02", "03", "02"):
        slip = desk.handling.counter_slip(form, request(MARITAL), "thiếu giấy", ("Tờ khai",))
        numbers.append((slip.form, slip.number))
    dossier = receive(desk)
    move(desk, dossier, Move.REQUEST_SUPPLEMENT)
    clock.set(2027, 1, 4, 8)
    next_year = desk.handling.counter_slip("02", request(MARITAL), "thiếu giấy", ("Tờ khai",))
    assert numbers == [("02", 1), ("02", 2), ("03", 1), ("02", 3)]
    assert desk.records.read(dossier).history[-1].slip_number == 4
    assert next_year.number == 1


def test_a_slip_at_the_counter_is_checked_field_by_field(desk):
    nobody = request("9.9", applicant=Applicant(""))
    with pytest.raises(RuleErrors) as told:
        desk.handling.counter_slip("02", nobody, "thiếu giấy", (" ",))
    assert [p.field for p in told.value.problems] == ["full_name", "procedure", "items"]
    with pytest.raises(RuleError, match="Ghi lý do"):
        desk.handling.counter_slip("03", request(applicant=TAM), "")
