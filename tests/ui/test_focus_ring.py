import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QVBoxLayout, QWidget

from onecua.ui.focus_ring import _Ring
from onecua.ui.theme import theme
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.text_field import TextField


def shown_rings(window):
    return [ring for ring in window.findChildren(_Ring) if ring.isVisible()]


@pytest.fixture
def window(qtbot):
    made = QWidget()
    made.resize(300, 200)
    qtbot.addWidget(made)
    made.primary = ShortcutButton("Lưu", kind="primary", parent=made)
    made.primary.move(40, 40)
    made.field = TextField(parent=made)
    made.field.move(40, 120)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def test_the_ring_stands_two_pixels_outside_the_focused_button(window):
    window.primary.setFocus()
    (ring,) = shown_rings(window)
    assert ring.geometry() == window.primary.geometry().adjusted(-4, -4, 4, 4)


def test_the_ring_follows_the_button(window):
    window.primary.setFocus()
    window.primary.move(QPoint(80, 60))
    (ring,) = shown_rings(window)
    assert ring.geometry().center() == window.primary.geometry().center()


def test_a_control_with_its_own_focus_border_has_no_ring(window):
    window.primary.setFocus()
    window.field.setFocus()
    assert shown_rings(window) == []


def test_the_ring_of_a_button_in_a_scrolled_page_scrolls_with_it(qtbot):
    scroll, page = QScrollArea(), QWidget()
    qtbot.addWidget(scroll)
    page.resize(200, 2000)
    button = ShortcutButton("Lưu", kind="primary", parent=page)
    button.move(20, 20)
    scroll.setWidget(page)
    scroll.resize(220, 200)
    with qtbot.waitExposed(scroll):
        scroll.show()
    scroll.activateWindow()
    button.setFocus()
    scroll.verticalScrollBar().setValue(15)
    (ring,) = shown_rings(scroll)
    assert ring.mapToGlobal(QPoint(4, 4)) == button.mapToGlobal(QPoint(0, 0))


def test_a_dialog_dies_quietly_while_its_button_has_the_ring(qapp):
    for _ in range(30):
        dialog = QDialog()
        rows = QVBoxLayout(dialog)
        button = ShortcutButton("Đóng", "Esc", kind="primary")
        rows.addWidget(button)
        rows.addWidget(TextField())
        button.setFocus()
        dialog.show()
        QApplication.processEvents()
        dialog.close()
        del dialog, rows, button
        QApplication.processEvents()
        theme().apply(qapp)
    assert shown_rings(QWidget()) == []
