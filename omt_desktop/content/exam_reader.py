"""Reads clinical/exam/*.toml: the steps of the exam, one file each, in the order of the file names."""

from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable

from omt_desktop.content.fact_item import fact_item
from omt_desktop.content.finding_item import BlockDefaults, block_defaults, finding_items, named_parts
from omt_desktop.content.strict import Table, add_once, read_toml, toml_names
from omt_desktop.domain.exam import Block, Exam, Field, FieldKind, Item, Step, Target
from omt_desktop.domain.vocabulary import Vocabulary

REVIEW = "review"
"""The last step; it decides and asks nothing."""


def read_exam(root: Traversable, vocabulary: Vocabulary, wording: Mapping[str, str]) -> Exam:
    """The exam. ContentError where a file is not as it must be, or an item, block or step has the id of another."""
    steps: dict[str, Step] = {}
    blocks: dict[str, Block] = {}
    items: dict[str, Item] = {}
    for name in toml_names(root, "clinical", "exam"):
        file = read_toml(root, "clinical", "exam", name)
        step = _step(file, vocabulary, wording, blocks, items)
        add_once(steps, file, "id", step.id, step)
    return Exam(tuple(steps.values()))


def _step(
    file: Table,
    vocabulary: Vocabulary,
    wording: Mapping[str, str],
    blocks: dict[str, Block],
    items: dict[str, Item],
) -> Step:
    step_id = file.text("id")
    title, intro = file.text("title"), file.text("intro", "")
    parts = named_parts(file, wording)
    own = []
    for table in file.tables("block"):
        block = _block(table, vocabulary, wording, parts, items)
        add_once(blocks, table, "id", block.id, block)
        own.append(block)
    file.finish()
    if bool(own) is (step_id == REVIEW):
        file.refuse("block", f"every step has blocks, but «{REVIEW}» has none")
    return Step(step_id, title, tuple(own), intro)


def _block(
    table: Table,
    vocabulary: Vocabulary,
    wording: Mapping[str, str],
    parts: Mapping[str, tuple[Field, ...]],
    known: dict[str, Item],
) -> Block:
    block_id = table.text("id")
    title, none_label, intro = table.text("title"), table.text("none_label", ""), table.text("intro", "")
    table.named(f"block «{block_id}»")
    defaults = block_defaults(table, vocabulary)
    own = []
    for item_table in table.tables("item"):
        for item in _items(item_table, vocabulary, wording, parts, defaults):
            add_once(known, item_table, "id", item.id, item)
            own.append(item)
    table.finish()
    if not own:
        table.refuse("item", "a block has at least one item")
    if bool(none_label) is not any(item.none_value is not None for item in own):
        table.refuse("none_label", "it goes together with items that have a «none»")
    return Block(block_id, title, tuple(own), none_label, intro)


def _items(
    table: Table,
    vocabulary: Vocabulary,
    wording: Mapping[str, str],
    parts: Mapping[str, tuple[Field, ...]],
    defaults: BlockDefaults,
) -> Iterator[Item]:
    targets = [target for target in Target if table.peek(target) is not None]
    # A finding may say which region it belongs to; a region alone is graded.
    if Target.FINDING in targets and Target.REGION in targets:
        targets.remove(Target.REGION)
    if len(targets) != 1:
        table.refuse("fact", "an item asks exactly one of fact, region or finding")
    if targets[0] is Target.FACT:
        yield fact_item(table, vocabulary, wording)
    elif targets[0] is Target.REGION:
        yield _region_item(table, vocabulary)
    else:
        yield from finding_items(table, vocabulary, wording, parts, defaults)
    table.finish()


def _region_item(table: Table, vocabulary: Vocabulary) -> Item:
    region_id = table.known_id("region", table.text("region"), vocabulary.regions, "region")
    table.named(f"item «{region_id}»")
    label = table.text("label", vocabulary.regions[region_id].label)
    field = Field(region_id, label, FieldKind.REGION_GRADE, low=0, high=3, hint=table.text("hint", ""))
    return Item(region_id, Target.REGION, field, region=region_id)
