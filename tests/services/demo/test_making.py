"""The folder: same seed same office, small plans, today, cancelled and refused ones."""

import gc
from datetime import date, datetime

import pytest

from onecua.clock import vietnam_now
from onecua.domain.period import Basis, monthly
from onecua.errors import Cancelled, RuleError, RuleErrors
from onecua.progress import Progress
from onecua.services.demo import DemoPlan, make_demo
from tests.services.demo.offices import PLAN, SMALL, at_the_end, moment, number, open_office, rows


def fingerprint(folder):
    desk = open_office(folder)
    figures = [desk.figures.monthly(monthly(2026, month, Basis.CALENDAR)) for month in (9, 10, 11)]
    digest = desk.database.digest()
    codes = rows(desk, "SELECT code, owner_name, received_at, due_at FROM dossier ORDER BY code")
    desk.database.close()
    return digest, [figure.rows for figure in figures], codes


def test_the_same_seed_gives_the_same_office_and_another_seed_another(tmp_path):
    made = {}
    for name, seed in (("one", 7), ("same", 7), ("other", 8)):
        plan = DemoPlan(SMALL.dossiers, SMALL.first, SMALL.last, seed)
        make_demo(tmp_path / name, plan, Progress(), clock=vietnam_now)
        made[name] = fingerprint(tmp_path / name)
    assert made["one"] == made["same"]
    assert all(one != other for one, other in zip(made["one"], made["other"], strict=True))


def test_a_small_office_has_late_online_withdrawn_and_supplemented_dossiers(tmp_path):
    make_demo(tmp_path / "mau", SMALL, Progress(), clock=at_the_end)
    desk = open_office(tmp_path / "mau")
    for query in (
        "SELECT count(*) FROM dossier WHERE status > 8 AND ended_at / 86400 > due_at / 86400",
        "SELECT count(*) FROM dossier WHERE channel = 2",
        "SELECT count(*) FROM dossier WHERE status = 7",
        "SELECT count(*) FROM event WHERE body LIKE '%request_supplement%'",
    ):
        assert number(desk, query) > 0, query
    desk.database.close()


@pytest.mark.parametrize("dossiers_wanted", [1, 5, 30])
def test_a_tiny_office_has_exactly_so_many_dossiers(tmp_path, dossiers_wanted):
    plan = DemoPlan(dossiers_wanted, date(2026, 10, 1), date(2026, 10, 5), 1)
    made = make_demo(tmp_path / "mau", plan, Progress(), clock=at_the_end)
    assert made.dossiers == dossiers_wanted
    desk = open_office(tmp_path / "mau")
    assert number(desk, "SELECT count(*) FROM dossier") == dossiers_wanted
    desk.database.close()


def test_a_plan_that_ends_today_ends_now(tmp_path):
    now = datetime(2026, 10, 5, 9, 30)
    plan = DemoPlan(60, date(2026, 10, 5), date(2026, 10, 5), 1)
    make_demo(tmp_path / "mau", plan, Progress(), clock=lambda: now)
    desk = open_office(tmp_path / "mau")
    last = number(desk, "SELECT max(recorded_at) FROM event")
    assert moment(last) <= now
    assert number(desk, "SELECT count(*) FROM dossier") == 60
    assert number(desk, "SELECT count(*) FROM dossier WHERE status IN (2, 4)") > 0
    desk.database.close()


class StopsAt(Progress):
    """Cancelled by its reader once some dossiers were made."""

    def step(self, done, total=0, what=""):
        if done > 50:
            self.cancel()
        super().step(done, total, what)


def test_a_cancelled_demonstration_leaves_no_folder(tmp_path, automatic_collection):
    with pytest.raises(Cancelled):
        make_demo(tmp_path / "mau", SMALL, StopsAt(), clock=at_the_end)
    assert list(tmp_path.iterdir()) == []
    assert gc.isenabled()


def test_a_cancelled_demonstration_leaves_what_was_there_before(tmp_path):
    kept = tmp_path / "ghi-chu.txt"
    kept.write_text("giữ lại", encoding="utf-8")
    with pytest.raises(Cancelled):
        make_demo(tmp_path, SMALL, StopsAt(), clock=at_the_end)
    assert list(tmp_path.iterdir()) == [kept]


def test_an_existing_data_folder_is_refused_and_stays_as_it_is(made):
    before = {path: path.stat().st_size for path in made.iterdir()}
    with pytest.raises(RuleError, match="đã có dữ liệu"):
        make_demo(made, PLAN, Progress(), clock=at_the_end)
    assert {path: path.stat().st_size for path in made.iterdir()} == before


def test_everything_absurd_about_a_plan_is_told_at_once(tmp_path):
    plan = DemoPlan(0, date(2030, 1, 2), date(2021, 1, 1), 1)
    with pytest.raises(RuleErrors) as told:
        make_demo(tmp_path / "mau", plan, Progress())
    assert [problem.field for problem in told.value.problems] == [
        "dossiers",
        "first",
        "first",
        "last",
    ]
    assert not (tmp_path / "mau").exists()
