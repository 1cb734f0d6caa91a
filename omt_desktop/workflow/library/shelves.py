"""The three shelves of the library, and finding something on them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from string import ascii_letters
from typing import TypeVar

from omt_desktop.domain.content import Content, Indication, Source
from omt_desktop.domain.rule import Rule
from omt_desktop.workflow.folded_names import folded, words_typed
from omt_desktop.workflow.library.rule_entry import RuleEntry, rule_entry
from omt_desktop.workflow.reasons import is_verified

_Entry = TypeVar("_Entry")


class Shelf(StrEnum):
    """What is looked through."""

    RULES = "rules"
    UNVERIFIED = "unverified"
    """The rules of which not every supporting text was read."""
    EVIDENCE = "evidence"
    SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class Citation:
    """A source and what cites it."""

    source: Source
    rules: tuple[Rule, ...]
    indications: tuple[Indication, ...]


class Library:
    """The content, to be looked things up in; every search goes over all of it, which is put into words once."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._entries: dict[str, RuleEntry] = {}
        self._folded: dict[str, str] = {}
        """By key; no rule, condition and source share one."""

    def entry(self, rule_id: str) -> RuleEntry:
        """The rule in words; KeyError for one that this content does not have."""
        if rule_id not in self._entries:
            self._entries[rule_id] = rule_entry(self._content.rules[rule_id], self._content)
        return self._entries[rule_id]

    def rules(self, typed: str = "", *, unverified_only: bool = False) -> tuple[Rule, ...]:
        """The rules that hold every word typed, in the order of their ids."""
        rules = (self._content.rules[rule_id] for rule_id in sorted(self._content.rules, key=_by_number))
        wanted = (rule for rule in rules if not (unverified_only and is_verified(rule)))
        return self._found(typed, wanted, lambda rule: rule.id, _text_of_rule)

    def evidence(self, typed: str = "") -> tuple[Indication, ...]:
        """What is known of OMT for the conditions that hold every word typed, in the order of the content."""
        return self._found(typed, self._content.indications, lambda known: known.id, _text_of_indication)

    def sources(self, typed: str = "") -> tuple[Source, ...]:
        """The references that hold every word typed, in the order of the content."""
        return self._found(typed, self._content.sources.values(), lambda source: source.key, _text_of_source)

    def citation(self, key: str) -> Citation:
        """Who cites the source; KeyError for a key this content does not have."""
        rules = tuple(rule for rule in self.rules() if key in rule.sources)
        indications = tuple(known for known in self._content.indications if key in known.sources)
        return Citation(self._content.sources[key], rules, indications)

    def _found(
        self, typed: str, entries: Iterable[_Entry], key_of: Callable[[_Entry], str], text_of: Callable[[_Entry], str]
    ) -> tuple[_Entry, ...]:
        wanted = words_typed(typed)

        def holds(entry: _Entry) -> bool:
            key = key_of(entry)
            if key not in self._folded:
                self._folded[key] = folded(text_of(entry))
            return all(word in self._folded[key] for word in wanted)

        return tuple(entry for entry in entries if holds(entry))


def _by_number(rule_id: str) -> tuple[str, int, str]:
    """CI-9 before CI-10, and CI-10a behind that; red flags behind the contraindications."""
    family, _, number = rule_id.partition("-")
    digits = number.rstrip(ascii_letters)
    return family, int(digits), number


def _text_of_rule(rule: Rule) -> str:
    todo = (text for clause in rule.clauses for text in (clause.workup, clause.advice))
    return " ".join((rule.id, rule.title, rule.because, rule.alternative, *todo, *rule.sources))


def _text_of_indication(known: Indication) -> str:
    return " ".join((known.label, known.evidence, known.adjunct, known.regions, known.codes, *known.sources))


def _text_of_source(source: Source) -> str:
    return f"{source.key} {source.text}"
