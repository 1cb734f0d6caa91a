"""What strace wrote down of a process, as calls that change files."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TRACED = "trace=pwrite64,write,fsync,fdatasync,ftruncate,unlink,unlinkat,rename,renameat,openat"
_LINE = re.compile(r"^\d+\s+(\w+)\((.*)\)\s+=\s+(-?\d+)")
_ON_FILE = re.compile(r"^(?:AT_FDCWD<[^>]*>, )?\d+<([^>]+)>(?:, (.*))?$")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')


@dataclass(frozen=True)
class Call:
    """`kind` is write, sync, cut, create or remove; `at` the offset of a write or the new length."""

    kind: str
    name: str
    data: bytes = b""
    at: int = 0


def calls_in(log: Path, folder: Path) -> Iterator[Call]:
    """The calls on files directly in the folder that succeeded, in order."""
    for line in log.read_text("ascii").splitlines():
        found = _LINE.match(line)
        if not found or int(found[3]) < 0:
            continue
        call = _call(found[1], found[2], folder)
        if call is not None:
            yield call


def _call(name: str, arguments: str, folder: Path) -> Call | None:
    if name in ("unlink", "unlinkat"):
        return _named("remove", _text(arguments), folder)
    if name == "openat":
        return _named("create", _text(arguments), folder) if "O_CREAT" in arguments else None
    found = _ON_FILE.match(arguments)
    if not found:
        return None
    path, rest = Path(_plain(found[1])), found[2] or ""
    if path.parent != folder:
        return None
    if name in ("fsync", "fdatasync"):
        return Call("sync", path.name)
    if name == "ftruncate":
        return Call("cut", path.name, at=int(rest))
    string = _STRING.match(rest)
    assert string and not string[2], f"strace cut a string off: {rest[-80:]}"
    data = bytes.fromhex(string[1].replace("\\x", ""))
    return Call("write", path.name, data, int(rest.rsplit(", ", 1)[1]) if name == "pwrite64" else -1)


def _named(kind: str, path: str, folder: Path) -> Call | None:
    return Call(kind, Path(path).name) if Path(path).parent == folder else None


def _text(arguments: str) -> str:
    string = _STRING.search(arguments)
    return bytes.fromhex(string[1].replace("\\x", "")).decode() if string else ""


def _plain(path: str) -> str:
    """The path of a descriptor, which strace escapes too."""
    return re.sub(r"\\x([0-9a-f]{2})", lambda byte: chr(int(byte[1], 16)), path)
