"""The command line: an outside contract that other programs call. It imports no Qt."""

from __future__ import annotations

from onecua.cli.run import main

__all__ = ["main"]
