"""Spine findings as findings of the exam and back, so that what is recorded prints as the shorthand it was written in.

Keys that the shorthand does not know, such as a note, are never touched.
"""

from collections.abc import Iterable

from omt_desktop.domain.evaluation import Finding
from omt_desktop.domain.spine.findings import RibFinding, SacralFinding, SegmentFinding, SpineFinding
from omt_desktop.domain.spine.groups import Findings
from omt_desktop.domain.spine.pelvis_items import pelvic_in, recorded_pelvic, recorded_sacral, sacral_in
from omt_desktop.domain.spine.rib_items import recorded_rib, ribs_in
from omt_desktop.domain.spine.segment_items import recorded_segment, segments_in


def findings_of(entry: SpineFinding, recorded: Findings) -> dict[str, Finding]:
    """Every item of the exam that is otherwise once the entry is recorded; nothing for an entry that says nothing."""
    if isinstance(entry, SegmentFinding):
        changed = recorded_segment(entry, recorded)
    elif isinstance(entry, SacralFinding):
        changed = recorded_sacral(entry, recorded)
    elif isinstance(entry, RibFinding):
        changed = recorded_rib(entry, recorded)
    else:
        changed = recorded_pelvic(entry, recorded)
    return {item_id: finding for item_id, finding in changed.items() if recorded.get(item_id) != finding}


def findings_of_all(entries: Iterable[SpineFinding], recorded: Findings) -> dict[str, Finding]:
    """Every item of the exam that is otherwise once the entries are recorded one after the other."""
    changed: dict[str, Finding] = {}
    for entry in entries:
        changed.update(findings_of(entry, {**recorded, **changed}))
    return {item_id: finding for item_id, finding in changed.items() if recorded.get(item_id) != finding}


def spine_findings_of(findings: Findings) -> tuple[SpineFinding, ...]:
    """What is recorded as the doctor would write it: segments from the head down, sacrum, pelvis, ribs.

    Recorded anew in this order, it gives the same items. What the shorthand cannot say, such as a note or a rib whose
    motion was not named, is not among them.
    """
    return (*segments_in(findings), *sacral_in(findings), *pelvic_in(findings), *ribs_in(findings))
