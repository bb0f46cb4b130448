"""Apologies, hand-overs, calls, papers and the workbook from the board, by keyboard."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from onecua.domain.dossier import Move
from onecua.ui.widgets.label import Label
from tests.desks import NHUNG, move
from tests.printing.samples import squeezed, whole_text
from tests.ui.deadlines.conftest import CHIEF, KHANH


def begin(opened, *codes):
    """Tick these dossiers and open the form of the apologies."""
    model = opened.page.panel.model
    model.check([each for each in model.everything() if _code(opened, each) in codes], True)
    opened.page.panel.view.setFocus()
    opened.control(Qt.Key.Key_Return)
    form = opened.page.deeds.form()
    assert form is not None
    return form


def _code(opened, counted):
    line = opened.desk.board.lines([counted], opened.page.panel.model.board.at.now)[0]
    return line.detail.code[-11:]


def code_to_dossier(opened, code):
    return opened.desk.records.find(f"H24.119-{code}")


def record(opened, code):
    return opened.desk.records.read(code_to_dossier(opened, code)).dossier


def problems(form):
    return {name: field.problem() for name, field in form.fields.items() if field.problem()}


def test_apologies_for_several_are_written_at_once_and_printed_as_one_paper(opened):
    form = begin(opened, "261118-0001", "261119-0001")
    assert opened.words() == ["Thôi", "Lập 2 phiếu xin lỗi (Mẫu số 04)"]
    assert not form.fields["override"].isVisible()
    opened.type("30112026")
    opened.press(Qt.Key.Key_Return)
    opened.type("Chờ Công an tỉnh xác minh")
    opened.control(Qt.Key.Key_Return)
    opened.settle()
    assert opened.shell.said[-1][0] == "Đã lập 2 phiếu xin lỗi, hẹn lại 30/11/2026."
    ((title, pdf, printed),) = opened.shell.papers
    assert title.endswith("(Mẫu số 04)")
    text = whole_text(pdf)
    assert all(squeezed(code) in text for code in ("261118-0001", "261119-0001"))
    for code in ("261118-0001", "261119-0001"):
        assert record(opened, code).due_at.date() == date(2026, 11, 30)
        assert record(opened, code).promised_at.date() < date(2026, 11, 30)
    printed()
    assert opened.page.deeds.form() is None
    assert opened.page.panel.model.checked() == []
    opened.settle()
    assert "261119-0001" not in opened.lines()


def test_what_is_missing_is_said_beside_its_field_all_at_once(opened):
    form = begin(opened, "261119-0001")
    opened.control(Qt.Key.Key_Return)
    assert problems(form).keys() == {"due_on", "reason"}
    assert opened.frame.focusWidget() is form.due_on
    form.due_on.setText("28/11/2026")
    form.reason.set_value("Chờ xác minh")
    opened.control(Qt.Key.Key_Return)
    assert "không làm việc" in problems(form)["due_on"]
    assert "H24" not in problems(form)["due_on"]
    assert record(opened, "261119-0001").extended_at is None


def test_a_day_typed_says_which_instant_it_gives(opened):
    form = begin(opened, "261119-0001")
    opened.type("30112026")
    assert form.fields["due_on"]._line.words() == "Hẹn lại 17:00, T2 30/11/2026."
    form.due_on.setText("28/11/2026")
    assert form.fields["due_on"]._line.words() == ""


def test_too_late_only_a_chief_may_and_says_why(opened):
    form = begin(opened, "261113-0001", "261117-0001")
    assert form.fields["override"].isVisible()
    form.due_on.setText("30/11/2026")
    form.reason.set_value("Chờ xác minh")
    opened.control(Qt.Key.Key_Return)
    assert "chỉ lãnh đạo" in problems(form)["override"]
    opened.page.deeds.drop_form()
    opened.desk.act_as(CHIEF)
    form = begin(opened, "261113-0001", "261117-0001")
    form.due_on.setText("30/11/2026")
    form.reason.set_value("Chờ xác minh")
    opened.control(Qt.Key.Key_Return)
    assert "Lãnh đạo ghi lý do" in problems(form)["override"]
    form.override.set_value("Công an tỉnh trả lời chậm")
    opened.control(Qt.Key.Key_Return)
    opened.settle()
    assert record(opened, "261113-0001").due_at.date() == date(2026, 11, 30)
    opened.desk.act_as(NHUNG)


def test_who_cannot_get_a_second_apology_is_left_out_by_one_press(opened):
    for card in opened.page.cards.cards.values():
        card.setChecked(True)
    form = begin(opened, "261119-0001", "261119-0004", "261119-0002")
    (button,) = [b for b in form.findChildren(type(opened.primary())) if b.text()]
    button.click()
    kept = opened.page.deeds.form()
    assert kept is not form
    assert [line.detail.code[-11:] for line in kept.lines] == ["261119-0001"]
    assert opened.words()[-1] == "Lập 1 phiếu xin lỗi (Mẫu số 04)"
    assert len(opened.page.panel.model.checked()) == 1


def test_a_refusal_of_one_leaves_all_as_they_were_and_names_it(opened):
    for card in opened.page.cards.cards.values():
        card.setChecked(True)
    form = begin(opened, "261119-0001", "261119-0004")
    form.due_on.setText("07/12/2026")
    form.reason.set_value("Chờ xác minh")
    opened.control(Qt.Key.Key_Return)
    assert "H24.119-261119-0004" in form._rest.words()
    assert record(opened, "261119-0001").extended_at is None


def test_nothing_is_proposed_for_a_stopped_clock(opened):
    opened.control(Qt.Key.Key_5)
    opened.stand_on("261119-0002")
    assert not opened.primary().isEnabled()
    assert "tạm dừng" in opened.primary().toolTip()


def test_without_ticks_the_dossier_under_the_caret_is_meant(opened):
    opened.stand_on("261119-0001")
    opened.control(Qt.Key.Key_Return)
    form = opened.page.deeds.form()
    assert [line.detail.code[-11:] for line in form.lines] == ["261119-0001"]


def test_esc_leaves_an_empty_form_and_keeps_one_in_which_something_was_typed(opened):
    begin(opened, "261119-0001")
    opened.press(Qt.Key.Key_Escape)
    assert opened.page.deeds.form() is None
    form = begin(opened, "261119-0001")
    opened.type("30112026")
    opened.press(Qt.Key.Key_Escape)
    assert opened.page.deeds.form() is form
    assert opened.frame.focusWidget() is opened.page.panel.view
    assert form.due_on.text() == "30/11/2026"
    opened.control(Qt.Key.Key_W)
    assert opened.page.deeds.form() is None


def test_a_hand_over_of_several_to_one_officer(opened):
    opened.control(Qt.Key.Key_A)
    opened.control(Qt.Key.Key_B)
    form = opened.page.deeds.form()
    form.holder.set_value(CHIEF.id)
    opened.control(Qt.Key.Key_Return)
    opened.settle()
    assert opened.shell.said[-1][0] == "Đã chuyển 2 hồ sơ cho Đặng Thị Thu."
    assert record(opened, "261113-0001").holder == CHIEF.id
    assert record(opened, "261116-0001").holder == CHIEF.id
    assert opened.shell.papers == []


def test_a_hand_over_says_what_becomes_of_a_step_and_what_cannot_move(opened):
    for card in opened.page.cards.cards.values():
        card.setChecked(True)
    model = opened.page.panel.model
    model.check(list(model.everything()), True)
    opened.control(Qt.Key.Key_B)
    said = [label.text() for label in opened.page.deeds.form().findChildren(Label)]
    assert any("đang tạm dừng, chưa chuyển được" in words for words in said)


def test_whom_to_call_is_printed_with_telephones(opened):
    opened.control(Qt.Key.Key_A)
    opened.control(Qt.Key.Key_G)
    opened.settle()
    ((title, pdf, _),) = opened.shell.papers
    assert title == "Danh sách gọi người dân"
    assert squeezed("0912 555 046") in whole_text(pdf)


def test_the_morning_s_sheet_and_the_list_are_papers(opened):
    opened.control(Qt.Key.Key_P)
    assert "Đang lập giấy…" in [b.toolTip() for b in opened.frame.action_bar.buttons()]
    opened.settle()
    opened.control(Qt.Key.Key_L)
    opened.settle()
    assert [title for title, _, _ in opened.shell.papers] == ["Tờ giao ban", "Danh sách hạn xử lý"]
    assert squeezed("GIAO BAN 09:12") in whole_text(opened.shell.papers[0][1])


def test_a_list_too_long_for_paper_is_said(opened, monkeypatch):
    from onecua.products import deadlines

    monkeypatch.setattr(deadlines, "MOST_PRINTED", 1)
    opened.control(Qt.Key.Key_L)
    opened.settle()
    words, tone = opened.shell.said[-1]
    assert "xuất Excel" in words
    assert tone == "danger"
    assert opened.shell.papers == []


def test_the_list_in_view_goes_to_a_workbook(opened, tmp_path):
    opened.shell.next_file = str(tmp_path / "han")
    opened.control(Qt.Key.Key_E)
    opened.settle()
    assert (tmp_path / "han.xlsx").is_file()
    assert opened.shell.said[-1][0].startswith("Đã ghi 5 hồ sơ vào")
    opened.shell.next_file = ""
    opened.page.panel.export_button.click()
    assert len(opened.shell.asked_files) == 2


def test_more_than_anybody_means_is_refused(opened, monkeypatch):
    from onecua.ui.deadlines import board_deeds

    monkeypatch.setattr(board_deeds, "MOST_AT_ONCE", 1)
    opened.control(Qt.Key.Key_A)
    assert not opened.primary().isEnabled()
    assert "nhiều nhất 1 hồ sơ" in opened.primary().toolTip()


@pytest.mark.parametrize("chosen", ["261116-0001", "261118-0001"])
def test_the_form_stays_with_its_dossiers_when_others_move(opened, chosen):
    form = begin(opened, chosen)
    form.reason.set_value("Chờ xác minh")
    move(opened.desk, code_to_dossier(opened, "261117-0001"), Move.FORWARD, holder=KHANH.id)
    opened.settle()
    assert opened.page.deeds.form() is form
    assert form.reason.value() == "Chờ xác minh"
