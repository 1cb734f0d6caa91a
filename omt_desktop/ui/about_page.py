"""What this program is and is not, what it knows, and where the data lies."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QWidget

from omt_desktop import __version__
from omt_desktop.domain.content import Content
from omt_desktop.ui.key_table import KeyTable
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.scrolled_page import ScrolledPage

_IS = (
    "OMT Desktop helps an osteopathic physician to record an evaluation and shows, with every rule and its source, "
    "what speaks for and against osteopathic manipulative treatment in each region. The physician decides."
)
_IS_NOT = (
    "It is decision support for licensed physicians and nothing else. Its clinical content has not yet been reviewed "
    "by a physician, it has not been audited, and it is not a certified medical device."
)
_PRIVACY = (
    "Everything stays on this computer, encrypted. The program opens no network connection, and its log holds no "
    "patient data. A PDF that you export is not encrypted: keep it where patient records belong."
)
_LICENCE = (
    "The program is open source under the Apache License 2.0. The Noto fonts are under the SIL Open Font License 1.1. "
    "Qt for Python (PySide6) is used under the LGPL 3."
)


class AboutPage(ScrolledPage):
    """Text only; everything on it can be selected and copied."""

    def __init__(self, content: Content, data_folder: Path, parent: QWidget | None = None) -> None:
        super().__init__("About", parent)
        self.add_card("What it is, and what it is not", _IS, _IS_NOT)
        facts = QWidget()
        table = QFormLayout(facts)
        table.setContentsMargins(0, 0, 0, 0)
        table.setHorizontalSpacing(24)
        table.setVerticalSpacing(8)
        for word, value in (
            ("Program", f"OMT Desktop {__version__}"),
            ("Clinical content", content.stamp.version),
            ("Content SHA-256", content.stamp.sha256),
            ("Rules and sources", f"{len(content.rules)} rules, {len(content.sources)} sources"),
            ("Data folder", str(data_folder)),
        ):
            told = PlainLabel(value, wrap=True)
            told.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            told.setAccessibleName(f"{word}: {value}")
            table.addRow(PlainLabel(word, "muted"), told)
        self.add_card("Version and data", facts)
        self.add_card("Privacy", _PRIVACY)
        self.add_card("Keyboard", KeyTable())
        self.add_card("Licence", _LICENCE)
