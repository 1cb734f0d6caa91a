"""Nothing readable is left in temp folders: all that a whole day in the window creates is on a list."""

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.figures import Figure, not_run
from tests.faults.planted_names import HARMLESS, USER_FOLDERS
from tests.faults.tracing import CHECKOUT, needs_strace, python, under_strace, why_not
from tests.practice import PASSPHRASE

CHILD = CHECKOUT / "tests" / "ui" / "whole_session_child.py"
NAME = "Quillfeatherzyx"
PARTS = ["first start", "evaluation", "preview", "backup", "import", "lock", "end"]
PROMISE = "Nothing readable is left in temp folders"
WANTED = "0 files off the list, 0 names in those left"
_BACKUP = r"omt-[0-9a-f]{6}-\d{8}-\d{6}-\d{6}\.backup"
ALLOWED = (
    # The encrypted database with its logs, while it is made, kept, copied into a backup or taken out of one.
    r"data/(restoring/|rehearsal/(restoring/)?)?practice\.(db|new)(-wal|-shm|-journal)?",
    r"data/backups/\d{6}\.new(-journal)?",
    rf"(data/backups|exports)/{_BACKUP}(\.new)?",
    r"data/(rehearsal/)?restoring/(note|practice\.keys)",
    # Wrapped keys and staff names, tries, what is remembered of backups and of the window; each replaced as a whole.
    r"data/practice\.(keys|keys\.copy|tries)(\.new)?",
    r"data/(practice\.lock|practice\.making|reserve|practice-root\.cer|backups\.json|window\.json)(\.new)?",
    r"data/window\.new",
    # Types and places in the code.
    r"data/log/(omt-desktop|crashes)\.log(\.\d)?",
    # How far the trail had come, outside the data folder.
    r"xdg_config_home/omt-desktop/anchors/[0-9a-f]{32}\.json(\.new)?",
    # A file for another program while the practice is open, gone when it is locked or closed.
    r"data/opened-elsewhere/[0-9a-f]{16}/[A-Za-z0-9_.-]+\.pdf",
    # Where the person said.
    r"exports/(sheet\.pdf(\.part)?|chart\.pdf|printed\.pdf|omt-desktop-backups\.txt(\.new)?|\.omt-[a-z0-9_]{8}\.part)",
    r"exports/table\.csv",
)
"""Below the home of the person; the folders are those of the child."""
MEANT_TO_BE_READ = re.compile(r"exports/(chart\.pdf|printed\.pdf|sheet\.pdf|table\.csv)")


@dataclass(frozen=True)
class Written:
    """What a day wrote: the parts it came through, every path that was created, and those left with a name in them."""

    parts: list[str]
    paths: frozenset[str]
    outside: frozenset[str]
    left_readable: list[str]
    said: str

    @property
    def off_the_list(self) -> list[str]:
        """Paths that nothing allows."""
        inside = [path for path in self.paths if not any(re.fullmatch(allowed, path) for allowed in ALLOWED)]
        return sorted([*inside, *self.outside])


def a_day(home: Path) -> Written:
    """Runs it in folders of its own below `home`, under strace."""
    home.mkdir(parents=True)
    log = home.with_name("calls")
    environment = {name: str(home / name.lower()) for name in USER_FOLDERS} | {"HOME": str(home)}
    for folder in USER_FOLDERS:
        (home / folder.lower()).mkdir(mode=0o700)
    options = ["-o", str(log), "-s", "4096", "-e", "trace=openat,open,creat,rename,renameat,renameat2,link,symlink"]
    try:
        ran = under_strace(options, python(CHILD, str(home / "data"), str(home / "exports"), NAME), **environment)
    except subprocess.TimeoutExpired as late:
        return Written([], frozenset(), frozenset({f"it did not end: {late.stdout!r}"}), [], "")
    created = {Path(os.path.normpath(path)) for path in _created(log)}
    inside = frozenset(str(path.relative_to(home)) for path in created if path.is_relative_to(home))
    outside = frozenset(str(path) for path in created if not path.is_relative_to(home))
    readable = [
        name
        for path in home.rglob("*")
        if path.is_file() and not MEANT_TO_BE_READ.fullmatch(name := str(path.relative_to(home)))
        and any(word in path.read_bytes() for word in (NAME.encode(), NAME[::-1].encode(), PASSPHRASE.encode()))
    ]  # fmt: skip
    return Written(ran.stdout.splitlines(), inside, outside, readable, ran.stdout + ran.stderr)


def _created(log: Path) -> list[str]:
    """Every absolute path that was opened to be created or written, or that something was renamed to."""
    found = []
    for line in log.read_text("utf-8", errors="replace").splitlines():
        if " = -1 " in line or "resumed>" in line:
            continue
        paths = re.findall(r'"((?:[^"\\]|\\.)*)"', line)
        writes = any(flag in line for flag in ("O_WRONLY", "O_RDWR", "O_CREAT"))
        if "rename" in line or "link" in line or ("open" in line and writes) or "creat(" in line:
            found += paths[-1:]
    return [path for path in found if path.startswith("/") and not path.startswith(HARMLESS)]


@needs_strace
@pytest.mark.slow
def test_all_that_a_day_creates_is_on_the_list(tmp_path: Path) -> None:
    written = a_day(tmp_path / "home")
    assert written.parts == PARTS, written.said[-3000:]
    assert written.off_the_list == []
    assert written.left_readable == []
    assert any("opened-elsewhere" in path for path in written.paths), "something was dragged out"
    assert not (tmp_path / "home" / "data" / "opened-elsewhere").exists()
    assert list((tmp_path / "home" / "tmpdir").rglob("*")) == []


def figures(folder: Path) -> list[Figure]:
    """The day, for the table."""
    if why_not():
        return [not_run(PROMISE, WANTED, why_not())]
    written = a_day(folder / "home")
    off, left = written.off_the_list, written.left_readable
    told = f"{len(off)} of {len(written.paths | written.outside)} off the list, {len(left)} with a name in it"
    told += "".join(f"; {path}" for path in [*off, *left][:5])
    if written.parts != PARTS:
        print(written.said[-3000:])
        return [Figure(PROMISE, f"the day ended after {written.parts}", WANTED, kept=False)]
    return [Figure(PROMISE, told, WANTED, not off + left)]
