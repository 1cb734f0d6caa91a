"""What of a patient is to be exported: everything, or one evaluation in one of its forms."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from omt_desktop.domain.exam import Option
from omt_desktop.ui.button import Button
from omt_desktop.ui.card import Card
from omt_desktop.ui.choice_box import ChoiceBox
from omt_desktop.ui.option_buttons import OptionButtons
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.workflow.exports import ExportKind

KINDS = (
    Option(ExportKind.PATIENT.value, "Everything"),
    Option(ExportKind.REPORT.value, "Report (PDF)"),
    Option(ExportKind.FHIR.value, "FHIR document"),
    Option(ExportKind.EVALUATION.value, "Evaluation file"),
    Option(ExportKind.REGIONS.value, "Regions and severity"),
)
MEANINGS = {
    ExportKind.PATIENT: "Every evaluation with its report, the documents and tables, in one archive with SHA-256 sums.",
    ExportKind.REPORT: "The chart report: as it was sealed when it was signed, or as a draft.",
    ExportKind.FHIR: "A document that other record systems take in (FHIR R4), with the report in it.",
    ExportKind.EVALUATION: "A file that this program reads again, with the decision, the plan and who signed.",
    ExportKind.REGIONS: "A table as the forms have it: each region by TART signs and severity 0 to 3.",
}


class ExportChoice(Card):
    """Announces what is wanted; evaluations are offered the newest first."""

    wanted = Signal(object, str)
    """The ExportKind, and the id of the evaluation; empty for everything of the patient."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Export", "The practice keeps to whom something was given and why.", parent)
        self.kind = ExportKind.PATIENT
        self.kinds = OptionButtons(KINDS, {}, joined=True)
        self.kinds.set_name("What to export")
        self.which = ChoiceBox()
        self.which.setAccessibleName("Which evaluation")
        # Its room stays, so that nothing moves under the hand.
        place = self.which.sizePolicy()
        place.setRetainSizeWhenHidden(True)
        self.which.setSizePolicy(place)
        self.meaning = PlainLabel("", "small", wrap=True)
        self.export = Button("Export …")
        self.export.setProperty("role", "primary")
        for parts in ((self.kinds, self.export), (self.which,)):
            row = QHBoxLayout()
            row.addWidget(parts[0])
            row.addStretch(1)
            for part in parts[1:]:
                row.addWidget(part)
            self.body.addLayout(row)
        self.add(self.meaning)
        self.kinds.picked.connect(self._pick)
        self.export.clicked.connect(lambda: self.wanted.emit(self.kind, self._record_id()))
        self._pick(self.kind)

    def show_evaluations(self, evaluations: Sequence[tuple[str, str]]) -> None:
        """Offers these evaluations, each as its id and words; the one that was chosen stays chosen."""
        chosen = self._chosen()
        self.which.clear()
        for record_id, words in evaluations:
            self.which.addItem(words, record_id)
        self.which.setCurrentIndex(max(0, self.which.findData(chosen)) if evaluations else -1)
        for kind, button in self.kinds.buttons.items():
            button.setEnabled(bool(evaluations) or kind == ExportKind.PATIENT)
        self._pick(self.kind if evaluations else ExportKind.PATIENT)

    def _chosen(self) -> str:
        return str(self.which.currentData() or "")

    def _record_id(self) -> str:
        return "" if self.kind is ExportKind.PATIENT else self._chosen()

    def _pick(self, kind: str) -> None:
        self.kind = ExportKind(kind)
        self.kinds.show_on((self.kind.value,), asked=True)
        self.meaning.setText(MEANINGS[self.kind])
        self.which.setVisible(self.kind is not ExportKind.PATIENT)
