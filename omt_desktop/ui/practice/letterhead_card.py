"""The practice's letterhead, paper and handout language: typed in place, kept as soon as the hand leaves a field."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.domain.exam import Option
from omt_desktop.ui.asked_file import asked
from omt_desktop.ui.button import Button
from omt_desktop.ui.entry_line import EntryLine
from omt_desktop.ui.growing_text import GrowingText
from omt_desktop.ui.message_bar import MessageBar, MessageKind
from omt_desktop.ui.option_buttons import OptionButtons
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.practice.letterhead_preview import LetterheadPreview
from omt_desktop.ui.theme import pixels
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.letterhead import (
    HANDOUT_LANGUAGE,
    LETTERHEAD,
    LONGEST_LINE,
    PAPER,
    HandoutLanguage,
    Letterhead,
    letterhead_of,
)
from omt_desktop.workflow.paper import Paper
from omt_desktop.workflow.practice_settings import PracticeSettings

AskPicture = Callable[[QWidget], str]
"""The path of the chosen picture; empty where it was cancelled."""
TITLE = "Letterhead and paper"
INTRO = "It heads the first page of every report and handout. Kept for the whole practice, in its encrypted database."
_PAPERS = (Option(Paper.LETTER.value, "Letter"), Option(Paper.A4.value, "A4"))
_LANGUAGES = (Option(HandoutLanguage.ENGLISH.value, "English"), Option(HandoutLanguage.SPANISH.value, "Español"))
_FIELD_WIDTH = 460


def ask_for_picture(parent: QWidget) -> str:
    """The path chosen in the system's dialog."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "Choose the logo", "", "Pictures (*.png *.jpg *.jpeg)")
    return chosen


class LetterheadCard(QWidget):
    """Shows what the practice has set and keeps what is changed; a person who may not change it sees it only."""

    def __init__(
        self,
        settings: PracticeSettings,
        messages: MessageBar,
        ask: AskPicture = ask_for_picture,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings, self._messages, self._ask = settings, messages, ask
        self._logo = b""
        self.name = EntryLine()
        self.address = GrowingText(lines=2)
        self.phone = EntryLine()
        self.choose_logo = Button("Choose a logo …")
        self.remove_logo = Button("Remove the logo")
        self.papers = _choice(_PAPERS, "Paper")
        self.languages = _choice(_LANGUAGES, "Language of the handout")
        self.preview = LetterheadPreview()
        self.read_only = PlainLabel("A clinician or an administrator changes these.", "small", wrap=True)
        self._arrange()
        self._show_kept()
        self._connect()

    @property
    def typed(self) -> Letterhead:
        """The letterhead as the fields say."""
        return letterhead_of(self.name.text(), self.address.toPlainText(), self.phone.text(), self._logo)

    def keep(self) -> None:
        """What was typed is kept; where that fails the message bar says why and the fields keep it."""
        self._put(lambda: self._settings.put(LETTERHEAD, self.typed))

    def _arrange(self) -> None:
        for field, name in ((self.name, "Practice"), (self.address, "Address"), (self.phone, "Telephone")):
            field.setAccessibleName(name)
            field.setMaximumWidth(_FIELD_WIDTH)
        for line in (self.name, self.phone):
            line.setMaxLength(LONGEST_LINE)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        rows: tuple[tuple[str, QWidget], ...] = (
            ("Practice", self.name),
            ("Address", self.address),
            ("Telephone", self.phone),
            ("Logo", _side_by_side(self.choose_logo, self.remove_logo)),
            ("Paper", _side_by_side(self.papers)),
            ("Handout in", _side_by_side(self.languages)),
        )
        for words, part in rows:
            label = PlainLabel(words, "muted")
            label.setMinimumHeight(pixels("target"))
            label.setBuddy(part)
            form.addRow(label, part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(form)
        column.addWidget(self.read_only)
        column.addWidget(self.preview)
        column.addStretch(1)

    def _show_kept(self) -> None:
        kept = self._settings.get(LETTERHEAD)
        self._logo = kept.logo
        self.name.setText(kept.name)
        self.address.setPlainText("\n".join(kept.address))
        self.phone.setText(kept.phone)
        self.papers.show_on((self._settings.get(PAPER).value,), asked=True)
        self.languages.show_on((self._settings.get(HANDOUT_LANGUAGE).value,), asked=True)
        may_change = self._settings.may_change()
        for part in (self.name, self.address, self.phone):
            part.setReadOnly(not may_change)
        for choice in (self.choose_logo, self.remove_logo, self.papers, self.languages):
            choice.setEnabled(may_change)
        set_shown(self.read_only, not may_change)
        self._preview()

    def _connect(self) -> None:
        for field in (self.name, self.phone, self.address):
            field.textChanged.connect(self._preview)
            field.left.connect(self._keep_if_changed)
        self.choose_logo.clicked.connect(self._choose_logo)
        self.remove_logo.clicked.connect(lambda: self._use_logo(b""))
        self.papers.picked.connect(self._choose_paper)
        self.languages.picked.connect(self._choose_language)

    def _keep_if_changed(self) -> None:
        if not self.name.isReadOnly():
            self.keep()

    def _preview(self) -> None:
        self.preview.show_letterhead(self.typed, self._settings.get(PAPER))
        set_shown(self.remove_logo, bool(self._logo))

    def _choose_logo(self) -> None:
        chosen = asked(self, lambda: self._ask(self), "")
        if chosen:
            self._put(lambda: self._use_logo(self._settings.logo_in(Path(chosen))))

    def _use_logo(self, logo: bytes) -> None:
        self._logo = logo
        self._preview()
        self.keep()

    def _choose_paper(self, paper: str) -> None:
        if self._put(lambda: self._settings.put(PAPER, Paper(paper))):
            self.papers.show_on((paper,), asked=True)
            self.preview.show_letterhead(replace(self.typed), Paper(paper))

    def _choose_language(self, language: str) -> None:
        if self._put(lambda: self._settings.put(HANDOUT_LANGUAGE, HandoutLanguage(language))):
            self.languages.show_on((language,), asked=True)

    def _put(self, act: Callable[[], None]) -> bool:
        """Whether it was done; the message bar says why where it was not."""
        try:
            act()
        except Refusal as refusal:
            self._messages.say(str(refusal), MessageKind.DANGER)
            return False
        return True


def _choice(options: tuple[Option, ...], name: str) -> OptionButtons:
    buttons = OptionButtons(options, {}, joined=True)
    buttons.set_name(name)
    return buttons


def _side_by_side(*parts: QWidget) -> QWidget:
    """The parts as wide as they are, with room on their right."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return holder
