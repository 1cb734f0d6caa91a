"""A recommendation as lines a person reads in a terminal, headline and reasons first."""

import textwrap
from collections.abc import Iterable, Iterator

from omt_desktop.domain.content import Content
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.recommendation import CellState, FiredRule, Recommendation
from omt_desktop.workflow.answer_words import fact_in_words
from omt_desktop.workflow.words import Words, lowered

_WIDTH = 96
_INDENT = "  "


def recommendation_lines(recommendation: Recommendation, evaluation: Evaluation, content: Content) -> Iterator[str]:
    """The headline, why, what fits where, what is open, what to do, and with which content."""
    words = Words(content)
    yield words.of("outcome", recommendation.outcome).upper()
    yield from _wrapped(words.of("outcome_line", recommendation.outcome), "")
    if recommendation.fired:
        yield from _heading("Why")
        for rule in sorted(recommendation.fired, key=lambda rule: (rule.effect.rank, rule.id)):
            yield from _reason(rule, content, words)
    if recommendation.cells:
        yield from _heading("What fits where")
        yield from _regions(recommendation, evaluation, words)
    yield from _listed("Needed before a recommendation", map(words.fact, recommendation.missing))
    worth_asking = {fact_id for rule in recommendation.undecided for fact_id in rule.needs}
    yield from _listed("Worth asking", map(words.fact, sorted(worth_asking - set(recommendation.missing))))
    yield from _listed("Work-up", recommendation.workup)
    yield from _listed("Advice", recommendation.advice)
    yield ""
    yield f"Clinical content {content.stamp.version}, {content.stamp.sha256[:12]}; not yet reviewed by a physician."


def _heading(title: str) -> Iterator[str]:
    yield ""
    yield title


def _wrapped(text: str, indent: str) -> Iterator[str]:
    yield from textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)


def _reason(fired: FiredRule, content: Content, words: Words) -> Iterator[str]:
    rule = words.rule(fired.id)
    title = rule.title if rule else fired.id
    yield f"{_INDENT}{fired.id}  {title}: {lowered(words.of('effect', fired.effect))}"
    if rule:
        yield from _wrapped(rule.because, _INDENT * 3)
    for fact_id, value in fired.facts.items():
        yield from _wrapped(f"· {fact_in_words(content, fact_id, value)}", _INDENT * 3)
    cited = ", ".join(fired.sources) or "none"
    yield f"{_INDENT * 3}Source: {cited} ({words.evidence(fired)})"


def _regions(recommendation: Recommendation, evaluation: Evaluation, words: Words) -> Iterator[str]:
    for region, row in recommendation.cells.items():
        severity = words.of("severity", str(evaluation.regions[region].severity))
        yield f"{_INDENT}{words.region(region)}, severity {severity}"
        for state in CellState:
            there = [words.abbreviation(technique) for technique, cell in row.items() if cell.state is state]
            if there and state is not CellState.NOT_APPLICABLE:
                label = f"{words.of('cell_symbol', state)} {words.of('cell', state)}"
                yield from textwrap.wrap(
                    f"{label:<18}{', '.join(there)}",
                    _WIDTH,
                    initial_indent=_INDENT * 3,
                    subsequent_indent=_INDENT * 3 + " " * 18,
                    break_on_hyphens=False,
                )


def _listed(title: str, entries: Iterable[str]) -> Iterator[str]:
    listed = list(entries)
    if listed:
        yield from _heading(title)
        for entry in listed:
            yield from _wrapped(f"· {entry}", _INDENT)
