"""A practice in memory, with the behaviour that the sample command relies on."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from omt_desktop.bootstrap import Services, content_only, interchange, report_writer
from omt_desktop.domain.content import ContentStamp
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.patient import Patient
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.exchange.outside_files import FilesOutside
from omt_desktop.workflow.errors import NotSaved
from omt_desktop.workflow.evaluation_record import EvaluationRecord, EvaluationSummary, PatientRow
from omt_desktop.workflow.handing_out import HandingOut
from omt_desktop.workflow.own_protocol import ProtocolInUse
from omt_desktop.workflow.patient_merge import Merge, PatientHoldings
from omt_desktop.workflow.patient_query import EVERYONE, PatientView
from tests.memory_documents import MemoryAuditLog
from tests.ui.fakes import Practice

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)


class FixedClock:
    def now(self) -> datetime:
        return NOW


@dataclass
class MemoryPatients:
    known: dict[str, Patient] = field(default_factory=dict)

    def add(self, patient: Patient) -> Patient:
        assert patient.id == ""
        added = replace(patient, id=f"p-{len(self.known) + 1}")
        self.known[added.id] = added
        return added

    def update(self, patient: Patient) -> None:
        self.known[patient.id] = patient

    def get(self, patient_id: str) -> Patient:
        return self.known[patient_id]

    def find(self, text: str, limit: int = 50, view: PatientView = EVERYONE) -> list[PatientRow]:
        return [PatientRow(patient, None) for patient in self.known.values()][:limit]

    def page(self, view: PatientView, after: PatientRow | None, limit: int = 100) -> list[PatientRow]:
        return [] if after else self.find("", limit)

    def count(self, view: PatientView = EVERYONE) -> int:
        return len(self.known)

    def resembling(self, patient: Patient) -> Sequence[Patient]:
        return list(self.known.values())

    def joined_to(self, patient_id: str) -> Sequence[Patient]:
        return [patient for patient in self.known.values() if patient.merged_into == patient_id]

    def holdings(self, patient_id: str) -> PatientHoldings:
        return PatientHoldings()

    def merge(self, kept: Patient, joined_id: str) -> str:
        raise NotImplementedError

    def merges_of(self, patient_id: str) -> Sequence[Merge]:
        return ()

    def part(self, merge_id: str) -> None:
        raise NotImplementedError


@dataclass
class MemoryEvaluations:
    """Refuses every commit after `room` of them; `forgets` an answer on loading where it is told to."""

    records: dict[str, EvaluationRecord] = field(default_factory=dict)
    steps: list[str] = field(default_factory=list)
    room: int = 10_000
    forgets: bool = False

    def create(
        self, patient: Patient, evaluation: Evaluation, content: ContentStamp, step_id: str, protocol: str = ""
    ) -> EvaluationRecord:
        record = EvaluationRecord("e-1", patient, evaluation, content, step_id, NOW, NOW, protocol)
        self.records[record.id] = record
        return record

    def save(
        self,
        record_id: str,
        before: Evaluation,
        after: Evaluation,
        decided_on: tuple[Recommendation, ContentStamp] | None = None,
    ) -> datetime:
        if not self.room:
            raise NotSaved("The disk is full.")
        self.room -= 1
        assert self.records[record_id].evaluation == before
        self.records[record_id] = replace(self.records[record_id], evaluation=after)
        return NOW

    def remember_step(self, record_id: str, step_id: str) -> None:
        self.steps.append(step_id)

    def load(self, record_id: str) -> EvaluationRecord:
        record = self.records[record_id]
        return replace(record, evaluation=record.evaluation.with_fact("hx.cancer", None)) if self.forgets else record

    def of_patient(self, patient_id: str) -> list[EvaluationSummary]:
        return []

    def unfinished(self, limit: int = 50) -> list[EvaluationSummary]:
        return []

    def recorded_most(self, limit: int) -> list[tuple[str, int]]:
        return []

    def holds_any(self, item_ids: Collection[str]) -> bool:
        return False


class NoProtocols:
    """A shelf on which nothing was ever put."""

    def keep(self, sha256: str, name: str, version: int, text: str) -> None:
        raise NotSaved("The sample keeps no protocol.")

    def current(self) -> str:
        return ""

    def text_of(self, sha256: str) -> str:
        raise KeyError(sha256)


def memory_services(folder: Path, evaluations: MemoryEvaluations) -> Services:
    """Services as bootstrap makes them, but for the database; what the sample does not touch is that of the window."""
    content = content_only()
    files = interchange(content)
    in_memory = Practice(folder).services
    return replace(
        in_memory,
        content=content,
        clock=FixedClock(),
        patients=MemoryPatients(),
        evaluations=evaluations,
        protocols=ProtocolInUse(content, NoProtocols(), files, evaluations, in_memory.access),
        reports=report_writer(),
        handing_out=HandingOut(in_memory.access, MemoryAuditLog(), FilesOutside(folder)),
        files=files,
        close_all=lambda: None,
    )
