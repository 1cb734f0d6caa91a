"""To whom something of a patient was given, and why: what the audit trail keeps of it."""

from dataclasses import dataclass

from omt_desktop.workflow.errors import Refusal

_LONGEST = 200
RECIPIENTS = ("Referring physician", "Insurance", "Another practice", "Hospital", "Guardian")
"""Offered while it is typed; anything else may be written."""
REASONS = ("Treatment", "Referral", "Payment", "The patient asked for it", "Archive")


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Both in the words of whoever gave it."""

    to: str
    why: str


FOR_THE_CHART = Disclosure("Chart of this practice", "Kept in the chart")
TO_THE_PATIENT = Disclosure("The patient", "For the patient's own use")
QUICK = (("This practice's chart", FOR_THE_CHART), ("The patient", TO_THE_PATIENT))
"""What is given most, each said with one press."""


@dataclass(frozen=True, slots=True)
class Given:
    """What was given: a code for its kind, the patient, and the evaluation or document it is of."""

    kind: str
    patient_id: str = ""
    subject_id: str = ""


def disclosure_of(to: str, why: str) -> Disclosure:
    """The disclosure with white space tidied; Refusal where one of the two is missing."""
    tidy = Disclosure(" ".join(to.split())[:_LONGEST], " ".join(why.split())[:_LONGEST])
    if not tidy.to or not tidy.why:
        raise Refusal(
            "Say to whom this is given and why: the practice must be able to tell the patient. Nothing was given out."
        )
    return tidy
