"""Drafts: kept as typed, replaced, dropped, no events."""

from datetime import timedelta
from uuid import UUID

from onecua.storage import drafts
from onecua.storage.drafts import Draft
from tests.desks import NOW, event_count

FIRST, SECOND = UUID(int=1), UUID(int=2)


def save(database, *kept):
    with database.write() as transaction:
        for draft in kept:
            drafts.save_draft(transaction.connection, draft)


def listed(database, kind="intake"):
    with database.read() as connection:
        return drafts.list_drafts(connection, kind)


def test_a_draft_is_read_back_as_it_was_typed(database):
    draft = Draft(FIRST, "intake", {"name": "Nguyễn 😀", "papers": [1, None], "quote": '"'}, NOW)
    save(database, draft)
    assert listed(database) == [draft]
    assert event_count(database) == 0


def test_the_latest_comes_first_and_other_kinds_not_at_all(database):
    old = Draft(FIRST, "intake", {}, NOW)
    new = Draft(SECOND, "intake", {}, NOW + timedelta(minutes=1))
    save(database, new, old, Draft(UUID(int=3), "survey", {}, NOW))
    assert listed(database) == [new, old]


def test_saving_again_replaces_what_was_typed_before(database):
    later = Draft(FIRST, "intake", {"name": "b"}, NOW + timedelta(seconds=5))
    save(database, Draft(FIRST, "intake", {"name": "a"}, NOW), later)
    assert listed(database) == [later]


def test_a_dropped_draft_is_gone_and_dropping_it_again_is_fine(database):
    save(database, Draft(FIRST, "intake", {}, NOW))
    for _ in range(2):
        with database.write() as transaction:
            drafts.drop_draft(transaction.connection, FIRST)
    assert listed(database) == []


def test_a_rebuild_leaves_drafts_alone(database):
    draft = Draft(FIRST, "intake", {"a": 1}, NOW)
    save(database, draft)
    database.rebuild()
    assert listed(database) == [draft]
