"""What stands behind a destination, and what its maker is given: the two sides of the seam between window and pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget, QWidget

    from omt_desktop.bootstrap import Services
    from omt_desktop.ui.background_jobs import BackgroundJobs
    from omt_desktop.ui.backups.backup_keeper import BackupKeeper
    from omt_desktop.ui.local_settings import LocalSettingsFile
    from omt_desktop.ui.message_bar import MessageBar
    from omt_desktop.ui.preview.pdf_source import PdfSource
    from omt_desktop.ui.report_export import ChooseFile
    from omt_desktop.ui.theme import Theme


def _nothing() -> None:
    """A page that needs no more than to be shown."""


def _nothing_unsaved() -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Place:
    """One page as the window leads to it; each act may be left out."""

    page: Callable[[], QWidget | None]
    """The page, placed among the pages; None where it cannot be shown now (and then the messages say why)."""
    arrive: Callable[[], None] = _nothing
    """The page has just come into sight: it is brought up to date and takes the hand."""
    leave: Callable[[], None] = _nothing
    """Another page is about to be shown: what is being typed is kept."""
    take_focus: Callable[[], None] = _nothing
    """The hand goes to where it was on the page."""
    unsaved: Callable[[], str] = _nothing_unsaved
    """What would be lost if the window closed now, as one sentence; empty for nothing."""


@dataclass(frozen=True, slots=True)
class Errand:
    """What the page that is gone to next is wanted for."""

    patient_id: str = ""
    evaluation_id: str = ""
    appointment_id: str = ""
    rule_id: str = ""


@dataclass(slots=True)
class Shell:
    """What the makers of places find in the window."""

    settings: LocalSettingsFile
    theme: Theme
    jobs: BackgroundJobs
    messages: MessageBar
    pages: QStackedWidget
    choose_file: ChooseFile | None
    go: Callable[[str], None]
    """To a page, by its id."""
    open_evaluation: Callable[[str], None]
    """Opens an evaluation by the id of its record, in turns of its own, and goes there."""
    services: Services | None = None
    """None until the practice is open."""
    keeper: BackupKeeper | None = None
    """What keeps the backups up; None until the practice is open."""
    bring_back: Callable[[bool], None] | None = None
    """What was taken out takes the place of the practice, in this window; whether the present state is kept."""
    preview: Callable[[PdfSource], None] | None = None
    """Shows a document on the page of the preview; None until there is one."""
    exchange: Callable[[str], None] | None = None
    """Locks the practice and encrypts it anew, with the own passphrase; None where the window cannot."""
    errand: Errand | None = None
    """Left for the page that is gone to next, which takes it away when it is arrived at."""

    def send(self, page_id: str, errand: Errand) -> None:
        """To a page, for something in particular."""
        self.errand = errand
        self.go(page_id)

    def taken_errand(self) -> Errand | None:
        """The errand that was left, which nobody finds again."""
        found, self.errand = self.errand, None
        return found
