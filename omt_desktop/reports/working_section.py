"""The working behind the recommendation: rules, evidence, sources, versions, and what the program is."""

from collections.abc import Iterator
from datetime import datetime

import omt_desktop
from omt_desktop.domain.recommendation import FiredRule
from omt_desktop.reports.cell_list import cells_of_rule
from omt_desktop.reports.chart import Chart
from omt_desktop.reports.outline_nodes import Heading, KeyValue, KeyValues, Line, Node, Prose, Role, Table
from omt_desktop.workflow.day_words import day_in_words
from omt_desktop.workflow.words import counted

PURPOSE = (
    "Decision support for osteopathic physicians who plan osteopathic manipulative treatment (OMT) of outpatients. It "
    "compares what was recorded with the rules below and names what it used, what was missing and where each rule "
    "comes from, so that the physician can judge it independently. It makes no diagnosis. The physician decides."
)


def working_section(chart: Chart) -> Iterator[Node]:
    """Rules that fired, that wait and that do not hold; the sources; the content with its hash; the purpose."""
    yield Heading("How the recommendation was worked out", 1)
    yield from _fired(chart)
    yield from _undecided(chart)
    yield from _cleared(chart)
    yield from _sources(chart)
    yield from _about(chart)


def _fired(chart: Chart) -> Iterator[Node]:
    yield Heading("Rules that fired")
    fired = chart.recommendation.fired
    if not fired:
        yield Prose("None.")
        return
    rows = tuple(_fired_row(chart, rule) for rule in fired)
    yield Table(("Rule", "What it does here", "Evidence", "Reviewed by a physician"), rows, (11, 48, 25, 16))
    unreviewed = [rule.id for rule in fired if not _review(chart, rule)]
    if unreviewed:
        what = counted(len(unreviewed), "rule that fired has", "rules that fired have")
        yield Prose(f"{what} not yet been reviewed by a physician: {', '.join(unreviewed)}.", Role.STRONG)


def _fired_row(chart: Chart, fired: FiredRule) -> tuple[tuple[Line, ...], ...]:
    rule = chart.words.rule(fired.id)
    evidence = f"{fired.evidence}: {chart.words.evidence(fired)}"
    does = cells_of_rule(chart, fired.id) or f"{chart.words.of('effect', fired.effect)}, no cell of the table"
    return (
        (Line(fired.id, Role.STRONG),),
        (Line(rule.title if rule else "Not in this content"), Line(does, Role.MUTED)),
        (Line(evidence),),
        (Line(_review(chart, fired) or "Not yet"),),
    )


def _review(chart: Chart, fired: FiredRule) -> str:
    rule = chart.words.rule(fired.id)
    return ", ".join(part for part in (rule.reviewer, rule.reviewed_on) if part) if rule and rule.reviewer else ""


def _undecided(chart: Chart) -> Iterator[Node]:
    undecided = chart.recommendation.undecided
    if undecided:
        yield Heading("Rules that wait for an answer")
        rows = []
        for waiting in undecided:
            rule = chart.words.rule(waiting.id)
            needs = "; ".join(map(chart.words.fact, waiting.needs))
            title = Line(rule.title if rule else "Not in this content", Role.SMALL)
            rows.append(((Line(waiting.id, Role.STRONG),), (title,), (Line(needs, Role.SMALL),)))
        yield Table(("Rule", "Title", "Waits for"), tuple(rows), (11, 39, 50))


def _cleared(chart: Chart) -> Iterator[Node]:
    cleared = [rule.id for rule in chart.recommendation.not_fired]
    if cleared:
        yield Heading("Rules that do not hold")
        count = counted(len(cleared), "rule was", "rules were")
        yield Prose(f"{count} ruled out by what was recorded: {', '.join(cleared)}.", Role.SMALL)


def _sources(chart: Chart) -> Iterator[Node]:
    cited = sorted({key for rule in chart.recommendation.fired for key in rule.sources}, key=_by_number)
    if cited:
        yield Heading("Sources cited above")
        sources = chart.content.sources
        texts = ((key, sources[key].text if key in sources else "Not in this content") for key in cited)
        yield KeyValues(tuple(KeyValue(key, text, Role.SMALL) for key, text in texts))


def _by_number(key: str) -> tuple[str, int, str]:
    digits = "".join(c for c in key if c.isdigit())
    return key.rstrip("0123456789"), int(digits or 0), key


def _about(chart: Chart) -> Iterator[Node]:
    stamp, begun = chart.content.stamp, chart.record.content
    yield Heading("About this report")
    rows = [KeyValue("Content", f"version {stamp.version}, SHA-256 {stamp.sha256}", Role.SMALL)]
    if begun != stamp:
        text = f"The evaluation was begun with content version {begun.version}, SHA-256 {begun.sha256}."
        rows.append(KeyValue("Begun with", text, Role.SMALL))
    rows.append(KeyValue("Evaluation", _kept(chart), Role.SMALL))
    if chart.printed.anchor:
        rows.append(KeyValue("Audit anchor", chart.printed.anchor, Role.SMALL))
    if chart.record.doubt:
        rows.append(KeyValue("Doubt", chart.record.doubt, Role.STRONG))
    rows.append(KeyValue("Program", f"OMT Desktop {omt_desktop.__version__}", Role.SMALL))
    rows.append(KeyValue("Purpose", PURPOSE, Role.SMALL))
    rows.append(KeyValue("Limits", _limits(chart), Role.SMALL))
    yield KeyValues(tuple(rows))


def _kept(chart: Chart) -> str:
    if not chart.record.id:
        return f"read from an evaluation file and printed on {_moment(chart.record.saved_at)}"
    started, saved = _moment(chart.record.started_at), _moment(chart.record.saved_at)
    return f"begun {started}, last saved {saved}, reference {chart.record.id}"


def _moment(moment: datetime) -> str:
    return f"{day_in_words(moment.date())}, {moment:%H:%M}"


def _limits(chart: Chart) -> str:
    rules = chart.content.rules.values()
    reviewed = sum(bool(rule.reviewer) for rule in rules)
    review = (
        f"{reviewed} of its {len(rules)} rules were reviewed by a physician."
        if reviewed
        else f"None of its {len(rules)} rules has been reviewed by a physician yet."
    )
    return (
        f"{review} The program was not audited and is not a certified medical device. Rules whose sources were not "
        "read in full are marked, and are kept where they restrict. What was not asked or examined is unknown to it."
    )
