"""Nothing leaves the program before the trail knows to whom and why."""

from pathlib import Path

import pytest

from omt_desktop.workflow.access.access import Access, NotAllowed
from omt_desktop.workflow.access.person import Person
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.audit_event import AuditKind
from omt_desktop.workflow.disclosure import Disclosure, Given, disclosure_of
from omt_desktop.workflow.errors import NotSaved, NotWritten, Refusal
from omt_desktop.workflow.handing_out import HandingOut
from tests.builders import A_DOCTOR
from tests.memory_documents import MemoryAuditLog, MemoryOutside

GIVEN = Given("chart_report", "p-1", "e-1")
TO = disclosure_of("  Dr.  Eve ", "Referral")


@pytest.fixture
def outside(tmp_path: Path) -> MemoryOutside:
    return MemoryOutside(tmp_path)


@pytest.fixture
def log() -> MemoryAuditLog:
    return MemoryAuditLog()


def test_whatever_is_given_is_told_with_to_whom_and_why(log: MemoryAuditLog, outside: MemoryOutside) -> None:
    giving = HandingOut(Access(A_DOCTOR), log, outside)
    giving.print_out(GIVEN, TO)
    giving.save(GIVEN, TO, Path("x.pdf"), b"x")
    giving.save_beside(Path("x.pdf.sha256"), b"sum")
    lent = giving.lend(GIVEN, TO, "y.pdf", b"y")
    assert [event.kind for event in log.told] == [AuditKind.PRINTED, AuditKind.DISCLOSED, AuditKind.DISCLOSED]
    assert {event.details["to"] for event in log.told} == {"Dr. Eve"}
    assert (log.told[0].patient_id, log.told[0].subject_id) == ("p-1", "e-1")
    assert outside.saved == {Path("x.pdf"): b"x", Path("x.pdf.sha256"): b"sum"}
    assert outside.lent == {lent: b"y"}


def test_what_could_not_be_written_is_told_as_not_given(log: MemoryAuditLog, outside: MemoryOutside) -> None:
    outside.problem = "The disk is full."
    with pytest.raises(NotWritten, match="disk is full"):
        HandingOut(Access(A_DOCTOR), log, outside).save(GIVEN, TO, Path("x.pdf"), b"x")
    assert [event.kind for event in log.told] == [AuditKind.DISCLOSED, AuditKind.NOT_GIVEN]


def test_what_cannot_be_told_is_not_given(log: MemoryAuditLog, outside: MemoryOutside) -> None:
    log.problem = "The disk is full."
    giving = HandingOut(Access(A_DOCTOR), log, outside)
    for attempt in (
        lambda: giving.save(GIVEN, TO, Path("x"), b"x"),
        lambda: giving.lend(GIVEN, TO, "x", b"x"),
        lambda: giving.print_out(GIVEN, TO),
    ):
        with pytest.raises(NotSaved):
            attempt()
    assert outside.saved == {} and outside.lent == {}


def test_the_front_desk_gives_out_nothing(log: MemoryAuditLog, outside: MemoryOutside) -> None:
    giving = HandingOut(Access(Person("f", "Front (invented)", Role.FRONT_DESK)), log, outside)
    with pytest.raises(NotAllowed):
        giving.save(GIVEN, TO, Path("x.pdf"), b"x")
    assert log.told == [] and outside.saved == {}


@pytest.mark.parametrize(("to", "why"), [("", "Treatment"), ("Eve", "  "), ("", "")])
def test_to_whom_and_why_must_be_said(to: str, why: str) -> None:
    with pytest.raises(Refusal, match="Say to whom"):
        disclosure_of(to, why)
    assert disclosure_of("x" * 300, "y") == Disclosure("x" * 200, "y")
