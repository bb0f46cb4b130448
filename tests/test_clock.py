"""Vietnam time whatever the PC's zone; the wall clock where that is the right one."""

import os
import time
from datetime import UTC, datetime, timedelta

import pytest

from onecua import clock

ZONES = [
    ("Asia/Ho_Chi_Minh", 7, False),
    ("UTC", 0, True),
    ("America/New_York", None, True),
    ("Asia/Bangkok", 7, False),
    ("<+09>-9", 9, True),
]
needs_tzset = pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows has no tzset")


@pytest.fixture(params=ZONES, ids=[zone[0] for zone in ZONES])
def zone(request, monkeypatch):
    name, hours, differs = request.param
    monkeypatch.setenv("TZ", name)
    time.tzset()
    yield hours, differs
    monkeypatch.undo()
    os.environ.pop("TZ", None)
    time.tzset()


@needs_tzset
def test_now_is_utc_plus_seven_in_every_zone(zone):
    before = datetime.now(UTC).replace(tzinfo=None) + timedelta(hours=7)
    now = clock.vietnam_now()
    assert before - timedelta(seconds=1) <= now <= before + timedelta(seconds=5)
    assert now.tzinfo is None
    assert now.microsecond == 0


@needs_tzset
def test_a_foreign_zone_is_noticed(zone):
    hours, differs = zone
    assert clock.zone_differs() is differs
    if hours is not None:
        assert clock.pc_offset() == timedelta(hours=hours)


@needs_tzset
def test_the_clock_on_the_wall_is_what_the_pc_shows(zone):
    shown = datetime.now()
    assert abs(clock.wall_now() - shown) < timedelta(seconds=5)
    assert clock.wall_now().microsecond == 0
