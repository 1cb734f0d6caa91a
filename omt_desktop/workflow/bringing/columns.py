"""Which column of a table is what: guessed from its heading, chosen by the doctor, remembered for the next time."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from omt_desktop.workflow.bringing.cells import DayOrder
from omt_desktop.workflow.bringing.incoming import PatientField

_F = PatientField
_HEADINGS: Mapping[PatientField, str] = {
    _F.SOURCE_ID: "id|patient id|patientid|numero|nummer|patient number|uuid",
    _F.FAMILY_NAME: "family name|last name|lastname|surname|nom|nom de famille|apellido|apellidos|nachname|name",
    _F.GIVEN_NAME: "given name|given names|first name|firstname|forename|prenom|nombre|nombres|vorname",
    _F.PREFERRED_NAME: "preferred name|known as|nickname|called|rufname|nom usuel",
    _F.FORMER_NAME: "former name|maiden name|birth name|name at birth|nom de naissance|geburtsname",
    _F.MRN: "mrn|record number|chart number|chart no|file number|medical record number|record no|dossier|historia",
    _F.BIRTH_DATE: "birth date|date of birth|birthdate|dob|born|date de naissance|naissance|geburtsdatum|"
    "fecha de nacimiento|birthday",
    _F.SEX: "sex|sexe|sexo|geschlecht|administrative sex",
    _F.GENDER: "gender|gender identity|genre|genero",
    _F.PHONE: "phone|telephone|phone number|home phone|tel|telefon|telefono|telephone fixe",
    _F.MOBILE: "mobile|cell|cell phone|mobile phone|portable|movil|handy|telephone portable",
    _F.EMAIL: "email|e mail|mail|email address|courriel|correo",
    _F.STREET: "street|address|address line 1|address 1|rue|adresse|direccion|strasse",
    _F.POSTCODE: "postcode|zip|zip code|postal code|code postal|codigo postal|plz",
    _F.CITY: "city|town|ville|ciudad|ort|stadt",
    _F.REGION: "state|region|province|canton|bundesland|provincia",
    _F.COUNTRY: "country|pays|pais|land",
    _F.HANDEDNESS: "handedness|hand|lateralite|lateralidad",
    _F.OCCUPATION: "occupation|job|profession|metier|ocupacion|profesion|beruf",
    _F.GUARDIAN: "guardian|parent|representative|tuteur|tutor",
    _F.REFERRED_BY: "referred by|referring doctor|referring physician|doctor|medecin|medecin traitant|gp",
    _F.ALERT: "alert|alerts|warning|allergies|allergy|important",
    _F.NOTE: "note|notes|comment|comments|remarque|remarks|notas",
}
_BY_HEADING = {heading: target for target, all_of in _HEADINGS.items() for heading in all_of.split("|")}
_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """What each column is, by its place from 0; a column that is not named here is left out."""

    targets: Mapping[int, PatientField] = field(default_factory=dict)
    day_order: DayOrder | None = None
    """How birth dates are written; None where it was neither told nor told by the column."""

    @property
    def problem(self) -> str:
        """Why a table cannot be read so, as one sentence; empty where it can."""
        chosen = list(self.targets.values())
        twice = next((target for target in chosen if chosen.count(target) > 1), None)
        if twice is not None:
            return f"Two columns are both taken as {words_of(twice)}. Choose one of them."
        if PatientField.FAMILY_NAME not in chosen:
            return "No column is taken as the family name yet. Choose the one that holds it."
        if PatientField.BIRTH_DATE in chosen and self.day_order is None:
            return "03/02/1954 can mean two days in this table. Choose how its birth dates are written."
        return ""


def guessed(headings: Sequence[str]) -> dict[int, PatientField]:
    """What the headings say, each target at most once; nothing is guessed from what stands below them."""
    found: dict[int, PatientField] = {}
    for place, heading in enumerate(headings):
        target = _BY_HEADING.get(plain_heading(heading))
        if target is not None and target not in found.values():
            found[place] = target
    return found


def plain_heading(heading: str) -> str:
    """The heading without case, accents and signs, by which a table is known again."""
    decomposed = unicodedata.normalize("NFKD", heading.casefold())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _NOT_A_LETTER.sub(" ", bare).strip()


def words_of(target: PatientField) -> str:
    """What the doctor calls it."""
    special = {
        PatientField.MRN: "record number",
        PatientField.SOURCE_ID: "id in the other program",
        PatientField.EMAIL: "e-mail",
    }
    return special.get(target, target.value.replace("_", " "))
