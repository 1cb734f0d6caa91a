"""Where the clinical content, drawings, fonts and icons lie, in an installed program and in a checkout.

May import: the standard library. Asked by content, reports, ui and bootstrap only; the rest are given what was read.
"""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

MARKER = "manifest.toml"
MARK = 'format = "omt-resources/1"'


class ResourcesNotFound(Exception):
    """No resources folder of ours was found; the message names every place that was looked at."""


@cache
def resource_root() -> Traversable:
    """The resources folder: the packaged one, else that of the checkout; the working directory plays no part.

    Read it with `.joinpath("a", "b").read_text("utf-8")`. Sort what `.iterdir()` yields: its order differs
    between file systems. Use `importlib.resources.as_file` where a real path is needed, because the package
    may be inside a zip.
    Raises ResourcesNotFound if neither place holds our manifest.
    """
    return first_marked((files("omt_desktop") / "_resources", Path(__file__).resolve().parents[1] / "resources"))


def first_marked(places: Iterable[Traversable]) -> Traversable:
    """The first place whose manifest is ours. Raises ResourcesNotFound, naming every place, if none is."""
    looked_at = []
    for place in places:
        if _is_ours(place / MARKER):
            return place
        looked_at.append(str(place))
    raise ResourcesNotFound(
        f"The program's own files are missing: no {MARKER} with '{MARK}' in {' or in '.join(looked_at)}. "
        "Without them no exam step and no rule can be shown. Install OMT Desktop again; "
        "patient data is not affected."
    )


def _is_ours(manifest: Traversable) -> bool:
    # A folder named resources beside an installed package may be anyone's, so the name alone is not enough.
    try:
        return MARK in manifest.read_text("utf-8")
    except (OSError, UnicodeDecodeError, KeyError):
        return False
