"""The drawings that window and paper share, as text."""

from functools import cache

from omt_desktop.domain.posture.landmarks import View
from omt_desktop.resource_root import resource_root


@cache
def spine_drawing() -> str:
    """resources/diagrams/spine.svg."""
    return resource_root().joinpath("diagrams", "spine.svg").read_text("utf-8")


@cache
def figure_drawing(view: View) -> str:
    """resources/diagrams/posture-*.svg."""
    return resource_root().joinpath("diagrams", f"posture-{view}.svg").read_text("utf-8")
