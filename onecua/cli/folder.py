"""Which data folder a command means, and the desk in it.

Commands that need no folder start without the libraries of the database.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from onecua.services.desk import Desk


def data_folder(options: Any) -> Path:  # noqa: ANN401 - argparse.Namespace
    """Return the data folder: `--data`, else ONECUA_DATA, else the user's own."""
    from onecua.services import folders

    return folders.data_folder(getattr(options, "data", None))


def desk_of(options: Any) -> AbstractContextManager[Desk]:  # noqa: ANN401 - argparse.Namespace
    """Open the desk of the data folder in the name of the command line."""
    from onecua.domain.office import COMMAND_LINE
    from onecua.services import folders

    return folders.patient_desk(data_folder(options), COMMAND_LINE)
