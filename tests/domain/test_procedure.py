"""The catalogue's statements about one procedure: term, fee, papers, validity."""

from datetime import date
from decimal import Decimal

import pytest

from onecua.domain.deadline import HandlingTime, Unit
from onecua.domain.dossier import Channel
from onecua.domain.procedure import (
    ChannelTerm,
    Component,
    Doubt,
    Fee,
    Procedure,
    Result,
    Scope,
    StatedTerm,
)

DESK, ONLINE, POSTAL = Channel.IN_PERSON, Channel.ONLINE, Channel.POSTAL


def days(amount: int, unit: Unit = Unit.WORKING_DAY) -> HandlingTime:
    return HandlingTime(Decimal(amount), unit)


def at_channel(channel: Channel, value: int, doubt: Doubt | None = None) -> ChannelTerm:
    unit = Unit.HOUR if doubt else Unit.WORKING_DAY
    return ChannelTerm(channel, Decimal(value), unit, doubt)


THREE_DAYS = StatedTerm(Decimal(3), Unit.WORKING_DAY, None)
BY_CHANNEL = StatedTerm(
    Decimal(27),
    Unit.WORKING_DAY,
    None,
    by_channel=(at_channel(DESK, 27), at_channel(ONLINE, 17)),
)


@pytest.mark.parametrize(
    ("term", "channel", "expected"),
    [
        (THREE_DAYS, DESK, days(3)),
        (THREE_DAYS, ONLINE, days(3)),
        (BY_CHANNEL, DESK, days(27)),
        (BY_CHANNEL, ONLINE, days(17)),
        (BY_CHANNEL, POSTAL, days(27)),
        (StatedTerm(), DESK, None),
        (StatedTerm(Decimal(5), None, Doubt.NO_UNIT), DESK, None),
        (StatedTerm(Decimal(20), Unit.DAY, Doubt.UNIT_CONFLICT), DESK, None),
    ],
)
def test_term_of_a_channel(term, channel, expected):
    assert term.for_channel(channel) == expected
    assert (term.ask_reason(channel) == "") == (expected is not None)


@pytest.mark.parametrize(
    ("doubt", "told"),
    [
        (Doubt.NO_TERM, "chưa có thời hạn"),
        (Doubt.NO_UNIT, "ghi số 5 mà không ghi đơn vị"),
        (Doubt.HOUR_UNSAID, "5 giờ, không rõ giờ làm việc"),
        (Doubt.UNIT_CONFLICT, "5 ngày, lời văn lại ghi ngày làm việc"),
    ],
)
def test_each_doubt_says_what_to_do(doubt, told):
    reason = StatedTerm(Decimal(5), None, doubt).ask_reason(DESK)
    assert told in reason
    assert reason.endswith("theo quyết định công bố thủ tục.")


def test_several_terms_are_all_named_once():
    terms = tuple(at_channel(each, value) for each in (DESK, ONLINE) for value in (2, 5))
    stated = StatedTerm(doubt=Doubt.SEVERAL_TERMS, by_channel=terms)
    assert "(2 ngày làm việc, 5 ngày làm việc)" in stated.ask_reason(DESK)
    assert "(2 ngày làm việc, 5 ngày làm việc)" in stated.ask_reason(POSTAL)


def test_an_hour_of_one_channel_is_asked_on_that_channel_only():
    terms = (at_channel(DESK, 1), at_channel(ONLINE, 2, Doubt.HOUR_UNSAID))
    stated = StatedTerm(Decimal(1), Unit.WORKING_DAY, None, by_channel=terms)
    assert not stated.must_ask
    assert stated.for_channel(DESK) == days(1)
    assert stated.for_channel(ONLINE) is None
    assert "2 giờ" in stated.ask_reason(ONLINE)


@pytest.mark.parametrize(
    ("fee", "channel", "amount"),
    [
        (Fee(), DESK, None),
        (Fee(0), DESK, 0),
        (Fee(10_000, online_amount=5_000), ONLINE, 5_000),
        (Fee(10_000, online_amount=5_000), POSTAL, 10_000),
        (Fee(None, online_amount=5_000), DESK, None),
        (Fee(10_000, online_amount=0), ONLINE, 0),
    ],
)
def test_unknown_fee_is_not_free(fee, channel, amount):
    assert fee.for_channel(channel) == amount


def paper(name: str, case: str = "") -> Component:
    return Component(0, name, case, 1, 0)


@pytest.mark.parametrize(
    ("name", "conditional"),
    [
        ("Tờ khai đăng ký khai sinh theo mẫu", False),
        ("Giấy chứng sinh; trường hợp không có Giấy chứng sinh thì nộp văn bản xác nhận", False),
        ("Trường hợp trẻ em bị bỏ rơi thì phải có biên bản", True),
        ("- Trường hợp thay đổi chủ hộ", True),
        ("(iv) Đối với hộ gia đình: văn bản thỏa thuận", True),
        ("Mảnh trích đo bản đồ địa chính (nếu có).", True),
    ],
)
def test_condition_is_read_from_the_name(name, conditional):
    assert paper(name).is_conditional is conditional


@pytest.mark.parametrize(
    ("name", "for_delegate"),
    [
        ("Văn bản ủy quyền (được chứng thực) theo quy định", True),
        ("- Giấy uỷ quyền của đối tượng", True),
        ("Tờ khai; văn bản ủy quyền nếu có", False),
    ],
)
def test_authorisation_is_for_delegates(name, for_delegate):
    assert paper(name).is_for_delegate is for_delegate


@pytest.mark.parametrize(
    ("name", "channels"),
    [
        ("Giấy chứng sinh", {DESK, ONLINE, POSTAL}),
        (
            "Mẫu hộ tịch điện tử tương tác (nếu lựa chọn nộp hồ sơ theo hình thức trực tuyến)",
            {ONLINE},
        ),
        (
            "Tờ khai (nếu người có yêu cầu lựa chọn nộp hồ sơ theo hình thức trực tiếp)",
            {DESK, POSTAL},
        ),
        (
            "Xuất trình (theo hình thức trực tiếp) hoặc tải lên (theo hình thức trực tuyến).",
            {DESK, ONLINE, POSTAL},
        ),
    ],
)
def test_paper_and_electronic_forms_exclude_each_other(name, channels):
    assert {channel for channel in Channel if paper(name).belongs_to(channel)} == channels


@pytest.mark.parametrize(
    ("name", "case", "remark"),
    [
        ("Giấy tờ phải được hợp pháp hóa lãnh sự", "Lưu ý", True),
        ("Ngoài giấy tờ nêu trên, nộp giấy tờ sau đây:", "", True),
        ("Tờ khai", "Giấy tờ phải nộp", False),
    ],
)
def test_remarks_are_no_papers(name, case, remark):
    assert paper(name, case).is_remark is remark


def procedure(**values: object) -> Procedure:
    stated = {"code": "1.001193", "name": "Thủ tục đăng ký khai sinh", "sector": "Hộ tịch"}
    return Procedure(**(stated | {"scope": Scope.COMMUNE, "enabled": True} | values))


def test_short_name_begins_with_the_telling_word():
    assert procedure().short_name == "Đăng ký khai sinh"
    assert procedure(name="Hòa giải tranh chấp đất đai").short_name == "Hòa giải tranh chấp đất đai"
    assert procedure(results=(Result("Giấy A"), Result("Giấy B"))).result == "Giấy A; Giấy B"


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "in_force"),
    [
        (None, None, True),
        (date(2026, 11, 20), None, True),
        (date(2026, 11, 21), None, False),
        (None, date(2026, 11, 20), True),
        (None, date(2026, 11, 19), False),
    ],
)
def test_both_validity_dates_are_included(valid_from, valid_to, in_force):
    dated = procedure(valid_from=valid_from, valid_to=valid_to)
    assert dated.in_force_on(date(2026, 11, 20)) is in_force
