"""An explicitly normal finding of an item: what it records, how it is recognised, and its words."""

from omt_desktop.domain.evaluation import BY, NOTE, REST_NORMAL, VALUE, Finding, FindingValue
from omt_desktop.domain.exam import Field, Item


def stated_with_rest(item: Item) -> Finding:
    """The normal finding of the item, with the mark that it was stated as the rest of its region.

    ValueError for an item that has none: a time or an angle is not normal by itself.
    """
    if not item.normal:
        raise ValueError(f"{item.id} has no normal finding")
    return Finding(item.id, tuple(sorted((*item.normal, (BY, REST_NORMAL)))))


def is_normal(item: Item, finding: Finding) -> bool:
    """Whether the finding says normal and nothing else; a note may stand beside it."""
    said = {key: value for key, value in finding.values if key not in (NOTE, BY)}
    return bool(item.normal) and said == dict(item.normal)


def normal_in_words(item: Item) -> str:
    """«L3: Normal», or with every part that is stated: «Liver: Tender no, Mass no»."""
    parts = {part.key: part for part in item.parts} or {VALUE: item.field}
    stated = [_part_in_words(parts[key], value, alone=len(item.normal) == 1) for key, value in item.normal]
    return f"{item.field.label}: {', '.join(stated)}"


def _part_in_words(part: Field, value: FindingValue, *, alone: bool) -> str:
    word = part.label_of(str(value)) if value != () else "None"
    return word if alone and part.key == VALUE else f"{part.label} {word.lower()}"
