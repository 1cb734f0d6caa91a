"""What is not answered yet and would change the recommendation, in the order in which the exam asks."""

from dataclasses import dataclass

from omt_desktop.domain.content import Content
from omt_desktop.domain.exam import Target
from omt_desktop.domain.reading import NO_REGION
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.workflow.words import Words


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question, the item that asks it (empty where no page does), and the rules that wait for it."""

    fact_id: str
    item_id: str
    text: str
    rules: tuple[str, ...] = ()


def needed_questions(recommendation: Recommendation, content: Content) -> tuple[OpenQuestion, ...]:
    """Without these no recommendation is possible."""
    return _in_order(dict.fromkeys(recommendation.missing, ()), content)


def deciding_questions(recommendation: Recommendation, content: Content) -> tuple[OpenQuestion, ...]:
    """Not needed, but rules are undecided without them."""
    waiting: dict[str, list[str]] = {}
    for rule in recommendation.undecided:
        for fact_id in rule.needs:
            if fact_id not in recommendation.missing:
                waiting.setdefault(fact_id, []).append(rule.id)
    return _in_order({fact_id: tuple(rules) for fact_id, rules in waiting.items()}, content)


def _in_order(rules_by_fact: dict[str, tuple[str, ...]], content: Content) -> tuple[OpenQuestion, ...]:
    items = content.exam.items
    places = {item_id: place for place, item_id in enumerate(items)}
    first_region = next((item.id for item in items.values() if item.target is Target.REGION), "")
    words = Words(content)
    questions = []
    for fact_id, rules in rules_by_fact.items():
        item_id = first_region if fact_id == NO_REGION else fact_id if fact_id in items else ""
        text = "Grade at least one region" if fact_id == NO_REGION else words.fact(fact_id)
        questions.append(OpenQuestion(fact_id, item_id, text, rules))
    questions.sort(key=lambda question: (places.get(question.item_id, len(places)), question.fact_id))
    return tuple(questions)
