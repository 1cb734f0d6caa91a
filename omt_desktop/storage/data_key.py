"""The key of the database: until passphrases exist, a random key in a file of its own. This room asks only here."""

import re
import secrets
from pathlib import Path

from omt_desktop.storage.private_files import create_private
from omt_desktop.workflow.errors import NotOurFile

KEY_FILE = "practice.key"
_HEX_KEY = re.compile(r"[0-9a-f]{64}")
"""32 bytes in hex. Anything shorter would silently be taken for a passphrase by SQLCipher."""


def data_key(folder: Path, *, may_create: bool) -> str:
    """The 64 hex characters of this practice's key, made at random where there is none yet and that is allowed.

    NotOurFile where the key file is damaged, or missing beside a database; the key itself is in no message.
    """
    path = folder / KEY_FILE
    if not path.exists():
        if not may_create:
            raise NotOurFile(
                f"The key file {KEY_FILE} is missing beside the practice database in {folder}. Without it the database "
                "cannot be read. Put the key file back from where the folder was copied from, then try again."
            )
        create_private(path, secrets.token_hex(32).encode("ascii"))
    key = path.read_text("ascii", errors="replace").strip()
    if not _HEX_KEY.fullmatch(key):
        raise NotOurFile(
            f"The key file {KEY_FILE} in {folder} is damaged, so the practice database beside it cannot be opened. "
            "Nothing was changed. Put an undamaged copy of the key file back, then try again."
        )
    return key
