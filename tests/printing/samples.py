"""A full set of values for the official papers, and ways to read a PDF back."""

import io
import re

from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from onecua.printing.papers import PaperValues

FORMS = (
    "01_receipt",
    "02_supplement",
    "03_refusal",
    "04_apology",
    "05_stop_notice",
    "06_control_slip",
)
LAYOUTS = ("two_on_a4", "one_on_a5", "one_on_a4")

FIELDS = {
    "office_parent": "ỦY BAN NHÂN DÂN\nXÃ THANH HÀ",
    "desk_name": "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
    "desk_full_name": "Trung tâm Phục vụ hành chính công xã Thanh Hà",
    "slip_number": "1.377/2026-TTPVHCC",
    "place": "Thanh Hà",
    "issued_day": "20",
    "issued_month": "11",
    "issued_year": "2026",
    "dossier_code": "H24.119-261120-0001",
    "applicant_name": "Nguyễn Thị Hồng Nhung",
    "identity_number": "030185004217",
    "address": "Thôn Tiên Kiều, xã Thanh Hà, thành phố Hải Phòng",
    "phone": "0912 345 678",
    "email": "nhung@example.vn",
    "delegate_name": "Trần Quốc Khánh",
    "delegate_identity_number": "030090001234",
    "delegate_address": "Thôn Nhân Bầu, xã Thanh Hà",
    "delegate_phone": "0987 654 321",
    "delegate_email": "khanh@example.vn",
    "delegate_paper": "Giấy ủy quyền số 12 ngày 18/11/2026",
    "request": "Cấp Giấy xác nhận tình trạng hôn nhân",
    "dossier_copies": "01",
    "handling_time": "03 ngày làm việc",
    "received_hour": "08",
    "received_minute": "15",
    "received_day": "20",
    "received_month": "11",
    "received_year": "2026",
    "due_hour": "09",
    "due_minute": "45",
    "due_day": "25",
    "due_month": "11",
    "due_year": "2026",
    "desk_due": "17 giờ 00 phút, ngày 24/11/2026",
    "due_reason": (
        "3 ngày làm việc, không tính ngày nhận, thứ Bảy, Chủ nhật và ngày nghỉ 24/11 "
        "(Ngày Văn hóa Việt Nam): trả chiều thứ Tư 25/11/2026."
    ),
    "new_day": "27",
    "new_month": "11",
    "new_year": "2026",
    "stopped_hour": "14",
    "stopped_minute": "05",
    "stopped_day": "23",
    "stopped_month": "11",
    "stopped_year": "2026",
    "authority": "Ủy ban nhân dân xã Thanh Hà",
    "partners": "Công an xã Thanh Hà",
    "basis": "đề nghị của Ông/Bà/Tổ chức ngày 23/11/2026",
    "fee": "đã thu 15.000 đ",
    "signer_name": "Vũ Đình Trọng",
    "return_place": "Trung tâm Phục vụ hành chính công xã Thanh Hà",
    "register_book": "01/2026/Hộ tịch",
    "register_number": "412",
    "fee_amount": "15.000 đồng",
    "fee_words": "mười lăm nghìn đồng",
    "fee_state": "đã thanh toán",
    "officer_name": "Phạm Thu Hà",
    "submitter_name": "Nguyễn Thị Hồng Nhung",
    "survey_qr": "",
    "survey_code": "",
    "lookup": "Tra cứu tại dichvucong.gov.vn hoặc điện thoại 0220 3812 345.",
    "reason": "Tờ khai chưa ghi nơi cư trú trước đây.",
    "contact_name": "Phạm Thu Hà",
    "contact_phone": "0220 3812 345",
}
LISTS = {
    "components": [
        {"name": "Tờ khai theo mẫu", "originals": "1", "copies": "0"},
        {"name": "Quyết định ly hôn (trường hợp đã ly hôn)", "originals": "0", "copies": "1"},
        {"name": "Căn cước (xuất trình)", "originals": "1", "copies": "0"},
    ],
    "requirements": [
        {"text": "Bổ sung bản sao trích lục ghi chú ly hôn."},
        {"text": "Ghi đủ nơi cư trú trong tờ khai."},
    ],
    "returned": [{"text": "Tờ khai theo mẫu: 1 bản chính"}, {"text": "Căn cước: 1 bản sao"}],
    "handovers": [
        {
            "from_unit": "Bộ phận Tiếp nhận và Trả kết quả",
            "to_unit": "Bộ phận chuyên môn: Thẩm tra hồ sơ",
            "hour": "08",
            "minute": "30",
            "day": "20",
            "month": "11",
            "year": "2026",
            "from_name": "Phạm Thu Hà",
            "to_name": "Trần Quốc Khánh",
            "result": "trước hạn",
            "note": "Nhận đủ",
        },
        {
            "from_unit": "Bộ phận chuyên môn: Thẩm tra hồ sơ",
            "to_unit": "Lãnh đạo Ủy ban nhân dân xã",
            "hour": "16",
            "minute": "45",
            "day": "25",
            "month": "11",
            "year": "2026",
            "from_name": "Trần Quốc Khánh",
            "to_name": "Vũ Đình Trọng",
            "result": "quá hạn",
            "note": "",
        },
    ],
}
QR = "H24.119-261120-0001|2.000635|030185004217|Giấy tiếp nhận|onecua|20/11/2026 08:15"


def values(*flags, fields=None, lists=None, qr=QR):
    return PaperValues(
        {**FIELDS, **(fields or {})}, {**LISTS, **(lists or {})}, frozenset(flags), qr
    )


def page_texts(pdf):
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def squeezed(text):
    return re.sub(r"\s+", "", text)


def whole_text(pdf):
    return squeezed("".join(page_texts(pdf)))


def rasterised(pdf, dots_per_inch, page=0):
    """Return a grey image of a page as a viewer would show it."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument(None)
    document.load(buffer)
    points = document.pagePointSize(page)
    size = QSize(*(round(side * dots_per_inch / 72) for side in (points.width(), points.height())))
    drawn = document.render(page, size).convertToFormat(QImage.Format.Format_ARGB32)
    document.close()
    paper = QImage(size, QImage.Format.Format_ARGB32)
    paper.fill(0xFFFFFFFF)
    painter = QPainter(paper)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return paper.convertToFormat(QImage.Format.Format_Grayscale8)
