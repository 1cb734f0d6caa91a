"""The drawings of the figures and what the views are called."""

from collections.abc import Mapping
from functools import cache

from omt_desktop.domain.posture.landmarks import View
from omt_desktop.resource_root import resource_root

TITLES: Mapping[View, str] = {
    View.BACK: "From behind",
    View.FRONT: "From the front",
    View.SIDE: "From the side",
}


@cache
def figure_drawing(view: View) -> str:
    """The text of resources/diagrams/posture-*.svg."""
    return resource_root().joinpath("diagrams", f"posture-{view}.svg").read_text("utf-8")
