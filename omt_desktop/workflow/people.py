"""The people of the practice and their keys, as an administrator and each person for themselves can change them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from omt_desktop.workflow.access.access import Access, needs
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.access.person import Person
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.ports import AuditLog


class PeopleStore(Protocol):
    """Keeps the people of the practice. Methods raise Refusal where the database cannot answer."""

    def add(self, person: Person) -> None:
        """The person may sign in from now on."""
        ...

    def change(self, person: Person) -> None:
        """The person has this name and role; Refusal where there is none of that id."""
        ...

    def rename(self, person_id: str, name: str) -> None:
        """The person has this name; the audit trail keeps both. Refusal where there is none of that id."""
        ...

    def remove(self, person_id: str) -> None:
        """The person may not sign in any more; Refusal where there is none of that id."""
        ...

    def get(self, person_id: str) -> Person:
        """The person of that id who may sign in; Refusal where there is none."""
        ...

    def all(self) -> Sequence[Person]:
        """Who may sign in, by name."""
        ...

    def names(self) -> Mapping[str, str]:
        """The name of everybody who ever was a person of the practice, by id."""
        ...


class KeyRing(Protocol):
    """Who can open the practice. Every change is on the disk when it returns; NotSaved otherwise."""

    @property
    def recovery_is_checked(self) -> bool:
        """Whether somebody typed letters back from the printed recovery sheet."""
        ...

    def new_id(self) -> str:
        """A random id for a person."""
        ...

    def opens(self, person_id: str, passphrase: str) -> bool:
        """Whether this is the person's passphrase; takes up to a second."""
        ...

    def is_temporary(self, person_id: str) -> bool:
        """Whether the person's passphrase was given out by an administrator."""
        ...

    def set_passphrase(self, person_id: str, name: str, passphrase: str, *, temporary: bool) -> None:
        """The person opens the practice with this passphrase and no other; takes up to a second."""
        ...

    def remove(self, person_id: str) -> None:
        """No passphrase of the person opens the practice."""
        ...

    def new_recovery_key(self) -> str:
        """Another recovery key, told this once; the one before opens nothing any more."""
        ...

    def recovery_was_checked(self) -> None:
        """Somebody typed letters back from the printed sheet."""
        ...


class People:
    """Guarded. A practice always keeps somebody who administers it."""

    def __init__(
        self, store: PeopleStore, ring: KeyRing, audit: AuditLog, access: Access, new_passphrase: Callable[[], str]
    ) -> None:
        self._store = store
        self._ring = ring
        self._audit = audit
        self._access = access
        self._new_passphrase = new_passphrase

    @needs(Action.SEE_PEOPLE)
    def names(self) -> Mapping[str, str]:
        """The name of everybody who ever was a person of the practice, by id."""
        return self._store.names()

    @needs(Action.MANAGE_PEOPLE)
    def all(self) -> Sequence[Person]:
        """Who may sign in, by name."""
        return self._store.all()

    @needs(Action.MANAGE_PEOPLE)
    def add(self, name: str, role: Role, *, administers: bool = False) -> tuple[Person, str]:
        """The new person, and the passphrase to hand over, which is replaced by one of the person's own.

        Refusal for an empty name or one that somebody has already: at the door people are told apart by name.
        """
        wanted = self._free_name(name)
        person = Person(self._ring.new_id(), wanted, role, administers and role is not Role.ADMINISTRATOR)
        passphrase = self._new_passphrase()
        self._store.add(person)
        self._ring.set_passphrase(person.id, person.name, passphrase, temporary=True)
        return person, passphrase

    @needs(Action.MANAGE_PEOPLE)
    def change_role(self, person_id: str, role: Role, *, administers: bool = False) -> Person:
        """The person with the role, which counts from the next time the person signs in."""
        person = self._store.get(person_id)
        changed = replace(person, role=role, administers=administers and role is not Role.ADMINISTRATOR)
        if changed != person:
            self._keep_an_administrator(changed)
            self._store.change(changed)
        return changed

    @needs(Action.MANAGE_PEOPLE)
    def rename(self, person_id: str, name: str) -> Person:
        """The person under another name, which the first screen shows after the next sign-in.

        What was signed keeps the name it was signed with, and the audit trail both. Refusal as for a new person.
        """
        person = self._store.get(person_id)
        wanted = self._free_name(name, person_id)
        if wanted != person.name:
            self._store.rename(person_id, wanted)
        return replace(person, name=wanted)

    @needs(Action.MANAGE_PEOPLE)
    def remove(self, person_id: str) -> None:
        """The person does not open the practice any more; the name stays in the audit trail."""
        if person_id == self._access.person.id:
            raise Refusal("You cannot remove yourself while you are signed in. Another administrator can.")
        self._keep_an_administrator(None, without=person_id)
        self._ring.remove(person_id)
        self._store.remove(person_id)

    @needs(Action.MANAGE_PEOPLE)
    def new_passphrase(self, person_id: str) -> str:
        """A passphrase to hand over to a person who forgot the own one, which opens nothing any more."""
        person = self._store.get(person_id)
        passphrase = self._new_passphrase()
        self._ring.set_passphrase(person.id, person.name, passphrase, temporary=True)
        self._audit.record(AuditEvent(AuditKind.PASSPHRASE_CHANGED, subject_id=person.id))
        return passphrase

    @needs(Action.CHANGE_OWN_PASSPHRASE)
    def must_choose_passphrase(self) -> bool:
        """Whether the own passphrase was given out by an administrator and has to be replaced."""
        return self._ring.is_temporary(self._access.person.id)

    @needs(Action.CHANGE_OWN_PASSPHRASE)
    def change_own_passphrase(self, passphrase: str, before: str | None = None) -> None:
        """The new passphrase opens the practice and the one from before does not; nothing is encrypted anew.

        Refusal where `before` is not the own passphrase; None is for a person who signed in with a temporary one.
        """
        person = self._access.person
        if before is None and not self._ring.is_temporary(person.id):
            raise Refusal("Type your present passphrase as well, so that nobody else changes it.")
        if before is not None:
            self.prove_own_passphrase(before)
        self._ring.set_passphrase(person.id, person.name, passphrase, temporary=False)
        self._audit.record(AuditEvent(AuditKind.PASSPHRASE_CHANGED, subject_id=person.id))

    @needs(Action.CHANGE_OWN_PASSPHRASE)
    def prove_own_passphrase(self, passphrase: str) -> None:
        """Returns where it is the passphrase of the person who is signed in; Refusal otherwise. Takes up to a second.

        Signing asks this first.
        """
        if not self._ring.opens(self._access.person.id, passphrase):
            raise Refusal("This is not your passphrase. Nothing was changed. Check the caps lock, then type it again.")

    @needs(Action.CHANGE_OWN_PASSPHRASE)
    def locked(self, reason: str) -> None:
        """The audit trail has it that the practice is locked, and by what (a code)."""
        self._audit.record(AuditEvent(AuditKind.LOCKED, subject_id=self._access.person.id, details={"by": reason}))

    @needs(Action.MANAGE_KEYS)
    def recovery_is_checked(self) -> bool:
        """Whether the printed recovery sheet was kept, as far as the program can know."""
        return self._ring.recovery_is_checked

    @needs(Action.MANAGE_KEYS)
    def new_recovery_key(self, passphrase: str) -> str:
        """Another recovery key to print; the sheet from before opens nothing any more. Takes up to a second.

        Refusal where it is not the own passphrase: whoever finds the practice open makes no way in for later.
        """
        self.prove_own_passphrase(passphrase)
        key = self._ring.new_recovery_key()
        self._audit.record(AuditEvent(AuditKind.RECOVERY_KEY_MADE))
        return key

    @needs(Action.MANAGE_KEYS)
    def recovery_was_checked(self) -> None:
        """Somebody typed letters back from the printed sheet."""
        self._ring.recovery_was_checked()
        self._audit.record(AuditEvent(AuditKind.RECOVERY_KEY_CHECKED))

    def _free_name(self, name: str, of: str = "") -> str:
        """The name, tidied; Refusal where there is none or another person has it."""
        wanted = " ".join(name.split())
        if not wanted:
            raise Refusal("A name is missing: people choose it when they sign in. Type it, then go on.")
        if any(known.name.casefold() == wanted.casefold() and known.id != of for known in self._store.all()):
            raise Refusal(f"{wanted} is a person of the practice already. Add what tells the two apart.")
        return wanted

    def _keep_an_administrator(self, changed: Person | None, without: str = "") -> None:
        gone = changed.id if changed is not None else without
        left = [person for person in self._store.all() if person.id != gone]
        if not any(Role.ADMINISTRATOR in person.roles for person in ([*left, changed] if changed else left)):
            raise Refusal(
                "Somebody must administer the practice, and this is the last person who does. Give these rights to "
                "another person first."
            )
