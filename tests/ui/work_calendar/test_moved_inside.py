"""Steps and opinions that a new calendar moves follow the promise, or move without one."""

from datetime import date, datetime

import pytest

from onecua.domain.deadline import Unit
from onecua.domain.dossier import Move
from onecua.domain.procedure_rule import ProcedureRule, WorkStep
from onecua.services.coordination import OpinionRequest
from onecua.services.moving import MoveRequest
from onecua.ui.work_calendar.moved_columns import Decision, moved_columns
from tests.desks import THREE_DAYS, receive
from tests.services.waiting import days, own_rule
from tests.ui.work_calendar.test_moved_dialog import SWAP, dialog_of

STEPS = (WorkStep("Thẩm định", "Công chức Tư pháp", days("1")),)


@pytest.fixture
def asked(calendar):
    """One dossier whose promise the day off moves, one of which only a step and an opinion do."""
    desk = calendar.desk
    own_rule(desk, ProcedureRule(THREE_DAYS, steps=STEPS))
    moved, inside = receive(desk), receive(desk, term=days("10", Unit.DAY))
    for dossier in (moved, inside):
        desk.handling.move(MoveRequest(dossier, Move.FORWARD, step=0))
    desk.coordination.ask(OpinionRequest(inside, "Công an xã", "Nơi cư trú", days("2")))
    calendar.dossiers = [moved, inside]
    document = calendar.panel.draft.document.with_days(SWAP)
    calendar.panel.draft.step("Nghỉ", document)
    calendar.adopt()
    return calendar


def line_of(calendar, place):
    dialog = dialog_of(calendar)
    return next(each for each in dialog.lines if each.moved.id == calendar.dossiers[place])


def step_of(calendar, place):
    return calendar.desk.records.read(calendar.dossiers[place]).dossier.step.due_at


def test_each_line_names_what_moves(asked):
    old, new = moved_columns()[:2]
    line = line_of(asked, 0)
    assert (old.value(line), old.sub(line)) == ("17:00 T5 26/11", "hẹn trả")
    assert (new.value(line), new.sub(line)) == ("17:00 T6 27/11", "và 1 hạn nữa")
    assert new.tip(line).splitlines()[1] == "Bước Thẩm định: 17:00 T2 23/11 → 17:00 T4 25/11"
    line = line_of(asked, 1)
    assert (old.value(line), old.sub(line)) == ("17:00 T2 23/11", "bước Thẩm định")
    assert "Ý kiến Công an xã" in new.tip(line)


def test_a_slip_is_for_what_was_promised_and_inside_for_the_rest(asked):
    dialog = dialog_of(asked)
    for place, refused in ((0, {Decision.INSIDE}), (1, {Decision.SLIP, Decision.CALL})):
        dialog.table.select_position(dialog.lines.index(line_of(asked, place)))
        blocked = {each for each, button in dialog.buttons.items() if not button.isEnabled()}
        assert blocked == refused


def test_all_at_once_takes_each_as_it_can_be_taken(asked):
    dialog = dialog_of(asked)
    dialog.every.click()
    dialog.decide(Decision.CALL)
    dialog.decide(Decision.INSIDE)
    assert dialog.counts.text() == "Gọi báo hạn mới: 1 · Đổi hạn nội bộ: 1"
    dialog.yes_button.click()
    assert "1 người phải gọi, 1 chỉ đổi hạn nội bộ" in dialog.title.text()
    assert [line.moved.id for line in map(dialog.rows.row_at, range(dialog.rows.rowCount()))] == [
        asked.dossiers[0]
    ]
    assert [step_of(asked, place) for place in (0, 1)] == [datetime(2026, 11, 25, 17)] * 2
    record = asked.desk.records.read(asked.dossiers[1])
    assert record.dossier.due_at == record.dossier.promised_at
    assert record.dossier.opinion_due_at.date() == date(2026, 11, 26)


def test_with_nobody_to_tell_the_question_closes(asked):
    dialog = dialog_of(asked)
    dialog.every.click()
    dialog.decide(Decision.INSIDE)
    dialog.yes_button.click()
    assert asked.panel.adopting.dialog is None
    assert step_of(asked, 1) == datetime(2026, 11, 25, 17)
    assert step_of(asked, 0) == datetime(2026, 11, 23, 17)
    assert "1 chỉ đổi hạn nội bộ" in asked.said[-1][0]
