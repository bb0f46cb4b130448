"""Another writer holds the file: the page waits in words and saves by itself (`rules.md` 16)."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from onecua.storage.database import open_database
from tests.ui.intake.conftest import CTRL, NOW, Counter

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def write_lock(counter: Counter) -> Iterator[None]:
    """Hold the file's write lock from another connection, as an import does."""
    other = open_database(counter.folder, clock=lambda: NOW)
    with other.write():
        yield
    other.close()


def test_a_save_waits_for_the_lock_and_then_saves_once(counter: Counter) -> None:
    counter.choose("2.001035")
    counter.fill_applicant()
    counter.press(Qt.Key.Key_F9)
    with write_lock(counter):
        counter.save()
        primary = counter.page.action_bar().primary
        assert primary is not None
        assert primary.text == "Đang lưu…"
        assert primary.blocked
        assert not counter.page.form.isEnabled()
        counter.wait(400)
        assert counter.received() == []
    counter.until(lambda: len(counter.received()) == 1)
    counter.until(lambda: bool(counter.shell.papers))
    assert counter.page.form.isEnabled()
    assert counter.page.keeper.is_blank()
    counter.wait(300)
    assert len(counter.received()) == 1
    assert counter.desk.drafts.all() == []


def test_a_draft_waits_for_the_lock(counter: Counter) -> None:
    with write_lock(counter):
        counter.page.form.people.applicant.full_name.setText("Đặng Văn Khải")
        counter.wait(900)
    counter.until(lambda: len(counter.desk.drafts.all()) == 1)
    (draft,) = counter.desk.drafts.all()
    assert "Đặng Văn Khải" in str(draft.body)


def test_a_draft_that_waited_does_not_revive_a_received_intake(counter: Counter) -> None:
    counter.choose("2.001035")
    counter.fill_applicant()
    counter.press(Qt.Key.Key_F9)
    with write_lock(counter):
        counter.page.keeper.flush()
        counter.save()
    counter.until(lambda: len(counter.received()) == 1)
    counter.wait(400)
    assert counter.desk.drafts.all() == []


def test_a_slip_waits_for_the_lock(counter: Counter) -> None:
    counter.choose("2.001035")
    counter.fill_applicant()
    counter.press(Qt.Key.Key_3, CTRL)
    dialog = counter.page.slips.dialog
    assert dialog is not None
    dialog.reason.set_value("Không thuộc thẩm quyền")
    with write_lock(counter):
        dialog.issue_button.click()
        assert dialog.issue_button.accessibleName() == "Đang lưu…"
        assert not dialog.issue_button.isEnabled()
    counter.until(lambda: len(counter.shell.papers) == 1)
