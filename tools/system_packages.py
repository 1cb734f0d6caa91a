"""The libraries and programs of the operating system that Qt's window and the tests need.

Wheels bring everything else. On Debian and its relatives what is missing is installed when root asks; elsewhere the
exact command is named. Only the standard library.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable

# What the wheel of Qt loads and does not bring, by the Debian package that has it.
ANY_WINDOW = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WAYLAND_WINDOW = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
X11_WINDOW = {
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# The programs that the tests start beside the window.
TEST_PROGRAMS = {
    "Xvfb": "xvfb",
    "git": "git",
    "pdftotext": "poppler-utils",
    "qpdf": "qpdf",
    "strace": "strace",
    "xdotool": "xdotool",
}


def missing_for_window() -> list[str]:
    """The packages whose libraries the loader does not find, sorted; none where the system is not Linux."""
    if not sys.platform.startswith("linux"):
        return []
    wanted = ANY_WINDOW | WAYLAND_WINDOW | X11_WINDOW
    return sorted({package for library, package in wanted.items() if not _loads(library)})


def missing_for_tests() -> list[str]:
    """Those of the window, and the packages of programs that the tests start and the PATH does not have."""
    if not sys.platform.startswith("linux"):
        return []
    return missing_for_window() + sorted(p for program, p in TEST_PROGRAMS.items() if shutil.which(program) is None)


def provide(missing: list[str], purpose: str) -> None:
    """Installs the packages if that can be done here; if not, prints the command that does it."""
    if missing and not install(missing):
        print(
            f"{purpose} needs system packages that are missing here. On Debian and Ubuntu:\n\n"
            f"    {command(missing)}\n\nElsewhere, install the packages that hold the same libraries.\n",
            flush=True,
        )


def command(packages: Iterable[str]) -> str:
    """What a person types to install the packages."""
    return f"sudo apt-get update && sudo apt-get install -y {' '.join(packages)}"


def install(packages: list[str]) -> bool:
    """True if the packages are now installed; False, with nothing changed, without root or apt-get."""
    apt = shutil.which("apt-get")
    if apt is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    print(f"Installing system packages: {' '.join(packages)}", flush=True)
    unattended = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    wait = ("-o", "DPkg::Lock::Timeout=120")
    steps = (
        [apt, *wait, "-qq", "update"],
        [apt, *wait, "-qq", "install", "-y", "--no-install-recommends", *packages],
    )
    return all(subprocess.run(s, env=unattended, stdout=subprocess.DEVNULL, check=False).returncode == 0 for s in steps)


def _loads(library: str) -> bool:
    # The loader itself is asked: a list of the disk knows nothing of LD_LIBRARY_PATH, other architectures or NixOS.
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
