"""Walking the chain of the trail, and what each record looked like when the trail told of it last."""

import hmac
from dataclasses import dataclass, field

from sqlalchemy import Connection

from omt_desktop.storage.audit_trail import BEFORE_THE_FIRST, Head
from omt_desktop.storage.chain_code import ChainCode
from omt_desktop.storage.trail.beginning import said_at_the_beginning
from omt_desktop.workflow.audit_event import AuditKind
from omt_desktop.workflow.trail.finding import Finding, FindingKind

_ROWS = "SELECT seq, at, person_id, kind, patient_id, subject_id, details, code, mac FROM audit ORDER BY seq"


@dataclass(slots=True)
class Chain:
    """The trail as it was walked."""

    lines: int = 0
    head: Head = field(default_factory=Head)
    told: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    """For each record the line that told of it last, and its code there."""
    findings: list[Finding] = field(default_factory=list)
    wide: bool = False
    """Whether it tells of every kind of record (beginning.py)."""


def walk_chain(connection: Connection, key: bytes) -> Chain:
    """The whole trail, with a finding for each place where it does not fit together.

    A line counts from there on as it stands, so that one change is one finding. What an administrator accepted is no
    finding any more.
    """
    chain, before, expected = Chain(), BEFORE_THE_FIRST, 1
    told, compare, code_of = chain.told, hmac.compare_digest, ChainCode(key).of
    for seq, *texts, code, mac in connection.connection.cursor().execute(_ROWS):
        _, _, kind, _, subject_id, _ = texts
        broken = True
        if seq != expected:
            gone = f"lines {expected} to {seq - 1} are missing" if seq - 1 > expected else f"line {expected} is missing"
            chain.findings.append(Finding(FindingKind.CHAIN_BROKEN, line=seq, further=gone))
        elif not compare(code_of(before, seq, texts, code), mac):
            changed = "it, or the line before it, was changed or put in"
            chain.findings.append(Finding(FindingKind.CHAIN_BROKEN, line=seq, further=changed))
        else:
            broken = False
        before, expected = mac, seq + 1
        chain.lines += 1
        if code:
            told[subject_id] = (seq, code)
        elif kind == AuditKind.GIVEN_UP:
            told.pop(subject_id, None)
        elif kind == AuditKind.HISTORY_ACCEPTED and not broken:
            chain.findings.clear()
        elif kind == AuditKind.WIDENED or (kind == AuditKind.TRAIL_BEGUN and said_at_the_beginning(texts[-1])):
            chain.wide = True
    chain.head = Head(expected - 1, before)
    return chain
