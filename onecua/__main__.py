"""The one entry: with a command it is the command line, without one the window."""

from __future__ import annotations

import sys


def main() -> int:
    """Run what the arguments ask for and return the exit status of `cli.md`."""
    from onecua import cli

    if cli.has_command(sys.argv[1:]):
        return cli.main(sys.argv[1:])
    from onecua import app

    return app.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
