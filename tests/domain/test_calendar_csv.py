import unicodedata
from datetime import date

import pytest

from onecua.assets import resource
from onecua.domain.calendar_csv import parse_calendar_csv
from onecua.domain.work_calendar import CalendarDay, DayKind, DayState
from onecua.errors import RuleError, RuleErrors

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
