"""What the office works by: read once, forgotten when it changes, missing parts told."""

import pytest

from onecua.domain.office import COMMAND_LINE
from onecua.errors import RuleError, StorageError
from onecua.services.desk import Desk
from onecua.services.facts import new_id
from onecua.services.rulebook import Rulebook
from tests.desks import NHUNG, receive


def test_an_undeclared_office_is_told_with_what_to_do(tmp_path, clock):
    from contextlib import closing

    from onecua.storage.database import create_database

    with closing(create_database(tmp_path / "data", clock=clock)) as database:
        desk = Desk(database, COMMAND_LINE)
        for read in (lambda: desk.office, lambda: desk.rulebook.catalogue):
            with pytest.raises(RuleError, match="onecua init"):
                read()


def test_a_document_that_is_gone_is_told_as_damage(desk):
    with desk.database.write() as transaction:
        transaction.connection.exec_driver_sql("DELETE FROM document")
    rulebook = Rulebook(desk.database)
    with pytest.raises(StorageError, match="onecua check"):
        _ = rulebook.catalogue


def test_a_reception_does_not_read_the_catalogue_again(desk):
    catalogue = desk.rulebook.catalogue
    receive(desk)
    assert desk.rulebook.catalogue is catalogue


def test_an_officer_whom_nobody_recorded_is_still_shown(desk):
    assert desk.rulebook.officer_name(NHUNG.id) == NHUNG.name
    assert desk.rulebook.officer_name(new_id()) == "(không rõ cán bộ)"


def test_the_counter_is_that_of_this_pc(desk):
    assert desk.rulebook.counter == 1


def test_the_sectors_of_the_catalogue_are_shipped_sectors(desk):
    names = {sector.name for sector in desk.rulebook.sectors}
    assert {procedure.sector for procedure in desk.rulebook.catalogue.procedures} <= names
