"""Counts of the hour, what turns red, when that changes next, and what was told already."""

from datetime import date, datetime

import pytest

from onecua.domain.dossier import Move, Status
from onecua.domain.imported import GivenDossier
from onecua.domain.reminders import Told, WatchCounts
from tests.desks import (
    NHUNG,
    TAM,
    THREE_DAYS,
    desk_in,
    move,
    moved_fact,
    receive,
    request,
)

DUE = datetime(2026, 11, 26, 17)


def figures(desk):
    counts = desk.watching.counts()
    return counts.overdue, counts.due_today, counts.stale


@pytest.fixture
def three(desk, clock):
    """Received on Friday, due on Thursday: one runs, one waits for papers, one was returned."""
    running, waiting = receive(desk), receive(desk)
    desk.intake.receive(request(), instantly=True)
    clock.set(2026, 11, 23, 8)
    move(desk, waiting, Move.FORWARD, Move.REQUEST_SUPPLEMENT)
    return running, waiting


def test_counts_follow_the_clock_alone(desk, clock, three):
    assert figures(desk) == (0, 0, 0)
    clock.set(2026, 11, 26, 7, 30)
    assert figures(desk) == (0, 1, 0)
    assert desk.watching.counts().next_due_at == DUE
    clock.set(2026, 11, 26, 17)
    assert figures(desk) == (0, 1, 0)
    clock.set(2026, 11, 26, 17, 0, 1)
    assert figures(desk) == (1, 0, 0)
    assert desk.watching.counts().next_due_at is None


def test_counts_agree_with_the_front_page(desk, clock, three):
    for at in ((2026, 11, 26, 9), (2026, 11, 26, 18), (2026, 12, 1, 8)):
        clock.set(*at)
        front = {count.name: count.count for count in desk.lists.front_counts()}
        assert figures(desk)[:2] == (front["Quá hạn"], front["Đến hạn hôm nay"])


def test_a_dossier_that_waited_too_long_is_proposed_and_stays_open(desk, clock, three):
    _, waiting = three
    closes_at = desk.records.read(waiting).dossier.closes_at
    clock.now = closes_at.replace(hour=16)
    assert figures(desk)[2] == 0
    clock.now = closes_at
    assert figures(desk)[2] == 1
    stale = desk.watching.stale()
    (summary,) = desk.lists.page(stale.wanted)
    assert summary.id == waiting
    assert desk.records.read(waiting).dossier.is_open


def test_an_imported_dossier_that_waits_is_counted_from_its_import(desk, clock):
    given = GivenDossier(
        row=2,
        code="H24.119-261001-0001",
        procedure_code=THREE_DAYS,
        procedure_name="Thủ tục",
        sector="Hộ tịch",
        owner=TAM,
        received_at=datetime(2026, 10, 1, 8),
        promised_at=datetime(2026, 10, 6, 17),
        ended_at=None,
        status=Status.AWAITING_SUPPLEMENT,
    )
    desk.importing.take_over([given], "danh sách.xlsx")
    assert figures(desk)[2] == 0
    clock.now = desk.deadlines.closes_at(clock.now)
    assert figures(desk)[2] == 1


def test_the_next_boundary_is_a_due_instant_a_closing_instant_or_the_day_s_own(desk, clock, three):
    clock.set(2026, 11, 26, 9)
    assert desk.watching.next_boundary() == datetime(2026, 11, 26, 17, 0, 1)
    clock.set(2026, 11, 26, 17, 0, 1)
    assert desk.watching.next_boundary() == datetime(2026, 11, 27)
    closes_at = desk.records.read(three[1]).dossier.closes_at
    clock.now = closes_at.replace(hour=9)
    assert desk.watching.next_boundary() == closes_at.replace(second=1)


def test_a_voided_dossier_is_watched_no_more(desk, clock, three):
    desk.handling.void(three[0], "nhập nhầm")
    clock.set(2026, 11, 26, 9)
    assert figures(desk) == (0, 0, 0)
    assert desk.watching.next_boundary() == datetime(2026, 11, 27)


def test_what_turns_red_is_told_once_and_remembered_by_the_next_start(desk, clock, three, folder):
    clock.set(2026, 11, 26, 7, 15)
    reminder, told = desk.watching.reminder()
    assert "1 hồ sơ đến hạn hôm nay (gần nhất 17:00)" in reminder.words
    desk.watching.keep_told(told)
    clock.set(2026, 11, 26, 17, 0, 1)
    reminder, told = desk.watching.reminder()
    code = desk.records.read(three[0]).dossier.code
    assert reminder.words.startswith(f"Hồ sơ {code} quá hạn lúc 17:00.")
    desk.watching.keep_told(told)
    clock.forward(minutes=1)
    with desk_in(folder, clock) as again:
        assert again.watching.reminder(starting=True)[0] is None
    clock.forward(days=1)
    assert "1 hồ sơ quá hạn" in desk.watching.reminder(starting=True)[0].words


def test_a_result_in_time_turns_nothing_red(desk, clock, three):
    desk.watching.keep_told(Told(datetime(2026, 11, 26, 9), date(2026, 11, 26)))
    clock.set(2026, 11, 26, 16)
    move(desk, three[0], Move.FINISH)
    clock.set(2026, 11, 26, 17, 0, 1)
    assert desk.watching.reminder()[0] is None


def test_an_empty_desk_has_nothing_to_say(desk):
    assert desk.watching.counts() == WatchCounts(0, 0, 0, 10_000)
    assert desk.watching.reminder(starting=True)[0] is None


def test_the_end_of_a_step_is_a_boundary_too(desk, clock, three):
    step = {"place": 0, "name": "Thẩm định", "term": "1 working_day", "due_at": "2026-11-25T17:00"}
    with desk.database.write() as transaction:
        fact = moved_fact(three[0], Move.FORWARD, clock.now, step=step)
        transaction.append([fact], NHUNG.id)
    clock.set(2026, 11, 25, 9)
    assert desk.watching.next_boundary() == datetime(2026, 11, 25, 17, 0, 1)
