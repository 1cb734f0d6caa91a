"""The bookmarks of a PDF. Imports reportlab: import it where a PDF is made."""

from typing import Any

from reportlab.platypus.flowables import CallerMacro

from omt_desktop.reports.outline_nodes import Heading


class Bookmarks:
    """Names the headings for the bookmark panel; levels never skip one, as the format demands."""

    def __init__(self) -> None:
        self._count = 0
        self._depth = -1
        self.parts: list[int] = []
        """The page on which each heading of the first level was drawn, in order."""

    def mark(self, heading: Heading, above: float) -> Any:
        """What to lay out just after the heading, so that its bookmark leads `above` points over that place."""
        self._count += 1
        self._depth = min(heading.level - 1, self._depth + 1)
        key, depth = f"heading-{self._count}", self._depth

        def draw(macro: Any) -> None:
            macro.canv.bookmarkHorizontal(key, 0, above)
            if depth == 0:
                self.parts.append(macro.canv.getPageNumber())
            macro.canv.addOutlineEntry(heading.text, key, depth, closed=depth > 0)

        return CallerMacro(drawCallable=draw)
