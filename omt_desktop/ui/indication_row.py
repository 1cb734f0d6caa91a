"""What is known of OMT for one condition, conflicts included, with its sources."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from omt_desktop.domain.content import Content, Indication
from omt_desktop.ui.plain_label import PlainLabel


class IndicationRow(QFrame):
    """Shows one indication at a time; the references are in its tip and its description."""

    def __init__(self, content: Content, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self.title = PlainLabel("", "label", wrap=True, parent=self)
        self.evidence = PlainLabel("", wrap=True, parent=self)
        self.line = PlainLabel("", "small", wrap=True, parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 8)
        layout.setSpacing(2)
        for part in (self.title, self.evidence, self.line):
            layout.addWidget(part)

    def show_indication(self, indication: Indication) -> None:
        """This indication."""
        self.title.setText(indication.label)
        self.evidence.setText(indication.evidence)
        sources = ", ".join(indication.sources) or "no source"
        self.line.setText(f"As an adjunct: {indication.adjunct} Regions: {indication.regions}. Sources: {sources}.")
        found = (self._content.sources.get(key) for key in indication.sources)
        references = "\n".join(f"{source.key}: {source.text}" for source in found if source)
        self.setToolTip(references)
        self.setAccessibleDescription(references)
