"""The people of a practice in memory, with keys that are only compared; no key is derived."""

from dataclasses import replace
from datetime import datetime

from omt_desktop.workflow.access.access import Access
from omt_desktop.workflow.access.person import Person
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.emergency import Emergency, EmergencyUse
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.people import People
from tests.builders import A_DOCTOR, PRACTICE_TIME

OWN = "quiet harbour seven lanterns"
"""The passphrase of A_DOCTOR."""
GIVEN = "five words to hand over"
"""The passphrase that is made up for others."""
KEYS = ("VABLW-E7SWR-MSPVN-EW3X5-ASGGH-XYQ87-L89K", "22222-22222-22222-22222-22222-22222-2222")


class MemoryPeopleStore:
    """Fulfils PeopleStore."""

    def __init__(self, *people: Person) -> None:
        self.here = {person.id: person for person in people}
        self.ever = {person.id: person.name for person in people}

    def add(self, person: Person) -> None:
        self.here[person.id] = person
        self.ever[person.id] = person.name

    def change(self, person: Person) -> None:
        self.get(person.id)
        self.here[person.id] = person

    def rename(self, person_id: str, name: str) -> None:
        self.here[person_id] = replace(self.get(person_id), name=name)
        self.ever[person_id] = name

    def remove(self, person_id: str) -> None:
        del self.here[person_id]

    def get(self, person_id: str) -> Person:
        if person_id not in self.here:
            raise Refusal("There is no such person.")
        return self.here[person_id]

    def all(self) -> list[Person]:
        return sorted(self.here.values(), key=lambda person: person.name)

    def names(self) -> dict[str, str]:
        return dict(self.ever)


class MemoryKeyRing:
    """Fulfils KeyRing."""

    def __init__(self) -> None:
        self.passphrases: dict[str, tuple[str, bool]] = {A_DOCTOR.id: (OWN, False)}
        self.recovery_is_checked = True
        self.recovery_keys = 0

    def new_id(self) -> str:
        return f"person-{len(self.passphrases) + 1}"

    def opens(self, person_id: str, passphrase: str) -> bool:
        return self.passphrases.get(person_id, ("", False))[0] == passphrase

    def is_temporary(self, person_id: str) -> bool:
        return self.passphrases[person_id][1]

    def set_passphrase(self, person_id: str, name: str, passphrase: str, *, temporary: bool) -> None:
        self.passphrases[person_id] = (passphrase, temporary)

    def remove(self, person_id: str) -> None:
        del self.passphrases[person_id]

    def new_recovery_key(self) -> str:
        self.recovery_is_checked = False
        self.recovery_keys += 1
        return KEYS[(self.recovery_keys - 1) % 2]

    def recovery_was_checked(self) -> None:
        self.recovery_is_checked = True


class HeardEvents:
    """Fulfils AuditLog and EmergencyUses; keeps what it is told."""

    def __init__(self) -> None:
        self.events: list[AuditEvent] = []

    def record(self, event: AuditEvent) -> None:
        self.events.append(event)

    def since_last_seen(self) -> list[EmergencyUse]:
        now, kinds = datetime(2026, 11, 28, 10, 0, tzinfo=PRACTICE_TIME), [event.kind for event in self.events]
        seen = len(kinds) - kinds[::-1].index(AuditKind.EMERGENCIES_SEEN) if AuditKind.EMERGENCIES_SEEN in kinds else 0
        begun = [event for event in self.events[seen:] if event.kind is AuditKind.EMERGENCY_BEGUN]
        return [EmergencyUse(event.subject_id, now, str(event.details["reason"])) for event in begun]


class MemoryPractice:
    """The people service for whoever is signed in, and what is behind it."""

    def __init__(self, access: Access | None = None) -> None:
        self.access = access or Access(A_DOCTOR)
        self.store = MemoryPeopleStore(A_DOCTOR)
        self.ring = MemoryKeyRing()
        self.audit = HeardEvents()
        self.emergency = Emergency(self.access, self.audit, self.audit)
        self.people = People(self.store, self.ring, self.audit, self.access, lambda: GIVEN)
