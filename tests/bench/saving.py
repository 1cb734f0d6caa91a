"""What it costs to save an answer."""

from omt_desktop.domain.patient import Patient
from omt_desktop.workflow.edits import Answer
from omt_desktop.workflow.session import EvaluationSession
from tests.bench.finding import filled
from tests.bench.measuring import Line, compared, side_by_side
from tests.clinic import CONTENT, HEALTHY

NOW = "2026-11-20T15:42:07.000000+00:00"


def saving() -> Line:
    """One changed answer through the session, against the same bytes and statements on the raw driver."""
    with filled(0) as (practice, raw):
        patient = practice.patients.add(Patient("", "Bench (invented)", "Pat"))
        record = practice.evaluations.create(patient, HEALTHY, CONTENT.stamp, "history")
        session = EvaluationSession(record, CONTENT, practice.evaluations)
        count = iter(range(1_000_000))

        def ours() -> None:
            practice.evaluations.save(
                record.id,
                session.evaluation,
                Answer("life.sleep", f"hours {next(count)}").applied_to(session.evaluation),
            )

        def floor() -> None:
            raw.execute("BEGIN IMMEDIATE")
            raw.execute(
                "INSERT INTO answers VALUES (?, 'life.sleep', ?)"
                " ON CONFLICT (evaluation_id, fact_id) DO UPDATE SET value = excluded.value",
                (record.id, f'"hours {next(count)}"'),
            )
            ((seq,),) = raw.execute("SELECT seq FROM audit ORDER BY seq DESC LIMIT 1")
            line = (seq + 1, NOW, "", "evaluation.changed", patient.id, record.id, '{"rows":1}', bytes(32), bytes(32))
            raw.execute("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", line)
            raw.execute("UPDATE evaluations SET saved_at = ?, audit_seq = ? WHERE id = ?", (NOW, seq + 1, record.id))
            raw.execute("COMMIT")

        return compared("autosave of one changed answer", *side_by_side(ours, floor, 400), at_most=2.0)
