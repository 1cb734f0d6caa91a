"""Remarks on combinations the osteopathic model calls impossible: they name the reason, and block or change nothing.

Sources: knowledge.md sections 5.3 to 5.5 (teaching copies; the model is disputed, see section 9, D13).
"""

from omt_desktop.domain.spine.findings import (
    Pelvic,
    PelvicFinding,
    Position,
    Sacral,
    SacralFinding,
    SegmentFinding,
    Side,
    SpineFinding,
)
from omt_desktop.domain.spine.levels import AA, CERVICAL, OA

_TORSIONS = {
    Sacral.LEFT_ON_LEFT: (Side.LEFT, Side.LEFT),
    Sacral.RIGHT_ON_RIGHT: (Side.RIGHT, Side.RIGHT),
    Sacral.LEFT_ON_RIGHT: (Side.LEFT, Side.RIGHT),
    Sacral.RIGHT_ON_LEFT: (Side.RIGHT, Side.LEFT),
}
"""Rotation of the sacrum, and its axis."""
_OPPOSED = (
    (Pelvic.ANTERIOR, Pelvic.POSTERIOR),
    (Pelvic.UPSLIP, Pelvic.DOWNSLIP),
    (Pelvic.INFLARE, Pelvic.OUTFLARE),
    (Pelvic.PUBIS_SUPERIOR, Pelvic.PUBIS_INFERIOR),
)


def remarks_on(finding: SpineFinding, all_findings: tuple[SpineFinding, ...]) -> tuple[str, ...]:
    """What does not go together within the finding, and with the others recorded beside it."""
    if isinstance(finding, SegmentFinding):
        sacral = [other for other in all_findings if isinstance(other, SacralFinding)]
        against = [remark for other in sacral for remark in _against_l5(other, finding)]
        return (*_within_segment(finding), *against)
    if isinstance(finding, SacralFinding):
        segments = [other for other in all_findings if isinstance(other, SegmentFinding)]
        return tuple(remark for other in segments for remark in _against_l5(finding, other))
    if isinstance(finding, PelvicFinding):
        return _opposed(finding, all_findings)
    return ()


def _within_segment(finding: SegmentFinding) -> tuple[str, ...]:
    first = finding.levels[0]
    if first == AA:
        return _atlantoaxial(finding)
    if first == OA:
        if finding.sidebend and finding.sidebend is finding.rotation:
            return ("OA sidebends and rotates to opposite sides; here both go to the same side.",)
        return ()
    return _cervical(finding) if first in CERVICAL else _thoracolumbar(finding)


def _atlantoaxial(finding: SegmentFinding) -> tuple[str, ...]:
    if finding.sidebend or finding.position:
        return ("AA is named by rotation alone; sidebending, flexion and extension do not apply there.",)
    return ()


def _cervical(finding: SegmentFinding) -> tuple[str, ...]:
    remarks = []
    if finding.sidebend and finding.rotation and finding.sidebend is not finding.rotation:
        remarks.append("C2 to C7 sidebend and rotate to the same side; here they go to opposite sides.")
    if finding.position is Position.NEUTRAL:
        remarks.append("Neutral is not taught by all for C2 to C7; most name them flexed or extended.")
    return tuple(remarks)


def _thoracolumbar(finding: SegmentFinding) -> tuple[str, ...]:
    remarks = []
    neutral = finding.position is Position.NEUTRAL
    if finding.position and finding.sidebend and finding.rotation:
        same = finding.sidebend is finding.rotation
        if neutral and same:
            remarks.append(
                "Neutral segments sidebend and rotate to opposite sides (type I); here both go to the same side."
            )
        if not neutral and not same:
            remarks.append(
                "Flexed or extended segments sidebend and rotate to the same side (type II); here they differ."
            )
    if neutral and not finding.is_group:
        remarks.append("Neutral (type I) dysfunctions are groups of two or more levels; here it is a single one.")
    if finding.position and not neutral and len(finding.levels) > 2:
        remarks.append(
            "Flexed or extended (type II) dysfunctions are single, or two neighbours; here it is a longer group."
        )
    return tuple(remarks)


def _against_l5(sacral: SacralFinding, segment: SegmentFinding) -> tuple[str, ...]:
    """L5 rotates opposite to a sacral torsion and sidebends to its axis (standard reasoning, not verified)."""
    if sacral.dysfunction not in _TORSIONS or "L5" not in segment.levels:
        return ()
    rotation, axis = _TORSIONS[sacral.dysfunction]
    remarks = []
    if segment.rotation is rotation:
        remarks.append(
            f"With this sacral torsion L5 is expected to rotate away from the {rotation}; here it rotates {rotation}."
        )
    if segment.sidebend and segment.sidebend is not axis:
        remarks.append(
            f"With this sacral torsion L5 is expected to sidebend to the axis ({axis}); here it sidebends away."
        )
    return tuple(remarks)


def _opposed(finding: PelvicFinding, all_findings: tuple[SpineFinding, ...]) -> tuple[str, ...]:
    named = {
        other.dysfunction for other in all_findings if isinstance(other, PelvicFinding) and other.side is finding.side
    }
    for pair in _OPPOSED:
        if finding.dysfunction in pair and set(pair) <= named:
            return ("The same side is recorded both ways; the landmarks can show only one of them.",)
    return ()
