"""The reference data set: a fictitious office of a million dossiers, made once and kept."""

from __future__ import annotations

import time
from datetime import date, datetime
from typing import TYPE_CHECKING

from onecua.domain.office import COMMAND_LINE
from onecua.progress import Progress
from onecua.services.demo import DemoPlan, make_demo
from onecua.services.desk import Desk
from onecua.storage.database import Database, open_database
from onecua.storage.engine import open_keyed

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 20, 9, 12)
FIRST, LAST = date(2023, 2, 1), date(2026, 11, 19)
SEED = 7


def reference_folder(parent: Path, dossiers: int) -> tuple[Path, str]:
    """Return the data folder, making it first when it is not there, and how long that took."""
    folder = parent / f"onecua-bench-{dossiers}"
    done = folder / "whole"
    if done.exists():
        return folder, done.read_text(encoding="utf-8")
    start = time.perf_counter()
    make_demo(folder, DemoPlan(dossiers, FIRST, LAST, SEED), Progress(), clock=lambda: NOW)
    seconds = time.perf_counter() - start
    size = (folder / "onecua.db").stat().st_size / 1e9
    made = f"The demo of {dossiers:,} dossiers took {seconds:.0f} s and {size:.2f} GB."
    done.write_text(made, encoding="utf-8")
    return folder, made


def open_desk(folder: Path) -> Desk:
    database = open_database(folder, clock=lambda: NOW)
    return Desk(database, COMMAND_LINE)


def raw_connection(database: Database) -> object:
    """Return a bare driver connection with the same key and settings."""
    return open_keyed(database.path, database.key, 5_000)
