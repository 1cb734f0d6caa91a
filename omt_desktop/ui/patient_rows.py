"""Patients and evaluations as rows of a list and as lines under a name."""

from datetime import date

from omt_desktop.domain.patient import PatientIdentity
from omt_desktop.ui.row_delegate import RowLook
from omt_desktop.ui.row_list import Row
from omt_desktop.workflow.age_words import age_in_words
from omt_desktop.workflow.day_words import day_in_words
from omt_desktop.workflow.evaluation_record import EvaluationSummary, PatientRow
from omt_desktop.workflow.words import Words

COMPLAINTS = "complaint.groups"


def identity_line(patient: PatientIdentity, on: date) -> str:
    """`72 years, female · born 2 Mar 1954 · record A-1042`; what is not on record is said, not left out."""
    age = age_in_words(patient.born, on) if patient.born else "age not recorded"
    born = f"born {day_in_words(patient.born)}" if patient.born else ""
    number = f"record {patient.mrn}" if patient.mrn else ""
    first = ", ".join(part for part in (age, patient.sex or "sex not recorded") if part)
    return " · ".join(part for part in (first, born, number) if part)


def patient_row(row: PatientRow, today: date) -> Row:
    """A patient as a row: who, how old, from where, which record number, and when last evaluated."""
    patient = row.patient
    age = age_in_words(patient.born, today) if patient.born else "age not recorded"
    born = f"born {day_in_words(patient.born)}" if patient.born else ""
    gone = "does not come any more" if row.inactive else ""
    detail = " · ".join(part for part in (gone, age, patient.sex or "", born, row.town) if part)
    last = f"Seen {_day(row.last_evaluated_on)}" if row.last_evaluated_on else "Not evaluated yet"
    return Row(patient.id, RowLook(patient.called_name, detail, patient.mrn, last, patient.id))


def evaluation_row(summary: EvaluationSummary, words: Words, today: date) -> Row:
    """An evaluation among others of the same patient: its day, what it was for, and whether it is decided."""
    state, tone = ("Decided", "ok") if summary.decided else ("Unfinished", "warning")
    if summary.elsewhere:
        state, tone = "Signed elsewhere", "neutral"
    look = RowLook(
        _day(summary.evaluated_on), complaints_line(summary, words), state, _saved(summary, today), tone=tone
    )
    return Row(summary.id, look)


def note_row(summary: EvaluationSummary, words: Words, today: date) -> Row:
    """An unfinished evaluation among those of all patients."""
    standing = "Decided" if summary.decided else "Draft"
    detail = f"{standing} · {_day(summary.evaluated_on)} · {complaints_line(summary, words)}"
    patient = summary.patient
    return Row(summary.id, RowLook(patient.full_name, detail, patient.mrn, _saved(summary, today), patient.id))


def complaints_line(summary: EvaluationSummary, words: Words) -> str:
    """The complaints in words, or that none was recorded."""
    item = words.item(COMPLAINTS)
    named = [words.option(item.field, c) if item else c for c in summary.complaints]
    return ", ".join(named) or "Complaint not recorded yet"


def _saved(summary: EvaluationSummary, today: date) -> str:
    """The time for what was saved today, else the day."""
    day = summary.saved_at.date()
    return f"Saved {summary.saved_at:%H:%M}" if day == today else f"Saved {day_in_words(day)}"


def _day(iso: str) -> str:
    return day_in_words(date.fromisoformat(iso))
