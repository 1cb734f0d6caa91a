"""A signed evaluation travels whole to another practice, where it is a statement and never a signature."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError
from sqlcipher3.dbapi2 import Error as DriverError

from omt_desktop.bootstrap import Services
from omt_desktop.domain.assess import assess
from omt_desktop.domain.decision import ChosenTechnique, Decision, Stance
from omt_desktop.storage.open_practice import Practice
from omt_desktop.workflow.bringing.ports import BegunEvaluation
from omt_desktop.workflow.bringing.source import Source
from omt_desktop.workflow.errors import NotSaved, Refusal
from omt_desktop.workflow.exports import ExportKind, Wanted
from omt_desktop.workflow.session import EvaluationSession
from omt_desktop.workflow.signature import Meaning, Signature
from omt_desktop.workflow.signed_elsewhere import CLOSED, SignedElsewhere
from omt_desktop.workflow.trail.line import TrailFilter
from tests.builders import PRACTICE_TIME, a_patient
from tests.clinic import CONTENT, HEALTHY
from tests.practice import DOCTOR, PASSPHRASE, open_new_practice

DECISION = Decision(Stance.AGREE, "", (ChosenTechnique("LUMB", "ME"),), "Muscular.", "Two weeks of exercise.")
DECIDED = replace(HEALTHY, decision=DECISION)
RECOMMENDATION = assess(DECIDED, CONTENT.vocabulary, CONTENT.rules)


@pytest.fixture
def practices(tmp_path: Path) -> Iterator[tuple[Services, Services]]:
    here, there = (open_new_practice(tmp_path / name) for name in ("here", "there"))
    yield here, there
    here.close()
    there.close()


def exported(services: Services, target: Path, *, signed: bool) -> bytes:
    """The evaluation file of an evaluation that was decided, and signed with an addendum or not."""
    patient = services.patients.add(a_patient(id="", birth_date=date(1954, 3, 2)))
    record = services.evaluations.create(patient, HEALTHY, CONTENT.stamp, "review")
    services.evaluations.save(record.id, HEALTHY, DECIDED, (RECOMMENDATION, CONTENT.stamp))
    record = services.evaluations.load(record.id)
    if signed:
        record = services.signing.sign(record, RECOMMENDATION, CONTENT, PASSPHRASE)
        services.signing.amend(record, "left out", "The left leg too.", PASSPHRASE)
    data = services.exports.make(Wanted(ExportKind.EVALUATION, patient.id, record.id))
    target.write_bytes(data)
    return data


def brought_into(services: Services, file: Path) -> str:
    """The id of the only evaluation after the file was brought in."""
    look = services.bring_in.look(file)
    source = Source(file, services.clock.now().date(), look.kind)
    services.bring_in.carry_out(source, lambda _: None, lambda: False)
    (row,) = services.patients.find("rivera")
    (summary,) = services.evaluations.of_patient(row.patient.id)
    return summary.id


@pytest.mark.slow
def test_signed_there_it_is_a_statement_here_and_leaves_again_the_same(
    practices: tuple[Services, Services], tmp_path: Path
) -> None:
    here, there = practices
    file = tmp_path / "signed.json"
    data = exported(there, file, signed=True)
    record_id = brought_into(here, file)
    record = here.evaluations.load(record_id)
    assert record.evaluation == DECIDED
    assert not record.signed and record.signatures == () and record.addenda == ()
    said = record.elsewhere
    assert said is not None
    assert [(s.printed_name, s.meaning, s.person_id) for s in said.signatures] == [(DOCTOR, Meaning.AUTHOR, "")]
    assert [(a.reason, a.text) for a in said.addenda] == [("left out", "The left leg too.")]
    assert (said.outcome, said.content) == (RECOMMENDATION.outcome, CONTENT.stamp)
    (summary,) = here.evaluations.of_patient(record.patient.id)
    assert (summary.signed, summary.elsewhere, summary.decided) == (False, True, True)
    assert here.evaluations.unfinished() == ()
    assert here.exports.make(Wanted(ExportKind.EVALUATION, record.patient.id, record_id)) == data

    session = EvaluationSession(record, CONTENT, here.evaluations)
    assert session.closed == CLOSED
    with pytest.raises(NotSaved, match="signed where it was made"):
        here.evaluations.save(record_id, DECIDED, HEALTHY)
    with pytest.raises(Refusal, match="signed where it was made"):
        here.signing.sign(record, RECOMMENDATION, CONTENT, PASSPHRASE)
    with pytest.raises(Refusal):
        here.signing.amend(record, "why", "text", PASSPHRASE)
    assert here.evaluations.load(record_id) == record
    assert here.trail.check().findings == () and here.trail.lines(TrailFilter())


@pytest.mark.slow
def test_decided_and_not_signed_it_goes_on_here_and_can_be_signed(
    practices: tuple[Services, Services], tmp_path: Path
) -> None:
    here, there = practices
    exported(there, tmp_path / "draft.json", signed=False)
    record = here.evaluations.load(brought_into(here, tmp_path / "draft.json"))
    assert record.evaluation.decision == DECISION and record.elsewhere is None and record.closed == ""
    here.signing.sign(record, RECOMMENDATION, CONTENT, PASSPHRASE)
    again = here.evaluations.load(record.id)
    assert again.signed and again.recommendation == RECOMMENDATION


def test_what_a_file_said_is_never_changed_nor_signed_by_sql(practice: Practice) -> None:
    patient = practice.patients.add(a_patient())
    now = practice.evaluations._clock.now().astimezone(PRACTICE_TIME)
    given = Signature("", "Ada Okafor, DO (invented)", Meaning.AUTHOR, now, "5a" * 32)
    said = SignedElsewhere((given,), RECOMMENDATION.outcome, CONTENT.stamp, "{}")
    begun = BegunEvaluation(
        DECIDED, CONTENT.stamp, "review", RECOMMENDATION.outcome, (), recommendation=RECOMMENDATION, signed=said
    )
    with practice.engine.begin() as connection:
        record_id = practice.evaluations.write_new(connection, patient, begun).id
    record = practice.evaluations.load(record_id)
    assert record.elsewhere == said
    row = f"'{record_id}', 1, 'p', 'x', 'author', '2026-11-20', '{'5a' * 32}'"
    for statement in (
        "UPDATE signed_elsewhere SET said = 'x'",
        "DELETE FROM signed_elsewhere",
        "INSERT OR REPLACE INTO signed_elsewhere SELECT * FROM signed_elsewhere",
        "UPDATE OR REPLACE signed_elsewhere SET said = 'x'",
        f"INSERT INTO signatures VALUES ({row})",
    ):
        with practice.engine.connect() as connection, pytest.raises((DBAPIError, DriverError)):
            connection.exec_driver_sql(statement)
    assert practice.evaluations.load(record_id) == record and practice.trail.check.run().findings == ()
