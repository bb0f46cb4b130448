import pytest

from onecua.domain.applicant import Applicant
from onecua.services.facts import new_id
from onecua.ui.changes import EVERYTHING, Changes
from tests.desks import MovableClock, copied_folder, desk_in, receive


@pytest.fixture
def desks(tmp_path):
    """The window's desk and that of another process, on the same data."""
    folder = copied_folder(tmp_path / "data")
    with desk_in(folder, MovableClock(), busy_ms=50) as own, desk_in(folder, own.clock) as other:
        yield own, other


@pytest.fixture
def changes(desks):
    made = Changes(desks[0].database)
    yield made
    made.stop()


@pytest.fixture
def heard(changes):
    found = []
    changes.touched.connect(found.append)
    return found


def test_an_own_commit_is_told_at_once_and_only_once(desks, changes, heard):
    receive(desks[0])
    changes.look()

    assert len(heard) == 1
    assert "dossiers" in heard[0]


def test_a_commit_of_another_process_touches_everything(qtbot, desks, heard):
    receive(desks[1])

    qtbot.waitUntil(lambda: heard == [EVERYTHING])


def test_a_draft_saved_in_the_same_second_hides_nothing(desks, changes, heard):
    receive(desks[1])
    desks[0].drafts.save(new_id(), {"chữ": "đang gõ"})
    changes.look()

    assert heard == [EVERYTHING]


def test_drafts_and_preferences_refresh_nothing(desks, changes, heard):
    desks[0].drafts.save(new_id(), {"chữ": "đang gõ"})
    desks[1].preferences.set("tên", "giá trị")
    changes.look()

    assert heard == []


def test_what_the_rulebook_remembers_is_read_again(desks, changes):
    own, other = desks
    from onecua.services.setup import new_officer, record_officer

    assert len(own.officers()) == 2
    record_officer(other, new_officer("Phạm Văn Quyết"))
    changes.look()

    assert len(own.officers()) == 3


def test_an_own_and_a_foreign_commit_between_two_looks_are_both_told(desks, changes, heard):
    receive(desks[0], applicant=Applicant("Trần Đức Anh", phone="0912555046"))
    receive(desks[1])
    changes.look()

    assert heard[-1] == EVERYTHING
    assert len(heard) == 2
