"""What is signed or told stays: by the program, by SQL through its connections, and over the life of an evaluation."""

import shutil
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from sqlcipher3.dbapi2 import Error as DriverError

from omt_desktop.domain.assess import assess
from omt_desktop.domain.decision import Decision, Stance
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.storage.evaluation_rows import stored_parts
from omt_desktop.storage.open_practice import Practice
from omt_desktop.storage.sqlite_guards import CONTENT_COLUMNS
from omt_desktop.storage.stored_signatures import content_sha256
from omt_desktop.storage.tables import evaluations, signed_patients
from omt_desktop.workflow.edits import Answer, Decide, Edit, GradeRegion
from omt_desktop.workflow.errors import NotSaved, Refusal
from omt_desktop.workflow.evaluation_record import EvaluationRecord
from omt_desktop.workflow.session import EvaluationSession
from omt_desktop.workflow.signature import Meaning
from tests.builders import a_patient
from tests.clinic import CONTENT, HEALTHY
from tests.how_often import examples
from tests.practice import open_record
from tests.storage.conftest import SteppingClock

DECIDED = replace(HEALTHY, decision=Decision(Stance.AGREE, plan="Two weeks of rest."))
SIGNER = "Ada Okafor, DO (invented)"


def signed(practice: Practice) -> EvaluationRecord:
    patient = practice.patients.add(a_patient())
    record = practice.evaluations.create(patient, HEALTHY, CONTENT.stamp, "review")
    practice.evaluations.save(record.id, HEALTHY, DECIDED)
    practice.signatures.sign(record.id, DECIDED, SIGNER, Meaning.AUTHOR)
    practice.signatures.amend(record.id, SIGNER, "left out", "The left leg too.")
    return practice.evaluations.load(record.id)


def test_whom_it_names_is_frozen_and_part_of_what_is_signed(practice: Practice) -> None:
    record = signed(practice)
    before = record.patient
    practice.patients.update(replace(before, family_name="Okafor (invented)", birth_date=None, mrn="Z-1"))
    again = practice.evaluations.load(record.id)
    assert again.named is not None and again.whose.full_name == before.full_name and again.whose.mrn == before.mrn
    assert again.whose.birth_date == before.birth_date and again.renamed and not record.renamed
    assert again.patient.family_name == "Okafor (invented)" and again.doubt == ""
    practice.signatures.sign(record.id, DECIDED, "Ben Roy, DO (invented)", Meaning.REVIEWER)
    first, second = practice.evaluations.load(record.id).signatures
    assert first.content_sha256 == second.content_sha256
    assert practice.trail.check.run().findings == ()


def test_another_name_is_another_content(practice: Practice) -> None:
    contents = set()
    for name in ("Rivera (invented)", "Reyes (invented)"):
        with practice.engine.connect() as connection:
            record = signed(practice)
            row = connection.execute(select(evaluations).where(evaluations.c.id == record.id)).one()
            parts = dict(stored_parts(connection, record.id))
            (named,) = parts[signed_patients.name]
            parts[signed_patients.name] = [_Row({**named._mapping, "family_name": name})]
            contents.add(content_sha256(row, parts) != record.signatures[0].content_sha256)
    assert contents == {True, False}


class _Row(tuple[object, ...]):
    """A row with other values."""

    _mapping: dict[str, object]

    def __new__(cls, values: dict[str, object]) -> "_Row":
        made = super().__new__(cls, values.values())
        made._mapping = values
        return made


FIVE_ATTEMPTS = [
    "UPDATE {0} SET {1} = 'x'",
    "DELETE FROM {0}",
    "INSERT OR REPLACE INTO {0} SELECT * FROM {0}",
    "UPDATE OR REPLACE {0} SET {1} = 'x'",
    "INSERT INTO {0} SELECT * FROM {0} WHERE true ON CONFLICT DO UPDATE SET {1} = 'x'",
]
OF_A_SIGNED_ONE = {
    "evaluations": "plan", "answers": "value", "region_findings": "note", "findings": "value",
    "signatures": "printed_name", "addenda": "text", "audit": "person_id", "signed_patients": "family_name",
}  # fmt: skip


@pytest.mark.parametrize("table", OF_A_SIGNED_ONE)
def test_five_attempts_by_sql_on_each_table_are_refused(practice: Practice, table: str) -> None:
    record = signed(practice)
    for attempt in FIVE_ATTEMPTS:
        with practice.engine.connect() as connection, pytest.raises((DBAPIError, DriverError)):
            connection.exec_driver_sql(attempt.format(table, OF_A_SIGNED_ONE[table]))
    assert practice.evaluations.load(record.id) == record and practice.trail.check.run().findings == ()


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER audit_stays", "DROP TABLE audit", "ALTER TABLE audit RENAME TO other",
        "PRAGMA writable_schema=ON",
        "CREATE TRIGGER t AFTER INSERT ON audit BEGIN SELECT 1; END", "PRAGMA recursive_triggers=OFF",
        "CREATE TEMP TRIGGER t AFTER INSERT ON audit BEGIN SELECT 1; END", "ATTACH ':memory:' AS other",
        "PRAGMA temp_store=1", "PRAGMA foreign_keys=OFF", "PRAGMA query_only=OFF", "PRAGMA journal_mode=DELETE",
        "VACUUM INTO '/nowhere'", "CREATE TEMP TABLE t (a)", "DELETE FROM sqlite_master", "PRAGMA synchronous=OFF",
    ],
)  # fmt: skip
def test_no_connection_can_take_the_guards_away(practice: Practice, statement: str) -> None:
    with practice.engine.connect() as connection, pytest.raises((DBAPIError, DriverError)):
        connection.exec_driver_sql(statement)


def test_a_backup_is_still_made_and_its_connection_is_guarded_again(practice: Practice, tmp_path: Path) -> None:
    from omt_desktop.storage.backup.sealed_copy import write_copy

    write_copy(practice.engine, tmp_path / "copy.db")
    with practice.engine.connect() as connection, pytest.raises((DBAPIError, DriverError)):
        connection.exec_driver_sql("DROP TRIGGER audit_stays")


def test_the_program_itself_cannot_change_what_is_signed(practice: Practice) -> None:
    record = signed(practice)
    with pytest.raises(NotSaved, match="addendum"):
        practice.evaluations.save(record.id, DECIDED, DECIDED.with_fact("life.sleep", "bad"))
    with pytest.raises(NotSaved):
        practice.evaluations.remember_step(record.id, "history")
    assert practice.evaluations.load(record.id) == record
    assert [summary.signed for summary in practice.evaluations.of_patient(record.patient.id)] == [True]
    assert practice.evaluations.unfinished() == ()


def test_what_is_signed_is_what_is_stored_and_nothing_else(practice: Practice) -> None:
    record = practice.evaluations.create(practice.patients.add(a_patient()), HEALTHY, CONTENT.stamp, "review")
    with pytest.raises(NotSaved, match="not saved yet"):
        practice.signatures.sign(record.id, DECIDED, SIGNER, Meaning.AUTHOR)
    with pytest.raises(Refusal, match="not signed yet"):
        practice.signatures.amend(record.id, SIGNER, "why", "text")
    with pytest.raises(NotSaved):
        practice.signatures.sign("no such id", DECIDED, SIGNER, Meaning.AUTHOR)


def test_a_decision_made_on_another_recommendation_is_not_signed(practice: Practice) -> None:
    urgent = HEALTHY.with_fact("flag.cauda_equina", ("saddle_numbness",))
    before, now = (assess(found, CONTENT.vocabulary, CONTENT.rules) for found in (urgent, DECIDED))
    record = practice.evaluations.create(practice.patients.add(a_patient()), HEALTHY, CONTENT.stamp, "review")
    practice.evaluations.save(record.id, HEALTHY, DECIDED, (before, CONTENT.stamp))
    with pytest.raises(Refusal, match="decide again"):
        practice.signatures.sign(record.id, DECIDED, SIGNER, Meaning.AUTHOR, None, now)
    assert not practice.evaluations.load(record.id).signed
    practice.signatures.sign(record.id, DECIDED, SIGNER, Meaning.AUTHOR, None, before)
    assert practice.evaluations.load(record.id).recommendation == before


def test_a_second_signature_and_an_addendum_leave_the_content_as_it_was(practice: Practice) -> None:
    record = signed(practice)
    practice.signatures.sign(record.id, DECIDED, "Ben Roy, DO (invented)", Meaning.REVIEWER)
    practice.signatures.amend(record.id, SIGNER, "again", "And the right one.")
    after = practice.evaluations.load(record.id)
    assert [given.meaning for given in after.signatures] == [Meaning.AUTHOR, Meaning.REVIEWER]
    assert len({given.content_sha256 for given in after.signatures}) == 1
    assert [added.text for added in after.addenda] == ["The left leg too.", "And the right one."]
    assert after.evaluation == record.evaluation and not after.doubt and after.closed


def test_every_column_of_an_evaluation_is_guarded_but_the_line_it_names() -> None:
    guarded = {name.strip() for name in CONTENT_COLUMNS.split(",")}
    assert {column.name for column in evaluations.columns} - guarded == {"audit_seq"}


class LifeOfAnEvaluation(RuleBasedStateMachine):
    """Edited, undone, signed, amended, killed and opened again, on a real encrypted file; beside it what must hold."""

    @initialize()
    def begin(self) -> None:
        self.root = Path(mkdtemp())
        self.folder, self.copies = self.root / "data", 0
        self.practice = open_record(self.folder, SteppingClock())
        patient = self.practice.patients.add(a_patient())
        record = self.practice.evaluations.create(patient, HEALTHY, CONTENT.stamp, "review")
        self.expected: Evaluation = HEALTHY
        self.signatures, self.addenda = 0, 0
        self.take(record.id)

    def take(self, record_id: str) -> None:
        record = self.practice.evaluations.load(record_id)
        self.session = EvaluationSession(record, CONTENT, self.practice.evaluations)

    @rule(
        edit=st.sampled_from(
            [
                Answer("life.sleep", "bad"), Answer("life.sleep", None), Answer("hx.cancer", "current"),
                GradeRegion("LUMB", None), Decide(Decision(Stance.AGREE)), Decide(Decision(Stance.DIFFER, "too early")),
            ]
        )
    )  # fmt: skip
    def edit(self, edit: Edit) -> None:
        changes = self.session.apply(edit)
        if self.signatures:
            assert not changes.anything
        else:
            self.expected = edit.applied_to(self.expected)

    @rule()
    def undo(self) -> None:
        before = self.session.evaluation
        self.session.undo()
        assert not self.signatures or self.session.evaluation == before
        self.expected = self.session.evaluation

    @rule()
    def sign(self) -> None:
        record = self.session.record
        given = self.practice.signatures.sign(record.id, record.evaluation, SIGNER, Meaning.AUTHOR)
        self.session.close(replace(record, signatures=(*record.signatures, given)))
        self.signatures += 1

    @rule()
    def amend(self) -> None:
        try:
            self.practice.signatures.amend(self.session.record.id, SIGNER, "why", "text")
        except Refusal:
            assert not self.signatures
        else:
            self.addenda += 1

    @precondition(lambda self: self.signatures)
    @rule(table=st.sampled_from(sorted(OF_A_SIGNED_ONE)), attempt=st.sampled_from(FIVE_ATTEMPTS))
    def attack(self, table: str, attempt: str) -> None:
        if table == "addenda" and not self.addenda:
            return
        with self.practice.engine.connect() as connection:
            if not connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar():
                return  # a statement that reaches no row changes nothing, and nothing refuses it
            with pytest.raises((DBAPIError, DriverError)):
                connection.exec_driver_sql(attempt.format(table, OF_A_SIGNED_ONE[table]))

    @rule()
    def save_past_the_session(self) -> None:
        record_id, after = self.session.record.id, self.expected.with_fact("life.activity", "runs")
        try:
            self.practice.evaluations.save(record_id, self.expected, after)
        except NotSaved:
            assert self.signatures
        else:
            assert not self.signatures or after == self.expected
            self.expected = after
            self.take(record_id)

    @rule()
    def close_and_open(self) -> None:
        self.practice.close()
        self.practice = open_record(self.folder, SteppingClock())
        self.take(self.session.record.id)

    @rule()
    def crash_and_open(self) -> None:
        """The files as they lie, as a killed process leaves them; the anchor stands where it stood."""
        self.copies += 1
        crashed, anchors = self.root / f"crashed {self.copies}", self.folder.with_name(f"{self.folder.name} anchors")
        shutil.copytree(self.folder, crashed)
        if anchors.exists():
            shutil.copytree(anchors, crashed.with_name(f"{crashed.name} anchors"))
        self.practice.close()
        self.folder = crashed
        self.practice = open_record(self.folder, SteppingClock())
        self.take(self.session.record.id)

    @invariant()
    def what_was_signed_stands(self) -> None:
        if not hasattr(self, "practice"):
            return
        record = self.practice.evaluations.load(self.session.record.id)
        assert record.evaluation == self.expected and not record.doubt
        assert (len(record.signatures), len(record.addenda)) == (self.signatures, self.addenda)
        assert not self.practice.trail.standing.findings

    def teardown(self) -> None:
        if hasattr(self, "practice"):
            assert self.practice.trail.check.run().findings == ()
            self.practice.close()
            shutil.rmtree(self.root, ignore_errors=True)


TestLifeOfAnEvaluation = LifeOfAnEvaluation.TestCase
TestLifeOfAnEvaluation.settings = settings(examples(24), stateful_step_count=14)
