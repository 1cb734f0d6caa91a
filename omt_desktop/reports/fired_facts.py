"""The facts behind a rule, as question and answer."""

from omt_desktop.domain.evaluation import FactValue
from omt_desktop.domain.reading import NO_REGION
from omt_desktop.domain.recommendation import FiredRule
from omt_desktop.reports.chart import Chart
from omt_desktop.workflow.answer_words import NOT_KNOWN, field_text, plain_text


def facts_text(chart: Chart, fired: FiredRule) -> str:
    """All facts behind a fired rule in one line; one that is not known is said to be so."""
    facts = fired.facts.items()
    return "; ".join(f"{_name(chart, fact_id)}: {_answer(chart, fact_id, value)}" for fact_id, value in facts)


def _name(chart: Chart, fact_id: str) -> str:
    return "Regions without somatic dysfunction" if fact_id == NO_REGION else chart.words.fact(fact_id).rstrip("?: ")


def _answer(chart: Chart, fact_id: str, value: FactValue | None) -> str:
    if value is None:
        return NOT_KNOWN
    if fact_id == NO_REGION and isinstance(value, tuple):
        return ", ".join(chart.words.region(str(region)) for region in value)
    item = chart.words.item(fact_id)
    return field_text(item.field, value, chart.words, item.parts) if item else plain_text(value)
