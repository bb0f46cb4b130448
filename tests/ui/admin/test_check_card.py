from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from onecua.progress import Progress
from tests.desks import receive


def press(opened, key, modifier=Qt.KeyboardModifier.ControlModifier):
    QTest.keyClick(opened.frame, key, modifier)
    opened.settle()


def test_before_the_first_check_it_is_said(opened):
    card = opened.page.check
    assert card.never.isVisible()
    assert not card.outcome.isVisible()


def test_the_last_check_is_told_with_its_hour(opened):
    desk = opened.desk
    receive(desk)
    desk.integrity.keep_last(desk.integrity.check(Progress()))
    card = opened.page.check
    card.refresh()
    assert card.outcome.accessibleName() == "Dữ liệu đúng. 09:12 20/11/2026, 1 hồ sơ, 6 sự kiện."


def test_the_key_opens_the_page_and_checks_at_once(opened):
    receive(opened.desk)
    press(opened, Qt.Key.Key_R)
    panel = opened.page.integrity()
    assert panel.isVisible()
    assert opened.page.subtitle() == "Toàn vẹn"
    assert "Dữ liệu đúng" in panel.check.outcome.accessibleName()


def test_the_other_key_only_opens_it(opened):
    press(opened, Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    panel = opened.page.integrity()
    assert panel.isVisible()
    assert panel.check.card.findings is None
    press(opened, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert not panel.isVisible()
    assert opened.page.check.open_button.hasFocus()


def test_a_broken_memory_of_the_last_check_is_none(opened):
    opened.desk.preferences.set("integrity.last", "{")
    opened.page.check.refresh()
    assert opened.page.check.never.isVisible()
