"""What Qt needs of the machine, and how to get it on Debian and Ubuntu."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

LINUX = sys.platform.startswith("linux")
GLIBC_NEEDED = (2, 34)  # by the wheels of PySide6

# What to load -> the Debian package that has it.
OFFSCREEN_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
NO_NETWORK = re.compile(
    "resolv|could not connect|unreachable|NewConnectionError|getaddrinfo|timed? ?out|ProxyError",
    re.IGNORECASE,
)


class SetupRefused(Exception):
    """The machine cannot be set up; the text says what to do."""


def say(text: str) -> None:
    """Tell the person what is going on, before any child process writes."""
    print(text, flush=True)  # noqa: T201 - run.py speaks to a person


def check_c_library() -> None:
    """Refuse a Linux whose C library is older than the wheels of Qt can use."""
    try:
        name, version = os.confstr("CS_GNU_LIBC_VERSION").split()
        present = tuple(int(part) for part in version.split(".")[:2])
    except (AttributeError, ValueError, OSError):
        name, version, present = "musl", "?", (0, 0)
    if present < GLIBC_NEEDED:
        raise SetupRefused(
            f"Máy có {name} {version}, Qt cần glibc 2.34 trở lên (Debian 12, Ubuntu 22.04 hoặc "
            "mới hơn). Hãy nâng cấp hệ điều hành. / glibc 2.34 or newer is needed."
        )


def missing_libraries(libraries: dict[str, str]) -> list[str]:
    """Return the libraries of a table that the loader cannot find."""
    missing = []
    for library in libraries:
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(library)
    return missing


def missing_packages(level: str, *, window: bool) -> list[str]:
    """Return the Debian packages to install before a level can be set up."""
    needed = OFFSCREEN_LIBRARIES | (WINDOW_LIBRARIES if window else {})
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    if level == "build":
        needed = needed | {f"libpython{version}.so.1.0": f"libpython{version}"}
    packages = [needed[library] for library in missing_libraries(needed)]
    if level == "build" and not shutil.which("objcopy"):
        packages.append("binutils")
    if importlib.util.find_spec("ensurepip") is None:
        default = Path("/usr/bin/python3").resolve().name == f"python{version}"
        packages.append("python3-venv" if default else f"python{version}-venv")
    return packages


def is_debian(os_release: Path = Path("/etc/os-release")) -> bool:
    """Tell whether this is Debian, Ubuntu or one of their children."""
    try:
        text = os_release.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    words = re.findall(r"^ID(?:_LIKE)?=(.*)$", text, re.MULTILINE)
    names = " ".join(words).replace('"', "").split()
    return bool({"debian", "ubuntu"} & set(names)) and shutil.which("apt-get") is not None


def install_packages(packages: list[str]) -> None:
    """Install Debian packages as root or through sudo, or say the exact line to type."""
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    sudo = "" if os.geteuid() == 0 else "sudo "
    by_hand = f"{sudo}apt-get update && {sudo}{' '.join(install)}"
    if not sudo:
        rights = []
    elif shutil.which("sudo") and not quietly(["sudo", "-n", "true"]).returncode:
        rights = ["sudo", "-n"]
    else:
        raise SetupRefused(
            "Thiếu gói hệ thống và không có quyền cài. Hãy chạy dòng sau rồi làm lại / "
            f"System packages are missing, no right to install them; run:\n  {by_hand}"
        )
    say(f"Đang cài gói hệ thống: {' '.join(packages)}")
    apt = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C"]
    wait = ["-o", "DPkg::Lock::Timeout=120"]
    update = quietly([*apt, "apt-get", *wait, "update"])
    result = quietly([*apt, *install[:1], *wait, *install[1:]])
    if result.returncode:
        said = update.stdout + result.stdout
        raise SetupRefused(explain(said, "Không cài được gói hệ thống", by_hand))


def prepare_system(level: str, *, window: bool) -> None:
    """Check what Qt needs of a Linux and, on Debian, install it."""
    if not LINUX:
        return
    check_c_library()
    if is_debian():
        packages = missing_packages(level, window=window)
        if packages:
            install_packages(packages)
        return
    missing = missing_libraries(OFFSCREEN_LIBRARIES | (WINDOW_LIBRARIES if window else {}))
    if missing:
        say(f"Chú ý: máy thiếu {', '.join(missing)}; hãy cài bằng trình quản lý gói của máy.")


def quietly(
    command: list[str], environ: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command and keep what it says for the case that it fails."""
    return subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
        env=environ,
    )


def explain(output: str, failure: str, by_hand: str = "") -> str:
    """Put the end of a failed command's output before a sentence that says what to do."""
    end = "\n".join(output.strip().splitlines()[-15:])
    if NO_NETWORK.search(output):
        advice = "Không có mạng: hãy nối mạng rồi chạy lại. / No network: connect and run again."
    else:
        advice = "Hãy sửa lỗi ghi ở trên rồi chạy lại. / Mend the error above and run again."
    if by_hand:
        advice += f" Hoặc tự chạy:\n  {by_hand}"
    return f"{end}\n\n{failure}. {advice}"
