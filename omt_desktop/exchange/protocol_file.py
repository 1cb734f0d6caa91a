"""The protocol file, omt-protocol/1: how a doctor examines, without patient data, to be kept and shared."""

import json
import re
from typing import Any

from omt_desktop.domain.exam import Exam, Structure
from omt_desktop.domain.protocol import LONGEST_LABEL, OWN, OwnItem, OwnKind, Protocol, tidy_label
from omt_desktop.domain.vocabulary import Vocabulary
from omt_desktop.exchange.json_strict import parse_json
from omt_desktop.exchange.plain_values import (
    read_choice,
    read_choices,
    read_list,
    read_members,
    read_object,
    read_text,
    under,
)
from omt_desktop.exchange.refusals import missing, shown, wrong
from omt_desktop.workflow.errors import NotOurFile

FORMAT = "omt-protocol/1"
_KEYS = ("format", "name", "version", "step_order", "hidden", "labels", "added")
_ITEM_KEYS = ("id", "step", "label", "kind", "region", "structure", "both_sides")
_OWN_ID = re.compile(r"own\.[a-z0-9_]{1,60}")
_MOST_VERSIONS = 1_000_000


def protocol_text(protocol: Protocol) -> str:
    """The protocol as a file's text, ended by a line feed; the same protocol always gives the same text."""
    return json.dumps(protocol_document(protocol), ensure_ascii=False, indent=1) + "\n"


def protocol_document(protocol: Protocol) -> dict[str, Any]:
    """The protocol as the object that stands in a file."""
    return {
        "format": FORMAT,
        "name": protocol.name,
        "version": protocol.version,
        "step_order": list(protocol.step_order),
        "hidden": sorted(protocol.hidden),
        "labels": dict(protocol.labels),
        "added": [_item_in_file(item) for item in protocol.added],
    }


def read_protocol(data: bytes, exam: Exam, vocabulary: Vocabulary) -> Protocol:
    """The protocol in the bytes of a file; NotOurFile naming the key for anything else.

    Items of another content, which this exam does not know, are kept and passed over; steps, kinds and regions are not.
    """
    value = parse_json(data, "a protocol")
    if not isinstance(value, dict):
        raise NotOurFile(f"A protocol is one JSON object; this is {shown(value)}.")
    return protocol_in("", value, exam, vocabulary)


def protocol_in(path: str, value: object, exam: Exam, vocabulary: Vocabulary) -> Protocol:
    """The protocol in the object at `path` of a file; an empty path is the file itself."""
    told = read_object(path, value)
    if told.get("format") != FORMAT:
        raise wrong(
            under(path, "format"), f"{shown(told.get('format'))} is not {FORMAT}, the format this program reads"
        )
    members = read_members(path, value, _KEYS)
    at = {key: under(path, key) for key in _KEYS}
    for key in _KEYS:
        if key not in members:
            raise missing(at[key], "a protocol file has it")
    steps = tuple(step.id for step in exam.steps)
    listed = enumerate(read_list(at["added"], members["added"]))
    added = tuple(_item(f"{at['added']}[{n}]", item, steps, vocabulary) for n, item in listed)
    if len({item.id for item in added}) < len(added):
        raise wrong(at["added"], "an id stands there twice")
    words = read_object(at["labels"], members["labels"])
    labels = {item: _label(under(at["labels"], item), text) for item, text in words.items()}
    hidden = enumerate(read_list(at["hidden"], members["hidden"]))
    return Protocol(
        name=_label(at["name"], members["name"]),
        version=_version(at["version"], members["version"]),
        step_order=read_choices(at["step_order"], members["step_order"], steps),
        hidden=frozenset(read_text(f"{at['hidden']}[{n}]", item) for n, item in hidden),
        labels=tuple(sorted(labels.items())),
        added=added,
    )


def _item_in_file(item: OwnItem) -> dict[str, Any]:
    return {
        "id": item.id,
        "step": item.step_id,
        "label": item.label,
        "kind": item.kind.value,
        **({"region": item.region} if item.region else {}),
        **({"structure": item.structure.value} if item.structure else {}),
        **({"both_sides": True} if item.both_sides else {}),
    }


def _item(path: str, value: object, steps: tuple[str, ...], vocabulary: Vocabulary) -> OwnItem:
    members = read_members(path, value, _ITEM_KEYS)
    for key in ("id", "step", "label", "kind"):
        if key not in members:
            raise missing(f"{path}.{key}", "an added item has it")
    item_id = read_text(f"{path}.id", members["id"])
    if not _OWN_ID.fullmatch(item_id):
        raise wrong(f"{path}.id", f"{shown(item_id)} is not {OWN} and small letters, digits and underscores")
    kind = OwnKind(read_choice(f"{path}.kind", members["kind"], tuple(OwnKind)))
    structure = members.get("structure")
    if (structure is None) is (kind is OwnKind.STRUCTURE):
        raise wrong(f"{path}.structure", "a structure, and nothing else, says which kind of structure it is")
    both_sides = members.get("both_sides", False)
    if not isinstance(both_sides, bool):
        raise wrong(f"{path}.both_sides", f"{shown(both_sides)} is neither true nor false")
    region = members.get("region", "")
    return OwnItem(
        id=item_id,
        step_id=read_choice(f"{path}.step", members["step"], steps),
        label=_label(f"{path}.label", members["label"]),
        kind=kind,
        region=read_choice(f"{path}.region", region, tuple(vocabulary.regions)) if region else "",
        structure=Structure(read_choice(f"{path}.structure", structure, tuple(Structure))) if structure else None,
        both_sides=both_sides,
    )


def _label(path: str, value: object) -> str:
    text = read_text(path, value)
    if not text or text != tidy_label(text):
        raise wrong(path, f"{shown(text)} is not a name of 1 to {LONGEST_LABEL} characters on one line")
    return text


def _version(path: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < _MOST_VERSIONS:
        raise wrong(path, f"{shown(value)} is not a whole number from 0")
    return value
