from PySide6.QtCore import Qt
from PySide6.QtTest import QTest


def shown(card):
    rows = card.table.rows
    return [
        [column.value(rows.row_at(place)) for column in rows.columns]
        for place in range(rows.rowCount())
    ]


def test_this_year_stands_with_its_legal_sources(opened):
    card = opened.page.calendar

    assert card.year.value() == 2026
    assert ["T3 24/11/2026", "Nghỉ", "Ngày Văn hóa Việt Nam", "chính thức"] in shown(card)
    assert any(row[1] == "Làm bù" for row in shown(card))
    texts = [card.table.rows.columns[2].sub(card.table.rows.row_at(i)) for i in range(3)]
    assert "Bộ luật Lao động 2019 Điều 112" in texts[0]


def test_every_day_is_in_view_without_a_scroll_bar_of_its_own(opened):
    card = opened.page.calendar

    last = card.table.rows.rowCount() - 1
    bottom = card.table.rowViewportPosition(last) + card.table.rowHeight(last)
    assert bottom <= card.table.viewport().height()


def test_days_that_are_only_expected_are_told_from_official_ones(opened):
    card = opened.page.calendar
    card.year.setFocus()
    QTest.keyClick(card.year, Qt.Key.Key_Right)

    found = {row[2]: row[3] for row in shown(card)}
    assert found["Ngày Văn hóa Việt Nam"] == "chính thức"
    assert "dự kiến" in found.values()
    assert all(row[0].endswith("2027") for row in shown(card))
