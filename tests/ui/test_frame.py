from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from onecua.ui.frame import Action, ActionBarSpec, Frame, Page, StatusItem
from onecua.ui.theme import theme
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.suggest_box import SuggestBox
from tests.ui.framed import come_to_rest

LONG = "Trung tâm Phục vụ hành chính công xã Thanh Hà, Thành phố Hải Phòng"


class Desk(Page):
    title = "Tiếp nhận hồ sơ"

    def __init__(self):
        super().__init__()
        self.done, self.state, self.entries = [], "Nháp đã lưu 09:12:41", 0

    def action_bar(self):
        save = Action("Lưu và in giấy hẹn", lambda: self.done.append("save"), "Ctrl+Enter")
        refuse = Action("Từ chối", lambda: self.done.append("refuse"), "Ctrl+3")
        return ActionBarSpec(save, (refuse,), state=self.state, state_icon="check")

    def subtitle(self):
        return "cũng là chủ hồ sơ"

    def entered(self):
        self.entries += 1


class Tall(Page):
    title = "Hồ sơ"

    def __init__(self):
        super().__init__()
        rows = QVBoxLayout(self)
        for number in range(60):
            rows.addWidget(QLabel(f"hàng {number}"))


@pytest.fixture
def frame(qtbot):
    made = Frame()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.add_page("intake", "Tiếp nhận", "file-plus", "2", Desk())
    made.add_page("dossiers", "Hồ sơ", "folder", "3", Tall())
    made.add_page("admin", "Quản trị", "gear", "0", Page(), group=1)
    made.set_search(SuggestBox("Mã hồ sơ", key="Ctrl+K"))
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.show_page("intake")
    return made


def place(frame, widget):
    corner = widget.mapTo(frame, QPoint(0, 0))
    return corner.x(), corner.y(), widget.width(), widget.height()


def test_the_bars_stand_where_the_design_puts_them(frame):
    assert place(frame, frame.rail) == (0, 0, 184, 740)
    assert place(frame, frame.top_bar) == (184, 0, 1182, 52)
    assert place(frame, frame.stack) == (184, 52, 1182, 632)
    assert place(frame, frame.action_bar) == (184, 684, 1182, 56)
    assert place(frame, frame.status_bar) == (0, 740, 1366, 28)


def test_the_primary_action_stands_at_the_lower_right(frame):
    button = frame.action_bar.primary_button()
    left, top, width, height = place(frame, button)
    assert (left + width, height) == (1350, 34)
    assert abs(top + height / 2 - 712) <= 1


def test_a_page_names_itself_and_fills_the_bars(frame):
    words = [label.text() for label in frame.findChildren(QLabel)]
    assert "Tiếp nhận hồ sơ" in words
    assert "Nháp đã lưu 09:12:41" in words
    assert [button.text() for button in frame.action_bar.buttons()] == [
        "Từ chối",
        "Lưu và in giấy hẹn",
    ]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_enter_presses_the_primary_action(qtbot, frame, key):
    qtbot.keyClick(frame, key, Qt.KeyboardModifier.ControlModifier)
    assert frame.page("intake").done == ["save"]


def test_a_blocked_action_keeps_its_place_and_says_why(frame):
    frame.set_actions(ActionBarSpec(Action("Chốt số liệu", pytest.fail, blocked="chờ lãnh đạo mở")))
    button = frame.action_bar.primary_button()
    assert button.isVisible()
    assert not button.isEnabled()
    assert button.toolTip() == "chờ lãnh đạo mở"
    button.click()


def test_changed_bars_are_read_again_and_the_button_keeps_the_focus(frame):
    page = frame.page("intake")
    before = frame.action_bar.primary_button()
    before.setFocus()
    page.state = "Đã lưu hồ sơ"
    page.bars_changed.emit()
    assert frame.action_bar.primary_button() is before
    assert before.hasFocus()
    assert "Đã lưu hồ sơ" in [label.text() for label in frame.action_bar.findChildren(QLabel)]


def test_a_page_out_of_view_does_not_change_the_bars(frame):
    frame.show_page("admin")
    frame.page("intake").bars_changed.emit()
    assert frame.action_bar.primary_button() is None


def test_the_rail_the_digits_and_the_caller_bring_pages_into_view(qtbot, frame):
    seen = []
    frame.page_changed.connect(seen.append)
    qtbot.mouseClick(frame.rail.item("dossiers"), Qt.MouseButton.LeftButton)
    frame.show_digit("0")
    frame.show_digit("9")
    frame.show_page("intake")
    assert seen == ["dossiers", "admin", "intake"]
    assert frame.page("intake").entries == 2
    assert frame.rail.item("intake").isChecked()


def test_an_unknown_page_is_a_bug(frame):
    with pytest.raises(KeyError):
        frame.show_page("nowhere")


def test_only_the_page_scrolls(frame):
    frame.show_page("dossiers")
    scroll = frame.stack.currentWidget()
    assert scroll.verticalScrollBar().maximum() > 0
    assert scroll.horizontalScrollBar().maximum() == 0
    assert place(frame, frame.action_bar) == (184, 684, 1182, 56)


@pytest.mark.parametrize(
    ("width", "scale", "narrow"),
    [(1366, 1.0, False), (1180, 1.0, False), (1179, 1.0, True), (1366, 1.5, True)],
)
def test_a_narrow_window_or_large_text_leaves_icons_in_the_rail(frame, width, scale, narrow):
    theme().set_text_scale(scale)
    frame.resize(width, 768)
    assert frame.narrow() is narrow
    assert frame.rail.width() == (56 if narrow else 184)
    assert bool(frame.rail.item("intake").toolTip()) is narrow


def test_a_badge_counts_and_goes(frame):
    item = frame.rail.item("dossiers")
    for count, words in ((7, "Hồ sơ, 7"), (250, "Hồ sơ, 99+"), (0, "Hồ sơ")):
        frame.set_badge("dossiers", count, "danger")
        assert item.accessibleName() == words


def test_a_narrow_rail_shows_the_count_itself(frame):
    theme().set_text_scale(1.5)
    frame.resize(1366, 768)
    pictures = []
    for count in (4, 7):
        frame.set_badge("dossiers", count, "danger")
        pictures.append(frame.rail.item("dossiers").grab().toImage())
    assert frame.narrow()
    assert pictures[0] != pictures[1]


def test_the_status_bar_shows_facts_and_deeds(qtbot, frame):
    pressed = []
    facts = [StatusItem("Quầy 1", "desk"), StatusItem("Chưa sao lưu", "alert-triangle", "warning")]
    frame.set_status(facts, [StatusItem("F1 Trợ giúp", run=lambda: pressed.append(1))])
    (button,) = frame.status_bar.findChildren(QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed == [1]


def test_a_message_does_not_take_the_focus_and_can_be_undone(qtbot, frame):
    frame.action_bar.primary_button().setFocus()
    undone = []
    frame.say("Đã chuyển hồ sơ.", action="Hoàn tác", run=lambda: undone.append(1))
    assert frame.action_bar.primary_button().hasFocus()
    buttons = frame.stack.findChildren(ShortcutButton)
    undo = next(b for b in buttons if b.accessibleName() == "Hoàn tác")
    undo.click()
    assert undone == [1]
    assert not undo.isVisible()


def test_the_key_in_a_message_stays_the_pages_own(qtbot, frame):
    pressed = []
    QShortcut("Ctrl+Z", frame).activated.connect(lambda: pressed.append("page"))

    def on_bar():
        pressed.append("bar")

    frame.say("Đã chuyển hồ sơ.", action="Hoàn tác", run=on_bar, key="Ctrl+Z")
    undo = next(b for b in frame.stack.findChildren(ShortcutButton) if b.key == "Ctrl+Z")
    assert undo.isVisible()
    qtbot.keyClick(frame.action_bar.primary_button(), "z", Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["page"]


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_long_names_and_large_text_do_not_widen_the_window(frame, scale):
    theme().set_text_scale(scale)
    frame.set_brand(LONG, LONG)
    frame.set_time("T6, 20/11/2026", "09:12")
    frame.set_demo(True)
    frame.set_status([StatusItem(LONG, "user"), StatusItem(LONG, "box")])
    frame.resize(1366, 690)
    assert frame.minimumSizeHint().width() <= 1366
    assert frame.size().height() == 690


def test_other_buttons_do_not_push_the_window_wider_while_they_change(frame):
    theme().set_text_scale(1.5)
    page = frame.page("intake")
    many = [Action(f"Chuyển người giữ {place}", print, f"Ctrl+{place}") for place in range(3)]
    page.action_bar = lambda: ActionBarSpec(Action("In", print, "Ctrl+Enter"), tuple(many))
    page.bars_changed.emit()
    assert frame.width() == 1366
    long = Action("Lập 2 phiếu xin lỗi (Mẫu số 04)", print, "Ctrl+Enter")
    page.action_bar = lambda: ActionBarSpec(long, state="Đang ghi cho 2 hồ sơ quá hạn hôm nay")
    page.bars_changed.emit()
    assert frame.width() == 1366


def test_a_control_that_takes_the_focus_out_of_sight_is_scrolled_to(qtbot, frame):
    frame.show_page("dossiers")
    page, bar = frame.page("dossiers"), frame.stack.currentWidget().verticalScrollBar()
    low = QPushButton("Dưới cùng")
    page.layout().addWidget(low)
    low.setFocus()
    qtbot.waitUntil(lambda: not low.visibleRegion().isEmpty())
    assert low.visibleRegion().boundingRect() == low.rect()
    first = QPushButton("Trên cùng")
    page.layout().insertWidget(0, first)
    first.setFocus()
    qtbot.waitUntil(lambda: bar.value() == 0)


def test_a_tall_control_in_sight_stays_where_it_is(qtbot, frame):
    frame.show_page("dossiers")
    page, bar = frame.page("dossiers"), frame.stack.currentWidget().verticalScrollBar()
    tall = QListWidget()
    tall.setMinimumHeight(900)
    page.layout().insertWidget(0, tall)
    qtbot.waitUntil(lambda: tall.height() >= 900)
    bar.setValue(120)
    tall.setFocus()
    come_to_rest(qtbot)
    assert bar.value() == 120


def test_page_hooks_are_quiet_by_default():
    page = Page()
    assert page.subtitle() == ""
    assert page.action_bar() == ActionBarSpec()
    assert isinstance(page, QWidget)


def tabbed(frame, start, count):
    """Return what the focus passes with Tab."""
    start.setFocus()
    passed = []
    for _ in range(count):
        QTest.keyClick(frame.focusWidget(), Qt.Key.Key_Tab)
        passed.append(frame.focusWidget())
    return passed


def test_tab_goes_through_the_bar_as_the_eye_reads_it(frame):
    spec = ActionBarSpec(
        Action("Xuất", lambda: None),
        (Action("In", lambda: None),),
        state="2 chỗ cần xem",
        apart=(Action("Chốt", lambda: None),),
    )
    frame.set_actions(spec)
    frame.set_actions(replace(spec, link=Action("Xem", lambda: None)))
    buttons = frame.action_bar.buttons()
    assert [button.text() for button in buttons] == ["Chốt", "Xem", "In", "Xuất"]
    assert tabbed(frame, buttons[0], 3) == buttons[1:]


def test_tab_never_stops_at_the_page_itself(frame):
    frame.show_page("dossiers")
    start = frame.rail.item("intake")
    passed = tabbed(frame, start, 30)
    assert start in passed
    assert not [each for each in passed if isinstance(each, QAbstractScrollArea)]
