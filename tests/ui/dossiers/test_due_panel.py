"""«Vì sao ngày này?»: the strip and the sentences of every way a due date may go."""

from datetime import date, datetime

import pytest

from onecua.domain.dossier import Move
from onecua.domain.procedure_rule import ProcedureRule, WorkStep
from onecua.services.coordination import OpinionRequest
from onecua.ui.widgets.day_strip import DayKind
from tests.desks import THREE_DAYS, move, receive
from tests.services.waiting import days, extend, own_rule


@pytest.fixture
def dossier(counter):
    """A dossier received on T6 20/11, due on T5 26/11."""
    return receive(counter.desk)


def explained(counter, dossier):
    """Open the explanation and return its cells and its sentences."""
    counter.show(dossier)
    due = counter.page.handling.panel.due
    if not due.explained():
        due.toggle()
    return due.strip.cells(), due.words.text().splitlines()


def kinds(cells):
    return [cell.kind for cell in cells]


def test_a_plain_promise_is_one_paragraph(counter, dossier):
    cells, words = explained(counter, dossier)
    assert (cells[0].kind, cells[-1].kind) == (DayKind.RECEIVED, DayKind.DUE)
    assert len(words) == 1
    assert words[0].startswith("Ngày nhận không tính.")


def test_while_the_clock_stands_no_day_is_the_due_day(counter, dossier, clock):
    clock.set(2026, 11, 23, 9)
    move(counter.desk, dossier, Move.REQUEST_SUPPLEMENT)
    clock.set(2026, 11, 26, 9)
    cells, words = explained(counter, dossier)
    assert DayKind.DUE not in kinds(cells)
    assert kinds(cells)[-2:] == [DayKind.PAUSED, DayKind.PAUSED]
    assert [cell.word for cell in cells[-2:]] == ["dừng", "dừng"]
    assert words[-1].startswith("Đồng hồ đang dừng từ 09:00, T2 23/11/2026; quá")


def test_a_pause_and_an_apology_stand_in_the_strip_and_in_a_sentence_each(counter, dossier, clock):
    move(counter.desk, dossier, Move.FORWARD)
    clock.set(2026, 11, 23, 9)
    move(counter.desk, dossier, Move.REQUEST_PAYMENT)
    clock.set(2026, 11, 25, 9)
    move(counter.desk, dossier, Move.PAID)
    extend(counter.desk, dossier, date(2026, 12, 2))
    cells, words = explained(counter, dossier)
    assert {DayKind.PAUSED, DayKind.ADDED, DayKind.DUE} <= set(kinds(cells))
    assert words[0].startswith("Hẹn lần đầu: ngày nhận không tính.")
    assert words[1:] == [
        "Tạm dừng từ T2 23/11 đến T4 25/11 không tính: hạn từ 17:00 T5 26/11 thành 17:00 T6 27/11.",
        "Ngày T4 25/11 xin lỗi và gia hạn: hạn từ 17:00 T6 27/11 thành 17:00 T4 02/12.",
    ]


def test_a_term_that_began_anew_shows_from_when(counter, dossier, clock):
    move(counter.desk, dossier, Move.REQUEST_SUPPLEMENT)
    clock.set(2026, 12, 1, 9)
    move(counter.desk, dossier, Move.SUPPLEMENTED)
    cells, words = explained(counter, dossier)
    assert [(cell.day, cell.word) for cell in cells if cell.kind is DayKind.RECEIVED] == [
        ("20", "nhận"),
        ("1", "đủ"),
    ]
    assert cells[-1].word == "3, hạn"
    assert words[1].startswith("Đủ hồ sơ ngày T3 01/12, thời hạn tính lại từ đầu")


def test_what_is_due_on_the_way_is_told_below(counter, dossier):
    steps = (WorkStep("Thẩm định", "Công chức Tư pháp", days("1")),)
    own_rule(counter.desk, ProcedureRule(THREE_DAYS, desk_term=days("2"), steps=steps))
    linked = receive(counter.desk)
    move(counter.desk, linked, Move.FORWARD, step=0)
    asked = OpinionRequest(linked, "Công an xã", "Nơi cư trú cũ", days("1"))
    counter.desk.coordination.ask(asked)
    _, words = explained(counter, linked)
    assert words[1:] == [
        (
            "Bộ phận này phải xong phần của mình trước 17:00, T4 25/11/2026; "
            "ngày hẹn là của cả quá trình."
        ),
        "Bước đang làm «Thẩm định» có hạn 17:00, T2 23/11/2026.",
        "Đang chờ Công an xã trả lời trước 17:00, T2 23/11/2026.",
    ]
    lines = counter.page.handling.panel.due.box.lines.text().splitlines()
    assert lines[-1] == "Hạn của bộ phận này 17:00, T4 25/11/2026"

    move(counter.desk, linked, Move.REQUEST_SUPPLEMENT)
    _, words = explained(counter, linked)
    assert "trước 17:00, T4 25/11/2026, chưa kể thời gian tạm dừng; ngày hẹn" in words[-3]
    assert words[-2].endswith("có hạn 17:00, T2 23/11/2026, chưa kể thời gian tạm dừng.")
    assert words[-1] == "Đang chờ Công an xã trả lời trước 17:00, T2 23/11/2026."


def test_the_share_of_this_desk_that_is_over_says_so(counter, clock):
    own_rule(counter.desk, ProcedureRule(THREE_DAYS, desk_term=days("2")))
    linked = receive(counter.desk)
    clock.set(2026, 11, 26, 8)
    counter.show(linked)
    box = counter.page.handling.panel.due.box
    assert box.late.isVisible()
    assert box.late.text() == "Đã quá hạn của bộ phận này 17:00, T4 25/11/2026"
    assert box.late.property("tone") == "danger"
    assert "bộ phận này" not in box.lines.text()


def test_both_dates_are_judged_when_it_has_ended(counter, dossier, clock):
    extend(counter.desk, dossier, date(2026, 11, 30))
    clock.set(2026, 11, 30, 9)
    move(counter.desk, dossier, Move.FINISH)
    counter.show(dossier)
    assert counter.page.handling.panel.due.box.lines.text().splitlines()[2:] == [
        "Đúng hạn theo ngày và theo giờ",
        "So với hẹn lần đầu: quá hạn 2 ngày làm việc theo ngày · 9 giờ 30 phút làm việc theo giờ",
    ]


def test_a_date_that_rests_on_an_expected_day_says_so(counter, clock):
    clock.set(2027, 2, 3, 9)
    waiting = receive(counter.desk, THREE_DAYS)
    counter.show(waiting)
    box = counter.page.handling.panel.due.box
    assert box.doubt.isVisible()
    assert "dự kiến" in box.doubt.text()
    assert "Hạn có thể đổi" in box.doubt.text()


def test_an_open_explanation_takes_the_room_of_the_timeline_and_gives_it_back(counter, dossier):
    counter.show(dossier)
    panel = counter.page.handling.panel
    assert panel.history.isVisible()
    panel.due.toggle()
    assert not panel.history.isVisible()
    assert panel.deeds.isVisible()
    panel.due.toggle()
    assert panel.history.isVisible()


def test_a_date_given_by_another_system_has_no_strip_but_tells_what_moved_it(opened):
    row = opened.choose(
        lambda row: row.status == 4 and opened.desk.records.read(row.id).dossier.batch is not None
    )
    dossier = opened.desk.records.read(row.id).dossier
    if dossier.due_at > datetime(2026, 11, 21):
        extend(opened.desk, row.id, date(2026, 12, 31))
    opened.page.show_dossier(row.id)
    due = opened.page.handling.panel.due
    due.toggle()
    assert not due.strip.isVisible()
    assert "do hệ thống tỉnh cấp" in due.words.text()
