"""The day of a patient's last evaluation, kept beside the patient by triggers (SQLite only), so that lists sort by it.

An evaluation of a record that was joined to another counts for that other one. The triggers stand here as well as in
migration 0005, each as a whole, on purpose: a migration never changes, while this file says how they are now. A test
compares what both lead to.
"""

LATEST_AGAIN = """
UPDATE patients SET last_evaluated_on = coalesce((
  SELECT max(evaluated_on) FROM evaluations WHERE patient_id IN (
    SELECT one.id FROM patients AS one WHERE one.id = patients.id
    UNION ALL SELECT one.id FROM patients AS one WHERE one.merged_into = patients.id)), '')
WHERE id = ?"""
"""Reads it anew from the evaluations, after records were joined or taken apart."""
_NEW = """
CREATE TRIGGER last_visit_of_new AFTER INSERT ON evaluations BEGIN
  UPDATE patients SET last_evaluated_on = new.evaluated_on
  WHERE id = (SELECT coalesce(merged_into, id) FROM patients WHERE id = new.patient_id)
  AND last_evaluated_on < new.evaluated_on;
END"""
_CHANGED = """
CREATE TRIGGER last_visit_of_changed AFTER UPDATE OF evaluated_on ON evaluations
WHEN new.evaluated_on IS NOT old.evaluated_on BEGIN
  UPDATE patients SET last_evaluated_on = coalesce((
    SELECT max(evaluated_on) FROM evaluations WHERE patient_id IN (
      SELECT one.id FROM patients AS one WHERE one.id = patients.id
      UNION ALL SELECT one.id FROM patients AS one WHERE one.merged_into = patients.id)), '')
  WHERE id = (SELECT coalesce(merged_into, id) FROM patients WHERE id = new.patient_id);
END"""
_DELETED = """
CREATE TRIGGER last_visit_of_deleted AFTER DELETE ON evaluations BEGIN
  UPDATE patients SET last_evaluated_on = coalesce((
    SELECT max(evaluated_on) FROM evaluations WHERE patient_id IN (
      SELECT one.id FROM patients AS one WHERE one.id = patients.id
      UNION ALL SELECT one.id FROM patients AS one WHERE one.merged_into = patients.id)), '')
  WHERE id = (SELECT coalesce(merged_into, id) FROM patients WHERE id = old.patient_id);
END"""
LAST_VISIT_TRIGGERS = (_NEW, _CHANGED, _DELETED)
"""For a new practice; the migration brings its own copy."""
