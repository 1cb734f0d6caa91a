"""Every change is told in the trail, in its own transaction, in an order of its own; the trail cannot be edited."""

import hmac
import json
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.storage.audit_trail import BEFORE_THE_FIRST
from omt_desktop.storage.open_practice import Practice
from omt_desktop.storage.tables import audit
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.errors import NotSaved
from tests.builders import a_patient
from tests.clinic import CONTENT, HEALTHY
from tests.practice import known_keys


def rows_of(practice: Practice) -> list[Any]:
    with practice.engine.connect() as connection:
        return list(connection.execute(select(audit).order_by(audit.c.seq)))


def test_every_change_is_told(practice: Practice) -> None:
    patient = practice.patients.add(a_patient())
    practice.patients.update(patient)
    practice.protocols.keep("ab" * 32, "Mine", 3, "text")
    practice.protocols.keep("ab" * 32, "Mine", 3, "text")
    record = practice.evaluations.create(patient, HEALTHY, CONTENT.stamp, "history")
    practice.evaluations.save(record.id, HEALTHY, HEALTHY.with_fact("life.sleep", "7 hours"))
    practice.audit.record(AuditEvent(AuditKind.CHART_OPENED, patient.id))
    told = [(row.kind, row.patient_id, row.subject_id) for row in rows_of(practice)]
    assert told[0][0] == "trail.begun" and len(told[0][2]) == 32
    assert told[1:] == [
        ("patient.added", patient.id, patient.id),
        ("patient.changed", patient.id, patient.id),
        ("protocol.kept", "", "ab" * 32),
        ("evaluation.begun", patient.id, record.id),
        ("evaluation.changed", patient.id, record.id),
        ("chart.opened", patient.id, ""),
    ]


def test_what_is_not_saved_is_not_told(practice: Practice) -> None:
    patient = practice.patients.add(a_patient())
    before = len(rows_of(practice))
    with pytest.raises(NotSaved):
        practice.evaluations.save("no such id", HEALTHY, HEALTHY)
    bad = Evaluation(HEALTHY.evaluated_on).with_fact("life.sleep", "\ud800")
    with pytest.raises(NotSaved):
        practice.evaluations.create(patient, bad, CONTENT.stamp, "history")
    assert len(rows_of(practice)) == before


def test_the_codes_can_be_worked_out_again_by_hand(practice: Practice) -> None:
    """The construction is written down in the module: this is a second hand's reading of it."""
    practice.patients.add(a_patient())
    practice.audit.record(AuditEvent(AuditKind.DISCLOSED, "p-1", "e-1", {"to": "Ärztin (invented)", "bytes": 12}))
    key = known_keys().audit_mac
    before = BEFORE_THE_FIRST
    for number, row in enumerate(rows_of(practice), start=1):
        assert row.seq == number
        said = [row.at, row.person_id, row.kind, row.patient_id, row.subject_id, row.details, row.code.hex()]
        text = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
        before = hmac.digest(key, b"audit/1\0" + number.to_bytes(8, "big") + before + text, "sha256")
        assert row.mac == before


@pytest.mark.parametrize(
    "attempt",
    [
        "UPDATE audit SET kind = 'x' WHERE seq = 1",
        "DELETE FROM audit WHERE seq = 2",
        "REPLACE INTO audit SELECT seq, at, 'other', kind, '', '', details, code, mac FROM audit WHERE seq = 1",
        "INSERT INTO audit SELECT seq + 9, at, '', kind, '', '', details, code, mac FROM audit WHERE seq = 2",
        "INSERT INTO audit SELECT 0, at, '', kind, '', '', details, code, mac FROM audit WHERE seq = 2",
        "INSERT INTO audit SELECT NULL, at, '', kind, '', '', details, code, mac FROM audit WHERE seq = 2",
    ],
)
def test_the_trail_refuses_to_be_edited(practice: Practice, attempt: str) -> None:
    practice.patients.add(a_patient())
    practice.patients.add(a_patient())
    before = rows_of(practice)
    with practice.engine.connect() as connection, pytest.raises(DBAPIError):
        connection.exec_driver_sql(attempt)
    assert rows_of(practice) == before
