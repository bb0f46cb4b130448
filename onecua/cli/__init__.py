"""The command line: an outside contract that other programs call. It imports no Qt."""

from __future__ import annotations

from onecua.cli.run import has_command, main

__all__ = ["has_command", "main"]
