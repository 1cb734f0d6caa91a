"""What a form changes of a patient, carried over to the record as it is by now."""

from dataclasses import fields, replace

from omt_desktop.domain.patient import Patient


def carried_over(begun: Patient, typed: Patient, stored: Patient) -> Patient:
    """The stored patient with what the form says otherwise than when it was begun.

    What an evaluation, an import or another form wrote in the meantime stays, where this form did not touch it.
    """
    names = (field.name for field in fields(Patient))
    touched = {name: getattr(typed, name) for name in names if getattr(typed, name) != getattr(begun, name)}
    return replace(stored, **touched)
