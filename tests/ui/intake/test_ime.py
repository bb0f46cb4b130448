"""Composing with Unikey is never disturbed by live search, drafts or the due date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from tests.ui.intake.conftest import Counter


def compose(counter: Counter, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(counter.focused(), event)


def test_timers_leave_the_composition_alone(counter: Counter) -> None:
    counter.choose("1.004873")
    name = counter.page.form.people.applicant.full_name
    name.setFocus()
    counter.type("Nguy")
    compose(counter, "ê")
    counter.until(lambda: bool(counter.desk.drafts.all()))
    counter.wait(300)  # the side column has had its turn as well
    assert counter.focused() is name
    compose(counter, "ễ")
    compose(counter, "", "ễ")
    counter.type("n")
    assert name.text() == "Nguyễn"


def test_search_takes_composed_text_and_keeps_the_field(counter: Counter) -> None:
    box = counter.page.form.procedure.box
    box.setFocus()
    compose(counter, "kết")
    compose(counter, "", "kết")
    counter.type(" h")
    compose(counter, "ôn")
    counter.wait(200)
    assert counter.focused() is box
    compose(counter, "", "ôn")
    assert box.text() == "kết hôn"
    assert box.list_open()
