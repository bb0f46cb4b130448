"""`run.py` on real folders: what it says when it cannot, what it mends, what it never undoes."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from requirements import system
from requirements.environment import Environment, clean_environ

ROOT = Path(__file__).resolve().parent.parent
RUN = ROOT / "run.py"
posix_only = pytest.mark.skipif(os.name == "nt", reason="apt and shell scripts")

# A build backend of one file: the set-up is tried whole without a network.
BACKEND = '''
import base64, hashlib, zipfile
NAME = "tiny-1.0.dist-info"
FILES = {
    "tiny.py": "VALUE = 1\\n",
    NAME + "/METADATA": "Metadata-Version: 2.1\\nName: tiny\\nVersion: 1.0\\n",
    NAME + "/WHEEL": "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
}
def build_editable(folder, config_settings=None, metadata_directory=None):
    with zipfile.ZipFile(folder + "/tiny-1.0-py3-none-any.whl", "w") as wheel:
        record = ""
        for name, text in FILES.items():
            wheel.writestr(name, text)
            digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest())
            record += f"{name},sha256={digest.rstrip(b'=').decode()},{len(text)}\\n"
        wheel.writestr(NAME + "/RECORD", record + NAME + "/RECORD,,\\n")
    return "tiny-1.0-py3-none-any.whl"
'''  # fmt: skip
PYPROJECT = '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'


def start(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, **environ},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_an_older_python_can_read_the_file():
    assert ast.parse(RUN.read_text(encoding="utf-8"), feature_version=(3, 7)).body


def test_an_older_python_is_refused_in_one_sentence_even_on_an_ascii_console():
    pretend = (
        "import sys; sys.version_info = (3, 9, 2, 'final', 0)\n"
        "exec(compile(open(sys.argv[1], encoding='utf-8').read(), 'run.py', 'exec'))"
    )

    result = start("-c", pretend, str(RUN), LC_ALL="C", PYTHONIOENCODING="ascii")

    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr.startswith("Cần Python 3.11 trở lên, máy đang dùng 3.9.")
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("arguments", "status"),
    [([], 2), (["appp"], 2), (["--help"], 0), (["-h"], 0)],
    ids=["nothing", "unknown", "--help", "-h"],
)
def test_the_commands_are_listed(arguments, status):
    result = start(str(RUN), *arguments)

    assert result.returncode == status
    for command in ("app", "test", "lint", "bench", "build"):
        assert f"run.py {command}" in result.stdout + result.stderr


@pytest.mark.parametrize(
    ("os_release", "expected"),
    [
        ("ID=debian\n", True),
        ('ID=ubuntu\nID_LIKE="debian"\n', True),
        ('ID=linuxmint\nID_LIKE="ubuntu debian"\n', True),
        ("ID=fedora\nVARIANT_ID=debian\n", False),
        ('ID="rhel"\n', False),
        ("", False),
    ],
)
@posix_only
def test_debian_and_its_children_are_known(os_release, expected, tmp_path, monkeypatch):
    make_program(tmp_path / "apt-get", "exit 0")
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "os-release").write_text(os_release, encoding="utf-8")

    assert system.is_debian(tmp_path / "os-release") is expected


def test_a_system_without_os_release_is_not_debian(tmp_path):
    assert not system.is_debian(tmp_path / "none")


@pytest.mark.skipif(not system.LINUX, reason="loads Linux libraries")
def test_a_library_that_the_loader_does_not_find_is_missing():
    table = {"libc.so.6": "libc6", "libonecua-none.so.1": "none"}

    assert system.missing_libraries(table) == ["libonecua-none.so.1"]


@posix_only
def test_packages_are_installed_without_questions_and_without_recommendations(stub_system):
    log = stub_system('echo "$DEBIAN_FRONTEND apt-get $*" >> "$LOG"')

    system.install_packages(["libgl1", "libegl1"])

    update, install = log.read_text(encoding="utf-8").splitlines()
    assert update.startswith("noninteractive")
    assert update.endswith("update")
    assert install.startswith("noninteractive apt-get ")
    assert install.endswith("install -y --no-install-recommends libgl1 libegl1")


@posix_only
@pytest.mark.parametrize(
    ("output", "advice"),
    [
        ("E: Temporary failure resolving 'deb.debian.org'", "Không có mạng: hãy nối mạng"),
        ("E: Could not connect to mirror:80", "Không có mạng: hãy nối mạng"),
        ("E: Unable to locate package libgl1", "Hãy sửa lỗi ghi ở trên"),
    ],
)
def test_a_refusal_of_apt_says_what_to_do_and_the_line_to_type(output, advice, stub_system):
    stub_system(f'echo "{output}"; exit 100')

    with pytest.raises(system.SetupRefused) as refusal:
        system.install_packages(["libgl1"])

    text = str(refusal.value)
    assert output in text
    assert advice in text
    assert text.endswith("apt-get install -y --no-install-recommends libgl1")


@posix_only
def test_without_rights_the_exact_line_is_printed():
    if os.geteuid() != 0:
        pytest.skip("only root can become another user")
    program = (
        "import os, sys, run\n"
        "from requirements import system\n"
        "os.setuid(65534)\n"
        "os.environ['PATH'] = '/nowhere'\n"
        "run.COMMANDS['app'] = system.install_packages\n"
        "sys.exit(run.main(['app', 'libgl1', 'libegl1']))"
    )

    result = start("-c", program)

    assert result.returncode == 1
    assert "không có quyền cài" in result.stderr
    assert result.stderr.endswith(
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends libgl1 libegl1\n"
    )


def test_other_pythons_libraries_stay_outside(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("PIP_USER", "1")

    environ = clean_environ(QT_QPA_PLATFORM="offscreen")

    assert "PYTHONPATH" not in environ
    assert "PIP_USER" not in environ
    assert environ["QT_QPA_PLATFORM"] == "offscreen"


@pytest.mark.slow
def test_the_environment_is_made_kept_mended_and_never_made_poorer(project, capsys):
    environment = Environment(project)
    assert environment.prepare("test")
    assert installed_value(environment) == "1"
    assert not environment.prepare("test")
    assert not environment.prepare("app"), "a poorer level is there already"

    (project / "requirements" / "test.txt").write_text("# newer\n", encoding="utf-8")
    assert environment.prepare("app"), "a changed lock is installed"
    assert stamp_of(environment)["level"] == "test"

    cut_short = {**stamp_of(environment), "unfinished": "yes"}
    stamp_file(environment).write_text(json.dumps(cut_short), encoding="utf-8")
    environment.python.unlink()
    assert environment.prepare("app"), "a set-up killed half way is made anew"
    assert installed_value(environment) == "1"
    assert "Môi trường đã sẵn sàng" in capsys.readouterr().out


@pytest.mark.slow
def test_a_download_that_fails_is_told_and_the_environment_goes_on_working(project, monkeypatch):
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    environment = Environment(project)
    environment.prepare("app")
    lock = project / "requirements" / "app.txt"
    whole = lock.read_text(encoding="utf-8")
    lock.write_text(f"absent==1.0 --hash=sha256:{'0' * 64}\n", encoding="utf-8")

    with pytest.raises(system.SetupRefused, match="Không cài được thư viện"):
        environment.prepare("app")

    lock.write_text(whole, encoding="utf-8")
    assert not environment.prepare("app"), "nothing was taken away"


def stamp_file(environment: Environment) -> Path:
    return environment.folder / "onecua-setup.json"


def stamp_of(environment: Environment) -> dict[str, str]:
    return json.loads(stamp_file(environment).read_text(encoding="utf-8"))


def installed_value(environment: Environment) -> str:
    command = [str(environment.python), "-c", "import tiny; print(tiny.VALUE)"]
    return subprocess.check_output(command, encoding="utf-8", cwd=environment.folder).strip()


def make_program(path: Path, body: str) -> None:
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)


@pytest.fixture
def stub_system(tmp_path, monkeypatch):
    """Put an `apt-get` that does what a test says, and a `sudo` that lets it, on the path."""
    log = tmp_path / "log"

    def install(apt_get: str) -> Path:
        make_program(tmp_path / "apt-get", apt_get)
        make_program(tmp_path / "sudo", 'shift; exec "$@"')
        monkeypatch.setenv("LOG", str(log))
        monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
        return log

    return install


@pytest.fixture
def project(tmp_path) -> Path:
    """Return a project that needs no library and builds itself."""
    folder = tmp_path / "dự án"
    (folder / "requirements").mkdir(parents=True)
    for level in ("app", "test"):
        (folder / "requirements" / f"{level}.txt").write_text("# nothing\n", encoding="utf-8")
    (folder / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    (folder / "backend.py").write_text(BACKEND, encoding="utf-8")
    return folder
