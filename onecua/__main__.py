"""The one entry: with a command it is the command line, without one the window."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def main() -> int:
    """Run what the arguments ask for and return the exit status of `cli.md`."""
    if has_command(sys.argv[1:]):
        from onecua import cli

        return cli.main(sys.argv[1:])
    from onecua import app

    return app.main(sys.argv[1:])


def has_command(arguments: Sequence[str]) -> bool:
    """Tell whether the arguments name a command or ask for help, and not just for the window."""
    waiting = False
    for argument in arguments:
        if waiting:
            waiting = False
        elif argument == "--data":
            waiting = True
        elif not argument.startswith("--data="):
            return True
    return False


if __name__ == "__main__":
    sys.exit(main())
