"""An attack on the anonymity of votes by who has the database, its keys, copies, log and clock."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise, product
from typing import TYPE_CHECKING

import pytest

from onecua.domain.event import canonical
from onecua.domain.survey.anonymity import FEWEST
from onecua.storage.survey_pool import KEY_FILE, POOL_FILE
from onecua.ui.failure_log import FailureLog
from tests.storage.survey_adversary import Adversary, is_answer_of, steal
from tests.storage.survey_scene import DAYS, WAITING, play

if TYPE_CHECKING:
    from tests.storage.survey_scene import Scene


@pytest.fixture(scope="module")
def scene(tmp_path_factory) -> Scene:
    return play(tmp_path_factory.mktemp("votes"))


@pytest.fixture(scope="module")
def adversary(scene) -> Adversary:
    return Adversary.of(scene)


def every_way(adversary: Adversary) -> dict[tuple[str, str], int]:
    """Return how many pairs each way of joining hits."""
    ways = product(adversary.row_orders().items(), adversary.token_orders().items())
    return {
        (rows, tokens): adversary.hits(adversary.paired(by_row, by_token))
        for (rows, by_row), (tokens, by_token) in ways
    }


def test_the_scene_is_whole(scene, adversary):
    assert 60 <= len(scene.closed()) <= 100
    assert len(adversary.stolen.rows) == len(adversary.stolen.tokens) == len(scene.closed())
    assert all(
        sum(is_answer_of(row, vote) for row in adversary.stolen.rows) == 1
        for vote in scene.closed()
    )
    assert len(scene.moments) >= 20


def test_no_way_of_joining_beats_guessing(adversary):
    found = every_way(adversary)
    assert len(found) == 30
    assert {way: hits for way, hits in found.items() if hits > adversary.luck()} == {}
    assert adversary.luck() < len(adversary.votes) / 2


def test_the_attack_would_find_what_is_not_hidden(scene, adversary):
    """Answers in the order of their votes are all joined, so are those under sorted tokens."""
    rows = {
        vote.token: next(row for row in adversary.stolen.rows if is_answer_of(row, vote))
        for vote in scene.closed()
    }
    for order in (list(rows), sorted(rows)):
        bare = replace(adversary, stolen=replace(adversary.stolen, rows=[rows[t] for t in order]))
        assert max(every_way(bare).values()) == len(scene.closed())


def test_every_answer_may_be_of_five_dossiers(adversary):
    """Said by the marks, and by what a record contradicts, as far as counters settle it."""
    sizes = Counter((row.batch, row.marks) for row in adversary.stolen.rows)
    candidates = {group: len(tokens) for group, tokens in adversary.candidates().items()}
    assert sizes == candidates
    assert min(candidates.values()) >= FEWEST


def test_the_known_age_and_sex_of_applicants_say_nothing(scene, adversary):
    """They are in no row; the torn-off answers are the same whoever of the batch gave which."""
    about = ("gioi_tinh", "do_tuoi", "trinh_do")
    assert not any(name in row.answers for row in adversary.stolen.rows for name in about)
    asked = sum(name in vote.answers for vote in scene.closed() for name in about)
    assert asked > 100
    apart = [pair for body in survey_bodies(scene) for pair in body.get("apart", ())]
    assert len(apart) == asked


def survey_bodies(scene: Scene) -> list[dict]:
    connection = sqlite3.connect(max(scene.copies.glob("onecua-*.db")))
    found = connection.execute("SELECT body FROM event WHERE kind LIKE 'survey_%'").fetchall()
    connection.close()
    return [json.loads(body) for (body,) in found]


def test_counters_leave_five_late_or_five_punctual_dossiers(scene, adversary):
    """Where one late dossier is alone in its group, its group is compared with no record."""
    tokens = {vote.token: vote for vote in scene.closed()}
    for body in survey_bodies(scene):
        if "rows" not in body:
            continue
        compared = body["counters"]["compared"].get("thoi_gian", [0, 0])[0]
        safe = [
            token
            for (batch, _), group in adversary.candidates().items()
            if batch == body["batch"]
            and min(Counter(tokens[t].person.is_late for t in group).values()) >= FEWEST
            for token in group
        ]
        answered = sum("thoi_gian" in tokens[token].answers for token in safe)
        assert compared in (0, answered)


def test_free_texts_cannot_be_joined_to_rows_or_tokens_by_their_order(scene, adversary):
    raw = adversary.stolen.raw
    texts = {vote.token: vote.answers.get("gop_y") for vote in scene.closed()}
    lying = sorted(
        (token for token, text in texts.items() if text), key=lambda t: raw.rfind(texts[t].encode())
    )
    used = [token for token, text in texts.items() if text]
    assert sum(a == b for a, b in zip(lying, used, strict=True)) <= 1 + 6


def test_consecutive_copies_differ_by_five_answers_of_each_kind_or_by_none(scene, tmp_path):
    copies = sorted(scene.copies.glob("onecua-*.db"))
    assert len(copies) == len(scene.moments)
    seen = [steal(copy) for copy in copies]
    steps = 0
    for before, after in pairwise(seen):
        new_tokens = set(after.tokens) - set(before.tokens)
        new_rows = [row for row in after.rows if row not in before.rows]
        kinds = Counter((row.batch, row.marks) for row in new_rows)
        assert len(new_tokens) == len(new_rows)
        assert not kinds or min(kinds.values()) >= FEWEST
        steps += bool(kinds)
    assert steps == len(DAYS) - 1


def test_no_figure_moves_by_fewer_than_five_votes(scene):
    moved = 0
    for before, after in pairwise(moment.figures for moment in scene.moments):
        for name in {*before, *after}:
            step = abs(after.get(name, 0) - before.get(name, 0))
            assert step == 0 or step >= FEWEST, name
            moved += step > 0
    assert moved > 10


def test_a_vote_writes_nothing_into_the_database_and_keeps_every_size(scene):
    assert scene.votes_that_wrote == 0
    assert len(scene.pool_sizes) == 1
    for before, after in pairwise(scene.moments):
        if before.waiting and after.waiting:
            assert before.sizes[POOL_FILE] == after.sizes[POOL_FILE]
            assert set(before.sizes) == set(after.sizes)


def test_what_waits_lies_nowhere_but_in_the_pool(scene):
    """Marker texts, tokens and answers of too few votes: in no file, no copy, no free page."""
    everything = scene.everything()
    assert any(name.endswith(POOL_FILE) for name in everything)
    assert len(scene.votes) - len(scene.closed()) == WAITING
    for vote in scene.waiting():
        traces = [vote.token.encode(), *marked(vote.answers)]
        assert len(traces) > 1
        for name, content in everything.items():
            assert not any(trace in content for trace in traces), name


def test_the_live_file_has_free_pages_to_be_searched(scene):
    connection = sqlite3.connect(scene.folder / "onecua.db")
    (free,) = connection.execute("PRAGMA freelist_count").fetchone()
    connection.close()
    assert free > 5
    assert all(len(moment.live) > 100_000 for moment in scene.moments)


def marked(answers: dict) -> list[bytes]:
    scales = {name: answer for name, answer in answers.items() if isinstance(answer, int)}
    texts = [text for text in answers.values() if isinstance(text, str)]
    found = [text.encode(how) for text in texts for how in ("utf-8", "utf-16-le", "utf-16-be")]
    return [*found, canonical(scales).encode(), canonical(answers).encode()]


def test_before_its_close_a_vote_lay_in_no_copy_and_in_no_log(scene):
    for vote in scene.closed():
        closing = vote.at.replace(hour=17, minute=0)
        traces = [vote.token.encode(), *marked(vote.answers)]
        earlier = [moment for moment in scene.moments if moment.at < closing]
        assert earlier
        for moment in earlier:
            assert not any(trace in moment.backup or trace in moment.live for trace in traces)


def test_after_its_close_a_text_lies_once_in_the_database_and_only_sealed(scene):
    connection = sqlite3.connect(max(scene.copies.glob("onecua-*.db")))
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master")]
    holding = Counter()
    for table in tables:
        try:
            rows = connection.execute(f'SELECT * FROM "{table}"').fetchall()
        except sqlite3.OperationalError:
            continue  # an index
        holding[table] += sum("ghế gãy" in str(cell) for row in rows for cell in row)
    connection.close()
    assert {table for table, count in holding.items() if count} == {"private_value"}


def test_answers_are_in_no_draft_and_in_no_preference(scene):
    connection = sqlite3.connect(max(scene.copies.glob("onecua-*.db")))
    kept = [
        str(row)
        for table in ("draft", "preference")
        for row in connection.execute(f"SELECT * FROM {table}")
    ]
    connection.close()
    assert kept
    for vote in scene.votes:
        assert not any(
            trace.decode("utf-8", "ignore") in "\n".join(kept) for trace in marked(vote.answers)
        )
        assert vote.token not in "\n".join(kept)


def test_the_pool_and_its_key_are_in_no_copy(scene):
    names = {path.name for path in scene.copies.rglob("*") if path.is_file()}
    assert {POOL_FILE, KEY_FILE} & names == set()
    assert all(re.fullmatch(r"onecua-.*\.db|keys\.json|.*neo.*|.*moc.*", name) for name in names)
    pool, key = ((scene.folder / name).read_bytes() for name in (POOL_FILE, KEY_FILE))
    for path in scene.copies.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert key not in content
            assert key.hex().encode() not in content
            assert pool[18:50] not in content


def test_answers_carry_no_time_finer_than_the_evening_of_their_close(scene):
    connection = sqlite3.connect(max(scene.copies.glob("onecua-*.db")))
    columns = "happened_at, recorded_at, body"
    found = connection.execute(f"SELECT {columns} FROM event WHERE kind = 'survey_answered'")
    events = found.fetchall()
    connection.close()
    assert len(events) == len(DAYS)
    for happened, recorded, body in events:
        assert happened == recorded
        assert json.loads(body)["month"] == "2026-12"
    votes = {vote.at for vote in scene.closed()}
    evenings = {day + timedelta(hours=9) for day in DAYS}
    assert not votes & evenings


def test_batches_are_named_by_chance(scene):
    names = [body["batch"] for body in survey_bodies(scene) if "rows" in body]
    assert len(set(names)) == len(names)
    assert all(name[12] == "4" for name in names)  # version 4: no time in it


def test_a_report_of_our_own_bugs_holds_no_answer(scene, tmp_path):
    vote = scene.votes[-1]
    words = vote.answers["gop_y"]
    try:
        raise ValueError(words, vote.token, vote.answers)
    except ValueError as error:
        report = FailureLog(tmp_path).report(error)
    assert "ValueError" in report
    assert words not in report
    assert vote.token not in report
    assert not list(scene.folder.glob("*.log"))
