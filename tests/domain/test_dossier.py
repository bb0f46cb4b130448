"""The ten national statuses and the moves of `legal.md` §3.2, each allowed or refused."""

import pytest

from onecua.domain.dossier import (
    CHANNEL_WORDS,
    ENDED,
    FEE_WORDS,
    MOVES,
    OPEN,
    PAUSED,
    RETURN_WORDS,
    STATUS_WORDS,
    UNCOUNTED,
    Channel,
    FeeState,
    Move,
    ReturnMethod,
    Status,
    allowed_moves,
    check_move,
)
from onecua.errors import RuleError

# From which statuses a move may start, and where it leads: the rows of legal.md §3.2.
TABLE = {
    Move.ACCEPT: ({1}, 2),
    Move.DENY: ({1}, 3),
    Move.FORWARD: ({2, 4}, 4),
    Move.REQUEST_SUPPLEMENT: ({2, 4}, 5),
    Move.SUPPLEMENTED: ({5}, 4),
    Move.CLOSE_WAITING: ({5}, 8),
    Move.REQUEST_PAYMENT: ({4}, 6),
    Move.PAID: ({6}, 4),
    Move.WITHDRAW: ({2, 4, 5, 6}, 7),
    Move.STOP: ({2, 4, 5, 6}, 8),
    Move.FINISH: ({4}, 9),
    Move.FINISH_REFUSED: ({4}, 9),
    Move.RETURN: ({9}, 10),
    Move.EXTEND: ({2, 4}, None),
    Move.VERIFY: ({2, 4}, None),
    Move.REISSUE: ({2, 4}, None),
    Move.REDATE: ({2, 4}, None),
}
OFFERED_ELSEWHERE = {Move.REISSUE, Move.REDATE}
REASONED = {
    Move.DENY,
    Move.REQUEST_SUPPLEMENT,
    Move.CLOSE_WAITING,
    Move.WITHDRAW,
    Move.STOP,
    Move.FINISH_REFUSED,
    Move.EXTEND,
    Move.VERIFY,
}


def test_the_table_here_has_every_move_and_every_status():
    assert set(TABLE) == set(Move) == set(MOVES)
    assert [int(status) for status in Status] == list(range(1, 11))


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("move", Move)
def test_a_move_is_allowed_from_the_statuses_of_the_law_and_refused_from_all_others(move, status):
    start, to = TABLE[move]
    assert MOVES[move].to == to
    if status in start:
        check_move(status, move, "theo đơn của công dân")
        assert (move in allowed_moves(status)) is (move not in OFFERED_ELSEWHERE)
        return
    assert move not in allowed_moves(status)
    with pytest.raises(RuleError, match=STATUS_WORDS[status]):
        check_move(status, move, "theo đơn của công dân")


@pytest.mark.parametrize("status", [3, 7, 8, 10])
def test_nothing_leads_out_of_an_end(status):
    assert allowed_moves(Status(status)) == ()


@pytest.mark.parametrize("move", Move)
@pytest.mark.parametrize("reason", ["", "  \n\t"])
def test_a_move_against_the_applicant_needs_a_reason(move, reason):
    status = min(MOVES[move].start)
    if move not in REASONED:
        check_move(status, move, reason)
        return
    with pytest.raises(RuleError) as refused:
        check_move(status, move, reason)
    assert refused.value.field == "reason"


def test_every_status_is_counted_as_open_ended_or_nowhere():
    groups = (OPEN, ENDED, UNCOUNTED)
    assert sorted(status for group in groups for status in group) == list(Status)
    assert PAUSED < OPEN


def test_slips_of_the_moves_are_those_of_the_circular():
    slips = {move: rule.slip for move, rule in MOVES.items() if rule.slip}
    assert slips == {
        Move.ACCEPT: "01",
        Move.REQUEST_SUPPLEMENT: "02",
        Move.DENY: "03",
        Move.FINISH_REFUSED: "03",
        Move.EXTEND: "04",
        Move.CLOSE_WAITING: "05",
        Move.WITHDRAW: "05",
        Move.STOP: "05",
        Move.REISSUE: "01",
    }


def test_a_move_that_promised_a_new_date_in_writing_cannot_be_undone():
    assert {move for move in Move if not MOVES[move].can_undo} == {
        Move.EXTEND,
        Move.VERIFY,
        Move.REISSUE,
        Move.REDATE,
    }


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        (STATUS_WORDS, Status),
        (CHANNEL_WORDS, Channel),
        (RETURN_WORDS, ReturnMethod),
        (FEE_WORDS, FeeState),
    ],
)
def test_every_kind_has_words_of_its_own(words, kinds):
    assert set(words) == set(kinds)
    assert len(set(words.values())) == len(kinds)
