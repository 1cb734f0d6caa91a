"""Work at the door that takes its time: a quiet bar and a sentence."""

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from omt_desktop.ui.plain_label import PlainLabel


class Waiting(QWidget):
    """Hidden while nothing is done; it keeps its room, so that nothing jumps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(4)
        self._words = PlainLabel("", "small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._bar)
        column.addWidget(self._words)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.hide()

    def begin(self, words: str) -> None:
        """Says what is being done."""
        self._words.setText(words)
        self._bar.setRange(0, 0)
        self.show()

    def end(self) -> None:
        """It is done."""
        # A bar without an end moves for ever, also while it is hidden.
        self._bar.setRange(0, 1)
        self.hide()
