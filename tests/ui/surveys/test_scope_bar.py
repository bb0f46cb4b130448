"""The choice of period and sector: only what has begun, the same month kept where it can be."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from onecua.domain.period import Basis, PeriodKind
from onecua.ui.surveys.scope_bar import ScopeBar

TODAY = date(2026, 11, 20)


@pytest.fixture
def bar(qtbot):
    made = ScopeBar(TODAY)
    qtbot.addWidget(made)
    made.resize(760, 40)
    made.show()
    return made


def test_it_begins_at_the_month_that_is_over(bar):
    assert (bar.period().title, bar.sector()) == ("Tháng 11/2026", None)


def test_steps_stop_at_the_running_period(bar, qtbot):
    with qtbot.waitSignal(bar.changed):
        bar.step(1)
    assert bar.period().title == "Tháng 12/2026"
    bar.step(1)
    assert bar.period().title == "Tháng 12/2026"
    bar.step(-1)
    bar.step(-1)
    assert bar.period().title == "Tháng 10/2026"


def test_a_month_becomes_its_quarter_and_its_year_and_back(bar):
    bar.kinds.setFocus()
    for key, title in (
        (Qt.Key.Key_Right, "Quý IV/2026"),
        (Qt.Key.Key_Right, "Năm 2026"),
        (Qt.Key.Key_Left, "Quý IV/2026"),
        (Qt.Key.Key_Left, "Tháng 12/2026"),
    ):
        QTest.keyClick(bar.kinds, key)
        assert bar.period().title == title
    assert bar.period().kind is PeriodKind.MONTH


def test_calendar_months_run_to_the_one_that_has_begun(bar):
    bar.step(1)
    bar.bases._choose(1)
    assert (bar.period().title, bar.period().basis) == ("Tháng 11/2026", Basis.CALENDAR)
    assert (bar.period().first, bar.period().last) == (date(2026, 11, 1), date(2026, 11, 30))


def test_a_sector_stays_chosen_while_there_is_one(bar, qtbot):
    bar.offer_sectors(["Chứng thực", "Hộ tịch"])
    with qtbot.waitSignal(bar.changed):
        bar.sectors.setCurrentIndex(2)
    bar.offer_sectors(["Hộ tịch"])
    assert bar.sector() == "Hộ tịch"
    bar.offer_sectors(["Đất đai"])
    assert bar.sector() is None
