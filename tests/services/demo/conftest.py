"""The fictitious office that the tests of this folder look at, made once."""

import pytest

from onecua.domain.event import DOSSIER_KINDS
from onecua.progress import Progress
from onecua.services.demo import make_demo
from onecua.storage import log
from tests.services.demo.offices import PLAN, at_the_end, open_office


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """The folder of the office."""
    folder = tmp_path_factory.mktemp("demo") / "mau"
    assert make_demo(folder, PLAN, Progress(), clock=at_the_end).dossiers == PLAN.dossiers
    return folder


@pytest.fixture(scope="session")
def office(made):
    """Its desk."""
    desk = open_office(made)
    yield desk
    desk.database.close()


@pytest.fixture(scope="session")
def histories(office):
    """The events of every dossier, in the order of the log."""
    found = {}
    with office.database.read() as connection:
        for event in log.stream(connection):
            if event.kind in DOSSIER_KINDS:
                found.setdefault(event.ref, []).append(event)
    return found
