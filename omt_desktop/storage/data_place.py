"""Where a data folder lies: on a disk of this computer, on a network, or in a folder that a service synchronises.

A write-ahead log needs shared memory, which a network file system does not have: two computers would damage the record.
A service that copies files while they change may keep a database without its log, and restores old states unasked.
"""

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from omt_desktop.storage.private_files import create_private, make_private_folder
from omt_desktop.workflow.errors import Refusal, SynchronisedFolder

ACCEPTED = "place-accepted"
"""Says that the practice is meant to lie in a synchronised folder."""
_NETWORK = re.compile(
    r"(nfs\d*|cifs|smb\d*|smbfs|afs|ncpfs|ceph|glusterfs|lustre|beegfs|davfs2?|webdav|afpfs|ftpfs"
    r"|fuse\.(sshfs|davfs2?|glusterfs|rclone|curlftpfs|gvfsd-fuse|s3fs|ceph))"
)
_MAC_MOUNT = re.compile(r"^.+ on (/.*) \(([a-z0-9_]+)[,)]")
_REMOTE_DRIVE = 4
_BY_NAME = (
    (re.compile(r"dropbox( \(.*\))?", re.I), "Dropbox"),
    (re.compile(r"onedrive( ?-.*)?", re.I), "OneDrive"),
    (re.compile(r"(icloud ?drive|com~apple~clouddocs|mobile documents)", re.I), "iCloud Drive"),
    (re.compile(r"google ?drive(-.*)?", re.I), "Google Drive"),
    (re.compile(r"nextcloud\d*", re.I), "Nextcloud"),
    (re.compile(r"owncloud\d*", re.I), "ownCloud"),
)
_BY_MARK = (
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".sync_*.db", "Nextcloud"),
    (".tmp.drivedownload", "Google Drive"),
    (".tmp.driveupload", "Google Drive"),
    (".stfolder", "Syncthing"),
)


def prove_place(folder: Path) -> None:
    """Returns where the folder may hold a practice; Refusal on a network, SynchronisedFolder in such a folder."""
    network = network_file_system(folder)
    if network:
        raise Refusal(
            f"The data folder {folder} lies on a network ({network}). Two computers could damage the record there, and "
            "what is shown as saved might not be. Nothing was opened. Move the folder to a disk of this computer, or "
            "choose another one with --data; backups may go to the network."
        )
    service = synchronised_by(folder)
    if service and not (folder / ACCEPTED).exists():
        raise SynchronisedFolder(
            f"The data folder {folder} is synchronised by {service}. It may copy the record while it changes, bring "
            "back an old state, or hand it to another computer. It is safer to move the folder out of it, and to use "
            f"{service} as the second place for backups, which are encrypted and whole."
        )


def accept_place(folder: Path) -> None:
    """The practice may lie in a synchronised folder: somebody decided so. Refusal where that cannot be kept."""
    try:
        make_private_folder(folder)
        if not (folder / ACCEPTED).exists():
            create_private(folder / ACCEPTED, b"")
    except OSError as problem:
        raise Refusal(
            f"The data folder {folder} cannot be written to ({problem.strerror}). Nothing was changed. Allow this user "
            "to write there, or choose another folder with --data."
        ) from None


def network_file_system(folder: Path) -> str:
    """The kind of network file system the folder is on; empty for a disk of this computer, or where it is not known."""
    there = _nearest(folder)
    if sys.platform == "win32":
        return _windows_network(there)
    kind = file_system(there, _mounts())
    return kind if _NETWORK.fullmatch(kind) else ""


def file_system(path: Path, mounts: str) -> str:
    """The kind of file system of the path, by a list of mounts as Linux or macOS writes it; empty where none fits."""
    best, kind = -1, ""
    for place, found in _mounted(mounts):
        if path.is_relative_to(place) and len(Path(place).parts) >= best:
            best, kind = len(Path(place).parts), found
    return kind


def synchronised_by(folder: Path) -> str:
    """The service that synchronises the folder, by the names of the folders above it or the marks in them."""
    there = folder.absolute()
    for place in (there, *there.parents):
        for name, service in _BY_NAME:
            if name.fullmatch(place.name):
                return service
        for mark, service in _BY_MARK:
            if _has(place, mark):
                return service
    return ""


def _mounted(mounts: str) -> Iterator[tuple[str, str]]:
    for line in mounts.splitlines():
        of_mac = _MAC_MOUNT.match(line)
        if of_mac:
            yield of_mac[1], of_mac[2]
            continue
        parts = line.split(" ")
        if len(parts) >= 4 and parts[1].startswith("/"):
            yield re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), parts[1]), parts[2]


def _mounts() -> str:
    try:
        if sys.platform == "darwin":
            import subprocess

            return subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False).stdout
        return Path("/proc/self/mounts").read_text("utf-8", errors="replace")
    except OSError:
        return ""


def _nearest(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there, without links."""
    there = folder.absolute()
    while not there.exists() and there != there.parent:
        there = there.parent
    return there.resolve()


def _windows_network(there: Path) -> str:
    if sys.platform == "win32":
        import ctypes

        drive = there.drive
        if drive.startswith("\\\\"):
            return "a network share"
        return "a network drive" if ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == _REMOTE_DRIVE else ""
    return ""


def _has(place: Path, mark: str) -> bool:
    try:
        if "*" in mark:
            return next(place.glob(mark), None) is not None
        return os.path.lexists(place / mark)
    except OSError:
        return False
