"""A practice in memory for tests of the window: the ports of the workflow, fulfilled without files."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from omt_desktop.bootstrap import Services
from omt_desktop.domain.content import Content, ContentStamp
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.patient import Patient
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.exchange.attachment_files import AttachmentFiles
from omt_desktop.exchange.calendar_file import CalendarFiles
from omt_desktop.exchange.export_formats import FileFormats
from omt_desktop.exchange.interchange import Interchange
from omt_desktop.reports import LogoFiles
from omt_desktop.reports.call_sheet import CallSheets
from omt_desktop.reports.page_images import PdfiumOpener
from omt_desktop.workflow.access.access import Access
from omt_desktop.workflow.bringing.bring_in import BringIn
from omt_desktop.workflow.chart_print import AS_DRAFT, ChartPrint, HandoutPrint
from omt_desktop.workflow.documents import Documents
from omt_desktop.workflow.errors import NotSaved, NotWritten, Refusal
from omt_desktop.workflow.evaluation_record import EvaluationRecord, EvaluationSummary, PatientRow
from omt_desktop.workflow.exports import Exports
from omt_desktop.workflow.guarded.backups import GuardedBackups
from omt_desktop.workflow.handing_out import HandingOut
from omt_desktop.workflow.letterhead import HandoutLanguage
from omt_desktop.workflow.own_protocol import ProtocolInUse
from omt_desktop.workflow.patient_drafts import PatientDrafts
from omt_desktop.workflow.patient_merge import Merge, PatientHoldings
from omt_desktop.workflow.patient_query import EVERYONE, PatientView
from omt_desktop.workflow.practice_settings import PracticeSettings
from omt_desktop.workflow.schedule.appointments import Appointments
from omt_desktop.workflow.schedule.calendar_export import CalendarExport
from omt_desktop.workflow.schedule.call_paper import CallListPaper
from omt_desktop.workflow.schedule.confirmation_calls import ConfirmationCalls
from omt_desktop.workflow.schedule.follow_ups import FollowUps
from omt_desktop.workflow.schedule.reviews import Reviews
from omt_desktop.workflow.sealed_reports import SealedReports
from omt_desktop.workflow.trail.reads import Reads
from tests.builders import A_DOCTOR, EXAM_DAY, PRACTICE_TIME, a_patient
from tests.clinic import CONTENT
from tests.memory_documents import MemoryAuditLog, MemoryDocuments, MemoryOutside, a_pdf, memory_sealing
from tests.memory_drafts import MemoryDrafts
from tests.memory_people import MemoryPractice
from tests.memory_schedule import ZONES, MemoryFollowUps, MemoryReviews, MemorySchedule
from tests.nothing_foreign import NothingBrought, NothingForeign
from tests.workflow.backups.memory_backups import MemoryBackups, Unheard
from tests.workflow.memory_signing import MemorySignatures, memory_signing
from tests.workflow.memory_trail import MemoryTrail, memory_review

FULL_DISK = "The disk is full."
FILES = Interchange(CONTENT)


class TickingClock:
    """A second passes each time it is asked; the day stays 20 November 2026."""

    def __init__(self) -> None:
        self._now = datetime(2026, 11, 20, 10, 42, 0, tzinfo=PRACTICE_TIME)

    def now(self) -> datetime:
        self._now += timedelta(seconds=1)
        return self._now


class MemoryPatients:
    """`problem`, while it is set, is why nothing can be read or stored."""

    def __init__(self) -> None:
        self.kept: dict[str, Patient] = {}
        self.joinings: dict[str, Patient] = {}
        self.problem = ""

    def add(self, patient: Patient) -> Patient:
        self._check()
        added = replace(patient, id=f"p-{len(self.kept) + 1}")
        self.kept[added.id] = added
        return added

    def update(self, patient: Patient) -> None:
        self._check()
        self.kept[patient.id] = patient

    def get(self, patient_id: str) -> Patient:
        self._check()
        if patient_id not in self.kept:
            raise Refusal("There is no such patient.")
        return self.kept[patient_id]

    def find(self, text: str, limit: int = 50, view: PatientView = EVERYONE) -> Sequence[PatientRow]:
        self._check()
        words = text.casefold().split()
        listed = (patient for patient in self.kept.values() if not patient.merged_into)
        named = sorted(listed, key=lambda patient: patient.full_name)
        found = [p for p in named if all(w in f"{p.full_name} {p.mrn}".casefold() for w in words)]
        return [PatientRow(patient, None) for patient in found[:limit]]

    def page(self, view: PatientView, after: PatientRow | None, limit: int = 100) -> Sequence[PatientRow]:
        rows = self.find("", len(self.kept))
        behind = [row.patient.id for row in rows].index(after.patient.id) + 1 if after else 0
        return rows[behind : behind + limit]

    def names_of(self, patient_ids: Collection[str]) -> Mapping[str, str]:
        self._check()
        return {one: self.kept[one].full_name for one in patient_ids if one in self.kept}

    def count(self, view: PatientView = EVERYONE) -> int:
        self._check()
        return len(self.kept)

    def resembling(self, patient: Patient) -> Sequence[Patient]:
        return list(self.kept.values())

    def joined_to(self, patient_id: str) -> Sequence[Patient]:
        return [patient for patient in self.kept.values() if patient.merged_into == patient_id]

    def holdings(self, patient_id: str) -> PatientHoldings:
        return PatientHoldings()

    def merge(self, kept: Patient, joined_id: str) -> str:
        self._check()
        self.joinings[joined_id] = self.kept[kept.id]
        self.kept[kept.id] = kept
        self.kept[joined_id] = replace(self.kept[joined_id], merged_into=kept.id)
        return joined_id

    def merges_of(self, patient_id: str) -> Sequence[Merge]:
        self._check()
        return [Merge(one.id, one, EXAM_DAY) for one in self.joined_to(patient_id) if one.id in self.joinings]

    def part(self, merge_id: str) -> None:
        self._check()
        before = self.joinings.pop(merge_id)
        self.kept[before.id] = before
        self.kept[merge_id] = replace(self.kept[merge_id], merged_into="")

    def _check(self) -> None:
        if self.problem:
            raise Refusal(self.problem)


class MemoryEvaluations:
    """`problem`, while it is set, is why nothing can be saved."""

    def __init__(self, clock: TickingClock, patients: MemoryPatients) -> None:
        self.kept: dict[str, EvaluationRecord] = {}
        self.problem = ""
        self._clock = clock
        self._patients = patients

    def create(
        self, patient: Patient, evaluation: Evaluation, content: ContentStamp, step_id: str, protocol: str = ""
    ) -> EvaluationRecord:
        self._check()
        now = self._clock.now()
        record = EvaluationRecord(f"e-{len(self.kept) + 1}", patient, evaluation, content, step_id, now, now, protocol)
        self.kept[record.id] = record
        return record

    def save(
        self,
        record_id: str,
        before: Evaluation,
        after: Evaluation,
        decided_on: tuple[Recommendation, ContentStamp] | None = None,
    ) -> datetime:
        self._check()
        assert self.kept[record_id].evaluation == before
        self.kept[record_id] = replace(self.kept[record_id], evaluation=after, saved_at=self._clock.now())
        return self.kept[record_id].saved_at

    def remember_step(self, record_id: str, step_id: str) -> None:
        self._check()
        self.kept[record_id] = replace(self.kept[record_id], step_id=step_id)

    def load(self, record_id: str) -> EvaluationRecord:
        if record_id not in self.kept:
            raise Refusal("There is no such evaluation.")
        record = self.kept[record_id]
        return replace(record, patient=self._patients.kept[record.patient.id])

    def of_patient(self, patient_id: str) -> Sequence[EvaluationSummary]:
        return [_summary(record) for record in reversed(self.kept.values()) if record.patient.id == patient_id]

    def unfinished(self, limit: int = 50) -> Sequence[EvaluationSummary]:
        summaries = [_summary(record) for record in reversed(self.kept.values())]
        return [summary for summary in summaries if not summary.decided][:limit]

    def recorded_most(self, limit: int) -> Sequence[tuple[str, int]]:
        found = (finding for record in self.kept.values() for finding in record.evaluation.findings.values())
        return Counter(finding.id for finding in found if not finding.from_rest).most_common(limit)

    def holds_any(self, item_ids: Collection[str]) -> bool:
        return any(item_id in record.evaluation.findings for record in self.kept.values() for item_id in item_ids)

    def _check(self) -> None:
        if self.problem:
            raise NotSaved(self.problem)


class MemoryShelf:
    """Protocols by hash. `problem`, while it is set, is why nothing can be kept."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.problem = ""

    def keep(self, sha256: str, name: str, version: int, text: str) -> None:
        if self.problem:
            raise NotSaved(self.problem)
        self.kept[sha256] = text

    def current(self) -> str:
        return next(reversed(self.kept.values()), "")

    def text_of(self, sha256: str) -> str:
        return self.kept[sha256]


class MemorySettings:
    """Settings by key. `problem`, while it is set, is why nothing can be kept."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.problem = ""

    def text_of(self, key: str) -> str:
        return self.kept.get(key, "")

    def keep(self, key: str, text: str) -> None:
        if self.problem:
            raise NotSaved(self.problem)
        self.kept[key] = text


def _summary(record: EvaluationRecord) -> EvaluationSummary:
    evaluation = record.evaluation
    complaints = evaluation.facts.get("complaint.groups", ())
    return EvaluationSummary(
        record.id,
        record.patient,
        evaluation.evaluated_on.isoformat(),
        tuple(map(str, complaints)) if isinstance(complaints, tuple) else (),
        evaluation.decision.stance is not None,
        record.saved_at,
    )


class MemoryHandouts:
    """`language` is what the practice usually hands out."""

    def __init__(self) -> None:
        self.language = HandoutLanguage.ENGLISH

    def usual_language(self) -> HandoutLanguage:
        return self.language

    def pdf(
        self, record: EvaluationRecord, recommendation: Recommendation, printed: HandoutPrint
    ) -> tuple[bytes, Sequence[str]]:
        return f"%PDF- {printed.language} {printed.large}".encode(), ()


class MemoryReports:
    """`problem` and `fault` are why it fails, `told` its notes."""

    def __init__(self) -> None:
        self.content: Content | None = None
        self.problem = ""
        self.fault = ""
        self.told: tuple[str, ...] = ()

    def notes(self, record: EvaluationRecord, recommendation: Recommendation, content: Content) -> Sequence[str]:
        return self.told

    def pdf(
        self, record: EvaluationRecord, recommendation: Recommendation, content: Content, printed: ChartPrint = AS_DRAFT
    ) -> tuple[bytes, Sequence[str]]:
        self.content = content
        if self.problem:
            raise NotWritten(self.problem)
        if self.fault:
            raise RuntimeError(self.fault)
        return a_pdf(), self.told


class Practice:
    """The services and what is behind them."""

    def __init__(self, folder: Path) -> None:
        self.clock = TickingClock()
        self.patients = MemoryPatients()
        self.drafts = MemoryDrafts(self.clock)
        self.evaluations = MemoryEvaluations(self.clock, self.patients)
        self.shelf = MemoryShelf()
        self.reports = MemoryReports()
        self.handouts = MemoryHandouts()
        self.settings = MemorySettings()
        self.backups = MemoryBackups(self.clock)
        self.follow_ups = MemoryFollowUps(self.patients.kept)
        self.reviews = MemoryReviews(self.patients.kept)
        self.schedule = MemorySchedule(self.patients.kept, self.follow_ups)
        ids = (f"id-{number}" for number in count(1))
        self.documents = MemoryDocuments(self.clock)
        self.signatures = MemorySignatures(self.clock, A_DOCTOR.id)
        self.log, self.outside = MemoryAuditLog(), MemoryOutside(folder)
        self.trail = MemoryTrail()
        self.closed = 0
        self.windows: list[object] = []
        """Keeps windows alive: qtbot holds them by weak references only."""
        access, reads = Access(A_DOCTOR), Reads(Unheard())
        self.people = MemoryPractice(access)
        backups = GuardedBackups(self.backups, self.clock, Unheard(), access)
        self.services = Services(
            access=access,
            content=CONTENT,
            clock=self.clock,
            patients=self.patients,
            patient_drafts=PatientDrafts(access, self.drafts, reads),
            evaluations=self.evaluations,
            signing=memory_signing(self.clock, access, self.signatures),
            trail=memory_review(access, self.trail),
            standing=self.trail.standing,
            reads=reads,
            **self._papers(access, reads),
            people=self.people.people,
            emergency=self.people.emergency,
            backups=backups,
            bring_in=BringIn(access, NothingForeign(), NothingBrought(), backups, FILES, CONTENT),
            reports=self.reports,
            handouts=self.handouts,
            settings=PracticeSettings(access, self.settings, LogoFiles()),
            appointments=Appointments(access, self.schedule, self.settings, self.clock, ZONES, ids.__next__, reads),
            calls=ConfirmationCalls(
                access, self.schedule, self.follow_ups, self.settings, self.clock, ZONES, ids.__next__, reads
            ),
            follow_ups=FollowUps(access, self.follow_ups, self.clock, ids.__next__, reads),
            reviews=Reviews(access, self.reviews, self.clock, ids.__next__, reads),
            call_paper=CallListPaper(
                access, CallSheets(), self.settings, self.clock, ZONES, CONTENT.call_script, Unheard()
            ),
            calendar_files=CalendarExport(
                access, self.schedule, self.settings, self.clock, ZONES, CalendarFiles(), Unheard()
            ),
            files=FILES,
            data_folder=folder,
            close_all=self._close,
        )

    def _papers(self, access: Access, reads: Reads) -> dict[str, Any]:
        protocols = ProtocolInUse(CONTENT, self.shelf, FILES, self.evaluations, access)
        documents = Documents(access, self.documents, AttachmentFiles(), reads)
        handing_out = HandingOut(access, self.log, self.outside)
        stores, sealing = (self.patients, self.evaluations, documents), memory_sealing(access, self.clock)
        return {
            "protocols": protocols,
            "documents": documents,
            "sealing": sealing,
            "sealed_reports": SealedReports(access, self.reports, sealing, documents),
            "pdf_opener": PdfiumOpener(),
            "handing_out": handing_out,
            "exports": Exports(access, stores, protocols, self.reports, FileFormats(), handing_out, reads),
        }

    def patient(self, **changes: object) -> Patient:
        """Ana Rivera (invented), or whom the changes make of her, added to the practice."""
        return self.patients.add(a_patient(**{"id": "", **changes}))

    def evaluation(self, patient: Patient | None = None, step_id: str = "", **facts: object) -> EvaluationRecord:
        """An evaluation of the patient at the step, with the facts answered (`__` in a name stands for the point)."""
        known = patient or next(iter(self.patients.kept.values()), None) or self.patient()
        named = {name.replace("__", "."): value for name, value in facts.items()}
        return self.evaluations.create(
            known, Evaluation(self.clock.now().date(), facts=named), CONTENT.stamp, step_id or CONTENT.exam.steps[0].id
        )

    def _close(self) -> None:
        self.closed += 1
