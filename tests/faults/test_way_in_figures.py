"""A changed passphrase takes effect at once, and the printed key opens what every passphrase lost."""

import hashlib
import random
import time
from pathlib import Path

import pytest

from omt_desktop.storage.data_folder import DataFolder
from omt_desktop.storage.folder_files import DATABASE
from omt_desktop.storage.front_door import FrontDoor
from omt_desktop.storage.vault.derivation import Derivation, calibrated
from omt_desktop.storage.vault.recovery_key import new_recovery_key
from omt_desktop.workflow.keys.door import NotOpened
from omt_desktop.workflow.keys.recovery_text import ALPHABET, NotARecoveryKey, read_recovery_key
from tests.faults.figures import Figure
from tests.practice import DOCTOR, LIGHT, PASSPHRASE
from tests.storage.conftest import SteppingClock

OTHER, THIRD = "velvet pilot ninety orchards", "copper meadow eleven kites"
TYPED_WRONG = 20_000


def ways_in(folder: Path, work: Derivation) -> tuple[float, bool, bool]:
    """Seconds to change a passphrase, whether it then is as promised, and whether the printed key opened at once."""
    held = DataFolder(folder)
    door = FrontDoor(held, SteppingClock(), lambda: work)
    entered = door.create(DOCTOR, PASSPHRASE)
    printed, person, before = entered.recovery_key, entered.person.id, entered.vault.keys.db
    file = hashlib.sha256((folder / DATABASE).read_bytes()).digest()
    begun = time.perf_counter()
    entered.vault.set_passphrase(person, DOCTOR, OTHER, work)
    took = time.perf_counter() - begun
    as_promised = file == hashlib.sha256((folder / DATABASE).read_bytes()).digest()
    entered.close()
    try:
        door.unlock(person, PASSPHRASE).close()
        as_promised = False
    except NotOpened:
        opened = door.unlock(person, OTHER)
        as_promised = as_promised and opened.vault.keys.db == before
        opened.close()
    recovered = door.unlock_with_recovery_key(person, printed.lower(), THIRD)
    by_print = recovered.vault.keys.db == before
    recovered.close()
    door.unlock(person, THIRD).close()
    held.close()
    return took, as_promised, by_print


def slipped_through(tries: int) -> int:
    """How many keys with one to four wrong letters are taken for a right one."""
    chance, slipped = random.Random(20261128), 0
    for _ in range(tries):
        letters = list(new_recovery_key().replace("-", ""))
        for place in chance.sample(range(len(letters)), chance.randint(1, 4)):
            letters[place] = chance.choice([other for other in ALPHABET if other != letters[place]])
        try:
            read_recovery_key("".join(letters))
        except NotARecoveryKey:
            continue
        slipped += 1
    return slipped


@pytest.mark.slow
def test_a_new_passphrase_counts_at_once_and_the_printed_key_opens(tmp_path: Path) -> None:
    _, as_promised, by_print = ways_in(tmp_path / "data", LIGHT)
    assert as_promised and by_print
    assert slipped_through(2000) < 20


def figures(folder: Path) -> list[Figure]:
    """Both, with the work that a practice made here gets, for the table."""
    took, as_promised, by_print = ways_in(folder / "data", calibrated())
    caught = 1 - slipped_through(TYPED_WRONG) / TYPED_WRONG
    told = "old one refused, data key the same, file as it was" if as_promised else "not as promised"
    return [
        Figure(
            "A changed passphrase takes effect at once", f"{took:.2f} s by the clock; {told}",
            "< 2 s, file not rewritten", as_promised and took < 2,
        ),
        Figure(
            "Lost passphrase: the printed key opens",
            f"{'opened at once' if by_print else 'did not open'}; {caught:.2%} of {TYPED_WRONG:,} slips caught",
            "1 try; check letters catch >= 99 %", by_print and caught >= 0.99,
        ),
    ]  # fmt: skip
