import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from onecua.ui.actions import PAGES
from onecua.ui.help_dialog import HelpDialog
from onecua.ui.help_keys import KEY_GROUPS
from onecua.ui.theme import theme
from onecua.ui.widgets.key_cap import KeyCap

TITLE_BAR = 30
WORDS = {entry.key: entry.word for entry in PAGES}


@pytest.fixture
def dialog(qtbot):
    made = HelpDialog("dossiers")
    qtbot.addWidget(made)
    made.show()
    return made


def labels(dialog):
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_every_group_and_every_key_stands_on_the_sheet(dialog):
    texts = labels(dialog)
    caps = [cap.accessibleName() for cap in dialog.findChildren(KeyCap)]

    for group in KEY_GROUPS:
        assert any(text.startswith(group.title) for text in texts)
        for key, words in group.keys:
            assert words in texts
            assert f"Phím {key}" in caps


def test_the_page_in_view_stands_out(dialog):
    assert [text for text in labels(dialog) if "trang đang mở" in text] == ["Hồ sơ (trang đang mở)"]


def test_groups_carry_the_words_of_the_rail():
    assert {group.page: group.title for group in KEY_GROUPS if group.page}.items() <= WORDS.items()


def test_the_digits_of_the_rail_are_all_explained():
    everywhere = dict(KEY_GROUPS[0].keys)

    assert {f"Alt+{entry.digit}": entry.word for entry in PAGES}.items() <= everywhere.items()


@pytest.fixture
def counter(qtbot):
    """A window as large as the screen of a counter."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    return window


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_nothing_is_cut_and_the_sheet_fits_the_screen_of_a_counter(counter, scale):
    theme().set_text_scale(scale)
    dialog = HelpDialog("intake", counter)
    dialog.show()

    for label in dialog.findChildren(QLabel):
        assert label.width() >= label.fontMetrics().horizontalAdvance(label.text())
        assert label.mapTo(dialog, label.rect().bottomRight()).x() <= dialog.width()
    assert dialog.width() <= 1366
    assert dialog.height() <= max(768, dialog.screen().availableSize().height()) - TITLE_BAR
    scrolled = dialog.findChild(QScrollArea).verticalScrollBar()
    assert (scrolled.maximum() > 0) is (scale > 1)


def test_what_is_below_is_reached_by_key(counter):
    theme().set_text_scale(1.5)
    dialog = HelpDialog("intake", counter)
    dialog.show()
    bar = dialog.findChild(QScrollArea).verticalScrollBar()
    for _ in range(10):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_PageDown)
    assert bar.value() == bar.maximum() > 0


def test_the_keys_of_the_page_in_view_are_seen_first(counter, qtbot):
    theme().set_text_scale(1.5)
    dialog = HelpDialog("surveys", counter)
    dialog.show()
    (head,) = [each for each in dialog.findChildren(QLabel) if "trang đang mở" in each.text()]
    qtbot.waitUntil(lambda: not head.visibleRegion().isEmpty())
