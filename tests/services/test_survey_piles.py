"""Piles of paper slips: entered, taken back, checked by a second person by lot, signed for good."""

import pytest

from onecua.domain.survey.response import Via
from onecua.errors import RuleError, RuleErrors
from onecua.services.setup import new_officer, record_officer
from onecua.services.survey_piles import MOST_OPEN
from tests.desks import NHUNG, receive
from tests.votes import GOOD, closed_batches, desk_form, enter, scanned, vote

KHANH = new_officer("Trần Quốc Khánh", "Công chức Địa chính")


@pytest.fixture
def dossiers(desk):
    record_officer(desk, KHANH)
    return [receive(desk) for _ in range(8)]


def mine(desk, via=Via.PAPER):
    return desk.survey_piles.mine(desk_form(desk), via)


def test_slips_get_their_place_in_the_pile(desk, dossiers):
    assert [enter(desk, each) for each in dossiers[:3]] == [1, 2, 3]
    pile = mine(desk)
    assert (pile.count, pile.to_check, pile.may_sign) == (3, 1, False)
    assert desk.survey_piles.last_place == 3


def test_each_officer_form_and_way_has_a_pile_of_its_own(desk, dossiers):
    enter(desk, dossiers[0])
    enter(desk, dossiers[1], via=Via.LATER)
    desk.act_as(KHANH)
    enter(desk, dossiers[2])
    assert sorted((pile.via, pile.count) for pile in desk.survey_piles.open_piles()) == [
        (Via.LATER, 1),
        (Via.PAPER, 1),
        (Via.PAPER, 1),
    ]
    officers = [pile.officer for pile in desk.survey_piles.open_piles()]
    assert sorted(map(officers.count, {NHUNG.id, KHANH.id})) == [1, 2]


def test_a_used_slip_and_a_faulty_one_leave_the_pile_as_it_was(desk, dossiers):
    vote(desk, dossiers[0])
    with pytest.raises(RuleError, match="đã được dùng"):
        enter(desk, dossiers[0])
    with pytest.raises(RuleErrors, match="Chưa trả lời"):
        enter(desk, dossiers[1], {"thai_do": 5})
    with pytest.raises(RuleError, match="không có mức này"):
        enter(desk, dossiers[1], {"chung": 9})
    assert mine(desk).count == 0
    assert enter(desk, dossiers[1]) == 1


def test_the_last_slip_is_taken_back_once(desk, dossiers):
    enter(desk, dossiers[0])
    enter(desk, dossiers[1])
    assert desk.survey_piles.undo() == 2
    with pytest.raises(RuleError, match="Chưa nhập phiếu nào"):
        desk.survey_piles.undo()
    assert enter(desk, dossiers[1]) == 2


def test_another_officer_cannot_take_it_back(desk, dossiers):
    enter(desk, dossiers[0])
    desk.act_as(KHANH)
    with pytest.raises(RuleError):
        desk.survey_piles.undo()


def test_a_second_person_checks_slips_by_lot_and_only_the_rate_is_kept(desk, dossiers):
    for place, each in enumerate(dossiers[:5]):
        enter(desk, each, {"chung": 5 - place % 2, "gop_y": "Tốt"})
    pile = mine(desk)
    with pytest.raises(RuleError, match="phải khác người nhập"):
        desk.survey_piles.record_check(pile, 1, GOOD)
    desk.act_as(KHANH)
    drawn = []
    for _ in range(5):
        drawn.append(desk.survey_piles.place_to_check(pile))
        # The second and the fourth slip were entered as 4; words are not compared.
        desk.survey_piles.record_check(pile, drawn[-1], {"chung": 5, "gop_y": "tốt lắm"})
    assert sorted(drawn) == [1, 2, 3, 4, 5]
    with pytest.raises(RuleError, match="đã được kiểm lại"):
        desk.survey_piles.place_to_check(pile)
    (now,) = desk.survey_piles.open_piles()
    assert (now.checked, now.disagreed) == (5, 2)


def test_every_place_is_drawn_sooner_or_later(desk, dossiers):
    for each in dossiers[:3]:
        enter(desk, each)
    pile = mine(desk)
    assert {desk.survey_piles.place_to_check(pile) for _ in range(80)} == {1, 2, 3}


def test_a_pile_of_four_is_not_signed_and_five_enter_the_log_together(desk, dossiers):
    for each in dossiers[:4]:
        enter(desk, each)
    with pytest.raises(RuleError, match="đủ 5 phiếu"):
        desk.survey_piles.sign(mine(desk))
    assert desk.surveys.closing.close() == 0
    enter(desk, dossiers[4])
    assert desk.surveys.closing.close() == 0, "a pile waits for its signature"
    assert desk.survey_piles.sign(mine(desk)) == 5
    (batch,) = closed_batches(desk)
    assert (batch.via, batch.entered_by) == (Via.PAPER, desk.officer.id.hex)
    assert (len(batch.answers), batch.checked, batch.disagreed) == (5, 0, 0)
    assert desk.survey_piles.open_piles() == ()
    with pytest.raises(RuleError, match="đã được dùng"):
        desk.surveys.slip(scanned(dossiers[0]))
    with pytest.raises(RuleError, match="Chưa nhập phiếu nào"):
        desk.survey_piles.undo()


def test_the_rate_of_the_spot_check_enters_the_log_with_who_entered(desk, dossiers):
    for each in dossiers[:6]:
        enter(desk, each)
    entered_by = desk.officer
    pile = mine(desk)
    desk.act_as(KHANH)
    place = desk.survey_piles.place_to_check(pile)
    assert desk.survey_piles.record_check(pile, place, GOOD)
    assert desk.survey_piles.sign(pile) == 6
    (batch,) = closed_batches(desk)
    assert (batch.checked, batch.disagreed) == (1, 0)
    assert batch.entered_by == entered_by.id.hex


def test_a_pile_of_one_form_goes_on_after_another_came_into_force(desk, dossiers):
    old = desk_form(desk)
    enter(desk, dossiers[0])
    desk.questionnaires.put_in_force("quick/1")
    assert desk_form(desk).key == "quick/1"
    pile = desk.survey_piles.mine(old)
    assert pile.count == 1
    for each in dossiers[1:5]:
        desk.survey_piles.enter(desk.surveys.slip_of(each), pile, GOOD)
    assert desk.survey_piles.sign(pile) == 5
    assert [batch.form for batch in closed_batches(desk)] == [old.key]


def test_piles_leave_room_for_the_citizen_screen(desk, dossiers):
    slips = [receive(desk) for _ in range(MOST_OPEN + 6)]
    for each in slips[:MOST_OPEN]:
        enter(desk, each)
    with pytest.raises(RuleError, match="Chốt bớt một đợt"):
        enter(desk, slips[MOST_OPEN])
    for each in slips[MOST_OPEN:]:
        vote(desk, each)
    assert desk.survey_piles.sign(mine(desk)) == MOST_OPEN
