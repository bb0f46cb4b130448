"""The keys of the window as data: what works everywhere, and what each page adds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Keys under one heading, each with what it does; `page` is the page's key, empty for all."""

    page: str
    title: str
    keys: tuple[tuple[str, str], ...]


KEY_GROUPS = (
    KeyGroup(
        "",
        "Ở mọi trang",
        (
            ("Alt+1", "Tổng quan"),
            ("Alt+2", "Tiếp nhận"),
            ("Alt+3", "Hồ sơ"),
            ("Alt+4", "Hạn xử lý"),
            ("Alt+6", "Khảo sát"),
            ("Alt+8", "Báo cáo"),
            ("Alt+9", "Thủ tục"),
            ("Alt+0", "Quản trị"),
            ("F2", "Tiếp nhận hồ sơ, từ bất cứ đâu"),
            ("F7", "Màn hình công dân; ở hồ sơ đã trả: mời đánh giá"),
            ("Ctrl+K", "Tìm theo mã, tên, số định danh, điện thoại"),
            ("Ctrl+Enter", "Việc chính của trang, góc dưới bên phải"),
            ("F8", "Đến chỗ cần xem lại tiếp theo"),
            ("Enter", "Sang ô kế tiếp; Shift+Enter về ô trước"),
            ("Esc", "Đóng danh sách, thôi việc đang mở; chữ đã gõ vẫn còn"),
            ("F1", "Bảng phím này"),
        ),
    ),
    KeyGroup(
        "intake",
        "Tiếp nhận",
        (
            ("Ctrl+Enter", "Lưu và in giấy hẹn"),
            ("Ctrl+2", "Yêu cầu bổ sung"),
            ("Ctrl+3", "Từ chối tiếp nhận"),
            ("Ctrl+4", "Trả ngay, không hẹn"),
            ("F9", "Nhận đủ giấy tờ"),
            ("Ctrl+M", "Giấy tờ của trường hợp khác"),
            ("Space", "Nhận hoặc bỏ một giấy tờ"),
            ("F4", "Vì sao hẹn ngày này"),
            ("Alt+O", "Người nộp là tổ chức"),
            ("Alt+U", "Nộp thay, được ủy quyền"),
            ("Alt+N", "Nội dung thêm, nhập hồ sơ hôm trước"),
            ("Alt+G", "Ghim thủ tục lên đầu"),
        ),
    ),
    KeyGroup(
        "dossiers",
        "Hồ sơ",
        (
            ("Ctrl+F", "Lọc nhanh danh sách"),
            ("Ctrl+1", "Bước tiếp theo: có kết quả, trả kết quả"),
            ("Ctrl+2", "Yêu cầu bổ sung"),
            ("Ctrl+3", "Từ chối"),
            ("Ctrl+4", "Xin lỗi, gia hạn"),
            ("Ctrl+5", "Dừng hoặc rút"),
            ("Ctrl+6", "Chờ nghĩa vụ tài chính"),
            ("Ctrl+7", "Kéo dài để xác minh"),
            ("Ctrl+8", "Xin ý kiến phối hợp; Ctrl+9 nhận ý kiến"),
            ("Ctrl+B", "Chuyển, bàn giao, chọn bước"),
            ("Ctrl+N", "Ghi nguyên nhân quá hạn"),
            ("Ctrl+G", "Giải trình quá hạn"),
            ("F4", "Vì sao hẹn ngày này"),
            ("Ctrl+I", "Sửa thông tin"),
            ("Ctrl+L", "Ghi việc của hôm trước"),
            ("Ctrl+Z", "Hoàn tác bước vừa làm"),
            ("Ctrl+P", "In lại giấy"),
            ("Ctrl+E", "Xuất Excel"),
            ("Ctrl+Del", "Hủy hồ sơ nhập nhầm"),
        ),
    ),
    KeyGroup(
        "deadlines",
        "Hạn xử lý",
        (
            ("Space", "Đánh dấu hồ sơ; Ctrl+A cả nhóm"),
            ("F4", "Vì sao hẹn ngày này, có gì chậm"),
            ("Ctrl+1", "Hiện, ẩn nhóm quá hạn; đến Ctrl+5 tạm dừng"),
            ("Ctrl+B", "Chuyển người giữ"),
            ("Ctrl+G", "Danh sách gọi người dân"),
            ("Ctrl+P", "Tờ giao ban, cả ở Tổng quan"),
            ("Ctrl+L", "In danh sách"),
            ("Ctrl+E", "Xuất Excel"),
        ),
    ),
    KeyGroup(
        "surveys",
        "Khảo sát",
        (
            ("Ctrl+Enter", "Xuất Excel; ghi phiếu giấy đang gõ"),
            ("Ctrl+P", "Tờ niêm yết; in phiếu của mẫu"),
            ("1", "Trả lời mức 1, sang câu sau; đến 9"),
            ("0", "Sửa câu trước; + để trống một câu"),
            ("Ctrl+Z", "Lấy lại phiếu giấy vừa ghi"),
            ("Ctrl+Del", "Bỏ phiếu giấy đang gõ"),
            ("Ctrl+R", "Kiểm lại một phiếu của đợt"),
            ("Ctrl+D", "Chốt đợt phiếu giấy; Ctrl+M gộp phiếu"),
            ("Ctrl+G", "Ghi điểm tự chấm của chín chỉ số"),
        ),
    ),
    KeyGroup(
        "reports",
        "Báo cáo",
        (
            ("Alt+←", "Kỳ trước, cả ở Khảo sát"),
            ("Alt+→", "Kỳ sau, cả ở Khảo sát"),
            ("Enter", "Mở hồ sơ của ô đang chọn"),
            ("Ctrl+C", "Chép bảng"),
            ("Ctrl+Enter", "Xuất Excel"),
        ),
    ),
    KeyGroup(
        "catalogue",
        "Thủ tục",
        (
            ("Ctrl+F", "Tìm thủ tục: tên, mã, chữ đầu"),
            ("F6", "Qua lại danh sách và chi tiết"),
            ("Ctrl+Enter", "Lưu cách tính hạn và quy trình"),
            ("Ctrl+N", "Thêm một bước sau bước đang ghi"),
            ("Alt+↑", "Đưa bước lên; Alt+↓ đưa xuống"),
            ("Ctrl+Del", "Bỏ bước đang ghi"),
        ),
    ),
    KeyGroup(
        "admin",
        "Quản trị",
        (
            ("Ctrl+Enter", "Lưu thay đổi, nhập danh sách"),
            ("Alt+L", "Mở lịch làm việc"),
            ("Ctrl+O", "Chọn danh sách của tỉnh"),
            ("Ctrl+B", "Sao lưu ngay"),
            ("Ctrl+N", "Thêm cán bộ"),
            ("Ctrl+R", "Kiểm tra toàn vẹn; Alt+V mở trang Toàn vẹn"),
        ),
    ),
)
