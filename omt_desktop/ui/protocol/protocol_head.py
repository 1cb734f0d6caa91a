"""The head of the protocol page: its name and version, the files, and the way back to the exam as delivered."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.domain.protocol import LONGEST_LABEL, Protocol
from omt_desktop.ui.button import Button
from omt_desktop.ui.entry_line import EntryLine
from omt_desktop.ui.icon_button import IconButton
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.workflow.protocol_words import version_in_words

_RULE = (
    "Changes apply to evaluations you begin from now on; every evaluation keeps the exam it was made with. "
    "The protocol holds no patient data."
)


class ProtocolHead(QWidget):
    """Says what is wanted; shows the protocol it is given."""

    left = Signal()
    named = Signal(str)
    save_wanted = Signal()
    take_over_wanted = Signal()
    reset_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = IconButton("back", "Settings", name="Back to the settings")
        self.name = EntryLine()
        self.name.setMaxLength(LONGEST_LABEL)
        self.name.setAccessibleName("Name of the protocol")
        self.name.setFixedWidth(260)
        self.version = PlainLabel("", "muted")
        self.save = Button("Save as a file…")
        self.take_over = Button("Take over a file…")
        self.reset = Button("Back to the exam as delivered")
        self.reset.setProperty("role", "quiet")
        title = QHBoxLayout()
        title.setSpacing(8)
        title.addWidget(self.back)
        title.addWidget(PlainLabel("My protocol", "title"), 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        label = PlainLabel("Name", "muted")
        label.setBuddy(self.name)
        for widget in (label, self.name, self.version):
            row.addWidget(widget)
        row.addStretch(1)
        for button in (self.reset, self.save, self.take_over):
            title.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(title)
        column.addWidget(PlainLabel(_RULE, "muted", wrap=True))
        column.addLayout(row)
        self.back.clicked.connect(self.left)
        self.name.textEdited.connect(self.named)
        self.name.left.connect(self._show_name)
        self.save.clicked.connect(self.save_wanted)
        self.take_over.clicked.connect(self.take_over_wanted)
        self.reset.clicked.connect(self.reset_wanted)
        self._protocol = Protocol()

    def show_protocol(self, protocol: Protocol, differs: bool) -> None:
        """Shows the name and the version, and whether changes wait to be kept as the next one."""
        self._protocol = protocol
        words = version_in_words(protocol)
        self.version.setText(f"{words}, changed" if differs else words)
        if not self.name.hasFocus():
            self._show_name()

    def _show_name(self) -> None:
        if self.name.text() != self._protocol.name:
            self.name.setText(self._protocol.name)
