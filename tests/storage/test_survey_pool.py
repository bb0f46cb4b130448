"""The pool: sealed, of one size, in a new order each time, whole or as it was."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING, Any

import pytest

from onecua import files
from onecua.errors import RuleError, StorageError
from onecua.storage import survey_pool
from onecua.storage.survey_pool import (
    KEY_FILE,
    POOL_FILE,
    SLOT_BYTES,
    SLOTS,
    PendingAnswer,
    PendingToken,
    PoolContent,
    SurveyPool,
)
from tests.files.faulty import FaultyCalls

if TYPE_CHECKING:
    from pathlib import Path

GROUP = "kiosk/desk/1"
MARKER = "Chờ lâu quá, ba lần mới được gọi"


def answer(number: int, **more: Any) -> PendingAnswer:
    body = {"sector": "Hộ tịch", "channel": 1, "officer": None, "answers": {"chung": number % 5}}
    return PendingAnswer(f"{number:016x}", GROUP, {**body, **more})


def content(count: int, **more: Any) -> PoolContent:
    tokens = [PendingToken(f"{number:012x}", GROUP) for number in range(count)]
    return PoolContent(tokens, [answer(number, **more) for number in range(count)])


@pytest.fixture
def pool(tmp_path: Path) -> SurveyPool:
    return SurveyPool(tmp_path)


def raw(pool_folder: Path) -> bytes:
    return (pool_folder / POOL_FILE).read_bytes()


def opened(folder: Path) -> list[dict[str, Any]]:
    """The slots in the order in which they lie in the file, as whoever has the key reads them."""
    return survey_pool._opened(raw(folder), (folder / KEY_FILE).read_bytes())


def test_what_waits_is_read_back(pool):
    before = content(7)
    before.counters = {GROUP: {"checked": [1, 0]}}
    before.batches = {GROUP: "ab" * 16}
    before.answers.append(PendingAnswer("f" * 16, GROUP, {"answers": {}}, complete=False))
    pool.write(before)

    after = pool.read()

    assert {t.token for t in after.tokens} == {t.token for t in before.tokens}
    assert sorted(a.key for a in after.answers) == sorted(a.key for a in before.answers)
    assert [a.complete for a in after.answers].count(False) == 1
    assert (after.counters, after.batches) == (before.counters, before.batches)


def test_an_office_that_never_asked_has_an_empty_pool_and_no_file(pool, tmp_path):
    assert pool.read() == PoolContent()
    assert list(tmp_path.iterdir()) == []


def test_the_size_says_nothing_of_what_is_in_it(pool, tmp_path):
    sizes = set()
    for waiting in (PoolContent(), content(1), content(120), content(3, text="ệ" * 2_000)):
        pool.write(waiting)
        sizes.add(len(raw(tmp_path)))
    assert len(sizes) == 1
    assert SLOTS * SLOT_BYTES < sizes.pop() < SLOTS * SLOT_BYTES + 64


def test_nothing_of_it_can_be_read_without_the_key(pool, tmp_path):
    pool.write(content(5, text=MARKER))
    pieces = (MARKER.encode(), b"sector", GROUP.encode(), b"00000000000", b"\0\0\0\0\0\0")
    assert not any(piece in raw(tmp_path) for piece in pieces)
    assert MARKER in str(opened(tmp_path))


def test_the_same_content_is_another_file_each_time(pool, tmp_path):
    same = content(9)
    files_seen = []
    for _ in range(4):
        pool.write(same)
        files_seen.append(raw(tmp_path))
    nonces = {found[6:18] for found in files_seen}
    assert len(nonces) == len(set(files_seen)) == 4
    blocks = [{found[at : at + 64] for at in range(18, len(found), 64)} for found in files_seen]
    assert not blocks[0] & blocks[1]


def test_slots_lie_in_a_new_order_each_time(pool, tmp_path):
    """Neither the place of an answer nor its distance from its token says anything."""
    distances, orders = [], set()
    for _ in range(12):
        pool.write(content(40))
        slots = opened(tmp_path)
        places = {slot.get("key", slot.get("token")): at for at, slot in enumerate(slots)}
        orders.add(tuple(slot.get("key") for slot in slots))
        distances += [places[f"{n:016x}"] - places[f"{n:012x}"] for n in range(40)]
    assert len(orders) == 12
    assert sum(distance == 1 for distance in distances) < 12
    assert abs(sum(distances) / len(distances)) < 25


def test_what_is_read_is_in_the_order_of_the_file(pool):
    """The service appends the newest at the end; the next writing mixes it among the others."""
    pool.write(content(40))
    assert [t.token for t in pool.read().tokens] != [t.token for t in content(40).tokens]


def test_only_its_owner_may_read_the_files(pool, tmp_path):
    pool.write(content(1))
    for name in (POOL_FILE, KEY_FILE):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
    assert {path.name for path in tmp_path.iterdir()} == {POOL_FILE, KEY_FILE}


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: b"",
        lambda whole: whole[:3],
        lambda whole: whole[:8],
        lambda whole: whole[:20],
        lambda whole: whole[:-1],
        lambda whole: whole[: len(whole) // 2],
        lambda whole: whole + b"\0",
        lambda whole: b"X" + whole[1:],
        lambda whole: whole[:7] + bytes([whole[7] ^ 1]) + whole[8:],
        lambda whole: whole[:900] + bytes([whole[900] ^ 1]) + whole[901:],
        lambda whole: bytes(len(whole)),
    ],
)
def test_a_damaged_file_is_told_with_what_to_do(damage, pool, tmp_path):
    pool.write(content(3))
    (tmp_path / POOL_FILE).write_bytes(damage(raw(tmp_path)))
    with pytest.raises(StorageError, match=r"hỏng hoặc bị sửa.*Bỏ phiếu chờ bị hỏng"):
        pool.read()


def test_slots_cannot_be_swapped_between_two_files(pool, tmp_path):
    pool.write(content(3))
    first = raw(tmp_path)
    pool.write(content(3))
    second = raw(tmp_path)
    half = len(first) // 2
    (tmp_path / POOL_FILE).write_bytes(first[:half] + second[half:])
    with pytest.raises(StorageError):
        pool.read()


def test_a_missing_key_is_told_and_not_made_anew(pool, tmp_path):
    pool.write(content(3))
    key = (tmp_path / KEY_FILE).read_bytes()
    (tmp_path / KEY_FILE).unlink()
    with pytest.raises(StorageError, match=f"Thiếu tệp {KEY_FILE}"):
        pool.read()
    (tmp_path / KEY_FILE).write_bytes(key)
    assert len(pool.read().tokens) == 3


@pytest.mark.parametrize("key", [b"", b"k" * 31, b"k" * 33])
def test_a_cut_key_is_told(key, pool, tmp_path):
    pool.write(content(3))
    (tmp_path / KEY_FILE).write_bytes(key)
    with pytest.raises(StorageError, match=KEY_FILE):
        pool.read()


def test_another_key_opens_nothing(pool, tmp_path):
    pool.write(content(3))
    (tmp_path / KEY_FILE).write_bytes(os.urandom(32))
    with pytest.raises(StorageError, match="hỏng hoặc bị sửa"):
        pool.read()


def test_what_cannot_be_read_is_dropped_with_its_key_and_votes_go_on(pool, tmp_path):
    pool.write(content(3))
    (tmp_path / POOL_FILE).write_bytes(b"cut".ljust(99))
    pool.drop()
    assert list(tmp_path.iterdir()) == []
    assert pool.read() == PoolContent()
    pool.write(content(1))
    assert len(pool.read().tokens) == 1
    pool.drop()
    pool.drop()


def test_the_key_is_another_one_once_nothing_waits(pool, tmp_path):
    """What a tool digs out of the disk's free blocks is of no use without the old key."""
    pool.write(content(2))
    old, key = raw(tmp_path), (tmp_path / KEY_FILE).read_bytes()
    pool.write(content(1))
    assert (tmp_path / KEY_FILE).read_bytes() == key, "while something waits it stays"
    pool.write(PoolContent())
    assert (tmp_path / KEY_FILE).read_bytes() != key
    assert len(raw(tmp_path)) == len(old)
    assert pool.read() == PoolContent()
    (tmp_path / POOL_FILE).write_bytes(old)
    with pytest.raises(StorageError, match="hỏng hoặc bị sửa"):
        pool.read()


def test_a_stop_while_the_key_is_renewed_loses_nothing(pool, tmp_path):
    healthy = FaultyCalls()
    pool.write(content(1))
    with files.system_calls(healthy):
        pool.write(PoolContent())
    last = range(healthy.counted - 4, healthy.counted + 1)
    for k in (*range(1, 10), *last):
        pool.write(content(3))
        with files.system_calls(FaultyCalls(fail_at=k)), pytest.raises(StorageError):
            pool.write(PoolContent())
        assert len(pool.read().tokens) in (0, 3), k


def test_what_a_power_cut_left_of_a_write_is_gone_before_the_next(pool, tmp_path):
    """The half-way file holds one vote more than the pool: that answer beside that token."""
    pool.write(content(2))
    cut = tmp_path / ".onecua-0123456789ab.part.pool"
    cut.write_bytes(raw(tmp_path))
    (tmp_path / ".onecua-0123456789ab.part.xlsx").write_bytes(b"of somebody else")
    pool.remove_leftovers()
    assert not cut.exists()
    cut.write_bytes(raw(tmp_path))
    pool.write(content(3))
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {POOL_FILE, KEY_FILE, ".onecua-0123456789ab.part.xlsx"}


def test_texts_that_do_not_fit_a_slot_are_refused_and_nothing_is_lost(pool, tmp_path):
    pool.write(content(2))
    before = raw(tmp_path)
    with pytest.raises(RuleError, match="Rút gọn rồi lưu lại; phiếu chưa mất"):
        pool.write(content(3, text="ệ" * 3_000))
    assert raw(tmp_path) == before
    longest = {"ly_do": "ệ" * 1_000, "gop_y": "\n" * 1_000}
    pool.write(content(3, answers=longest))
    assert pool.read().answers[0].body["answers"] == longest


def test_a_full_pool_is_refused_and_nothing_is_lost(pool, tmp_path):
    most = (SLOTS - 1) // 2
    pool.write(content(most))
    assert len(pool.read().tokens) == most
    before = raw(tmp_path)
    with pytest.raises(RuleError, match="quá nhiều phiếu chờ"):
        pool.write(content(most + 1))
    assert raw(tmp_path) == before


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_a_write_that_fails_at_any_call_leaves_the_old_or_the_new_pool(code, pool, tmp_path):
    pool.write(content(2))
    healthy = FaultyCalls()
    with files.system_calls(healthy):
        pool.write(content(2))
    last = range(healthy.counted - 4, healthy.counted + 1)
    steps = sorted({1, 2, 3, healthy.counted // 2, *last})
    for k in steps:
        pool.write(content(2))
        faulty = FaultyCalls(fail_at=k)
        faulty.error = OSError(code, os.strerror(code))
        with files.system_calls(faulty), pytest.raises(StorageError):
            pool.write(content(3))
        assert len(pool.read().tokens) in (2, 3), k
        assert {path.name for path in tmp_path.iterdir()} == {POOL_FILE, KEY_FILE}, k


def test_a_first_write_that_fails_leaves_no_pool_without_its_key(pool, tmp_path):
    healthy = FaultyCalls()
    with files.system_calls(healthy):
        pool.write(content(1))
    for k in (1, 2, 3, 4, 5, 6, 7, healthy.counted):
        pool.drop()
        with files.system_calls(FaultyCalls(fail_at=k)), pytest.raises(StorageError):
            pool.write(content(1))
        assert len(pool.read().tokens) in (0, 1), k
        pool.write(content(2))
        assert len(pool.read().tokens) == 2, k


def test_an_answer_is_on_the_disk_when_the_write_returns(pool):
    """The file is forced to the disk, takes its name, and then the folder is forced too."""
    calls = FaultyCalls()
    pool.write(content(1))
    with files.system_calls(calls):
        pool.write(content(2))
    assert calls.seen["fsync"] == 2
    assert calls.seen["replace"] == 1
