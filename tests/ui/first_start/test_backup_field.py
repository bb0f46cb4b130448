"""What is said of a folder before copies are trusted to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onecua.ui.first_start.backup_field import look_at

if TYPE_CHECKING:
    from pathlib import Path


def test_a_folder_that_can_be_written_tells_its_free_room(tmp_path: Path):
    found = look_at(str(tmp_path))
    assert not found.problem
    assert found.words.startswith("Ghi được, còn ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "words"),
    [("sao-luu", "Ghi cả đường dẫn"), ("/khong/co/thu/muc", "Chưa có thư mục này")],
)
def test_what_is_no_folder_is_told_with_what_to_do(name, words):
    assert words in look_at(name).problem


def test_a_file_is_no_folder(tmp_path: Path):
    (tmp_path / "a.txt").write_text("x")
    assert "Chưa có thư mục này" in look_at(str(tmp_path / "a.txt")).problem


def test_a_place_where_no_file_can_be_made_is_told(tmp_path: Path):
    # /proc refuses new files even to root, who writes over permission bits.
    assert "Không ghi được" in look_at("/proc/self").problem
