"""The official papers as a reader of the PDF finds them: labels, values, blanks, refusals."""

import hashlib
import io
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from onecua.errors import RuleError
from onecua.printing import papers
from tests.printing.samples import (
    FIELDS,
    FORMS,
    LAYOUTS,
    LISTS,
    page_texts,
    squeezed,
    values,
    whole_text,
)

LABELS = {
    "01_receipt": (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Thanh Hà, ngày 20 tháng 11 năm 2026",
        "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
        "Mã hồ sơ: H24.119-261120-0001",
        "Trung tâm Phục vụ hành chính công xã Thanh Hà",
        "Tiếp nhận hồ sơ của Ông (Bà)/Tổ chức: Nguyễn Thị Hồng Nhung",
        "Số định danh cá nhân/tổ chức: 030185004217",
        "Địa chỉ: Thôn Tiên Kiều",
        "Số điện thoại: 0912 345 678",
        "Email: nhung@example.vn",
        "Nội dung yêu cầu giải quyết: Cấp Giấy xác nhận",
        "Thành phần hồ sơ nộp gồm:",
        "STT Tên giấy tờ Bản chính Bản sao",
        "2 Quyết định ly hôn (trường hợp đã ly hôn) 0 1",
        "Số lượng hồ sơ: 01 (bộ)",
        "Thời gian giải quyết hồ sơ theo quy định là: 03 ngày làm việc",
        "Thời gian nhận hồ sơ: 08 giờ 15 phút, ngày 20 tháng 11 năm 2026",
        "Thời gian trả kết quả giải quyết hồ sơ: 09 giờ 45 phút, ngày 25 tháng 11 năm 2026",
        "3 ngày làm việc, không tính ngày nhận, thứ Bảy, Chủ nhật và ngày nghỉ 24/11",
        "Trong đó, phần việc của cơ quan này xong trước: 17 giờ 00 phút, ngày 24/11/2026",
        "Đăng ký nhận kết quả tại: Trung tâm",
        "Vào Sổ theo dõi hồ sơ, Quyển số 01/2026/Hộ tịch Số thứ tự 412",
        "Phí, lệ phí (nếu có): 15.000 đồng (mười lăm nghìn đồng), đã thanh toán",
        "NGƯỜI NỘP HỒ SƠ (Ký và ghi rõ họ tên)",
        "NGƯỜI TIẾP NHẬN HỒ SƠ (Ký và ghi rõ họ tên)",
        "(Chữ ký số của người tiếp nhận hồ sơ nếu là biểu mẫu điện tử)",
        "Phạm Thu Hà",
    ),
    "02_supplement": (
        "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
        "Hồ sơ của: Nguyễn Thị Hồng Nhung",
        "Nội dung yêu cầu giải quyết: Cấp Giấy",
        "Địa chỉ: Thôn Tiên Kiều",
        "Số điện thoại: 0912 345 678",
        "Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau:",
        "1. Bổ sung bản sao",
        "2. Ghi đủ nơi cư trú",
        "Lý do: Tờ khai chưa ghi",
        "nếu có vướng mắc, Ông/Bà liên hệ với Phạm Thu Hà số điện thoại 0220 3812 345",
        "để được hướng dẫn./.",
        "NGƯỜI HƯỚNG DẪN (Ký và ghi rõ họ tên)",
    ),
    "03_refusal": (
        "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ",
        "Trung tâm Phục vụ hành chính công xã Thanh Hà",
        "Tiếp nhận hồ sơ của: Nguyễn Thị Hồng Nhung",
        "Số định danh cá nhân/tổ chức: 030185004217",
        "Địa chỉ: Thôn Tiên Kiều",
        "Mã hồ sơ (nếu có): H24.119-261120-0001",
        "Nội dung yêu cầu giải quyết: Cấp Giấy",
        "Qua xem xét, Bộ phận Tiếp nhận và Trả kết quả thông báo không tiếp nhận, giải quyết",
        "hồ sơ này với lý do cụ thể như sau: Tờ khai chưa ghi",
        "Xin thông báo cho Ông/Bà được biết và thực hiện./.",
        "NGƯỜI NỘP HỒ SƠ (Ký và ghi rõ họ tên)",
        "NGƯỜI TIẾP NHẬN HỒ SƠ (Ký và ghi rõ họ tên)",
    ),
    "04_apology": (
        "PHIẾU XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT",
        "Kính gửi: Nguyễn Thị Hồng Nhung",
        "Ngày 20 tháng 11 năm 2026, Ủy ban nhân dân xã Thanh Hà tiếp nhận giải quyết hồ sơ",
        "đề nghị giải quyết thủ tục hành chính Cấp Giấy xác nhận tình trạng hôn nhân",
        "của Ông/Bà/Tổ chức Nguyễn Thị Hồng Nhung; số định danh: 030185004217",
        "mã số hồ sơ: H24.119-261120-0001",
        "Thời gian hẹn trả kết quả giải quyết hồ sơ: 09 giờ 45 phút, ngày 25 tháng 11 năm 2026",
        "Tuy nhiên đến nay, Ủy ban nhân dân xã Thanh Hà chưa trả kết quả giải quyết hồ sơ",
        "đúng thời hạn quy định ghi trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả.",
        "Lý do: Tờ khai chưa ghi",
        "đã gây phiền hà, tốn kém chi phí, công sức của Ông/Bà/Tổ chức.",
        "sẽ trả kết quả giải quyết hồ sơ cho Ông/Bà/Tổ chức vào ngày 27 tháng 11 năm 2026",
        "Mong nhận được sự thông cảm của Ông/Bà/Tổ chức./.",
        "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ",
        "(Chữ ký số của thủ trưởng cơ quan, đơn vị nếu là biểu mẫu điện tử)",
        "Vũ Đình Trọng",
    ),
    "05_stop_notice": (
        "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ",
        "Kính gửi: Nguyễn Thị Hồng Nhung",
        "Mã hồ sơ: H24.119-261120-0001",
        "Nội dung yêu cầu giải quyết: Cấp Giấy",
        "Ngày tiếp nhận: ngày 20 tháng 11 năm 2026",
        "Căn cứ đề nghị của Ông/Bà/Tổ chức ngày 23/11/2026, Trung tâm Phục vụ hành chính công",
        "thông báo dừng giải quyết hồ sơ nêu trên kể từ 14 giờ 05 phút, ngày 23 tháng 11 năm 2026",
        "Lý do: Tờ khai chưa ghi",
        "Giấy tờ trả lại gồm:",
        "2. Căn cước: 1 bản sao",
        "Phí, lệ phí: đã thu 15.000 đ. Hoàn trả: □ có □ không",
        "liên hệ với Phạm Thu Hà số điện thoại 0220 3812 345",
        "NGƯỜI NỘP HỒ SƠ (Ký và ghi rõ họ tên)",
        "NGƯỜI TIẾP NHẬN HỒ SƠ (Ký và ghi rõ họ tên)",
    ),
    "06_control_slip": (
        "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ",
        "Mã số hồ sơ: H24.119-261120-0001",
        "Cơ quan (bộ phận) giải quyết hồ sơ: Ủy ban nhân dân xã Thanh Hà",
        "Cơ quan phối hợp giải quyết hồ sơ: Công an xã Thanh Hà",
        "Ngày nhận: 08 giờ 15 phút, ngày 20 tháng 11 năm 2026",
        "Hẹn trả kết quả vào 09 giờ 45 phút, ngày 25 tháng 11 năm 2026",
        "Tên đơn vị",
        "Thời gian giao nhận hồ sơ",
        "Kết quả giải quyết hồ sơ (trước hạn/đúng hạn/quá hạn)",
        "Ghi chú",
        "1. Giao: Bộ phận Tiếp nhận và Trả kết quả",
        "08 giờ 30 phút, ngày 20/11/2026",
        "trước hạn",
        "2. Nhận: Bộ phận chuyên môn: Thẩm tra hồ sơ",
        "Người giao",
        "Người nhận",
        "Phạm Thu Hà",
        "Trần Quốc Khánh",
        "quá hạn",
        "2. Nhận: Lãnh đạo Ủy ban nhân dân xã",
    ),
}
BLANK_LINES = dict.fromkeys(FORMS, "Địa chỉ:") | {
    "04_apology": "Lý do:",
    "06_control_slip": "Mã số hồ sơ:",
}


@pytest.mark.parametrize("form_id", FORMS)
def test_labels_stand_in_the_order_of_the_circular(form_id):
    text = whole_text(papers.render(form_id, values(), layout="one_on_a5"))
    place = 0
    for label in map(squeezed, LABELS[form_id]):
        found = text.find(label, place)
        assert found >= 0, label
        place = found + len(label)


@pytest.mark.parametrize("form_id", FORMS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_ordinary_paper_takes_one_sheet_of_the_layout(form_id, layout):
    reader = PdfReader(io.BytesIO(papers.render(form_id, values(), layout=layout)))
    sides = [round(float(side) / 72 * 25.4) for side in reader.pages[0].mediabox[2:]]
    assert len(reader.pages) == 1
    assert (
        sides == {"two_on_a4": [297, 210], "one_on_a5": [148, 210], "one_on_a4": [210, 297]}[layout]
    )


@pytest.mark.parametrize(("components", "flags"), [(7, ()), (5, ("delegated",))])
def test_a_full_receipt_still_takes_one_sheet(components, flags):
    papers_handed_in = (LISTS["components"] * 3)[:components]
    filled = values(*flags, lists={"components": papers_handed_in})
    assert len(page_texts(papers.render("01_receipt", filled, layout="two_on_a4"))) == 1


def test_two_copies_are_named_and_one_is_not():
    both = whole_text(papers.render("01_receipt", values(), layout="two_on_a4"))
    one = whole_text(papers.render("01_receipt", values(), layout="one_on_a5"))
    assert both.count(squeezed(FIELDS["return_place"])) == 4
    assert squeezed("(Liên 1: Lưu") in both
    assert squeezed("(Liên 2: Giao người nộp hồ sơ)") in both
    assert "Liên" not in one


def test_the_delegate_is_printed_only_with_the_flag():
    plain = whole_text(papers.render("01_receipt", values(), layout="one_on_a5"))
    delegated = whole_text(papers.render("01_receipt", values("delegated"), layout="one_on_a5"))
    for name in (n for n in FIELDS if n.startswith("delegate_")):
        assert squeezed(FIELDS[name]) in delegated
        assert squeezed(FIELDS[name]) not in plain


@pytest.mark.parametrize(
    ("fields", "absent"),
    [
        ({"register_book": "", "register_number": ""}, "Vào Sổ theo dõi"),
        ({"fee_amount": "", "fee_words": "", "fee_state": ""}, "Phí, lệ phí"),
        ({"lookup": ""}, "Tra cứu"),
    ],
)
def test_an_optional_line_is_left_out_when_all_of_it_is_blank(fields, absent):
    text = whole_text(papers.render("01_receipt", values(fields=fields), layout="one_on_a5"))
    assert squeezed(absent) not in text


@pytest.mark.parametrize("form_id", FORMS)
def test_blank_values_print_as_dots_to_be_filled_by_hand(form_id):
    blank = dict.fromkeys(FIELDS, "")
    lists = {name: [] for name in LISTS}
    pdf = papers.render(form_id, values(fields=blank, lists=lists, qr=None), layout="one_on_a5")
    text = whole_text(pdf)
    assert re.search(rf"{squeezed(BLANK_LINES[form_id])}\.{{60,}}", text)
    assert squeezed("ngày .... tháng .... năm ......") in text


def test_sample_words_stand_on_every_page_and_copy():
    long = values(fields={"reason": "Lý do. " * 900})
    pdf = papers.render("02_supplement", long, layout="two_on_a4", sample=True)
    assert len(page_texts(pdf)) > 1
    for text in page_texts(pdf):
        assert squeezed(text).count(squeezed("DỮ LIỆU MẪU")) == 2
    plain = papers.render("02_supplement", long, layout="two_on_a4")
    assert squeezed("DỮ LIỆU MẪU") not in whole_text(plain)


def test_every_missing_value_is_named_at_once():
    fields = {k: v for k, v in FIELDS.items() if k not in {"address", "due_hour"}}
    lists = {"components": [{"name": "Tờ khai", "originals": "1"}]}
    incomplete = papers.PaperValues(fields, lists)
    with pytest.raises(RuleError) as error:
        papers.render("01_receipt", incomplete, layout="one_on_a5")
    for name in ("Mẫu số 01", "address", "due_hour", "components[].copies"):
        assert name in error.value.message


def test_a_list_that_is_not_given_is_missing():
    with pytest.raises(RuleError, match=r"requirements\[\]"):
        papers.render("02_supplement", papers.PaperValues(FIELDS), layout="one_on_a5")


@pytest.mark.parametrize(("count", "blocks"), [(0, 4), (2, 4), (4, 4), (6, 6)])
def test_a_control_slip_has_a_block_for_each_hand_over_and_at_least_four(count, blocks):
    handovers = (LISTS["handovers"] * 3)[:count]
    pdf = papers.render(
        "06_control_slip", values(lists={"handovers": handovers}), layout="one_on_a5"
    )
    text = whole_text(pdf)
    assert text.count("1.Giao:") == text.count("2.Nhận:") == blocks
    assert text.count(squeezed("Người giao")) == blocks
    pages = page_texts(pdf)
    assert (len(pages) > 1) == (count > 4)
    assert all(squeezed("Tên đơn vị") in squeezed(page) for page in pages)


def test_fields_of_a_flag_are_needed_only_with_it():
    fields = {k: v for k, v in FIELDS.items() if not k.startswith("delegate_")}
    without = papers.PaperValues(fields, LISTS)
    assert papers.render("01_receipt", without, layout="one_on_a5")
    flagged = papers.PaperValues(fields, LISTS, frozenset({"delegated"}))
    with pytest.raises(RuleError, match="delegate_name"):
        papers.render("01_receipt", flagged, layout="one_on_a5")


def test_a_flag_the_form_does_not_have_is_refused():
    with pytest.raises(RuleError, match="delegatd"):
        papers.render("01_receipt", values("delegatd"), layout="one_on_a5")


def test_an_unknown_layout_is_refused():
    with pytest.raises(RuleError, match="one_on_a5"):
        papers.render("01_receipt", values(), layout="three_on_a3")


@pytest.mark.parametrize("form_id", FORMS)
def test_field_names_are_exactly_what_render_needs(form_id):
    names = papers.field_names(papers.load_form(form_id))
    fields = dict.fromkeys(names.always, "x")
    for needed in names.by_flag.values():
        fields |= dict.fromkeys(needed, "x")
    lists = {name: [dict.fromkeys(columns, "x")] for name, columns in names.lists.items()}
    full = papers.PaperValues(fields, lists, frozenset(names.by_flag))
    assert papers.render(form_id, full, layout="one_on_a5")
    for name in fields:
        short = papers.PaperValues(
            {k: v for k, v in fields.items() if k != name}, lists, frozenset(names.by_flag)
        )
        with pytest.raises(RuleError, match=rf"thiếu {name}\b"):
            papers.render(form_id, short, layout="one_on_a5")


def test_the_document_names_itself_and_its_language():
    reader = PdfReader(io.BytesIO(papers.render("01_receipt", values(), layout="one_on_a5")))
    assert reader.metadata.title == "Giấy tiếp nhận hồ sơ và hẹn trả kết quả H24.119-261120-0001"
    assert "03/2025/TT-VPCP" in reader.metadata.subject
    assert reader.trailer["/Root"]["/Lang"] == "vi"


_PRINT_DIGEST = """
import hashlib, sys
from onecua.printing import papers
from tests.printing.samples import values
pdf = papers.render("01_receipt", values("delegated"), layout="two_on_a4")
sys.stdout.write(hashlib.sha256(pdf).hexdigest())
"""


def test_the_same_values_give_the_same_bytes_in_another_process():
    here = papers.render("01_receipt", values("delegated"), layout="two_on_a4")
    there = subprocess.run(
        [sys.executable, "-c", _PRINT_DIGEST],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert there.stdout == hashlib.sha256(here).hexdigest()
