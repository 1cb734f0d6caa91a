"""A doctor's own protocol: the order of the steps, what is hidden, renamed and added. It holds no patient data."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from omt_desktop.domain.exam import Block, Exam, Field, FieldKind, Item, Option, Step, Structure, Target
from omt_desktop.domain.vocabulary import FactDefinition, Vocabulary

OWN = "own."
"""Ids of items and structures that a practice added begin so; no content of ours ever does."""
OWN_BLOCK = "own"
_SIDES = (("L", "left"), ("R", "right"))


class OwnKind(StrEnum):
    """What can be added. The values are stored."""

    TEXT = "text"
    YES_NO = "yes_no"
    SEVERITY = "severity"
    STRUCTURE = "structure"
    """A structure to palpate, asked like the structures of its kind."""


@dataclass(frozen=True, slots=True)
class OwnItem:
    """An observation or structure of this practice. `id` is `own.` and a name that is never used again."""

    id: str
    step_id: str
    label: str
    kind: OwnKind
    region: str = ""
    structure: Structure | None = None
    both_sides: bool = False


@dataclass(frozen=True, slots=True)
class Protocol:
    """How this doctor examines. Version 0 is the exam as it is delivered."""

    name: str = "Standard"
    version: int = 0
    step_order: tuple[str, ...] = ()
    """Steps in the doctor's order; those not named follow in the delivered order."""
    hidden: frozenset[str] = frozenset()
    labels: tuple[tuple[str, str], ...] = ()
    """Item ids and the words this doctor uses for them, sorted."""
    added: tuple[OwnItem, ...] = field(default_factory=tuple)

    def label_of(self, item_id: str) -> str | None:
        """The doctor's word for an item, or None where it keeps its own."""
        return dict(self.labels).get(item_id)

    def renamed(self, item_id: str, label: str) -> "Protocol":
        """The same protocol with the item called `label`; its own word again for an empty one."""
        labels = {known: word for known, word in self.labels if known != item_id}
        if label.strip():
            labels[item_id] = label.strip()
        return replace(self, labels=tuple(sorted(labels.items())))

    def with_hidden(self, item_id: str, hide: bool) -> "Protocol":
        """The same protocol with the item hidden or shown."""
        return replace(self, hidden=self.hidden | {item_id} if hide else self.hidden - {item_id})

    def moved(self, exam: Exam, step_id: str, places: int) -> "Protocol":
        """The same protocol with the step so many places further down (or up, below 0); the review stays last."""
        order = [step.id for step in ordered_steps(exam, self) if step.blocks]
        place = order.index(step_id)
        order.insert(max(0, min(len(order) - 1, place + places)), order.pop(place))
        return replace(self, step_order=tuple(order))


def may_be_hidden(item: Item, vocabulary: Vocabulary) -> bool:
    """Whether the recommendation can do without it: no rule reads it, nothing requires it, it grades no region."""
    if item.target is Target.FACT:
        return not _counts(vocabulary.facts[item.id])
    return item.target is Target.FINDING


def _counts(fact: FactDefinition) -> bool:
    return bool(fact.rules or fact.required or fact.required_for or fact.required_regions)


def ordered_steps(exam: Exam, protocol: Protocol) -> tuple[Step, ...]:
    """The steps in the doctor's order; steps without items, such as the review, come last."""
    places = {step_id: place for place, step_id in enumerate(protocol.step_order)}
    rest = len(places)
    return tuple(sorted(exam.steps, key=lambda step: (not step.blocks, places.get(step.id, rest))))


def exam_of(exam: Exam, protocol: Protocol, vocabulary: Vocabulary) -> Exam:
    """The exam as this protocol asks it. What may not be hidden stays; ids the exam no longer knows are passed over."""
    steps = (
        replace(step, blocks=(*_kept_blocks(step, protocol, vocabulary), *_own_blocks(step, exam, protocol)))
        for step in ordered_steps(exam, protocol)
    )
    return Exam(tuple(steps))


def _kept_blocks(step: Step, protocol: Protocol, vocabulary: Vocabulary) -> Iterator[Block]:
    for block in step.blocks:
        items = tuple(
            _named(item, protocol)
            for item in block.items
            if item.id not in protocol.hidden or not may_be_hidden(item, vocabulary)
        )
        if items:
            yield replace(block, items=items)


def _named(item: Item, protocol: Protocol) -> Item:
    label = protocol.label_of(item.id)
    return item if label is None else replace(item, field=replace(item.field, label=label))


def _own_blocks(step: Step, exam: Exam, protocol: Protocol) -> Iterator[Block]:
    own = [item for added in protocol.added if added.step_id == step.id for item in _own_items(added, exam)]
    shown = tuple(_named(item, protocol) for item in own if item.id not in protocol.hidden)
    if shown:
        yield Block(f"{OWN_BLOCK}.{step.id}", "Added by this practice", shown)


def _own_items(added: OwnItem, exam: Exam) -> Iterator[Item]:
    if not added.both_sides:
        yield _own_item(added, exam, added.id, added.label)
        return
    for letter, side in _SIDES:
        yield _own_item(added, exam, f"{added.id}.{letter}", f"{added.label}, {side}")


def _own_item(added: OwnItem, exam: Exam, item_id: str, label: str) -> Item:
    if added.kind is OwnKind.STRUCTURE:
        model = _model_of(added.structure, exam)
        if model is not None:
            asked = replace(model.field, label=label, hint="")
            return replace(model, id=item_id, field=asked, region=added.region, show_for=frozenset())
    kinds = {OwnKind.YES_NO: FieldKind.TRI, OwnKind.SEVERITY: FieldKind.SEVERITY}
    kind = kinds.get(added.kind, FieldKind.TEXT)
    return Item(item_id, Target.FINDING, Field("value", label, kind, _options_of(kind, exam)), region=added.region)


def _options_of(kind: FieldKind, exam: Exam) -> tuple[Option, ...]:
    """The options that delivered fields of the kind share, such as yes, no and unknown."""
    fields = (asked for item in exam.items.values() for asked in (item.field, *item.parts))
    return next((asked.options for asked in fields if asked.kind is kind and asked.options), ())


def _model_of(structure: Structure | None, exam: Exam) -> Item | None:
    """A delivered structure of the kind: what is asked of it is asked of the added one."""
    return next((item for item in exam.items.values() if item.structure is structure and structure), None)
