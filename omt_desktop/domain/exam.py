"""The exam as data: steps, blocks of questions, and what each question can be answered with."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from omt_desktop.domain.evaluation import Evaluation, FactValue, FindingValue
from omt_desktop.domain.reading import COMPLAINTS, Reading
from omt_desktop.domain.truth import Truth


class FieldKind(StrEnum):
    """The closed list of ways to ask. A new kind is served in ui/fields, workflow/answer_words.py and here."""

    TRI = "tri"
    CHOICE = "choice"
    MULTI = "multi"
    NUMBER = "number"
    DATE = "date"
    PARTIAL_DATE = "partial_date"
    TEXT = "text"
    SIDE = "side"
    REGIONS = "regions"
    RECORDS = "records"
    SEVERITY = "severity"
    """0 to 3."""
    REGION_GRADE = "region_grade"
    """Severity 0 to 3 of a region with TART, side and note."""
    FINDING = "finding"
    """Several fields recorded together under one item of the exam."""


class Target(StrEnum):
    """What an item writes: a fact, the grade of a region, or a finding."""

    FACT = "fact"
    REGION = "region"
    FINDING = "finding"


class Structure(StrEnum):
    """What kind of structure is palpated."""

    JOINT = "joint"
    MUSCLE = "muscle"
    TENDON = "tendon"
    LIGAMENT = "ligament"


class Counts(StrEnum):
    """Which of several timed trials counts."""

    LONGEST = "longest"
    SHORTEST = "shortest"
    MEAN = "mean"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be chosen, and its word on screen and paper."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Field:
    """One input: a column of a record, a part of a finding, or the whole of a simple item."""

    key: str
    label: str
    kind: FieldKind
    options: tuple[Option, ...] = ()
    unit: str = ""
    low: float | None = None
    high: float | None = None
    hint: str = ""
    trials: tuple[str, ...] = ()
    """The keys of the timed trials beside this result; empty where there is a single measurement."""
    counts: Counts | None = None
    """Which of the trials is the result; None without trials."""

    def label_of(self, option_id: str) -> str:
        """The word for an option; the id itself for one that content no longer knows."""
        return next((option.label for option in self.options if option.id == option_id), option_id)


@dataclass(frozen=True, slots=True)
class Item:
    """One question or observation. `id` is a fact id, a region id or a finding id according to `target`."""

    id: str
    target: Target
    field: Field
    """How the item itself is asked: kind, label, options, unit and range."""
    parts: tuple[Field, ...] = ()
    """The columns of a records fact, or the fields of a finding."""
    none_value: FactValue | None = None
    """The explicit «no» that «none of these» records; None where the item takes no part in it."""
    show_for: frozenset[str] = frozenset()
    """Complaints for which the item is shown; empty for all."""
    always: bool = False
    """Shown even where no complaint or region requires the fact: an answer to it counts all the same."""
    region: str = ""
    """The body region a finding or a grade belongs to; empty where it belongs to none."""
    normal: tuple[tuple[str, FindingValue], ...] = ()
    """What an explicitly normal finding records; empty where normal is not one value, as for times and degrees."""
    with_rest: bool = True
    """Whether «rest of this region normal» may state it. Tests, measurements and posture are stated one by one."""
    structure: Structure | None = None
    """The kind of structure that is palpated; None for other observations."""


@dataclass(frozen=True, slots=True)
class Block:
    """Items that are asked together; `none_label` is the word for answering all with an explicit no, or empty."""

    id: str
    title: str
    items: tuple[Item, ...]
    none_label: str = ""
    intro: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One page of the exam. The last one, `review`, has no items."""

    id: str
    title: str
    blocks: tuple[Block, ...] = ()
    intro: str = ""

    @property
    def items(self) -> Iterator[Item]:
        """All items in order."""
        return (item for block in self.blocks for item in block.items)


@dataclass(frozen=True, slots=True)
class Exam:
    """The steps in the order in which this doctor works."""

    steps: tuple[Step, ...]
    items: Mapping[str, Item] = field(init=False, repr=False, compare=False)
    """Every item by id."""

    def __post_init__(self) -> None:
        items = {item.id: item for step in self.steps for item in step.items}
        object.__setattr__(self, "items", items)

    def step(self, step_id: str) -> Step:
        """The step of that id; KeyError where there is none."""
        return {step.id: step for step in self.steps}[step_id]


class StepState(StrEnum):
    """How far a step is, as the step list shows it."""

    UNTOUCHED = "untouched"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class StepProgress:
    """A step's state, how many items are recorded, and the required ones that are not."""

    state: StepState
    recorded: int
    missing: tuple[str, ...]


def is_recorded(item: Item, evaluation: Evaluation) -> bool:
    """Whether the item holds anything; «unknown» as an answer counts as recorded."""
    if item.target is Target.FACT:
        return item.id in evaluation.facts
    if item.target is Target.REGION:
        return item.id in evaluation.regions
    return item.id in evaluation.findings


def is_shown(item: Item, reading: Reading) -> bool:
    """Whether the item concerns this patient and complaint; what was recorded stays in sight while it applies."""
    if item.target is Target.FACT and not item.always and reading.applies(item.id) is not Truth.YES:
        return False
    return is_recorded(item, reading.evaluation) or is_offered(item, reading.evaluation)


def is_offered(item: Item, evaluation: Evaluation) -> bool:
    """Whether the complaint calls for the item."""
    groups = evaluation.facts.get(COMPLAINTS)
    return not item.show_for or (isinstance(groups, tuple) and bool(item.show_for.intersection(map(str, groups))))


def shown_items(block: Block, reading: Reading) -> tuple[Item, ...]:
    """The items of the block that concern this evaluation."""
    return tuple(item for item in block.items if is_shown(item, reading))


def none_of_these(block: Block, reading: Reading) -> dict[str, FactValue]:
    """The explicit no for every shown item of the block that has no answer yet; answered ones are left alone."""
    if not block.none_label:
        return {}
    return {
        item.id: item.none_value
        for item in shown_items(block, reading)
        if item.none_value is not None and not is_recorded(item, reading.evaluation)
    }


def progress_of(step: Step, reading: Reading) -> StepProgress:
    """Untouched, in progress, done, or touched with required items still open."""
    shown = [item for block in step.blocks for item in shown_items(block, reading)]
    recorded = sum(is_recorded(item, reading.evaluation) for item in shown)
    missing = tuple(item.id for item in shown if item.target is Target.FACT and reading.is_missing(item.id))
    if not recorded:
        state = StepState.UNTOUCHED
    elif missing:
        state = StepState.MISSING
    else:
        complete = all(is_recorded(item, reading.evaluation) for item in shown)
        state = StepState.DONE if complete else StepState.IN_PROGRESS
    return StepProgress(state, recorded, missing)
