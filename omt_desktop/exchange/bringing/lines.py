"""What the reading process tells the program: one JSON object a line, documents in base64."""

import base64
import json
from collections.abc import Iterable, Iterator
from typing import Any

from omt_desktop.workflow.bringing.incoming import (
    Incoming,
    IncomingDocument,
    IncomingEvaluation,
    IncomingPatient,
    PatientField,
    Refused,
)

DONE = {"kind": "done"}
"""The last line of a reading that came to its end; without it the file was not read whole."""


def line_of(incoming: Incoming) -> str:
    """The line, without a line end."""
    return json.dumps(_members(incoming), ensure_ascii=True, separators=(",", ":"))


def lines_of(everything: Iterable[Incoming]) -> Iterator[str]:
    """A line for each, and the last one."""
    for incoming in everything:
        yield line_of(incoming)
    yield json.dumps(DONE)


def incoming_of(members: dict[str, Any]) -> Incoming:
    """What the line said; KeyError, TypeError or ValueError for a line that `line_of` did not write."""
    kind = members["kind"]
    if kind == "patient":
        values = {PatientField(key): _text(value) for key, value in members["values"].items()}
        return IncomingPatient(_text(members["source_id"]), _text(members["where"]), values)
    if kind == "refused":
        return Refused(_text(members["where"]), _text(members["problem"]))
    source_id, where, patient = (_text(members[key]) for key in ("source_id", "where", "patient"))
    if kind == "evaluation":
        return IncomingEvaluation(source_id, where, patient, _text(members["text"]))
    if kind == "document":
        name, media_type, dated = (_text(members[key]) for key in ("name", "media_type", "dated"))
        content = base64.b64decode(members["content"], validate=True)
        return IncomingDocument(source_id, where, patient, name, media_type, dated, content)
    raise ValueError(kind)


def _members(incoming: Incoming) -> dict[str, object]:
    if isinstance(incoming, Refused):
        return {"kind": "refused", "where": incoming.where, "problem": incoming.problem}
    common: dict[str, object] = {"source_id": incoming.source_id, "where": incoming.where}
    if isinstance(incoming, IncomingPatient):
        return {"kind": "patient", **common, "values": dict(incoming.values)}
    common["patient"] = incoming.patient
    if isinstance(incoming, IncomingEvaluation):
        return {"kind": "evaluation", **common, "text": incoming.text}
    content = base64.b64encode(incoming.content).decode("ascii")
    named = {"name": incoming.name, "media_type": incoming.media_type, "dated": incoming.dated}
    return {"kind": "document", **common, **named, "content": content}


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    return value
