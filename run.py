"""Set onecua up and run it; needs nothing but Python 3.11 or newer.

python3 run.py app [...]     the window, or a command: run.py app deadline --help
python3 run.py test [...]    every check, then the tests; arguments go to pytest
python3 run.py lint          the checks without the tests
python3 run.py bench [...]   the benchmarks
python3 run.py build         the frozen program in dist/onecua, then its tests

On Windows: py run.py app. The first run makes .venv and downloads the locked libraries; later
runs start at once. On Debian and Ubuntu it installs the system libraries that Qt needs.
"""

import os
import subprocess
import sys
from pathlib import Path

# The sentences must reach a console of any encoding, an old Windows one or LANG=C.
for _stream in (sys.stdout, sys.stderr):
    if hasattr(_stream, "reconfigure"):
        _stream.reconfigure(encoding="utf-8", errors="replace")

# This file is read by old Pythons too, so that they can say this: no newer syntax in it.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit(
        "Cần Python 3.11 trở lên, máy đang dùng {}.{}. Hãy cài bản mới rồi chạy lại. / "
        "Python 3.11 or newer is needed.".format(*sys.version_info)
    )

from requirements.environment import WINDOWS, Environment, clean_environ  # noqa: E402
from requirements.system import LINUX, SetupRefused, prepare_system, say  # noqa: E402

ROOT = Path(__file__).resolve().parent


def ready(level: str, *, window: bool = False) -> Environment:
    """Return the environment, set up for a level."""
    prepare_system(level, window=window)
    environment = Environment(ROOT)
    try:
        environment.prepare(level)
    except OSError as error:
        raise SetupRefused(
            f"Không ghi được môi trường ({error}). Hãy đóng chương trình đang chạy, kiểm tra quyền "
            "ghi và chỗ trống trên đĩa rồi làm lại. / Cannot write .venv."
        ) from error
    return environment


def run_python(environment: Environment, *arguments: str) -> int:
    """Run the environment's Python on the project, without a screen; return its status."""
    command = [str(environment.python), *arguments]
    return subprocess.call(command, cwd=ROOT, env=clean_environ(QT_QPA_PLATFORM="offscreen"))


def check_sources(environment: Environment) -> int:
    """Run every check that is not a test, all of them, and say which failed."""
    checks = {
        "ruff check": ["-m", "ruff", "check", "."],
        "ruff format": ["-m", "ruff", "format", "--check", "."],
        "mypy": ["-m", "mypy"],
        "lint-imports": ["-c", "from importlinter.cli import lint_imports_command as run; run()"],
    }
    failed = []
    for name, arguments in checks.items():
        say(f"--- {name}")
        if run_python(environment, *arguments):
            failed.append(name)
    say("--- " + ", ".join(f"{name}: {'HỎNG' if name in failed else 'đạt'}" for name in checks))
    return int(bool(failed))


def command_app(arguments: list[str]) -> int:
    """Open the window, or run a command of the program."""
    environment = ready("app", window=True)
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if LINUX and not arguments and not any(os.environ.get(name) for name in screens):
        raise SetupRefused(
            "Máy không có màn hình (biến DISPLAY trống), không mở được cửa sổ. Môi trường đã sẵn "
            "sàng. / No screen to open the window on; the set-up is done."
        )
    command = [str(environment.python), "-m", "onecua", *arguments]
    if not WINDOWS:  # signals and the exit status then need no passing on
        os.execve(command[0], command, clean_environ())
    return subprocess.call(command, env=clean_environ())


def command_test(arguments: list[str]) -> int:
    """Run the checks, then the tests; the last line is pytest's own."""
    environment = ready("test")
    checked = check_sources(environment)
    spread = [] if arguments else ["-n", "auto", "--maxprocesses", "4"]
    tested = run_python(environment, "-m", "pytest", *spread, *arguments)
    return tested or checked


def command_lint(_arguments: list[str]) -> int:
    """Run the checks without the tests."""
    return check_sources(ready("test"))


def command_bench(arguments: list[str]) -> int:
    """Measure the budgets on the reference data."""
    return run_python(ready("test"), "-m", "tests.benchmarks", *arguments)


def command_build(_arguments: list[str]) -> int:
    """Freeze the program into dist/onecua and start it once."""
    environment = ready("build", window=True)
    frozen = run_python(environment, "-m", "PyInstaller", "--noconfirm", "--clean", "build.spec")
    if frozen:
        return frozen
    return run_python(environment, "-m", "pytest", "-m", "frozen", "tests/test_frozen.py")


COMMANDS = {
    "app": command_app,
    "test": command_test,
    "lint": command_lint,
    "bench": command_bench,
    "build": command_build,
}


def main(arguments: list[str]) -> int:
    """Run one command and return its exit status."""
    if not arguments or arguments[0] not in COMMANDS:
        asked = arguments[:1] in (["-h"], ["--help"], ["help"])
        print(__doc__, file=sys.stdout if asked else sys.stderr)
        return 0 if asked else 2
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except SetupRefused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
