from pathlib import Path

import pytest

from onecua.clock import wall_now
from onecua.domain.office import COMMAND_LINE
from onecua.errors import RuleError
from onecua.services.clock_choice import ClockChoice, keep_choice
from onecua.services.folders import data_folder, patient_desk, sample_folder
from tests.desks import MovableClock, copied_folder, desk_in, receive


@pytest.mark.parametrize(
    ("given", "environment", "found"),
    [
        ("/a", "/b", Path("/a")),
        (Path("/a"), None, Path("/a")),
        (None, "/b", Path("/b")),
        ("", "/b", Path("/b")),
    ],
)
def test_the_given_folder_wins_over_the_environment(monkeypatch, given, environment, found):
    monkeypatch.delenv("ONECUA_DATA", raising=False)
    if environment:
        monkeypatch.setenv("ONECUA_DATA", environment)

    assert data_folder(given) == found


def test_without_either_it_is_the_users_own(monkeypatch, tmp_path):
    monkeypatch.delenv("ONECUA_DATA", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

    assert data_folder().name == "onecua"
    assert data_folder().is_absolute()


def test_sample_data_lies_beside_the_data():
    assert sample_folder(Path("/x/onecua")) == Path("/x/onecua-mau")


def test_a_patient_desk_is_closed_afterwards(tmp_path):
    folder = copied_folder(tmp_path / "data")

    with patient_desk(folder, COMMAND_LINE) as desk:
        assert desk.officer == COMMAND_LINE
        receive(desk)

    (folder / "onecua.db").rename(folder / "elsewhere.db")  # Windows refuses while it is open
    with pytest.raises(RuleError, match="Chưa có dữ liệu"), patient_desk(folder, COMMAND_LINE):
        pass


def test_a_patient_desk_waits_for_a_lock_that_the_window_gives_up_on(tmp_path):
    folder = copied_folder(tmp_path / "data")
    clock = MovableClock()

    with patient_desk(folder, COMMAND_LINE, clock) as desk:
        assert desk.clock is clock
        with desk.database.read() as connection:
            busy = connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one()
    assert busy >= 5_000


def test_the_hour_chosen_for_this_pc_is_the_hour_of_its_commands(tmp_path):
    folder = copied_folder(tmp_path / "data")
    with desk_in(folder, MovableClock()) as desk:
        keep_choice(desk.preferences, ClockChoice.WALL)

    with patient_desk(folder, COMMAND_LINE) as desk:
        assert desk.clock is wall_now
