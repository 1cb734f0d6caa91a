"""The report of a signed evaluation, sealed and kept with the patient's documents."""

from omt_desktop.domain.content import Content
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.workflow.access.access import Access, needs
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.chart_print import ChartPrint
from omt_desktop.workflow.documents import PDF, Document, DocumentKind, Documents, NewDocument
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.evaluation_record import EvaluationRecord
from omt_desktop.workflow.ports import ReportWriter
from omt_desktop.workflow.sealing import Sealing


class SealedReports:
    """Makes the report as it is printed, seals it for the person who is signed in, and keeps it for ever."""

    def __init__(self, access: Access, reports: ReportWriter, sealing: Sealing, documents: Documents) -> None:
        self._access = access
        self._reports = reports
        self._sealing = sealing
        self._documents = documents

    @needs(Action.SIGN)
    def prove_printable(self, record: EvaluationRecord, recommendation: Recommendation, content: Content) -> None:
        """Returns where the report would say everything that the record says; Refusal otherwise."""
        if notes := self._reports.notes(record, recommendation, content):
            raise Refusal(f"This evaluation cannot be signed, because its report would not say all of it. {notes[0]}")

    @needs(Action.SIGN)
    def keep(self, record: EvaluationRecord, recommendation: Recommendation, content: Content) -> Document:
        """The sealed report of the signed evaluation, kept; Refusal where it is not signed, or could not be sealed.

        A second person co-signs the file that the first one sealed. After an addendum a new file is made: the one
        before it stays.
        """
        if not record.signatures:
            raise Refusal("This evaluation is not signed, so its report was not sealed.")
        first = self.of(record)
        second_signature = len(record.signatures) > 1 and first is not None and not record.addenda
        meaning = record.signatures[-1].meaning.value
        if second_signature and first is not None:
            sealed = self._sealing.seal(self._documents.content(first.id), meaning)
        else:
            draft, _ = self._reports.pdf(record, recommendation, content, ChartPrint())
            sealed = self._sealing.seal(draft, "addendum" if record.addenda else meaning)
        name = f"Chart report of {record.evaluation.evaluated_on}"
        return self._documents.add(NewDocument(record.patient.id, record.id, DocumentKind.REPORT, name, PDF, sealed))

    @needs(Action.SEE_CLINICAL)
    def of(self, record: EvaluationRecord) -> Document | None:
        """The newest sealed report of the evaluation; None where there is none, or something was added since."""
        return newest_report(record, self._documents)


def newest_report(record: EvaluationRecord, documents: Documents) -> Document | None:
    """The newest sealed report of the evaluation; None where there is none, or something was added since."""
    last = record.addenda[-1].written_at if record.addenda else None
    reports = (one for one in documents.of_evaluation(record.id) if one.kind is DocumentKind.REPORT)
    return next((one for one in reports if last is None or one.added_at >= last), None)
