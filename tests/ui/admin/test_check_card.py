from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.desks import receive
from tests.ui.admin.conftest import copied_text


def check(opened):
    QTest.keyClick(opened.frame, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    opened.settle()


def test_sound_data_is_said_to_be_right(opened):
    receive(opened.desk)

    check(opened)

    assert "Dữ liệu đúng" in opened.page.check.outcome.accessibleName()
    assert not opened.page.check.problems.isVisible()


def test_what_was_tampered_with_is_listed_and_can_be_copied(opened):
    receive(opened.desk)
    with opened.desk.database.write() as transaction:
        transaction.connection.exec_driver_sql("UPDATE dossier SET code = 'H24.119-000000-0001'")

    check(opened)

    card = opened.page.check
    assert "chưa đúng" in card.outcome.accessibleName()
    assert "trong bảng ghi H24.119-000000-0001" in card.problems.value()
    card.copy_button.click()
    assert copied_text() == card.problems.value()
