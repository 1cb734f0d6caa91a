"""A doctor's own protocol: the order of the steps, what is hidden, renamed and added. It holds no patient data."""

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from omt_desktop.domain.exam import Exam, Step, Structure

OWN = "own."
"""Ids of items and structures that a practice added begin so; no content of ours ever does."""
LONGEST_LABEL = 120
"""Characters of a name that the doctor gives."""
_INVISIBLE = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Control characters, halves of characters, and separators of lines: nothing that a name on one line has."""


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

    @property
    def item_ids(self) -> tuple[str, ...]:
        """Under which ids it is recorded: one, or one for each side."""
        return (f"{self.id}.L", f"{self.id}.R") if self.both_sides else (self.id,)


@dataclass(frozen=True, slots=True)
class Protocol:
    """How this doctor examines. Version 0 is the exam as it is delivered."""

    name: str = "Standard"
    version: int = 0
    step_order: tuple[str, ...] = ()
    """Steps in the doctor's order; those not named follow in the delivered order."""
    hidden: frozenset[str] = frozenset()
    """Ids of items, and of added ones; an added one is hidden on both sides."""
    labels: tuple[tuple[str, str], ...] = ()
    """Ids of delivered items and the words this doctor uses for them, sorted."""
    added: tuple[OwnItem, ...] = ()

    def own_item(self, item_id: str) -> OwnItem | None:
        """The added item of that id; None where it is not an added one."""
        return next((item for item in self.added if item.id == item_id), None)

    def called(self, name: str) -> "Protocol":
        """The same protocol under another name; unchanged for an empty one."""
        return replace(self, name=tidy_label(name)) if tidy_label(name) else self

    def renamed(self, item_id: str, label: str) -> "Protocol":
        """The same protocol with the item called `label`.

        For an empty one a delivered item has its own word again, and an added one keeps the word it has.
        """
        word = tidy_label(label)
        if self.own_item(item_id) is not None:
            changed = (replace(i, label=word) if i.id == item_id and word else i for i in self.added)
            return replace(self, added=tuple(changed))
        labels = {known: other for known, other in self.labels if known != item_id}
        if word:
            labels[item_id] = word
        return replace(self, labels=tuple(sorted(labels.items())))

    def with_hidden(self, item_ids: Collection[str], hide: bool) -> "Protocol":
        """The same protocol with the items hidden or shown."""
        ids = frozenset(item_ids)
        return replace(self, hidden=self.hidden | ids if hide else self.hidden - ids)

    def with_added(self, item: OwnItem) -> "Protocol":
        """The same protocol with one item more, after those that were added before."""
        return replace(self, added=(*self.added, item))

    def without_added(self, item_id: str) -> "Protocol":
        """The same protocol without the added item."""
        added = tuple(item for item in self.added if item.id != item_id)
        return replace(self, added=added, hidden=self.hidden - {item_id})

    def keeping(self, recorded: Collection[OwnItem]) -> "Protocol":
        """The same protocol that still knows these items of another one, hidden: something was recorded for them."""
        missing = tuple(item for item in recorded if self.own_item(item.id) is None)
        return replace(self, added=(*self.added, *missing)).with_hidden([item.id for item in missing], True)

    def moved(self, exam: Exam, step_id: str, places: int) -> "Protocol":
        """The same protocol with the step so many places further down (or up, below 0); the review stays last."""
        order = [step.id for step in ordered_steps(exam, self) if step.blocks]
        place = order.index(step_id)
        order.insert(max(0, min(len(order) - 1, place + places)), order.pop(place))
        delivered = [step.id for step in exam.steps if step.blocks]
        return replace(self, step_order=() if order == delivered else tuple(order))


def ordered_steps(exam: Exam, protocol: Protocol) -> tuple[Step, ...]:
    """The steps in the doctor's order; steps without items, such as the review, come last."""
    places = {step_id: place for place, step_id in enumerate(protocol.step_order)}
    rest = len(places)
    return tuple(sorted(exam.steps, key=lambda step: (not step.blocks, places.get(step.id, rest))))


def tidy_label(text: str) -> str:
    """The text as a name: on one line, without what cannot be seen, with single spaces, at most 120 characters."""
    visible = " ".join(text.split())
    return "".join(c for c in visible if unicodedata.category(c) not in _INVISIBLE)[:LONGEST_LABEL].strip()
