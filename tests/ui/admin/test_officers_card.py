from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from onecua.domain.office import COMMAND_LINE, Role
from onecua.services.setup import new_officer, record_officer
from tests.desks import NHUNG
from tests.ui.framed import compose


def shown(card):
    rows = card.table.rows
    return [(rows.row_at(i).name, rows.row_at(i).active) for i in range(rows.rowCount())]


def choose(card, name):
    names = [found for found, _ in shown(card)]
    card.table.select_position(names.index(name))


def test_the_command_line_is_no_officer_of_the_office(opened):
    assert COMMAND_LINE.name not in [name for name, _ in shown(opened.page.officers)]
    assert shown(opened.page.officers) == [(NHUNG.name, True)]


def test_an_officer_is_added_by_keys_alone(opened):
    card = opened.page.officers
    QTest.keyClick(opened.frame, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    compose("Phạm Văn Quyết")
    QTest.keyClick(opened.frame.focusWidget(), Qt.Key.Key_Return)
    compose("Công chức Tư pháp")
    QTest.keyClick(opened.frame.focusWidget(), Qt.Key.Key_Tab)
    assert opened.frame.focusWidget() is card.role
    QTest.keyClick(card.role, Qt.Key.Key_Return)
    assert opened.frame.focusWidget() is card.keep_button
    QTest.keyClick(card.keep_button, Qt.Key.Key_Return)

    assert ("Phạm Văn Quyết", True) in shown(card)
    assert not card.form.isVisible()
    titles = {o.name: o.title for o in opened.desk.officers().values()}
    assert titles["Phạm Văn Quyết"] == "Công chức Tư pháp"


def test_a_chief_is_written_down_and_may_become_an_officer_again(opened):
    card = opened.page.officers
    card.add()
    card.name.set_value("Nguyễn Văn Hải")
    card.role.setFocus()
    QTest.keyClick(card.role, Qt.Key.Key_Right)
    card.keep()
    chief = next(o for o in opened.desk.officers().values() if o.name == "Nguyễn Văn Hải")
    assert chief.is_chief
    assert chief.known_as == "Nguyễn Văn Hải (lãnh đạo)"

    choose(card, "Nguyễn Văn Hải")
    card.edit()
    assert card.role.value() is Role.CHIEF
    QTest.keyClick(card.role, Qt.Key.Key_Left)
    card.keep()
    assert not opened.desk.officers()[chief.id].is_chief


def test_letting_a_chief_leave_keeps_the_role(opened):
    record_officer(opened.desk, new_officer("Nguyễn Văn Hải", role=Role.CHIEF))
    card = opened.page.officers
    card.refresh()
    choose(card, "Nguyễn Văn Hải")
    card.turn()
    [chief] = [o for o in opened.desk.officers().values() if o.is_chief]
    assert not chief.active


def test_an_officer_without_a_name_is_told_beside_the_field(opened):
    card = opened.page.officers
    card.add()

    card.keep()

    assert "họ và tên" in card.name_field.problem()
    assert len(shown(card)) == 1


def test_a_name_is_mended_without_a_new_officer(opened):
    card = opened.page.officers
    choose(card, NHUNG.name)
    card.edit()
    card.name.set_value("Nguyễn Thị Hồng Nhung A")

    card.keep()

    assert shown(card) == [("Nguyễn Thị Hồng Nhung A", True)]
    assert opened.desk.officers()[NHUNG.id].name == "Nguyễn Thị Hồng Nhung A"


def test_an_officer_leaves_and_comes_back(opened):
    quyet = new_officer("Phạm Văn Quyết")
    record_officer(opened.desk, quyet)
    card = opened.page.officers
    card.refresh()
    choose(card, quyet.name)

    card.turn()
    assert (quyet.name, False) in shown(card)
    choose(card, quyet.name)
    assert "lại" in card.leave_button.text()
    card.turn()

    assert (quyet.name, True) in shown(card)


def test_nobody_lets_oneself_leave(opened):
    card = opened.page.officers
    choose(card, NHUNG.name)

    card.turn()

    assert not card.leave_button.isEnabled()
    assert "Đổi cán bộ" in card.leave_button.toolTip()
    assert shown(card) == [(NHUNG.name, True)]


def test_esc_keeps_what_was_typed_of_an_officer(opened):
    card = opened.page.officers
    card.add()
    compose("Phạm Văn Quyết")
    QTest.keyClick(opened.frame.focusWidget(), Qt.Key.Key_Escape)
    assert not card.form.isVisible()
    choose(card, NHUNG.name)
    card.edit()
    assert card.name.value() == NHUNG.name
    card.add()
    assert card.name.value() == "Phạm Văn Quyết"
    card.keep()
    card.add()
    assert card.name.value() == ""
