"""The board of deadlines: edges of the buckets, what a day asks for, who holds how much."""

from datetime import date, datetime
from uuid import UUID

import pytest

from onecua.domain.board import (
    NO_STEP,
    BoardFilter,
    Bucket,
    DayCount,
    EndedDay,
    OpenDossier,
    Share,
    bucket_of,
    day_counts,
    shares,
    sort_out,
)
from onecua.domain.dossier import Status
from onecua.domain.summary import Bounds

NOW = datetime(2026, 11, 20, 9, 12, 30)
AT = Bounds(NOW, datetime(2026, 11, 21), datetime(2026, 11, 27))
KHANH, NHUNG = UUID(int=1), UUID(int=2)


def dossier(due_at=None, key=1, **given):
    usual = {
        "status": Status.PROCESSING,
        "closes_at": None,
        "paused_at": None,
        "holder": KHANH,
        "sector": "Hộ tịch",
        "step": NO_STEP,
        "step_due_at": None,
        "opinion_due_at": None,
        "is_explained": False,
        "is_extended": False,
    }
    return OpenDossier(key=key, due_at=due_at, **{**usual, **given})


def paused(due_at, paused_at, **given):
    return dossier(due_at, status=Status.AWAITING_SUPPLEMENT, paused_at=paused_at, **given)


@pytest.mark.parametrize(
    ("due_at", "bucket"),
    [
        (datetime(2026, 11, 16, 17), Bucket.OVERDUE),
        (datetime(2026, 11, 20, 9, 12), Bucket.OVERDUE),
        (datetime(2026, 11, 20, 9, 13), Bucket.TODAY),
        (datetime(2026, 11, 20, 23, 59), Bucket.TODAY),
        (datetime(2026, 11, 21), Bucket.SOON),
        (datetime(2026, 11, 26, 17), Bucket.SOON),
        (datetime(2026, 11, 27), Bucket.LATER),
        (None, Bucket.LATER),
    ],
)
def test_a_running_dossier_is_in_the_bucket_of_its_due_instant(due_at, bucket):
    assert bucket_of(dossier(due_at), AT) is bucket


@pytest.mark.parametrize("status", [Status.AWAITING_SUPPLEMENT, Status.AWAITING_PAYMENT])
def test_a_stopped_clock_is_in_no_other_bucket_however_late(status):
    assert bucket_of(dossier(datetime(2026, 1, 5, 17), status=status), AT) is Bucket.PAUSED


def test_buckets_keep_the_order_in_which_dossiers_come_and_lose_none():
    dues = [datetime(2026, 11, day, 17) for day in (16, 18, 20, 20, 24, 30)]
    found = sort_out([dossier(due, key) for key, due in enumerate(dues)], AT)
    assert [each.key for each in found.everything()] == list(range(6))
    assert {bucket: found.count(bucket) for bucket in Bucket} == {
        Bucket.OVERDUE: 2, Bucket.TODAY: 2, Bucket.SOON: 1, Bucket.LATER: 1, Bucket.PAUSED: 0
    }  # fmt: skip


def test_a_step_is_late_while_its_clock_runs_and_an_opinion_whatever_the_clock_does():
    early, late = datetime(2026, 11, 20, 8), datetime(2026, 11, 20, 10)
    assert dossier(step_due_at=early).step_is_late(NOW)
    assert not dossier(step_due_at=late).step_is_late(NOW)
    assert not paused(None, early, step_due_at=early).step_is_late(NOW)
    assert paused(None, early, opinion_due_at=early).opinion_is_late(NOW)
    assert not dossier(opinion_due_at=late).opinion_is_late(NOW)


@pytest.mark.parametrize(
    ("wanted", "keys"),
    [
        (BoardFilter(), {1, 2, 3, 4}),
        (BoardFilter(holders=frozenset({NHUNG})), {2}),
        (BoardFilter(sectors=frozenset({"Đất đai", "Chứng thực"})), {3}),
        (BoardFilter(steps=frozenset({"Thẩm định"})), {4}),
        (BoardFilter(steps=frozenset({NO_STEP})), {1, 2, 3}),
        (BoardFilter(step_late=True), {4}),
        (BoardFilter(opinion_late=True), {3}),
        (BoardFilter(holders=frozenset({NHUNG}), step_late=True), set()),
    ],
)
def test_a_filter_takes_what_all_of_its_parts_take(wanted, keys):
    past = datetime(2026, 11, 19, 17)
    found = sort_out(
        [
            dossier(key=1),
            dossier(key=2, holder=NHUNG),
            dossier(key=3, sector="Đất đai", opinion_due_at=past),
            dossier(key=4, step="Thẩm định", step_due_at=past),
        ],
        AT,
    )
    assert {each.key for each in found.narrowed(wanted).everything()} == keys


def test_a_day_counts_what_is_open_late_and_done():
    found = sort_out(
        [
            dossier(datetime(2026, 11, 18, 17), 1),
            dossier(datetime(2026, 11, 20, 8), 2),
            dossier(datetime(2026, 11, 20, 17), 3),
            dossier(datetime(2026, 11, 20, 17), 4),
            dossier(None, 5),
        ],
        AT,
    )
    ended = [EndedDay(date(2026, 11, 18), 16, 0), EndedDay(date(2026, 11, 17), 9, 2)]
    counts = day_counts(found, ended)
    assert counts == {
        date(2026, 11, 17): DayCount(0, 2, 9),
        date(2026, 11, 18): DayCount(0, 1, 17),
        date(2026, 11, 20): DayCount(2, 1, 3),
    }
    assert [counts[on].done for on in sorted(counts)] == [7, 16, 0]


def test_a_stopped_clock_asks_nothing_of_a_day_unless_it_was_late_before():
    due = datetime(2026, 11, 18, 17)
    in_time, late = paused(due, datetime(2026, 11, 18, 17, 0, 59)), paused(
        due, datetime(2026, 11, 18, 17, 1), key=2
    )  # fmt: skip
    found = sort_out([in_time, late], AT)
    assert day_counts(found) == {date(2026, 11, 18): DayCount(0, 1, 1)}
    assert list(found.due_on(date(2026, 11, 18)).everything()) == [late]
    assert list(found.due_on(date(2026, 11, 19)).everything()) == []


def test_shares_put_who_is_most_behind_first():
    found = sort_out(
        [
            dossier(datetime(2026, 11, 16, 17), 1, holder=NHUNG),
            dossier(datetime(2026, 11, 20, 17), 2),
            dossier(datetime(2026, 11, 24, 17), 3),
            dossier(datetime(2026, 12, 24, 17), 4),
            paused(None, NOW, key=5),
        ],
        AT,
    )
    first, second = shares(found, lambda each: each.holder)
    assert first == Share(NHUNG, overdue=1)
    assert second == Share(KHANH, today=1, soon=1, later=1, paused=1)
    assert (second.pressing, second.running, second.whole) == (2, 3, 4)
