"""Picks who fulfils the workflow's ports and hands them out as one frozen Services.

May import: every room below ui and cli. What costs time to import is imported inside the function that needs it, so
that a command which only assesses starts without a database and without a PDF library, and the window is on the
screen before any room below is read.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from omt_desktop import RELEASED_ON, __version__
from omt_desktop.discreet_log import start_log
from omt_desktop.exchange import this_computer

if TYPE_CHECKING:
    from omt_desktop.domain.content import Content
    from omt_desktop.domain.handout import HandoutTexts
    from omt_desktop.exchange.interchange import Interchange
    from omt_desktop.reports import PdfReportWriter
    from omt_desktop.storage.open_practice import Practice
    from omt_desktop.storage.vault.vault import Vault
    from omt_desktop.workflow.access.access import Access
    from omt_desktop.workflow.access.person import Person
    from omt_desktop.workflow.bringing.bring_in import BringIn
    from omt_desktop.workflow.bringing.source import Source
    from omt_desktop.workflow.documents import Documents
    from omt_desktop.workflow.emergency import Emergency
    from omt_desktop.workflow.exports import Exports
    from omt_desktop.workflow.guarded.backups import GuardedBackups
    from omt_desktop.workflow.guarded.handouts import Handouts
    from omt_desktop.workflow.handing_out import HandingOut, OutsideFiles
    from omt_desktop.workflow.keys.passphrase import Strength
    from omt_desktop.workflow.own_protocol import ProtocolInUse
    from omt_desktop.workflow.patient_drafts import PatientDrafts
    from omt_desktop.workflow.pdf_pages import PdfOpener, PdfPages
    from omt_desktop.workflow.people import KeyRing, People
    from omt_desktop.workflow.ports import Clock, EvaluationFiles, EvaluationStore, PatientRegistry, ReportWriter
    from omt_desktop.workflow.practice_settings import PracticeSettings
    from omt_desktop.workflow.schedule.appointments import Appointments
    from omt_desktop.workflow.schedule.calendar_export import CalendarExport
    from omt_desktop.workflow.schedule.call_paper import CallListPaper
    from omt_desktop.workflow.schedule.confirmation_calls import ConfirmationCalls
    from omt_desktop.workflow.schedule.follow_ups import FollowUps
    from omt_desktop.workflow.schedule.reviews import Reviews
    from omt_desktop.workflow.seal import SealChecker
    from omt_desktop.workflow.sealed_reports import SealedReports
    from omt_desktop.workflow.sealing import Sealing
    from omt_desktop.workflow.signing import Signing
    from omt_desktop.workflow.trail.reads import Reads
    from omt_desktop.workflow.trail.review import AuditReview
    from omt_desktop.workflow.trail.standing import Standing

SystemClock, new_id = this_computer.SystemClock, this_computer.new_id
_LOG = logging.getLogger("omt_desktop")
_RELEASED_ON = date.fromisoformat(RELEASED_ON)


@dataclass(frozen=True, slots=True)
class Services:
    """All that screens and commands need of the outside, while one practice is open for one person.

    Whatever carries patient data is guarded: it checks `access` before it answers.
    """

    access: Access
    content: Content
    clock: Clock
    patients: PatientRegistry
    patient_drafts: PatientDrafts
    evaluations: EvaluationStore
    reads: Reads
    signing: Signing
    trail: AuditReview
    standing: Standing
    protocols: ProtocolInUse
    backups: GuardedBackups
    people: People
    emergency: Emergency
    reports: ReportWriter
    handouts: Handouts
    documents: Documents
    pdf_opener: PdfOpener
    handing_out: HandingOut
    exports: Exports
    sealing: Sealing
    sealed_reports: SealedReports
    settings: PracticeSettings
    appointments: Appointments
    calls: ConfirmationCalls
    follow_ups: FollowUps
    reviews: Reviews
    bring_in: BringIn
    calendar_files: CalendarExport
    call_paper: CallListPaper
    files: EvaluationFiles
    data_folder: Path
    close_all: Callable[[], None]

    def close(self) -> None:
        """Closes the database and the log; nothing of the data folder is held open afterwards."""
        self.close_all()

    def closing_also(self, also: Callable[[], None]) -> Services:
        """The same services; closing them does this as well, afterwards."""

        def close_both() -> None:
            self.close_all()
            also()

        return replace(self, close_all=close_both)


def services_for(practice: Practice, person: Person, folder: Path, clock: Clock, vault: Vault) -> Services:
    """What screens and commands get of an open practice, for this person; closing it drops the keys as well."""
    from omt_desktop.exchange.bringing.apart import ReadApart
    from omt_desktop.exchange.outside_files import FilesOutside
    from omt_desktop.reports import LogoFiles
    from omt_desktop.storage.vault.key_ring import VaultKeyRing
    from omt_desktop.storage.vault.wrong_tries import WrongTries
    from omt_desktop.workflow.access.access import Access
    from omt_desktop.workflow.bringing.bring_in import BringIn
    from omt_desktop.workflow.emergency import Emergency
    from omt_desktop.workflow.guarded.backups import GuardedBackups
    from omt_desktop.workflow.own_protocol import ProtocolInUse
    from omt_desktop.workflow.people import People
    from omt_desktop.workflow.practice_settings import PracticeSettings
    from omt_desktop.workflow.trail.reads import Reads

    access, content = Access(person), content_only()
    ring = VaultKeyRing(vault, WrongTries(folder, clock), practice.audit)
    reads = Reads(practice.audit)
    files = interchange(content)
    outside = FilesOutside(folder)
    outside.take_back()
    stop_log = start_log(folder)
    _LOG.info("practice opened by version %s with content %s", __version__, content.stamp.version)

    def close_all() -> None:
        outside.take_back()
        if not practice.file.let_go:
            reads.write_down()
            practice.backups.close()
        practice.close()
        vault.drop()
        _LOG.info("practice closed")
        stop_log()

    settings = PracticeSettings(access, practice.settings, LogoFiles())
    backups = GuardedBackups(practice.backups, clock, practice.audit, access)

    papers = _papers(access, practice, clock, outside, content, reads)

    return Services(
        access=access,
        content=content,
        clock=clock,
        **_records(access, practice, reads),
        **_signing(access, practice, clock, ring, papers, content),
        protocols=ProtocolInUse(content, practice.protocols, files, practice.evaluations, access),
        backups=backups,
        emergency=Emergency(access, practice.audit, practice.emergency_uses),
        people=People(practice.people, ring, practice.audit, access, suggested_passphrase),
        **_schedule(access, practice, clock, content, reads),
        **papers.by_name(),
        bring_in=BringIn(access, ReadApart(), practice.brought, backups, files, content),
        settings=settings,
        files=files,
        data_folder=folder,
        close_all=close_all,
    )


def _records(access: Access, practice: Practice, reads: Reads) -> dict[str, Any]:
    """Patients and evaluations, and what of them was looked at."""
    from omt_desktop.workflow.guarded.evaluations import GuardedEvaluations
    from omt_desktop.workflow.guarded.patients import GuardedPatients
    from omt_desktop.workflow.patient_drafts import PatientDrafts

    return {
        "patients": GuardedPatients(practice.patients, access, reads),
        "patient_drafts": PatientDrafts(access, practice.patient_drafts, reads),
        "evaluations": GuardedEvaluations(practice.evaluations, access, practice.audit, reads),
        "reads": reads,
    }


def _signing(
    access: Access, practice: Practice, clock: Clock, ring: KeyRing, papers: _Papers, content: Content
) -> dict[str, Any]:
    """What signs, what the auditor reads and checks, and whether the practice is open for changes."""
    from omt_desktop.exchange.table_file import TableFiles
    from omt_desktop.workflow.keys.own_passphrase import OwnPassphrase
    from omt_desktop.workflow.own_protocol import ProtocolInUse
    from omt_desktop.workflow.sealed_signing import SealedSigning
    from omt_desktop.workflow.trail.review import AuditReview

    check, kept, audit = OwnPassphrase(ring, access), practice.trail, practice.audit
    protocols = ProtocolInUse(content, practice.protocols, interchange(content), practice.evaluations, access)
    return {
        "signing": SealedSigning(
            practice.signatures,
            audit,
            clock,
            check,
            access,
            _RELEASED_ON,
            reports=papers.sealed_reports,
            content_of=lambda record: protocols.content_with(record.protocol),
        ),
        "trail": AuditReview(access, kept.reader, kept.check, kept.acceptance, audit, check, TableFiles()),
        "standing": kept.standing,
    }


def _schedule(access: Access, practice: Practice, clock: Clock, content: Content, reads: Reads) -> dict[str, Any]:
    """Sessions, the calls about them, calendar files, and what stays open after an evaluation."""
    from omt_desktop.exchange.calendar_file import CalendarFiles
    from omt_desktop.exchange.time_zones import zones_of_this_computer
    from omt_desktop.reports.call_sheet import CallSheets
    from omt_desktop.workflow.schedule.appointments import Appointments
    from omt_desktop.workflow.schedule.calendar_export import CalendarExport
    from omt_desktop.workflow.schedule.call_paper import CallListPaper
    from omt_desktop.workflow.schedule.confirmation_calls import ConfirmationCalls
    from omt_desktop.workflow.schedule.follow_ups import FollowUps
    from omt_desktop.workflow.schedule.reviews import Reviews

    schedule, settings, zones = practice.schedule, practice.settings, zones_of_this_computer()
    return {
        "appointments": Appointments(access, schedule, settings, clock, zones, new_id, reads, practice.people.all),
        "calls": ConfirmationCalls(access, practice.calls, practice.follow_ups, settings, clock, zones, new_id, reads),
        "follow_ups": FollowUps(access, practice.follow_ups, clock, new_id, reads),
        "reviews": Reviews(access, practice.reviews, clock, new_id, reads),
        "calendar_files": CalendarExport(access, schedule, settings, clock, zones, CalendarFiles(), practice.audit),
        "call_paper": CallListPaper(access, CallSheets(), settings, clock, zones, content.call_script, practice.audit),
    }


@dataclass(frozen=True, slots=True)
class _Papers:
    """What concerns papers: making, keeping, showing, sealing, handing them out, exporting."""

    reports: ReportWriter
    handouts: Handouts
    documents: Documents
    pdf_opener: PdfOpener
    handing_out: HandingOut
    exports: Exports
    sealing: Sealing
    sealed_reports: SealedReports

    def by_name(self) -> dict[str, Any]:
        """Each of them under the name that Services has for it."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def _papers(
    access: Access, practice: Practice, clock: Clock, outside: OutsideFiles, content: Content, reads: Reads
) -> _Papers:
    """All of it for the person who is signed in."""
    from omt_desktop.exchange.attachment_files import AttachmentFiles
    from omt_desktop.exchange.export_formats import FileFormats
    from omt_desktop.reports import PdfiumOpener, PyHankoSeals
    from omt_desktop.workflow.documents import Documents
    from omt_desktop.workflow.exports import Exports
    from omt_desktop.workflow.guarded.handouts import Handouts
    from omt_desktop.workflow.guarded.reports import GuardedReports
    from omt_desktop.workflow.handing_out import HandingOut
    from omt_desktop.workflow.letterhead import LETTERHEAD
    from omt_desktop.workflow.own_protocol import ProtocolInUse
    from omt_desktop.workflow.sealed_reports import SealedReports
    from omt_desktop.workflow.sealing import Sealing

    seals, last_told = PyHankoSeals(), practice.signatures.last_told

    def practice_name() -> str:
        return LETTERHEAD.value_of(practice.settings.text_of(LETTERHEAD.key)).name

    writer, kept = report_writer(), practice.settings
    documents = Documents(access, practice.documents, AttachmentFiles(), reads)
    handing_out = HandingOut(access, practice.audit, outside)
    # Exports check what they need themselves, so they read the stores as they are.
    stores = (practice.patients, practice.evaluations, documents)
    protocols = ProtocolInUse(content, practice.protocols, interchange(content), practice.evaluations, access)
    reports = GuardedReports(writer, access, kept, reads, practice.trail.reader.anchor)
    sealing = Sealing(access, seals, practice.sealing_keys, clock, _RELEASED_ON, last_told, practice_name)
    return _Papers(
        reports=reports,
        handouts=Handouts(writer, lambda: handout_texts(content), access, kept, reads),
        documents=documents,
        pdf_opener=PdfiumOpener(),
        handing_out=handing_out,
        exports=Exports(access, stores, protocols, reports, FileFormats(), handing_out, reads),
        sealing=sealing,
        sealed_reports=SealedReports(access, reports, sealing, documents),
    )


def suggested_passphrase() -> str:
    """Five words picked at random, for whoever would rather not think of a passphrase."""
    from omt_desktop.resource_root import resource_root
    from omt_desktop.storage.vault.passphrase_words import picked_words

    lines = resource_root().joinpath("passphrase-words.txt").read_text("ascii").splitlines()
    return picked_words([line for line in lines if line and not line.startswith("#")])


def write_recovery_sheet(target: Path, key: str, made: datetime) -> None:
    """A page with the recovery key stands at `target`; NotWritten where it cannot be written."""
    from omt_desktop.reports.recovery_sheet import write_sheet

    write_sheet(target, key, made)


def recovery_sheet(key: str, made: datetime) -> PdfPages:
    """The page with the recovery key, in memory, to be printed."""
    from omt_desktop.reports import PdfiumOpener
    from omt_desktop.reports.recovery_sheet import sheet_bytes

    return PdfiumOpener().open_pdf(sheet_bytes(key, made))


def judge_passphrase(passphrase: str, known: Sequence[str] = ()) -> Strength:
    """How good the passphrase is; `known` are words that others would try first. Takes up to 50 ms."""
    from omt_desktop.storage.vault.passphrase_words import judged

    return judged(passphrase, known)


@cache
def content_only() -> Content:
    """The clinical content, read once in a process; Refusal naming file and key where it cannot be used."""
    from omt_desktop.content.load_content import load_content

    return load_content()


def interchange(content: Content) -> Interchange:
    """What reads evaluation and protocol files made with this content and writes answers to them."""
    from omt_desktop.exchange.interchange import Interchange

    return Interchange(content)


def first_look_text(path: Path, encoding: str) -> str:
    """What a foreign file is, as the line that the reading process prints."""
    from omt_desktop.exchange.bringing.reading import first_look, look_text

    return look_text(first_look(path, encoding))


def foreign_lines(source: Source) -> Iterator[str]:
    """The lines that the reading process prints of a foreign file; the last one says that it was read whole."""
    from omt_desktop.exchange.bringing.lines import lines_of
    from omt_desktop.exchange.bringing.reading import read_source

    return lines_of(read_source(source, interchange(content_only())))


def handout_texts(content: Content) -> Mapping[str, HandoutTexts]:
    """What patients are told on paper, by language; Refusal naming file and key where it cannot be used."""
    from omt_desktop.content.handout_reader import load_handouts

    return load_handouts(content)


def report_writer() -> PdfReportWriter:
    """What writes the chart report and the patient's handout."""
    from omt_desktop.reports import PdfReportWriter

    return PdfReportWriter()


def seal_checker() -> SealChecker:
    """What tells whether a sealed PDF is still whole; it needs no practice."""
    from omt_desktop.reports import PyHankoSeals

    return PyHankoSeals()


def sample_file(name: str) -> bytes:
    """A file of the bundled, invented sample evaluation."""
    from omt_desktop.resource_root import resource_root

    return resource_root().joinpath("sample", name).read_bytes()


def default_data_folder() -> Path:
    """Where this system keeps a user's program data."""
    from platformdirs import user_data_path

    return user_data_path("omt-desktop", appauthor=False)
