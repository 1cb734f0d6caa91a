"""Each public method of each service that shows or changes anything of the practice, once, on a real practice."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from omt_desktop.bootstrap import Services
from omt_desktop.domain.assess import assess
from omt_desktop.domain.decision import Decision, Stance
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.protocol import Protocol
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.domain.schedule.appointment import State
from omt_desktop.domain.schedule.confirmation_call import CallOutcome
from omt_desktop.domain.schedule.follow_up import Resolution
from omt_desktop.domain.schedule.review import Ended
from omt_desktop.domain.truth import Truth
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.backups.label import Reason
from omt_desktop.workflow.bringing.columns import ColumnMap, PatientField
from omt_desktop.workflow.bringing.source import Source, SourceKind
from omt_desktop.workflow.chart_print import HandoutPrint
from omt_desktop.workflow.disclosure import Disclosure, Given
from omt_desktop.workflow.documents import PDF, DocumentKind, NewDocument
from omt_desktop.workflow.exports import ExportKind
from omt_desktop.workflow.exports import Wanted as WantedExport
from omt_desktop.workflow.letterhead import LETTERHEAD, Letterhead
from omt_desktop.workflow.patient_query import EVERYONE
from omt_desktop.workflow.schedule.appointments import Wanted
from omt_desktop.workflow.trail.line import TrailFilter
from tests.builders import a_patient
from tests.clinic import CONTENT, HEALTHY
from tests.practice import PASSPHRASE
from tests.reports.sealing.test_imported_certificate import EC, PIN, made

SADDLE = HEALTHY.with_fact("flag.cauda_equina", ("saddle_numbness",))
DECIDED = replace(HEALTHY, decision=Decision(Stance.AGREE))
GIVEN, TO = Given("chart_report", "p", "e"), Disclosure("The patient", "The patient asked for it")
Act = Callable[[], object]


def recommended(evaluation: Evaluation) -> Recommendation:
    """What follows from the evaluation."""
    return assess(evaluation, CONTENT.vocabulary, CONTENT.rules)


@dataclass
class EveryService:
    """The acts, in an order in which each finds what it needs."""

    services: Services
    folder: Path
    kept: dict[str, Any] = field(default_factory=dict)

    def acts(self) -> Iterator[tuple[str, Act]]:
        """Name of service and method, and what calls it; the last one leaves a practice that is of no further use."""
        yield from self._registry()
        yield from self._evaluations()
        yield from self._papers()
        yield from self._schedule()
        yield from self._flags()
        yield from self._practice()
        yield from self._merging()
        yield from self._people()

    def _keep(self, name: str, act: Act) -> Act:
        def kept() -> None:
            self.kept[name] = act()

        return kept

    def _registry(self) -> Iterator[tuple[str, Act]]:
        patients = self.services.patients
        yield "patients.add", self._keep("patient", lambda: patients.add(a_patient(mrn="A-1")))
        patient = self.kept["patient"]
        yield "patients.update", lambda: patients.update(replace(patient, mrn="A-9"))
        yield "patients.get", lambda: patients.get(patient.id)
        yield "patients.find", lambda: patients.find("rivera")
        yield "patients.page", lambda: patients.page(EVERYONE, None)
        yield "patients.names_of", lambda: patients.names_of([patient.id])
        drafts = self.services.patient_drafts
        yield "patient_drafts.keep", lambda: drafts.keep(replace(patient, note="half typed"))
        yield "patient_drafts.of", lambda: drafts.of(patient.id)
        yield "patients.resembling", lambda: patients.resembling(replace(patient, id="", mrn="B-1"))

    def _evaluations(self) -> Iterator[tuple[str, Act]]:
        evaluations, patient, kept = self.services.evaluations, self.kept["patient"], self.kept
        create = lambda: evaluations.create(patient, HEALTHY, CONTENT.stamp, "review")  # noqa: E731
        yield "evaluations.create", self._keep("record", create)
        record, told = kept["record"], (recommended(DECIDED), CONTENT.stamp)
        yield "evaluations.save", lambda: evaluations.save(record.id, HEALTHY, DECIDED, told)
        yield "evaluations.load", lambda: evaluations.load(record.id)
        yield "evaluations.of_patient", lambda: evaluations.of_patient(patient.id)
        yield "evaluations.unfinished", evaluations.unfinished
        certificate = made(EC)
        yield "sealing.import_certificate", lambda: self.services.sealing.import_certificate(certificate, PIN)
        shown, signing = replace(record, evaluation=DECIDED), self.services.signing
        yield "signing.sign", self._keep("signed", lambda: signing.sign(shown, told[0], CONTENT, PASSPHRASE))
        sealed = self.services.sealed_reports
        yield "sealed_reports.of", lambda: sealed.of(kept["signed"])
        yield "signing.amend", lambda: signing.amend(kept["signed"], "why", "text", PASSPHRASE)
        yield "sealed_reports.keep", lambda: sealed.keep(kept["signed"], told[0], CONTENT)

    def _papers(self) -> Iterator[tuple[str, Act]]:
        services, record = self.services, self.kept["signed"]
        patient_id, folder, said = record.patient.id, self.folder, recommended(DECIDED)
        documents, out, printed = services.documents, services.handing_out, HandoutPrint()
        yield "reports.pdf", lambda: services.reports.pdf(record, said, CONTENT)
        yield "handouts.pdf", lambda: services.handouts.pdf(record, said, printed)
        new = NewDocument(patient_id, record.id, DocumentKind.ATTACHMENT, "Scan (invented)", PDF, b"%PDF-1.4")
        yield "documents.add", self._keep("document", lambda: documents.add(new))
        (folder / "letter.txt").write_text("invented", "utf-8")
        yield "documents.attach", lambda: documents.attach(patient_id, folder / "letter.txt")
        yield "documents.content", lambda: documents.content(self.kept["document"].id)
        yield "documents.of_patient", lambda: documents.of_patient(patient_id)
        yield "documents.of_evaluation", lambda: documents.of_evaluation(record.id)
        yield "handing_out.lend", lambda: out.lend(GIVEN, TO, "report.pdf", b"%PDF-1.4")
        yield "handing_out.print_out", lambda: out.print_out(GIVEN, TO)
        yield "handing_out.save", lambda: out.save(GIVEN, TO, folder / "given.pdf", b"%PDF-1.4")
        wanted, file = WantedExport(ExportKind.REGIONS, record_id=record.id), folder / "regions.csv"
        yield "exports.make", self._keep("export", lambda: services.exports.make(wanted))
        yield "exports.save", lambda: services.exports.save(wanted, TO, file, self.kept["export"])

    def _schedule(self) -> Iterator[tuple[str, Act]]:
        sessions, calls, folder = self.services.appointments, self.services.calls, self.folder
        patient_id, kept, when = self.kept["patient"].id, self.kept, self._tomorrow()
        # Booked for a day that is called for today, whatever day it is.
        wanted = Wanted(patient_id, "session", when, 30, overlaps=True)
        yield "appointments.book", self._keep("session", lambda: sessions.book(wanted))
        yield "appointments.book_series", lambda: sessions.book_series([wanted, wanted])
        session_id = kept["session"].id
        yield "appointments.get", lambda: sessions.get(session_id)
        yield "appointments.history", lambda: sessions.history(session_id)
        yield "appointments.of_patient", lambda: sessions.of_patient(patient_id)
        yield "appointments.on_days", lambda: sessions.on_days(when.date() - timedelta(days=1), 3)
        yield "appointments.taken", lambda: sessions.taken(when, 30)
        yield "appointments.remark", lambda: sessions.remark(session_id, "Ring twice.")
        yield "calls.due", self._keep("due", calls.due)
        yield "calls.call_about", lambda: calls.call_about(session_id)
        yield "calls.answer", lambda: calls.answer(session_id, {"pregnancy": Truth.YES})
        yield "calls.note", lambda: calls.note(session_id, CallOutcome.NO_ANSWER)
        yield "calls.take_back", lambda: calls.take_back(session_id)
        yield "call_paper.write", lambda: self.services.call_paper.write(kept["due"], folder / "calls.pdf")
        calendar = self.services.calendar_files
        yield "calendar_files.one", lambda: calendar.one(session_id, folder / "one.ics", names=True)
        yield "calendar_files.all", lambda: calendar.all(folder / "all.ics", names=False)
        later = when + timedelta(hours=2)
        yield "appointments.move", lambda: sessions.move(session_id, later, 30, overlaps=True)
        yield "appointments.become", lambda: sessions.become(session_id, State.CANCELLED)

    def _flags(self) -> Iterator[tuple[str, Act]]:
        services, flags, patient = self.services, self.services.follow_ups, self.kept["patient"]
        record = services.evaluations.create(patient, SADDLE, CONTENT.stamp, "review")
        yield "follow_ups.follow", lambda: flags.follow(record, recommended(SADDLE), CONTENT)
        yield "follow_ups.open", self._keep("flags", flags.open)
        yield "follow_ups.of_patient", lambda: flags.of_patient(patient.id)
        flag_id, today = self.kept["flags"][0][0].id, services.clock.now().date()
        yield "follow_ups.answer", lambda: flags.answer(flag_id, Resolution.REFERRED, "Dr. Okafor (invented)", today)
        yield "follow_ups.reopen", lambda: flags.reopen(flag_id)
        reviews = services.reviews
        yield "reviews.add", self._keep("review", lambda: reviews.add(patient.id, today, "Gait"))
        yield "reviews.due", reviews.due
        yield "reviews.of_patient", lambda: reviews.of_patient(patient.id)
        yield "reviews.end", lambda: reviews.end(self.kept["review"].id, Ended.DONE)
        yield "reviews.reopen", lambda: reviews.reopen(self.kept["review"].id)

    def _practice(self) -> Iterator[tuple[str, Act]]:
        services, folder, trail = self.services, self.folder, self.services.trail
        yield "settings.put", lambda: services.settings.put(LETTERHEAD, Letterhead("Invented practice"))
        item = next(item for step in CONTENT.exam.steps for block in step.blocks for item in block.items)
        changed = Protocol("Own", labels=((item.id, "My words"),))
        yield "protocols.use", lambda: services.protocols.use(changed)
        yield "trail.lines", lambda: trail.lines(TrailFilter())
        yield "trail.export", lambda: trail.export(TrailFilter(), {}, folder / "trail.csv")
        yield "trail.accept", lambda: trail.accept("The disk was replaced (invented).", PASSPHRASE)
        backups, stick = services.backups, folder / "stick"
        stick.mkdir()
        yield "backups.make_now", self._keep("backup", backups.make_now)
        yield "backups.before", lambda: backups.before(Reason.BEFORE_IMPORT)
        yield "backups.copy_to", lambda: backups.copy_to(self.kept["backup"], stick)
        yield "backups.choose_second_folder", lambda: backups.choose_second_folder(stick)
        yield "backups.prepare", lambda: backups.prepare(self.kept["backup"])
        table = folder / "people.csv"
        table.write_text("Family,Given\nGreen (invented),Ada\n", "utf-8")
        headings = ("Family", "Given")
        columns = ColumnMap({0: PatientField.FAMILY_NAME, 1: PatientField.GIVEN_NAME})
        source = Source(table, date(2026, 11, 28), SourceKind.TABLE, columns=columns, headings=headings)
        yield "bring_in.carry_out", lambda: services.bring_in.carry_out(source, lambda _: None, lambda: False)

    def _merging(self) -> Iterator[tuple[str, Act]]:
        patients, patient = self.services.patients, self.services.patients.get(self.kept["patient"].id)
        other = patients.add(a_patient(mrn="A-2"))
        yield "patients.holdings", lambda: patients.holdings(other.id)
        yield "patients.merge", self._keep("merge", lambda: patients.merge(patient, other.id))
        yield "patients.joined_to", lambda: patients.joined_to(patient.id)
        yield "patients.merges_of", lambda: patients.merges_of(patient.id)
        yield "patients.part", lambda: patients.part(self.kept["merge"])

    def _people(self) -> Iterator[tuple[str, Act]]:
        people, emergency, kept = self.services.people, self.services.emergency, self.kept
        yield "people.add", self._keep("person", lambda: people.add("Sam (invented)", Role.FRONT_DESK)[0])
        person_id = kept["person"].id
        yield "people.change_role", lambda: people.change_role(person_id, Role.AUDITOR)
        yield "people.rename", lambda: people.rename(person_id, "Sam Reyes (invented)")
        yield "people.new_passphrase", lambda: people.new_passphrase(person_id)
        yield "people.remove", lambda: people.remove(person_id)
        yield "people.new_recovery_key", lambda: people.new_recovery_key(PASSPHRASE)
        yield "people.recovery_was_checked", people.recovery_was_checked
        new = "seven lanterns quiet harbour"
        yield "people.change_own_passphrase", lambda: people.change_own_passphrase(new, PASSPHRASE)
        yield "emergency.begin", lambda: emergency.begin("Unconscious in the waiting room (invented)")
        yield "emergency.unseen", emergency.unseen
        yield "emergency.mark_seen", emergency.mark_seen
        yield "people.locked", lambda: people.locked("key")

    def _tomorrow(self) -> datetime:
        """A time on the last day that is called for today."""
        due, practice = self.services.calls.due(), self.services.appointments.practice
        assert due.last_day is not None
        return datetime(due.last_day.year, due.last_day.month, due.last_day.day, 10, 30, tzinfo=practice.zone)
