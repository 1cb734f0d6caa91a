"""The way into a practice: what a data folder is found to be, and who comes in with which key."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from omt_desktop.storage.data_folder import DataFolder
from omt_desktop.storage.faults import nothing_typed, opening
from omt_desktop.storage.first_start import begin_practice, finish_take_over, first_person, make_marked, take_over
from omt_desktop.storage.folder_files import DATABASE
from omt_desktop.storage.key_exchange import drop_copies, exchange_data_key, settle_exchange
from omt_desktop.storage.open_practice import Practice, opened
from omt_desktop.storage.reserve import Reserve
from omt_desktop.storage.vault.derivation import Derivation, calibrated
from omt_desktop.storage.vault.vault import Vault, open_with_passphrase, open_with_recovery_key
from omt_desktop.storage.vault.wrapping import WrongKey
from omt_desktop.storage.vault.wrong_tries import WrongTries
from omt_desktop.workflow.access.access import Access
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.access.person import Person
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.errors import NotSaved, Refusal
from omt_desktop.workflow.keys.door import DoorState, Exchanged, NotOpened, too_many_tries, wait_words
from omt_desktop.workflow.keys.recovery_text import read_recovery_key
from omt_desktop.workflow.ports import Clock


@dataclass(frozen=True, slots=True)
class Entered:
    """An open practice, the keys it is open with, and who came in."""

    practice: Practice
    vault: Vault
    person: Person
    recovery_key: str = ""
    """Made just now, to be printed; empty otherwise."""

    def close(self) -> None:
        """Nothing of the practice is open, and the keys are dropped."""
        self.practice.close()
        self.vault.drop()


Answer = TypeVar("Answer")
Given = ParamSpec("Given")


def _told(
    act: Callable[Concatenate["FrontDoor", Given], Answer],
) -> Callable[Concatenate["FrontDoor", Given], Answer]:
    """The act; what the disk refuses on the way is a Refusal."""

    @wraps(act)
    def told(door: "FrontDoor", /, *given: Given.args, **named: Given.kwargs) -> Answer:
        with opening(door.database):
            return act(door, *given, **named)

    return told


class FrontDoor:
    """Opens the practice of a folder for a person, or makes it."""

    def __init__(self, folder: DataFolder, clock: Clock, work: Callable[[], Derivation] = calibrated) -> None:
        self._folder = folder
        self._path = folder.path
        self._clock = clock
        self._work = work
        self._tries = WrongTries(folder.path, clock)

    @property
    def database(self) -> Path:
        """Where the database of the practice is, or will be."""
        return self._path / DATABASE

    def wait(self) -> int:
        """The seconds until the next try to open the practice; 0 for at once."""
        return self._tries.wait()

    @_told
    def create(self, name: str, passphrase: str) -> Entered:
        """A new practice with its first person, who is a clinician and administers it, and a recovery key to print."""
        if self._folder.look().state is not DoorState.NEW:
            raise Refusal(f"There is a practice in {self._path} already; it stays as it is. Start the program again.")
        make_marked(self._path)
        return Entered(*begin_practice(self._path, self._clock, name, passphrase, self._work()))

    @_told
    def take_over(self, name: str, passphrase: str) -> Entered:
        """The practice from before has its first passphrase, a data key of its own, and no key in a file any more."""
        if self._folder.look().state is not DoorState.FROM_BEFORE:
            raise Refusal(f"The practice in {self._path} has passphrases already. Start the program again.")
        return Entered(*take_over(self._path, self._clock, name, passphrase, self._work()))

    @_told
    def unlock(self, person_id: str, passphrase: str) -> Entered:
        """The practice, open for the person; NotOpened where the passphrase is wrong or it is too early for a try."""
        self._folder.hold()
        self._count_a_try()
        try:
            vault = open_with_passphrase(self._path, person_id, passphrase)
        except WrongKey:
            sentence = "This is not the passphrase of this person. Check caps lock and the language of the keyboard."
            raise self._not_opened(sentence) from None
        entered = self._enter(vault, person_id, "passphrase")
        _follow_the_name(entered, passphrase)
        return entered

    @_told
    def unlock_with_recovery_key(self, person_id: str, typed: str, passphrase: str) -> Entered:
        """The practice, open for the person, who has this passphrase from now on; NotOpened where the key is wrong.

        What is no recovery key at all, because a letter is wrong, is NotARecoveryKey and does not count as a try.
        """
        self._folder.hold()
        try:
            vault = self._with_recovery_key(typed)
        except WrongKey:
            sentence = "This recovery key does not open this practice. Perhaps a newer sheet was printed."
            raise self._not_opened(sentence) from None
        slot = next((slot for slot in vault.header.slots if slot.person_id == person_id), None)
        if slot is None:
            raise Refusal("This person is not one of the practice any more. Choose another name.")
        settle_exchange(vault)
        vault.set_passphrase(person_id, slot.name, passphrase, slot.how)
        return self._enter(vault, person_id, "recovery")

    @_told
    def exchange_data_key(self, person_id: str, passphrase: str, new_passphrase: Callable[[], str]) -> Exchanged:
        """The closed practice is encrypted with another data key. NotAllowed where the person does not manage keys."""
        entered = self.unlock(person_id, passphrase)
        try:
            Access(entered.person).require(Action.MANAGE_KEYS)
            practice, vault = entered.practice, entered.vault
            return exchange_data_key(practice, vault, self._clock, person_id, passphrase, new_passphrase)
        finally:
            entered.close()

    def _with_recovery_key(self, typed: str) -> Vault:
        key = read_recovery_key(typed)
        self._count_a_try()
        return open_with_recovery_key(self._path, key)

    def _enter(self, vault: Vault, person_id: str, by: str) -> Entered:
        wrong = self._tries.forget()
        settle_exchange(vault)
        finish_take_over(vault, self._clock, person_id)
        drop_copies(self._path)
        practice = opened(self._path, vault.keys, self._clock, lambda: person_id)
        try:
            if not practice.people.all():
                # A backup from before there were passphrases was brought back: it knows nobody yet.
                slot = vault.header.slot_of(person_id)
                practice.people.add(first_person(person_id, slot.name if slot else ""))
            person = practice.people.get(person_id)
            practice.audit.record(
                AuditEvent(AuditKind.SIGNED_IN, subject_id=person_id, details={"by": by, "wrong_tries": wrong})
            )
        except NotSaved as problem:
            # Who comes in is told in the trail, or nobody comes in.
            practice.close()
            raise Refusal(f"The practice was not opened. {nothing_typed(problem)}") from None
        except BaseException:
            practice.close()
            raise
        return Entered(practice, vault, person)

    def _count_a_try(self) -> None:
        Reserve(self._path).make_room()
        wait = self._tries.wait()
        if wait:
            raise NotOpened(too_many_tries(wait), wait)
        self._tries.one_more()

    def _not_opened(self, sentence: str) -> NotOpened:
        wait = self._tries.wait()
        more = f" The next try is possible in {wait_words(wait)}." if wait else ""
        return NotOpened(sentence + more, wait)


def _follow_the_name(entered: Entered, passphrase: str) -> None:
    """The first screen names the person as the practice does, after an administrator renamed them.

    The name is bound to the wrapped key, so it can only follow when the passphrase is there.
    """
    vault, person = entered.vault, entered.person
    slot = vault.header.slot_of(person.id)
    if slot is not None and slot.name != person.name:
        # Where it cannot be written now, it follows at the next sign-in.
        with suppress(Refusal):
            vault.set_passphrase(person.id, person.name, passphrase, slot.how, temporary=slot.temporary)
