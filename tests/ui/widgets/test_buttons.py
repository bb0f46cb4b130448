import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onecua.ui.theme import Scheme, theme
from onecua.ui.tokens import DARK, LIGHT
from onecua.ui.widgets.banner import Banner
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.chip import Chip
from onecua.ui.widgets.empty_state import EmptyState
from onecua.ui.widgets.figure_card import FigureCard
from onecua.ui.widgets.key_cap import KeyCap, key_sequences, paint_key_cap
from onecua.ui.widgets.label import ElidedLabel, Label
from onecua.ui.widgets.message_bar import MessageBar
from onecua.ui.widgets.problem_summary import ProblemSummary
from onecua.ui.widgets.text_field import TextField


def ground(widget):
    return widget.grab().toImage().pixelColor(widget.width() // 2, 3).name().upper()


@pytest.mark.parametrize(
    ("kind", "colour"),
    [("primary", LIGHT.accent), ("secondary", LIGHT.raised), ("danger", LIGHT.danger)],
)
def test_each_kind_of_button_has_its_ground(qtbot, kind, colour):
    button = ShortcutButton("Lưu", kind=kind)
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    assert ground(button) == colour
    assert button.height() == 34


def test_a_button_follows_the_scheme(qtbot):
    button = ShortcutButton("Lưu", kind="primary")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    theme().set_scheme(Scheme.DARK)
    assert ground(button) == DARK.accent


def test_a_pressed_button_is_darker_and_a_blocked_one_is_flat(qtbot):
    button = ShortcutButton("Lưu", kind="primary")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    button.setDown(True)
    assert ground(button) == LIGHT.accent_pressed
    button.set_blocked("chờ lãnh đạo mở")
    assert ground(button) == LIGHT.surface
    button.set_blocked(None)
    assert button.isEnabled()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_press_the_focused_button(qtbot, key):
    button, pressed = ShortcutButton("Lưu"), []
    qtbot.addWidget(button)
    button.clicked.connect(lambda: pressed.append(1))
    qtbot.keyClick(button, key)
    assert pressed == [1]


def test_the_key_presses_the_button_while_it_can_be_seen(qtbot):
    window, pressed = QWidget(), []
    qtbot.addWidget(window)
    button = ShortcutButton("Từ chối", "Ctrl+3", parent=window)
    button.clicked.connect(lambda: pressed.append(1))
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    for visible, expected in ((True, 1), (False, 1)):
        button.setVisible(visible)
        qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
        assert len(pressed) == expected


def test_ampersands_are_words_not_mnemonics(qtbot):
    button = ShortcutButton("Phí & lệ phí")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Phí & lệ phí"
    assert button.shortcut().isEmpty()


@pytest.mark.parametrize(
    ("key", "count"), [("Ctrl+Enter", 2), ("Enter", 2), ("Ctrl+K", 1), ("F8", 1), ("Esc", 1)]
)
def test_every_written_key_is_one_that_qt_knows(key, count):
    sequences = key_sequences(key)
    assert len(sequences) == count
    assert all(not sequence.isEmpty() for sequence in sequences)


def test_an_arrow_of_a_cap_is_the_key_that_qt_knows():
    written = ("Alt+←", "Alt+→", "Alt+↑", "Alt+↓")
    known = [sequence.toString() for key in written for sequence in key_sequences(key)]
    assert known == ["Alt+Left", "Alt+Right", "Alt+Up", "Alt+Down"]


def test_a_key_cap_is_drawn_within_its_size(qtbot):
    cap = KeyCap("Ctrl+Enter")
    qtbot.addWidget(cap)
    page = QPixmap(cap.sizeHint())
    page.fill(QColor("white"))
    painter = QPainter(page)
    paint_key_cap(painter, QRectF(page.rect()), "Ctrl+Enter")
    painter.end()
    image = page.toImage()
    assert any(image.pixelColor(x, 9).lightness() < 140 for x in range(image.width()))
    assert cap.sizeHint().height() >= 18


def test_a_label_never_reads_markup(qtbot):
    label = Label("<b>Nguyễn</b>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_cut_label_tells_all_of_it(qtbot):
    label = ElidedLabel("Cấp giấy phép xây dựng mới đối với công trình cấp III, cấp IV")
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.grab()
    assert label.toolTip() == label.text()
    label.resize(label.sizeHint())
    label.grab()
    assert label.toolTip() == ""


def test_a_chip_is_chosen_from_its_list_and_cleared(qtbot):
    chip, told = Chip("Kênh", [("online", "Trực tuyến"), ("postal", "Bưu chính")]), []
    qtbot.addWidget(chip)
    chip.changed.connect(told.append)
    chip._choose("postal")
    assert (chip.value(), told) == ("postal", ["postal"])
    chip.resize(chip.sizeHint())
    right = chip.rect().center()
    right.setX(chip.width() - 14)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=right)
    assert (chip.value(), told) == (None, ["postal", None])


def test_a_chip_is_cleared_by_key_and_set_without_news(qtbot):
    chip, told = Chip("Ngày nhận"), []
    qtbot.addWidget(chip)
    chip.changed.connect(told.append)
    chip.set_value((1, 2), "01/11 – 14/11")
    assert told == []
    assert "01/11 – 14/11" in chip.accessibleDescription()
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert told == [None]


def test_a_chip_without_a_list_asks_its_owner(qtbot):
    chip = Chip("Ngày nhận")
    qtbot.addWidget(chip)
    with qtbot.waitSignal(chip.opened):
        qtbot.keyClick(chip, Qt.Key.Key_Return)


def test_the_summary_counts_names_and_leads_from_field_to_field(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    rows = QVBoxLayout(window)
    summary, first, second = ProblemSummary(), TextField(), TextField()
    for widget in (summary, first, second):
        rows.addWidget(widget)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    summary.set_problems([("Số định danh", first), ("Số điện thoại", second)])
    assert summary.accessibleName() == (
        "2 chỗ cần xem lại trước khi lưu. Số định danh · Số điện thoại"
    )
    for expected in (first, second, first):
        qtbot.keyClick(window, Qt.Key.Key_F8)
        assert expected.hasFocus()
    summary.set_problems([])
    assert not summary.isVisible()
    summary.go_to_next()


def test_a_banner_changes_its_words_and_actions(qtbot):
    banner, pressed = Banner("accent", "Đã có thông tin người này.", "Đã điền 7 ô."), []
    qtbot.addWidget(banner)
    banner.show()
    button = banner.add_action("Bỏ điền", lambda: pressed.append(1), "Ctrl+Z")
    button.click()
    banner.set_words("Chưa sao lưu.", kind="warning")
    banner.clear_actions()
    assert (pressed, banner.accessibleName()) == ([1], "Chưa sao lưu.")
    assert not button.isVisible()


def test_a_danger_message_stays_and_others_go(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(900, 400)
    page.show()
    bar = MessageBar(page)
    bar.show_message("Ổ đĩa đã đầy.", "danger")
    assert bar.isVisible()
    assert not bar._timer.isActive()
    bar.show_message("Đã lưu.")
    assert bar._timer.isActive()
    bar._timer.timeout.emit()
    assert not bar.isVisible()
    assert not bar._timer.isActive()


def test_a_message_shows_all_its_words_on_as_many_lines_as_they_take(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(900, 400)
    page.show()
    bar = MessageBar(page)
    bar.show_message("Đã lưu.")
    one_line = bar.height()
    bar.show_message("Chưa gộp: mới có 3 phiếu chờ, cần ít nhất 5 phiếu. " * 4)
    words = bar._text
    assert bar.height() >= words.heightForWidth(words.width()) > 2 * words.fontMetrics().height()
    assert bar.height() > one_line
    assert bar.geometry().bottom() < page.height()


def test_a_figure_is_a_button_with_its_words(qtbot):
    card = FigureCard("alarm", "Đến hạn hôm nay", "warning")
    qtbot.addWidget(card)
    card.set_figure("5", "Gần nhất lúc 11:30")
    assert card.sizeHint().height() == 92
    assert card.accessibleName() == "Đến hạn hôm nay: 5"
    with qtbot.waitSignal(card.clicked):
        qtbot.keyClick(card, Qt.Key.Key_Space)
    wide = FigureCard("alarm", "Hôm nay", wide=True)
    qtbot.addWidget(wide)
    assert wide.sizeHint().height() == 64


def test_an_empty_list_teaches_and_offers(qtbot):
    empty = EmptyState("folder", "Chưa có hồ sơ nào", "Nhận hồ sơ đầu tiên.", "Tiếp nhận hồ sơ")
    qtbot.addWidget(empty)
    with qtbot.waitSignal(empty.acted):
        empty.findChild(ShortcutButton).click()
