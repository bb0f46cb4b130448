"""Which data folder a command means, and the desk in it."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onecua.domain.office import COMMAND_LINE
from onecua.services.desk import Desk
from onecua.storage.database import open_database

if TYPE_CHECKING:
    from collections.abc import Iterator


def data_folder(options: Any) -> Path:  # noqa: ANN401 - argparse.Namespace
    """Return the data folder: `--data`, else ONECUA_DATA, else the user's own."""
    given = getattr(options, "data", None) or os.environ.get("ONECUA_DATA")
    if given:
        return Path(given)
    from platformdirs import user_data_path

    return user_data_path("onecua", appauthor=False)


@contextmanager
def desk_of(options: Any) -> Iterator[Desk]:  # noqa: ANN401 - argparse.Namespace
    """Open the desk of the data folder in the name of the command line."""
    database = open_database(data_folder(options))
    try:
        yield Desk(database, COMMAND_LINE)
    finally:
        database.close()
