"""The text of an identity card's code and the checks of an identity number."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecua.domain import identity_card
from onecua.domain.applicant import Gender
from onecua.domain.identity_card import (
    check_number,
    is_year_only,
    looks_like_card,
    parse_birth_date,
    read_card,
)
from onecua.errors import RuleError

CARD = (
    "030192004321|142563789|Nguyễn Thị Thu Hà|14051992|Nữ"
    "|Thôn Phúc Lộc, Xã Thanh Hà, Thành phố Hải Phòng|15042021"
)
CONTRADICTION = (
    "Số này ghi năm sinh {}, ô ngày sinh ghi {}. "
    "Xem lại hai chữ số năm trên thẻ rồi sửa một trong hai ô."
)


def test_a_card_is_read():
    reading = read_card(CARD)
    assert reading.number == "030192004321"
    assert reading.old_number == "142563789"
    assert reading.full_name == "Nguyễn Thị Thu Hà"
    assert reading.born_on == date(1992, 5, 14)
    assert reading.gender is Gender.FEMALE
    assert reading.address == "Thôn Phúc Lộc, Xã Thanh Hà, Thành phố Hải Phòng"
    assert reading.issued_on == date(2021, 4, 15)
    assert reading.warnings == ()
    assert reading.raw == CARD


@pytest.mark.parametrize(
    "text",
    [
        CARD + "\r\n",
        "\ufeff  " + CARD,
        CARD.replace("|", " | "),
        unicodedata.normalize("NFD", CARD),
        CARD + "||Nguyễn Văn Cha|Trần Thị Mẹ",
        CARD.replace("Nguyễn Thị Thu Hà", "NGUYỄN THỊ THU HÀ"),
    ],
)
def test_the_same_card_is_read_however_it_comes(text):
    reading, plain = read_card(text), read_card(CARD)
    assert reading.raw == text
    for part in ("number", "full_name", "born_on", "gender", "address", "issued_on", "warnings"):
        assert getattr(reading, part) == getattr(plain, part)


def test_four_fields_are_enough():
    reading = read_card("030085012377||Đặng Văn Khải|09031985")
    assert (reading.old_number, reading.address, reading.issued_on) == ("", "", None)
    assert reading.gender is None
    assert reading.warnings == ("Không đọc được giới tính trên thẻ. Chọn lại theo thẻ.",)


def test_doubtful_parts_are_left_out_and_named():
    reading = read_card(
        "030085012377|12|Đặng Văn Khải|31021985|Khác|Xã Thanh Hà|2021", today=date(2026, 11, 20)
    )
    assert (reading.born_on, reading.gender, reading.old_number) == (None, None, "")
    assert "Không đọc được ngày sinh «31021985». Gõ lại theo thẻ." in reading.warnings


def test_a_day_of_issue_still_to_come_is_not_believed():
    text = CARD.replace("15042021", "15042031")
    assert read_card(text).issued_on == date(2031, 4, 15)
    reading = read_card(text, today=date(2026, 11, 20))
    assert reading.issued_on is None
    assert reading.warnings == ("Không đọc được ngày cấp «15042031». Gõ lại theo thẻ.",)


def test_a_card_that_contradicts_itself_says_so():
    reading = read_card(CARD.replace("14051992", "14051929"))
    assert reading.warnings == (CONTRADICTION.format(1992, 1929),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Chưa có chữ nào từ thẻ"),
        ("https://vneid.gov.vn/?id=1|2|3|4", "đường liên kết"),
        ('{"so": "030192004321", "ten": "A"}', "không theo dạng"),
        ("Số: 030192004321 Họ tên: Nguyễn Văn A Ngày sinh: 1990", "không theo dạng"),
        ("H24.119-261120-0001|1.001193|x|y", "mã hồ sơ trên giấy tiếp nhận"),
        ("030192004321|142563789|Nguyễn Thị Thu Hà", "7 phần .* ở đây có 3"),
        ("030192004321", "7 phần .* ở đây có 1"),
        ("03019200432|142563789|Nguyễn Thị Thu Hà|14051992", "số định danh 12 chữ số"),
        ("030192004321|142563789||14051992", "không phải họ tên"),
        ("030192004321|142563789|14051992|Nguyễn Thị Thu Hà", "không phải họ tên"),
        ("1" * 5000, "dài quá"),
    ],
)
def test_what_is_no_card_is_refused_with_what_to_do(text, said):
    with pytest.raises(RuleError, match=said) as refused:
        read_card(text)
    assert refused.value.message.endswith("Gõ số định danh và họ tên từ thẻ.")


@given(st.text("0123456789|NamNữ{[:-/ \u200b", max_size=120))
def test_any_text_is_read_or_refused(text):
    try:
        number = read_card(text).number
    except RuleError:
        return
    assert len(number) == 12


def test_a_repair_is_tried_when_the_text_does_not_read(monkeypatch):
    damaged = CARD.replace("|", "~")
    with pytest.raises(RuleError):
        read_card(damaged)
    repairs = (lambda text: None, lambda text: text.replace("~", "|"))
    monkeypatch.setattr(identity_card, "REPAIRS", repairs)
    assert read_card(damaged).full_name == "Nguyễn Thị Thu Hà"


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        (CARD, True),
        ("\ufeff" + CARD + "\n", True),
        ("030085012377||Đặng Văn Khải|09031985", True),
        ("030085012377", False),
        ("Thôn 1 | Xã A | Tỉnh B | x", False),
        ("Nguyễn Văn An", False),
        ("", False),
    ],
)
def test_a_card_is_told_from_what_people_type(text, looks):
    assert looks_like_card(text) is looks


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("14/05/1992", date(1992, 5, 14)),
        ("4/5/1992", date(1992, 5, 4)),
        ("14.05.1992", date(1992, 5, 14)),
        ("14-5-1992", date(1992, 5, 14)),
        ("14051992", date(1992, 5, 14)),
        ("1992-05-14", date(1992, 5, 14)),
        ("29/02/2024", date(2024, 2, 29)),
        ("1992", date(1992, 1, 1)),
        ("00001992", date(1992, 1, 1)),
        ("00/00/1992", date(1992, 1, 1)),
        (" ", None),
    ],
)
def test_birth_dates_are_read_as_people_write_them(text, day):
    assert parse_birth_date(text) == day


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("31/02/1992", "Không có ngày «31/02/1992»"),
        ("29/02/2023", "Không có ngày"),
        ("14/05/92", "Viết như 14/05/1992"),
        ("05/14/1992", "Không có ngày"),
        ("hôm qua", "Không có ngày"),
        ("14/05/1892", "quá xa"),
        ("0000", "Không có ngày"),
        ("21/11/2026", r"21/11/2026 chưa tới"),
        ("2027", "chưa tới"),
    ],
)
def test_impossible_birth_dates_are_refused(text, said):
    with pytest.raises(RuleError, match=said) as refused:
        parse_birth_date(text, date(2026, 11, 20))
    assert refused.value.field == "born_on"


@given(st.dates(date(1900, 1, 1), date(2026, 11, 20)), st.sampled_from(["%d/%m/%Y", "%d%m%Y"]))
def test_a_written_birth_date_reads_back(day, form):
    assert parse_birth_date(day.strftime(form), date(2026, 11, 20)) == day


@pytest.mark.parametrize(
    ("text", "alone"), [("1992", True), ("00001992", True), ("14051992", False), ("", False)]
)
def test_a_year_alone_is_told(text, alone):
    assert is_year_only(text) is alone


def test_a_number_that_contradicts_the_birth_year_is_a_problem():
    check = check_number("030085012377", date(1958, 3, 9), Gender.MALE)
    assert check.problems == (CONTRADICTION.format(1985, 1958),)
    assert check.warnings == ()


def test_a_number_of_the_wrong_century_points_to_the_fourth_digit():
    (problem,) = check_number("030005012377", date(2005, 3, 9)).problems
    assert "năm sinh 1905, ô ngày sinh ghi 2005. Xem lại chữ số thứ tư" in problem


def test_a_number_that_contradicts_the_gender_is_a_problem():
    (problem,) = check_number("030185012377", date(1985, 3, 9), Gender.MALE).problems
    assert problem.startswith("Số này ghi giới tính Nữ, ô giới tính ghi Nam.")


@given(st.integers(1900, 2399), st.sampled_from(Gender), st.integers(0, 999999), st.just("030"))
def test_a_number_made_of_birth_year_and_gender_agrees_with_them(year, gender, tail, province):
    digit = (year // 100 - 19) * 2 + (gender is Gender.FEMALE)
    number = f"{province}{digit}{year % 100:02}{tail:06}"
    born_on = date(year, 7, 1)
    assert check_number(number, born_on, gender) == identity_card.NumberCheck()
    assert check_number(number, born_on.replace(year=year + 1), gender).problems
    other = Gender.MALE if gender is Gender.FEMALE else Gender.FEMALE
    assert check_number(number, born_on, other).problems


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        ("03008501237", "Đang có 11 chữ số, cần 12"),
        ("0300850123777", "Đang có 13 chữ số, cần 12"),
        ("03008501237<", "chữ cái không dấu"),
        ("A" * 21, "tối đa 20 ký tự"),
    ],
)
def test_numbers_of_no_known_shape_are_problems(number, problem):
    (found,) = check_number(number).problems
    assert problem in found


@pytest.mark.parametrize(
    ("number", "warning"),
    [
        ("003085012377", "003 không phải mã tỉnh"),
        ("136085012377", "136 là mã đăng ký khai sinh ở nước ngoài"),
        ("142563789", "CMND 9 chữ số hết giá trị sử dụng từ 01/01/2025"),
    ],
)
def test_unusual_numbers_only_warn(number, warning):
    check = check_number(number)
    assert check.problems == ()
    assert warning in check.warnings[0]


@pytest.mark.parametrize("number", ["", "C1234567", "B 765-4321", "001085012377", "096085012377"])
def test_usual_numbers_passports_and_nothing_pass(number):
    assert check_number(number) == identity_card.NumberCheck()
