"""What keeps a move from being done: its time, its reason, what a supplement must say."""

from datetime import datetime, timedelta

import pytest

from onecua.domain.dossier import Channel, Move, Status
from onecua.services.correcting import Correction
from onecua.services.moving import MoveRequest
from tests.desks import move, receive
from tests.services.test_handling import dossier_of, refused

LATE = "nhập muộn vì mất điện"


@pytest.mark.parametrize("items", [(), ("  ",)])
def test_a_supplement_says_what_is_missing(desk, items):
    dossier = receive(desk)
    act = lambda: move(desk, dossier, Move.REQUEST_SUPPLEMENT, items=items)  # noqa: E731
    assert refused(desk, act, "Ghi ít nhất một").field == "items"


def test_a_dossier_that_still_may_be_supplemented_is_not_closed(desk, clock):
    dossier = receive(desk)
    move(desk, dossier, Move.REQUEST_SUPPLEMENT)
    clock.set(2026, 12, 14, 16, 59)
    refused(desk, lambda: move(desk, dossier, Move.CLOSE_WAITING), "chưa đóng được")
    clock.set(2026, 12, 14, 17)
    move(desk, dossier, Move.CLOSE_WAITING)
    assert dossier_of(desk, dossier).status is Status.STOPPED


def late(dossier, name, at, reason=LATE):
    return MoveRequest(dossier, name, reason, happened_at=at)


def test_a_late_move_takes_effect_when_it_happened_and_is_marked(desk, clock):
    dossier = receive(desk)
    clock.set(2026, 11, 25, 8)
    desk.handling.move(late(dossier, Move.FINISH, datetime(2026, 11, 24, 16)))
    record = desk.records.read(dossier)
    assert record.dossier.result_ready_at == datetime(2026, 11, 24, 16)
    assert record.history[-1].is_late
    assert record.history[-1].reason == LATE


TIMES = [
    ("after now", datetime(2026, 11, 25, 8, 1), "sau bây giờ"),
    ("before the reception", datetime(2026, 11, 20, 9, 11), "trước lúc nhận"),
    ("before the last step", datetime(2026, 11, 23, 7, 59), "trước bước"),
]


@pytest.mark.parametrize(("case", "at", "words"), TIMES, ids=[case[0] for case in TIMES])
def test_a_late_move_out_of_order_is_refused(desk, clock, case, at, words):
    """Its status was checked against today's: before the last step it would not be the same."""
    dossier = receive(desk)
    clock.set(2026, 11, 23, 8)
    move(desk, dossier, Move.FINISH)
    clock.set(2026, 11, 25, 8)
    told = refused(desk, lambda: desk.handling.move(late(dossier, Move.RETURN, at)), words)
    assert told.field == "happened_at"


def test_a_late_move_before_an_undone_one_is_refused(desk, clock):
    dossier = receive(desk)
    clock.set(2026, 11, 23, 8)
    move(desk, dossier, Move.WITHDRAW)
    clock.set(2026, 11, 24, 8)
    desk.handling.undo(dossier, "nhầm hồ sơ")
    act = lambda: desk.handling.move(  # noqa: E731
        late(dossier, Move.FORWARD, datetime(2026, 11, 23, 9))
    )
    assert refused(desk, act, "trước bước").field == "happened_at"


def test_a_late_move_may_come_before_what_was_only_printed_or_corrected(desk, clock):
    dossier = receive(desk)
    clock.set(2026, 11, 24, 8)
    desk.handling.printed(dossier, "receipt")
    desk.handling.correct(dossier, Correction(channel=Channel.POSTAL), "nhầm")
    clock.set(2026, 11, 25, 8)
    desk.handling.move(late(dossier, Move.FINISH, datetime(2026, 11, 23, 16)))
    assert dossier_of(desk, dossier).status is Status.FINISHED
    digest = desk.database.digest()
    desk.database.rebuild()
    assert desk.database.digest() == digest


def test_a_late_move_needs_a_reason(desk, clock):
    dossier = receive(desk)
    clock.forward(days=1)
    act = lambda: desk.handling.move(  # noqa: E731
        late(dossier, Move.FORWARD, clock() - timedelta(hours=20), reason=" ")
    )
    assert refused(desk, act, "Ghi lý do").field == "reason"
    same_day = clock() - timedelta(minutes=30)
    desk.handling.move(late(dossier, Move.FORWARD, same_day, reason=""))


def test_a_result_told_of_before_the_due_hour_of_the_day_needs_a_reason(desk, clock):
    dossier = receive(desk)
    move(desk, dossier, Move.FORWARD)
    clock.set(2026, 11, 26, 17, 20)
    told = datetime(2026, 11, 26, 16, 50)
    act = lambda: desk.handling.move(late(dossier, Move.FINISH, told, reason=" "))  # noqa: E731
    assert refused(desk, act, "quá hạn 26/11/2026 17:00").field == "reason"
    desk.handling.move(late(dossier, Move.FINISH, told, reason="mất điện, ghi tay trước"))
    assert desk.records.read(dossier).dossier.ended_at == told
