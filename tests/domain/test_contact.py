"""Phone numbers and e-mail addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecua.domain.contact import check_email, check_phone, restore_leading_zero, show_phone
from onecua.errors import RuleError


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0912555046", "0912555046"),
        (" 0912 555.046 ", "0912555046"),
        ("(024) 3825-1234", "02438251234"),
        ("+84 912 555 046", "0912555046"),
        ("+84 0912 555 046", "0912555046"),
        ("84912555046", "0912555046"),
        ("0084912555046", "0912555046"),
        ("0225.3820123", "02253820123"),
        ("19001234", "19001234"),
        ("1800 545 456", "1800545456"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_phone_is_kept_as_digits(typed, kept):
    assert check_phone(typed) == kept


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("0983 555 21", "Đang có 9 chữ số, cần 10. Không có thì để trống."),
        ("09835552101", "Đang có 11 chữ số, cần 10. Không có thì để trống."),
        ("022538", "Đang có 6 chữ số, cần 10 hoặc 11. Không có thì để trống."),
        ("0412345678", "Số di động bắt đầu bằng 03, 05, 07, 08 hoặc 09"),
        ("1234567890", "Xem lại các chữ số đầu"),
        ("không có", "chỉ gồm chữ số"),
        ("٠٩١٢٥٥٥٠٤٦", "chỉ gồm chữ số"),
    ],
)
def test_a_wrong_phone_is_told_how_to_mend(typed, said):
    with pytest.raises(RuleError, match=said) as refused:
        check_phone(typed)
    assert refused.value.field == "phone"


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("0912555046", "0912 555 046"),
        ("02253820123", "0225 3820 123"),
        ("02438251234", "024 3825 1234"),
        ("19001234", "1900 1234"),
        ("113", "113"),
        ("", ""),
    ],
)
def test_phone_is_shown_in_groups(kept, shown):
    assert show_phone(kept) == shown


@given(st.from_regex(r"0[35789][0-9]{8}|02[0-9]{8,9}|1900[0-9]{4,6}", fullmatch=True))
def test_a_shown_phone_is_accepted_again(number):
    assert check_phone(show_phone(number)) == number


@given(st.from_regex(r"0[35789][0-9]{8}|02[0-9]{8,9}", fullmatch=True))
def test_a_zero_lost_to_a_spreadsheet_comes_back(number):
    assert restore_leading_zero(str(int(number))) == number
    assert restore_leading_zero(number) == number


@pytest.mark.parametrize("typed", ["an@xa.vn", " nguyen.van.an+1@mail.haiphong.gov.vn ", ""])
def test_email_is_accepted(typed):
    assert check_email(typed) == typed.strip()


@pytest.mark.parametrize(
    "typed", ["an", "an@", "@xa.vn", "an@xa", "a b@xa.vn", "a@b@c.vn", "a@.vn"]
)
def test_a_wrong_email_is_refused(typed):
    with pytest.raises(RuleError, match="để trống"):
        check_email(typed)
