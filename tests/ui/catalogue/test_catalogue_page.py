"""«Thủ tục»: finding a procedure, recording its own rule, nothing typed is lost."""

from datetime import datetime

from PySide6.QtCore import Qt

from onecua.domain.deadline import Model, parse_handling_time
from onecua.domain.office import SupplementClock
from onecua.domain.procedure_rule import ProcedureRule, WorkStep
from onecua.ui.catalogue.facts_panel import FoldedLines
from onecua.ui.catalogue.procedure_list import Kind
from tests.desks import MARITAL, NO_TERM, THREE_DAYS, event_count, receive
from tests.ui.framed import ALT, CONTROL

FACTS, RULE, STEPS, HISTORY = range(4)


def show(opened, code=THREE_DAYS, tab=RULE):
    opened.page.show_procedure(code)
    opened.tab(tab)
    return opened.page.panel


def facts(opened):
    return {fact.caption: fact for fact in opened.page.panel.facts.facts()}


def test_used_procedures_come_first_then_those_of_the_commune(opened):
    receive(opened.desk)
    opened.page.entered()
    assert opened.codes()[0] == THREE_DAYS
    rows = opened.page.list.shown()
    enabled = [row.procedure.enabled for row in rows[1:]]
    assert len(rows) == 525
    assert enabled == sorted(enabled, reverse=True)
    assert "525 thủ tục, 415 của UBND cấp xã" in opened.page.list._foot.text()


def test_typing_without_marks_finds_and_the_detail_follows(opened):
    opened.press(Qt.Key.Key_F, CONTROL)
    opened.type("tinh trang hon nhan")
    assert MARITAL in opened.codes()
    assert opened.page.panel.procedure().code == opened.codes()[0]
    opened.page.list.search.setText("")
    opened.press(Qt.Key.Key_F, CONTROL)
    opened.type("1.001193")
    assert opened.codes() == ["1.001193"]
    opened.page.list.search.setText("xyz khong co")
    assert opened.codes() == []
    assert opened.page.panel.procedure() is None


def test_sector_and_kind_narrow_the_list(opened):
    opened.page.list.sector.set_value("Hộ tịch")
    opened.page.list.load()
    assert {row.procedure.sector for row in opened.page.list.shown()} == {"Hộ tịch"}
    opened.page.list.kind.set_value(Kind.ASKED)
    opened.page.list.load()
    assert all(row.procedure.handling_time.must_ask for row in opened.page.list.shown())
    opened.desk.procedure_rules.record(ProcedureRule(THREE_DAYS, model=Model.CLOCK))
    opened.page.list.sector.set_value("")
    opened.page.list.kind.set_value(Kind.OWN)
    opened.page.entered()
    assert opened.codes() == [THREE_DAYS]
    opened.page.show_procedure(MARITAL)  # hidden by the filters, which go
    assert opened.page.panel.procedure().code == MARITAL
    assert len(opened.codes()) == 525


def test_the_catalogue_is_told_with_its_source_and_papers_are_folded(opened):
    show(opened, "1.013978", FACTS)
    told = facts(opened)
    assert told["Thời hạn giải quyết"].lines == (
        "Trực tiếp: 27 ngày làm việc",
        "Trực tuyến: 17 ngày làm việc",
        "Bưu chính: 20 ngày làm việc",
    )
    assert told["Thành phần hồ sơ"].folded.endswith("giấy tờ")
    assert any("Độ tin cậy" in line for line in told["Nguồn"].lines)
    show(opened, "1.001193", FACTS)
    assert facts(opened)["Thời hạn giải quyết"].lines == ("Trong ngày",)
    assert facts(opened)["Giờ chốt nhận"].lines == ("15:00",)
    show(opened, "2.002762", FACTS)
    assert (
        "5 ngày làm việc hoặc 10 ngày làm việc, tùy trường hợp"
        in (facts(opened)["Thời hạn giải quyết"].lines[0])
    )


def test_a_folded_list_opens_and_closes(opened):
    show(opened, "1.013978", FACTS)
    papers = opened.page.panel.facts.findChildren(FoldedLines)[0]
    assert not papers.is_open()
    papers.button.click()
    assert papers.is_open()
    assert papers.button.text().startswith("Thu gọn")
    papers.button.click()
    assert not papers.is_open()


def test_the_rule_is_typed_shown_by_its_example_and_saved(opened):
    panel = show(opened)
    assert not opened.primary().isEnabled()
    assert "Hẹn trả 17:00, T5 26/11/2026" in panel.example.words()
    panel.form.model.setFocus()
    opened.press(Qt.Key.Key_End)
    panel.form.cutoff.way.setFocus()
    opened.press(Qt.Key.Key_End)
    panel.form.clock.setFocus()
    opened.press(Qt.Key.Key_End)
    panel.form.verification.amount.setFocus()
    opened.type("5")
    panel.form.desk_term.amount.setFocus()
    opened.type("0,5")
    words = panel.example.words()
    assert "Hẹn trả 15:30, T5 26/11/2026" in words
    assert "Phải xác minh: 15:30, T5 03/12/2026" in words
    assert "Riêng bộ phận này: 10:00, T2 23/11/2026" in words
    assert opened.page.action_bar().state == "Có thay đổi chưa lưu"

    opened.press(Qt.Key.Key_Return, CONTROL)

    assert opened.desk.procedure_rules.rule_of(THREE_DAYS) == ProcedureRule(
        THREE_DAYS,
        Model.CLOCK,
        cutoff_minutes=60,
        supplement_clock=SupplementClock.PAUSE,
        verification=parse_handling_time("5 working_day"),
        desk_term=parse_handling_time("0.5 working_day"),
    )
    assert "Đã lưu cách tính của thủ tục 2.001212" in opened.shell.said[-1][0]
    assert not opened.primary().isEnabled()
    assert opened.page.list.current().code == THREE_DAYS
    assert panel.tabs.tabText(HISTORY) == "Lịch sử 1"
    [entry] = panel.history.facts()
    assert entry.caption == "09:12 20/11/2026 · Nguyễn Thị Hồng Nhung"
    [words] = entry.lines
    assert words.startswith("Tính theo giờ làm việc; giờ chốt nhận: 60 phút trước giờ về; bổ sung")
    assert words.endswith("riêng bộ phận này 0,5 ngày làm việc")


def test_another_hour_of_the_example_moves_it_over_the_cutoff(opened):
    opened.desk.procedure_rules.record(
        ProcedureRule(THREE_DAYS, model=Model.CLOCK, cutoff_minutes=60)
    )
    panel = show(opened)
    panel.example.hour.setText("16:30")
    assert "Hẹn trả 17:00, T5 26/11/2026" in panel.example.words()
    assert "nhận sau 16:00" in panel.example.words()
    panel.example.hour.setText("25:00")
    assert "Ghi giờ nhận của ví dụ" in panel.example.words()


def test_each_term_of_its_own_can_be_the_example(opened):
    panel = show(opened, "1.013978")
    assert "27 ngày làm việc" in panel.example.words()
    panel.example.channel.setFocus()
    opened.press(Qt.Key.Key_Right)
    assert "17 ngày làm việc" in panel.example.words()
    assert not show(opened, THREE_DAYS).example.channel.isVisible()
    assert "Chưa có thời hạn" in show(opened, NO_TERM).example.words()


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_written(opened):
    panel = show(opened)
    before = event_count(opened.desk.database)
    panel.form.cutoff.way.setFocus()
    opened.press(Qt.Key.Key_End)
    opened.press(Qt.Key.Key_Left)
    panel.form.cutoff.hour.setFocus()
    opened.type("25h")
    panel.form.verification.amount.setFocus()
    opened.type("nam")
    opened.press(Qt.Key.Key_Return, CONTROL)
    told = {name: field.problem() for name, field in panel.form.fields.items()}
    assert "Ghi giờ dạng 15:00" in told["cutoff"]
    assert "Ghi thời gian bằng số" in told["verification"]
    assert told["desk_term"] is None
    assert event_count(opened.desk.database) == before
    panel.form.cutoff.hour.setText("")
    panel.form.verification.amount.setText("")
    opened.press(Qt.Key.Key_Return, CONTROL)
    assert "Ghi giờ chốt" in panel.form.fields["cutoff"].problem()
    assert panel.form.fields["verification"].problem() is None


def test_what_is_typed_of_one_procedure_waits_while_another_is_looked_at(opened):
    panel = show(opened)
    panel.form.verification.amount.setFocus()
    opened.type("ba")
    show(opened, MARITAL)
    assert panel.form.verification.amount.value() == ""
    assert opened.page.action_bar().state == "1 thủ tục khác có thay đổi chưa lưu"
    row = next(row for row in opened.page.list.shown() if row.procedure.code == THREE_DAYS)
    assert row.mark == "chưa lưu"
    show(opened)
    assert panel.form.verification.amount.value() == "ba"
    opened.page.undo()
    assert panel.form.verification.amount.value() == ""
    assert opened.page.action_bar().state == ""


def test_a_rule_recorded_elsewhere_is_shown_and_what_is_typed_stays(opened):
    panel = show(opened)
    opened.desk.procedure_rules.record(ProcedureRule(THREE_DAYS, model=Model.CLOCK))
    opened.page.on_changed(frozenset({"office"}))
    assert panel.form.model.value() is Model.CLOCK
    panel.form.verification.amount.setFocus()
    opened.type("4")
    opened.desk.procedure_rules.record(ProcedureRule(MARITAL, model=Model.CLOCK))
    opened.page.on_changed(frozenset({"office"}))
    assert panel.form.verification.amount.value() == "4"


def test_promises_made_before_stay(opened):
    dossier = receive(opened.desk)
    before = opened.desk.records.read(dossier).dossier.due_at
    panel = show(opened)
    panel.form.model.setFocus()
    opened.press(Qt.Key.Key_End)
    opened.press(Qt.Key.Key_Return, CONTROL)
    assert opened.desk.records.read(dossier).dossier.due_at == before
    later = opened.desk.records.read(receive(opened.desk)).dossier.due_at
    assert before == datetime(2026, 11, 26, 17)
    assert later == datetime(2026, 11, 26, 9, 12)


def test_f6_goes_between_the_list_and_the_rule(opened):
    show(opened, tab=FACTS)
    opened.page.list.table.setFocus()
    opened.press(Qt.Key.Key_F6)
    assert opened.page.panel.tabs.currentIndex() == RULE
    assert opened.page.panel.form.model.hasFocus()
    opened.press(Qt.Key.Key_F6)
    assert opened.page.list.table.hasFocus()
    opened.tab(STEPS)
    opened.press(Qt.Key.Key_Return)
    assert opened.page.panel.steps.add_button.hasFocus()


def test_steps_are_added_moved_and_taken_out_by_keys(opened):
    panel = show(opened, tab=STEPS)
    opened.page.list.opened.emit()
    opened.press(Qt.Key.Key_N, CONTROL)
    for name, role, amount in (("Tiếp nhận", "Một cửa", "0,5"), ("Thẩm định", "Tư pháp", "2")):
        opened.frame.focusWidget().setText(name)
        opened.press(Qt.Key.Key_Return)
        opened.frame.focusWidget().setText(role)
        opened.press(Qt.Key.Key_Return)
        opened.frame.focusWidget().setText(amount)
        opened.press(Qt.Key.Key_N, CONTROL)
    opened.frame.focusWidget().setText("Trả kết quả")
    assert "2,5 ngày làm việc, trong thời hạn 3 ngày làm việc" in panel.steps.sum_words()
    ends = [row.end_words() for row in panel.steps.rows()]
    assert ends[0] == "xong trước 10:00, T2 23/11/2026"
    assert ends[2] == "không tính thời gian"

    opened.press(Qt.Key.Key_Up, ALT)
    assert [step.name for step in panel.steps.steps()] == ["Tiếp nhận", "Trả kết quả", "Thẩm định"]
    opened.press(Qt.Key.Key_Down, ALT)
    opened.press(Qt.Key.Key_N, CONTROL)
    opened.press(Qt.Key.Key_Delete, CONTROL)
    opened.press(Qt.Key.Key_Return, CONTROL)

    assert opened.desk.procedure_rules.rule_of(THREE_DAYS).steps == (
        WorkStep("Tiếp nhận", "Một cửa", parse_handling_time("0.5 working_day")),
        WorkStep("Thẩm định", "Tư pháp", parse_handling_time("2 working_day")),
        WorkStep("Trả kết quả"),
    )


def test_steps_that_take_longer_than_the_term_warn_but_are_kept(opened):
    panel = show(opened, tab=STEPS)
    panel.steps.add()
    panel.steps.rows()[0].name.setText("Thẩm định")
    panel.steps.rows()[0].term.amount.setText("9")
    assert "quá thời hạn 3 ngày làm việc" in panel.steps.sum_words()
    assert "sau hạn trả" in panel.steps.rows()[0].end_words()
    opened.page.save()
    assert len(opened.desk.procedure_rules.rule_of(THREE_DAYS).steps) == 1


def test_a_step_without_a_name_is_told_beside_it(opened):
    panel = show(opened, tab=STEPS)
    panel.steps.add()
    opened.tab(RULE)
    opened.page.save()
    assert panel.tabs.currentIndex() == STEPS
    assert panel.steps.rows()[0].problem() == "Bước 1 chưa có tên."
    assert panel.steps.rows()[0].name.hasFocus()
    panel.steps.drop()
    assert panel.steps.steps() == ()
    assert not opened.page.panel.is_edited()


def test_the_published_sample_can_be_taken_to_begin_with(opened):
    panel = show(opened, "1.004946", STEPS)
    assert panel.steps.sample_button.isVisible()
    panel.steps.sample_button.click()
    steps = panel.steps.steps()
    assert len(steps) == len(opened.desk.procedure_rules.published("1.004946"))
    assert steps[0].term.amount == "0,5"
    assert not panel.steps.sample_button.isVisible()
    assert not show(opened, THREE_DAYS, STEPS).steps.sample_button.isVisible()


def test_no_more_than_twenty_steps_can_be_added(opened):
    panel = show(opened, tab=STEPS)
    for _ in range(25):
        panel.steps.add()
    assert len(panel.steps.steps()) == 20
    assert not panel.steps.add_button.isEnabled()


def test_a_share_of_the_day_itself_needs_no_number(opened):
    panel = show(opened)
    panel.form.desk_term.unit.setFocus()
    opened.press(Qt.Key.Key_End)
    assert not panel.form.desk_term.amount.isEnabled()
    opened.page.save()
    rule = opened.desk.procedure_rules.rule_of(THREE_DAYS)
    assert rule.desk_term == parse_handling_time("same_day")
    assert "Riêng bộ phận này: 17:00, T6 20/11/2026" in panel.example.words()
    opened.page.entered()
    assert panel.form.desk_term.value() == parse_handling_time("same_day")
