"""What the chips narrow, compared with a plain filter in Python over everything."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from onecua.domain.deadline import Urgency
from onecua.domain.dossier import Channel, Status
from onecua.domain.summary import DossierFilter, Sort
from onecua.domain.vietnamese import fold
from onecua.ui.dossiers.dossier_model import ListQuery
from onecua.ui.dossiers.filter_words import filter_words, received_words

if TYPE_CHECKING:
    from onecua.ui.dossiers.choice_chip import TickMenu


def plainly(opened, wanted: DossierFilter):
    """Return the identities that a filter lets through, decided without the database."""
    found = []
    for row in opened.desk.lists.everything(DossierFilter()):
        standing = opened.desk.deadlines.standing(row).urgency
        checks = (
            not wanted.open_only or row.status in (2, 4, 5, 6),
            not wanted.statuses or row.status in wanted.statuses,
            not wanted.sectors or row.sector in wanted.sectors,
            not wanted.channels or row.channel in wanted.channels,
            wanted.urgency is None or standing == wanted.urgency,
            wanted.holder is None or row.holder == wanted.holder,
            wanted.received_from is None or row.received_at.date() >= wanted.received_from,
            wanted.received_to is None or row.received_at.date() <= wanted.received_to,
            all(
                any(part.startswith(word) for part in fold(row.owner_name).split())
                for word in fold(wanted.text).split()
            ),
        )
        if all(checks):
            found.append(row.id)
    return found


PARTS = {
    "open": {"open_only": True},
    "statuses": {"statuses": frozenset({Status.PROCESSING, Status.RETURNED})},
    "channels": {"channels": frozenset({Channel.ONLINE})},
    "overdue": {"urgency": Urgency.OVERDUE},
    "dates": {"received_from": date(2026, 11, 10), "received_to": date(2026, 11, 16)},
    "text": {"text": "thi"},
}


@pytest.mark.parametrize("names", [*combinations(PARTS, 1), *combinations(PARTS, 2)], ids="+".join)
def test_a_filter_lets_through_what_it_says(opened, names):
    wanted = DossierFilter(**{k: v for name in names for k, v in PARTS[name].items()})
    opened.page.set_filter(wanted)
    opened.settle()
    assert {row.id for row in opened.rows()} == set(plainly(opened, wanted))
    assert opened.page.filters.wanted() == wanted


def test_sector_and_officer_narrow_too(opened):
    row = opened.rows()[5]
    for wanted in (
        DossierFilter(sectors=frozenset({row.sector})),
        DossierFilter(holder=row.holder),
        DossierFilter(sectors=frozenset({row.sector}), holder=row.holder, open_only=True),
    ):
        opened.page.set_filter(wanted)
        opened.settle()
        assert {each.id for each in opened.rows()} == set(plainly(opened, wanted))


def test_rows_in_all_orders_are_those_of_the_service(opened):
    for sort in Sort:
        for descending in (False, True):
            wanted = DossierFilter(channels=frozenset({Channel.POSTAL}))
            opened.page.list.load(wanted, sort, descending, None)
            opened.settle()
            whole = opened.desk.lists.everything(wanted, sort, descending=descending)
            assert [row.id for row in opened.rows()] == [row.id for row in whole]


def open_menu(chip) -> TickMenu:
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Down)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    return menu


def test_space_ticks_several_statuses_and_the_menu_stays(opened):
    opened.page.set_filter(DossierFilter())
    menu = open_menu(opened.page.filters.status)
    for place in (2, 4):
        menu.setActiveAction(menu.actions()[place])
        QTest.keyClick(menu, Qt.Key.Key_Space)
    assert menu.isVisible()
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    opened.settle()
    assert opened.page.filters.wanted().statuses == {Status.RECEIVED, Status.PROCESSING}
    assert {row.status for row in opened.rows()} == {Status.RECEIVED, Status.PROCESSING}


def test_open_only_stands_alone_among_the_statuses(opened):
    opened.page.set_filter(DossierFilter(statuses=frozenset({Status.RETURNED})))
    menu = open_menu(opened.page.filters.status)
    menu.setActiveAction(menu.actions()[0])
    QTest.keyClick(menu, Qt.Key.Key_Return)
    wanted = opened.page.filters.wanted()
    assert wanted.open_only
    assert wanted.statuses == frozenset()
    opened.settle()


def test_delete_clears_a_chip(opened):
    chip = opened.page.filters.status
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    opened.settle()
    assert opened.page.filters.wanted() == DossierFilter()
    assert len(opened.rows()) == 300


def test_any_two_days_can_be_typed(opened):
    opened.page.set_filter(DossierFilter())
    menu = open_menu(opened.page.filters.received)
    menu.setActiveAction(menu.actions()[4])
    QTest.keyClick(menu, Qt.Key.Key_Return)
    row = opened.page.filters.range_row
    assert row.isVisible()
    assert row.first.hasFocus()
    QTest.keyClicks(row.first, "10112026")
    QTest.keyClicks(row.last, "01/11/2026")
    QTest.keyClick(row.last, Qt.Key.Key_Return)
    assert row.isVisible(), "the first day lies after the last"
    row.last.setText("")
    QTest.keyClicks(row.last, "16/11/2026")
    QTest.keyClick(row.last, Qt.Key.Key_Return)
    assert not row.isVisible()
    opened.settle()
    wanted = DossierFilter(received_from=date(2026, 11, 10), received_to=date(2026, 11, 16))
    assert opened.page.filters.wanted() == wanted
    assert {each.id for each in opened.rows()} == set(plainly(opened, wanted))


def test_the_reporting_period_is_offered(opened):
    menu = open_menu(opened.page.filters.received)
    menu.setActiveAction(menu.actions()[3])
    QTest.keyClick(menu, Qt.Key.Key_Return)
    wanted = opened.page.filters.wanted()
    assert (wanted.received_from, wanted.received_to) == (date(2026, 11, 15), date(2026, 12, 14))
    opened.settle()


def test_only_the_default_order_with_one_filter_is_read_at_once():
    assert ListQuery(DossierFilter()).is_quick
    assert ListQuery(DossierFilter(open_only=True)).is_quick
    assert ListQuery(DossierFilter(keys=(1,), words="x")).is_quick
    assert not ListQuery(DossierFilter(text="lan")).is_quick
    assert not ListQuery(DossierFilter(open_only=True, urgency=Urgency.PAUSED)).is_quick
    assert not ListQuery(DossierFilter(), Sort.OWNER).is_quick
    assert not ListQuery(DossierFilter(), descending=True).is_quick


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, None, ""),
        (date(2026, 11, 20), date(2026, 11, 20), "Nhận 20/11/2026"),
        (date(2026, 11, 1), date(2026, 11, 20), "Nhận 01/11 – 20/11/2026"),
        (date(2025, 12, 15), date(2026, 1, 14), "Nhận 15/12/2025 – 14/01/2026"),
        (date(2026, 11, 1), None, "Nhận từ 01/11/2026"),
        (None, date(2026, 11, 1), "Nhận đến 01/11/2026"),
    ],
)
def test_a_span_of_days_in_words(first, last, words):
    assert received_words(first, last) == words


def test_a_filter_in_words():
    wanted = DossierFilter(
        open_only=True, sectors=frozenset({"Hộ tịch"}), urgency=Urgency.OVERDUE, text="lan"
    )
    expected = "Đang giải quyết · Quá hạn · Hộ tịch · có chữ «lan»"
    assert filter_words(wanted, str) == expected
