"""The papers of an evaluation: the report for the chart, and the handout for the patient."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QWidget

from omt_desktop.bootstrap import Services
from omt_desktop.domain.exam import Option
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.ui.button import Button
from omt_desktop.ui.card import Card
from omt_desktop.ui.option_buttons import OptionButtons
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.preview.handout_source import handout_source
from omt_desktop.ui.preview.pdf_source import PdfSource
from omt_desktop.ui.preview.report_source import report_source, summary_source
from omt_desktop.ui.theme import pixels
from omt_desktop.workflow.chart_print import HandoutPrint
from omt_desktop.workflow.evaluation_record import EvaluationRecord
from omt_desktop.workflow.letterhead import HandoutLanguage

MakeSource = Callable[[EvaluationRecord, Recommendation], PdfSource]
_INTRO = "Shown first, from memory. From there each can be printed, exported or dragged out."
_LANGUAGES = (Option(HandoutLanguage.ENGLISH.value, "English"), Option(HandoutLanguage.SPANISH.value, "Español"))
_USUAL, _LARGE = "usual", "large"
_SIZES = (Option(_USUAL, "Usual print"), Option(_LARGE, "Large print"))


class PapersCard(Card):
    """Announces which paper is wanted, as what makes it of the evaluation as it then stands."""

    wanted = Signal(object)
    """A MakeSource."""

    def __init__(self, services: Services, back: str, parent: QWidget | None = None) -> None:
        super().__init__("Papers", _INTRO, parent)
        self._services, self._back = services, back
        self.report = Button("Show the report")
        self.summary = Button("Show the summary")
        self.handout = Button("Show the handout")
        self._language = services.handouts.usual_language()
        self._large = False
        self.languages = _choice(_LANGUAGES, "Language of the handout", self._language.value, self._pick_language)
        self.sizes = _choice(_SIZES, "Size of the handout's print", _USUAL, self._pick_size)
        self._arrange()
        self.report.clicked.connect(lambda: self._want(report_source))
        self.summary.clicked.connect(lambda: self._want(summary_source))
        self.handout.clicked.connect(self._want_handout)

    @property
    def printed(self) -> HandoutPrint:
        """The handout as it was picked here."""
        return HandoutPrint(language=self._language, large=self._large)

    def _want(self, source: Callable[[EvaluationRecord, Recommendation, Services, str], PdfSource]) -> None:
        self.wanted.emit(lambda record, recommendation: source(record, recommendation, self._services, self._back))

    def _want_handout(self) -> None:
        printed = self.printed
        self.wanted.emit(
            lambda record, recommendation: handout_source(record, recommendation, self._services, self._back, printed)
        )

    def _pick_language(self, language: str) -> None:
        self._language = HandoutLanguage(language)
        self.languages.show_on((language,), asked=True)

    def _pick_size(self, size: str) -> None:
        self._large = size == _LARGE
        self.sizes.show_on((size,), asked=True)

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        for words, parts in (
            ("For the chart", (self.report, self.summary)),
            ("For the patient", (self.languages, self.sizes, self.handout)),
        ):
            label = PlainLabel(words, "muted")
            label.setMinimumHeight(pixels("target"))
            form.addRow(label, _side_by_side(*parts))
        self.body.addLayout(form)


def _choice(options: tuple[Option, ...], name: str, on: str, pick: Callable[[str], None]) -> OptionButtons:
    buttons = OptionButtons(options, {}, joined=True)
    buttons.set_name(name)
    buttons.show_on((on,), asked=True)
    buttons.picked.connect(pick)
    return buttons


def _side_by_side(*parts: QWidget) -> QWidget:
    """The parts as wide as they are, with room on their right."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return holder
