"""Whose evaluation it is and of which day, as printed on every page, and what brought the patient."""

from collections.abc import Iterator
from datetime import date

from omt_desktop.domain.calendar import PartialDate
from omt_desktop.domain.condition import BIRTH_DATE
from omt_desktop.domain.exam import Item
from omt_desktop.domain.reading import COMPLAINTS
from omt_desktop.reports.chart import Chart
from omt_desktop.reports.outline_nodes import Identity, KeyValue, KeyValues, Role
from omt_desktop.reports.printable_text import shortened
from omt_desktop.reports.signature_section import signed_by
from omt_desktop.workflow.age_words import age_in_words
from omt_desktop.workflow.answer_words import item_text
from omt_desktop.workflow.day_words import day_in_words
from omt_desktop.workflow.ready_to_sign import late_entry
from omt_desktop.workflow.words import answer_in_sentence, lowered

SEX = "patient.sex"
NOT_RECORDED = "Not recorded"
_COMPLAINT = "complaint."
_REFERENCE_LENGTH = 8


def identity_of(chart: Chart) -> Identity:
    """Name, person and visit; what is not known is said to be not recorded."""
    patient, day = chart.record.whose, chart.evaluation.evaluated_on
    birth, sex = _birth_date(chart), _sex(chart)
    person = (
        age_in_words(birth, day) if birth else "",
        sex or "sex not recorded",
        f"born {day_in_words(birth)}" if birth else "birth date not recorded",
        f"record {patient.mrn}" if patient.mrn else "no record number",
    )
    reference = chart.record.id[:_REFERENCE_LENGTH]
    visit = (f"Evaluation of {day_in_words(day)}", f"reference {reference}" if reference else "")
    return Identity(
        patient.full_name or "Name not recorded",
        " · ".join(part for part in person if part),
        " · ".join(part for part in visit if part),
        signed_by(chart),
    )


def visit_rows(chart: Chart, longest: int) -> Iterator[KeyValues]:
    """What the patient came for, each text in at most so many characters.

    Also that it was written on a later day, and where patient and evaluation disagree on the birth date.
    """
    reason = shortened(_recorded(chart, COMPLAINTS) or NOT_RECORDED, longest)
    rows = [KeyValue("Reason for visit", reason, Role.STRONG)]
    about = [
        f"{item.field.label}: {answer_in_sentence(text, item.field)}"
        for item in _complaint_items(chart)
        if (text := item_text(item, chart.evaluation, chart.words)) is not None
    ]
    if about:
        rows.append(KeyValue("About it", shortened("; ".join(about), longest)))
    # What is read from a file was written who knows when.
    late = late_entry(chart.record) if chart.record.id else ""
    if late:
        label, _, told = late.partition(": ")
        rows.append(KeyValue(label, told, Role.STRONG))
    chart_birth, asked_birth = chart.record.whose.birth_date, chart.evaluation.facts.get(BIRTH_DATE)
    if chart_birth and isinstance(asked_birth, date) and chart_birth != asked_birth:
        both = f"{day_in_words(chart_birth)} in the patient's data, {day_in_words(asked_birth)} in this evaluation"
        rows.append(KeyValue("Two birth dates", f"{both}; the age is counted from the latter.", Role.STRONG))
    if chart.record.renamed:
        rows.append(KeyValue("Signed under", f"the name above. In the registry now: {_named_now(chart)}.", Role.STRONG))
    yield KeyValues(tuple(rows))


def _complaint_items(chart: Chart) -> Iterator[Item]:
    for step in chart.content.exam.steps:
        yield from (item for item in step.items if item.id.startswith(_COMPLAINT) and item.id != COMPLAINTS)


def _recorded(chart: Chart, fact_id: str) -> str | None:
    item = chart.words.item(fact_id)
    return item_text(item, chart.evaluation, chart.words) if item else None


def _named_now(chart: Chart) -> str:
    """Name, birth date, sex and number as the registry has them, for a record that was signed under others."""
    now = chart.record.patient
    item = chart.words.item(SEX)
    sex = lowered(chart.words.option(item.field, now.sex)) if item and now.sex else "sex not recorded"
    born = f"born {day_in_words(now.born)}" if now.born else "birth date not recorded"
    return ", ".join((now.full_name, born, sex, f"record {now.mrn}" if now.mrn else "no record number"))


def _birth_date(chart: Chart) -> date | PartialDate | None:
    asked = chart.evaluation.facts.get(BIRTH_DATE)
    return asked if isinstance(asked, date) else chart.record.whose.born


def _sex(chart: Chart) -> str:
    asked = chart.evaluation.facts.get(SEX, chart.record.whose.sex)
    if asked is None:
        return ""
    item = chart.words.item(SEX)
    return lowered(chart.words.option(item.field, str(asked)) if item else str(asked))
