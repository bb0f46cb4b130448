"""The fictitious year of slips: coverage, figures, signs, and bodies as a desk closes them."""

from collections import Counter
from datetime import datetime, timedelta
from fractions import Fraction

import pytest

from onecua.domain.event import Kind
from onecua.domain.period import Basis, monthly
from onecua.domain.survey.anonymity import FEWEST, coarsened
from onecua.domain.survey.batch import answers_body, batch_from
from onecua.domain.survey.doubts import DoubtKind
from onecua.domain.survey.questionnaire import QuestionKind
from onecua.domain.survey.response import Marks, Via, checked, missing
from onecua.domain.survey.token import token_of
from onecua.progress import Progress
from onecua.services.demo import DemoPlan, make_demo
from onecua.storage import dossiers, log, surveys
from tests.services.demo.offices import FIRST, LAST, at_the_end, number, open_office

OCTOBER = monthly(2026, 10, Basis.OFFICIAL)
EVER = ("2000-01", "2100-12")
CARELESS = "Lương Thị Mai Chi"


@pytest.fixture(scope="module")
def batches(office):
    with office.database.read() as connection:
        return surveys.batches(connection, *EVER)


@pytest.fixture(scope="module")
def events(office):
    with office.database.read() as connection:
        kinds = {Kind.SURVEY_ANSWERED, Kind.SURVEY_TOKENS_USED}
        return [event for event in log.stream(connection) if event.kind in kinds]


@pytest.fixture(scope="module")
def form(office):
    return office.questionnaires.form("desk/1")


def test_nearly_all_returned_dossiers_have_their_slip(office):
    period_start = datetime(FIRST.year, FIRST.month, FIRST.day)
    until = datetime(LAST.year, LAST.month, LAST.day) - timedelta(days=14)
    with office.database.read() as connection:
        found = surveys.returned(connection, period_start, until)
    share = Fraction(sum(row.has_slip for row in found), len(found))
    assert Fraction(92, 100) < share < Fraction(96, 100)


def test_every_way_in_is_there(batches):
    counts = Counter()
    for batch in batches:
        counts[batch.via] += len(batch.answers)
    assert set(counts) == set(Via)
    assert counts[Via.KIOSK] > 2 * counts[Via.PAPER] > 200


def test_citizens_are_content_and_least_so_with_the_waiting_place(office, form):
    figures = office.survey_figures.results(OCTOBER).figures
    assert figures.form == form
    year = [each for m in range(2, 12) for each in _scales(office, m)]
    good, whole = Counter(), Counter()
    for each in year:
        good[each.question.id] += each.good
        whole[each.question.id] += each.number
    shares = {name: good[name] / whole[name] for name in whole}
    assert 0.93 < shares["chung"] < 0.955
    assert min(shares, key=shares.__getitem__) == "noi_cho"
    assert all(0.8 < share < 0.97 for share in shares.values())


def _scales(office, month):
    return office.survey_figures.results(monthly(2026, month, Basis.OFFICIAL)).figures.scales


def test_each_slip_is_used_once_and_of_a_returned_dossier(office, events):
    tokens = [t for e in events if e.kind == Kind.SURVEY_TOKENS_USED for t in e.body["tokens"]]
    assert len(set(tokens)) == len(tokens)
    with office.database.read() as connection:
        for token in tokens[::25]:
            slip = surveys.find_slip(connection, bytes.fromhex(token))
            dossier = dossiers.load(connection, slip.dossier)
            assert dossier.returned_at is not None
            assert token_of(slip.dossier).hex() == token


def test_bodies_are_those_that_a_desk_writes(events):
    """Two events of each batch; read and written again they are the same but for their order."""
    pairs = list(zip(events[::2], events[1::2], strict=True))
    assert len(pairs) > 100
    for used, answered in pairs:
        assert [used.kind, answered.kind] == [Kind.SURVEY_TOKENS_USED, Kind.SURVEY_ANSWERED]
        assert used.ref == answered.ref
        assert used.body["tokens"] == sorted(used.body["tokens"])
        assert len(used.body["tokens"]) == len(answered.body["rows"]) >= FEWEST
        again, _ = answers_body(batch_from(answered.body), lambda rows: None)
        assert again == answered.body
        assert answered.body["counters"]["count"] == len(answered.body["rows"])


def test_every_row_says_what_five_say_and_of_the_dossiers_that_voted(office, events):
    with office.database.read() as connection:
        for used, answered in list(zip(events[::2], events[1::2], strict=True))[::12]:
            true = []
            for token in used.body["tokens"]:
                slip = surveys.find_slip(connection, bytes.fromhex(token))
                dossier = dossiers.load(connection, slip.dossier)
                true.append(Marks(dossier.sector, dossier.channel, None))
            told = Counter(each.marks for each in batch_from(answered.body).answers)
            assert told == Counter(coarsened(true))


def test_answers_are_ones_that_the_form_takes(batches, form):
    for batch in batches:
        for row in batch.answers:
            assert checked(form, row.answers) == dict(row.answers)
            assert missing(form, row.answers) == ()
        for name, answer in (*batch.texts, *batch.apart):
            assert checked(form, {"chung": 1, name: answer})[name] == answer


def test_some_write_words_and_tell_who_they_are(batches, form):
    texts = [text for batch in batches for text in batch.texts]
    assert 20 < len(texts) < 300
    assert {name for name, _ in texts} == {"ly_do", "gop_y"}
    about = Counter(name for batch in batches for name, _ in batch.apart)
    demographic = {q.id for q in form.questions if q.demographic}
    assert set(about) == demographic
    scales = {q.id for q in form.questions if q.kind is QuestionKind.SCALE}
    assert all(set(row.answers) <= scales for batch in batches for row in batch.answers)


def test_one_officer_fills_in_slips_herself_and_it_shows(office):
    signs = office.survey_figures.signs(OCTOBER)
    kinds = Counter(doubt.kind for doubt in signs.doubts)
    assert {DoubtKind.EQUAL_RUNS, DoubtKind.FAR_MEAN} <= set(kinds)
    far = [doubt.words for doubt in signs.doubts if doubt.kind is DoubtKind.FAR_MEAN]
    assert len(far) == 1
    assert CARELESS in far[0]
    checks = [entry for entry in signs.entries if entry.via is Via.PAPER]
    assert all(entry.checked for entry in checks)


def test_nothing_is_closed_after_the_end_or_at_night(events):
    for event in events:
        assert event.recorded_at.date() <= LAST
        assert 7 <= event.recorded_at.hour <= 17


def test_the_number_of_responses_is_that_of_the_log(tmp_path):
    plan = DemoPlan(400, datetime(2026, 9, 1).date(), LAST, 3)
    made = make_demo(tmp_path / "mau", plan, Progress(), clock=at_the_end)
    desk = open_office(tmp_path / "mau")
    assert made.responses == number(desk, "SELECT count(*) FROM survey_token") > 200
    desk.database.close()


def test_the_same_seed_gives_the_same_answers(tmp_path):
    plan = DemoPlan(300, datetime(2026, 10, 1).date(), LAST, 3)
    digests = []
    for name in ("a", "b"):
        make_demo(tmp_path / name, plan, Progress(), clock=at_the_end)
        desk = open_office(tmp_path / name)
        with desk.database.read() as connection:
            digests.append([(b.id, b.answers, b.texts) for b in surveys.batches(connection, *EVER)])
        desk.database.close()
    assert digests[0] == digests[1] != []
