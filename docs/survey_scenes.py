"""Scenes of the surveys: results, signs, coverage, a pile of paper, the citizen screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from onecua.domain.period import month_of
from onecua.domain.survey.token import token_of, token_qr
from onecua.services.citizen_pin import CitizenPin
from onecua.ui.surveys.citizen.citizen_window import CitizenWindow
from onecua.ui.surveys.results_panel import ResultsPanel
from onecua.ui.surveys.surveys_page import SurveysPage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget
    from screenshot_scenes import Scene, Settle

    from onecua.services.desk import Desk
    from onecua.ui.main_window import MainWindow

TYPED = ("555454+213", "545555+1++", "445345+223", "555555++++", "545+54+145", "554445+2++")
HALF = "554"


def results(window: MainWindow, settle: Settle) -> None:
    """Show a month's results."""
    _tab(window, settle, "results")


def signs(window: MainWindow, settle: Settle) -> None:
    """Show what is to be looked at in a month's slips."""
    panel = _tab(window, settle, "results").panel()
    assert isinstance(panel, ResultsPanel)
    panel.show_view("signs")
    settle()


def coverage(window: MainWindow, settle: Settle) -> None:
    """Show which returned dossiers have no slip."""
    _tab(window, settle, "coverage")


def paper(window: MainWindow, settle: Settle) -> None:
    """Enter a pile by keyboard, one slip half typed."""
    _tab(window, settle, "paper")
    desk = window.desk
    unit = desk.office.unit_code
    for place, dossier in enumerate(_without_slip(desk, len(TYPED) + 1)):
        _type(token_qr(unit, token_of(dossier)), enters=True)
        settle()
        last = place == len(TYPED)
        _type(HALF if last else TYPED[place], enters=not last)
        settle()


def citizen(window: MainWindow, settle: Settle) -> QWidget:
    """Ask a citizen, one question answered."""
    desk = window.desk
    screen = CitizenWindow(desk, CitizenPin(desk.preferences, desk.clock), alone=False)
    screen.setParent(window, Qt.WindowType.Window)
    screen.resize(window.size())
    screen.show()
    screen.invite(desk.surveys.slip_of(_without_slip(desk, 1)[0]))
    settle()
    QTest.keyClick(screen.windowHandle(), Qt.Key.Key_5)
    settle()
    return screen


def _tab(window: MainWindow, settle: Settle, tab: str) -> SurveysPage:
    page = window.page("surveys")
    assert isinstance(page, SurveysPage)
    window.show_page(f"surveys/{tab}")
    settle()
    return page


def _without_slip(desk: Desk, count: int) -> Sequence[UUID]:
    """Return dossiers returned before this period whose slips nobody used."""
    period = month_of(desk.clock().date())
    waiting = {token.token for token in desk.surveys.pool.read().tokens}
    found: list[UUID] = []
    while len(found) < count:
        period = period.previous()
        listed = (each.dossier for each in desk.survey_figures.missing_slips(period))
        found += [each for each in listed if token_of(each).hex() not in waiting]
    return found[:count]


def _type(text: str, *, enters: bool) -> None:
    """Type where the focus is, Enter at the end."""
    for letter in text:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, letter)
    if enters:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Return)


SCENES: dict[str, Scene] = {
    "surveys": results,
    "survey-signs": signs,
    "survey-coverage": coverage,
    "survey-paper": paper,
    "citizen": citizen,
}
"""Each picture of the surveys by its name."""
