import unicodedata
from datetime import date, time

import pytest
from hypothesis import given

from onecua.assets import resource
from onecua.domain.calendar_csv import calendar_csv_text, parse_calendar_csv, read_calendar_csv
from onecua.domain.work_calendar import (
    OFFICE_HOURS,
    CalendarDay,
    CalendarDocument,
    DayKind,
    DayState,
    Scope,
    Season,
    Session,
    WeekdayHours,
)
from onecua.errors import RuleError, RuleErrors
from tests.domain.calendars import HALF_SATURDAY, documents

CULTURE_DAY = CalendarDay(date(2026, 11, 24), DayKind.OFF, "Ngày Văn hóa Việt Nam")
MAKE_UP = CalendarDay(date(2026, 8, 22), DayKind.MAKE_UP, "Làm bù", "TB 9441", DayState.EXPECTED)


@pytest.mark.parametrize(
    "text",
    [
        "date,kind,name\n2026-11-24,off,Ngày Văn hóa Việt Nam\n",
        "\ufeffdate,kind,name\r\n24/11/2026,OFF, Ngày Văn hóa Việt Nam \r\n\r\n",
        "Name;Date;Kind\nNgày Văn hóa Việt Nam;2026-11-24;off",
        "2026-11-24,off,Ngày Văn hóa Việt Nam",
        'date,kind,name,legal_source,state\n2026-11-24,off,"Ngày Văn hóa Việt Nam",,\n',
        unicodedata.normalize("NFD", "date,kind,name\n2026-11-24,off,Ngày Văn hóa Việt Nam"),
    ],
)
def test_a_day_is_read_from_each_usual_form_of_the_file(text):
    assert parse_calendar_csv(text) == (CULTURE_DAY,)


def test_source_and_state_are_kept_and_days_come_in_order_of_date():
    text = (
        "date,kind,name,legal_source,state\n"
        "2026-11-24,off,Ngày Văn hóa Việt Nam,,official\n"
        "2026-08-22,make_up,Làm bù,TB 9441,expected\n"
    )
    assert parse_calendar_csv(text) == (MAKE_UP, CULTURE_DAY)


def test_the_shipped_calendar_is_read_whole():
    text = resource("data", "work_calendar.csv").read_text(encoding="utf-8")
    days = parse_calendar_csv(text)
    assert len(days) == len(text.splitlines()) - 1
    assert [day.on for day in days if day.kind is DayKind.MAKE_UP] == [
        date(2024, 5, 4),
        date(2025, 4, 26),
        date(2026, 1, 10),
        date(2026, 8, 22),
    ]
    assert all(day.name and day.legal_source for day in days)
    assert {day.on.year for day in days if day.state is DayState.EXPECTED} == {2027}


def test_every_wrong_row_is_named_with_its_line():
    text = (
        "date,kind,name,legal_source,state\n"
        "2026-13-01,off,Tết\n"
        "2026-11-24,holiday,Ngày Văn hóa\n"
        "2026-11-25,off,\n"
        "2026-11-26,off,Tết,,maybe\n"
        "2026-11-27,off,Tết\n"
        "2026-11-27,off,Tết\n"
        "2026-11-28\n"
    )
    with pytest.raises(RuleErrors) as caught:
        parse_calendar_csv(text)
    starts = [
        "Dòng 2: không đọc được ngày «2026-13-01»",
        "Dòng 3: loại ngày «holiday» không có",
        "Dòng 4: ngày chưa có tên",
        "Dòng 5: trạng thái «maybe» không có",
        "Dòng 7: ngày 27/11/2026 đã có ở dòng trên",
        "Dòng 8: loại ngày «» không có",
    ]
    messages = [problem.message for problem in caught.value.problems]
    assert len(messages) == len(starts)
    assert all(m.startswith(start) for m, start in zip(messages, starts, strict=True))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "không có dòng nào"),
        ("\n \n", "không có dòng nào"),
        ("ngày,loại,tên\n2026-11-24,off,Tết", "dòng đầu phải có date,kind,name"),
        ('date,kind,name\n2026-11-24,off,"Tết"x\n', "hỏng ở dòng 2"),
        ('date,kind,name\n2026-11-24,off,"Tết', "hỏng ở dòng 2"),
        ("date,kind,name\n" + "2026-11-24,off,Tết\n" * 10_000, "dài quá 10000 dòng"),
    ],
)
def test_a_file_that_is_no_calendar_is_refused(text, message):
    with pytest.raises(RuleError, match=message):
        parse_calendar_csv(text)


def test_a_header_alone_is_an_empty_calendar():
    assert parse_calendar_csv("date,kind,name\n") == ()


HEADER = "date,kind,name,legal_source,state,scope,weekdays,sessions,counted\n"
SUMMER = Season(
    date(2026, 4, 1),
    (WeekdayHours(OFFICE_HOURS),) * 5
    + (WeekdayHours(HALF_SATURDAY, counted=False), WeekdayHours()),
    "Giờ mùa hè",
    "QĐ 12/QĐ-UBND",
)


def test_the_hours_of_one_date_are_one_season_and_unnamed_weekdays_are_closed():
    text = HEADER + (
        '2026-04-01,hours,Giờ mùa hè,QĐ 12/QĐ-UBND,,,T2-T6,"07:30-11:30,13:00-17:00",\n'
        "2026-04-01,hours,Giờ mùa hè,QĐ 12/QĐ-UBND,official,local,T7,07:30-11:30,no\n"
    )
    assert read_calendar_csv(text) == CalendarDocument((), (SUMMER,))


def test_a_make_up_day_may_have_hours_of_its_own_and_a_day_may_be_local():
    text = HEADER + (
        "2026-08-23,make_up,Làm bù buổi sáng,,expected,local,,07:30-11:30,\n"
        "2026-10-19,off,Lễ hội đền Tranh,QĐ của tỉnh,,local,,,\n"
    )
    half, festival = read_calendar_csv(text).days
    assert half.sessions == (Session(time(7, 30), time(11, 30)),)
    assert (half.state, half.scope) == (DayState.EXPECTED, Scope.LOCAL)
    assert (festival.scope, festival.state) == (Scope.LOCAL, DayState.OFFICIAL)


@given(document=documents)
def test_what_is_written_reads_back_the_same(document):
    assert read_calendar_csv(calendar_csv_text(document)) == document


def test_a_document_is_written_for_people_to_read():
    festival = CalendarDay(date(2026, 10, 19), DayKind.OFF, "Lễ hội", scope=Scope.LOCAL)
    season = "2026-04-01,hours,Giờ mùa hè,QĐ 12/QĐ-UBND,official,local"
    assert calendar_csv_text(CalendarDocument((festival,), (SUMMER,))).splitlines() == [
        HEADER.strip(),
        f'{season},T2-T6,"07:30-11:30,13:00-17:00",yes',
        f"{season},T7,07:30-11:30,no",
        "2026-10-19,off,Lễ hội,,official,local,,,",
    ]


def test_the_shipped_calendar_has_no_hours_and_only_national_days():
    text = resource("data", "work_calendar.csv").read_text(encoding="utf-8")
    document = read_calendar_csv(text)
    assert document.seasons == ()
    assert {day.scope for day in document.days} == {Scope.NATIONAL}
    assert read_calendar_csv(calendar_csv_text(document)) == document


def test_every_wrong_line_of_hours_is_named_in_the_order_of_the_lines():
    text = HEADER + (
        "2026-04-01,hours,Hè,,,,T2-T6,07:30-11:30,\n"
        "2026-04-01,hours,Hè,,,,T6-T7,07:30-11:30,\n"
        "2026-04-01,hours,Đông,,,,CN,07:30-11:30,\n"
        "2026-10-01,hours,Đông,,expected,national,thứ hai,11:30-07:30,maybe\n"
        "2026-10-02,hours,Đông,,,,T2,07:30-11:30,maybe\n"
        "2026-10-03,hours,Đông,,,,T2,07:30-11:30,13:00-17:00,yes\n"
        "2026-11-24,off,Ngày Văn hóa,,,xã,,,\n"
        "2026-11-25,off,Ngày nghỉ,,,,,07:30-11:30,\n"
        "2026-11-26,make_up,Làm bù,,,,T2,,\n"
        "2026-11-27,make_up,Làm bù,,,,,sáng,\n"
    )
    with pytest.raises(RuleErrors) as caught:
        read_calendar_csv(text)
    starts = [
        "Dòng 3: T6 đã có giờ ở dòng trên",
        "Dòng 4: tên và căn cứ phải như dòng 2, vì cùng mùa từ 01/04/2026",
        "Dòng 5: giờ làm việc không có dự kiến",
        "Dòng 5: giờ làm việc là của đơn vị, phạm vi phải là local",
        "Dòng 5: Không đọc được thứ «THỨ»",
        "Dòng 5: Buổi 11:30-07:30 có giờ kết thúc không sau",
        "Dòng 6: cột counted ghi «maybe»",
        "Dòng 7: thừa ô, hãy đặt giờ có dấu phẩy trong dấu ngoặc kép",
        "Dòng 8: phạm vi «xã» không có",
        "Dòng 9: Ngày nghỉ 25/11/2026 không có giờ làm việc",
        "Dòng 10: cột weekdays và counted chỉ dành cho dòng hours",
        "Dòng 11: Không đọc được buổi làm việc «sáng»",
    ]
    messages = [problem.message for problem in caught.value.problems]
    assert len(messages) == len(starts)
    assert all(m.startswith(start) for m, start in zip(messages, starts, strict=True))
    assert not any(message.endswith("..") for message in messages)
