"""Which data folder is meant, where its sample twin lies, and a desk in it of one's own."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from onecua.services.anchors import noted
from onecua.services.clock_choice import clock_in_use
from onecua.services.desk import Desk
from onecua.storage.database import open_database

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onecua.clock import Clock
    from onecua.domain.office import Officer

FOLDER_VARIABLE = "ONECUA_DATA"
_SAMPLE_TAIL = "-mau"


def data_folder(given: Path | str | None = None) -> Path:
    """Return the data folder: the given one, else ONECUA_DATA, else the user's own."""
    wanted = given or os.environ.get(FOLDER_VARIABLE)
    if wanted:
        return Path(wanted)
    from platformdirs import user_data_path

    return user_data_path("onecua", appauthor=False)


def sample_folder(folder: Path) -> Path:
    """Return where the sample data beside a data folder lies (`rules.md` 24)."""
    return folder.with_name(folder.name + _SAMPLE_TAIL)


@contextmanager
def patient_desk(folder: Path, officer: Officer, clock: Clock | None = None) -> Iterator[Desk]:
    """Open a desk on connections of its own that wait for a lock, and close it afterwards.

    For commands and for the window's worker: the window's own connections give up after 50 ms.
    Without a clock it is the one that was chosen for this PC. What was appended is noted as an
    anchor before it is closed.
    """
    database = open_database(folder)
    try:
        desk = Desk(database, officer)
        database.clock = clock or clock_in_use(desk.preferences)
        yield desk
        noted(database)
    finally:
        database.close()
