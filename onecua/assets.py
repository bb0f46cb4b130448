"""Where `resources/` and `forms/` are: checkout, wheel or frozen build."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path


@cache
def _root() -> Path:
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle)
    here = Path(__file__).resolve().parent
    return here if (here / "resources").is_dir() else here.parent


def resource(*parts: str) -> Path:
    """Return the path of a shipped resource, such as `resource("data", "units.json")`."""
    return _root().joinpath("resources", *parts)


def form(*parts: str) -> Path:
    """Return the path of a shipped form, such as `form("papers", "01_receipt.toml")`."""
    return _root().joinpath("forms", *parts)
