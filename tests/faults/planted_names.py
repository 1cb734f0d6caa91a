"""Fifty names that occur nowhere else, typed into everything, and then looked for in all that was written."""

import math
import os
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.faults.tracing import CHECKOUT, python, under_strace, why_not

NAMES = [f"Quillfeather{number:02d}{'abcdefghij'[number % 10]}Zyx" for number in range(50)]
CHILD = CHECKOUT / "tests" / "ui" / "planted_child.py"
HARMLESS = ("/dev/", "/proc/", "/sys/")
USER_FOLDERS = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR", "TMPDIR")


@dataclass(frozen=True)
class Session:
    """What a whole session left: its outputs, where it ended, and what it wrote."""

    output: str
    status: int
    home: Path
    data: Path
    exports: Path
    opened_for_writing: tuple[Path, ...]
    """Every path opened to create or change, where system calls can be watched; else those found afterwards."""

    @property
    def failures(self) -> int:
        """In how many ways it failed."""
        told = [line for line in self.output.splitlines() if line.startswith("failed in ")]
        return int(told[0].split()[2]) if told else 0

    @property
    def written(self) -> tuple[Path, ...]:
        """Every file that is still there, but for the exports, which are meant to be read."""
        found = {path for path in self.home.rglob("*") if path.is_file()}
        found |= {path for path in self.opened_for_writing if path.is_file()}
        return tuple(sorted(path for path in found if not path.is_relative_to(self.exports)))


def whole_session(home: Path) -> Session:
    """Runs the session in folders of its own below `home`."""
    home.mkdir(parents=True)
    data, exports = home / "data", home / "exports"
    log = home.with_name("calls")
    environment = {name: str(home / name.lower()) for name in USER_FOLDERS} | {"HOME": str(home)}
    for folder in USER_FOLDERS:
        (home / folder.lower()).mkdir(mode=0o700)
    command = python(CHILD, str(data), str(exports), ",".join(NAMES))
    if why_not():
        ran = subprocess.run(
            command,
            capture_output=True,
            text=True,
            env={**os.environ, **environment, "PYTHONPATH": str(CHECKOUT)},
            cwd=CHECKOUT,
            check=False,
        )
        opened: tuple[Path, ...] = ()
    else:
        options = ["-o", str(log), "-e", "trace=openat,open,creat,rename,renameat,mkdir,symlink"]
        ran = under_strace(options, command, **environment)
        opened = tuple(_opened(log))
    return Session(ran.stdout + ran.stderr, ran.returncode, home, data, exports, opened)


def hits(content: bytes) -> list[str]:
    """The names in the content, in any case and encoding that a program might write."""
    folded = content.lower()
    return [name for name in NAMES if any(form in folded for form in _forms(name.lower()))]


def entropy(content: bytes) -> float:
    """Bits per byte: 8 for noise."""
    return -sum(n / len(content) * math.log2(n / len(content)) for n in Counter(content).values())


def _forms(name: str) -> Iterator[bytes]:
    yield name.encode("ascii")
    yield name.encode("utf-16-le")
    yield name[::-1].encode("ascii")
    # As SQLite would keep a part of it in a page, or a log a shortened one.
    yield name[:14].encode("ascii")


def _opened(log: Path) -> Iterator[Path]:
    for line in log.read_text("utf-8", errors="replace").splitlines():
        if "openat(" in line and ("O_WRONLY" in line or "O_RDWR" in line) and " = -1" not in line:
            place = Path(line.split('"')[1])
            if place.is_absolute() and not str(place).startswith(HARMLESS):
                yield place
