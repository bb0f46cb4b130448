import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from onecua.domain.summary import DossierFilter
from tests.exchange.intake_workbook.lists import table, write_xlsx
from tests.ui.framed import copied_text

LIST = table(
    {},
    {"Ngày hẹn trả": ""},
    {"Ngày tiếp nhận": "không rõ"},
    {"Tên thủ tục hành chính": "Thủ tục không có trong danh mục"},
    {"Chủ hồ sơ": ""},
)


@pytest.fixture
def listed(tmp_path):
    return write_xlsx(tmp_path / "danh sách tháng 10.xlsx", LIST)


def dossier_count(opened):
    return opened.desk.lists.count(DossierFilter())


def looked_at(opened, file):
    opened.page.imports.look_at(file)
    opened.settle()
    return opened.page.imports


def imported(opened, file):
    card = looked_at(opened, file)
    QTest.keyClick(opened.frame, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    opened.settle()
    return card


def test_a_list_is_looked_at_before_anything_is_written(opened, listed):
    card = looked_at(opened, listed)

    assert dossier_count(opened) == 0
    assert "Sẽ nhập 4 hồ sơ" in card.outcome.accessibleName()
    assert "Bỏ qua 1 dòng" in card.outcome.accessibleName()
    assert opened.page.action_bar().primary.text == "Nhập 4 hồ sơ"


def test_doubts_name_row_and_column_and_are_copied_for_a_workbook(opened, listed):
    card = looked_at(opened, listed)

    card.copy_button.click()

    lines = [line.split("\t") for line in copied_text().splitlines()]
    assert lines[0] == ["Dòng", "Cột", "Điều cần xem", "Bỏ qua"]
    assert ["4", "Ngày tiếp nhận"] in [line[:2] for line in lines]
    skipped = [line for line in lines[1:] if line[3] == "x"]
    assert [line[0] for line in skipped] == ["4"]


def test_the_primary_action_imports_what_was_looked_at(opened, listed):
    card = imported(opened, listed)

    assert dossier_count(opened) == 4
    assert "Đã nhập 4 hồ sơ" in card.outcome.accessibleName()
    (batch,) = opened.desk.importing.batches()
    assert (batch.file_name, batch.imported_count, batch.skipped_count) == (listed.name, 4, 1)
    assert card.batches.rows.rowCount() == 1
    assert card.preview is None


def test_the_same_list_again_brings_nothing(opened, listed):
    imported(opened, listed)

    card = looked_at(opened, listed)

    assert card.preview is None
    assert "Sẽ nhập 0 hồ sơ" in card.outcome.accessibleName()
    assert opened.page.action_bar().primary.text != "Nhập 0 hồ sơ"


def test_an_import_is_undone_as_a_whole_after_a_question(opened, listed):
    card = imported(opened, listed)

    card.undo_button.click()
    assert dossier_count(opened) == 4
    card.asking.yes_button.click()
    opened.settle()

    assert dossier_count(opened) == 0
    assert "4 hồ sơ không còn tính" in opened.shell.said[-1][0]
    assert not card.undo_button.isEnabled()
    again = looked_at(opened, listed)
    assert "Sẽ nhập 4 hồ sơ" in again.outcome.accessibleName()


def test_saying_no_to_the_question_undoes_nothing(opened, listed):
    card = imported(opened, listed)

    card.undo_button.click()
    card.asking.no_button.click()
    opened.settle()

    assert dossier_count(opened) == 4


def test_a_file_that_is_no_list_is_refused_in_words(opened, tmp_path):
    wrong = tmp_path / "ảnh.xlsx"
    wrong.write_bytes(b"\x89PNG\r\n\x1a\n")

    card = looked_at(opened, wrong)

    assert card.outcome.isVisible()
    assert "bảng tính" in card.outcome.accessibleName()
    assert card.choose_button.isEnabled()


def test_a_list_can_be_put_away(opened, listed):
    card = looked_at(opened, listed)

    card.drop_button.click()

    assert card.preview is None
    assert not card.outcome.isVisible()
    assert opened.page.action_bar().primary.text == "Lưu thay đổi"


def test_a_stopped_import_leaves_nothing_behind(opened, tmp_path):
    many = write_xlsx(tmp_path / "dài.xlsx", table(*({} for _ in range(3_000))))
    card = looked_at(opened, many)

    card.take_over()
    card.slot.panel.stop()
    opened.settle()

    assert dossier_count(opened) == 0
    assert not card.slot.busy()
    assert opened.desk.verification.at_start(clean_exit=False) == []


def test_what_is_imported_is_counted_by_another_writer_meanwhile(opened, listed):
    """The window's own desk goes on writing; the import waits for its turn."""
    card = looked_at(opened, listed)
    card.take_over()
    opened.desk.preferences.set("trong lúc nhập", "1")
    opened.settle()

    assert dossier_count(opened) == 4
