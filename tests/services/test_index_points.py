"""The unit's own points: of one period, with officer and day, in the log and in the indices."""

from decimal import Decimal

import pytest

from onecua.domain.event import Kind
from onecua.domain.period import monthly, quarterly
from onecua.domain.survey.indices import Source, TypedPoints
from onecua.errors import RuleError
from onecua.services.setup import new_officer, officer_fact
from onecua.storage import log, projections
from tests.desks import NHUNG, event_count, log_problems
from tests.surveys import answered, close_batch

MONTH, QUARTER = monthly(2026, 11), quarterly(2026, 4)
LINH = new_officer("Trần Thùy Linh", "Công chức Tư pháp - Hộ tịch")
PLAN = "Kế hoạch 12/KH-UBND"


def points(*pairs):
    return [TypedPoints(index, Decimal(value), PLAN) for index, value in pairs]


def said(given):
    return [(each.index, each.points, each.note) for each in given]


def test_points_are_kept_with_who_gave_them_and_when(desk):
    assert desk.index_points.given(MONTH) == ()
    assert desk.index_points.give(MONTH, points((5, "2"), (9, "0.5"))) == 2
    (five, nine) = desk.index_points.given(MONTH)
    assert (five.points, five.note, five.by) == (2, PLAN, f"{NHUNG.name}, 20/11/2026")
    assert five.words == f"{PLAN}; {NHUNG.name}, 20/11/2026"
    assert (nine.index, nine.points) == (9, Decimal("0.5"))


def test_those_of_a_quarter_say_nothing_of_its_months(desk):
    desk.index_points.give(QUARTER, points((5, "2")))
    assert desk.index_points.given(MONTH) == ()
    desk.index_points.give(MONTH, points((5, "1")))
    assert [each.points for each in desk.index_points.given(QUARTER)] == [2]


def test_only_what_changed_is_an_event_and_what_is_left_out_is_taken_back(desk, clock):
    desk.index_points.give(MONTH, points((5, "2"), (6, "1")))
    before = event_count(desk.database)
    assert desk.index_points.give(MONTH, points((5, "2"), (6, "1"))) == 0
    assert event_count(desk.database) == before
    clock.forward(days=1)
    with desk.database.write() as transaction:
        transaction.append([officer_fact(LINH)], NHUNG.id)
    desk.act_as(LINH)
    assert desk.index_points.give(MONTH, points((6, "1.5"))) == 2
    (six,) = desk.index_points.given(MONTH)
    assert (six.points, six.by) == (Decimal("1.5"), "Trần Thùy Linh, 21/11/2026")
    assert event_count(desk.database) == before + 3, "her being recorded, one anew, one back"


@pytest.mark.parametrize(("index", "value"), [(5, "2.1"), (9, "-0.1"), (1, "2")])
def test_points_that_a_unit_may_not_give_leave_everything_as_it_was(desk, index, value):
    before = event_count(desk.database)
    with pytest.raises(RuleError, match=f"hỉ số {index}"):
        desk.index_points.give(MONTH, points((6, "1"), (index, value)))
    assert event_count(desk.database) == before


def test_the_words_they_rest_on_stand_beside_the_log_and_a_rebuild_finds_them(desk):
    desk.index_points.give(MONTH, points((5, "2"), (8, "1")))
    desk.index_points.give(MONTH, points((8, "1")))
    before = desk.index_points.given(MONTH)
    with desk.database.read() as connection:
        events = [e for e in log.stream(connection) if e.kind == Kind.INDEX_POINTS_GIVEN]
        assert all(PLAN not in event.body_text for event in events)
        assert log_problems(connection) == []
    assert [event.body["points"] for event in events] == ["2", "1", None]
    with desk.database.write() as transaction:
        projections.rebuild(transaction.connection)
    assert desk.index_points.given(MONTH) == before
    assert said(before) == [(8, Decimal(1), PLAN)]


def test_the_nine_indices_of_the_period_take_them(desk):
    rows = [answered({"chung": 2, "cs1": 1}) for _ in range(6)]
    close_batch(desk, rows, form="nine_indices/1", month="2026-11")
    desk.index_points.give(MONTH, points((5, "2"), (8, "0.5")))
    desk.index_points.give(QUARTER, points((9, "2")))
    found = desk.survey_figures.nine_indices(desk.survey_figures.results(MONTH))
    typed = [(s.index, s.score) for s in found.scores if s.source is Source.TYPED]
    assert typed == [(5, Decimal("2.0")), (8, Decimal("0.5"))]
    assert found.unit.score == Decimal("3.5")
