"""The giải trình: NĐ 30/2020 in layout, drafted from the history, lines left to the pen."""

import re

from onecua.printing.sheets import explanation_sheet
from tests.printing.samples import page_texts, squeezed, whole_text
from tests.printing.sheets.samples import explanation


def test_it_says_what_happened_in_the_order_of_the_law():
    text = whole_text(explanation_sheet(explanation()))
    place = 0
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "ngày 02 tháng 12 năm 2026",
        "BÁO CÁO",
        "Giải trình hồ sơ giải quyết quá hạn",
        "Kính gửi: Chủ tịch Ủy ban nhân dân xã Nguyễn Bỉnh Khiêm.",
        "Mã hồ sơ: H24.119-261120-0001; người nộp: Công ty Trách nhiệm hữu hạn",
        "hẹn trả lần đầu 17:00 26/11/2026; hạn hiện hành 17:00 30/11/2026",
        "quá hạn 2 ngày làm việc",
        "xin lỗi và gia hạn: hạn từ",
        "2. Diễn biến",
        "09:12 20/11/2026 Tiếp nhận hồ sơ",
        "Chờ Công an tỉnh Quảng Ninh",
        "3. Thời gian từng người giữ hồ sơ",
        "54 giờ 30 phút",
        "4. Nguyên nhân",
        "Công an tỉnh Quảng Ninh trả lời chậm 3 ngày.",
        "5. Xin lỗi và biện pháp khắc phục",
        "Đã gửi Phiếu xin lỗi số 01/PXL",
        "xem xét, chỉ đạo./.",
        "Nơi nhận:",
    ):
        found = text.find(squeezed(words), place)
        assert found >= 0, words
        place = found
    assert squeezed("GIÁM ĐỐC") in text
    assert squeezed("Số: ......../BC-TTPVHCC") in text


def test_what_only_a_person_knows_is_left_to_the_pen():
    text = whole_text(explanation_sheet(explanation(cause="", measure="")))
    assert re.search(r"Nguyênnhân\.{100,}", text)
    assert re.search(r"Biệnpháp:\.{100,}", text)
    filled = whole_text(explanation_sheet(explanation(measure="Cử thêm người")))
    assert squeezed("Biện pháp: Cử thêm người") in filled


def test_later_pages_have_a_number_above_and_nothing_else_of_ours():
    happened = explanation().happened * 9
    pages = page_texts(explanation_sheet(explanation(happened=happened)))
    assert len(pages) > 2
    for number, text in enumerate(pages, start=1):
        lines = [line.strip() for line in text.splitlines()]
        assert (str(number) in lines) == (number > 1)
        assert "Trang" not in text
        assert "Xem tiếp" not in text


def test_what_people_typed_is_printed_as_typed():
    sheet = explanation(cause="<b>chờ</b> & <img src='x'>", applicant_name="Cty <A&B>")
    text = whole_text(explanation_sheet(sheet))
    for words in ("<b>chờ</b> & <img src='x'>", "Cty <A&B>"):
        assert squeezed(words) in text


def test_the_practice_folder_says_so():
    pages = page_texts(explanation_sheet(explanation(), sample=True))
    assert all(squeezed("DỮ LIỆU MẪU") in squeezed(text) for text in pages)
