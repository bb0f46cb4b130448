"""The Vietnamese words of Qt's own buttons, menus and dialogs."""

import xml.etree.ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QMessageBox, QPlainTextEdit

from onecua.assets import resource


@pytest.fixture(scope="session")
def qapp_args():
    return ["onecua", "-platform", "offscreen"]


def ts_messages() -> list[tuple[str, str, str]]:
    root = ET.parse(resource("i18n", "qtbase_vi.ts")).getroot()
    return [
        (context.findtext("name"), message.findtext("source"), message.findtext("translation"))
        for context in root.iter("context")
        for message in context.iter("message")
    ]


@pytest.fixture
def vietnamese(qapp):
    translator = QTranslator()
    assert translator.load(str(resource("i18n", "qtbase_vi.qm")))
    qapp.installTranslator(translator)
    yield translator
    qapp.removeTranslator(translator)


class TestQtTranslation:
    def test_the_compiled_file_says_what_the_source_says(self, vietnamese):
        messages = ts_messages()
        assert len(messages) > 350
        for context, source, translation in messages:
            assert QCoreApplication.translate(context, source) == translation

    def test_every_source_text_is_one_that_qt_really_asks_for(self, qapp):
        german = QTranslator()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        assert german.load("qtbase_de", folder)
        unknown = [(c, s) for c, s, _ in ts_messages() if not german.translate(c, s)]
        assert unknown == []

    def test_places_and_lines_are_kept(self):
        for _, source, translation in ts_messages():
            for mark in ("%1", "%2", "\n"):
                assert source.count(mark) == translation.count(mark)
            assert source.endswith(" ") == translation.endswith(" ")
            assert source.endswith(":") == translation.endswith(":")

    def test_message_box_buttons_are_vietnamese(self, qtbot, vietnamese):
        box = QMessageBox()
        qtbot.addWidget(box)
        button = QMessageBox.StandardButton
        box.setStandardButtons(button.Save | button.Discard | button.Cancel | button.Yes)
        texts = {button.text() for button in box.buttons()}
        assert texts == {"Lưu", "Bỏ thay đổi", "Hủy", "&Có"}

    @pytest.mark.parametrize("widget", [QLineEdit, QPlainTextEdit])
    def test_context_menu_of_a_field_is_vietnamese(self, qtbot, vietnamese, widget):
        field = widget("chữ")
        qtbot.addWidget(field)
        menu = field.createStandardContextMenu()
        qtbot.addWidget(menu)
        shown = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
        assert shown[:6] == ["&Hoàn tác", "&Làm lại", "Cắ&t", "&Sao chép", "&Dán", "Xóa"]

    def test_shortcuts_written_in_english_mean_the_same_keys(self, vietnamese, qapp):
        written = ["Ctrl+Return", "Ctrl+Enter", "Esc", "Ctrl+Left", "PgDown", "Del", "Shift+Tab"]
        translated = [QKeySequence(each)[0] for each in written]
        qapp.removeTranslator(vietnamese)
        assert translated == [QKeySequence(each)[0] for each in written]
