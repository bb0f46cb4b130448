"""Survey slips on paper: the token of the dossier and nothing else of it, questions of any form."""

import pytest

from onecua import products
from onecua.domain.survey.token import token_of, token_text
from onecua.errors import RuleError
from onecua.products.survey_slips import MOST_SLIPS
from onecua.services.survey_settings import FaceOrder, keep_face_order
from tests.desks import TAM, receive
from tests.domain.survey.forms import IDS
from tests.printing.samples import page_texts, squeezed, whole_text
from tests.products.papers.reading import absent, codes
from tests.votes import scanned, vote


def test_a_slip_carries_the_token_as_code_and_letters_and_can_be_scanned(desk):
    dossier = receive(desk)
    pdf = products.survey_slips_pdf(desk, [dossier])
    letters = token_text(token_of(dossier))
    assert codes(pdf) == [f"onecua-ks:H24.119:{letters.replace('-', '')}"]
    assert absent(pdf, letters, "Xé theo đường này", "PHIẾU ĐÁNH GIÁ MỨC ĐỘ HÀI LÒNG") == []
    assert desk.surveys.slip(codes(pdf)[0]).dossier == dossier
    assert desk.surveys.slip(letters).dossier == dossier


def test_a_slip_says_neither_who_nor_which_dossier(desk):
    dossier = receive(desk)
    record = desk.records.read(dossier)
    pdf = products.survey_slips_pdf(desk, [dossier])
    known = (
        record.dossier.code,
        TAM.full_name,
        TAM.identity_number,
        "0912 555 046",
        TAM.address,
        record.dossier.procedure_name,
        desk.officer.name,
    )
    assert absent(pdf, *known) == list(known)
    for secret in (record.dossier.code, dossier.hex, str(dossier), TAM.full_name):
        assert secret.encode() not in pdf


@pytest.mark.parametrize("form_id", IDS)
def test_every_question_and_code_of_a_form_is_on_its_slip(desk, form_id):
    form = desk.questionnaires.form(f"{form_id}/1")
    pdf = products.blank_slips_pdf(desk, 1, form)
    asked = [f"{number}. {question.text}" for number, question in enumerate(form.questions, 1)]
    assert absent(pdf, *asked, f"Mẫu {form.key}. Căn cứ: {form.legal_basis}.") == []
    words = {choice.words for question in form.questions for choice in question.choices}
    assert absent(pdf, *words) == []


@pytest.mark.parametrize(("form_id", "sheets"), [("desk", 2), ("quick", 2), ("sipas_2023", 3)])
def test_two_slips_share_a_sheet_where_they_fit(desk, form_id, sheets):
    dossiers = [receive(desk) for _ in range(3)]
    desk.questionnaires.put_in_force(f"{form_id}/1")
    pdf = products.survey_slips_pdf(desk, dossiers)
    assert products.page_count(pdf) == sheets
    assert absent(pdf, *(token_text(token_of(each)) for each in dossiers)) == []


def test_the_form_in_force_is_printed(desk):
    dossier = receive(desk)
    desk.questionnaires.put_in_force("quick/1")
    assert absent(products.survey_slips_pdf(desk, [dossier]), "PHIẾU ĐÁNH GIÁ NHANH") == []
    assert absent(products.blank_slips_pdf(desk, 1), "PHIẾU ĐÁNH GIÁ NHANH") == []


def test_a_form_that_asks_for_the_officer_names_the_one_who_received(desk):
    desk.questionnaires.put_in_force("nine_indices/1")
    pdf = products.survey_slips_pdf(desk, [receive(desk)])
    assert absent(pdf, "Cán bộ tiếp nhận hồ sơ: Nguyễn Thị Hồng Nhung") == []
    blank = products.blank_slips_pdf(desk, 1)
    assert absent(blank, "Cán bộ tiếp nhận hồ sơ") == ["Cán bộ tiếp nhận hồ sơ"]


def test_a_condition_is_told_in_the_numbers_of_the_slip(desk):
    slip = products.blank_slips_pdf(desk, 1)
    assert absent(slip, "Chỉ trả lời khi câu 1 chọn 2 hoặc 1.") == []
    quick = products.blank_slips_pdf(desk, 1, desk.questionnaires.form("quick/1"))
    assert absent(quick, "Chỉ trả lời khi câu 1 chọn 1. Chọn được nhiều ô.") == []


def test_headings_stand_over_factors_of_several_questions_alone(desk):
    ward = products.blank_slips_pdf(desk, 1, desk.questionnaires.form("ward_nine/1"))
    headings = ("I. Công chức", "III. Tiếp nhận, xử lý", "Đánh giá chung", "Về ông (bà), không bắt")
    assert absent(ward, *headings) == []
    slip = whole_text(products.blank_slips_pdf(desk, 1))
    assert squeezed("Thái độ phục vụ") not in slip
    assert slip.count(squeezed("Về ông (bà), không bắt buộc")) == 1


def test_blank_slips_have_no_token_and_fill_their_sheets(desk):
    pdf = products.blank_slips_pdf(desk, 3)
    texts = page_texts(pdf)
    assert [text.count("PHIẾU ĐÁNH GIÁ MỨC ĐỘ HÀI LÒNG") for text in texts] == [2, 1]
    assert codes(pdf) == []
    assert absent(pdf, "Cuống phiếu") == ["Cuống phiếu"]


@pytest.mark.parametrize("count", [0, -1, MOST_SLIPS + 1])
def test_a_count_out_of_reason_is_refused(desk, count):
    with pytest.raises(RuleError, match="từ 1 đến 200 phiếu"):
        products.blank_slips_pdf(desk, count)


def test_no_slip_of_a_void_dossier_nor_of_one_whose_slip_was_used_or_waits(desk):
    void, used, waiting, last = (receive(desk) for _ in range(4))
    desk.handling.void(void, "nhập nhầm")
    for each in (used, *(receive(desk) for _ in range(4))):
        vote(desk, each)
    desk.surveys.closing.close()
    vote(desk, waiting)
    pdf = products.survey_slips_pdf(desk, [void, used, waiting, last])
    assert codes(pdf) == [scanned(last)]
    for none in ([], [void], [used], [waiting]):
        with pytest.raises(RuleError, match="đều đã dùng phiếu"):
            products.survey_slips_pdf(desk, none)


def test_more_slips_than_one_person_can_watch_are_refused(desk):
    with pytest.raises(RuleError, match="từ 1 đến 200 phiếu"):
        products.survey_slips_pdf(desk, [receive(desk)] * (MOST_SLIPS + 1))


def test_a_slip_shows_its_scale_in_the_order_of_the_citizen_screen(desk):
    dossier = receive(desk)
    best_first = whole_text(products.survey_slips_pdf(desk, [dossier]))
    keep_face_order(desk.preferences, FaceOrder.WORST_FIRST)
    worst_first = whole_text(products.survey_slips_pdf(desk, [dossier]))
    good, bad = squeezed("Rất hài lòng"), squeezed("Rất không hài lòng")
    assert best_first.index(good) < best_first.index(bad)
    assert worst_first.index(bad) < worst_first.index(good)
