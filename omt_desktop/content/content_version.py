"""Stamps the clinical content with its version and with the hash of every byte of it."""

from collections.abc import Iterator
from hashlib import sha256
from importlib.resources.abc import Traversable

from omt_desktop.content.strict import read_toml, refuse
from omt_desktop.domain.content import ContentStamp


def stamp_of(root: Traversable) -> ContentStamp:
    """The version in manifest.toml, and one SHA-256 over name, length and bytes of every file under clinical.

    Files are taken in the order of their names, so the hash is the same on every file system.
    """
    manifest = read_toml(root, "manifest.toml")
    manifest.text("format")
    version = manifest.text("content_version")
    manifest.finish()
    digest = sha256()
    for name, file in sorted(_files_under(root.joinpath("clinical"), "clinical"), key=lambda named: named[0]):
        try:
            data = file.read_bytes()
        except OSError as problem:
            refuse(name, "", f"the file cannot be read ({type(problem).__name__})")
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    return ContentStamp(version, digest.hexdigest())


def _files_under(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        path = f"{name}/{entry.name}"
        if entry.is_dir():
            yield from _files_under(entry, path)
        else:
            yield path, entry
