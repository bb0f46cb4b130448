"""The parts of the demonstration: refusals, working time, loads, fates, the shipped words."""

import json
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecua.assets import resource
from onecua.domain.catalogue import parse_catalogue
from onecua.domain.deadline import parse_handling_time
from onecua.domain.dossier import Channel
from onecua.domain.lateness import CAUSES
from onecua.domain.procedure_rule import check_rule
from onecua.domain.step_times import step_times
from onecua.domain.vietnamese import clean
from onecua.errors import RuleError
from onecua.services.demo.chance import Chance, Frequencies
from onecua.services.demo.fates import Fate, Fates
from onecua.services.demo.loads import arrivals, day_weights, share_out
from onecua.services.demo.plan import DemoPlan, check_room, plan_problems
from onecua.services.demo.procedures import read_work
from onecua.services.demo.schedule import Schedule
from onecua.services.demo.workdays import Workdays
from tests.domain.calendars import shipped_calendar

DAY = 8 * 3600
LONG_AGO = datetime(2020, 1, 1)


def plan(dossiers=100, first=date(2026, 1, 1), last=date(2026, 11, 14)):
    return DemoPlan(dossiers, first, last, 7)


@pytest.mark.parametrize(
    ("absurd", "field", "words"),
    [
        (plan(dossiers=0), "dossiers", "từ 1 đến 2.000.000"),
        (plan(dossiers=-3), "dossiers", "từ 1 đến 2.000.000"),
        (plan(dossiers=2_000_001), "dossiers", "từ 1 đến 2.000.000"),
        (plan(last=date(2025, 12, 31)), "first", "01/01/2026 ở sau ngày cuối 31/12/2025"),
        (plan(first=date(2022, 12, 31)), "first", "không có năm 2022, chỉ có 2023–2027"),
        (plan(last=date(2028, 1, 1)), "last", "không có năm 2028, chỉ có 2023–2027"),
    ],
)
def test_absurd_plans_are_refused_in_words(absurd, field, words):
    [problem] = plan_problems(absurd, shipped_calendar())
    assert problem.field == field
    assert words in problem.message


@pytest.mark.parametrize("dossiers", [1, 2_000_000])
def test_the_whole_range_of_the_calendar_is_accepted(dossiers):
    whole = plan(dossiers, date(2023, 1, 1), date(2027, 12, 31))
    assert plan_problems(whole, shipped_calendar()) == []


@pytest.mark.parametrize(
    ("dossiers", "open_days", "words"),
    [(5, 0, "không có giờ làm việc nào"), (4_000, 2, "cần 3 ngày làm việc")],
)
def test_a_plan_without_room_is_refused(dossiers, open_days, words):
    with pytest.raises(RuleError, match=words):
        check_room(plan(dossiers), open_days, 1_949)


def test_a_plan_that_just_fits_is_accepted_and_one_more_is_not():
    check_room(plan(2 * 1_949), 2, 1_949)
    with pytest.raises(RuleError):
        check_room(plan(2 * 1_949 + 1), 2, 1_949)


@pytest.mark.parametrize(
    ("tick", "at"),
    [
        (0, datetime(2026, 11, 20, 7, 30)),
        (4 * 3600 - 1, datetime(2026, 11, 20, 11, 29, 59)),
        (4 * 3600, datetime(2026, 11, 20, 13)),
        (DAY - 1, datetime(2026, 11, 20, 16, 59, 59)),
        (DAY, datetime(2026, 11, 23, 7, 30)),
        (2 * DAY, datetime(2026, 11, 25, 7, 30)),  # 24/11 is a day off
    ],
)
def test_ticks_are_office_hours_only(tick, at):
    days = Workdays(shipped_calendar(), date(2026, 11, 20), date(2026, 11, 27), LONG_AGO)
    assert days.moment(tick) == at


@pytest.mark.parametrize(
    ("now", "ends", "open_days"),
    [
        (LONG_AGO, 2 * DAY, 2),
        (datetime(2026, 11, 23, 7), DAY, 1),
        (datetime(2026, 11, 23, 7, 40), DAY, 1),
        (datetime(2026, 11, 23, 8, 30), DAY + 3600, 2),
        (datetime(2026, 11, 23, 12), DAY + 4 * 3600, 2),
        (datetime(2026, 11, 23, 14), DAY + 5 * 3600, 2),
        (datetime(2026, 11, 23, 20), 2 * DAY, 2),
        (datetime(2026, 11, 24, 9), 2 * DAY, 2),
    ],
)
def test_only_a_plan_that_ends_today_ends_now(now, ends, open_days):
    days = Workdays(shipped_calendar(), date(2026, 11, 20), date(2026, 11, 23), now)
    assert (days.ends, days.open_days) == (ends, open_days)


@pytest.mark.parametrize(
    "tick", [0, 1, 4 * 3600 - 1, 4 * 3600, 7 * 3600, DAY - 1, DAY, 2 * DAY + 5]
)
def test_a_tick_is_found_again_by_its_moment(tick):
    days = Workdays(shipped_calendar(), date(2026, 11, 20), date(2026, 11, 27), LONG_AGO)
    assert days.tick(days.moment(tick)) == tick


@pytest.mark.parametrize(("hour", "tick"), [(7, 0), (11, 3.5 * 3600), (12, 4 * 3600), (17, DAY)])
def test_a_moment_outside_the_sessions_is_the_tick_of_the_next_one(hour, tick):
    days = Workdays(shipped_calendar(), date(2026, 11, 20), date(2026, 11, 27), LONG_AGO)
    assert days.tick(datetime(2026, 11, 20, hour)) == tick


def test_closing_is_the_next_opening():
    days = Workdays(shipped_calendar(), date(2026, 11, 20), date(2026, 11, 20), LONG_AGO)
    assert days.closing(date(2026, 11, 25)) == 3 * DAY


@given(
    st.integers(0, 5_000),
    st.lists(st.floats(0.1, 10), min_size=1, max_size=40),
    st.integers(1, 200),
)
def test_shares_add_up_within_the_limit(count, weights, most):
    count = min(count, most * len(weights))
    shares = share_out(count, weights, most)
    assert sum(shares) == count
    assert all(0 <= share <= most for share in shares)


def test_shares_follow_the_weights_until_the_limit():
    assert share_out(10, [1, 1, 2], 10) == [3, 2, 5]
    assert share_out(10, [1, 1, 100], 6) == [2, 2, 6]


def test_mondays_and_the_days_before_tet_are_busy():
    calendar = shipped_calendar()
    days = Workdays(calendar, date(2026, 1, 1), date(2026, 12, 31), LONG_AGO)
    weights = day_weights(days, calendar, Chance(1))

    def mean(wanted):
        found = [w for w, on in zip(weights, days.days, strict=False) if wanted(on)]
        return sum(found) / len(found)

    assert mean(lambda on: on.weekday() == 0) > 1.3 * mean(lambda on: on.weekday() == 4)
    # Tết 2026 is off from Monday 16/02 to Friday 20/02.
    rush = mean(lambda on: date(2026, 2, 2) <= on <= date(2026, 2, 11))
    assert rush > 1.5 * mean(lambda on: date(2026, 2, 23) <= on <= date(2026, 2, 27))


def test_people_come_within_the_open_time_in_order():
    ticks = arrivals(500, 3600, DAY, Chance(3))
    assert ticks == sorted(ticks)
    assert 0 <= ticks[0] <= ticks[-1] < 3600
    whole = arrivals(5_000, DAY, DAY, Chance(3))
    first_hours = sum(3600 <= tick < 2 * 3600 for tick in whole)
    assert first_hours > 2 * sum(tick >= 7 * 3600 for tick in whole)


def test_a_schedule_keeps_the_order_and_drops_what_lies_beyond_the_end():
    schedule, seen = Schedule(ends=100), []
    for tick, name in ((50, "b"), (10, "a"), (50, "c"), (100, "never")):
        schedule.put(tick, lambda at, name=name: seen.append((at, name)))
    while schedule.run_next(before=50):
        pass
    assert seen == [(10, "a")]
    while schedule.run_next(before=1_000):
        pass
    assert seen == [(10, "a"), (50, "b"), (50, "c")]


def test_each_thousand_gets_its_shares_of_fates():
    fates = Fates(4_000, Chance(5))
    found = [fates.next(lambda fate: True) for _ in range(4_000)]
    for start in range(0, 4_000, 1_000):
        part = found[start : start + 1_000]
        assert 32 <= part.count(Fate.SUPPLEMENT) <= 36
        assert 6 <= part.count(Fate.WITHDRAWN) <= 8


def test_a_small_office_gets_one_of_each_and_a_tiny_one_nothing_unusual():
    fates = Fates(60, Chance(5))
    found = {fates.next(lambda fate: True) for _ in range(60)}
    assert {Fate.WITHDRAWN, Fate.STOPPED, Fate.VOIDED, Fate.LATE, Fate.EXTENDED} <= found
    tiny = Fates(10, Chance(5))
    tiny.nearing_the_end()
    assert {tiny.next(lambda fate: True) for _ in range(10)} == {Fate.PLAIN}


@pytest.mark.parametrize("count", [60, 4_000])
def test_one_dossier_of_the_whole_office_is_extended_by_the_chief(count):
    fates = Fates(count, Chance(5))
    found = [fates.next(lambda fate: True) for _ in range(count)]
    assert found.count(Fate.OVERRIDDEN) == 1


def test_a_fate_that_does_not_fit_waits():
    fates = Fates(200, Chance(5))
    assert {fates.next(lambda fate: False) for _ in range(150)} == {Fate.PLAIN}
    assert fates.next(lambda fate: fate is Fate.WITHDRAWN) is Fate.WITHDRAWN


def test_identities_are_shaped_as_uuid7_of_their_instant():
    chance = Chance(1)
    early, late = (chance.identity(datetime(2026, 1, day, 8)) for day in (5, 6))
    assert early.version == late.version == 7
    assert early < late
    assert Chance(1).identity(datetime(2026, 1, 5, 8)) == early


def test_frequencies_are_kept():
    drawn = [Frequencies({"a": 3, "b": 1}).draw(chance) for chance in [Chance(2)] * 4_000]
    assert 0.71 < drawn.count("a") / len(drawn) < 0.79


@pytest.fixture(scope="module")
def catalogue():
    return parse_catalogue(resource("data", "procedures.json").read_text("utf-8"))


@pytest.mark.parametrize("demand", read_work().demands, ids=lambda demand: demand.code)
def test_demands_agree_with_the_catalogue(catalogue, demand):
    procedure = catalogue.by_code(demand.code)
    assert procedure.enabled
    assert demand.holder in {"justice", "land", "culture"}
    assert demand.holder in read_work().units
    assert 14 < demand.ages[0] < demand.ages[1] < 100
    months = read_work().seasons[demand.season]
    assert len(months) == 12
    assert all(0 < factor < 10 for factor in months)
    for channel in procedure.channels or Channel:
        stated = procedure.handling_time.for_channel(channel)
        assert (stated is None) == bool(demand.term), channel
    if demand.term:
        assert parse_handling_time(demand.term).is_whole
    if demand.online:
        assert not procedure.channels or Channel.ONLINE in procedure.channels


@pytest.mark.parametrize("code", read_work().rules)
def test_own_rules_are_sound_and_their_steps_fit_into_the_term(catalogue, code):
    [demand] = [each for each in read_work().demands if each.code == code]
    own = read_work().rules[code]
    check_rule(own.rule)
    stated = catalogue.by_code(code).handling_time.for_channel(Channel.IN_PERSON)
    term = stated or parse_handling_time(demand.term)
    assert not step_times(own.rule.steps, term, 8 * 60).exceeds
    assert len(own.holders) == len(own.rule.steps)
    assert set(own.holders) <= {"desk", "justice", "land", "culture", "chief"}
    assert all(0 < share <= 1 for share in own.shares())
    assert own.shares()[-1:] in ((), (1.0,))


def test_causes_of_lateness_are_those_of_the_reports():
    work = read_work()
    drawn = {work.causes.draw(chance) for chance in [Chance(4)] * 2_000}
    assert {cause for cause, _ in drawn} <= CAUSES.keys()
    assert len(drawn) == 10
    assert all(clean(note) == note for _, notes in drawn for note in notes)


def test_the_shipped_words_are_clean_and_their_numbers_positive():
    words = json.loads(resource("data", "demo_people.json").read_text("utf-8"))
    for text in _texts(words):
        assert clean(text) == text
    for frequencies in (words["surnames"], words["home_provinces"]):
        assert all(weight > 0 for weight in frequencies.values())


def _texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
