"""The words on screen and paper for what the domain names by id."""

from omt_desktop.domain.content import Content
from omt_desktop.domain.exam import Field, FieldKind, Item
from omt_desktop.domain.reading import NO_REGION
from omt_desktop.domain.recommendation import FiredRule
from omt_desktop.domain.rule import PROPOSAL, Rule

_NAMES = ("Canadian ", "Chiari ", "Down syndrome", "Klippel-Feil", "Still technique", "Trendelenburg")
"""How texts of the content begin that begin with a name."""
_NOT_OUR_WORDS = (FieldKind.TEXT, FieldKind.DATE, FieldKind.PARTIAL_DATE)


def counted(number: int, one: str, many: str) -> str:
    """`1 rule`, `2 rules`."""
    return f"{number} {one if number == 1 else many}"


def lowered(text: str) -> str:
    """The text as it stands inside a sentence: `Waits` becomes `waits`; abbreviations, numerals and names stay."""
    is_word = text[1:2].islower() or text.startswith("A ")
    return text[:1].lower() + text[1:] if is_word and not text.startswith(_NAMES) else text


def answer_in_sentence(text: str, field: Field | None) -> str:
    """The words of an answer inside a sentence; a typed text, a date and what has no field stay as they are."""
    return text if field is None or field.kind in _NOT_OUR_WORDS else lowered(text)


class Words:
    """What content calls things; an id that content does not know is printed as it was stored."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._items = content.exam.items

    def of(self, section: str, word_id: str) -> str:
        """The word of `resources/clinical/wording.toml` for an id."""
        return self._content.wording.get(f"{section}.{word_id}", word_id.replace("_", " "))

    def item(self, item_id: str) -> Item | None:
        """The question or observation of that id, None where this content has none."""
        return self._items.get(item_id)

    def fact(self, fact_id: str) -> str:
        """What a fact is called: the label of its question."""
        if fact_id == NO_REGION:
            return "Examination of at least one region"
        item = self._items.get(fact_id)
        return item.field.label if item else fact_id

    def region(self, region_id: str) -> str:
        """What a region is called."""
        region = self._content.vocabulary.regions.get(region_id)
        return region.label if region else region_id

    def technique(self, technique_id: str) -> str:
        """What a technique is called."""
        technique = self._content.vocabulary.techniques.get(technique_id)
        return technique.label if technique else technique_id

    def abbreviation(self, technique_id: str) -> str:
        """The usual abbreviation of a technique: `HVLA`, `MFR-D`."""
        return technique_id.replace("_", "-")

    def option(self, field: Field, option_id: str) -> str:
        """The word for something chosen: the field's own, else that of the vocabulary."""
        label = field.label_of(option_id)
        if label != option_id:
            return label
        if option_id in self._content.vocabulary.techniques:
            return self.technique(option_id)
        return self._content.vocabulary.choice_labels.get(option_id, option_id.replace("_", " "))

    def rule(self, rule_id: str) -> Rule | None:
        """The rule of that id, None where this content has none."""
        return self._content.rules.get(rule_id)

    def evidence(self, fired: FiredRule) -> str:
        """How far the supporting texts were checked, tag by tag: `text read; teaching copy, not verified`."""
        rule = self.rule(fired.id)
        return self._checked(fired.evidence, proposal=rule is not None and rule.proposal)

    def evidence_of(self, rule: Rule) -> str:
        """The same for a rule of this content."""
        return self._checked(rule.evidence, proposal=rule.proposal)

    def _checked(self, evidence: str, *, proposal: bool) -> str:
        tags = [tag for tag in evidence.split("/") if tag]
        if proposal and PROPOSAL not in tags:
            tags.append(PROPOSAL)
        return "; ".join(self.of("evidence_short", tag) for tag in tags) or "no tag"
