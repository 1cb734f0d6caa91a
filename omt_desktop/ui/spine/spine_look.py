"""The drawing of the spine and its colours in the window."""

from functools import cache

from omt_desktop.domain.spine.drawing import Look, MarkState
from omt_desktop.resource_root import resource_root
from omt_desktop.ui.theme import colour

SPINE_STATES = {
    MarkState.NOT_EXAMINED: "not examined",
    MarkState.NORMAL: "normal",
    MarkState.FINDING: "finding",
}
_FAMILY = 'font-family="Noto Sans"'


@cache
def spine_drawing() -> str:
    """The text of resources/diagrams/spine.svg."""
    return resource_root().joinpath("diagrams", "spine.svg").read_text("utf-8")


def window_look() -> Look:
    """The colours of the theme that is on now."""
    return Look(
        paper=colour("surface").name(),
        ink=colour("text").name(),
        faint=colour("control_line").name(),
        calm=colour("muted").name(),
        found=colour("accent").name(),
        on_found=colour("on_accent").name(),
        letters=_FAMILY,
        strong_letters=f'{_FAMILY} font-weight="600"',
    )
