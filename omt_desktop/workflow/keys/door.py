"""What can be seen of a practice from outside, before anybody is signed in."""

from dataclasses import dataclass, field
from enum import StrEnum

from omt_desktop.workflow.errors import Refusal


class DoorState(StrEnum):
    """How a data folder is found at the start."""

    NEW = "new"
    """There is no practice yet."""
    LOCKED = "locked"
    FROM_BEFORE = "from_before"
    """A practice of a version without passphrases, whose key lies in a file; it gets its first passphrase."""


@dataclass(frozen=True, slots=True)
class Login:
    """A person who can sign in, as the key file names them."""

    person_id: str
    name: str


@dataclass(frozen=True, slots=True)
class Look:
    """The state, and who can sign in, by name. Names of patients are nowhere outside the encrypted database."""

    state: DoorState
    logins: tuple[Login, ...] = ()


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What has to be printed and handed over after an exchange of the data key."""

    recovery_key: str = field(repr=False)
    temporary: tuple[tuple[str, str], ...] = field(repr=False)
    """Name and temporary passphrase of each other person, who chooses an own one when signing in."""


class NotOpened(Refusal):
    """The passphrase or recovery key was wrong, or it is too early for the next try: `wait` seconds, 0 for none."""

    def __init__(self, sentence: str, wait: int = 0) -> None:
        super().__init__(sentence)
        self.wait = wait


def too_many_tries(seconds: int) -> str:
    """Why no further try is made now."""
    return f"Too many wrong tries. The next one is possible in {wait_words(seconds)}."


def wait_words(seconds: int) -> str:
    """How long to wait before the next try, for example «1 minute 30 seconds»."""
    minutes, rest = divmod(seconds, 60)
    parts = [f"{minutes} minute{'s' if minutes != 1 else ''}"] if minutes else []
    parts += [f"{rest} second{'s' if rest != 1 else ''}"] if rest or not minutes else []
    return " ".join(parts)
