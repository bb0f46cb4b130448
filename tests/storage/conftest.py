"""A database in a temporary folder, a clock beside it, a desk with a declared office."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onecua.storage.database import create_database
from tests.desks import MovableClock, copied_folder, desk_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onecua.services.desk import Desk
    from onecua.storage.database import Database


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def database(tmp_path: Path, clock: MovableClock) -> Iterator[Database]:
    """An empty encrypted database, without an office."""
    made = create_database(tmp_path / "data", clock=clock, busy_ms=50)
    yield made
    made.close()


@pytest.fixture
def plain_database(tmp_path: Path, clock: MovableClock) -> Iterator[Database]:
    made = create_database(tmp_path / "plain", plain=True, clock=clock, busy_ms=50)
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The data folder of a declared office."""
    return copied_folder(tmp_path / "office")


@pytest.fixture
def desk(folder: Path, clock: MovableClock) -> Iterator[Desk]:
    with desk_in(folder, clock, busy_ms=50) as opened:
        yield opened
