"""Network file systems are refused, synchronised folders named until somebody decides."""

import subprocess
import sys
from pathlib import Path

import pytest

from omt_desktop.storage import data_place
from omt_desktop.storage.data_place import accept_place, file_system, network_file_system, prove_place, synchronised_by
from omt_desktop.workflow.errors import Refusal, SynchronisedFolder

LINUX = """\
/dev/nvme0n1p2 / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
/dev/nvme0n1p3 /people ext4 rw 0 0
server:/practice /people/kim/server nfs4 rw,vers=4.2 0 0
//nas/share /mnt/nas\\040share cifs rw,username=kim 0 0
kim@host:/people /people/kim/remote fuse.sshfs rw 0 0
portal /run/user/1000/doc fuse.portal rw 0 0
tmpfs /people/kim/server/local tmpfs rw 0 0
"""
MAC = """\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
/dev/disk3s5 on /Volumes/Data (apfs, local, journaled)
//kim@nas._smb._tcp.local/share on /Volumes/share (smbfs, nodev, nosuid, mounted by kim)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="paths of POSIX")
@pytest.mark.parametrize(
    ("mounts", "place", "kind"),
    [
        (LINUX, "/people/kim/.local/share/omt-desktop", "ext4"),
        (LINUX, "/people/kim/server/practice", "nfs4"),
        (LINUX, "/people/kim/server/local/practice", "tmpfs"),
        (LINUX, "/people/kim/server2/practice", "ext4"),
        (LINUX, "/mnt/nas share/practice", "cifs"),
        (LINUX, "/people/kim/remote", "fuse.sshfs"),
        (MAC, "/people/kim/Library", "apfs"),
        (MAC, "/Volumes/share/practice", "smbfs"),
        ("", "/people/kim", ""),
        ("nonsense\n\nhalf a line", "/people/kim", ""),
    ],
)
def test_the_file_system_is_that_of_the_nearest_mount(mounts: str, place: str, kind: str) -> None:
    assert file_system(Path(place), mounts) == kind


@pytest.mark.skipif(sys.platform == "win32", reason="paths of POSIX")
@pytest.mark.parametrize(
    "kind", ["nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "fuse.rclone", "davfs", "afpfs"]
)
def test_a_network_is_refused_with_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setattr(
        data_place, "_mounts", lambda: f"/dev/sda / ext4 rw 0 0\nx {tmp_path.resolve()} {kind} rw 0 0\n"
    )
    with pytest.raises(Refusal, match=rf"network \({kind}\)") as refusal:
        prove_place(tmp_path / "not" / "there yet")
    assert "Nothing was opened" in str(refusal.value)


@pytest.mark.skipif(sys.platform == "win32", reason="paths of POSIX")
@pytest.mark.parametrize("kind", ["ext4", "btrfs", "xfs", "apfs", "tmpfs", "overlay", "fuseblk", "9p", "zfs"])
def test_a_disk_of_this_computer_is_no_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setattr(data_place, "_mounts", lambda: f"x / {kind} rw 0 0\n")
    assert network_file_system(tmp_path) == ""
    prove_place(tmp_path)


@pytest.mark.parametrize(
    ("name", "service"),
    [
        ("Dropbox", "Dropbox"),
        ("Dropbox (Practice)", "Dropbox"),
        ("OneDrive", "OneDrive"),
        ("OneDrive - Practice", "OneDrive"),
        ("OneDrive-Personal", "OneDrive"),
        ("Mobile Documents", "iCloud Drive"),
        ("iCloudDrive", "iCloud Drive"),
        ("Google Drive", "Google Drive"),
        ("GoogleDrive-kim@example.org", "Google Drive"),
        ("Nextcloud", "Nextcloud"),
        ("Nextcloud2", "Nextcloud"),
        ("ownCloud", "ownCloud"),
        ("Drive", ""),
        ("Dropboxes", ""),
        ("my practice", ""),
    ],
)
def test_services_are_known_by_the_name_of_their_folder(tmp_path: Path, name: str, service: str) -> None:
    assert synchronised_by(tmp_path / name / "practice") == service


@pytest.mark.parametrize(
    ("mark", "service"),
    [
        (".dropbox.cache", "Dropbox"),
        (".sync_0a1b2c.db", "Nextcloud"),
        (".stfolder", "Syncthing"),
        (".tmp.drivedownload", "Google Drive"),
        (".gitignore", ""),
    ],
)
def test_services_are_known_by_the_marks_they_leave(tmp_path: Path, mark: str, service: str) -> None:
    (tmp_path / mark).touch()
    assert synchronised_by(tmp_path / "documents" / "practice") == service


def test_a_synchronised_folder_asks_for_a_decision_and_keeps_to_it(tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox" / "practice"
    with pytest.raises(SynchronisedFolder, match="synchronised by Dropbox"):
        prove_place(folder)
    accept_place(folder)
    accept_place(folder)
    prove_place(folder)
    with pytest.raises(SynchronisedFolder):
        prove_place(tmp_path / "Dropbox" / "another")


def test_without_a_list_of_mounts_nothing_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(data_place.Path, "read_text", fail)
    monkeypatch.setattr(subprocess, "run", fail)
    assert network_file_system(tmp_path) == ""
