"""Where one can go, as one table: a new page is a maker and a line here.

A maker is given the shell and returns the place, or None as long as it needs the practice and that is not open. It
imports its page itself, so that the first screen waits for no other page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from omt_desktop.ui.place import Place, Shell
from omt_desktop.workflow.access.allowed import Action

if TYPE_CHECKING:
    from omt_desktop.ui.practice.letterhead_card import LetterheadCard
    from omt_desktop.ui.scrolled_page import ScrolledPage

PATIENTS, EVALUATION, SETTINGS, ABOUT = "patients", "evaluation", "settings", "about"
PROTOCOL, CALENDAR, CALLS, TODAY = "protocol", "calendar", "calls", "today"
PREVIEW = "preview"
PAPERS = "papers"
BACKUPS, TRAIL = "backups", "trail"
BRING = "bring"
PEOPLE = "people"
LIBRARY = "library"
_PEOPLE = "Change your passphrase. Administrators add people, print a new recovery key, and encrypt everything anew."

_BRING = (
    "Patients from another program: a table (CSV), FHIR, LibreOsteo's archive, or evaluation files of this program. "
    "You see what would happen before anything is changed."
)

Maker = Callable[[Shell], "Place | None"]


@dataclass(frozen=True, slots=True)
class Destination:
    """A page that can be gone to by its id."""

    id: str
    icon: str
    """The name of its drawing on the rail; empty for a page that is not on the rail."""
    word: str
    make: Maker | None
    """None where the workspace makes the place itself."""
    at_bottom: bool = False
    action: Action | None = None
    """What must be allowed for the rail to offer it; None for everyone."""
    under: str = ""
    """The destination of the rail that is marked while a page that is not on the rail is shown."""


def _settings(shell: Shell) -> Place:
    from omt_desktop.ui.settings_page import SettingsPage
    from omt_desktop.ui.theme import ThemeChoice
    from omt_desktop.workflow.units import units_of

    theme, settings = shell.theme, shell.settings
    page = SettingsPage(
        theme.choice,
        units_of(settings.read().units),
        large_targets=theme.has_large_targets,
        lock_minutes=settings.read().lock_minutes,
    )
    page.theme_chosen.connect(lambda choice: theme.choose(ThemeChoice(choice)))
    page.theme_chosen.connect(lambda choice: settings.change(theme=choice))
    page.targets_chosen.connect(lambda large: theme.choose_targets(large=large))
    page.targets_chosen.connect(lambda large: settings.change(large_targets=large))
    page.units_chosen.connect(lambda units: settings.change(units=units))
    page.lock_chosen.connect(lambda minutes: settings.change(lock_minutes=minutes))
    page.protocol_wanted.connect(lambda: shell.go(PROTOCOL))
    cards: list[LetterheadCard] = []

    def arrive() -> None:
        if shell.services is not None and not cards:
            from omt_desktop.ui.practice.letterhead_card import INTRO, TITLE, LetterheadCard

            cards.append(LetterheadCard(shell.services.settings, shell.messages))
            page.add_card(TITLE, INTRO, cards[0])
            _add_hours(shell, page)
            page.offer("People and keys", _PEOPLE, "Passphrases, people, recovery key", lambda: shell.go(PEOPLE))
            _add_backups(shell, page)
            if shell.services.access.may(Action.BRING_DATA):
                page.offer("Bring data along", _BRING, "Choose what to bring", lambda: shell.go(BRING))
            _add_tables(shell, page)
            _add_seal(shell, page)

    return Place(lambda: page, arrive=arrive)


def _people(shell: Shell) -> Place | None:
    if shell.services is None:
        return None
    from omt_desktop.ui.people.people_page import PeoplePage

    page = PeoplePage(shell.services, shell.jobs, shell.choose_file)
    if shell.exchange is not None:
        page.exchange_wanted.connect(shell.exchange)
    focus = page.own.present.setFocus
    return Place(lambda: page, take_focus=focus)


def _bring(shell: Shell) -> Place | None:
    if shell.services is None:
        return None
    from omt_desktop.ui.bringing.bring_desk import BringDesk
    from omt_desktop.workflow.bringing.column_memory import ColumnMemory

    services = shell.services
    desk = BringDesk(services.bring_in, ColumnMemory(services.settings), services.clock, shell.jobs)
    desk.page.left.connect(lambda: shell.go(SETTINGS))
    focus = desk.page.choose.setFocus
    return Place(lambda: desk.page, arrive=focus, take_focus=focus, unsaved=desk.unsaved)


def _add_tables(shell: Shell, page: ScrolledPage) -> None:
    """The card of the tables, for those who may give clinical content out."""
    services = shell.services
    if services is not None and services.access.may(Action.PRINT_CLINICAL):
        from omt_desktop.ui.practice.tables_card import INTRO, TITLE, TablesCard

        page.add_card(TITLE, INTRO, TablesCard(services, shell))


def _add_seal(shell: Shell, page: ScrolledPage) -> None:
    """The card of the seal, for those who sign."""
    from omt_desktop.ui.practice.seal_card import INTRO, TITLE, SealCard

    services = shell.services
    if services is not None and services.access.may(Action.SIGN):
        card = SealCard(services.sealing, services.handing_out, shell.jobs, shell.messages)
        page.add_card(TITLE, INTRO, card)


def _add_backups(shell: Shell, page: ScrolledPage) -> None:
    """The card of the backups, where somebody is signed in who may see them."""
    from omt_desktop.ui.backups.backup_card import INTRO, TITLE, BackupCard

    if shell.keeper is not None:
        card = BackupCard(shell.keeper, shell.messages, may_bring_back=shell.bring_back is not None)
        card.bring_back_wanted.connect(lambda: shell.go(BACKUPS))
        page.add_card(TITLE, INTRO, card)


def _backups(shell: Shell) -> Place | None:
    if shell.keeper is None or shell.bring_back is None:
        return None
    from omt_desktop.ui.backups.restore_page import RestorePage

    page = RestorePage(shell.keeper, shell.messages)
    page.left.connect(lambda: shell.go(SETTINGS))
    page.prepared.connect(shell.bring_back)
    return Place(lambda: page, page.arrive, page.leave, page.list.setFocus)


def _trail(shell: Shell) -> Place | None:
    if shell.services is None:
        return None
    from omt_desktop.ui.trail.trail_page import TrailPage

    page = TrailPage(shell.services, shell.jobs)
    return Place(lambda: page, page.arrive, take_focus=page.filters.person.setFocus)


def _add_hours(shell: Shell, page: ScrolledPage) -> None:
    if shell.services is None or not shell.services.settings.may_change():
        return
    if shell.services.access.may(Action.SEE_SCHEDULE):
        from omt_desktop.ui.schedule import hours_card, kinds_card

        page.add_card(hours_card.TITLE, hours_card.INTRO, hours_card.HoursCard(shell.services))
        page.add_card(kinds_card.TITLE, kinds_card.INTRO, kinds_card.KindsCard(shell.services))


def _protocol(shell: Shell) -> Place | None:
    if shell.services is None:
        return None
    from omt_desktop.ui.protocol.protocol_desk import ProtocolDesk

    desk = ProtocolDesk(shell.services.protocols, shell.messages, shell.pages)
    desk.left.connect(lambda: shell.go(SETTINGS))

    def arrive() -> None:
        if desk.page is not None:
            desk.page.setFocus()

    return Place(lambda: desk.page, arrive=arrive, take_focus=arrive, unsaved=desk.unsaved)


def _today(shell: Shell) -> Place | None:
    if shell.services is None:
        return None
    from omt_desktop.ui.today.today_desk import TodayDesk

    desk = TodayDesk(shell.services, shell)
    return Place(lambda: desk.page, desk.arrive, take_focus=desk.take_focus)


def _calls(shell: Shell) -> Place | None:
    if shell.services is None:
        return None
    from omt_desktop.ui.schedule.call_desk import CallDesk

    desk = CallDesk(shell.services, shell)
    return Place(lambda: desk.page, desk.arrive, take_focus=desk.take_focus, unsaved=desk.unsaved)


def _calendar(shell: Shell) -> Place | None:
    if shell.services is None:
        return None
    from omt_desktop.ui.schedule.calendar_desk import CalendarDesk

    desk = CalendarDesk(shell.services, shell)
    return Place(lambda: desk.page, desk.arrive, take_focus=desk.take_focus, unsaved=desk.unsaved)


def _about(shell: Shell) -> Place | None:
    if shell.services is None:
        return None
    from omt_desktop.ui.about_page import AboutPage

    page = AboutPage(shell.services.content, shell.services.data_folder)
    return Place(lambda: page)


def _library(shell: Shell) -> Place | None:
    if shell.services is None:
        return None
    from omt_desktop.ui.library.library_page import LibraryPage

    page = LibraryPage(shell.services.content)

    def arrive() -> None:
        errand = shell.taken_errand()
        if errand is not None and errand.rule_id:
            page.show_rule(errand.rule_id)
        page.list.setFocus()

    return Place(lambda: page, arrive=arrive, take_focus=page.list.setFocus)


def _papers(shell: Shell) -> Place | None:
    if shell.services is None:
        return None
    from omt_desktop.ui.patient_papers.papers_desk import PapersDesk

    desk = PapersDesk(shell.services, shell, PAPERS, PATIENTS, PREVIEW)
    return Place(lambda: desk.page, arrive=desk.arrive, take_focus=desk.page.take_focus)


def _preview(shell: Shell) -> Place | None:
    if shell.services is None:
        return None
    from omt_desktop.ui.preview_desk import PreviewDesk

    desk = PreviewDesk(shell.services, shell)
    shell.preview = desk.show
    return Place(lambda: desk.page, take_focus=desk.page.take_focus)


DESTINATIONS: tuple[Destination, ...] = (
    Destination(TODAY, "today", "Today", _today),
    Destination(PATIENTS, "patients", "Patients", None),
    Destination(EVALUATION, "evaluation", "Evaluation", None),
    Destination(CALLS, "phone", "Calls", _calls, action=Action.MAKE_CALLS),
    Destination(CALENDAR, "calendar", "Calendar", _calendar, action=Action.SEE_SCHEDULE),
    Destination(LIBRARY, "library", "Library", _library),
    Destination(TRAIL, "trail", "Audit", _trail, action=Action.READ_TRAIL, at_bottom=True),
    Destination(SETTINGS, "settings", "Settings", _settings, at_bottom=True),
    Destination(ABOUT, "about", "About", _about, at_bottom=True),
    Destination(PROTOCOL, "", "My protocol", _protocol, under=SETTINGS),
    Destination(PEOPLE, "", "People and keys", _people, under=SETTINGS),
    Destination(BACKUPS, "", "Backups", _backups, under=SETTINGS),
    Destination(PAPERS, "", "Papers", _papers, under=PATIENTS),
    Destination(PREVIEW, "", "Document", _preview, under=PATIENTS),
    Destination(BRING, "", "Bring data along", _bring, action=Action.BRING_DATA, under=SETTINGS),
)
"""In the order of the rail."""


@cache
def destination(page_id: str) -> Destination:
    """The destination of that id."""
    return next(found for found in DESTINATIONS if found.id == page_id)
