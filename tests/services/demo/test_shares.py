"""Loads, channels, timeliness and statuses are those of a believable office."""

from collections import Counter
from datetime import date, datetime

import pytest

from onecua.domain.dossier import Status
from onecua.storage.column_types import seconds
from tests.services.demo.offices import moment, number, rows

DONE = "SELECT avg({}) FROM dossier WHERE status IN (9, 10) AND is_voided = 0"
ALL = "SELECT avg({}) FROM dossier"
VISITS = (
    "SELECT count(*) AS n FROM dossier d JOIN person p ON p.commitment = d.owner "
    "WHERE length(p.identity_number) = 12 GROUP BY d.owner"
)
MOVED = (
    "SELECT count(*) / 3000.0 FROM event "
    "WHERE kind = 'dossier_moved' AND body LIKE '%\"move\":\"{}\"%'"
)
MAKE_UP_DAYS = {date(2026, 1, 10), date(2026, 8, 22)}


@pytest.mark.parametrize(
    ("what", "least", "most"),
    [
        (ALL.format("channel = 2"), 0.45, 0.65),
        (ALL.format("channel = 3"), 0.005, 0.05),
        (DONE.format("ended_at / 86400 < due_at / 86400"), 0.70, 0.90),
        (DONE.format("ended_at / 86400 = due_at / 86400"), 0.08, 0.30),
        (DONE.format("ended_at / 86400 > due_at / 86400"), 0.005, 0.03),
        (MOVED.format("request_supplement"), 0.03, 0.05),
        (MOVED.format("withdraw"), 0.005, 0.01),
        (MOVED.format("stop"), 0.001, 0.004),
        (MOVED.format("finish_refused"), 0.003, 0.007),
        (MOVED.format("close_waiting"), 0.0005, 0.003),
        ("SELECT avg(owner_name LIKE 'Nguyễn %') FROM dossier", 0.25, 0.40),
        ("SELECT count(DISTINCT procedure_code) FROM dossier", 60, 80),
        ("SELECT max(n) FROM (SELECT count(*) AS n FROM dossier GROUP BY owner)", 4, 60),
        (f"SELECT avg(n) FROM ({VISITS})", 1.5, 2.5),
    ],
)
def test_shares_are_those_of_a_believable_office(office, what, least, most):
    assert least <= number(office, what) <= most


def test_procedures_are_asked_for_unevenly(office):
    query = "SELECT count(*) AS n FROM dossier GROUP BY procedure_code ORDER BY n DESC"
    counts = [row.n for row in rows(office, query)]
    assert sum(counts[:10]) > sum(counts) / 2
    assert counts[-1] < counts[0] / 20


def test_the_online_share_rises(office):
    half = "SELECT avg(channel = 2) FROM dossier WHERE received_at {} :middle"
    middle = seconds(datetime(2026, 6, 1))
    before, after = (number(office, half.format(s).replace(":middle", str(middle))) for s in "<>")
    assert before < after


def test_loads_follow_weekday_and_season(office):
    days = [
        moment(row.day * 86_400)
        for row in rows(office, "SELECT received_at / 86400 AS day FROM dossier")
    ]
    weekdays = Counter(day.weekday() for day in days)
    assert weekdays[0] > 1.2 * weekdays[4]
    assert weekdays[6] == 0
    assert weekdays[5] == sum(day.date() in MAKE_UP_DAYS for day in days) > 0
    months = Counter(day.month for day in days)
    assert months[7] > 1.5 * months[2]
    schools = "SELECT received_at FROM dossier WHERE procedure_code IN ('1.005099', '2.002481')"
    summer = [(moment(r[0])).month for r in rows(office, schools)]
    assert sum(month in (6, 7, 8, 9) for month in summer) > 0.7 * len(summer)


def test_every_status_stands_in_the_file(office):
    found = {row[0] for row in rows(office, "SELECT DISTINCT status FROM dossier")}
    # 2 lasts for some minutes only: it stands there when the demonstration ends within a day.
    assert found | {2} == {int(status) for status in Status}


def test_some_open_dossiers_are_overdue_and_some_results_wait(office):
    overdue = "SELECT count(*) FROM dossier WHERE status = 4 AND due_at < :end"
    end = seconds(datetime(2026, 11, 14))
    assert 1 <= number(office, overdue.replace(":end", str(end))) <= 10
    assert number(office, "SELECT count(*) FROM dossier WHERE status = 9") >= 3
    assert number(office, "SELECT count(*) FROM dossier WHERE status IN (2, 4)") >= 20
