"""Putting a backup that was taken out (taking_out.py) in the place of the practice, as a whole or not at all.

The marker decides. Before it is on the disk the old practice is what is there; from then on every opening first
finishes the exchange, however often it is killed on the way. No step between is ever opened.
"""

import json
from collections.abc import Callable
from pathlib import Path

from omt_desktop.storage.backup.come_back import genuine_number
from omt_desktop.storage.backup.taking_out import BESIDE, NOTE, STAGING, drop_staged
from omt_desktop.storage.folder_files import DATABASE, KEY_FILE, LOGS, MAKING, MARKER
from omt_desktop.storage.private_files import make_private_folder, replace_private, settle_folder
from omt_desktop.storage.vault.vault_file import COPY, VAULT_FILE
from omt_desktop.workflow.errors import NotWritten

BROUGHT_BACK = "practice.restored"
"""Says which backup was brought back, until the audit trail has it."""


def decide(folder: Path, *, set_aside: str = "") -> None:
    """From now on the staged backup is the practice, even if the power fails before this returns.

    `set_aside` names a folder in the data folder into which the present files are moved first, for a practice that
    could not be backed up. The practice must be closed, and its lock held by the caller.
    """
    names = sorted(path.name for path in (folder / STAGING).iterdir() if path.name in {DATABASE, *BESIDE})
    note = json.loads((folder / STAGING / NOTE).read_text("ascii"))
    told = {"names": names, "set_aside": set_aside, **note}
    replace_private(folder / MARKER, json.dumps(told).encode("utf-8"))


def finish(folder: Path) -> None:
    """Ends an exchange that was decided on, wherever it was cut off. OSError where it cannot.

    What was staged without a decision is dropped.
    """
    marker, staging = folder / MARKER, folder / STAGING
    if not marker.exists():
        drop_staged(folder)
        return
    told = json.loads(marker.read_text("utf-8"))
    if told["set_aside"]:
        _set_aside(folder, folder / _plain(told["set_aside"]), [_plain(name) for name in told["names"]])
    if (staging / DATABASE).exists():
        # The old logs belong to the old database alone; over the new one they would make a mix of both.
        for log in LOGS:
            (folder / f"{DATABASE}{log}").unlink(missing_ok=True)
        settle_folder(folder)
    for name in sorted(map(_plain, told["names"])):
        # The database last: as long as it is staged, old logs are still removed.
        if name != DATABASE and (staging / name).exists():
            (staging / name).replace(folder / name)
    if (staging / DATABASE).exists():
        (staging / DATABASE).replace(folder / DATABASE)
    if VAULT_FILE in told["names"]:
        # The copy of before is of other keys: whoever put it in the place of damaged ones could open nothing.
        replace_private(folder / COPY, (folder / VAULT_FILE).read_bytes())
    # A first start that was cut off is not begun again in what was brought back.
    (folder / MAKING).unlink(missing_ok=True)
    settle_folder(folder)
    marker.replace(folder / BROUGHT_BACK)
    settle_folder(folder)
    drop_staged(folder)


def brought_back(folder: Path, trail_key: bytes, mac_of: Callable[[int], str]) -> int:
    """The number of the backup that was brought back and is not in the audit trail yet; 0 for none.

    `mac_of` tells the code (hex) of a line of the trail: a note that was not made for this very trail counts for none.
    """
    return genuine_number(folder / BROUGHT_BACK, trail_key, mac_of)


def forget_brought_back(folder: Path) -> None:
    """The note is gone: the audit trail has it."""
    (folder / BROUGHT_BACK).unlink(missing_ok=True)


def _set_aside(folder: Path, aside: Path, names: list[str]) -> None:
    """Moves the present files away, each only while its successor is still staged: a second run moves nothing new."""
    make_private_folder(aside)
    # With each file go those that belong to it alone: without its key an old database could never be opened again.
    goes_with = {name: name for name in names} | {f"{DATABASE}{log}": DATABASE for log in LOGS}
    goes_with |= {KEY_FILE: DATABASE} | ({COPY: VAULT_FILE} if VAULT_FILE in names else {})
    for name, successor in goes_with.items():
        if (folder / name).exists() and (folder / STAGING / successor).exists():
            (folder / name).replace(aside / name)
    settle_folder(aside)


def _plain(name: str) -> str:
    """The name, which is that of a file here and leads nowhere else."""
    if Path(name).name != name or name in ("", ".", ".."):
        raise NotWritten("This backup names a file outside the data folder. Nothing was changed. Use another backup.")
    return name
