"""The drawn figures with what was found on them."""

from collections.abc import Iterator, Mapping, Sequence

from omt_desktop.domain.exam import Item
from omt_desktop.domain.posture.landmarks import View, landmarks_of
from omt_desktop.reports.chart import Chart
from omt_desktop.reports.drawings import figure_drawing
from omt_desktop.reports.outline_nodes import Node, PostureFigure, PostureFigures, Prose, Role
from omt_desktop.workflow.posture_marks import figure_marks

_TITLES: Mapping[View, str] = {
    View.BACK: "From behind",
    View.FRONT: "From the front",
    View.SIDE: "From the side",
}
KEY = "Filled and moved: a finding, to the side it names. Plain with a tick: normal. Dashed: not examined."


def posture_figures(chart: Chart, items: Sequence[Item]) -> Iterator[Node]:
    """The figures whose landmarks are among the items, as far as anything on them was examined."""
    figures = tuple(_figures(chart, items))
    if figures:
        yield PostureFigures(figures)
        yield Prose(KEY, Role.SMALL)


def _figures(chart: Chart, items: Sequence[Item]) -> Iterator[PostureFigure]:
    for view, title in _TITLES.items():
        landmarks = landmarks_of(view, figure_drawing(view), items)
        marks = figure_marks(landmarks, chart.evaluation.findings)
        if marks:
            yield PostureFigure(view, title, tuple(landmarks), tuple(marks.items()))
