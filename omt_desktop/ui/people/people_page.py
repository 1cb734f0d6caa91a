"""People and keys: the cards that the person who is signed in may use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from omt_desktop.bootstrap import judge_passphrase, suggested_passphrase, write_recovery_sheet
from omt_desktop.ui.gate.sheet_form import SheetForm, ask_where
from omt_desktop.ui.people import keys_card, own_passphrase_card, people_card
from omt_desktop.ui.people.keys_card import KeysCard
from omt_desktop.ui.people.own_passphrase_card import OwnPassphraseCard
from omt_desktop.ui.people.people_card import PeopleCard
from omt_desktop.ui.scrolled_page import ScrolledPage
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.errors import Refusal

if TYPE_CHECKING:
    from omt_desktop.bootstrap import Services
    from omt_desktop.ui.background_jobs import BackgroundJobs
    from omt_desktop.ui.report_export import ChooseFile


class PeoplePage(QStackedWidget):
    """The cards, and over them the recovery key while it is shown."""

    exchange_wanted = Signal(str)

    def __init__(
        self,
        services: Services,
        jobs: BackgroundJobs,
        choose_file: ChooseFile | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._jobs, self._choose_file = services, jobs, choose_file
        self.sheet: SheetForm | None = None
        self.cards = ScrolledPage("People and keys")
        self.addWidget(self.cards)
        people, access = services.people, services.access
        known = tuple(access.person.name.split())
        self.own = OwnPassphraseCard(people, judge_passphrase, suggested_passphrase, jobs, known)
        self.cards.add_card(own_passphrase_card.TITLE, own_passphrase_card.INTRO, self.own)
        self.people: PeopleCard | None = None
        self.keys: KeysCard | None = None
        if access.may(Action.MANAGE_PEOPLE):
            self.people = PeopleCard(people, access.person, jobs)
            self.cards.add_card(people_card.TITLE, people_card.INTRO, self.people)
        if access.may(Action.MANAGE_KEYS):
            self.keys = KeysCard(people, jobs)
            self.keys.key_made.connect(self._show_sheet)
            self.keys.exchange_wanted.connect(self.exchange_wanted)
            self.cards.add_card(keys_card.TITLE, keys_card.INTRO, self.keys)

    def _show_sheet(self, key: str) -> None:
        now = self._services.clock.now()
        self.sheet = SheetForm(key, now, write_recovery_sheet, self._choose_file or ask_where, self._jobs)
        self.sheet.done.connect(self._sheet_done)
        self.addWidget(self.sheet)
        self.setCurrentWidget(self.sheet)
        self.sheet.setFocus()

    def _sheet_done(self, checked: bool) -> None:
        sheet, self.sheet = self.sheet, None
        if sheet is not None:
            sheet.clear()
            self.removeWidget(sheet)
            sheet.hide()
            sheet.deleteLater()
        if self.keys is not None:
            try:
                if checked:
                    self._services.people.recovery_was_checked()
            except Refusal as problem:
                self.keys.told.setText(str(problem))
            self.keys.show_state()
        self.setCurrentWidget(self.cards)
