"""A desk that has done everything that sets a date, encrypted and plain."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from onecua.domain.deadline import HandlingTime, Unit
from onecua.domain.dossier import Move
from onecua.services.coordination import OpinionRequest
from tests.desks import MovableClock, copied_folder, copy_of, desk_in, move, receive
from tests.storage.conftest import clock, desk, folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onecua.services.desk import Desk

__all__ = ["clock", "desk", "folder"]


def work(desk: Desk, clock: MovableClock) -> None:
    """Receive seven dossiers, 0001 to 0007, and let each take another course."""
    plain, supplemented, paid, extended, verified, asked, voided = (receive(desk) for _ in range(7))
    clock.forward(hours=2)
    move(desk, paid, Move.FORWARD)
    move(desk, supplemented, Move.REQUEST_SUPPLEMENT)
    move(desk, paid, Move.REQUEST_PAYMENT)
    five = HandlingTime(Decimal(5), Unit.WORKING_DAY)
    move(desk, verified, Move.VERIFY, extra=five)
    desk.coordination.ask(OpinionRequest(asked, "Phòng Kinh tế", "Hiện trạng đất", five))
    clock.set(2026, 11, 23, 10, 5)
    move(desk, supplemented, Move.SUPPLEMENTED)
    move(desk, extended, Move.EXTEND, due_on=date(2026, 12, 1))
    clock.set(2026, 11, 25, 15)
    move(desk, paid, Move.PAID)
    move(desk, plain, Move.FINISH)
    desk.handling.undo(plain, "bấm nhầm")
    desk.handling.void(voided, "nhập trùng")


def worked_folder(folder: Path, plain: bool) -> datetime:
    """Prepare the folder of such a desk; return when it stopped."""
    copied_folder(folder, plain=plain)
    clock = MovableClock()
    with desk_in(folder, clock) as opened:
        work(opened, clock)
    return clock.now


@pytest.fixture(params=["encrypted", "plain"])
def worked(request, tmp_path: Path, clock: MovableClock) -> Iterator[Desk]:
    folder = tmp_path / "worked"
    clock.now = copy_of(worked_folder, folder, request.param == "plain")
    with desk_in(folder, clock) as opened:
        yield opened
