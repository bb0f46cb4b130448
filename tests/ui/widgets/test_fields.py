import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QToolButton, QVBoxLayout, QWidget

from onecua.errors import RuleError
from onecua.ui.theme import Scheme, theme
from onecua.ui.widgets.check_box import CheckBox
from onecua.ui.widgets.choice_field import ChoiceField
from onecua.ui.widgets.date_field import DateField, format_date, parse_date
from onecua.ui.widgets.enter_key import enter_moves_on
from onecua.ui.widgets.field import Field
from onecua.ui.widgets.field_row import FieldRow
from onecua.ui.widgets.number_field import NumberField
from onecua.ui.widgets.segmented import Segmented
from onecua.ui.widgets.text_field import TextArea, TextField

CHANNELS = [("in_person", "Trực tiếp"), ("postal", "Bưu chính"), ("online", "Trực tuyến")]


@pytest.mark.parametrize(
    "text",
    [
        "14/05/1992",
        "14/5/1992",
        "14-05-1992",
        "14.05.1992",
        "14 05 1992",
        "14051992",
        " 14/05/1992 ",
    ],
)
def test_a_date_is_read_as_people_write_it(text):
    assert parse_date(text) == date(1992, 5, 14)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("31/02/2026", "31/02/2026"),
        ("12/13/2026", "12/13/2026"),
        ("14/05/92", "đủ ngày, tháng, năm"),
        ("1992", "đủ ngày, tháng, năm"),
        ("hôm nay", "đủ ngày, tháng, năm"),
        ("14/05/0992", "Năm 992"),
    ],
)
def test_what_is_no_date_is_refused_in_words(text, word):
    with pytest.raises(RuleError, match=word):
        parse_date(text)


@given(st.dates(min_value=date(1880, 1, 1), max_value=date(2200, 1, 1)))
def test_every_written_date_is_read_back(day):
    assert parse_date(format_date(day)) == day
    assert parse_date(f"{day:%d%m%Y}") == day


def test_leaving_a_date_field_writes_it_out(qtbot):
    field = DateField()
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "14051992")
    assert field.value() == date(1992, 5, 14)
    field.editingFinished.emit()
    assert field.text() == "14/05/1992"


def test_a_wrong_date_stays_as_typed_and_says_why(qtbot):
    field = DateField()
    qtbot.addWidget(field)
    told = []
    field.changed.connect(told.append)
    qtbot.keyClicks(field, "31/02/2026")
    field.editingFinished.emit()
    assert (field.text(), field.value()) == ("31/02/2026", None)
    assert "Lịch không có ngày" in field.problem()
    assert told[-1] is None


def test_an_empty_date_is_no_problem(qtbot):
    field = DateField()
    qtbot.addWidget(field)
    field.set_value(None)
    assert (field.value(), field.problem()) == (None, None)


def test_a_day_is_picked_from_the_calendar(qtbot):
    field = DateField()
    qtbot.addWidget(field)
    field.show()
    field.set_value(date(2026, 11, 20))
    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = field._calendar
    popup._month.setSelectedDate(popup._month.selectedDate().addDays(4))
    popup._month.activated.emit(popup._month.selectedDate())
    assert field.value() == date(2026, 11, 24)


def test_composed_text_of_an_input_method_arrives_as_nfc(qtbot):
    field = TextField()
    qtbot.addWidget(field)
    event = QInputMethodEvent()
    event.setCommitString(unicodedata.normalize("NFD", "Nguyễn Thị Ặ"))
    QApplication.sendEvent(field, event)
    assert field.value() == unicodedata.normalize("NFC", "Nguyễn Thị Ặ")


def test_text_loses_its_outer_spaces_only(qtbot):
    area = TextArea()
    qtbot.addWidget(area)
    area.set_value("  thôn An Bình\n xã Thanh Hà ")
    assert area.value() == "thôn An Bình\n xã Thanh Hà"


def test_a_trailing_icon_runs_its_deed(qtbot):
    field, pressed = TextField(), []
    qtbot.addWidget(field)
    action = field.add_trailing("scan", "Quét thẻ", lambda: pressed.append(1))
    action.trigger()
    assert (pressed, action.toolTip()) == ([1], "Quét thẻ")


def test_ctrl_enter_in_a_text_area_is_left_to_the_page(qtbot):
    area = TextArea()
    qtbot.addWidget(area)
    qtbot.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert area.toPlainText() == ""
    qtbot.keyClick(area, Qt.Key.Key_Return)
    assert area.toPlainText() == "\n"


@pytest.mark.parametrize("make", [lambda: ChoiceField(CHANNELS), lambda: Segmented(CHANNELS)])
def test_one_of_several_is_chosen_with_the_arrow_keys(qtbot, make):
    field, told = make(), []
    qtbot.addWidget(field)
    field.changed.connect(told.append)
    assert field.value() == "in_person"
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert (field.value(), told) == ("postal", ["postal"])
    field.set_value("online")
    assert (field.value(), told) == ("online", ["postal"])
    with pytest.raises(ValueError, match="fax"):
        field.set_value("fax")


def test_a_segment_is_chosen_with_the_mouse_and_the_ends_hold(qtbot):
    field = Segmented(CHANNELS)
    qtbot.addWidget(field)
    field.resize(field.sizeHint())
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton, pos=field.rect().center())
    assert field.value() == "postal"
    qtbot.keyClick(field, Qt.Key.Key_End)
    qtbot.keyClick(field, Qt.Key.Key_Right)
    assert field.value() == "online"
    qtbot.keyClick(field, Qt.Key.Key_Home)
    assert field.value() == "in_person"


def test_the_wheel_never_changes_a_value(qtbot):
    number, told = NumberField(0, 9), []
    qtbot.addWidget(number)
    number.changed.connect(told.append)
    number.set_value(4)
    assert (number.value(), told) == (4, [])
    number.stepUp()
    assert told == [5]


def test_a_check_box_turns_with_space_and_with_its_words(qtbot):
    box = CheckBox("Đã xem bản gốc")
    qtbot.addWidget(box)
    box.resize(box.sizeHint())
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert box.isChecked()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())
    assert not box.isChecked()


def test_a_problem_stands_under_its_field_and_a_note_does_not_hide_it(qtbot):
    control = TextField()
    field = Field("Số điện thoại", control, "(nếu có)")
    qtbot.addWidget(field)
    field.show()
    plain = field.sizeHint().height()
    field.set_problem("Đang có 9 chữ số, cần 10.")
    field.set_note("Đã có hồ sơ trước")
    assert control.property("state") == "wrong"
    assert field.problem() == "Đang có 9 chữ số, cần 10."
    assert control.accessibleDescription() == field.problem()
    assert field.sizeHint().height() > plain
    field.set_problem(None)
    assert (control.property("state"), field.problem()) == ("", None)


def test_the_label_names_the_control_for_screen_readers(qtbot):
    control = TextField()
    field = Field("Họ và tên", control)
    qtbot.addWidget(field)
    assert control.accessibleName() == "Họ và tên"


def test_a_row_gives_a_long_problem_the_width_it_needs(qtbot):
    phone, mail = Field("Số điện thoại", TextField()), Field("Thư điện tử", TextField())
    row = FieldRow([(Field("Nơi thường trú", TextField()), 0), (phone, 140), (mail, 200)])
    qtbot.addWidget(row)
    row.resize(778, 120)
    row.show()
    phone.set_problem("Đang có 9 chữ số, cần 10. Không có thì để trống.")
    line = phone._line
    assert line.isVisible()
    assert line.width() == row.width()
    assert line._row.contentsMargins().left() == phone.x()
    assert line.height() < 40


def test_enter_goes_to_the_next_field_and_shift_enter_back(qtbot):
    form = QWidget()
    qtbot.addWidget(form)
    rows = QVBoxLayout(form)
    fields = [TextField(), Segmented(CHANNELS), DateField(), ChoiceField(CHANNELS)]
    for field in fields:
        rows.addWidget(field)
    enter_moves_on(form)
    with qtbot.waitExposed(form):
        form.show()
    form.activateWindow()
    fields[0].setFocus()
    for field in fields[1:]:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        assert field.hasFocus()
    qtbot.keyClick(fields[3], Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert fields[2].hasFocus()


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize(
    "make",
    [TextField, DateField, NumberField, lambda: ChoiceField(CHANNELS), lambda: Segmented(CHANNELS)],
)
def test_controls_are_34_pixels_high_or_as_high_as_their_text_needs(qtbot, make, scale):
    theme().set_text_scale(scale)
    control = make()
    qtbot.addWidget(control)
    least = control.fontMetrics().height() + 10
    assert control.sizeHint().height() >= max(34, least)
    assert control.minimumSizeHint().height() >= max(34, least)
    if scale == 1.0:
        assert control.sizeHint().height() == 34


def test_a_choice_too_long_for_its_field_is_told_in_the_tool_tip(qtbot):
    field = ChoiceField([(1, "Lương Thị Mai Chi, Công chức tiếp nhận và trả kết quả")])
    qtbot.addWidget(field)
    for width, tip in ((160, field.currentText()), (900, "")):
        field.resize(width, 34)
        field.grab()
        assert field.toolTip() == tip


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_the_calendar_of_a_date_has_the_colours_of_the_theme(qtbot, scheme):
    theme().set_scheme(scheme)
    field = DateField()
    qtbot.addWidget(field)
    field.show()
    field.open_calendar()
    month = field._calendar._month
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        assert month.weekdayTextFormat(day).foreground().color() == theme().color("sub")
    arrow = month.findChild(QToolButton, "qt_calendar_nextmonth")
    image = arrow.icon().pixmap(16, 16).toImage()
    inks = {image.pixelColor(x, y).name() for x in range(16) for y in range(16)}
    assert theme().color("text").name() in inks
    field._calendar.close()
