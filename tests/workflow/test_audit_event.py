"""An audit event holds ids and codes, and a sentence only where somebody wrote one for the trail."""

import pytest

from omt_desktop.workflow.audit_event import AuditEvent, AuditKind


def test_ids_numbers_and_codes_are_kept() -> None:
    event = AuditEvent(AuditKind.EXPORTED, "p-1", "e-1", {"format": "fhir/r4", "bytes": 10_000_000})
    assert event.details["format"] == "fhir/r4"


def test_to_whom_and_why_are_sentences() -> None:
    AuditEvent(AuditKind.DISCLOSED, "p-1", "e-1", {"to": "Dr. Okafor (invented), by hand", "why": "referral: neck"})


@pytest.mark.parametrize(
    "details",
    [{"note": "no penicillin"}, {"to": "x" * 2001}, {"id": "x" * 201}, {"Name": "a"}, {"the name": 1}, {"id": "a\nb"}],
)
def test_nothing_that_could_be_clinical_text_is_kept(details: dict[str, str | int]) -> None:
    with pytest.raises(ValueError, match="detail"):
        AuditEvent(AuditKind.EXPORTED, details=details)


def test_the_refusal_does_not_repeat_what_was_refused() -> None:
    with pytest.raises(ValueError, match="note") as refused:
        AuditEvent(AuditKind.EXPORTED, details={"note": "no penicillin"})
    assert "penicillin" not in str(refused.value)


def test_kinds_are_dotted_codes_and_no_two_are_the_same() -> None:
    values = [kind.value for kind in AuditKind]
    assert len(set(values)) == len(values) and all(value.count(".") == 1 for value in values)
