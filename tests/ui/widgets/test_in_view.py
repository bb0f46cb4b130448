"""What a key opens or focuses beyond the edge of a page is scrolled to, with its name above it."""

import pytest
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from onecua.ui.theme import theme
from onecua.ui.widgets.in_view import bring_into_view, follow_focus
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.text_field import TextField


@pytest.fixture
def fields(qtbot):
    """Twenty named fields in a page that shows a few of them."""
    area, page = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    rows = QVBoxLayout(page)
    rows.setSpacing(4)
    found = []
    for number in range(20):
        label, field = Label(f"Trường {number}"), TextField()
        rows.addWidget(label)
        rows.addWidget(field)
        found.append((label, field))
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.resize(400, 240)
    area.show()
    return area, found


def is_whole(widget):
    return widget.visibleRegion().boundingRect() == widget.rect()


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("show", [bring_into_view, follow_focus])
def test_a_field_is_seen_with_its_name(qtbot, fields, scale, show):
    theme().set_text_scale(scale)
    area, found = fields
    bottom = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bottom.maximum() > 0)
    bottom.setValue(bottom.maximum())
    label, field = found[4]
    assert field.visibleRegion().isEmpty()
    field.setFocus()
    show(field)
    qtbot.waitUntil(lambda: is_whole(field))
    assert is_whole(label)
