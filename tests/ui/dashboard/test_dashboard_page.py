"""Every figure of the front page is the desk's, and opens the list behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from onecua.domain.applicant import Applicant
from onecua.domain.deadline import parse_handling_time
from onecua.domain.dossier import Paper
from onecua.domain.intake import IntakeRequest
from onecua.services.facts import new_id
from onecua.services.intake import required_papers
from onecua.ui.dashboard import work_list
from onecua.ui.dashboard.dashboard_page import DashboardPage
from onecua.ui.dashboard.figure_cards import FigureCards
from onecua.ui.dashboard.targets_card import TargetsCard
from onecua.ui.dashboard.trend_card import TrendCard
from onecua.ui.widgets.empty_state import EmptyState
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.two_line_list import Entry, Group, TwoLineList
from tests.ui.framed import bare_page, settle
from tests.ui.reports.month import NOW

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

    from tests.ui.shell_for_tests import ShellForTests


def cards_of(page: DashboardPage) -> list[str]:
    return [card.figure() for card in page.findChild(FigureCards).cards]


def lines_of(page: DashboardPage) -> list[Entry | Group]:
    return page.findChild(TwoLineList).entries()


def spoken(page: DashboardPage) -> str:
    targets = page.findChild(TargetsCard)
    return f"{targets.online.accessibleName()} | {targets.overdue.accessibleName()}"


def test_the_five_figures_are_the_desks_own(page: DashboardPage, shell: ShellForTests):
    counts = shell.desk.lists.front_counts()
    assert cards_of(page) == [str(one.count) for one in counts] == ["0", "1", "1", "0", "2"]
    lines = [card.accessibleDescription() for card in page.findChild(FigureCards).cards]
    assert lines == [
        "Chưa nhận hồ sơ nào",
        "Cũ nhất: 6 ngày làm việc",
        "Gần nhất lúc 17:00",
        "Trong 4 hồ sơ đang giải quyết",
        "Đã có kết quả, chưa trả",
    ]


def test_each_card_opens_its_list(qtbot: QtBot, page: DashboardPage, shell: ShellForTests):
    for card, count in zip(
        page.findChild(FigureCards).cards, shell.desk.lists.front_counts(), strict=True
    ):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
        assert shell.lists[-1] == count.wanted
        assert len(shell.desk.lists.page(shell.lists[-1])) == int(card.figure())


def test_work_is_grouped_by_urgency_with_the_most_pressing_first(page: DashboardPage):
    lines = lines_of(page)
    groups = [line.title for line in lines if isinstance(line, Group)]
    assert groups == ["Quá hạn", "Đến hạn hôm nay", "Chờ trả kết quả"]
    entries = [line for line in lines if isinstance(line, Entry)]
    assert [(one.sub.split()[0], one.right) for one in entries] == [
        ("H24.119-261110-0001", "Quá hạn 6 ngày"),
        ("H24.119-261118-0001", "17:00"),
        ("H24.119-261016-0001", "Chờ 20 ngày"),
        ("H24.119-261117-0001", "Chờ 1 ngày"),
    ]
    assert {one.right_sub for one in entries} == {"Nguyễn Thị Hồng Nhung"}


def test_enter_opens_the_dossier_of_a_line(qtbot: QtBot, page: DashboardPage, shell: ShellForTests):
    work = page.findChild(TwoLineList)
    for code in ("H24.119-261110-0001", "H24.119-261118-0001"):  # over the head of a group
        qtbot.keyClick(work, Qt.Key.Key_Return)
        assert shell.desk.records.read(shell.dossiers[-1]).dossier.code == code
        qtbot.keyClick(work, Qt.Key.Key_Down)


def test_what_does_not_fit_stands_behind_one_line(
    qtbot: QtBot, shell: ShellForTests, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(work_list, "SHOWN", 1)
    page = bare_page(DashboardPage(shell), shell, qtbot)
    more = [line for line in lines_of(page) if line.title == "Xem thêm 1 hồ sơ"]
    work = page.findChild(TwoLineList)
    work.opened.emit(more[0])
    assert len(shell.desk.lists.page(shell.lists[-1])) == 2


def test_the_targets_show_their_two_numbers(page: DashboardPage):
    # Received since 15/12/2025: eight, three of them online; one settled late, one open too long.
    assert "37,50 %, 3 / 8 hồ sơ" in spoken(page)
    assert "2 hồ sơ, 2 / 8 hồ sơ, Chỉ tiêu 0, Chưa đạt" in spoken(page)


def test_the_targets_open_what_they_count(qtbot: QtBot, page: DashboardPage, shell: ShellForTests):
    targets = page.findChild(TargetsCard)
    for gauge, codes in (
        (targets.online, {"261020-0001", "261110-0001", "261118-0001"}),
        (targets.overdue, {"261016-0001", "261110-0001"}),
    ):
        gauge.setFocus()
        qtbot.keyClick(gauge, Qt.Key.Key_Space)
        settle(qtbot, shell)
        found = shell.desk.lists.page(shell.lists[-1])
        assert {one.code.removeprefix("H24.119-") for one in found} == codes


def test_the_trend_counts_twelve_months_and_opens_each(
    qtbot: QtBot, page: DashboardPage, shell: ShellForTests
):
    trend = page.findChild(TrendCard)
    trend.table.setFocus()
    trend.copy()
    rows = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert rows[0] == ["Kỳ", "Nhận", "Trực tuyến", "Khác", "Quá hạn"]
    assert len(rows) == 13
    assert rows[-3:] == [
        ["Tháng 10/2026", "1", "0", "1", "0"],
        ["Tháng 11/2026", "4", "2", "2", "1"],
        ["Tháng 12/2026", "3", "1", "2", "1"],
    ]
    trend.bars.setFocus()
    qtbot.keyClick(trend.bars, Qt.Key.Key_Left)
    qtbot.keyClick(trend.bars, Qt.Key.Key_Return)
    settle(qtbot, shell)
    assert len(shell.lists[-1].keys) == 4
    assert shell.lists[-1].words == "Nhận trong kỳ, Tháng 11/2026"


def test_a_late_entry_changes_a_month_that_is_over(
    qtbot: QtBot, page: DashboardPage, shell: ShellForTests
):
    shell.desk.database.on_commit(page.on_changed)
    receive(shell, "nhập bù hồ sơ giấy", day=12)
    trend = page.findChild(TrendCard)

    def counted() -> bool:
        trend.copy()
        return "Tháng 11/2026\t5\t2\t3\t1" in QGuiApplication.clipboard().text()

    qtbot.waitUntil(counted)
    assert cards_of(page)[0] == "0"


def test_a_new_dossier_shows_by_itself(qtbot: QtBot, page: DashboardPage, shell: ShellForTests):
    shell.desk.database.on_commit(page.on_changed)
    receive(shell, "")
    qtbot.waitUntil(lambda: cards_of(page)[0] == "1")
    card = page.findChild(FigureCards).cards[0]
    assert card.accessibleDescription() == "Trực tuyến 0 · Khác 1"


def receive(shell: ShellForTests, late_reason: str, day: int = 20) -> None:
    procedure = shell.desk.rulebook.catalogue.by_code("1.004873")
    request = IntakeRequest(
        new_id(),
        "1.004873",
        Applicant("Nguyễn Thị Thanh Tâm", phone="0912555046"),
        term=parse_handling_time("3 working_day"),
        received_at=NOW.replace(day=day) if late_reason else None,
        late_reason=late_reason,
    )
    needed = required_papers(procedure, request)
    papers = tuple(Paper(index, 1, 0) for index in needed)
    shell.desk.intake.receive(IntakeRequest(**{**as_values(request), "papers": papers}))


def as_values(request: IntakeRequest) -> dict[str, object]:
    return {name: getattr(request, name) for name in IntakeRequest.__slots__}


def test_an_empty_office_is_taught_what_to_do(qtbot: QtBot, empty_shell: ShellForTests):
    page = bare_page(DashboardPage(empty_shell), empty_shell, qtbot)
    assert cards_of(page) == ["0"] * 5
    words = [label.text() for label in page.findChild(EmptyState).findChildren(Label)]
    assert "Chưa có hồ sơ nào" in words
    assert "Hồ sơ trực tuyến, —, 0 / 0 hồ sơ" in spoken(page)
    assert "Hồ sơ quá hạn, —, 0 / 0 hồ sơ, Chỉ tiêu 0 " not in spoken(page)


def test_the_primary_action_leads_to_the_intake(page: DashboardPage, shell: ShellForTests):
    bar = page.action_bar()
    bar.primary.run()
    assert shell.pages == ["intake"]
    assert ("F2", "tiếp nhận, từ mọi trang") in bar.keys
    assert page.subtitle() == "Thứ Sáu, ngày làm việc, đóng cửa 17:00"


def test_a_boundary_of_the_clock_moves_a_dossier_to_its_group(
    page: DashboardPage, shell: ShellForTests
):
    shell.desk.database.clock = lambda: NOW.replace(hour=17, minute=0, second=1)
    page.on_boundary()
    assert cards_of(page)[1:3] == ["2", "0"]


def test_what_waited_too_long_for_papers_is_proposed_to_be_stopped(
    page: DashboardPage, shell: ShellForTests
):
    closes_at = shell.desk.deadlines.closes_at(NOW)  # the list was imported then
    shell.desk.database.clock = lambda: closes_at
    page.on_boundary()
    lines = lines_of(page)
    at = next(place for place, line in enumerate(lines) if line.title == "Quá hạn bổ sung")
    assert lines[at].count == "1 · xem lại, lập thông báo dừng nếu đúng"
    assert lines[at + 1].sub.startswith("H24.119-261118-0002")
    assert lines[at + 1].right == "Chờ bổ sung"
