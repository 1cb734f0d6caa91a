"""The tables of the practice, private to this room: one file for each subject, all of them known here.

Dates and times are ISO 8601 text, values JSON (stored_values).
"""

from omt_desktop.storage.tables.audit import IS_WIDENED, audit
from omt_desktop.storage.tables.brought import brought
from omt_desktop.storage.tables.documents import documents, sealing_keys
from omt_desktop.storage.tables.evaluations import (
    NOT_SIGNED,
    OF_OWN_ITEMS,
    SIGNED_ELSEWHERE,
    SIGNED_HERE,
    answers,
    chosen_techniques,
    evaluations,
    findings,
    recommendations,
    region_findings,
)
from omt_desktop.storage.tables.follow_ups import IS_OPEN, follow_ups
from omt_desktop.storage.tables.form_drafts import form_drafts
from omt_desktop.storage.tables.metadata import metadata
from omt_desktop.storage.tables.patients import (
    patient_details,
    patient_merges,
    patient_phones,
    patient_words,
    patients,
)
from omt_desktop.storage.tables.people import people
from omt_desktop.storage.tables.protocols import protocols
from omt_desktop.storage.tables.reviews import WAITS, reviews
from omt_desktop.storage.tables.schedule import (
    appointment_changes,
    appointments,
    call_answers,
    call_attempts,
    standing_outcomes,
)
from omt_desktop.storage.tables.settings import practice_settings
from omt_desktop.storage.tables.signatures import addenda, signatures, signed_elsewhere, signed_patients

__all__ = [
    "IS_OPEN",
    "IS_WIDENED",
    "NOT_SIGNED",
    "OF_OWN_ITEMS",
    "SIGNED_ELSEWHERE",
    "SIGNED_HERE",
    "WAITS",
    "addenda",
    "answers",
    "appointment_changes",
    "appointments",
    "audit",
    "brought",
    "call_answers",
    "call_attempts",
    "chosen_techniques",
    "documents",
    "evaluations",
    "findings",
    "follow_ups",
    "form_drafts",
    "metadata",
    "patient_details",
    "patient_merges",
    "patient_phones",
    "patient_words",
    "patients",
    "people",
    "practice_settings",
    "protocols",
    "recommendations",
    "region_findings",
    "reviews",
    "sealing_keys",
    "signatures",
    "signed_elsewhere",
    "signed_patients",
    "standing_outcomes",
]
