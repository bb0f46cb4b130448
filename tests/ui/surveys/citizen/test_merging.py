"""The officer merges what waits while a citizen answers on the other screen."""

from tests.desks import receive
from tests.ui.surveys.citizen.test_default_slip import SIX
from tests.votes import closed_batches, vote


def five_vote(desk):
    for _ in range(5):
        vote(desk, receive(desk))


def test_a_merge_in_the_middle_takes_nothing_from_the_citizen_and_counts_nothing_twice(kiosk, desk):
    five_vote(desk)
    kiosk.invite()
    codes = list(SIX.values())
    for code in codes[:3]:
        kiosk.answer(code, kiosk.touch)
    assert desk.surveys.closing.close() == 5
    for code in codes[3:]:
        kiosk.answer(code, kiosk.touch)
    kiosk.touch(kiosk.stage.send)
    for _ in range(4):
        vote(desk, receive(desk))
    assert desk.surveys.closing.close() == 5
    first, second = sorted(closed_batches(desk), key=lambda batch: SIX in answers(batch))
    assert (first.unfinished, second.unfinished) == (0, 0)
    assert answers(second).count(SIX) == 1


def answers(batch):
    return [answer.answers for answer in batch.answers]


def test_who_gave_up_is_counted_as_unfinished_once(kiosk, desk):
    kiosk.invite()
    kiosk.answer(5, kiosk.touch)
    kiosk.window.interruptions.give_up()
    five_vote(desk)
    desk.surveys.closing.close()
    five_vote(desk)
    desk.surveys.closing.close()
    assert sorted(batch.unfinished for batch in closed_batches(desk)) == [0, 1]
