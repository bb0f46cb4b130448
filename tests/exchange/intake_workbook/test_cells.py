"""One cell of a list becomes a date, whatever its shape."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecua.errors import RuleError
from onecua.exchange.intake_workbook.cells import instant_of


@pytest.mark.parametrize(
    ("cell", "at", "has_hour"),
    [
        (datetime(2026, 8, 3, 8, 12, 5), datetime(2026, 8, 3, 8, 12, 5), True),
        (datetime(2026, 8, 3, 8, 12, 4, 999_700), datetime(2026, 8, 3, 8, 12, 5), True),
        (date(2026, 8, 3), datetime(2026, 8, 3), False),
        (46237.0, datetime(2026, 8, 3), False),
        (46237.5, datetime(2026, 8, 3, 12), True),
        ("46237.5", datetime(2026, 8, 3, 12), True),
        ("03/08/2026 08:12:05", datetime(2026, 8, 3, 8, 12, 5), True),
        ("3/8/2026 8:12", datetime(2026, 8, 3, 8, 12), True),
        ("03-08-2026", datetime(2026, 8, 3), False),
        ("03.08.26", datetime(2026, 8, 3), False),
        ("08:12 03/08/2026", datetime(2026, 8, 3, 8, 12), True),
        ("8g12, ngày 03/08/2026", datetime(2026, 8, 3, 8, 12), True),
        ("03/08/2026 08:12:05 CH", datetime(2026, 8, 3, 20, 12, 5), True),
        ("03/08/2026 12:05 AM", datetime(2026, 8, 3, 0, 5), True),
        ("2026-08-03", datetime(2026, 8, 3), False),
        ("2026-08-03T08:12:05", datetime(2026, 8, 3, 8, 12, 5), True),
        ("2026-08-03 08:12:05.123", datetime(2026, 8, 3, 8, 12, 5), True),
        ("2026-08-03T01:12:05Z", datetime(2026, 8, 3, 8, 12, 5), True),
        ("2026-08-03T08:12:05+07:00", datetime(2026, 8, 3, 8, 12, 5), True),
        ("\u00a003/08/2026\n08:12 ", datetime(2026, 8, 3, 8, 12), True),
    ],
)
def test_dates_are_read_day_first_in_every_shape(cell, at, has_hour):
    assert instant_of(cell) == (at, has_hour)


@pytest.mark.parametrize(
    "cell",
    [
        *("31/02/2026", "08/13/2026", "03/08", "hôm qua", "03/08/1926", "13:00 CH 03/08/2026"),
        *("", 12.0, 912345678.0, True, timedelta(hours=3), float("nan"), "20260803080000" * 9),
    ],
)
def test_what_is_no_date_is_told(cell):
    with pytest.raises(RuleError, match="Viết như 20/11/2026 09:30"):
        instant_of(cell)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31)))
def test_a_date_reads_the_same_from_a_date_a_number_and_text(moment):
    moment = moment.replace(microsecond=0)
    assert instant_of(moment)[0] == moment
    assert instant_of(moment.strftime("%d/%m/%Y %H:%M:%S"))[0] == moment
    assert instant_of((moment - datetime(1899, 12, 30)) / timedelta(days=1))[0] == moment
