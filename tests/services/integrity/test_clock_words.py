"""Who called the PC's clock right stands in the check; a word that nobody said is found."""

from datetime import timedelta

import pytest

from onecua.domain.event import Fact, Kind
from onecua.domain.office import Role
from onecua.services.setup import new_officer, record_officer
from onecua.storage.office import preference, set_preference
from tests.desks import NHUNG, receive
from tests.tampering import findings, problems, rehash, rewrite

LANH = new_officer("Trần Thị Lành", "Chủ tịch", role=Role.CHIEF)


@pytest.fixture
def confirmed(desk, clock):
    """A desk whose chief disowned what was entered in a wrong future."""
    record_officer(desk, LANH)
    was = clock.now
    clock.forward(days=1500)
    receive(desk)
    clock.now = was + timedelta(hours=1)
    desk.clock_guard.confirm(desk.clock_guard.look(), LANH)
    receive(desk)
    return desk


def told(desk):
    return [each for each in findings(desk) if each.field == "giờ máy"]


def test_the_word_is_told_with_who_said_it_and_both_times(confirmed):
    [note] = told(confirmed)
    assert not note.is_problem
    assert note.words == (
        "Trần Thị Lành xác nhận giờ máy đúng khi máy chỉ 10:12 20/11/2026, còn lần ghi trước mang "
        "giờ 09:12 29/12/2030 là sai."
    )
    assert problems(confirmed) == []


def test_a_jump_may_be_confirmed_by_anyone_where_no_chief_is_known(desk, clock):
    receive(desk)
    clock.forward(days=10)
    desk.clock_guard.confirm(desk.clock_guard.look(), NHUNG)
    [note] = told(desk)
    assert "sau lần dùng trước 09:12 20/11/2026" in note.words
    assert problems(desk) == []


def test_a_clock_that_went_back_is_told_as_such(desk, clock):
    record_officer(desk, LANH)
    clock.forward(days=2)
    desk.clock_guard.note(desk.clock_guard.look())
    clock.forward(days=-1)
    desk.clock_guard.confirm(desk.clock_guard.look(), LANH)
    [note] = told(desk)
    assert "dù onecua đã dùng đến 09:12 22/11/2026" in note.words
    assert problems(desk) == []


@pytest.mark.parametrize("part", [1, 2, 3])
def test_a_word_that_nobody_said_is_found(confirmed, part):
    with confirmed.database.write() as transaction:
        parts = preference(transaction.connection, "clock.mended").split("|")
        parts[part] = {1: "1", 2: "2026-11-20T08:00:00", 3: str(NHUNG.id)}[part]
        set_preference(transaction.connection, "clock.mended", "|".join(parts))
    [found] = problems(confirmed)
    assert "nhật ký không có lời xác nhận ấy" in found.words


def word_seq(desk):
    with desk.database.read() as connection:
        query = f"SELECT seq FROM event WHERE kind = '{Kind.CLOCK_CONFIRMED}'"
        return connection.exec_driver_sql(query).scalar_one()


def test_a_word_that_cannot_be_read_is_found(confirmed):
    rewrite(confirmed, word_seq(confirmed), lambda body: body.pop("shown"))
    rehash(confirmed, 1)
    assert any("không đọc được" in each.words for each in problems(confirmed))


def test_a_word_of_somebody_who_is_no_chief_is_found(confirmed):
    body = {"state": "behind", "shown": "2026-11-20T08:00:00", "against": None}
    with confirmed.database.write() as transaction:
        transaction.append([Fact(Kind.CLOCK_CONFIRMED, None, body)], NHUNG.id)
    [found] = problems(confirmed)
    assert "không phải lãnh đạo xác nhận giờ máy: Nguyễn Thị Hồng Nhung" in found.words
