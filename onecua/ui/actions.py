"""The pages of the window as data: key, word, icon, digit, group, and where each is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from onecua.ui.page import Page
    from onecua.ui.shell import Shell


def _dashboard(shell: Shell) -> Page:
    from onecua.ui.dashboard.dashboard_page import DashboardPage

    return DashboardPage(shell)


def _intake(shell: Shell) -> Page:
    from onecua.ui.intake.intake_page import IntakePage

    return IntakePage(shell)


def _dossiers(shell: Shell) -> Page:
    from onecua.ui.dossiers.dossiers_page import DossiersPage

    return DossiersPage(shell)


def _deadlines(shell: Shell) -> Page:
    from onecua.ui.deadlines.deadlines_page import DeadlinesPage

    return DeadlinesPage(shell)


def _surveys(shell: Shell) -> Page:
    from onecua.ui.surveys.surveys_page import SurveysPage

    return SurveysPage(shell)


def _reports(shell: Shell) -> Page:
    from onecua.ui.reports.reports_page import ReportsPage

    return ReportsPage(shell)


def _catalogue(shell: Shell) -> Page:
    from onecua.ui.catalogue.catalogue_page import CataloguePage

    return CataloguePage(shell)


def _admin(shell: Shell) -> Page:
    from onecua.ui.admin.admin_page import AdminPage

    return AdminPage(shell)


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page in the rail; `digit` is its Alt key, a hairline stands where the group changes."""

    key: str
    word: str
    icon: str
    digit: str
    group: int
    make: Callable[[Shell], Page]


PAGES = (
    PageEntry("dashboard", "Tổng quan", "home", "1", 0, _dashboard),
    PageEntry("intake", "Tiếp nhận", "file-plus", "2", 0, _intake),
    PageEntry("dossiers", "Hồ sơ", "folder", "3", 0, _dossiers),
    PageEntry("deadlines", "Hạn xử lý", "clock", "4", 0, _deadlines),
    PageEntry("surveys", "Khảo sát", "smile", "6", 0, _surveys),
    PageEntry("reports", "Báo cáo", "bars", "8", 1, _reports),
    PageEntry("catalogue", "Thủ tục", "book", "9", 1, _catalogue),
    PageEntry("admin", "Quản trị", "gear", "0", 1, _admin),
)
