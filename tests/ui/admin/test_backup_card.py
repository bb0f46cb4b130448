import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from onecua.errors import RuleError
from onecua.ui.admin.backup_folder import check_folder


def press_backup(opened):
    QTest.keyClick(opened.frame, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)


def test_a_copy_is_made_and_proven_on_the_worker(opened, tmp_path):
    card = opened.page.backup
    card.choose(tmp_path / "ổ di động" / "bản sao")
    assert opened.desk.office.backup_folder == str(tmp_path / "ổ di động" / "bản sao")

    press_backup(opened)
    assert not card.copy_button.isEnabled()
    opened.settle()

    at, path = opened.desk.backups.last()
    assert Path(path).is_file()
    assert (Path(path).parent / "keys.json").is_file()
    assert f"{at:%H:%M %d/%m/%Y}" in card.last.text()
    assert card.copy_button.isEnabled()


def test_without_a_folder_the_field_says_what_to_do(opened):
    card = opened.page.backup

    press_backup(opened)

    assert "Chọn thư mục" in card.field.problem()
    assert opened.frame.focusWidget() is card.folder


def test_a_typed_folder_is_taken_with_enter(opened, tmp_path):
    card = opened.page.backup
    card.folder.setFocus()
    QTest.keyClicks(card.folder, str(tmp_path / "sao"))
    QTest.keyClick(card.folder, Qt.Key.Key_Return)

    assert opened.desk.office.backup_folder == str(tmp_path / "sao")
    assert (tmp_path / "sao").is_dir()


@pytest.mark.parametrize(
    ("folder", "words"), [("data/bên trong", "nằm trong"), ("data", "nằm trong")]
)
def test_a_folder_lost_with_the_data_is_refused(opened, tmp_path, folder, words):
    card = opened.page.backup

    card.choose(tmp_path / folder)

    assert words in card.field.problem()
    assert not opened.desk.office.backup_folder


def test_a_folder_on_the_same_drive_is_taken_with_a_warning(opened, tmp_path):
    card = opened.page.backup

    card.choose(tmp_path / "cùng ổ")

    assert "Cùng ổ" in card.field._line.words()
    assert "Còn trống" in card.field._line.words()


def test_a_relative_folder_is_refused(tmp_path):
    with pytest.raises(RuleError, match="đường dẫn đầy đủ"):
        check_folder(Path("sao"), tmp_path / "onecua.db")


@pytest.mark.skipif(sys.platform == "win32", reason="/proc is Linux's")
def test_a_folder_that_cannot_be_made_is_told_beside_the_field(opened):
    card = opened.page.backup

    card.choose(Path("/proc/onecua"))

    assert card.field.problem()
    assert not opened.desk.office.backup_folder
