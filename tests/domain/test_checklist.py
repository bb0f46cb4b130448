"""The checklist of the counter, on the shipped catalogue."""

import pytest

from onecua.assets import resource
from onecua.domain.catalogue import parse_catalogue
from onecua.domain.checklist import GroupKind, required_first
from onecua.domain.dossier import Channel


@pytest.fixture(scope="module")
def catalogue():
    return parse_catalogue(resource("data", "procedures.json").read_text("utf-8"))


def outline(groups):
    return [
        (group.title, len(group.components), len(group.required), group.folded) for group in groups
    ]


def test_marital_status_shows_what_everybody_brings_and_folds_the_rest(catalogue):
    procedure = catalogue.by_code("1.004873")
    assert outline(required_first(procedure)) == [
        ("Giấy tờ phải nộp", 2, 1, False),
        ("Giấy tờ phải xuất trình", 2, 2, False),
        ("Trường hợp ủy quyền", 1, 0, True),
        ("Trường hợp nộp trực tuyến", 1, 0, True),
    ]
    first = required_first(procedure)[0].components[0]
    assert first.name.startswith("Tờ khai cấp Giấy xác nhận tình trạng hôn nhân")


def test_online_dossier_has_the_electronic_form_instead_of_the_paper_one(catalogue):
    groups = required_first(catalogue.by_code("1.004873"), Channel.ONLINE)
    assert groups[0].components[0].name.startswith("Mẫu điện tử tương tác")
    assert groups[-1].title == "Trường hợp nộp trực tiếp"


@pytest.mark.parametrize(
    ("code", "titles", "folded"),
    [
        ("2.001035", ["Giấy tờ phải nộp"], [False]),
        ("2.001008", ["Giấy tờ phải xuất trình"], [False]),
        (
            "2.001263",
            ["Hồ sơ của người nhận con nuôi", "Hồ sơ của người được nhận làm con nuôi"],
            [False, False],
        ),
        ("2.001711", ["Đối với phương tiện đăng ký lại do thay đổi tính năng kỹ thuật"], [False]),
    ],
)
def test_cases_that_everybody_needs_stay_open(catalogue, code, titles, folded):
    groups = required_first(catalogue.by_code(code))
    assert [group.title for group in groups] == titles
    assert [group.folded for group in groups] == folded


def test_alternatives_of_land_allocation_are_all_folded(catalogue):
    groups = required_first(catalogue.by_code("1.013949"))
    assert len(groups) == 8
    assert all(group.folded and not group.required for group in groups)


def test_remarks_stand_last_and_are_not_counted(catalogue):
    *_, last = required_first(catalogue.by_code("1.000094"))
    assert (last.kind, len(last.components), last.required) == (GroupKind.REMARK, 3, ())


@pytest.mark.parametrize("channel", list(Channel))
def test_no_paper_is_lost_or_doubled(catalogue, channel):
    for procedure in catalogue.procedures:
        groups = required_first(procedure, channel)
        places = [paper.index for group in groups for paper in group.components]
        assert sorted(places) == list(range(len(procedure.components)))


def test_procedure_without_papers_has_no_groups(catalogue):
    assert required_first(catalogue.by_code("2.002621")) == ()
