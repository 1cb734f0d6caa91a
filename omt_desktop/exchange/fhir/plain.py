"""What every resource is made with: text that FHIR allows, nothing empty, references, narrative."""

import unicodedata
import uuid
from collections.abc import Iterable
from typing import TypeAlias
from xml.sax.saxutils import escape

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
Resource: TypeAlias = dict[str, object]
_SPACE = uuid.UUID("6f6d7464-0000-5000-8000-66686972aaaa")
"""Names the ids of our resources: the same evaluation gives the same ids."""
_KEPT = {"\n", "\r", "\t"}


def plain(text: str) -> str:
    """The text without control characters and without space around it."""
    return "".join(c for c in text if c in _KEPT or not unicodedata.category(c).startswith(("Cc", "Cs"))).strip()


def tidy(value: object) -> object:
    """The value without anything empty in it: FHIR allows no empty text, list or object."""
    if isinstance(value, dict):
        kept = {key: tidy(one) for key, one in value.items()}
        return {key: one for key, one in kept.items() if not _empty(one)}
    if isinstance(value, list | tuple):
        return [one for one in map(tidy, value) if not _empty(one)]
    return plain(value) if isinstance(value, str) else value


def resource(kind: str, owner: str, called: str, /, **parts: object) -> Resource:
    """A resource with an id that follows from whose it is and what it is called."""
    made = tidy({"resourceType": kind, "id": str(uuid.uuid5(_SPACE, f"{owner}/{kind}/{called}")), **parts})
    assert isinstance(made, dict)
    return made


def link(to: Resource) -> dict[str, object]:
    """A reference to a resource of the same bundle."""
    return {"reference": f"urn:uuid:{to['id']}"}


def narrative(lines: Iterable[str]) -> dict[str, str]:
    """A list of lines as the generated text of a section; «Nothing recorded.» for none."""
    told = [f"<li>{escape(plain(line))}</li>" for line in lines if plain(line)]
    inside = f"<ul>{''.join(told)}</ul>" if told else "<p>Nothing recorded.</p>"
    return {"status": "generated", "div": f'<div xmlns="http://www.w3.org/1999/xhtml">{inside}</div>'}


def _empty(value: object) -> bool:
    return value is None or value in ("", [], {})
