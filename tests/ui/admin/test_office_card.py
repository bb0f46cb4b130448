from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from onecua.domain.deadline import Model
from onecua.domain.office import LateBy, SupplementClock
from onecua.errors import RuleError
from onecua.services.setup import declare_office
from onecua.storage.database import open_database
from onecua.ui.admin.hours import parse_hour
from tests.desks import event_count, receive
from tests.ui.framed import compose


def retype(field, text):
    field.setFocus()
    field.selectAll()
    compose(text)


def choose_hour(card, text):
    """Choose a fixed hour by keys and type it."""
    card.cutoff.way.setFocus()
    QTest.keyClick(card.cutoff.way, Qt.Key.Key_Home)
    QTest.keyClick(card.cutoff.way, Qt.Key.Key_Right)
    retype(card.cutoff.hour, text)


def save(opened):
    QTest.keyClick(
        opened.frame.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )


def test_the_office_stands_as_it_was_declared_and_nothing_is_to_be_saved(opened):
    card = opened.page.office

    assert card.name.value() == "Ủy ban nhân dân xã Thanh Hà"
    assert "H24.119" in card._facts.text()
    assert not card.is_edited()
    assert not opened.primary().isEnabled()


def test_what_is_typed_is_declared_with_ctrl_enter(opened):
    card = opened.page.office
    retype(card.phone, "0220 3815 245")
    retype(card.recipient, "Văn phòng UBND thành phố Hải Phòng")
    choose_hour(card, "15h30")
    card.next_day.click()
    card.model.setFocus()
    QTest.keyClick(card.model, Qt.Key.Key_Right)
    card.supplement.setFocus()
    QTest.keyClick(card.supplement, Qt.Key.Key_Right)
    assert opened.primary().isEnabled()

    save(opened)

    office = opened.desk.office
    assert (office.phone, office.report_recipient) == (
        "0220 3815 245",
        "Văn phòng UBND thành phố Hải Phòng",
    )
    assert office.policy.model is Model.CLOCK
    assert office.policy.cutoff_at == time(15, 30)
    assert office.policy.cutoff_counts_as_next_day
    assert office.policy.supplement_clock is SupplementClock.PAUSE
    assert not card.is_edited()
    assert "không đổi" in opened.shell.said[-1][0]


def test_a_new_way_of_counting_leaves_printed_dates_alone(opened):
    dossier = receive(opened.desk)
    before = opened.desk.records.read(dossier).dossier
    card = opened.page.office
    choose_hour(card, "08:00")
    card.next_day.click()

    save(opened)

    after = opened.desk.records.read(dossier).dossier
    assert (after.due_at, after.promised_at) == (before.due_at, before.promised_at)
    later = opened.desk.records.read(receive(opened.desk)).dossier
    assert later.due_at > before.due_at


def test_all_problems_are_told_at_once_beside_their_fields_and_nothing_is_cleared(opened):
    card = opened.page.office
    retype(card.name, " ")
    choose_hour(card, "25h")
    count = event_count(opened.desk.database)

    save(opened)

    assert card.problem_count() == 2
    assert opened.frame.focusWidget() is card.name
    assert card.cutoff.hour.value() == "25h"
    assert opened.page.action_bar().state == "2 chỗ cần xem lại"
    assert event_count(opened.desk.database) == count


def test_minutes_before_closing_and_the_measure_of_lateness_are_declared(opened):
    card = opened.page.office
    assert not card.next_day.isEnabled()
    assert "Nhận lúc nào" in card._meaning.text()
    card.cutoff.way.setFocus()
    QTest.keyClick(card.cutoff.way, Qt.Key.Key_End)
    assert "trong 60 phút trước giờ về: hạn theo ngày không đổi" in card._meaning.text()
    card.next_day.click()
    assert "tính như nhận ngày làm việc hôm sau" in card._meaning.text()
    card.late_by.setFocus()
    QTest.keyClick(card.late_by, Qt.Key.Key_Right)

    save(opened)

    policy = opened.desk.office.policy
    assert (policy.cutoff_at, policy.cutoff_minutes) == (None, 60)
    assert policy.cutoff_counts_as_next_day
    assert policy.late_by is LateBy.INSTANT
    assert not card.is_edited()


def test_a_fixed_hour_that_is_missing_is_asked_for(opened):
    card = opened.page.office
    choose_hour(card, "")
    save(opened)
    assert card.problem_count() == 1
    assert "Ghi giờ chốt" in card._fields["cutoff"].problem()


def test_saving_keeps_what_the_card_does_not_show(opened):
    policy = replace(opened.desk.office.policy, late_by=LateBy.INSTANT, cutoff_minutes=60)
    declare_office(opened.desk, replace(opened.desk.office, policy=policy))
    opened.page.on_changed(frozenset({"office"}))
    retype(opened.page.office.phone, "0900")

    save(opened)

    assert opened.desk.office.phone == "0900"
    assert opened.desk.office.policy == policy


def test_typing_survives_a_refresh_and_can_be_undone(opened):
    card = opened.page.office
    retype(card.phone, "123")
    opened.page.on_changed(frozenset({"office"}))
    assert card.phone.value() == "123"

    card.undo()

    assert card.phone.value() == "02253820123"
    assert not card.is_edited()


def test_a_save_that_meets_another_writer_waits_and_succeeds(opened):
    card = opened.page.office
    retype(card.phone, "0900")
    other = open_database(opened.desk.database.folder)
    with other.write():
        save(opened)
        assert card.waiting
        assert not opened.primary().isEnabled()
    opened.qtbot.waitUntil(lambda: opened.desk.office.phone == "0900")
    assert not card.waiting
    other.close()


def test_enter_goes_to_the_next_field(opened):
    card = opened.page.office
    card.name.setFocus()

    QTest.keyClick(card.name, Qt.Key.Key_Return)

    assert opened.frame.focusWidget() is card.desk_name


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("", None),
        ("15:00", time(15)),
        ("15h", time(15)),
        ("15g30", time(15, 30)),
        ("15 giờ 30 phút", time(15, 30)),
        (" 7 ", time(7)),
    ],
)
def test_an_hour_is_read_as_people_write_it(text, hour):
    assert parse_hour(text, "cutoff_at") == hour


@pytest.mark.parametrize("text", ["25:00", "15:61", "chiều", "15:0x"])
def test_an_hour_no_clock_has_is_told_beside_its_field(text):
    with pytest.raises(RuleError, match="15:00") as refused:
        parse_hour(text, "cutoff_at")
    assert refused.value.field == "cutoff_at"
