"""Whether an incoming patient is in the practice already: by the same number, or by the same name and day of birth.

Nothing less tells that two are one person, and two of one name who were born on one day are common enough: different
record numbers, or different ids of one other program, say that they are two.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from omt_desktop.domain.patient import PatientIdentity
from omt_desktop.storage.patient_rows import IDENTITY, identity_from
from omt_desktop.storage.prepared import Prepared
from omt_desktop.storage.tables import patients
from omt_desktop.workflow.folded_names import folded

_OWN = Prepared(select(*IDENTITY).where(patients.c.merged_into.is_(None)))


@dataclass(frozen=True, slots=True)
class Taken:
    """Who came in this run already: whether this one may be them as well, by `where` they stand in the file."""

    where: Callable[[str], str]
    """Where in the file the patient of that id of ours came from, such as «row 2»; empty for none of them."""
    other_id: Callable[[str], bool]
    """Whether the other program gave the patient of that id of ours another id than this one."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What an incoming patient is: somebody new where all is empty."""

    our_id: str = ""
    """The patient of the practice who it is."""
    problem: str = ""
    """Why it cannot be taken over."""
    namesake: bool = False
    """New, and somebody else of the same name and birth date is there."""


class KnownPeople:
    """Everybody in the practice, as the database has them now, and everybody who was added since."""

    def __init__(self, connection: Connection) -> None:
        self._numbered: dict[str, list[PatientIdentity]] = {}
        self._born: dict[tuple[str, date], list[PatientIdentity]] = {}
        for row in _OWN.quick(connection):
            self.add(identity_from(row))

    def add(self, patient: PatientIdentity) -> None:
        """From now on the patient is in the practice."""
        if number := _number(patient):
            self._numbered.setdefault(number, []).append(patient)
        if patient.birth_date is not None:
            self._born.setdefault(_name_and_day(patient, patient.birth_date), []).append(patient)

    def judge(self, patient: PatientIdentity, taken: Taken) -> Judged:
        """Who the incoming patient is."""
        holders = self._numbered.get(_number(patient), []) if patient.mrn else []
        if holders:
            return _by_number(patient, holders, taken)
        if patient.birth_date is None:
            return Judged()
        alike = self._born.get(_name_and_day(patient, patient.birth_date), [])
        # Nobody has the number of this one, so a number of theirs is another one.
        same = [one for one in alike if not (patient.mrn and one.mrn) and not taken.other_id(one.id)]
        if not same:
            return Judged(namesake=bool(alike))
        if len(same) > 1:
            return Judged(problem="has the name and birth date of several patients of the practice")
        if where := taken.where(same[0].id):
            return Judged(
                problem=f"has the name and birth date of {where}, and no number or id tells whether they are one"
            )
        return Judged(same[0].id)


def who(patient: PatientIdentity) -> str:
    """What an id of another program is held against: name and birth date."""
    return f"{folded(patient.full_name)}|{patient.born or ''}"


def _by_number(patient: PatientIdentity, holders: list[PatientIdentity], taken: Taken) -> Judged:
    same = [one for one in holders if _same_name(one, patient) or _same_day(one, patient)]
    if not same:
        return Judged(problem="has the record number of another patient of the practice")
    found = same[0]
    where = taken.where(found.id)
    differs = not _same_name(found, patient) or bool(found.born and patient.born and found.born != patient.born)
    if len(same) > 1 or taken.other_id(found.id) or (where and differs):
        return Judged(problem=f"has the record number of {where or 'another patient of the practice'}")
    return Judged(found.id)


def _number(patient: PatientIdentity) -> str:
    return folded(patient.mrn.strip())


def _name_and_day(patient: PatientIdentity, day: date) -> tuple[str, date]:
    return folded(patient.full_name), day


def _same_name(known: PatientIdentity, patient: PatientIdentity) -> bool:
    return folded(known.full_name) == folded(patient.full_name)


def _same_day(known: PatientIdentity, patient: PatientIdentity) -> bool:
    return known.birth_date is not None and known.birth_date == patient.birth_date
