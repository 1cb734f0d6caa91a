"""Nothing in the repository is a patient's: no database, backup, report or key, by name or by content.

Nor does it name the machine it was written on or the index it was installed from.
"""

import re
import shutil
import subprocess
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock")

REFUSED_NAMES = (
    "*.db *.db-* *.sqlite *.sqlite-* *.sqlite3 *.sqlite3-* *.omt *.omtdb *.wal *.shm *.bak *.backup *.pdf *.ics *.key "
    "*.pem *.p12 *.pfx *.crt *.der *.log"
).split()
# Whatever is not text must be one of these and begin as its kind does. An encrypted database looks like noise and has
# no beginning of its own, so only naming what is allowed can keep it out.
ALLOWED_BINARIES = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".ico": (b"\x00\x00\x01\x00",),
    ".icns": (b"icns",),
    ".ttf": (b"\x00\x01\x00\x00", b"true"),
    ".icc": (b"\x00\x00\x02Llcms",),
    ".otf": (b"OTTO", b"\x00\x01\x00\x00"),
    ".woff2": (b"wOF2",),
    ".qm": (b"\x3c\xb8\x64\x18",),
}
REFUSED_BEGINNINGS = (b"SQLite format 3", b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"BEGIN:VCALENDAR")
# In pieces, so that this file does not contain what it refuses.
PRIVATE_KEY = re.compile("-----BEGIN " + r"[A-Z ]*PRIVATE KEY-----")
MACHINE_PATH = re.compile(
    r"(?<![\w.:/>~-])/(?:" + "|".join(("ho" + "me", "ro" + "ot", "wo" + "rk", "Us" + "ers", "tm" + "p")) + r")/\w"
    r"|[A-Za-z]:\\+" + "Us" + r"ers\\"
)
INDEX_HOST = re.compile(
    "|".join(("py" + r"pi\.", "python" + "hosted", "ana" + r"conda\.(?:org|com)", r"/sim" + "ple/")), re.I
)


def repository_files() -> list[Path]:
    """The files that git tracks or would add; without git, everything beside what tools leave behind."""
    if shutil.which("git") and (CHECKOUT / ".git").exists():
        # A checkout may belong to another user than the one who tests it; git refuses that unless told otherwise.
        listed = subprocess.run(
            ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=CHECKOUT,
            capture_output=True,
            check=True,
        ).stdout
        return [path for name in sorted(listed.decode().split("\0")) if name and (path := CHECKOUT / name).is_file()]
    leavings = {"__pycache__", ".venv", ".git", "build", "dist", ".hypothesis"}
    return [
        path
        for path in sorted(CHECKOUT.rglob("*"))
        if path.is_file()
        and not any(part in leavings or part.endswith("_cache") for part in path.relative_to(CHECKOUT).parts)
        and not path.name.startswith((".coverage", "omt-desktop-sample"))
    ]


def refusals(name: str, content: bytes) -> Iterator[str]:
    """Why a file of that name and content may not be in the repository."""
    if any(fnmatch(name.lower(), pattern) for pattern in REFUSED_NAMES):
        yield "a database, backup, report, key or log by its name"
    if content.startswith(REFUSED_BEGINNINGS) or b"%PDF-" in content[:1024]:
        yield "a database, report, calendar or archive by its content"
    try:
        text = content.decode("utf-8")
        binary = "\0" in text
    except UnicodeDecodeError:
        binary, text = True, ""
    if binary and not content.startswith(ALLOWED_BINARIES.get(Path(name).suffix.lower(), ())):
        yield "neither text nor a picture or font that is what its name says"
    if not binary:
        yield from _refused_text(text)


def _refused_text(text: str) -> Iterator[str]:
    if PRIVATE_KEY.search(text):
        yield "a private key"
    for number, line in enumerate(text.splitlines(), 1):
        if MACHINE_PATH.search(line):
            yield f"line {number} names a folder of one machine"
        if INDEX_HOST.search(line):
            yield f"line {number} names a package index"


def test_no_file_is_one_that_must_not_be_here() -> None:
    found = {
        path.relative_to(CHECKOUT).as_posix(): why
        for path in repository_files()
        if (why := list(refusals(path.name, path.read_bytes())))
    }
    assert found == {}


NOISE = bytes(range(128, 256)) * 40
OFFENDERS = {
    "a database by name": ("practice.db", b""),
    "a write-ahead file by name": ("practice.sqlite3-wal", b""),
    "a database by content": ("notes.txt", b"SQLite format 3\0" + bytes(100)),
    "an encrypted database": ("notes.txt", NOISE),
    "an encrypted database named as a picture": ("face.png", NOISE),
    "a report by name": ("Report.PDF", b""),
    "a report by content": ("report.txt", b"\n%PDF-1.7\n"),
    "an archive": ("backup.txt", b"PK\x03\x04 and the rest"),
    "a key by name": ("store.key", b""),
    "a key by content": ("notes.txt", b"-----BEGIN " + b"EC PRIVATE KEY-----\n"),
    "a path of a home folder": ("a.md", b"see /ho" + b"me/anna/x"),
    "a path of a build machine": ("a.py", b"open('/wo" + b"rk/main/x')"),
    "a temporary environment": ("a.toml", b'python = "/tm' + b'p/venv/bin/python"'),
    "a path of Windows": ("a.md", b"C:\\Us" + b"ers\\anna"),
    "an index line": ("a.lock", b"--index-url https://py" + b"pi.example/sim" + b"ple"),
    "a download address": ("a.lock", b"https://files.python" + b"hosted.org/x"),
}
HARMLESS = {
    "a picture": ("face.png", b"\x89PNG\r\n\x1a\n" + NOISE),
    "a font": ("text.ttf", b"\x00\x01\x00\x00" + NOISE),
    "names in other scripts": ("names.toml", "Nguyễn Ελένη Анна".encode()),
    "an address with such a word": ("a.md", b"https://example.org/ho" + b"me/page and ./wo" + b"rk/x"),
    "a socket": ("a.py", b"/tm" + b"p/.X11-unix"),
}


@pytest.mark.parametrize(("name", "content"), OFFENDERS.values(), ids=OFFENDERS)
def test_an_offender_is_seen(name: str, content: bytes) -> None:
    assert list(refusals(name, content)) != []


@pytest.mark.parametrize(("name", "content"), HARMLESS.values(), ids=HARMLESS)
def test_a_harmless_file_passes(name: str, content: bytes) -> None:
    assert list(refusals(name, content)) == []


def test_git_ignores_what_is_refused_here() -> None:
    ignored = (CHECKOUT / ".gitignore").read_text("utf-8").splitlines()
    assert [pattern for pattern in REFUSED_NAMES if pattern not in ignored] == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_pins_everything_with_hashes_and_names_no_index(name: str) -> None:
    text = (CHECKOUT / name).read_text("utf-8")
    assert "://" not in text
    assert [line for line in text.splitlines() if line.startswith("-")] == []
    entries = re.split(r"\n(?=\S)", text.replace("\\\n", " ").strip())
    assert len(entries) > 10
    assert [e for e in entries if not re.match(r"[a-z0-9-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", e)] == []


def test_the_lock_for_tests_runs_the_same_versions_as_the_lock_for_use() -> None:
    used, tested = (set(re.findall(r"(?m)^[\w-]+==\S+", (CHECKOUT / name).read_text("utf-8"))) for name in LOCKS)
    assert used - tested == set()
