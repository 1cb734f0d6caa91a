"""Signatures and addenda in an evaluation file, under the optional key `signed`: a statement, proved by nothing."""

import json
import re
from datetime import datetime
from typing import Any

from omt_desktop.domain.content import ContentStamp
from omt_desktop.domain.recommendation import Outcome
from omt_desktop.exchange.plain_values import read_choice, read_list, read_members, read_object, read_text
from omt_desktop.exchange.recommendation_json import FORMAT as RECOMMENDATION
from omt_desktop.exchange.refusals import missing, shown, wrong
from omt_desktop.workflow.signature import Addendum, Meaning, Signature
from omt_desktop.workflow.signed_elsewhere import SignedElsewhere

_KEYS = ("signatures", "recommendation", "addenda")
_SIGNATURE = ("name", "meaning", "at", "sha256")
_ADDENDUM = ("name", "at", "reason", "text", "sha256")
_HASH = re.compile("[0-9a-f]{64}")


def signed_in_file(signed: SignedElsewhere) -> dict[str, Any]:
    """The statement as the file has it; ids of people stay where they were."""
    told: dict[str, Any] = {
        "signatures": [
            {"name": s.printed_name, "meaning": s.meaning.value, "at": _at(s.signed_at), "sha256": s.content_sha256}
            for s in signed.signatures
        ],
        "recommendation": json.loads(signed.recommendation),
    }
    if signed.addenda:
        told["addenda"] = [
            {"name": a.printed_name, "at": _at(a.written_at), "reason": a.reason, "text": a.text}
            | {"sha256": a.content_sha256}
            for a in signed.addenda
        ]
    return told


def read_signed(path: str, value: object) -> SignedElsewhere:
    """The statement at `path`; NotOurFile naming the key that is wrong."""
    members = _whole(path, value, _KEYS[:2], _KEYS)
    rows = read_list(f"{path}.signatures", members["signatures"])
    if not rows:
        raise wrong(f"{path}.signatures", "is empty; without a signature the key `signed` is left out")
    added = read_list(f"{path}.addenda", members.get("addenda", []))
    outcome, content, text = _recommendation(f"{path}.recommendation", members["recommendation"])
    return SignedElsewhere(
        tuple(_signature(f"{path}.signatures[{place}]", row) for place, row in enumerate(rows)),
        outcome,
        content,
        text,
        tuple(_addendum(f"{path}.addenda[{place}]", row) for place, row in enumerate(added)),
    )


def _recommendation(path: str, value: object) -> tuple[Outcome, ContentStamp, str]:
    """What it came to and by which rules; the rest is kept as it stands and not judged."""
    members = read_object(path, value)
    for key in ("format", "outcome", "content"):
        if key not in members:
            raise missing(f"{path}.{key}", f"the recommendation is an answer in {RECOMMENDATION}")
    read_choice(f"{path}.format", members["format"], (RECOMMENDATION,))
    outcome = Outcome(read_choice(f"{path}.outcome", members["outcome"], tuple(Outcome)))
    stamp = _whole(f"{path}.content", members["content"], ("version", "sha256"))
    version = read_text(f"{path}.content.version", stamp["version"])
    content = ContentStamp(version, _sha256(f"{path}.content.sha256", stamp["sha256"]))
    try:
        text = json.dumps(members, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        text.encode("utf-8")
    except (ValueError, RecursionError):
        raise wrong(path, "holds a number or a character that JSON has not") from None
    return outcome, content, text


def _signature(path: str, value: object) -> Signature:
    members = _whole(path, value, _SIGNATURE)
    meaning = Meaning(read_choice(f"{path}.meaning", members["meaning"], tuple(Meaning)))
    at, content = _moment(f"{path}.at", members["at"]), _sha256(f"{path}.sha256", members["sha256"])
    return Signature("", _said(f"{path}.name", members["name"]), meaning, at, content)


def _addendum(path: str, value: object) -> Addendum:
    members = _whole(path, value, _ADDENDUM)
    said = {key: _said(f"{path}.{key}", members[key]) for key in ("name", "reason", "text")}
    at, content = _moment(f"{path}.at", members["at"]), _sha256(f"{path}.sha256", members["sha256"])
    return Addendum("", said["name"], at, said["reason"], said["text"], content)


def _whole(path: str, value: object, needed: tuple[str, ...], allowed: tuple[str, ...] = ()) -> dict[str, Any]:
    members = read_members(path, value, allowed or needed)
    for key in needed:
        if key not in members:
            raise missing(f"{path}.{key}", f"these belong there: {', '.join(needed)}")
    return members


def _said(path: str, value: object) -> str:
    text = read_text(path, value)
    if not text.strip():
        raise wrong(path, "is empty")
    return text


def _sha256(path: str, value: object) -> str:
    if isinstance(value, str) and _HASH.fullmatch(value):
        return value
    raise wrong(path, f"{shown(value)} is not a SHA-256 in 64 small hexadecimal digits")


def _moment(path: str, value: object) -> datetime:
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise wrong(path, f"{shown(value)} is not a moment with its offset, as 2026-11-20T11:02:07-05:00")
    return moment


def _at(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
