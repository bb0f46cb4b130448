"""Row heights: enough lines for every text, broken between words as the program breaks them."""

import pytest

from onecua.reports.text_size import line_count, row_height, text_width


@pytest.mark.parametrize(
    ("text", "width"),
    [
        # Measured in Liberation Serif at 1000 points.
        ("Thành lập và hoạt động của tổ hợp tác, hợp tác xã", 19_940),
        ("TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT TTHC TẠI CƠ QUAN,", 25_729),
        ("Nguyễn Thị Hồng Nhung", 10_231),
        ("H24.119-261113-0645", 9_027),
        ("người đường ươm", 7_268),
    ],
)
def test_widths_follow_times_with_a_small_margin(text, width):
    assert width * 0.96 <= text_width(text, 1000) <= width * 1.05


def test_bold_and_larger_texts_are_wider():
    plain = text_width("Tổng số", 12)
    assert text_width("Tổng số", 12, bold=True) > plain
    assert text_width("Tổng số", 24) == pytest.approx(2 * plain)


def test_marks_cost_no_width_and_decomposed_text_is_as_wide():
    assert text_width("ệ", 12) == text_width("e", 12)
    assert text_width("ư", 12) > text_width("u", 12)


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("", 50, 1),
        ("một", 50, 1),
        ("một hai ba bốn", 50, 2),
        ("một\nhai", 500, 2),
        ("\n\n", 500, 3),
        ("x" * 100, 60, 11),
        ("một " + "x" * 20, 60, 4),
    ],
)
def test_lines_break_between_words_at_line_ends_and_inside_long_words(text, room, lines):
    assert line_count(text, room, 12) == lines


def test_row_height_leaves_room_for_stacked_marks():
    assert row_height(1, 12) >= 12 * 1.2
    assert row_height(3, 12) - row_height(2, 12) == pytest.approx(15, abs=0.1)


def test_a_line_that_just_fits_is_reckoned_as_broken():
    # Drawn by LibreOffice at 60 %: four lines in a column of 52 digits.
    words = (
        "Đăng ký đất đai, tài sản gắn liền với đất, cấp Giấy chứng nhận quyền sử dụng đất, "
        "quyền sở hữu tài sản gắn liền với đất lần đầu đối với hộ gia đình, cá nhân, cộng đồng "
        "dân cư, người gốc Việt Nam định cư ở nước ngoài"
    )
    assert line_count(words, 52 * 6 - 5, 10) == 4
