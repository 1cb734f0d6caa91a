"""What a file of another program can bring: patients, evaluations, documents, and what is refused with its reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class PatientField(StrEnum):
    """What is known about a patient, in the words of a table's columns."""

    SOURCE_ID = "source_id"
    FAMILY_NAME = "family_name"
    GIVEN_NAME = "given_name"
    PREFERRED_NAME = "preferred_name"
    FORMER_NAME = "former_name"
    MRN = "mrn"
    BIRTH_DATE = "birth_date"
    SEX = "sex"
    GENDER = "gender"
    PHONE = "phone"
    MOBILE = "mobile"
    EMAIL = "email"
    STREET = "street"
    POSTCODE = "postcode"
    CITY = "city"
    REGION = "region"
    COUNTRY = "country"
    OCCUPATION = "occupation"
    HANDEDNESS = "handedness"
    GUARDIAN = "guardian"
    REFERRED_BY = "referred_by"
    ALERT = "alert"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class IncomingPatient:
    """A patient with values that were read already: dates are ISO (whole or in part), sex is in the record's words."""

    source_id: str
    """The patient's own id in the source, so that a second run knows them again."""
    where: str
    """Where in the file, such as «row 12»."""
    values: Mapping[PatientField, str]


@dataclass(frozen=True, slots=True)
class IncomingEvaluation:
    """An evaluation as the text of an evaluation file (omt-evaluation/1)."""

    source_id: str
    where: str
    patient: str
    """The source id of its patient."""
    text: str


@dataclass(frozen=True, slots=True)
class IncomingDocument:
    """A document of a patient: a file that was attached, or a note of an earlier program as plain text."""

    source_id: str
    where: str
    patient: str
    name: str
    media_type: str
    dated: str
    """ISO day, or empty where the source has none."""
    content: bytes


@dataclass(frozen=True, slots=True)
class Refused:
    """One thing of the file that is not taken over, and why; `where` names row and column."""

    where: str
    problem: str

    def __str__(self) -> str:
        return f"{self.where}: {self.problem}"


Incoming: TypeAlias = IncomingPatient | IncomingEvaluation | IncomingDocument | Refused
