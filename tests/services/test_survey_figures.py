"""Results, coverage, signs and the trend, read from a real desk's log and dossiers."""

from datetime import datetime
from fractions import Fraction

import pytest

from onecua.domain.dossier import Channel, Move
from onecua.domain.period import Basis, monthly, quarterly
from onecua.domain.survey.grouping import Dimension
from onecua.domain.survey.indices import Tally
from onecua.domain.survey.response import Via
from onecua.services.setup import new_officer, officer_fact
from tests.desks import (
    NHUNG,
    THREE_DAYS,
    MovableClock,
    copied_folder,
    desk_in,
    move,
    receive,
)
from tests.surveys import answered, close_batch

NOVEMBER = monthly(2026, 11)
SECTOR = "Hộ tịch"


@pytest.fixture
def clock():
    return MovableClock(datetime(2026, 10, 20, 8, 30))


@pytest.fixture
def desk(tmp_path, clock):
    with desk_in(copied_folder(tmp_path / "data", plain=True), clock) as found:
        yield found


@pytest.fixture
def returned(desk, clock):
    """Eight dossiers, received and settled a day later; the last two lie there still."""
    dossiers = []
    for place in range(8):
        clock.set(2026, 10, 20 + place, 8, 30)
        dossiers.append(receive(desk, THREE_DAYS))
        clock.forward(hours=2)
        moves = (
            (Move.FORWARD, Move.FINISH) if place > 5 else (Move.FORWARD, Move.FINISH, Move.RETURN)
        )
        move(desk, dossiers[-1], *moves)
    clock.set(2026, 11, 10, 9)
    return dossiers


def rated(code, *marks):
    return answered({"chung": code, "thai_do": code}, *marks)


def test_without_slips_everything_is_empty(desk):
    found = desk.survey_figures.results(NOVEMBER)
    assert found.figures.number == 0
    assert found.figures.form.id == "desk"
    assert (found.forms, found.texts) == ((), ())
    assert desk.survey_figures.coverage(NOVEMBER).returned.whole.share is None
    assert {month.good_share for month in desk.survey_figures.trend(NOVEMBER)} == {None}
    assert desk.survey_figures.recorded(NOVEMBER).unit == {}


def test_results_of_the_form_with_most_slips(desk):
    close_batch(desk, [rated(5, SECTOR, Channel.IN_PERSON)] * 6, texts=(("gop_y", "Rất tốt"),))
    close_batch(desk, [rated(3)] * 5, texts=(("gop_y", "Đông quá"), ("ly_do", "Chờ lâu")))
    close_batch(desk, [answered({"chung": 2})] * 5, form="quick/1")
    close_batch(desk, [rated(1)] * 5, month="2026-10")
    found = desk.survey_figures.results(NOVEMBER)
    assert (found.figures.form.key, found.figures.number) == ("desk/1", 11)
    assert [(used.form.key, used.slips) for used in found.forms] == [("desk/1", 11), ("quick/1", 5)]
    assert found.figures.overall.good_share == Fraction(6, 11)
    assert found.texts == (
        ("Lý do chưa hài lòng", "Chờ lâu"),
        ("Góp ý", "Đông quá"),
        ("Góp ý", "Rất tốt"),
    )
    other = desk.survey_figures.results(NOVEMBER, "quick/1").figures
    assert (other.number, other.overall.good) == (5, 5)


def test_one_sector_has_no_texts_and_no_groups(desk):
    close_batch(desk, [rated(5, SECTOR), *[rated(4, SECTOR)] * 5], texts=(("gop_y", "Tốt"),))
    close_batch(desk, [rated(2)] * 7)
    found = desk.survey_figures.results(NOVEMBER, sector=SECTOR)
    assert (found.figures.number, found.texts, found.figures.groups) == (6, (), {})
    assert found.figures.overall.counts == (1, 5, 0, 0, 0)
    rows = desk.survey_figures.results(NOVEMBER).figures.groups[Dimension.SECTOR].rows
    assert [(row.key, row.number) for row in rows] == [(SECTOR, 6), (None, 7)]


def test_coverage_both_ways_and_the_list_of_missing_slips(desk, returned):
    close_batch(desk, [rated(5)] * 5, [*returned[:4], returned[6]])
    found = desk.survey_figures.coverage(NOVEMBER)
    assert (found.returned.whole.used, found.returned.whole.whole) == (4, 6)
    assert (found.received.whole.used, found.received.whole.whole) == (5, 8)
    assert [(s.of, s.used, s.whole) for s in found.returned.officers] == [(NHUNG.id, 4, 6)]
    assert [week.of.isoformat() for week in found.returned.weeks] == ["2026-10-19"]
    missing = desk.survey_figures.missing_slips(NOVEMBER)
    assert [each.dossier for each in missing] == [returned[5], returned[4]]
    assert missing[0].owner_name == "Nguyễn Thị Thanh Tâm"
    assert desk.survey_figures.missing_slips(NOVEMBER, "Không có") == []
    assert desk.survey_figures.missing_slips(monthly(2026, 12)) == []


def test_a_voided_dossier_is_in_no_coverage(desk, returned):
    desk.handling.void(returned[7], "nhập nhầm")
    found = desk.survey_figures.coverage(NOVEMBER)
    assert found.received.whole.whole == 7


def test_signs_name_the_officer_who_typed(desk):
    binh = new_officer("Trần Thị Bình", "Công chức")
    with desk.database.write() as transaction:
        transaction.append([officer_fact(binh)], desk.officer.id)
    close_batch(desk, [rated(3)] * 21, counters={"outside_hours": 2})
    close_batch(desk, [rated(5)] * 20, via=Via.PAPER, entered_by=binh.id.hex, checked=3)
    found = desk.survey_figures.signs(NOVEMBER)
    assert [each.words for each in found.doubts] == [
        "Màn hình công dân: 2 phiếu nhập ngoài giờ làm việc, trong 21 phiếu.",
        (
            "Phiếu do Trần Thị Bình nhập: điểm chung trung bình 5,00 (20 phiếu), cao hơn màn hình "
            "công dân 3,00 (21 phiếu)."
        ),
    ]
    assert [(e.via, e.slips, e.checked) for e in found.entries] == [
        (Via.KIOSK, 21, 0),
        (Via.PAPER, 20, 3),
    ]


def test_the_trend_has_twelve_reporting_months(desk):
    close_batch(desk, [rated(5)] * 5)
    close_batch(desk, [rated(5), *[rated(1)] * 4], month="2026-08")
    months = desk.survey_figures.trend(NOVEMBER)
    assert [month.month.name for month in months][::11] == ["2025-12", "2026-11"]
    shares = {month.month.name: month.good_share for month in months if month.number}
    assert shares == {"2026-08": Fraction(1, 5), "2026-11": Fraction(1)}
    assert [m.good_share for m in desk.survey_figures.trend(NOVEMBER, sector=SECTOR)] == [None] * 12


def test_indices_of_the_record(desk, clock, returned):
    clock.set(2026, 11, 11, 9)
    late = receive(desk, THREE_DAYS)
    move(desk, late, Move.REQUEST_SUPPLEMENT)
    clock.set(2026, 11, 12, 9)
    move(desk, late, Move.SUPPLEMENTED, Move.FORWARD, Move.FINISH)
    found = desk.survey_figures.recorded(NOVEMBER)
    assert found.unit == {1: Tally(18, 9), 3: Tally(17, 9)}
    assert found.officers == {NHUNG.id: found.unit}
    assert sum(tally[3].number for tally in found.sectors.values()) == 9


def test_a_result_undone_and_given_again_belongs_to_the_later_period(desk, clock):
    clock.set(2026, 11, 12, 9)
    dossier = receive(desk, THREE_DAYS)
    move(desk, dossier, Move.FORWARD, Move.FINISH)
    desk.handling.undo(dossier, "bấm nhầm")
    clock.set(2026, 11, 16, 9)
    move(desk, dossier, Move.FINISH)
    assert desk.survey_figures.recorded(NOVEMBER).unit == {}
    assert desk.survey_figures.recorded(NOVEMBER.next()).unit[3] == Tally(2, 1)


def test_a_quarter_adds_its_months_and_a_calendar_month_says_what_it_is(desk):
    for month in ("2026-07", "2026-09", "2026-10"):
        close_batch(desk, [rated(4)] * 5, month=month)
    assert desk.survey_figures.results(quarterly(2026, 3)).figures.number == 10
    calendar = desk.survey_figures.results(monthly(2026, 10, Basis.CALENDAR))
    assert calendar.figures.number == 5
    assert calendar.scope.note == (
        "Câu trả lời tính theo kỳ báo cáo 15/09/2026 – 14/10/2026, vì phiếu không giữ ngày."
    )
