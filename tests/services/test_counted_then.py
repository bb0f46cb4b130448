"""The dossiers behind last month's table are told as they were at its end."""

from datetime import datetime

import pytest

from onecua.domain.dossier import Channel, Move, Status
from onecua.domain.period import monthly
from onecua.services.correcting import Correction
from tests.desks import move, receive

NOVEMBER = monthly(2026, 11)


@pytest.fixture
def received(desk, clock):
    clock.set(2026, 11, 12, 9)
    return receive(desk)


def told(desk):
    (counted,) = desk.figures.counted(NOVEMBER)
    return counted


def test_what_was_open_then_is_open_in_the_list_though_it_is_returned_today(desk, received, clock):
    clock.set(2026, 11, 15, 0)
    then = told(desk)
    clock.set(2026, 11, 17, 9)
    move(desk, received, Move.FINISH, Move.RETURN)
    assert told(desk) == then
    assert (then.summary.status, then.summary.ended_at) == (Status.RECEIVED, None)


def test_what_was_finished_then_and_returned_later_was_not_returned_then(desk, received, clock):
    clock.set(2026, 11, 13, 9)
    move(desk, received, Move.FINISH)
    clock.set(2026, 11, 17, 9)
    move(desk, received, Move.RETURN)
    summary = told(desk).summary
    assert (summary.status, summary.returned_at) == (Status.FINISHED, None)
    assert summary.ended_at == datetime(2026, 11, 13, 9)


def test_what_was_returned_in_the_period_is_returned_in_the_list(desk, received, clock):
    clock.set(2026, 11, 13, 9)
    move(desk, received, Move.FINISH, Move.RETURN)
    clock.set(2026, 11, 17, 9)
    assert told(desk).summary.status is Status.RETURNED


def test_a_channel_corrected_since_is_as_it_was_counted(desk, received, clock):
    clock.set(2026, 11, 17, 9)
    desk.handling.correct(received, Correction(channel=Channel.ONLINE), "nhầm kênh")
    counted = told(desk)
    assert counted.summary.channel is Channel.IN_PERSON
    assert 5 in counted.columns
