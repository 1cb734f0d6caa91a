"""Protocols in the database, and the evaluations made by them; what was recorded most."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from omt_desktop.domain.evaluation import Evaluation, Finding
from omt_desktop.domain.normal_finding import stated_with_rest
from omt_desktop.domain.protocol import OwnItem, OwnKind, Protocol
from omt_desktop.domain.recommendation import Outcome
from omt_desktop.exchange.interchange import Interchange
from omt_desktop.storage.audit_trail import AuditTrail
from omt_desktop.storage.open_practice import Practice
from omt_desktop.storage.protocol_shelf import StoredProtocols
from omt_desktop.workflow.access.access import Access
from omt_desktop.workflow.begin_evaluation import begin_evaluation
from omt_desktop.workflow.bringing.ports import BegunEvaluation
from omt_desktop.workflow.errors import NotSaved, Refusal
from omt_desktop.workflow.own_protocol import ProtocolInUse
from tests.builders import A_DOCTOR, EXAM_DAY, PRACTICE_TIME, a_patient, an_evaluation
from tests.clinic import CONTENT
from tests.practice import open_record
from tests.storage.another_program import by_another_program
from tests.storage.conftest import SteppingClock

FILES = Interchange(CONTENT)
GRIP = OwnItem("own.a2", "motion_tests", "Grip", OwnKind.TEXT)


def protocols_of(practice: Practice) -> ProtocolInUse:
    return ProtocolInUse(CONTENT, practice.protocols, FILES, practice.evaluations, Access(A_DOCTOR))


def kept_evaluation(practice: Practice, *findings: Finding) -> str:
    patient = practice.patients.add(a_patient(id=""))
    evaluation = an_evaluation(findings={finding.id: finding for finding in findings})
    return practice.evaluations.create(patient, evaluation, CONTENT.stamp, "history").id


def test_a_practice_without_a_protocol_has_none(practice: Practice) -> None:
    assert practice.protocols.current() == ""
    with pytest.raises(Refusal, match="not in the practice database"):
        practice.protocols.text_of("5a" * 32)


def test_an_evaluation_keeps_its_protocol_when_the_protocol_changes_and_the_practice_closes(folder: Path) -> None:
    practice = open_record(folder, SteppingClock())
    protocols = protocols_of(practice)
    first = protocols.use(Protocol("Short").with_hidden(["head.cri"], True).moved(CONTENT.exam, "spine", -100))
    content = protocols.content_with(protocols.hash_in_use())
    patient = practice.patients.add(a_patient(id=""))
    record = begin_evaluation(patient, EXAM_DAY, content, practice.evaluations, protocols.hash_in_use())
    second = protocols.use(first.with_hidden(["head.cri"], False))
    practice.close()
    again = open_record(folder, SteppingClock())
    protocols, loaded = protocols_of(again), again.evaluations.load(record.id)
    exam = protocols.content_with(loaded.protocol).exam
    assert loaded.step_id == "spine" == exam.steps[0].id and "head.cri" not in exam.items
    assert protocols.current() == second and (second.name, second.version) == ("Short", 2)
    again.close()


def test_an_evaluation_cannot_be_made_with_a_protocol_that_is_not_there(practice: Practice) -> None:
    patient = practice.patients.add(a_patient(id=""))
    with pytest.raises(NotSaved):
        practice.evaluations.create(patient, an_evaluation(), CONTENT.stamp, "history", "5a" * 32)


def test_the_highest_version_is_current_whatever_the_clock_says(practice: Practice) -> None:
    clock = SteppingClock()
    shelf = StoredProtocols(practice.engine, practice.file, clock, AuditTrail(bytes(32), clock))
    shelf.keep("a" * 64, "Ours", 1, "first")
    clock.set_to(datetime(2020, 1, 1, tzinfo=PRACTICE_TIME))
    shelf.keep("b" * 64, "Ours", 2, "second")
    shelf.keep("a" * 64, "Ours", 1, "first again")
    assert shelf.current() == "second" and shelf.text_of("a" * 64) == "first"


def test_a_protocol_that_cannot_be_stored_is_told(practice: Practice, folder: Path) -> None:
    by_another_program(folder, "DROP TABLE protocols")
    with pytest.raises(NotSaved, match="could not be written"):
        practice.protocols.keep("a" * 64, "Ours", 1, "first")
    with pytest.raises(Refusal):
        practice.protocols.current()


def test_what_was_recorded_most_comes_first_and_the_rest_of_a_region_does_not_count(practice: Practice) -> None:
    psoas = Finding("palp.psoas.L", (("note", '"by":"rest_normal"'), ("tenderness", "2")))
    rest = [stated_with_rest(CONTENT.exam.items[f"palp.{name}.L"]) for name in ("scalenes", "quadratus_lumborum")]
    for _ in range(3):
        kept_evaluation(practice, *rest)
    kept_evaluation(practice, psoas, Finding("palp.scalenes.L", (("value", "normal"),)))
    kept_evaluation(practice, psoas)
    assert list(practice.evaluations.recorded_most(10)) == [("palp.psoas.L", 2), ("palp.scalenes.L", 1)]
    assert list(practice.evaluations.recorded_most(1)) == [("palp.psoas.L", 2)]


def test_only_the_latest_evaluations_count(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("omt_desktop.storage.recorded_items._LATEST", 2)
    for item_id in ("palp.scalenes.L", "palp.psoas.L", "palp.psoas.R"):
        kept_evaluation(practice, Finding(item_id, (("value", "normal"),)))
    assert [item_id for item_id, _ in practice.evaluations.recorded_most(10)] == ["palp.psoas.L", "palp.psoas.R"]


def test_an_added_item_is_known_to_be_recorded_by_its_index(practice: Practice) -> None:
    record_id = kept_evaluation(practice)
    assert not practice.evaluations.holds_any(GRIP.item_ids)
    before = practice.evaluations.load(record_id).evaluation
    practice.evaluations.save(record_id, before, before.with_finding("own.a2", Finding("own.a2", (("value", "ok"),))))
    assert practice.evaluations.holds_any(GRIP.item_ids) and not practice.evaluations.holds_any(["own.a3", "own.a4"])
    ran: list[tuple[str, Any]] = []
    event.listen(practice.engine, "before_cursor_execute", lambda _c, _u, sql, values, *_: ran.append((sql, values)))
    practice.evaluations.holds_any(GRIP.item_ids)
    with practice.engine.connect() as connection:
        (plan,) = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {ran[-1][0]}", ran[-1][1])
    assert "findings_of_own_items" in plan[3]


def test_an_evaluation_from_before_protocols_is_asked_as_delivered(practice: Practice) -> None:
    loaded = practice.evaluations.load(kept_evaluation(practice))
    assert loaded.protocol == "" and protocols_of(practice).content_with(loaded.protocol) is CONTENT
    assert loaded.evaluation == Evaluation(EXAM_DAY)


def test_a_protocol_that_came_with_an_evaluation_is_kept_and_never_in_use(practice: Practice) -> None:
    begun = BegunEvaluation(
        an_evaluation(), CONTENT.stamp, "history", Outcome.SUITABLE, (), "c" * 64, "Theirs", "their text"
    )
    patient = practice.patients.add(a_patient(id=""))
    with practice.engine.begin() as connection:
        record = practice.evaluations.write_new(connection, patient, begun)
        practice.evaluations.write_new(connection, patient, begun)
    assert practice.evaluations.load(record.id).protocol == "c" * 64
    assert practice.protocols.text_of("c" * 64) == "their text"
    assert practice.protocols.current() == ""
    practice.protocols.keep("d" * 64, "Ours", 1, "our text")
    assert practice.protocols.current() == "our text"
    practice.protocols.keep("c" * 64, "Theirs", 2, "their text")
    assert practice.protocols.current() == "their text", "taken over, it is this practice's own"
