"""The page in the window: sizes, keys, the clock, a machine that refuses."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from onecua.errors import StorageError
from onecua.ui.theme import Scheme, theme
from onecua.ui.widgets.button import ShortcutButton
from tests.ui.framed import come_to_rest
from tests.ui.intake.conftest import ALT, Counter


@pytest.mark.parametrize(
    ("width", "scale"), [(1100, 1.0), (1180, 1.0), (1366, 1.0), (1366, 1.5), (1920, 1.0)]
)
def test_nothing_is_cut_at_the_right(counter: Counter, width: int, scale: float) -> None:
    counter.choose(counter.without_term().code)
    counter.press(Qt.Key.Key_U, ALT)
    counter.press(Qt.Key.Key_N, ALT)
    theme().set_scheme(Scheme.DARK)
    theme().set_text_scale(scale)
    counter.frame.resize(width, 768)
    come_to_rest(counter.qtbot)
    counter.frame.resize(width, 768)
    come_to_rest(counter.qtbot)
    assert counter.frame.width() == width
    for area in counter.page.findChildren(QScrollArea):
        content = area.widget()
        assert content is not None
        assert content.width() <= area.viewport().width()
    theme().set_text_scale(1.0)
    theme().set_scheme(Scheme.SYSTEM)


def test_four_papers_fit_without_scrolling_on_the_smallest_screen(counter: Counter) -> None:
    counter.choose("1.004873")
    come_to_rest(counter.qtbot)
    areas = counter.page.findChildren(QScrollArea)
    assert all(area.verticalScrollBar().maximum() == 0 for area in areas)


def test_no_key_does_two_things(counter: Counter) -> None:
    counter.page.form.people.applicant.full_name.setText("Đặng Văn Khải")
    counter.page.left()
    counter.new_page()
    counter.choose("2.000908")
    keys = [b.key for b in counter.frame.findChildren(ShortcutButton) if b.key and b.isVisible()]
    assert [key for key in keys if keys.count(key) > 1] == []


def test_the_due_date_follows_the_clock(counter: Counter) -> None:
    counter.choose("1.001193")
    assert counter.page.side.due.words() == "17:00, T6 20/11/2026"
    counter.clock[0] = datetime(2026, 11, 20, 15, 1)
    counter.page.side.refresh()
    assert counter.page.side.due.words() == "17:00, T2 23/11/2026"


def test_a_procedure_may_be_pinned_and_comes_first(counter: Counter) -> None:
    counter.choose("2.001035")
    counter.press(Qt.Key.Key_G, ALT)
    counter.page._show_body({})
    counter.page.form.procedure.offer()
    counter.press(Qt.Key.Key_Return)
    chosen = counter.page.form.procedure.procedure()
    assert chosen is not None
    assert chosen.code == "2.001035"


def test_a_search_that_was_left_shows_the_chosen_procedure_again(counter: Counter) -> None:
    counter.choose("2.001035")
    box = counter.page.form.procedure.box
    shown = box.text()
    box.setFocus()
    box.selectAll()
    counter.type("khai sinh")
    counter.page.form.people.applicant.full_name.setFocus()
    assert box.text() == shown


def test_a_search_without_hits_says_what_to_do(counter: Counter) -> None:
    box = counter.page.form.procedure.box
    box.setFocus()
    counter.type("zzzz")
    counter.press(Qt.Key.Key_Return)
    assert box.accessibleDescription().startswith("Chưa chọn thủ tục nào.")
    assert box.text() == "zzzz"


def test_a_whole_code_needs_no_picking(counter: Counter) -> None:
    counter.page.form.procedure.box.setText("1.004873")
    counter.page.form.people.applicant.full_name.setFocus()
    chosen = counter.page.form.procedure.procedure()
    assert chosen is not None
    assert chosen.code == "1.004873"


def test_a_full_disk_is_told_and_the_form_stays(counter: Counter) -> None:
    counter.choose("2.001035")
    counter.fill_applicant()
    counter.press(Qt.Key.Key_F9)
    for number in range(40):  # more than what is left of the file's last pages
        counter.page.form.checklist.papers.add_own(f"Giấy tờ số {number} " + "dài " * 60)
    counter.page.keeper.flush()
    body = counter.page.form.body()
    set_page_limit(counter, 1)
    with counter.qtbot.capture_exceptions() as raised:
        counter.save()
    assert [kind for kind, _, _ in raised] == [StorageError]
    assert counter.page.form.body() == body
    assert counter.page.form.isEnabled()
    set_page_limit(counter, 1_000_000)
    counter.save()
    assert len(counter.received()) == 1


def set_page_limit(counter: Counter, pages: int) -> None:
    """Let the file grow no further, as on a full disk (SQLite keeps at least what there is)."""
    with ExitStack() as every_connection:
        for _ in range(2):
            connection = every_connection.enter_context(counter.desk.database.read())
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
