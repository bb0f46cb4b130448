"""Reading and searching the catalogue."""

import json
from datetime import date, time
from decimal import Decimal

import pytest

from onecua.assets import resource
from onecua.domain.catalogue import (
    Catalogue,
    national_code,
    parse_catalogue,
    parse_sectors,
    sector_named,
)
from onecua.domain.deadline import Unit
from onecua.domain.dossier import Channel
from onecua.domain.procedure import ChannelTerm, Component, Doubt, Procedure, Result, Scope
from onecua.errors import RuleError

RECORD = {
    "code": "1.000001",
    "name": "Thủ tục thử",
    "sector": "Hộ tịch",
    "scope": "commune_peoples_committee",
    "enabled": True,
    "handling_time": {
        "value": 1,
        "unit": "same_day",
        "cutoff": "15:00",
        "variants": [{"channel": "online", "value": 2, "unit": "hour"}],
    },
    "fee": {"amount": 2000, "per": "trang"},
    "components": [
        {"papers": [{"name": "Tờ khai", "originals": 1, "copies": 0}]},
        {
            "case": "Giấy tờ phải nộp",
            "papers": [{"name": "Giấy khác", "originals": None, "copies": None, "note": "Mẫu 1"}],
        },
    ],
    "results": [{"name": "Giấy khai sinh", "code": "KQ.G15.000031"}],
    "channels": ["direct", "postal"],
    "legal_basis": ["60/2014/QH13"],
    "confidence": "high",
    "valid_from": "2026-07-01",
}


def file_of(*records: dict[str, object], **header: object) -> str:
    stated = {"as_of": "2026-10", "count": len(records), "procedures": records}
    return json.dumps(stated | header)


def parsed(**changes: object) -> Procedure:
    return parse_catalogue(file_of(RECORD | changes)).procedures[0]


def test_every_value_of_a_record_is_read():
    procedure = parsed()
    assert procedure.scope is Scope.COMMUNE
    assert procedure.components == (
        Component(0, "Tờ khai", "", 1, 0),
        Component(1, "Giấy khác", "Giấy tờ phải nộp", None, None, "Mẫu 1"),
    )
    term = procedure.handling_time
    assert (term.value, term.unit, term.cutoff) == (Decimal(1), Unit.SAME_DAY, time(15))
    assert term.by_channel == (ChannelTerm(Channel.ONLINE, Decimal(2), Unit.HOUR),)
    assert (procedure.fee.amount, procedure.fee.per) == (2000, "trang")
    assert procedure.results == (Result("Giấy khai sinh", "KQ.G15.000031"),)
    assert procedure.channels == (Channel.IN_PERSON, Channel.POSTAL)
    assert (procedure.valid_from, procedure.valid_to) == (date(2026, 7, 1), None)


@pytest.mark.parametrize(
    ("term", "doubt"),
    [
        ({}, Doubt.NO_TERM),
        ({"value": None, "unit": None}, Doubt.NO_TERM),
        ({"value": 3, "unit": None}, Doubt.NO_UNIT),
        ({"value": 3, "unit": "hour", "needs_check": "hour_unsaid"}, Doubt.HOUR_UNSAID),
        ({"value": 0.5, "unit": "working_day"}, None),
    ],
)
def test_an_open_term_must_be_asked_whatever_the_file_says(term, doubt):
    assert parsed(handling_time=term).handling_time.doubt is doubt


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "dòng 1, cột 1"),
        ('{"procedures": [', "không đọc được"),
        ("[]", "không có phần «procedures»"),
        ('{"count": 0}', "không có phần «procedures»"),
        (file_of(RECORD, count=2), "ghi 2 mục nhưng có 1"),
        (file_of(RECORD, RECORD), "hai thủ tục cùng mã 1.000001"),
        (file_of(RECORD, as_of=None), "«as_of»"),
        (file_of(RECORD | {"code": "1.0001"}), "mã dạng 1.001193"),
        (file_of(RECORD | {"name": " "}), "«name» phải là chữ"),
        (file_of(RECORD | {"name": 5}), "thứ 1 1.000001, mục «name»"),
        (file_of(RECORD | {"scope": "province"}), "«scope» phải là một trong"),
        (file_of(RECORD | {"scope": None}), "«scope» phải là một trong"),
        (file_of(RECORD | {"scope": []}), "«scope» phải là một trong"),
        (file_of(RECORD | {"enabled": "true"}), "true hoặc false"),
        (file_of(RECORD | {"channels": ["fax"]}), "«channels»"),
        (file_of(RECORD | {"channels": "direct"}), "danh sách"),
        (file_of(RECORD | {"legal_basis": [1]}), "danh sách chữ"),
        (file_of(RECORD | {"components": [1]}), "«components»"),
        (file_of(RECORD | {"components": [{"papers": [{"name": ""}]}]}), "papers thứ 1"),
        (file_of(RECORD | {"fee": {"amount": -1}}), "số nguyên không âm"),
        (file_of(RECORD | {"fee": {"amount": True}}), "số nguyên không âm"),
        (file_of(RECORD | {"fee": 5}), "một nhóm giá trị"),
        (file_of(RECORD | {"handling_time": {"value": "3"}}), "số không âm"),
        (file_of(RECORD | {"handling_time": {"value": 3, "unit": "week"}}), "working_day"),
        (file_of(RECORD | {"handling_time": {"value": 0, "unit": "day"}}), "lớn hơn 0"),
        (file_of(RECORD | {"handling_time": {"cutoff": "3 giờ"}}), "giờ dạng 15:00"),
        (file_of(RECORD | {"handling_time": {"variants": [{"channel": "online"}]}}), "«value»"),
        (file_of(RECORD | {"valid_to": "20/11/2026"}), "ngày dạng 2026-11-20"),
    ],
)
def test_a_bad_file_is_refused_in_vietnamese_and_names_the_place(text, told):
    with pytest.raises(RuleError) as refused:
        parse_catalogue(text)
    assert told in refused.value.message


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e999"])
def test_a_number_that_is_none_is_refused(number):
    text = file_of(RECORD | {"handling_time": {"value": "§"}})
    with pytest.raises(RuleError, match="số không âm"):
        parse_catalogue(text.replace('"\\u00a7"', number))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1.001193", "1.001193"),
        ("1.013978.H41", "1.013978"),
        ("2.000815.000.00.00.H44", "2.000815"),
        (" 2.000815 ", "2.000815"),
        ("1001193", None),
        ("11.001193", None),
        ("1.0011934", None),
    ],
)
def test_provincial_suffix_is_no_part_of_the_code(text, code):
    assert national_code(text) == code


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return parse_catalogue(resource("data", "procedures.json").read_text("utf-8"))


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("dang ky khai sinh", "1.001193"),
        ("Thủ tục đăng ký khai sinh", "1.001193"),
        ("ĐĂNG KÝ KHAI SINH", "1.001193"),
        ("khai sinh", "1.001193"),
        ("sinh khai", "1.001193"),
        ("dk khai s", None),
        ("dkks", "1.001193"),
        ("kết hôn", "1.000894"),
        ("tinh trang hon nhan", "1.004873"),
        ("chung thuc ban sao", "2.000815"),
        ("hoa giai tranh chap", "1.012812"),
        ("1.0011", "1.001193"),
        ("1001193", "1.001193"),
        ("2.000815", "2.000815"),
        ("tlhkd", None),
        ("zzz", None),
        ("", None),
        (" . ", None),
        ("9.9", None),
    ],
)
def test_the_meant_procedure_comes_first(catalogue, typed, first):
    found = catalogue.search(typed, 5)
    assert (found[0].code if found else None) == first


def test_enabled_procedures_come_before_those_of_other_offices(catalogue):
    enabled = [procedure.enabled for procedure in catalogue.search("cap", 500)]
    assert enabled == sorted(enabled, reverse=True)
    assert set(enabled) == {True, False}


def test_a_sector_finds_its_procedures_and_the_limit_holds(catalogue):
    found = catalogue.search("nuôi con nuôi", 100)
    assert {"2.001263", "1.003005"} <= {procedure.code for procedure in found}
    assert len(catalogue.search("ho tich", 7)) == 7


@pytest.mark.parametrize(
    ("name", "sector", "code"),
    [
        ("Thủ tục đăng ký khai sinh", "Hộ tịch", "1.001193"),
        ("đăng ký  KHAI SINH", "", "1.001193"),
        ("Hoà giải tranh chấp đất đai", "", "1.012812"),
        ("Đăng ký khai sinh tại nhà", "", None),
        ("", "", None),
    ],
)
def test_a_list_names_its_procedure_in_its_own_spelling(catalogue, name, sector, code):
    found = catalogue.by_name(name, sector)
    assert (found.code if found else None) == code


def test_of_several_hits_the_sector_of_the_list_wins_then_the_enabled_one():
    police = RECORD | {"code": "1.000002", "enabled": False, "scope": "commune_police"}
    other = RECORD | {"code": "1.000003", "sector": "Cư trú"}
    found = parse_catalogue(file_of(police, other, RECORD))
    assert found.by_name("Thử", "Hộ tịch").code == "1.000001"
    assert found.by_name("Thử", "cư trú").code == "1.000003"
    assert found.by_name("Thử").code == "1.000003"


def test_code_of_a_provincial_list_is_found(catalogue):
    assert catalogue.by_code("1.013978.H41").code == "1.013978"
    assert catalogue.by_code("9.999999") is None
    assert catalogue.by_code("") is None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("HỘ TỊCH", "Hộ tịch"),
        ("Hộ kinh doanh", "Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)"),
        (
            "Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)",
            "Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)",
        ),
        ("Hải quan", None),
    ],
)
def test_sector_is_found_by_name_or_alias(words, name):
    sectors = parse_sectors(resource("data", "sectors.json").read_text("utf-8"))
    found = sector_named(sectors, words)
    assert (found.name if found else None) == name
