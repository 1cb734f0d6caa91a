"""Joining two records of one person: which field comes from which, and what the joined record is then."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from omt_desktop.domain.contact import NO_ADDRESS, NOBODY, Phone
from omt_desktop.domain.patient import Patient, PatientIdentity
from omt_desktop.workflow.day_words import day_in_words


@dataclass(frozen=True, slots=True)
class PatientHoldings:
    """How much is kept of a patient, in the record itself and in those that were joined to it."""

    evaluations: int = 0
    signed: int = 0
    documents: int = 0
    sessions: int = 0
    follow_ups: int = 0


@dataclass(frozen=True, slots=True)
class Merge:
    """A record that was joined to a patient on a day, and can be taken apart again by the id."""

    id: str
    joined: PatientIdentity
    on: date


@dataclass(frozen=True, slots=True)
class MergePart:
    """A field that at least one of the two records has, in words; which of them stays is chosen where they differ."""

    id: str
    label: str
    kept: str
    joined: str
    both: bool = False
    """Whether nothing has to be chosen, because what both have is kept."""

    @property
    def differs(self) -> bool:
        """Whether a choice has to be made: what only one of them has is kept without asking."""
        return not self.both and bool(self.kept and self.joined) and self.kept != self.joined

    @property
    def from_joined(self) -> bool:
        """What is proposed: the record that stays, and the other one where that has nothing."""
        return not self.both and not self.kept


def merge_parts(kept: Patient, joined: Patient) -> tuple[MergePart, ...]:
    """The fields that one of the records has, in the order of the form."""
    parts = (
        MergePart(name, label, words(kept), words(joined), name in _BOTH) for name, (label, words) in _PARTS.items()
    )
    return tuple(part for part in parts if part.kept or part.joined)


def proposed(kept: Patient, joined: Patient) -> frozenset[str]:
    """The ids of the parts that are taken from the joined record unless somebody chooses otherwise."""
    return frozenset(part.id for part in merge_parts(kept, joined) if part.from_joined)


def merged(kept: Patient, joined: Patient, from_joined: Collection[str]) -> Patient:
    """The record that stays, with these parts of the joined one, and with the phones, alerts and notes of both."""
    changes: dict[str, Any] = {name: getattr(joined, name) for name in from_joined if name not in ("born", *_BOTH)}
    if "born" in from_joined:
        changes |= {"birth_date": joined.birth_date, "birth_about": joined.birth_about}
    phones: list[Phone] = []
    for phone in (*kept.phones, *joined.phones):
        if not any(phone == known or phone.same_line_as(known) for known in phones):
            phones.append(phone)
    notes = dict.fromkeys(note for note in (kept.note, joined.note) if note.strip())
    return replace(
        kept,
        **changes,
        phones=tuple(phones),
        alerts=tuple(dict.fromkeys((*kept.alerts, *joined.alerts))),
        note="\n".join(notes),
    )


def parted(now: Patient, after: Patient, before: Patient) -> Patient:
    """The record that stayed, as it was before the joining, but for what was changed since."""
    names = [field.name for field in fields(Patient) if getattr(now, field.name) == getattr(after, field.name)]
    return replace(now, **{name: getattr(before, name) for name in names})


def _plain(name: str) -> Callable[[Patient], str]:
    return lambda patient: str(getattr(patient, name) or "")


_BOTH = ("phones", "alerts", "note")
_PARTS: dict[str, tuple[str, Callable[[Patient], str]]] = {
    "family_name": ("Family name", _plain("family_name")),
    "given_name": ("Given name", _plain("given_name")),
    "preferred_name": ("Called", _plain("preferred_name")),
    "former_name": ("Former name", _plain("former_name")),
    "born": ("Date of birth", lambda patient: day_in_words(patient.born) if patient.born else ""),
    "sex": ("Sex", _plain("sex")),
    "gender": ("Gender", _plain("gender")),
    "mrn": ("Record number", _plain("mrn")),
    "alerts": ("Alerts", lambda patient: "; ".join(patient.alerts)),
    "phones": ("Phones", lambda patient: ", ".join(phone.number for phone in patient.phones)),
    "email": ("E-mail", _plain("email")),
    "address": ("Address", lambda patient: ", ".join(patient.address.lines) if patient.address != NO_ADDRESS else ""),
    "guardian": ("Guardian", lambda patient: patient.guardian.words if patient.guardian != NOBODY else ""),
    "emergency": ("In an emergency", lambda patient: patient.emergency.words if patient.emergency != NOBODY else ""),
    "referrer": ("Referred by", _plain("referrer")),
    "occupation": ("Occupation", _plain("occupation")),
    "handedness": ("Handedness", _plain("handedness")),
    "note": ("Note", _plain("note")),
    "inactive": ("Does not come any more", lambda patient: "yes" if patient.inactive else ""),
}
