"""Reads clinical/handout: what a patient is told on paper, in each language, and which rules each reason stands for."""

from collections.abc import Collection, Mapping
from importlib.resources.abc import Traversable

from omt_desktop.content.strict import Table, add_once, read_toml, toml_names
from omt_desktop.domain.content import Content, Source
from omt_desktop.domain.handout import WORDS, HandoutSection, HandoutTexts, OutcomeText
from omt_desktop.domain.recommendation import Outcome
from omt_desktop.domain.rule import Effect, Rule
from omt_desktop.resource_root import resource_root

_FOLDER = ("clinical", "handout")
_GROUPS = "groups.toml"


def load_handouts(content: Content) -> dict[str, HandoutTexts]:
    """The program's own texts by language, read against the content."""
    return read_handouts(resource_root(), content.rules, content.sources)


def read_handouts(
    root: Traversable, rules: Mapping[str, Rule], sources: Mapping[str, Source]
) -> dict[str, HandoutTexts]:
    """The texts by language. ContentError where they do not agree with the rules, or one language with another."""
    groups = _read_groups(root, rules)
    texts: dict[str, HandoutTexts] = {}
    for name in toml_names(root, *_FOLDER):
        if name != _GROUPS:
            read, file = _read_language(root, name, groups, sources)
            add_once(texts, file, "language", read.language, read)
            _agree(read, next(iter(texts.values())), file)
    return texts


def _read_groups(root: Traversable, rules: Mapping[str, Rule]) -> dict[str, str]:
    """The group of each rule; refused where a rule that restricts is in none, or any is in two."""
    file = read_toml(root, *_FOLDER, _GROUPS)
    table = file.table("group")
    groups: dict[str, str] = {}
    for group in table.remaining():
        for rule_id in table.ids(group, rules, "rule"):
            add_once(groups, table, group, rule_id, group)
    file.finish()
    for rule in rules.values():
        if _restricts(rule) and rule.id not in groups:
            table.refuse("", f"the rule «{rule.id}» restricts and is in no group")
    return groups


def _restricts(rule: Rule) -> bool:
    return rule.derived is not None or any(clause.effect is not Effect.ADVISE for clause in rule.clauses)


def _read_language(
    root: Traversable, name: str, groups: Mapping[str, str], sources: Mapping[str, Source]
) -> tuple[HandoutTexts, Table]:
    file = read_toml(root, *_FOLDER, name)
    language = file.text("language")
    if f"{language}.toml" != name:
        file.refuse("language", f"the file of «{language}» is called {language}.toml")
    cited = file.ids("sources", sources, "source")
    outcomes = _read_outcomes(file.table("outcome"))
    sections: dict[str, HandoutSection] = {}
    for table in file.tables("section"):
        section = _read_section(table)
        add_once(sections, table, "id", section.id, section)
    texts = HandoutTexts(
        language,
        _worded(file.table("word"), WORDS),
        outcomes,
        _worded(file.table("reason"), dict.fromkeys(groups.values())),
        groups,
        tuple(sections.values()),
        cited,
    )
    if len(texts.words["months"].split()) != 12:
        file.refuse("months", "twelve short names are expected")
    file.finish()
    return texts, file


def _read_outcomes(table: Table) -> dict[Outcome, OutcomeText]:
    outcomes = {}
    for outcome in Outcome:
        inside = table.table(outcome)
        outcomes[outcome] = OutcomeText(inside.text("heading"), inside.texts("lines"))
        inside.finish()
    table.finish()
    return outcomes


def _read_section(table: Table) -> HandoutSection:
    section_id = table.text("id")
    table.named(f"section «{section_id}»")
    only = [Outcome(outcome) for outcome in table.ids("only_for", list(Outcome), "outcome", ())]
    never = [Outcome(outcome) for outcome in table.ids("not_for", list(Outcome), "outcome", ())]
    outcomes = frozenset(only or Outcome) - frozenset(never)
    text, items = table.texts("text", ()), table.texts("items", ())
    section = HandoutSection(section_id, table.text("heading"), text, items, outcomes)
    if not (section.text or section.items):
        table.refuse("text", "the section says nothing")
    table.finish()
    return section


def _worded(table: Table, ids: Collection[str]) -> dict[str, str]:
    """A text for each id; refused where one has none, or a text has no id."""
    words = {worded: table.text(worded) for worded in ids}
    table.finish()
    return words


def _agree(texts: HandoutTexts, first: HandoutTexts, file: Table) -> None:
    """The same sections with the same outcomes and as many items in every language."""
    for one, other in zip(texts.sections, first.sections, strict=False):
        mine = (one.id, one.outcomes, len(one.text), len(one.items))
        if mine != (other.id, other.outcomes, len(other.text), len(other.items)):
            file.refuse("section", f"«{one.id}» is not what «{other.id}» is in {first.language}.toml")
    if len(texts.sections) != len(first.sections):
        file.refuse("section", f"there are as many sections as in {first.language}.toml in every language")
