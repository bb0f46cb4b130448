"""A list longer than the count's cap reads «hơn 10.000» and still goes to its end."""

from __future__ import annotations

import pytest

from onecua.domain.summary import DossierFilter, Sort
from onecua.services.dossier_lists import COUNT_CAP
from tests.ui.dossiers.conftest import Opened
from tests.ui.dossiers.making import fill, new_desk
from tests.ui.framed import opened_page

EXTRA = 50


@pytest.mark.slow
def test_a_list_beyond_the_cap_grows_by_scrolling(tmp_path, qtbot):
    desk = new_desk(tmp_path / "big")
    fill(desk, COUNT_CAP + EXTRA)
    with opened_page(Opened, desk, qtbot, "dossiers") as opened:
        model = opened.page.list.model
        for sort in (Sort.RANK, Sort.CODE):
            opened.page.list.load(DossierFilter(), sort, False, None)
            opened.settle()
            assert model.rowCount() == COUNT_CAP
            assert opened.page.list.foot_words().startswith("hơn 10.000 hồ sơ")
            opened.page.list.table.scrollToBottom()
            qtbot.waitUntil(lambda: model.rowCount() == COUNT_CAP + EXTRA)
            assert opened.page.list.foot_words().startswith("10.050 hồ sơ")
            last = desk.lists.page(DossierFilter(), sort=sort, offset=COUNT_CAP + EXTRA - 1)
            model.row_at(COUNT_CAP + EXTRA - 1)
            opened.settle()
            row = model.row_at(COUNT_CAP + EXTRA - 1)
            assert row is not None
            assert row.id == last[0].id
            assert not model.canFetchMore()
