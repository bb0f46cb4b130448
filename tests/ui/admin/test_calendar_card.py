from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from onecua.domain.work_calendar import Season, usual_week


def shown(table):
    rows = table.rows
    return [
        [column.value(rows.row_at(place)) for column in rows.columns]
        for place in range(rows.rowCount())
    ]


def test_hours_findings_and_the_next_days_stand_in_short(opened):
    card = opened.page.calendar

    assert card.hours.text() == "Giờ làm việc: T2–T6 07:30–11:30, 13:00–17:00 (8 giờ)."
    assert [row[1] for row in shown(card.findings)] == [
        "Chưa có lịch Tết 2027 chính thức",
        "Chưa có ngày nghỉ thứ hai của Quốc khánh 2027 chính thức",
    ]
    assert shown(card.table)[0] == [
        "T3 24/11/2026",
        "Nghỉ",
        "Ngày Văn hóa Việt Nam",
        "chính thức",
    ]
    assert not card.fine.isVisible()


def test_coming_hours_are_announced(opened):
    calendars = opened.desk.calendars
    document = calendars.document()
    since = opened.desk.clock().date().replace(month=12, day=1)
    calendars.adopt(document.with_season(Season(since, usual_week(), "Giờ mùa đông")))
    opened.page.calendar.refresh()

    assert "Từ 01/12/2026:" in opened.page.calendar.hours.text()


def test_the_calendar_takes_the_place_of_the_cards_and_gives_it_back(opened):
    page = opened.page
    QTest.keyClick(opened.frame, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)

    whole = page.work_calendar()
    assert whole.isVisible()
    assert not page.office.isVisible()
    assert opened.frame.focusWidget() is whole.grids.year
    assert page.subtitle() == "Lịch làm việc · Năm 2026"
    assert page.action_bar().primary.text == "Áp dụng lịch"

    QTest.keyClick(opened.frame.focusWidget(), Qt.Key.Key_Escape)

    assert page.office.isVisible()
    assert not whole.isVisible()
    assert page.action_bar().primary.text == "Lưu thay đổi"


def test_enter_on_a_finding_opens_the_calendar_where_findings_are(opened):
    table = opened.page.calendar.findings
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)

    whole = opened.page.work_calendar()
    assert whole.side.health.isVisible()


def test_what_was_left_unfinished_is_told_on_the_card(opened):
    opened.page.open_calendar()
    whole = opened.page.work_calendar()
    whole.draft.step("Bỏ", whole.draft.document.without_day(whole.draft.document.days[-1].on))
    opened.page.close_calendar()

    assert "có thay đổi chưa áp dụng" in opened.page.calendar._note.text()
