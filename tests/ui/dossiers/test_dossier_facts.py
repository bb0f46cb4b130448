"""What the detail panel says of a dossier's people and of its survey slip."""

import pytest

from onecua.domain.dossier import Move
from onecua.ui.dossiers.dossier_facts import people_facts
from tests.desks import MovableClock, copied_folder, desk_in, move, receive
from tests.votes import vote


@pytest.fixture
def desk(tmp_path):
    with desk_in(copied_folder(tmp_path / "data", plain=True), MovableClock()) as found:
        yield found


def slip_of(desk, dossier):
    facts = {fact.caption: fact.value for fact in people_facts(desk.records.read(dossier))}
    return facts.get("Phiếu khảo sát")


def test_a_returned_dossier_says_whether_it_has_its_survey_slip(desk):
    dossiers = [receive(desk) for _ in range(5)]
    assert slip_of(desk, dossiers[0]) is None, "nobody was asked before the result"
    move(desk, dossiers[0], Move.FORWARD, Move.FINISH, Move.RETURN)
    for each in dossiers:
        vote(desk, each)
    assert slip_of(desk, dossiers[0]).startswith("Chưa có phiếu")
    desk.surveys.closing.close()
    assert slip_of(desk, dossiers[0]) == "Đã có phiếu"
