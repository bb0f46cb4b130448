"""What the yearly check of a calendar finds, year by year and day by day taken away."""

from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecua.assets import resource
from onecua.domain.calendar_csv import read_calendar_csv
from onecua.domain.calendar_health import Severity, calendar_health, proposed_year
from onecua.domain.lunar_dates import LunarYear, parse_lunar_dates
from onecua.domain.work_calendar import (
    OFFICE_HOURS,
    CalendarDay,
    CalendarDocument,
    DayKind,
    DayState,
    Scope,
    Season,
    WeekdayHours,
    declared_season,
    usual_week,
)
from tests.domain.calendars import HALF_SATURDAY

TODAY = date(2026, 11, 20)


@cache
def lunar():
    return parse_lunar_dates(resource("data", "lunar_dates.csv").read_text(encoding="utf-8"))


@cache
def shipped():
    text = resource("data", "work_calendar.csv").read_text(encoding="utf-8")
    return read_calendar_csv(text).with_season(declared_season(date(2023, 1, 1), OFFICE_HOURS, ()))


def words(document, today=TODAY, severity=None):
    found = calendar_health(document, today, lunar())
    return [each.words for each in found if severity in (None, each.severity)]


def without(*parts):
    return shipped().without_day(date(*parts))


def mended(document, today=TODAY):
    """Take every proposal over until nothing more is proposed."""
    for _ in range(5):
        days = {
            day.on: day for f in calendar_health(document, today, lunar()) for day in f.proposed
        }
        if not days:
            return document
        document = document.with_days(*days.values())
    raise AssertionError("the proposals never end")


def test_the_shipped_calendar_only_waits_for_tet_and_the_second_national_day_of_2027():
    assert words(shipped()) == [
        "Chưa có lịch Tết 2027 chính thức",
        "Chưa có ngày nghỉ thứ hai của Quốc khánh 2027 chính thức",
    ]
    tet, _ = calendar_health(shipped(), TODAY, lunar())
    assert tet.severity is Severity.DOUBT
    assert tet.on == date(2027, 2, 4)
    assert "Bộ Nội vụ thông báo" in tet.advice
    assert "chính thức" in tet.advice


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026])
def test_nothing_was_wrong_with_the_years_behind_us(year):
    assert words(shipped(), date(year, 1, 5), Severity.WRONG) == []


NO_PARTNER = "là ngày làm việc được ghi nghỉ mà không có ngày làm bù"
TAKEN_AWAY = [
    ((2026, 1, 1), "T5 01/01/2026 chưa ghi nghỉ: Tết Dương lịch", (2026, 1, 1)),
    ((2026, 4, 30), "T5 30/04/2026 chưa ghi nghỉ: Ngày Chiến thắng", (2026, 4, 30)),
    ((2026, 9, 2), "T4 02/09/2026 chưa ghi nghỉ: Quốc khánh", (2026, 9, 2)),
    ((2026, 11, 24), "T3 24/11/2026 chưa ghi nghỉ: Ngày Văn hóa Việt Nam", (2026, 11, 24)),
    ((2027, 4, 16), "T6 16/04/2027 chưa ghi nghỉ: Giỗ Tổ Hùng Vương", (2027, 4, 16)),
    (
        (2026, 4, 27),
        "Giỗ Tổ Hùng Vương 2026 trùng ngày nghỉ hằng tuần mà chưa có ngày nghỉ bù",
        (2026, 4, 27),
    ),
    (
        (2027, 5, 3),
        "Quốc tế lao động 2027 trùng ngày nghỉ hằng tuần mà chưa có ngày nghỉ bù",
        (2027, 5, 3),
    ),
    ((2026, 9, 1), "Quốc khánh 2026 mới có một ngày nghỉ, luật cho hai ngày", (2026, 9, 1)),
    ((2027, 9, 3), "Quốc khánh 2027 mới có một ngày nghỉ, luật cho hai ngày", (2027, 9, 3)),
    (
        (2026, 8, 22),
        f"T2 31/08/2026 (Hoán đổi với thứ Bảy 22/8/2026) {NO_PARTNER}",
        (2026, 8, 22),
    ),
    (
        (2026, 8, 31),
        "T7 22/08/2026 (Làm bù cho thứ Hai 31/8/2026) chưa rõ bù cho ngày nào",
        (2026, 8, 31),
    ),
]


@pytest.mark.parametrize(("taken", "said", "proposed"), TAKEN_AWAY)
def test_a_day_taken_away_is_missed_and_proposed_again(taken, said, proposed):
    document = without(*taken)
    found = [f for f in calendar_health(document, TODAY, lunar()) if f.words == said]
    assert [f.severity for f in found] == [Severity.WRONG]
    assert [day.on for day in found[0].proposed] == [date(*proposed)]
    assert words(mended(document), severity=Severity.WRONG) == []


def test_the_culture_day_is_asked_for_from_2026_on():
    assert not any("24/11" in said for said in words(shipped(), date(2025, 3, 1)))
    assert any("24/11/2026" in said for said in words(without(2026, 11, 24), date(2025, 3, 1)))


@given(taken=st.sets(st.sampled_from([d.on for d in shipped().days if d.on.year == 2026])))
def test_every_day_off_of_a_year_taken_away_is_noticed(taken):
    """Whatever is missing, so is something in the list, and what it proposes is off or worked."""
    document = CalendarDocument(
        tuple(day for day in shipped().days if day.on not in taken), shipped().seasons
    )
    before, after = shipped().calendar(), document.calendar()
    wrong = words(document, severity=Severity.WRONG)
    pairs = ({date(2026, 1, 2), date(2026, 1, 10)}, {date(2026, 8, 31), date(2026, 8, 22)})
    swaps = [pair for pair in pairs if pair <= taken]
    unnoticed = {on for pair in swaps for on in pair}  # a whole swap taken away leaves no trace
    lost = {on for on in taken if before.is_counted(on) is not after.is_counted(on)}
    assert bool(wrong) is bool(lost - unnoticed)


def test_a_year_without_any_day_is_told_with_the_whole_year_proposed():
    document = CalendarDocument(
        tuple(day for day in shipped().days if day.on.year < 2027), shipped().seasons
    )
    (said,) = words(document, severity=Severity.WRONG)
    assert said.startswith("Chưa có ngày nghỉ nào của năm 2027")
    assert words(document, date(2026, 9, 30)) == []
    days = {day.on for day in shipped().days if day.on.year == 2027}
    assert {day.on for day in mended(document).days if day.on.year == 2027} == days


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026, 2027])
def test_the_days_proposed_for_a_year_are_those_the_government_chose_swaps_apart(year):
    document = shipped().without_day(date(year, 9, 1)).without_day(date(year, 9, 3))
    calendar = document.calendar()
    listed = {
        day.on
        for day in shipped().days
        if day.on.year == year and day.kind is DayKind.OFF and "Hoán đổi" not in day.name
    }
    proposed = {day.on for day in proposed_year(year, lunar(), calendar)}
    culture = set() if year < 2026 else {date(year, 11, 24)}
    assert {on for on in proposed if on.weekday() < 5} - culture == {
        on for on in listed if on.weekday() < 5
    } - culture


@given(year=st.integers(2024, 2035))
def test_a_proposed_year_has_nothing_wrong_with_it(year):
    days = proposed_year(year, lunar(), CalendarDocument().calendar())
    document = CalendarDocument(days, shipped().seasons)
    assert words(document, date(year, 1, 5), Severity.WRONG) == []
    counted_off = [day for day in days if day.on.weekday() < 5]
    assert len(counted_off) == (11 if year < 2026 else 12)


def test_tet_that_is_not_whole_or_too_long_is_told():
    assert any(
        said == "Tết 2026 mới có 4 ngày nghỉ, luật cho 5" for said in words(without(2026, 2, 20))
    )
    gone = shipped()
    for day in (16, 17, 18, 19, 20):
        gone = gone.without_day(date(2026, 2, day))
    assert "Chưa có lịch Tết 2026" in words(gone)
    long = shipped().with_days(CalendarDay(date(2026, 2, 13), DayKind.OFF, "Tết Nguyên đán"))
    assert "Tết 2026 nghỉ 6 ngày làm việc, luật cho 5" in words(long, severity=Severity.DOUBT)
    swapped = shipped().with_days(
        CalendarDay(date(2026, 2, 13), DayKind.OFF, "Hoán đổi với thứ Bảy 07/02"),
        CalendarDay(date(2026, 2, 7), DayKind.MAKE_UP, "Làm bù cho thứ Sáu 13/02/2026"),
    )
    assert words(swapped) == words(shipped())


def test_a_day_that_passed_while_only_expected_is_to_be_settled_once_for_the_whole_occasion():
    found = words(shipped(), date(2027, 3, 1))
    assert (
        "T5 04/02 đến T4 10/02/2027 đã qua mà vẫn ghi dự kiến: Tết Nguyên đán Đinh Mùi (dự kiến)"
        in found
    )
    assert "Chưa có lịch Tết 2027 chính thức" not in found


def test_another_expected_day_is_told_by_its_name():
    day = CalendarDay(
        date(2026, 12, 14), DayKind.OFF, "Lễ hội đền Tranh", "", DayState.EXPECTED, Scope.LOCAL
    )
    assert words(shipped().with_days(day))[0] == "T2 14/12/2026 mới là dự kiến: Lễ hội đền Tranh"


def test_a_local_day_off_needs_no_make_up_day_a_national_one_does():
    day = CalendarDay(date(2026, 12, 14), DayKind.OFF, "Lễ hội", "", DayState.OFFICIAL, Scope.LOCAL)
    assert words(shipped().with_days(day)) == words(shipped())
    national = CalendarDay(day.on, DayKind.OFF, "Nghỉ")
    assert any("không có ngày làm bù" in said for said in words(shipped().with_days(national)))


def test_a_half_day_worked_on_a_weekday_is_no_swap():
    half = CalendarDay(date(2026, 12, 31), DayKind.MAKE_UP, "Nửa ngày", sessions=HALF_SATURDAY)
    assert words(shipped().with_days(half)) == words(shipped())


def test_a_make_up_day_whose_name_speaks_of_no_day_that_exists_is_told():
    odd = CalendarDay(date(2026, 12, 12), DayKind.MAKE_UP, "Làm bù cho 31/2")
    assert any("chưa rõ bù cho ngày nào" in said for said in words(shipped().with_days(odd)))


def test_hours_that_are_missing_late_or_count_nothing_are_told():
    days = shipped().days
    assert words(CalendarDocument(days), severity=Severity.WRONG) == ["Lịch chưa có giờ làm việc"]
    late = CalendarDocument(days, (Season(date(2027, 1, 1), usual_week()),))
    assert any("chỉ có từ 01/01/2027" in said for said in words(late))
    duty = (WeekdayHours(OFFICE_HOURS, counted=False),) * 7
    closed = shipped().with_season(Season(date(2026, 12, 1), duty))
    assert words(closed) == ["Giờ làm việc từ 01/12/2026 không có thứ nào được tính hạn"]


def test_an_office_that_counts_saturday_needs_no_substitute_for_a_holiday_on_it():
    season = declared_season(date(2023, 1, 1), OFFICE_HOURS, HALF_SATURDAY)
    document = shipped().without_season(date(2023, 1, 1)).with_season(season)
    document = document.without_day(date(2027, 5, 3))
    assert not any("Quốc tế lao động" in said for said in words(document))


def test_a_year_beyond_the_lunar_table_says_what_could_not_be_checked():
    days = proposed_year(2036, {2036: LunarYear(date(2036, 1, 28), date(2036, 4, 5))}, CAL)
    document = CalendarDocument(days, shipped().seasons)
    (note,) = calendar_health(document, date(2036, 1, 5), lunar())[-1:]
    assert note.severity is Severity.NOTE
    assert "âm lịch" in note.words


CAL = CalendarDocument().calendar()


def test_the_gravest_findings_come_first():
    document = without(2026, 11, 24)
    order = [each.severity for each in calendar_health(document, TODAY, lunar())]
    assert order == sorted(order, key=list(Severity).index)
    assert order[0] is Severity.WRONG


def test_lunar_dates_follow_the_moon():
    for year, dates in lunar().items():
        assert dates.tet.year == dates.hung_kings.year == year
        assert date(year, 1, 21) <= dates.tet <= date(year, 2, 20)
        # Two months of 29 or 30 days and nine days later; a leap month adds one more.
        days = (dates.hung_kings - dates.tet).days
        assert days in {67, 68, 69} or (year == 2023 and days == 97)
    tets = [dates.tet for dates in lunar().values()]
    months = {(later - tet).days for tet, later in pairwise(tets)}
    assert months <= {354, 355, 383, 384, 385}
    assert tets[0] + timedelta(days=384) == tets[1]
