"""Finding the office's own province and commune."""

import json

import pytest

from onecua.assets import resource
from onecua.domain.places import (
    Commune,
    Province,
    find_commune,
    find_province,
    parse_places,
    search_communes,
)
from onecua.errors import RuleError


@pytest.fixture(scope="module")
def places():
    return parse_places(resource("data", "units.json").read_text("utf-8"))


@pytest.mark.parametrize(
    ("full_name", "name"),
    [
        ("Xã Thanh Hà", "Thanh Hà"),
        ("Phường Văn Miếu - Quốc Tử Giám", "Văn Miếu - Quốc Tử Giám"),
        ("Đặc khu Trường Sa", "Trường Sa"),
        ("Phường B'Lao", "B'Lao"),
    ],
)
def test_short_name_drops_the_type_only(full_name, name):
    assert Commune("1", full_name, Province("31", "Thành phố Hải Phòng")).name == name


def test_every_commune_is_found_by_its_full_and_its_short_name(places):
    for commune in places.communes:
        for name in (commune.name, commune.full_name):
            assert find_commune(places, commune.province.name, name) == commune


@pytest.mark.parametrize(
    ("province", "commune", "code"),
    [
        ("Hải Phòng", "Thanh Hà", "10813"),
        ("hai phong", "xa thanh ha", "10813"),
        ("Thành phố Hải Phòng", "  XÃ  THANH HÀ ", "10813"),
        ("TP HCM", "Sài Gòn", "26740"),
        ("TP. Hồ Chí Minh", "phường sài gòn", "26740"),
        ("Khánh Hòa", "Bắc Ninh Hòa", "22546"),
        ("Tỉnh Khánh Hoà", "Xã Bắc Ninh Hoà", "22546"),
        ("Hà Nội", "Văn Miếu Quốc Tử Giám", "00226"),
        ("Lâm Đồng", "B’Lao", "24829"),
    ],
)
def test_names_are_found_folded_and_with_either_place_of_the_tone(places, province, commune, code):
    found = find_commune(places, province, commune)
    assert found.code == code


def test_marks_tell_apart_names_that_fold_alike(places):
    marked = [
        commune
        for commune in places.communes
        if commune.province.name == "Đồng Tháp" and commune.name in {"Mỹ Tho", "Mỹ Thọ"}
    ]
    assert len(marked) == 2
    for commune in marked:
        assert find_commune(places, "Đồng Tháp", commune.name) == commune
    with pytest.raises(RuleError) as refused:
        find_commune(places, "Đồng Tháp", "my tho")
    assert all(commune.full_name in refused.value.message for commune in marked)


@pytest.mark.parametrize(
    ("province", "commune", "field", "told"),
    [
        ("Hải Dương", "Thanh Hà", "province", "34 tỉnh, thành phố"),
        ("", "Thanh Hà", "province", "34 tỉnh, thành phố"),
        ("Hải Phòng", "Thị trấn Thanh Hà", "commune", "Có phải «Xã Thanh Hà»"),
        ("Hải Phòng", "Phường Thanh Hà", "commune", "Không có «Phường Thanh Hà»"),
        ("Hải Phòng", "", "commune", "Ghi tên xã, phường, đặc khu hiện nay"),
        ("Hà Nội", "Xã Thanh Hà", "commune", "Thành phố Hà Nội"),
    ],
)
def test_an_unknown_place_is_told_with_what_was_perhaps_meant(
    places, province, commune, field, told
):
    with pytest.raises(RuleError) as refused:
        find_commune(places, province, commune)
    assert told in refused.value.message
    assert refused.value.field == field


def test_search_puts_own_names_before_former_units(places):
    found = search_communes(places, "thanh ha", find_province(places, "Hải Phòng"))
    assert [(match.commune.full_name, match.words) for match in found[:2]] == [
        ("Xã Thanh Hà", "có thị trấn Thanh Hà cũ"),
        ("Xã Hà Bắc", "có xã Tân Việt (huyện Thanh Hà) cũ"),
    ]


def test_search_covers_the_country_without_a_province(places):
    found = search_communes(places, "hoan kiem")
    assert (found[0].commune.province.name, found[0].words) == ("Hà Nội", "")
    assert search_communes(places, "ninh hoa bac")[0].commune.full_name == "Xã Bắc Ninh Hoà"


@pytest.mark.parametrize("typed", ["", "  ", "-", "zzz"])
def test_search_for_nothing_finds_nothing(places, typed):
    assert search_communes(places, typed) == ()


def test_search_keeps_its_limit(places):
    assert len(search_communes(places, "tan", limit=5)) == 5


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"provinces": [{"code": "01"}], "counts": {}}',
        '{"provinces": [{"code": 1, "full_name": "Hà Nội", "communes": []}], "counts": {}}',
        '{"provinces": [], "counts": {"provinces": 1, "communes": 0}}',
        json.dumps({"provinces": [{"code": "1", "full_name": "A", "communes": [["1", "B"]]}]}),
    ],
)
def test_a_bad_file_is_refused(text):
    with pytest.raises(RuleError, match="đơn vị hành chính"):
        parse_places(text)
