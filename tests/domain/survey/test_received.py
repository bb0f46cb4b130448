"""What of responses may enter the log, and what their counters may tell."""

from collections import Counter
from dataclasses import replace
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from onecua.domain.dossier import Channel
from onecua.domain.survey.anonymity import FEWEST, coarsened
from onecua.domain.survey.questionnaire import Condition, Question, QuestionKind, RecordFact
from onecua.domain.survey.received import Received, closed, compared
from onecua.domain.survey.response import Marks
from onecua.domain.survey.signs import EntrySigns, contradicts
from tests.domain.survey.making import DESK, OWN, SECTORS, batch, given_answers, scale

TIMED = replace(
    DESK,
    questions=(
        scale("chung"),
        scale("thoi_gian", required=False, record=RecordFact.TIMELINESS),
        scale("di_lai", required=False, record=RecordFact.CONTACTS),
    ),
)
HEAD = batch(())
MARKS = Marks("Hộ tịch", Channel.IN_PERSON, None)


def received(answers: dict, marks: Marks = MARKS, **signs: object) -> Received:
    return Received(marks, answers, EntrySigns(**signs))


def timed(answer: int, in_time: bool | None, marks: Marks = MARKS) -> Received:
    record = {RecordFact.TIMELINESS: in_time}
    return received({"chung": 4, "thoi_gian": answer}, marks, record=record)


def test_texts_and_answers_about_the_answerer_leave_their_row():
    given_now = [
        received({"chung": 5, "gioi_tinh": 2, "gop_y": "Tốt"}),
        received({"chung": 1, "ly_do": (1, 2), "gioi_tinh": 1}),
        received({"chung": 4, "gop_y": ""}),
    ]
    found, _ = closed(HEAD, DESK, given_now)
    assert [dict(row.answers) for row in found.answers] == [
        {"chung": 5},
        {"chung": 1, "ly_do": (1, 2)},
        {"chung": 4},
    ]
    assert found.texts == (("gop_y", "Tốt"),)
    assert found.apart == (("gioi_tinh", 2), ("gioi_tinh", 1))


def test_what_only_some_answerers_are_asked_leaves_the_row_too():
    of_the_old = Question(
        *("loi_di", "Lối đi cho người già?", QuestionKind.SINGLE),
        scale("a").choices,
        when=Condition("gioi_tinh", at_most=1),
    )
    form = replace(DESK, questions=(*DESK.questions, of_the_old))
    found, _ = closed(HEAD, form, [received({"chung": 5, "gioi_tinh": 1, "loi_di": 3})])
    assert dict(found.answers[0].answers) == {"chung": 5}
    assert ("loi_di", 3) in found.apart


def test_counters_are_those_of_the_rows():
    given_now = [received({"chung": 5}, outside_hours=True), *[received({"chung": 2})] * 4]
    found, _ = closed(HEAD, DESK, given_now)
    assert found.counters == {
        "count": 5,
        "outside_hours": 1,
        "equal_runs": 0,
        "overall": [13, 5],
        "compared": {},
    }


def test_equal_runs_wait_until_they_are_five():
    """One run would tell that the two equal rows are of two results handed out together."""
    runs = [received({"chung": 5}, is_run=place < 3) for place in range(6)]
    first, waiting = closed(HEAD, DESK, runs)
    assert (first.counters["equal_runs"], waiting) == (0, 3)
    second, waiting = closed(HEAD, DESK, runs, waiting)
    assert (second.counters["equal_runs"], waiting) == (6, 0)


def test_answers_are_held_to_the_record():
    given_now = [
        timed(1, True),
        *[timed(5, True)] * 5,
        *[timed(5, False)] * 3,
        *[timed(2, False)] * 2,
    ]
    assert compared(TIMED, given_now) == {"thoi_gian": [11, 4]}


def test_one_late_dossier_is_compared_with_nobody():
    """«None contradicts» would tell that the one complaint is of the one late dossier."""
    given_now = [*[timed(5, True)] * 9, timed(1, False)]
    assert compared(TIMED, given_now) == {}


def test_another_sector_does_not_hide_a_late_dossier():
    land = Marks("Đất đai", Channel.IN_PERSON, None)
    given_now = [
        *[timed(5, True)] * 5,
        *[timed(5, True, land)] * 5,
        *[timed(1, False)] * 4,
        *[timed(1, False, land)] * 1,
    ]
    assert compared(TIMED, given_now) == {}
    assert compared(TIMED, [*given_now, timed(1, False)]) == {"thoi_gian": [10, 0]}


def test_a_form_that_asks_nothing_of_the_record_compares_nothing():
    assert compared(DESK, [timed(1, True)] * 9) == {}


def test_what_was_not_answered_or_is_not_clear_is_not_compared():
    unclear = [timed(5, None)] * 5
    skipped = [received({"chung": 5}, record={RecordFact.TIMELINESS: True})] * 5
    assert compared(TIMED, [*unclear, *skipped]) == {}
    assert compared(TIMED, [*unclear, *[timed(1, True)] * 5]) == {"thoi_gian": [5, 5]}


marks_of_dossiers = st.builds(
    Marks,
    st.sampled_from(SECTORS[:2]),
    st.sampled_from((Channel.IN_PERSON, Channel.ONLINE)),
    st.none(),
)
verdicts = st.sampled_from((True, True, True, False, None))


@st.composite
def timed_responses(draw: st.DrawFn) -> Received:
    record = {RecordFact.TIMELINESS: draw(verdicts), RecordFact.CONTACTS: draw(verdicts)}
    return received(draw(given_answers(TIMED)), draw(marks_of_dossiers), record=record)


def possible_records(group: list[Received], told: dict) -> dict[int, set]:
    """By row of a group: records that it may have when nothing contradicts or everything does.

    Only what the counters settle for certain is used: no answer of the compared ones is against
    its record, or every one is.
    """
    found = {}
    for place, row in enumerate(group):
        fitting = set()
        for record in {tuple(sorted(each.signs.record.items())) for each in group}:
            if all(_fits(row, dict(record), name, told) for name in told):
                fitting.add(record)
        found[place] = fitting
    return found


def _fits(row: Received, record: dict, name: str, told: dict) -> bool:
    question = TIMED.question(name)
    verdict, answer = record[question.record], row.answers.get(name)
    if verdict is None or answer is None:
        return True
    compared_count, wrong = told[name]
    against = contradicts(question, answer, good=verdict)
    return not (against and wrong == 0) and not (not against and wrong == compared_count)


@settings(max_examples=300)
@given(st.lists(timed_responses(), min_size=FEWEST, max_size=40))
def test_counters_leave_five_dossiers_for_each_row(responses):
    """Who knows every token and record still has five tokens for each answer of a batch."""
    told = compared(TIMED, responses)
    shown = coarsened([each.marks for each in responses])
    for said in set(shown):
        group = [each for each, known in zip(responses, shown, strict=True) if known == said]
        sizes = Counter(tuple(sorted(each.signs.record.items())) for each in group)
        if told and min(sizes.values()) >= FEWEST:
            for fitting in possible_records(group, told).values():
                assert sum(sizes[record] for record in fitting) >= FEWEST


@given(st.lists(timed_responses(), min_size=FEWEST, max_size=40))
def test_nothing_is_lost_when_a_batch_is_closed(responses):
    found, _ = closed(HEAD, TIMED, responses)
    assert [dict(row.answers) for row in found.answers] == [dict(r.answers) for r in responses]
    assert [row.marks for row in found.answers] == [r.marks for r in responses]
    assert found.counters["count"] == len(responses)


def test_every_small_mix_of_records_is_compared_only_from_five_on():
    for good, bad, unclear in product(range(8), repeat=3):
        given_now = [
            *[timed(5, True)] * good,
            *[timed(5, False)] * bad,
            *[timed(5, None)] * unclear,
        ]
        told = compared(TIMED, given_now)
        if any(0 < count < FEWEST for count in (good, bad, unclear)):
            assert told == {}
        elif good or bad:
            assert told == {"thoi_gian": [good + bad, bad]}


def test_a_choice_that_rates_nothing_leaves_its_row():
    """The record knows how each used token's dossier came, whatever the marks leave out."""
    found, _ = closed(HEAD, OWN, [received({"chung": 4, "cach_nop": 2})] * 5)
    assert {tuple(row.answers) for row in found.answers} == {("chung",)}
    assert found.apart == (("cach_nop", 2),) * 5


def test_a_procedure_stays_where_five_alike_rows_chose_it():
    births = [received({"chung": 5, "thu_tuc": 1})] * 5
    rest = [received({"chung": 2, "thu_tuc": 2})] * 3 + [received({"chung": 3})] * 2
    found, _ = closed(HEAD, OWN, [*births, *rest])
    assert [row.answers.get("thu_tuc") for row in found.answers] == [1] * 5 + [None] * 5
    assert found.apart == (("thu_tuc", 2),) * 3
    found, _ = closed(HEAD, OWN, [*births, *rest[:2]])
    assert all("thu_tuc" not in row.answers for row in found.answers), "two would stand alone"
    assert Counter(found.apart) == {("thu_tuc", 1): 5, ("thu_tuc", 2): 2}


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(SECTORS[:2]), st.sampled_from((1, 2, 3, None))),
        min_size=5,
        max_size=40,
    )
)
def test_who_knows_every_dossier_is_left_with_five_for_each_row(dossiers):
    """A row's marks and procedure are those of at least five of the batch's dossiers."""
    given_now = [
        received(
            {"chung": 3} if code is None else {"chung": 3, "thu_tuc": code},
            Marks(sector, Channel.IN_PERSON, None),
        )
        for sector, code in dossiers
    ]
    found, _ = closed(HEAD, OWN, given_now)
    shown = coarsened([each.marks for each in given_now])
    said = [
        (marks, row.answers.get("thu_tuc")) for marks, row in zip(shown, found.answers, strict=True)
    ]
    assert min(Counter(said).values()) >= FEWEST
    kept = [row.answers["thu_tuc"] for row in found.answers if "thu_tuc" in row.answers]
    torn = [code for name, code in found.apart if name == "thu_tuc"]
    assert sorted((*kept, *torn)) == sorted(code for _, code in dossiers if code is not None)
