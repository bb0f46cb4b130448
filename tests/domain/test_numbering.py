"""Dossier codes, counters' blocks, slip numbers and register books."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecua.domain import numbering
from onecua.domain.numbering import DossierCode, FormSet, Slip
from onecua.errors import RuleError

# The 92 sectors of the shipped catalogue whose books must be told apart.
SECTORS = """
Hộ tịch
Chính sách
Thành lập và hoạt động của tổ hợp tác, hợp tác xã, liên hiệp hợp tác xã
Hàng hải và đường thủy nội địa
Đất đai
Người có công
Thủy lợi
Cấp, quản lý căn cước
Giáo dục mầm non
Thực hiện chính sách BHXH
Bảo trợ xã hội
Đăng ký, quản lý cư trú
Chứng thực
Đăng ký, quản lý phương tiện giao thông cơ giới, xe máy chuyên dùng
Quản lý xuất nhập cảnh
Hoạt động xây dựng
Quản lý nhà nước về hội, quỹ
Giáo dục thường xuyên
Giáo dục trung học
Lâm nghiệp
Nhà ở và công sở
Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)
Nghĩa vụ quân sự
Giáo dục tiểu học
Thủy sản
Định danh và xác thực điện tử
Giảm nghèo
Hòa giải ở cơ sở
Hạ tầng kỹ thuật
Lưu thông hàng hóa trong nước
Nuôi con nuôi
Quy hoạch đô thị và nông thôn
Đường bộ
Biển và hải đảo
Giáo dục phổ thông
Phát thanh, truyền hình và thông tin điện tử
Phòng, chống tham nhũng
Tài chính đất đai
Các cơ sở giáo dục khác
Giáo dục và Đào tạo thuộc hệ thống giáo dục quốc dân
Kinh doanh khí
Trẻ em
Tín ngưỡng, tôn giáo
Dân quân tự vệ
Tuyển sinh quân sự
Phòng cháy, chữa cháy
Chi trả các chế độ BHXH
Thu BHXH, BHYT, BHTN, BH tai nạn lao động, BNN
Thực hiện chính sách BHYT
Chăn nuôi
Di sản văn hóa
Giáo dục nghề nghiệp
Quản lý chương trình mục tiêu quốc gia
Quản lý công sản
Quản lý thuế, phí, lệ phí và thu khác của ngân sách nhà nước
Quản lý Đê điều và Phòng, chống thiên tai
Thi đua - khen thưởng
Thành lập và hoạt động của tổ hợp tác
Tài nguyên nước
Văn bằng, chứng chỉ
Văn hóa
Địa chất và khoáng sản
Khiếu nại, tố cáo
Quản lý ngành nghề đầu tư, kinh doanh có điều kiện về an ninh, trật tự
An toàn thực phẩm
Bảo hiểm
Bồi thường nhà nước
Công nghiệp địa phương
Dân số, Bà mẹ - Trẻ em
Giải quyết khiếu nại
Giải quyết tố cáo
Hỗ trợ tổ hợp tác, hợp tác xã, liên hiệp hợp tác xã
Kinh tế hợp tác và Phát triển nông thôn
Kiểm lâm
Môi trường
Nông nghiệp
Phòng, chống tệ nạn xã hội
Quản lý chất lượng công trình xây dựng
Quản lý chất lượng nông lâm sản và thủy sản
Quản lý lao động ngoài nước
Thú y
Thể dục thể thao
Tiếp công dân
Trồng trọt
Xử lý đơn thư
Đăng ký biện pháp bảo đảm
Ứng phó sự cố tràn dầu
Quản lý vũ khí, vật liệu nổ, công cụ hỗ trợ và pháo
Sát hạch, cấp giấy phép lái xe
Tổ chức cai nghiên ma túy và quản lý sau cai nghiện
Tổ chức, cán bộ
Cấp sổ BHXH, thẻ BHYT
""".strip().splitlines()


@pytest.mark.parametrize(
    ("text", "unit", "day", "serial"),
    [
        ("H24.119-261120-0001", "H24.119", date(2026, 11, 20), "0001"),
        ("H21-260101-0001", "H21", date(2026, 1, 1), "0001"),
        ("H21.217.05-261231-1999", "H21.217.05", date(2026, 12, 31), "1999"),
        ("000.17.22.H56-210531-0001", "000.17.22.H56", date(2021, 5, 31), "0001"),
        ("H24.119-261120-010001", "H24.119", date(2026, 11, 20), "010001"),
        (" h29.259 – 260804 - 0645\n", "H29.259", date(2026, 8, 4), "0645"),
    ],
)
def test_codes_of_2018_and_of_today_are_read(text, unit, day, serial):
    code = numbering.parse_dossier_code(text)
    assert code == DossierCode(unit, day, serial)
    assert numbering.parse_dossier_code(str(code)) == code
    assert code.number == int(serial)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "phải có dạng H24.119-261120-0001"),
        ("H99-001", "phải có dạng"),
        ("H24.119-261120-001", "phải có dạng"),
        ("24.119-261120-0001", "phải có dạng"),
        ("H24.119.01.02-261120-0001", "phải có dạng"),
        ("H24.119-261120-0001 Nguyễn Văn An", "phải có dạng"),
        ("H24.119-٢٦١١٢٠-0001", "phải có dạng"),
        ("H24.119-261120-" + "1" * 100, "phải có dạng"),
        ("H24.119-261320-0001", "261320, không phải một ngày"),
        ("H24.119-260230-0001", "260230, không phải một ngày"),
    ],
)
def test_other_codes_are_refused(text, said):
    with pytest.raises(RuleError, match=said) as refused:
        numbering.parse_dossier_code(text)
    assert refused.value.field == "dossier_code"


def test_a_new_code_has_four_digits_at_least():
    assert str(numbering.dossier_code("H24.119", date(2026, 11, 20), 16)) == "H24.119-261120-0016"
    assert str(numbering.dossier_code("H24", date(2026, 1, 2), 12345)) == "H24-260102-12345"


@pytest.mark.parametrize("text", ["H24.119", " h24.119 ", "H24", "H24.119.5", "000.17.22.H56"])
def test_unit_codes_are_accepted_in_capitals(text):
    assert numbering.check_unit_code(text) == text.strip().upper()


@pytest.mark.parametrize("text", ["", "24.119", "H24-119", "H24.1190", "Xã Thanh Hà"])
def test_other_unit_codes_are_refused(text):
    with pytest.raises(RuleError, match=r"H24\.119"):
        numbering.check_unit_code(text)


@pytest.mark.parametrize(
    ("counter", "first", "last"), [(1, 1, 1999), (2, 2001, 2999), (9, 9001, 9999)]
)
def test_each_counter_has_its_block(counter, first, last):
    numbers = numbering.block(counter)
    assert (numbers[0], numbers[-1]) == (first, last)


def test_blocks_never_meet():
    numbers = [number for counter in range(1, 10) for number in numbering.block(counter)]
    assert len(numbers) == len(set(numbers)) == 1999 + 8 * 999


@pytest.mark.parametrize("counter", [0, 10, -1])
def test_there_are_nine_counters(counter):
    with pytest.raises(RuleError, match="từ 1 đến 9"):
        numbering.block(counter)


@given(st.integers(1, 9), st.data())
def test_the_next_number_is_one_above_the_highest_used(counter, data):
    numbers = numbering.block(counter)
    assert numbering.next_number(counter, None) == numbers[0]
    used = data.draw(st.sampled_from(numbers[:-1]))
    assert numbering.next_number(counter, used) == used + 1


def test_a_full_block_is_refused_with_what_to_do():
    with pytest.raises(RuleError, match=r"Quầy 2 .*\(2001–2999\).*quầy khác"):
        numbering.next_number(2, 2999)


@pytest.mark.parametrize(
    ("slip", "words"),
    [
        (Slip.RECEIPT, "12/TTPVHCC"),
        (Slip.SUPPLEMENT, "12/PBS-TTPVHCC"),
        (Slip.REFUSAL, "12/PTC-TTPVHCC"),
        (Slip.APOLOGY, "12/PXL"),
        (Slip.STOP_NOTICE, "12/TB-TTPVHCC"),
        (Slip.CONTROL_SLIP, "12/PKS-TTPVHCC"),
        (Slip.REGISTER, "12/STD-TTPVHCC"),
    ],
)
def test_slips_are_signed_as_circular_03_2025_says(slip, words):
    assert numbering.slip_number_words(slip, 12) == words


def test_a_desk_may_sign_otherwise_and_small_numbers_get_a_zero():
    assert numbering.slip_number_words(Slip.REFUSAL, 5, "BPTNTKQ") == "05/PTC-BPTNTKQ"
    old = numbering.slip_number_words(Slip.SUPPLEMENT, 5, form_set=FormSet.TT_01_2018)
    assert old == "05/HDHS"


@pytest.mark.parametrize(
    ("form_set", "numbers"),
    [
        (FormSet.TT_03_2025, ["01", "02", "03", "04", "05", "06", "07"]),
        (FormSet.TT_01_2018, ["01", "02", "03", "04", None, "05", "06"]),
    ],
)
def test_the_two_sets_of_forms_number_their_papers(form_set, numbers):
    assert [numbering.form_number(slip, form_set) for slip in Slip] == numbers


@pytest.mark.parametrize(
    ("sector", "book"),
    [
        ("Hộ tịch", "2026-HT"),
        ("HỘ  TỊCH", "2026-HT"),
        ("Chứng thực", "2026-CT"),
        ("Đất đai", "2026-ĐĐ"),
        ("Đường bộ", "2026-ĐB"),
        ("Thủy lợi", "2026-TL"),
        ("Thuỷ lợi", "2026-TL"),
        ("Ứng phó sự cố tràn dầu", "2026-UPSCTD"),
        ("", "2026-KHAC"),
    ],
)
def test_books_are_named_after_year_and_sector(sector, book):
    assert numbering.register_book(2026, sector) == book


def test_no_two_shipped_sectors_share_a_book():
    books = {numbering.register_book(2026, sector) for sector in SECTORS}
    assert len(books) == len(SECTORS) == 92


@pytest.mark.parametrize("sector", ["Chính trị", "Hành trình", "Đo đạc", "Bưu chính hàng y tế"])
def test_a_sector_of_the_office_never_takes_a_reserved_book(sector):
    reserved = {
        numbering.register_book(2026, name) for name in ("Hộ tịch", "Chứng thực", "Đất đai")
    }
    assert numbering.register_book(2026, sector) not in reserved


@given(st.text(max_size=60))
def test_any_name_gives_a_short_book_name(sector):
    book = numbering.register_book(2026, sector)
    assert book == numbering.register_book(2026, sector)
    assert 6 <= len(book) <= 5 + 8 + 20
