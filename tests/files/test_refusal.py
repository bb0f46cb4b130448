"""What the file system refuses is told in words that say what to do."""

from __future__ import annotations

import errno
import os

import pytest

from onecua import files
from onecua.errors import StorageError
from tests.files.faulty import NEW, OLD, WRITERS, FaultyCalls, held_error


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("code", [5, 32, 33])
@pytest.mark.parametrize("refusals", [1, 3, 6])
def test_a_target_held_for_less_than_3_2_seconds_is_waited_for(write, code, refusals, target):
    faulty = FaultyCalls("replace", fail_at=1)
    faulty.error, faulty.lasts = held_error(code), refusals

    with files.system_calls(faulty):
        write(target)

    assert target.read_bytes() == NEW
    assert 0 < faulty.slept <= 3.2


@pytest.mark.parametrize("code", [5, 32, 33])
def test_a_target_held_longer_is_told_and_the_old_file_stays(code, target):
    faulty = FaultyCalls("replace", fail_at=1)
    faulty.error = held_error(code)
    faulty.error.filename2 = str(target)

    with files.system_calls(faulty), pytest.raises(StorageError) as refusal:
        files.write_atomic(target, NEW)

    assert "«Báo cáo.xlsx» đang mở ở chương trình khác" in refusal.value.message
    assert "Hãy đóng tệp đó" in refusal.value.message
    assert faulty.slept == pytest.approx(3.15)
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


def test_a_file_held_while_it_is_opened_is_waited_for(target):
    faulty = FaultyCalls("open", fail_at=1)
    faulty.error, faulty.lasts = OSError(errno.EBUSY, "busy"), 2

    with files.system_calls(faulty):
        assert files.read_bytes(target) == OLD

    assert faulty.slept == pytest.approx(0.15)


def test_a_refusal_that_will_not_pass_is_told_at_once(target):
    faulty = FaultyCalls("open", fail_at=1)
    faulty.error = PermissionError(errno.EACCES, "denied")

    with files.system_calls(faulty), pytest.raises(StorageError):
        files.write_atomic(target, NEW)

    assert faulty.slept == 0


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (errno.ENOSPC, r"Ổ đĩa đã đầy, chưa ghi được «Báo cáo\.xlsx».*Hãy xóa bớt tệp"),
        (errno.EDQUOT, r"Ổ đĩa đã đầy"),
        (errno.EACCES, r"Không có quyền ghi vào thư mục «.*Hồ sơ tháng 11».*chọn thư mục khác"),
        (errno.EROFS, r"chỉ cho đọc.*khóa chống ghi"),
        (errno.ENOENT, r"Không tìm thấy thư mục «.*Hồ sơ tháng 11».*kiểm tra USB"),
        (errno.ENAMETOOLONG, r"quá dài.*đặt tên ngắn hơn"),
        (errno.EIO, r"Ổ đĩa báo lỗi khi ghi.*sao chép dữ liệu sang ổ khác"),
        (errno.EBUSY, r"đang mở ở chương trình khác.*Hãy đóng tệp"),
        (errno.EMFILE, r"Máy không ghi được.*mã lỗi EMFILE.*Hãy làm lại"),
    ],
    ids=lambda value: errno.errorcode[value] if isinstance(value, int) else "",
)
def test_a_refused_write_says_what_to_do(code, sentence, target):
    faulty = FaultyCalls("open", fail_at=1)
    faulty.error = OSError(code, os.strerror(code))

    with files.system_calls(faulty), pytest.raises(StorageError, match=sentence):
        files.write_atomic(target, NEW)


@pytest.mark.parametrize(
    ("winerror", "sentence"),
    [
        (112, "Ổ đĩa đã đầy"),
        (39, "Ổ đĩa đã đầy"),
        (19, "chỉ cho đọc"),
        (206, "quá dài"),
        (1117, "Ổ đĩa báo lỗi"),
        (3, "Không tìm thấy thư mục"),
        (5, "Không có quyền ghi"),
    ],
)
def test_a_windows_code_says_more_than_its_errno(winerror, sentence, target):
    faulty = FaultyCalls("write", fail_at=1)
    faulty.error = held_error(winerror)

    with files.system_calls(faulty), pytest.raises(StorageError, match=sentence):
        files.write_atomic(target, NEW)


def test_a_longer_name_is_refused_in_words(tmp_path):
    with pytest.raises(StorageError, match="quá dài"):
        files.write_atomic(tmp_path / ("x" * 300), NEW)

    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_place_of_the_file_is_refused_in_words(tmp_path):
    (tmp_path / "a.pdf").mkdir()

    with pytest.raises(StorageError, match="là thư mục"):
        files.write_atomic(tmp_path / "a.pdf", NEW)

    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_a_missing_folder_is_refused_in_words(tmp_path):
    with pytest.raises(StorageError, match=r"Không tìm thấy thư mục «.*usb».*kiểm tra USB"):
        files.write_atomic(tmp_path / "usb" / "a.pdf", NEW)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (errno.ENOENT, r"Không tìm thấy «.*Báo cáo\.xlsx»"),
        (errno.EACCES, "Không có quyền đọc"),
        (errno.EIO, "Ổ đĩa báo lỗi khi đọc"),
        (errno.EBUSY, "đang mở ở chương trình khác"),
    ],
    ids=["missing", "denied", "broken", "held"],
)
def test_a_refused_read_says_what_to_do(code, sentence, target):
    faulty = FaultyCalls("open", fail_at=1)
    faulty.error = OSError(code, os.strerror(code))

    with files.system_calls(faulty), pytest.raises(StorageError, match=sentence):
        files.read_bytes(target)


def test_a_folder_named_like_a_file_is_refused_in_words(target):
    with pytest.raises(StorageError, match=r"Đã có tệp tên «Báo cáo\.xlsx»"):
        files.ensure_folder(target)


def test_a_folder_that_may_not_be_made_lacks_the_right_and_is_not_open_elsewhere(tmp_path):
    wanted = tmp_path / "du-lieu"

    class Denying(files.SystemCalls):
        def mkdir(self, path):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    with (
        files.system_calls(Denying()),
        pytest.raises(StorageError, match=r"Không có quyền ghi vào thư mục «.*"),
    ):
        files.ensure_folder(wanted)
