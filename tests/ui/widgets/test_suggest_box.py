import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onecua.ui.widgets.enter_key import enter_moves_on
from onecua.ui.widgets.matching import folded_letters, holds_whole, matched_spans
from onecua.ui.widgets.suggest_box import SuggestBox, Suggestion
from onecua.ui.widgets.text_field import TextField

PLACES = [
    Suggestion("Xã Thanh Hà", "có thị trấn Thanh Hà cũ", "10813", 1),
    Suggestion("Xã Hà Bắc", "huyện Thanh Hà cũ", "10816", 2),
    Suggestion("Xã Hà Đông", "huyện Thanh Hà cũ", "10843", 3),
]


@pytest.fixture
def form(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    rows = QVBoxLayout(window)
    window.box, window.after = SuggestBox("Xã, phường", key="Ctrl+K"), TextField()
    rows.addWidget(window.box)
    rows.addWidget(window.after)
    rows.addStretch(1)
    window.box.set_source(
        lambda text: [place for place in PLACES if text and holds_whole(place.sub, text)]
    )
    enter_moves_on(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.box.setFocus()
    return window


def test_arrows_move_and_enter_takes(qtbot, form):
    picked = []
    form.box.picked.connect(picked.append)
    qtbot.keyClicks(form.box, "thanh ha")
    assert form.box.list_open()
    qtbot.keyClick(form.box, Qt.Key.Key_Down)
    qtbot.keyClick(form.box, Qt.Key.Key_Down)
    qtbot.keyClick(form.box, Qt.Key.Key_Down)
    qtbot.keyClick(form.box, Qt.Key.Key_Up)
    qtbot.keyClick(form.box, Qt.Key.Key_Return)
    assert picked == [PLACES[1]]
    assert not form.box.list_open()
    assert form.box.hasFocus()


def test_the_field_keeps_the_focus_while_the_list_is_open(qtbot, form):
    qtbot.keyClicks(form.box, "thanh")
    assert form.box.hasFocus()
    qtbot.keyClicks(form.box, " ha")
    assert form.box.text() == "thanh ha"


def test_escape_closes_the_list_and_keeps_the_text(qtbot, form):
    qtbot.keyClicks(form.box, "thanh")
    qtbot.keyClick(form.box, Qt.Key.Key_Escape)
    assert (form.box.list_open(), form.box.text()) == (False, "thanh")


def test_enter_without_a_list_submits_and_moves_on(qtbot, form):
    submitted = []
    form.box.submitted.connect(submitted.append)
    qtbot.keyClicks(form.box, "zzz")
    assert not form.box.list_open()
    qtbot.keyClick(form.box, Qt.Key.Key_Return)
    assert form.after.hasFocus() or submitted == ["zzz"]


def test_leaving_the_field_closes_the_list(qtbot, form):
    qtbot.keyClicks(form.box, "thanh")
    form.after.setFocus()
    assert not form.box.list_open()


def test_a_line_is_taken_with_the_mouse(qtbot, form):
    qtbot.keyClicks(form.box, "thanh")
    view = form.box._list._view
    with qtbot.waitSignal(form.box.picked) as caught:
        where = view.visualRect(view.model().index(2)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert caught.args == [PLACES[2]]


def test_the_choice_is_shown_without_news_and_cleared_with_news(qtbot, form):
    picked, cleared = [], []
    form.box.picked.connect(picked.append)
    form.box.cleared.connect(lambda: cleared.append(1))
    form.box.set_chosen("Xã Thanh Hà", "10813 · Hải Phòng")
    assert (form.box.value(), picked, form.box.list_open()) == ("Xã Thanh Hà", [], False)
    assert form.box.textMargins().right() > 80
    form.box.clear_choice()
    assert (form.box.value(), cleared) == ("", [1])


def test_the_key_brings_the_caret_and_selects_all(qtbot, form):
    form.box.set_chosen("Xã Thanh Hà")
    form.after.setFocus()
    qtbot.keyClick(form, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert form.box.hasFocus()
    assert form.box.selectedText() == "Xã Thanh Hà"


def test_the_list_opens_above_when_there_is_no_room_below(qtbot, form):
    form.box.move(form.box.x(), 360)
    qtbot.keyClicks(form.box, "thanh")
    assert form.box._list.geometry().bottom() <= 360


@pytest.mark.parametrize(
    ("text", "query", "spans"),
    [
        ("Xã Thanh Hà", "thanh ha", [(3, 11)]),
        ("Đăng ký khai sinh", "dang", [(0, 4)]),
        ("Đăng ký khai sinh", "sinh dang", [(0, 4), (13, 17)]),
        ("Xã Thanh Hà", "anh", []),
        ("Xã Thanh Hà", "", []),
        ("Huyện Ứng Hòa", "ung hoa", [(6, 13)]),
    ],
)
def test_the_typed_letters_are_found_without_marks(text, query, spans):
    assert matched_spans(text, query) == spans


def test_folding_keeps_every_place():
    text = "Đặng Thị Ỷ – Ặ ﬁ ß Ⅷ"
    assert len(folded_letters(text)) == len(text)


def test_single_words_are_marked_only_when_asked():
    assert matched_spans("Xã Hà Bắc", "thanh ha", words=False) == []
    assert matched_spans("Xã Hà Bắc", "thanh ha") == [(3, 5)]
