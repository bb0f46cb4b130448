"""Papers of a real dossier, read back from the PDF: what was received is what is printed."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from onecua import products
from onecua.domain.applicant import Applicant, Delegate
from onecua.domain.deadline import parse_handling_time
from onecua.domain.dossier import Channel, FeeState, Move, Paper, ReturnMethod
from onecua.domain.event import Fact, Kind
from onecua.domain.procedure_rule import ProcedureRule
from onecua.domain.work_calendar import CalendarDay, DayKind
from onecua.errors import RuleError
from onecua.services.facts import new_id
from onecua.services.setup import declare_office
from tests.desks import MARITAL, THREE_DAYS, move, receive
from tests.printing.samples import page_texts, squeezed, whole_text
from tests.products.papers.reading import absent, codes
from tests.services.test_importing import take

NAM = Applicant("Trần Văn Nam", identity_number="030090001234", phone="0912000001")
PAPERS = tuple(Paper(i, 1, 2) for i in (2, 3, 5))


@pytest.mark.parametrize("layout", ["two_on_a4", "one_on_a5"])
def test_a_receipt_says_everything_that_was_received(desk, layout):
    dossier = receive(
        desk, MARITAL, papers=PAPERS, delegate=Delegate(NAM, "Giấy ủy quyền số 5"),
        fee_amount=8000, fee_state=FeeState.CASH, dossier_copies=2,
        request="Xin xác nhận để kết hôn & <b>đi làm</b>",
    )  # fmt: skip
    pdf = products.receipt_pdf(desk, dossier, layout=layout)
    missing = absent(
        pdf,
        "Số: 01/TTPVHCC",
        "Thanh Hà, ngày 20 tháng 11 năm 2026",
        "Mã hồ sơ: H24.119-261120-0001",
        "Tiếp nhận hồ sơ của Ông (Bà)/Tổ chức: Nguyễn Thị Thanh Tâm",
        "030192004512",
        "Thôn An Bình, Xã Thanh Hà",
        "0912 555 046",
        "người được ủy quyền: Trần Văn Nam",
        "030090001234",
        "Giấy tờ ủy quyền: Giấy ủy quyền số 5",
        "Xin xác nhận để kết hôn & <b>đi làm</b>",
        "Số lượng hồ sơ: 02 (bộ)",
        "3 ngày làm việc",
        "09 giờ 12 phút, ngày 20 tháng 11 năm 2026",
        "17 giờ 00 phút, ngày 26 tháng 11 năm 2026",
        "Quyển số 2026-HT",
        "8.000",
        "Tám nghìn đồng",
        "đã thu, tiền mặt",
        "Nguyễn Thị Hồng Nhung",
    )
    assert missing == []


@pytest.mark.parametrize(
    ("amount", "state", "words"),
    [
        (0, FeeState.FREE, ("0 đ", "không thu")),
        (2000, FeeState.UNPAID, ("2.000", "Hai nghìn đồng", "chưa thu")),
        (1_250_500, FeeState.TRANSFER, ("1.250.500", "đã thu, chuyển khoản")),
    ],
)
def test_the_fee_stands_in_figures_and_in_words(desk, amount, state, words):
    dossier = receive(desk, fee_amount=amount, fee_state=state)
    assert absent(products.receipt_pdf(desk, dossier), *words) == []


def test_without_a_delegate_there_is_no_block_for_one(desk):
    pdf = products.receipt_pdf(desk, receive(desk))
    assert absent(pdf, "người được ủy quyền") == ["người được ủy quyền"]


def test_the_qr_code_carries_the_code_first(desk, qapp):
    pdf = products.receipt_pdf(desk, receive(desk), layout="one_on_a5")
    said = (
        f"H24.119-261120-0001|{THREE_DAYS}|030192004512|Giấy tiếp nhận hồ sơ và hẹn trả kết quả|"
        "onecua|20/11/2026 09:12|26/11/2026 17:00"
    )
    assert said in codes(pdf)


def test_the_applicant_s_copy_alone_carries_the_one_time_code_of_the_survey(desk, qapp):
    dossier = receive(desk)
    slip = desk.surveys.slip_of(dossier)
    for layout in ("two_on_a4", "one_on_a5"):
        pdf = products.receipt_pdf(desk, dossier, layout=layout)
        found = [text for text in codes(pdf) if text.startswith("onecua-ks:")]
        assert [desk.surveys.slip(text) for text in found] == [slip]
        assert whole_text(pdf).count(squeezed("Mời đánh giá, không ghi tên")) == 1


@pytest.mark.parametrize("method", ReturnMethod)
def test_every_way_of_return_is_printed(desk, method):
    dossier = receive(desk, return_method=method)
    assert products.page_count(products.receipt_pdf(desk, dossier)) >= 1


def test_a_corrected_dossier_is_printed_as_corrected_with_the_first_promise(desk, clock):
    from onecua.services.correcting import Correction

    dossier = receive(desk)
    clock.forward(days=4)
    correction = Correction(applicant=Applicant("Nguyễn Thị Thanh Tân"), channel=Channel.POSTAL)
    desk.handling.correct(dossier, correction, "nhầm tên")
    pdf = products.receipt_pdf(desk, dossier)
    assert absent(pdf, "Nguyễn Thị Thanh Tân", "17 giờ 00 phút, ngày 26 tháng 11") == []


def test_a_name_in_the_longest_form_is_printed_whole(desk):
    name = "Công ty " + "rất dài " * 23
    dossier = receive(desk, applicant=Applicant(name.strip()))
    assert absent(products.receipt_pdf(desk, dossier), name) == []


def test_an_imported_dossier_has_no_receipt_of_this_desk(desk, tmp_path):
    take(desk, tmp_path, {})
    dossier = desk.records.find("H99.001-260803-0001")
    with pytest.raises(RuleError, match="không nhận ở quầy này"):
        products.receipt_pdf(desk, dossier)


def test_an_unknown_dossier_has_no_paper(desk):
    with pytest.raises(RuleError, match="Không tìm thấy"):
        products.receipt_pdf(desk, new_id())


def test_a_dossier_of_another_day_keeps_its_day_on_the_paper(desk, clock):
    clock.set(2027, 1, 4, 8)
    late = receive(desk, received_at=datetime(2026, 12, 31, 16), late_reason="mất điện")
    pdf = products.receipt_pdf(desk, late)
    assert absent(pdf, "ngày 31 tháng 12 năm 2026", "Quyển số 2026-") == []


def test_the_receipt_says_in_one_sentence_why_this_date(desk):
    said = (
        "3 ngày làm việc, không tính ngày nhận, thứ Bảy, Chủ nhật và ngày nghỉ 24/11 "
        "(Ngày Văn hóa Việt Nam): trả chiều thứ Năm 26/11/2026."
    )
    assert absent(products.receipt_pdf(desk, receive(desk)), said) == []


def test_the_sentence_takes_two_lines_on_a5(desk, clock):
    """Its longest kind: a cut-off that mattered and holidays without a decision yet."""
    policy = replace(desk.office.policy, cutoff_at=time(15), cutoff_counts_as_next_day=True)
    declare_office(desk, replace(desk.office, policy=policy))
    clock.set(2027, 2, 1, 15, 30)
    pages = page_texts(products.receipt_pdf(desk, receive(desk, MARITAL, papers=PAPERS)))
    lines = [line.strip() for page in pages for line in page.splitlines()]
    first = next(i for i, line in enumerate(lines) if line.startswith("3 ngày làm việc, nhận sau"))
    assert lines[first + 1].endswith("dự kiến, có thể đổi.")
    assert lines[first + 2].startswith("Đăng ký nhận kết quả tại")


def test_a_linked_procedure_prints_the_total_and_this_desk_s_own_date(desk):
    rule = ProcedureRule(THREE_DAYS, desk_term=parse_handling_time("1 working_day"))
    with desk.database.write() as transaction:
        transaction.append([Fact(Kind.RULE_RECORDED, None, rule.body())], desk.officer.id)
    pdf = products.receipt_pdf(desk, receive(desk), layout="one_on_a5")
    assert absent(
        pdf,
        "17 giờ 00 phút, ngày 26 tháng 11 năm 2026",
        "phần việc của cơ quan này xong trước: 17 giờ 00 phút, ngày 23/11/2026",
    ) == []  # fmt: skip


def test_a_receipt_issued_again_takes_the_place_of_the_first(desk, clock, qapp):
    dossier = receive(desk)
    clock.set(2026, 11, 23, 8)
    off = CalendarDay(date(2026, 11, 25), DayKind.OFF, "Nghỉ bão")
    desk.calendars.adopt(desk.calendars.document().with_days(off))
    move(desk, dossier, Move.REISSUE)
    pdf = products.receipt_pdf(desk, dossier, layout="one_on_a5")
    assert absent(
        pdf,
        "Số: 02/TTPVHCC",
        "Thanh Hà, ngày 23 tháng 11 năm 2026",
        "Thời gian nhận hồ sơ: 09 giờ 12 phút, ngày 20 tháng 11 năm 2026",
        "17 giờ 00 phút, ngày 27 tháng 11 năm 2026",
        "Giấy này thay giấy hẹn số 01/TTPVHCC ngày 20/11/2026 vì lịch làm việc thay đổi.",
    ) == []  # fmt: skip
    assert any(said.endswith("23/11/2026 08:00|27/11/2026 17:00") for said in codes(pdf))
