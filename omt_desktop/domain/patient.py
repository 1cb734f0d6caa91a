"""The person examined: who it is, and how they are reached, as far as the record needs to know."""

from dataclasses import dataclass
from datetime import date

from omt_desktop.domain.calendar import PartialDate
from omt_desktop.domain.contact import NO_ADDRESS, NOBODY, Address, ContactPerson, Phone


@dataclass(frozen=True, slots=True)
class PatientIdentity:
    """Which patient it is, as lists show it. `id` is ours and never printed; `mrn` is the practice's record number."""

    id: str
    family_name: str
    given_name: str = ""
    mrn: str = ""
    birth_date: date | None = None
    """The day of birth; None where it is not known to the day, which leaves the age unknown to every rule."""
    sex: str | None = None
    """`female`, `male`, `other`, or None where it was not recorded."""
    preferred_name: str = ""
    """What the patient wants to be called, where that is not the given name."""
    birth_about: PartialDate | None = None
    """The year or month of birth, while the day is not known; None beside a `birth_date`. A day is never made of it."""

    def __post_init__(self) -> None:
        if self.birth_date is not None and self.birth_about is not None:
            object.__setattr__(self, "birth_about", None)

    @property
    def full_name(self) -> str:
        """Family name first, as charts sort."""
        return ", ".join(part for part in (self.family_name, self.given_name) if part)

    @property
    def called_name(self) -> str:
        """The full name with what the patient is called in quotation marks: `Rivera, Ana «Anita»`."""
        return f"{self.full_name} «{self.preferred_name}»" if self.preferred_name else self.full_name

    @property
    def born(self) -> date | PartialDate | None:
        """What is known of the birth date: the day, the month or year, or nothing."""
        return self.birth_date or self.birth_about


@dataclass(frozen=True, slots=True)
class Patient(PatientIdentity):
    """A patient of the practice, with all that is recorded beside the evaluations. Texts are as they were typed."""

    former_name: str = ""
    """Another family name they are or were known by, such as the one at birth."""
    gender: str = ""
    """In the patient's own words; recorded apart from `sex` and never inferred from it."""
    phones: tuple[Phone, ...] = ()
    """The one to call first stands first."""
    email: str = ""
    address: Address = NO_ADDRESS
    guardian: ContactPerson = NOBODY
    """Who answers for the patient."""
    emergency: ContactPerson = NOBODY
    referrer: str = ""
    """The colleague who sent the patient."""
    occupation: str = ""
    handedness: str = ""
    """`right`, `left`, `both`, or empty where it was not recorded."""
    alerts: tuple[str, ...] = ()
    """What must stay in sight on every screen of this patient, a line each."""
    note: str = ""
    inactive: bool = False
    """The patient does not come any more (moved away, died): kept, and left out of the list unless asked for."""
    merged_into: str = ""
    """The id of the record that this one was joined to as the same person; empty for a record of its own."""
