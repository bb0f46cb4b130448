"""Values for our own sheets: long real names, as many rows as asked for."""

from datetime import date, datetime, timedelta

from onecua.printing.sheets import (
    BriefingSheet,
    CallRow,
    CallSheet,
    DatedCall,
    DeadlineGroup,
    DeadlineRow,
    DeadlineSheet,
    DueRow,
    ExplanationSheet,
    HappenedRow,
    HeldRow,
)

DESK = "Trung tâm Phục vụ hành chính công xã Nguyễn Bỉnh Khiêm"
AT = datetime(2026, 11, 25, 7, 15)
PROCEDURES = (
    "Thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc có yếu tố nước ngoài",
    "Cấp Giấy xác nhận tình trạng hôn nhân",
    "Đăng ký thành lập hộ kinh doanh",
    "Liên thông các thủ tục hành chính về đăng ký khai sinh, cấp Thẻ bảo hiểm y tế cho trẻ em",
)
PEOPLE = (
    "Nguyễn Thị Hồng Nhung",
    "Tôn Nữ Hoàng Phương Thảo Nguyên",
    "Công ty Trách nhiệm hữu hạn Một thành viên Thương mại Dịch vụ Nông sản Thanh Hà",
    "Vũ Đình Trọng",
)
OFFICERS = ("Trần Quốc Khánh", "Phạm Thị Thu Hà", "Nguyễn Hoàng Phương Thảo Nguyên")


def code(number):
    return f"H24.119-2611{number % 28 + 1:02}-{number:04}"


def due_rows(count, stem=0, note=""):
    return [
        DueRow(
            code(stem + number),
            PROCEDURES[number % len(PROCEDURES)],
            OFFICERS[number % len(OFFICERS)],
            datetime(2026, 11, 25, 17) + timedelta(days=number % 3),
            note,
        )
        for number in range(count)
    ]


def call_rows(count):
    why = "Xin lỗi vì trả muộn, hẹn lại ngày 27/11; hỏi nhận kết quả ở đâu"
    return [
        CallRow(code(9000 + n), PEOPLE[n % len(PEOPLE)], f"0912 555 {n % 1000:03}", why)
        for n in range(count)
    ]


def briefing(overdue=3, today=5, tomorrow=4, at_risk=2, waiting=6, calls=4):
    return BriefingSheet(
        DESK,
        AT,
        date(2026, 11, 26),
        due_rows(overdue, 1000, "2 ngày"),
        due_rows(today, 2000),
        due_rows(tomorrow, 3000),
        due_rows(at_risk, 4000, "còn 1 ngày, thường mất 3 ngày"),
        due_rows(waiting, 5000, "12 ngày"),
        call_rows(calls),
    )


def calls(count=12):
    rows = [
        DatedCall(
            code(n),
            PEOPLE[n % len(PEOPLE)],
            f"0912 555 {n % 1000:03}",
            PROCEDURES[n % len(PROCEDURES)],
            datetime(2026, 11, 25, 17),
            datetime(2026, 11, 26, 17),
        )
        for n in range(count)
    ]
    return CallSheet(DESK, AT, "Nghỉ bão ngày 25/11/2026 theo Công điện 101/CĐ-TTg", rows)


def deadlines(count=8):
    groups = [
        DeadlineGroup(
            title,
            [
                DeadlineRow(
                    code(n),
                    PEOPLE[n % len(PEOPLE)],
                    PROCEDURES[n % len(PROCEDURES)],
                    OFFICERS[n % len(OFFICERS)],
                    datetime(2026, 11, 25, 17) + timedelta(days=n % 3),
                    "Quá hạn 2 ngày",
                )
                for n in range(count)
            ],
        )
        for title in ("Quá hạn", "Hôm nay", "1–3 ngày")
    ]
    return DeadlineSheet(DESK, AT, [*groups, DeadlineGroup("Tạm dừng", ())], "Lĩnh vực Hộ tịch")


def explanation(**changed):
    happened = [
        HappenedRow(datetime(2026, 11, 20, 9, 12), "Tiếp nhận hồ sơ", "Nguyễn Thị Hồng Nhung"),
        HappenedRow(
            datetime(2026, 11, 20, 9, 30),
            "Chuyển xử lý: Thẩm tra hồ sơ",
            "Nguyễn Thị Hồng Nhung",
            "Giao Trần Quốc Khánh",
        ),
        HappenedRow(
            datetime(2026, 11, 25, 9),
            "Xin lỗi và gia hạn trả kết quả",
            "Trần Quốc Khánh",
            "Chờ Công an tỉnh Quảng Ninh trả lời văn bản xác minh tình trạng hôn nhân",
        ),
        HappenedRow(datetime(2026, 12, 2, 10), "Có kết quả", "Trần Quốc Khánh"),
    ]
    held = [
        HeldRow(
            "Nguyễn Thị Hồng Nhung", datetime(2026, 11, 20, 9, 12), datetime(2026, 11, 20, 9, 30),
            "18 phút",
        ),
        HeldRow(
            "Trần Quốc Khánh (Thẩm tra hồ sơ)", datetime(2026, 11, 20, 9, 30), None,
            "54 giờ 30 phút", "8 giờ",
        ),
    ]  # fmt: skip
    given = {
        "office_parent": "ỦY BAN NHÂN DÂN\nXÃ NGUYỄN BỈNH KHIÊM",
        "desk_name": "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
        "desk_full_name": DESK,
        "number": "......../BC-TTPVHCC",
        "place": "Nguyễn Bỉnh Khiêm",
        "issued_on": date(2026, 12, 2),
        "recipient": "Chủ tịch Ủy ban nhân dân xã Nguyễn Bỉnh Khiêm",
        "dossier_code": "H24.119-261120-0001",
        "applicant_name": PEOPLE[2],
        "request": PROCEDURES[0],
        "received_at": datetime(2026, 11, 20, 9, 12),
        "promised_at": datetime(2026, 11, 26, 17),
        "due_at": datetime(2026, 11, 30, 17),
        "outcome": (
            "Có kết quả lúc 10:00 ngày 02/12/2026; so với hạn hiện hành: quá hạn 2 ngày làm việc."
        ),
        "changes": "Ngày T4 25/11 xin lỗi và gia hạn: hạn từ 17:00 T5 26/11 thành 17:00 T2 30/11.",
        "happened": happened,
        "held": held,
        "cause": "Chờ cơ quan phối hợp. Công an tỉnh Quảng Ninh trả lời chậm 3 ngày.",
        "apology": "Đã gửi Phiếu xin lỗi số 01/PXL ngày 25/11/2026, hẹn trả ngày 30/11/2026.",
    }
    return ExplanationSheet(**{**given, **changed})
