"""Lines offered for places: all provinces at once, communes by present and former names."""

from __future__ import annotations

import pytest

from onecua.domain.places import find_province
from onecua.ui.first_start.commune_source import CommuneSource, shipped_places


@pytest.fixture(scope="module")
def source() -> CommuneSource:
    return CommuneSource(shipped_places())


def test_all_provinces_are_offered_in_vietnamese_order(source):
    lines = source.provinces("")
    assert len(lines) == 34
    names = [line.value.name for line in lines]
    assert names.index("Đà Nẵng") < names.index("Điện Biên") < names.index("Gia Lai")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("hai phong", "Thành phố Hải Phòng"),
        ("phong", "Thành phố Hải Phòng"),
        ("hue", "Thành phố Huế"),
    ],
)
def test_a_province_is_found_by_any_of_its_words(source, typed, first):
    assert source.provinces(typed)[0].title == first


def test_communes_of_a_province_are_all_there_when_nothing_is_typed(source):
    province = find_province(source.places, "Hải Phòng")
    lines = source.communes("", province)
    assert len(lines) == sum(one.province == province for one in source.places.communes)
    assert source.communes("", None) == []


def test_a_former_unit_is_named_and_without_a_province_it_is_told(source):
    province = find_province(source.places, "Hải Phòng")
    inside = source.communes("thị trấn thanh hà", province)[0]
    assert (inside.title, inside.sub) == ("Xã Thanh Hà", "có thị trấn Thanh Hà cũ")
    anywhere = source.communes("thị trấn thanh hà", None)[0]
    assert anywhere.sub == "Thành phố Hải Phòng, có thị trấn Thanh Hà cũ"


def test_what_is_nowhere_finds_nothing(source):
    assert source.communes("không có ở đâu", None) == []
    assert source.provinces("xyz") == []
