"""Mẫu số 06 of a real dossier: each hand-over against the deadline of the step that it ends."""

from dataclasses import replace
from decimal import Decimal

import pytest

from onecua import products
from onecua.domain.deadline import HandlingTime, Unit
from onecua.domain.dossier import Move
from onecua.domain.event import Fact, Kind
from onecua.domain.office import LateBy
from onecua.domain.procedure_rule import ProcedureRule, WorkStep
from onecua.errors import RuleError
from onecua.products.papers.control_slip import hand_overs
from onecua.services.coordination import OpinionRequest
from onecua.services.setup import declare_office, new_officer, record_officer
from tests.desks import NOW, THREE_DAYS, move, receive, received_fact, sealed_person
from tests.printing.samples import squeezed, whole_text
from tests.products.papers.reading import absent

KHANH = new_officer("Trần Quốc Khánh", "Công chức Tư pháp - Hộ tịch")
TRONG = new_officer("Vũ Đình Trọng", "Phó Chủ tịch")
STEPS = (
    WorkStep("Tiếp nhận", "Trung tâm Phục vụ hành chính công"),
    WorkStep("Thẩm tra", "Công chức Tư pháp - Hộ tịch", HandlingTime(Decimal(1), Unit.WORKING_DAY)),
    WorkStep(
        "Ký duyệt", "Lãnh đạo Ủy ban nhân dân xã", HandlingTime(Decimal(4), Unit.WORKING_HOUR)
    ),
)


@pytest.fixture
def staffed(desk):
    """An office with two more officers and a workflow of three steps."""
    rule = ProcedureRule(THREE_DAYS, steps=STEPS)
    with desk.database.write() as transaction:
        transaction.append([Fact(Kind.RULE_RECORDED, None, rule.body())], desk.officer.id)
    record_officer(desk, KHANH)
    record_officer(desk, TRONG)
    return desk


def handed_on(desk, clock, *, approved=(2026, 11, 23, 16)):
    """Receive on 20/11, verify from 09:30, approve from the given instant, finish in two days."""
    dossier = receive(desk)
    clock.set(2026, 11, 20, 9, 30)
    move(desk, dossier, Move.FORWARD, holder=KHANH.id, step=1, reason="đủ giấy tờ")
    clock.set(*approved)
    move(desk, dossier, Move.FORWARD, holder=TRONG.id, step=2, reason="")
    clock.forward(days=2)
    move(desk, dossier, Move.FINISH, reason="")
    return dossier


def test_each_hand_over_has_a_block_with_its_result(staffed, clock):
    dossier = handed_on(staffed, clock)
    pdf = products.control_slip_pdf(staffed, dossier)
    assert (
        absent(
            pdf,
            "Số: 01/PKS-TTPVHCC",
            "Mã số hồ sơ: H24.119-261120-0001",
            "Cơ quan (bộ phận) giải quyết hồ sơ: Ủy ban nhân dân xã Thanh Hà",
            "Ngày nhận: 09 giờ 12 phút, ngày 20 tháng 11 năm 2026",
            "Hẹn trả kết quả vào 17 giờ 00 phút, ngày 26 tháng 11 năm 2026",
            "1. Giao: Trung tâm Phục vụ hành chính công",
            "09 giờ 30 phút, ngày 20/11/2026",
            "2. Nhận: Công chức Tư pháp - Hộ tịch",
            "đủ giấy tờ",
            "16 giờ 00 phút, ngày 23/11/2026",
            "đúng hạn",
            "2. Nhận: Lãnh đạo Ủy ban nhân dân xã",
            "Vũ Đình Trọng",
            "quá hạn",
        )
        == []
    )
    text = whole_text(pdf)
    assert text.count(squeezed("Người giao")) == 4
    assert products.page_count(pdf) == 1


def judged(pdf):
    """Return how often each result stands in the table; each is named once in its head."""
    text = whole_text(pdf)
    words = ("trước hạn", "đúng hạn", "quá hạn")
    return {each: text.count(squeezed(each)) - 1 for each in words}


def results(desk, dossier):
    found = hand_overs(desk, desk.records.read(dossier))
    return [(each.giver.name, each.taker.name, each.giver.due_at) for each in found]


def test_the_deadline_is_the_step_s_own(staffed, clock):
    dossier = handed_on(staffed, clock)
    giver = [(name, due and f"{due:%d %H:%M}") for name, _, due in results(staffed, dossier)]
    assert giver == [
        ("Nguyễn Thị Hồng Nhung", None),
        ("Trần Quốc Khánh", "23 17:00"),
        ("Vũ Đình Trọng", "25 10:30"),
    ]


def test_a_pause_moves_the_deadline_of_the_step(staffed, clock):
    dossier = receive(staffed)
    move(staffed, dossier, Move.FORWARD, holder=KHANH.id, step=1)
    clock.set(2026, 11, 20, 10)
    move(staffed, dossier, Move.REQUEST_SUPPLEMENT)
    clock.set(2026, 11, 26, 10)
    move(staffed, dossier, Move.SUPPLEMENTED)
    step = staffed.records.read(dossier).dossier.step
    move(staffed, dossier, Move.FORWARD, holder=TRONG.id, step=2)
    assert results(staffed, dossier)[1][2] == step.due_at
    assert step.due_at.date().isoformat() == "2026-11-27"


def test_by_the_instant_some_hours_too_late_is_late(staffed, clock):
    """The step that begins at 16:00 on 23/11 has four hours: until 10:30 on 25/11."""
    dossier = handed_on(staffed, clock)
    policy = replace(staffed.office.policy, late_by=LateBy.INSTANT)
    declare_office(staffed, replace(staffed.office, policy=policy))
    pdf = products.control_slip_pdf(staffed, dossier)
    assert judged(pdf) == {"trước hạn": 0, "đúng hạn": 1, "quá hạn": 1}


def test_a_step_done_a_day_before_is_early(staffed, clock):
    dossier = handed_on(staffed, clock, approved=(2026, 11, 20, 16))
    pdf = products.control_slip_pdf(staffed, dossier)
    assert judged(pdf) == {"trước hạn": 2, "đúng hạn": 0, "quá hạn": 0}


def test_an_undone_hand_over_is_left_out(staffed, clock):
    dossier = receive(staffed)
    move(staffed, dossier, Move.FORWARD, holder=KHANH.id, step=1)
    staffed.handling.undo(dossier, "nhầm người")
    assert results(staffed, dossier) == []
    assert products.page_count(products.control_slip_pdf(staffed, dossier)) == 1


def test_a_result_of_the_desk_itself_was_handed_to_nobody(staffed, clock):
    dossier = receive(staffed)
    move(staffed, dossier, Move.FINISH)
    assert results(staffed, dossier) == []


def test_units_that_were_asked_for_an_opinion_are_named_once(staffed):
    dossier = receive(staffed)
    for unit in (
        "Công an xã Thanh Hà",
        "Chi nhánh Văn phòng đăng ký đất đai",
        "Công an xã Thanh Hà",
    ):
        asked = OpinionRequest(
            dossier, unit, "Xác minh", HandlingTime(Decimal(2), Unit.WORKING_DAY)
        )
        staffed.coordination.ask(asked)
    said = "phối hợp giải quyết hồ sơ: Công an xã Thanh Hà; Chi nhánh Văn phòng đăng ký đất đai"
    assert absent(products.control_slip_pdf(staffed, dossier), said) == []


def test_what_was_only_registered_has_no_control_slip(desk):
    person, owner = sealed_person()
    registered = received_fact(owner, NOW, code="H24.119-261120-0009", status=1)
    with desk.database.write() as transaction:
        transaction.append([person, registered], desk.officer.id)
    dossier = desk.records.find("H24.119-261120-0009")
    with pytest.raises(RuleError, match="Tiếp nhận hồ sơ trước"):
        products.control_slip_pdf(desk, dossier)
