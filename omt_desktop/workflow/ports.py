"""What the workflow needs of the outside, as Protocols; bootstrap.py picks who fulfils them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from omt_desktop.domain.content import Content, ContentStamp
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.handout import HandoutTexts
from omt_desktop.domain.patient import Patient, PatientIdentity
from omt_desktop.domain.protocol import Protocol as OwnProtocol
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.workflow.audit_event import AuditEvent
from omt_desktop.workflow.chart_print import AS_DRAFT, ChartPrint, HandoutPrint
from omt_desktop.workflow.evaluation_in_file import EvaluationInFile
from omt_desktop.workflow.evaluation_record import EvaluationRecord, EvaluationSummary, PatientRow
from omt_desktop.workflow.patient_merge import Merge, PatientHoldings
from omt_desktop.workflow.patient_query import EVERYONE, PatientView
from omt_desktop.workflow.signature import Addendum, Meaning, Signature
from omt_desktop.workflow.signed_elsewhere import SignedElsewhere


class Clock(Protocol):
    """Tells the time; tests bring their own."""

    def now(self) -> datetime:
        """The local time with its offset."""
        ...


class AuditLog(Protocol):
    """The practice's audit trail, for what changes no record: charts opened, prints, exports, disclosures, sign-ins.

    A change of a record is written to the trail by the repository itself, in the same transaction.
    """

    def record(self, event: AuditEvent) -> None:
        """Returns once the event is committed; NotSaved where it cannot be, and then the act must not go on."""
        ...


class PatientRegistry(Protocol):
    """The practice's patients. Every method raises Refusal where the database cannot answer."""

    def add(self, patient: Patient) -> Patient:
        """Stores a new patient and returns it with the id it was given (an empty id in)."""
        ...

    def update(self, patient: Patient) -> None:
        """Stores the changed patient under its id."""
        ...

    def get(self, patient_id: str) -> Patient:
        """The patient of that id; Refusal where there is none."""
        ...

    def find(self, text: str, limit: int = 50, view: PatientView = EVERYONE) -> Sequence[PatientRow]:
        """Patients of the view by what was typed (patient_query.read_query), sorted by name.

        Words are beginnings of name parts or of the record number, in any order and case, accents folded; a date of
        birth is taken in any usual form, digits also as part of a phone. The first `limit` of the view for no text.
        """
        ...

    def page(self, view: PatientView, after: PatientRow | None, limit: int = 100) -> Sequence[PatientRow]:
        """The next patients of the view behind `after`, the first for None; fewer than `limit` only at its end."""
        ...

    def names_of(self, patient_ids: Collection[str]) -> Mapping[str, str]:
        """The full names by id; an id that is not in the registry has none."""
        ...

    def count(self, view: PatientView = EVERYONE) -> int:
        """How many patients the view has; records that were joined to another are not counted."""
        ...

    def resembling(self, patient: Patient) -> Sequence[Patient]:
        """Those worth comparing with the patient, stored or not, likeliest first; likely_duplicates judges them."""
        ...

    def joined_to(self, patient_id: str) -> Sequence[Patient]:
        """The records that were joined to this patient."""
        ...

    def holdings(self, patient_id: str) -> PatientHoldings:
        """How much is kept of the patient."""
        ...

    def merge(self, kept: Patient, joined_id: str) -> str:
        """Joins the record of that id to `kept`, which is stored as given; the id by which `part` takes it back.

        All that is kept of the joined record is the patient's from then on, and what it was found by finds the patient.
        """
        ...

    def merges_of(self, patient_id: str) -> Sequence[Merge]:
        """What was joined to the patient and can be taken back, the last first."""
        ...

    def part(self, merge_id: str) -> None:
        """Takes a merge back; what was changed in the record that stayed since then stays changed."""
        ...


class EvaluationStore(Protocol):
    """The practice's evaluations. A method returns only after its transaction is committed; NotSaved otherwise."""

    def create(
        self, patient: Patient, evaluation: Evaluation, content: ContentStamp, step_id: str, protocol: str = ""
    ) -> EvaluationRecord:
        """Stores a new evaluation of the patient; `protocol` is the hash of the doctor's own protocol, if any."""
        ...

    def save(
        self,
        record_id: str,
        before: Evaluation,
        after: Evaluation,
        decided_on: tuple[Recommendation, ContentStamp] | None = None,
    ) -> datetime:
        """Commits, in one transaction, what differs between the last saved and the new evaluation.

        `decided_on` is the recommendation the doctor's decision was made on; it is kept with the record. Returns the
        time of the commit.
        """
        ...

    def remember_step(self, record_id: str, step_id: str) -> None:
        """Keeps the step to come back to."""
        ...

    def load(self, record_id: str) -> EvaluationRecord:
        """The evaluation as last saved; Refusal where there is none."""
        ...

    def of_patient(self, patient_id: str) -> Sequence[EvaluationSummary]:
        """The patient's evaluations, newest first."""
        ...

    def unfinished(self, limit: int = 50) -> Sequence[EvaluationSummary]:
        """Evaluations that are not signed, decided or not, most recently saved first."""
        ...

    def recorded_most(self, limit: int) -> Sequence[tuple[str, int]]:
        """The items of the exam that were recorded most in the latest evaluations, most recorded first, with counts.

        What was stated with the rest of a region does not count. The cost does not grow with the practice.
        """
        ...

    def holds_any(self, item_ids: Collection[str]) -> bool:
        """Whether any evaluation has a finding for one of these items, which the practice added."""
        ...


class SignatureStore(Protocol):
    """Signatures and addenda of evaluations. A method returns only after its transaction is committed."""

    def sign(
        self,
        record_id: str,
        shown: Evaluation,
        printed_name: str,
        meaning: Meaning,
        named: PatientIdentity | None,
        decided_on: Recommendation | None = None,
    ) -> Signature:
        """Signs the stored evaluation for the person at work; NotSaved where it is not what was shown.

        The first signature freezes whom it names: `named`, or the patient as the registry has them. Refusal where
        `decided_on` is given and is not the recommendation that the stored decision stands on.
        """
        ...

    def amend(self, record_id: str, printed_name: str, reason: str, text: str) -> Addendum:
        """Adds to a signed evaluation for the person at work; Refusal where it is not signed."""
        ...

    def last_told(self) -> datetime | None:
        """When the last line of the audit trail was written; None before the first."""
        ...


class PassphraseCheck(Protocol):
    """Asks the person at work to prove once more who they are."""

    def prove(self, passphrase: str) -> None:
        """Returns where the passphrase is that of the person who is signed in; Refusal otherwise."""
        ...


class ProtocolShelf(Protocol):
    """Keeps every version of the doctor's own protocol. Methods raise Refusal where the database cannot answer."""

    def keep(self, sha256: str, name: str, version: int, text: str) -> None:
        """Stores the protocol; the one with the highest version is the current one."""
        ...

    def current(self) -> str:
        """The text of the current protocol; empty where there is none."""
        ...

    def text_of(self, sha256: str) -> str:
        """The text of the protocol of that hash; Refusal where there is none."""
        ...


class ProtocolFiles(Protocol):
    """Protocols as files (omt-protocol/1)."""

    def parse_protocol(self, data: bytes) -> OwnProtocol:
        """The protocol in the bytes of a file; NotOurFile naming the key that is wrong."""
        ...

    def protocol_text(self, protocol: OwnProtocol) -> str:
        """The file's text that `parse_protocol` reads back as the same protocol."""
        ...

    def load_protocol(self, path: Path) -> OwnProtocol:
        """The protocol in the file; NotOurFile naming the file and what is wrong."""
        ...

    def save_protocol(self, path: Path, protocol: OwnProtocol) -> None:
        """Writes the file beside `path` and then replaces it; NotWritten where it cannot be written."""
        ...


class SettingsShelf(Protocol):
    """Keeps what the practice has set, as text by key. Methods raise Refusal where the database cannot answer."""

    def text_of(self, key: str) -> str:
        """What was kept last under the key; empty where nothing was."""
        ...

    def keep(self, key: str, text: str) -> None:
        """Stores the text in place of what was there, and records that the setting was changed."""
        ...


class LogoImages(Protocol):
    """Reads pictures for the letterhead."""

    def read_logo(self, path: Path) -> bytes:
        """The picture as a PNG small enough for a letterhead, without transparency.

        Refusal where the file cannot be read, is no PNG or JPEG by its content, or is too large.
        """
        ...


class ReportWriter(Protocol):
    """Makes the chart report, in memory; what of it leaves the program goes through HandingOut.

    It is in the words and the order of the content, and an archival file (PDF/A-2b). Notes for the reader name places
    with characters that the fonts lack; what has notes must not be signed.
    """

    def pdf(
        self, record: EvaluationRecord, recommendation: Recommendation, content: Content, printed: ChartPrint = AS_DRAFT
    ) -> tuple[bytes, Sequence[str]]:
        """The PDF in memory, which no file ever holds, with the notes for the reader."""
        ...

    def notes(self, record: EvaluationRecord, recommendation: Recommendation, content: Content) -> Sequence[str]:
        """The notes that the report would have, without laying it out."""
        ...


class HandoutWriter(Protocol):
    """Makes the patient's handout, as an archival file; its notes are those of ReportWriter."""

    def handout(
        self, record: EvaluationRecord, recommendation: Recommendation, texts: HandoutTexts, printed: HandoutPrint
    ) -> tuple[bytes, Sequence[str]]:
        """The PDF in memory with the notes for the reader."""
        ...


class EvaluationFiles(Protocol):
    """Evaluations as interchange files (omt-evaluation/1), and answers to them (omt-recommendation/1)."""

    @property
    def largest_bytes(self) -> int:
        """More bytes than this are refused; whoever reads from a stream need not read on."""
        ...

    def read(self, path: Path) -> tuple[Patient, Evaluation]:
        """The patient named in the file (an empty id) and the evaluation; NotOurFile naming the key that is wrong."""
        ...

    def read_whole(self, path: Path) -> EvaluationInFile:
        """The same with the doctor's own protocol, where the file carries the one the evaluation was made with."""
        ...

    def parse(self, data: bytes) -> tuple[Patient, Evaluation]:
        """What `read` says, of the bytes of a file or of a line."""
        ...

    def parse_whole(self, data: bytes) -> EvaluationInFile:
        """What `read_whole` says, of the bytes of a file or of a line."""
        ...

    def text_of(
        self,
        patient: Patient,
        evaluation: Evaluation,
        protocol: OwnProtocol | None = None,
        signed: SignedElsewhere | None = None,
    ) -> str:
        """The text of a file that `parse_whole` reads back as the same evaluation, with its decision.

        `protocol` is the doctor's own one it was made with; without it the findings of added items are not read back.
        `signed` is what the file is to say of signatures.
        """
        ...

    def answer(self, recommendation: Recommendation, *, compact: bool = False) -> str:
        """The recommendation as a JSON object, on one line if compact; the same input gives the same text."""
        ...

    def refusal(self, problem: str) -> str:
        """The line that stands where an answer would."""
        ...
