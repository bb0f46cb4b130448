"""What the page says of figures and of the day, case by case."""

from __future__ import annotations

from datetime import date

import pytest

from onecua import assets, files
from onecua.domain.calendar_csv import parse_calendar_csv
from onecua.domain.figures import SectorTally
from onecua.domain.work_calendar import WorkCalendar, parse_sessions
from onecua.ui.dashboard.figure_cards import count_words
from onecua.ui.dashboard.targets_card import online_reading, overdue_reading, slips_reading
from onecua.ui.dashboard.today_words import today_words


@pytest.mark.parametrize(
    ("online", "offline", "figure", "verdict"),
    [
        (60, 40, "60,00 %", "Đạt"),
        (5999, 4001, "59,99 %", "Chưa đạt"),
        (0, 7, "0,00 %", "Chưa đạt"),
        (0, 0, "—", ""),
    ],
)
def test_online_is_of_all_received_and_nothing_is_never_a_share(online, offline, figure, verdict):
    reading = online_reading(SectorTally("Tổng số", online=online, offline=offline, early=9))
    assert (reading.figure, reading.verdict) == (figure, verdict)


@pytest.mark.parametrize(
    ("used", "returned", "figure", "verdict"),
    [
        (374, 399, "93,73 %", "Chưa đạt"),
        (399, 399, "100,00 %", "Đạt"),
        (0, 8, "0,00 %", "Chưa đạt"),
        (0, 0, "—", ""),
    ],
)
def test_a_slip_is_wanted_of_every_dossier_returned(used, returned, figure, verdict):
    reading = slips_reading(used, returned)
    assert (reading.figure, reading.verdict) == (figure, verdict)
    assert reading.fraction == f"{used} / {returned} đã trả"


@pytest.mark.parametrize(
    ("late", "overdue", "on_time", "figure", "verdict", "words"),
    [
        (0, 0, 5, "0 hồ sơ", "Đạt", "Không có hồ sơ quá hạn"),
        (7, 2, 90, "9 hồ sơ", "Chưa đạt", "7 đã trả muộn, 2 chưa xong"),
        (0, 1, 0, "1 hồ sơ", "Chưa đạt", "0 đã trả muộn, 1 chưa xong"),
        (0, 0, 0, "—", "", "Chưa có hồ sơ"),
    ],
)
def test_one_overdue_dossier_misses_the_target(late, overdue, on_time, figure, verdict, words):
    row = SectorTally(
        "Tổng số",
        offline=late + overdue + on_time,
        late=late,
        open_overdue=overdue,
        on_time=on_time,
    )
    reading = overdue_reading(row)
    assert (reading.figure, reading.verdict, reading.words) == (figure, verdict, words)


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0"), (1234, "1.234"), (10_000, "10.000"), (10_001, "hơn 10.000")]
)
def test_counts_that_nobody_finished_say_so(count, words):
    assert count_words(count) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 20), "Thứ Sáu, ngày làm việc, đóng cửa 17:00"),
        (date(2026, 11, 21), "Thứ Bảy, ngày nghỉ"),
        (date(2026, 11, 24), "Thứ Ba, nghỉ: Ngày Văn hóa Việt Nam"),
        (date(2026, 8, 22), "Thứ Bảy, ngày làm việc, đóng cửa 17:00"),
    ],
)
def test_the_day_is_named_by_the_work_calendar(day, words):
    days = parse_calendar_csv(
        files.read_bytes(assets.resource("data", "work_calendar.csv")).decode()
    )
    calendar = WorkCalendar.of(days, parse_sessions("07:30-11:30,13:00-17:00"), ())
    assert today_words(day, calendar) == words
