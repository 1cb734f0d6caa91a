"""The exam as a doctor's own protocol asks it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from omt_desktop.domain.exam import Block, Exam, Field, FieldKind, Item, Option, Step, Structure, Target
from omt_desktop.domain.protocol import OWN, OwnItem, OwnKind, Protocol, ordered_steps
from omt_desktop.domain.sided_items import SIDES, without_side
from omt_desktop.domain.vocabulary import Vocabulary

ADDED_TITLE = "Added by this practice"
_KINDS = {OwnKind.YES_NO: FieldKind.TRI, OwnKind.SEVERITY: FieldKind.SEVERITY}


def exam_of(exam: Exam, protocol: Protocol, vocabulary: Vocabulary) -> Exam:
    """The exam without what is hidden. What may not be hidden stays; ids the exam does not know are passed over.

    A block or step of which everything is hidden is left out; the review stays.
    """
    steps = (
        replace(step, blocks=tuple(_shown_blocks(step, protocol, vocabulary)))
        for step in whole_exam(exam, protocol).steps
    )
    asked = {step.id for step in exam.steps if step.blocks}
    return Exam(tuple(step for step in steps if step.blocks or step.id not in asked))


def whole_exam(exam: Exam, protocol: Protocol) -> Exam:
    """The exam in the doctor's order and words, with what was added and with what is hidden.

    An added structure stands with the structures of its region, where its step has any; the rest in a block of its own.
    """
    words, models = dict(protocol.labels), _models(exam)
    own = {added: tuple(_own_items(added, exam, models)) for added in protocol.added}
    return Exam(tuple(_whole_step(step, words, own) for step in ordered_steps(exam, protocol)))


def may_be_hidden(item: Item, vocabulary: Vocabulary) -> bool:
    """Whether the recommendation can do without it: no rule reads it, nothing requires it, it grades no region."""
    if item.target is Target.FACT:
        fact = vocabulary.facts[item.id]
        return not (fact.rules or fact.required or fact.required_for or fact.required_regions)
    return item.target is Target.FINDING


def is_hidden(item_id: str, protocol: Protocol) -> bool:
    """Whether the doctor hid the item; an added one is hidden on both sides."""
    return (without_side(item_id) if item_id.startswith(OWN) else item_id) in protocol.hidden


def _shown_blocks(step: Step, protocol: Protocol, vocabulary: Vocabulary) -> Iterator[Block]:
    for block in step.blocks:
        items = tuple(i for i in block.items if not (is_hidden(i.id, protocol) and may_be_hidden(i, vocabulary)))
        if items:
            yield replace(block, items=items)


def _whole_step(step: Step, words: dict[str, str], own: dict[OwnItem, tuple[Item, ...]]) -> Step:
    of_step = {added: items for added, items in own.items() if added.step_id == step.id}
    homes = {added: _home(added, step.blocks) for added in of_step}
    blocks = [
        replace(block, items=(*(_named(i, words) for i in block.items), *_together(of_step, homes, block)))
        for block in step.blocks
    ]
    rest = _together(of_step, homes, None)
    if rest:
        blocks.append(Block(f"{OWN}{step.id}", ADDED_TITLE, rest))
    return replace(step, blocks=tuple(blocks))


def _together(
    own: dict[OwnItem, tuple[Item, ...]], homes: dict[OwnItem, Block | None], block: Block | None
) -> tuple[Item, ...]:
    return tuple(item for added, items in own.items() if homes[added] is block for item in items)


def _home(added: OwnItem, blocks: Iterable[Block]) -> Block | None:
    """The block that palpates the region of an added structure."""
    if added.structure is None or not added.region:
        return None
    return next((b for b in blocks if any(i.structure and i.region == added.region for i in b.items)), None)


def _named(item: Item, words: dict[str, str]) -> Item:
    return replace(item, field=replace(item.field, label=words[item.id])) if item.id in words else item


def _own_items(added: OwnItem, exam: Exam, models: dict[Structure, Item]) -> Iterator[Item]:
    if not added.both_sides:
        yield _own_item(added, exam, models, added.id, added.label)
        return
    for item_id, side in zip(added.item_ids, SIDES.values(), strict=True):
        yield _own_item(added, exam, models, item_id, f"{added.label} {side}")


def _own_item(added: OwnItem, exam: Exam, models: dict[Structure, Item], item_id: str, label: str) -> Item:
    model = models.get(added.structure) if added.structure else None
    if model is not None:
        field = replace(model.field, key=item_id, label=label, hint="")
        return replace(model, id=item_id, field=field, region=added.region, show_for=frozenset())
    kind = _KINDS.get(added.kind, FieldKind.TEXT)
    limits = (0.0, 3.0) if kind is FieldKind.SEVERITY else (None, None)
    field = Field("value", label, kind, _options_of(kind, exam), low=limits[0], high=limits[1])
    return Item(item_id, Target.FINDING, field, region=added.region)


def _options_of(kind: FieldKind, exam: Exam) -> tuple[Option, ...]:
    """The options that delivered fields of the kind share, such as yes, no and unknown."""
    fields = (asked for item in exam.items.values() for asked in (item.field, *item.parts))
    return next((asked.options for asked in fields if asked.kind is kind and asked.options), ())


def _models(exam: Exam) -> dict[Structure, Item]:
    """For each kind of structure a delivered one that is asked as most of them are: the added ones are asked so too."""
    models = {}
    for structure in Structure:
        items = [item for item in exam.items.values() if item.structure is structure and item.parts]
        if items:
            usual, _ = Counter(item.parts for item in items).most_common(1)[0]
            models[structure] = next(item for item in items if item.parts == usual)
    return models
