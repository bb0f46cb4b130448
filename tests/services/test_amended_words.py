"""A correction says what it found and what it left, and only that."""

from dataclasses import replace
from datetime import datetime

import pytest

from onecua.domain.dossier import Channel, Move
from onecua.domain.period import monthly
from onecua.services.correcting import Correction
from tests.desks import move, receive

NOVEMBER = monthly(2026, 11)


@pytest.fixture
def received(desk, clock):
    """A dossier of the period, and today after the period."""
    clock.set(2026, 11, 10, 9)
    dossier = receive(desk)
    clock.set(2026, 11, 17, 9)
    return dossier


def told(desk):
    (amendment,) = desk.figures.amendments(NOVEMBER)
    return desk.figures.amended(amendment)


def test_a_corrected_channel_and_number_of_copies(desk, received):
    desk.handling.correct(received, Correction(channel=Channel.ONLINE, dossier_copies=3), "nhầm")
    assert told(desk) == ("Kênh: Trực tiếp; Số bộ: 1", "Kênh: Trực tuyến; Số bộ: 3")


def test_a_corrected_owner_is_named(desk, received):
    owner = desk.records.read(received).owner
    right = replace(owner, full_name="Nguyễn Thị Thanh Đan")
    desk.handling.correct(received, Correction(applicant=right), "sai tên")
    assert told(desk) == (f"Chủ hồ sơ: {owner.full_name}", "Chủ hồ sơ: Nguyễn Thị Thanh Đan")


def test_an_undone_move_goes_back_a_status(desk, received, clock):
    clock.set(2026, 11, 12, 9)
    move(desk, received, Move.FORWARD)
    clock.set(2026, 11, 17, 9)
    desk.handling.undo(received, "bấm nhầm")
    assert told(desk) == ("Trạng thái: Đang xử lý", "Trạng thái: Được tiếp nhận")


def test_a_voided_dossier_counts_no_more(desk, received):
    desk.handling.void(received, "nhập trùng")
    assert told(desk) == ("Trạng thái: Được tiếp nhận", "Trạng thái: Đã hủy, nhập nhầm")


def test_an_earlier_correction_is_told_as_it_was_then(desk, received, clock):
    desk.handling.correct(received, Correction(channel=Channel.ONLINE), "nhầm")
    clock.set(2026, 11, 18, 9)
    desk.handling.correct(received, Correction(channel=Channel.POSTAL), "lại nhầm")
    first, second = desk.figures.amendments(NOVEMBER)
    assert first.recorded_at == datetime(2026, 11, 17, 9)
    assert desk.figures.amended(first) == ("Kênh: Trực tiếp", "Kênh: Trực tuyến")
    assert desk.figures.amended(second) == ("Kênh: Trực tuyến", "Kênh: Bưu chính")
