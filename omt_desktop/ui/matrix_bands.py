"""The whole matrix in as many bands as its columns need, its legend, and the words for the cell that was reached."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from omt_desktop.domain.content import Content
from omt_desktop.domain.decision import Decision
from omt_desktop.domain.recommendation import CellState, Recommendation
from omt_desktop.ui.matrix_view import MatrixView
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.top_down import TopDown
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.cell_words import cell_in_words, cell_name, shown_regions, shown_techniques
from omt_desktop.workflow.words import Words

_LEGEND = (
    CellState.OFFERED,
    CellState.PRECAUTION,
    CellState.RELATIVE,
    CellState.NEEDS_ANSWER,
    CellState.HELD,
    CellState.BLOCKED,
    CellState.NO_DYSFUNCTION,
    CellState.NOT_APPLICABLE,
)
_EMPTY = "No region is examined yet. Grade a region, and what fits where appears here."


class MatrixBands(QWidget):
    """Shows examined regions and the techniques that exist there. A pressed cell is announced, nothing is changed."""

    pressed_cell = Signal(str, str)

    def __init__(
        self, content: Content, cell: QSize, label_width: int, most_columns: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._content = content
        self._words = Words(content)
        self._cell = cell
        self._label_width = label_width
        self._most_columns = most_columns
        self._recommendation: Recommendation | None = None
        self._reached: tuple[str, str] | None = None
        self.bands: list[MatrixView] = []
        self.empty = PlainLabel(_EMPTY, "muted", wrap=True, parent=self)
        self.legend = PlainLabel("", "small", wrap=True, parent=self)
        self.explanation = PlainLabel("", "small", wrap=True, parent=self)
        self._layout = TopDown(gap=8)
        layout = TopDown(self, gap=8)
        layout.addWidget(self.empty)
        layout.addLayout(self._layout)
        layout.addWidget(self.legend)
        layout.addWidget(self.explanation)

    def show_recommendation(self, recommendation: Recommendation, decision: Decision) -> None:
        """The cells as they are now."""
        self._recommendation = recommendation
        regions = shown_regions(recommendation, self._content)
        techniques = shown_techniques(recommendation, self._content) if regions else ()
        bands = _split(techniques, self._most_columns)
        while len(self.bands) < len(bands):
            self._add_band()
        for index, band in enumerate(self.bands):
            columns = bands[index] if index < len(bands) else ()
            band.matrix.show_cells(recommendation, decision, regions if columns else (), columns)
            set_shown(band, bool(columns))
        set_shown(self.empty, not regions)
        self._show_legend({recommendation.cell(r, t).state for r in regions for t in techniques})
        self._explain()

    def _add_band(self) -> None:
        band = MatrixView(self._content, self._cell, self._label_width, self)
        band.reached.connect(self._reach)
        band.pressed_cell.connect(self.pressed_cell)
        self.bands.append(band)
        self._layout.addWidget(band)

    def _reach(self, region: str, technique: str) -> None:
        self._reached = (region, technique)
        self._explain()

    def _explain(self) -> None:
        text = ""
        if self._recommendation is not None and self._reached is not None:
            region, technique = self._reached
            if region in self._recommendation.cells:
                cell = self._recommendation.cell(region, technique)
                text = f"{cell_name(region, technique, self._content)}: {cell_in_words(cell, self._content)}"
        self.explanation.setText(text)
        set_shown(self.explanation, bool(text))

    def _show_legend(self, states: set[CellState]) -> None:
        """Only the states that are in sight, so that the legend stays one line or two."""
        shown = [state for state in _LEGEND if state in states]
        words = self._words
        self.legend.setText("   ".join(f"{words.of('cell_symbol', s)} {words.of('cell', s).lower()}" for s in shown))
        set_shown(self.legend, bool(shown))


def _split(techniques: tuple[str, ...], most: int) -> list[tuple[str, ...]]:
    """As few bands as possible, as equal as possible."""
    if not techniques:
        return []
    count = -(-len(techniques) // most)
    size = -(-len(techniques) // count)
    return [techniques[start : start + size] for start in range(0, len(techniques), size)]
