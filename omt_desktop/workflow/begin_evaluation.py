"""Beginning an evaluation: what the practice already knows about the patient is answered from the start."""

from dataclasses import replace
from datetime import date

from omt_desktop.domain.calendar import span_of
from omt_desktop.domain.condition import BIRTH_DATE
from omt_desktop.domain.content import Content
from omt_desktop.domain.evaluation import Evaluation, FactValue
from omt_desktop.domain.patient import Patient, PatientIdentity
from omt_desktop.workflow.edits import AnswerSeveral
from omt_desktop.workflow.evaluation_record import EvaluationRecord
from omt_desktop.workflow.ports import EvaluationStore

SEX = "patient.sex"


def known_facts(patient: Patient) -> dict[str, FactValue]:
    """Birth date and sex as facts, where recorded; a date known in part is no fact, because no day is invented."""
    known: dict[str, FactValue] = {}
    if patient.birth_date is not None:
        known[BIRTH_DATE] = patient.birth_date
    if patient.sex is not None:
        known[SEX] = patient.sex
    return known


def may_be_born(patient: PatientIdentity, day: date) -> bool:
    """Whether what the record knows of the birth date, which may be only a part of it or nothing, allows this day."""
    if patient.born is None:
        return True
    span = span_of(patient.born)
    return span.first <= day <= span.last


def begin_evaluation(
    patient: Patient, today: date, content: Content, store: EvaluationStore, protocol: str = ""
) -> EvaluationRecord:
    """A new stored evaluation of the patient, at the first step; NotSaved where it could not be stored.

    `protocol` is the hash of the doctor's own protocol that the exam of the content follows.
    """
    evaluation = Evaluation(today, facts=known_facts(patient))
    return store.create(patient, evaluation, content.stamp, content.exam.steps[0].id, protocol)


def catch_up(record: EvaluationRecord) -> AnswerSeveral | None:
    """The edit that answers what became known about the patient since, None where there is nothing to answer.

    An answer that was given in the evaluation is never replaced, and a decided evaluation is left as it is.
    """
    if record.evaluation.decision.counts:
        return None
    new = {f: v for f, v in known_facts(record.patient).items() if f not in record.evaluation.facts}
    return AnswerSeveral(new) if new else None


def completed(patient: Patient, evaluation: Evaluation) -> Patient | None:
    """The patient with birth date and sex as answered here where the record has none; None where nothing changes.

    A birth date known in part is completed only by a day within it.
    """
    born, sex = evaluation.facts.get(BIRTH_DATE), evaluation.facts.get(SEX)
    told = born if isinstance(born, date) and may_be_born(patient, born) else None
    changed = replace(
        patient,
        birth_date=patient.birth_date or told,
        sex=patient.sex or (sex if isinstance(sex, str) and sex != "unknown" else None),
    )
    return changed if changed != patient else None
