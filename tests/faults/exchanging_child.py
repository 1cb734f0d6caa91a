"""Exchanges the data key of the practice, over and over, until it is killed; names each finished exchange."""

import sys
from pathlib import Path

from omt_desktop.bootstrap import suggested_passphrase
from omt_desktop.storage.data_folder import DataFolder
from omt_desktop.storage.front_door import FrontDoor
from tests.practice import LIGHT, PASSPHRASE
from tests.storage.conftest import SteppingClock


def main(path: Path) -> None:
    """Never returns."""
    folder = DataFolder(path)
    door = FrontDoor(folder, SteppingClock(), lambda: LIGHT)
    person = folder.look().logins[0].person_id
    while True:
        sys.stdout.write("begun\n")
        sys.stdout.flush()
        door.exchange_data_key(person, PASSPHRASE, suggested_passphrase)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
