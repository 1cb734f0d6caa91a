"""The n-th system call fails, once or from then on, for each kind of call that can, in each act of the program.

How many calls of a kind an act makes is counted first; then each of them (or an even choice) is made to fail. What was
acknowledged must be there afterwards, nothing half, nothing damaged; and what the program said must be a sentence of
its own. The act runs in a fork that strace is attached to, so that nothing but the act itself is counted.
"""

import ctypes
import logging
import os
import re
import shutil
import signal
import subprocess
import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from omt_desktop.workflow.errors import Refusal
from tests.faults.failing_acts import ACTS, Act, acted

KINDS: dict[str, tuple[str, ...]] = {
    "pwrite64": ("ENOSPC", "EIO", "EDQUOT"),
    "write": ("ENOSPC", "EIO", "EDQUOT"),
    "fsync": ("EIO", "ENOSPC", "EDQUOT"),
    "fdatasync": ("EIO",),
    "ftruncate": ("EIO",),
    "pread64": ("EIO",),
    "read": ("EIO",),
    "openat": ("EMFILE", "EROFS", "ENOSPC"),
    "unlink": ("EROFS", "EIO"),
    "rename": ("EIO", "EROFS", "ENOSPC"),
    "mkdir": ("ENOSPC", "EROFS"),
    "mmap": ("ENOMEM",),
    "fcntl": ("EIO",),
    "sendfile": ("ENOSPC", "EIO"),
}
_NAMES = {"rename": "?rename,?renameat,?renameat2", "unlink": "?unlink,?unlinkat", "mkdir": "?mkdir,?mkdirat"}
"""Where the system has more than one call for it."""
_ANYBODY = ctypes.c_ulong(-1)
_PR_SET_PTRACER = 0x59616D61
_SENTENCE = re.compile(r"^refused [A-Z«/][^\n]*[.!]$|^refused \S+ [^\n]*\.$")
_SECONDS = 60


@dataclass
class Tally:
    """What the runs came to."""

    runs: int = 0
    surfaced: Counter[str] = field(default_factory=Counter)
    """How often each kind of failing call made the program tell of it."""
    tried: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    """`lost`, `half`, `damaged`, and whatever else is not as it was said."""
    odd: list[str] = field(default_factory=list)
    """What was said that is none of our sentences."""


def try_all(folder: Path, most: int, acts: Sequence[Act] = ACTS) -> Tally:
    """All kinds of calls in all acts, at most so many places of each, both once and for good."""
    tally = Tally()
    for act in acts:
        template = folder / act.name / "template"
        template.mkdir(parents=True)
        act.prepare(template)
        _warm_up(act, template)
        counts = _calls_of(act, template)
        for kind, errors in KINDS.items():
            for place in _chosen(counts[kind], most):
                for error in errors:
                    for when in (f"{place}", f"{place}+"):
                        _fail_at(act, template, kind, error, when, tally)
    return tally


def _warm_up(act: Act, template: Path) -> None:
    """What the act imports is there afterwards, so that no import is made to fail."""
    logging.disable()
    try:
        acted(act, shutil.copytree(template, template.with_name("warm")), lambda: None, lambda _: None)
    finally:
        logging.disable(logging.NOTSET)


def _chosen(calls: int, most: int) -> list[int]:
    """Of that many calls, counted from 1, at most so many, evenly spread."""
    if calls <= most:
        return list(range(1, calls + 1))
    if most == 1:
        return [(calls + 1) // 2]
    return sorted({1 + round(n * (calls - 1) / (most - 1)) for n in range(most)})


def _calls_of(act: Act, template: Path) -> Counter[str]:
    """How many calls of each kind the act makes when nothing fails."""
    log = template.with_name("calls")
    names = ",".join(_NAMES.get(kind, kind) for kind in KINDS)
    told = _run(act, template, ["-o", str(log), "-e", f"trace={names}"])
    assert not [line for line in told if not line.startswith("done")], told
    found: Counter[str] = Counter()
    for line in log.read_text("utf-8", errors="replace").splitlines():
        called = re.match(r"^\d+\s+(\w+)\(", line)
        found.update(kind for kind in KINDS if called and called[1].removesuffix("2").removesuffix("at") == kind)
        found["openat"] += bool(called and called[1] == "openat")
    return found


def _fail_at(act: Act, template: Path, kind: str, error: str, when: str, tally: Tally) -> None:
    names, key = _NAMES.get(kind, kind), f"{kind} {error}"
    name = f"{act.name}: {key} {when}"
    told = _run(
        act, template, ["-o", "/dev/null", "-e", f"trace={names}", "-e", f"inject={names}:error={error}:when={when}"]
    )
    tally.runs += 1
    tally.tried[key] += 1
    tally.surfaced[key] += any(not line.startswith("done") for line in told)
    tally.odd += [f"{name}: {line}" for line in told if not line.startswith("done") and not _SENTENCE.match(line)]
    try:
        wrong = act.judge(template.with_name("run"), told)
    except Refusal as problem:
        wrong = ["damaged"]
        tally.odd.append(f"{name}: cannot be opened: {problem}")
    tally.wrong.update(wrong)
    tally.odd += [f"{name}: {one}" for one in wrong]


def _run(act: Act, template: Path, options: Sequence[str]) -> list[str]:
    """What the act said in a child under strace, in a fresh copy of what it begins with."""
    root = template.with_name("run")
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(template, root)
    (told, telling), (going, go) = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        _be_the_child(act, root, telling, going)
    os.close(telling)
    os.close(going)
    late = threading.Timer(_SECONDS, os.kill, (child, signal.SIGKILL))
    late.start()
    try:
        with os.fdopen(told, encoding="utf-8") as lines:
            assert lines.readline() == "ready\n"
            strace = subprocess.Popen(
                ["strace", "-f", *options, "-p", str(child)], stderr=subprocess.PIPE, text=True, close_fds=True
            )
            assert strace.stderr is not None and "attached" in (first := strace.stderr.readline()), first
            os.write(go, b"!")
            said = lines.read().splitlines()
        _, status = os.waitpid(child, 0)
        strace.communicate()
    finally:
        late.cancel()
        os.close(go)
    return said if status == 0 else [*said, f"odd it ended with {status}"]


def _be_the_child(act: Act, root: Path, telling: int, going: int) -> None:
    """Never returns. It speaks and waits by calls that are never made to fail."""

    def say(line: str) -> None:
        os.writev(telling, [f"{' '.join(line.split())}\n".encode()])

    def begin() -> None:
        say("ready")
        os.readv(going, [bytearray(1)])

    try:
        logging.disable()  # what is logged of a fault is looked at in test_planted_names.py
        ctypes.CDLL(None).prctl(_PR_SET_PTRACER, _ANYBODY, 0, 0, 0)
        acted(act, root, begin, say)
    finally:
        os._exit(0)
