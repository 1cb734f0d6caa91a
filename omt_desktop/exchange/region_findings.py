"""The graded regions of an evaluation, from their form in a file and back."""

from omt_desktop.domain.evaluation import RegionFinding
from omt_desktop.domain.vocabulary import SIDES, TART
from omt_desktop.exchange.plain_values import read_choice, read_choices, read_members, read_severity, read_text
from omt_desktop.exchange.refusals import missing

_KEYS = ("severity", "tart", "side", "note")


def read_region(path: str, value: object) -> RegionFinding:
    """The grade of a region; severity must be given, the rest may be left out."""
    members = read_members(path, value, _KEYS)
    if "severity" not in members:
        raise missing(f"{path}.severity", "an examined region has a severity from 0 to 3")
    return RegionFinding(
        severity=read_severity(f"{path}.severity", members["severity"]),
        tart=read_choices(f"{path}.tart", members["tart"], TART) if "tart" in members else (),
        side=read_choice(f"{path}.side", members["side"], SIDES) if "side" in members else None,
        note=read_text(f"{path}.note", members["note"]) if "note" in members else "",
    )


def region_in_file(found: RegionFinding) -> dict[str, object]:
    """The grade in the form that files have; what was not recorded is left out."""
    optional: dict[str, object] = {"tart": list(found.tart), "side": found.side, "note": found.note}
    return {"severity": found.severity} | {key: value for key, value in optional.items() if value}
