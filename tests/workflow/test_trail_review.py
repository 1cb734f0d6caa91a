"""Reading, checking, exporting and accepting the trail: told in the trail, and only for those who may."""

from pathlib import Path

import pytest

from omt_desktop.workflow.access.access import Access, NotAllowed
from omt_desktop.workflow.access.person import Person
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.audit_event import AuditKind
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.trail.finding import Finding, FindingKind
from omt_desktop.workflow.trail.line import TrailFilter, TrailLine, patients_in
from omt_desktop.workflow.trail.review import Checked
from omt_desktop.workflow.trail.standing import Standing
from omt_desktop.workflow.trail.words import KIND_WORDS, cells_of, what_was_done
from tests.workflow.memory_signing import PASSPHRASE, Heard
from tests.workflow.memory_trail import BEGUN, MemoryTrail, memory_review

FOUND = Finding(FindingKind.RECORD_ALTERED, "e-1", 7)


def for_role(role: Role) -> Access:
    return Access(Person("p-ada", "Ada Okafor (invented)", role))


def test_reading_and_exporting_are_told_before_they_are_done(tmp_path: Path) -> None:
    heard, trail = Heard(), MemoryTrail("patient.added", "=cmd")
    review = memory_review(for_role(Role.AUDITOR), trail, heard)
    assert [line.number for line in review.lines(TrailFilter())] == [2, 1]
    assert review.export(TrailFilter(), {"p-ada": "Ada"}, tmp_path / "trail.csv") == 2
    assert [event.kind for event in heard.events] == [AuditKind.TRAIL_READ, AuditKind.EXPORTED]
    assert "'=cmd" in (tmp_path / "trail.csv").read_text("utf-8")
    assert review.anchor().startswith("audit 2")


@pytest.mark.parametrize("role", [Role.FRONT_DESK, Role.CLINICIAN])
def test_the_trail_is_for_auditors_and_administrators(role: Role) -> None:
    review = memory_review(for_role(role), MemoryTrail())
    with pytest.raises(NotAllowed):
        review.lines(TrailFilter())
    with pytest.raises(NotAllowed):
        review.accept("why", PASSPHRASE)
    assert review.check().findings == ()


def test_findings_close_the_practice_until_an_administrator_accepts_them() -> None:
    trail = MemoryTrail()
    trail.checked = Checked(250, 7, (FOUND,))
    review, told = memory_review(for_role(Role.ADMINISTRATOR), trail), []
    trail.standing.listen(lambda: told.append(trail.standing.closed))
    assert review.check(lambda: None).findings == (FOUND,)
    review.check()
    assert len(told) == 1 and "reading only" in told[0]
    for reason, passphrase in ((" ", PASSPHRASE), ("why", "wrong")):
        with pytest.raises(Refusal):
            review.accept(reason, passphrase)
    assert trail.standing.closed
    review.accept(" known ", PASSPHRASE)
    assert trail.accepted == ["known"] and told[-1] == "" and trail.standing.closed == ""


def test_the_outcome_is_a_sentence() -> None:
    assert Checked(1200, 7, ()).words == "Everything fits: 1,200 lines of the audit trail, 7 records, the file."
    assert Checked(5, 1, (FOUND,)).words.startswith("1 thing does not fit")
    assert Checked(5, 1, (FOUND, FOUND)).words.startswith("2 things do not fit")


@pytest.mark.parametrize("kind", FindingKind)
def test_every_finding_has_its_sentence(kind: FindingKind) -> None:
    words = Finding(kind, "e-1", 7, "301").words
    assert words.endswith(".") and "{" not in words


def test_every_kind_has_words() -> None:
    assert set(KIND_WORDS) == set(AuditKind)
    assert what_was_done("something.newer") == "something.newer"


def test_a_line_names_people_and_patients_where_they_are_known() -> None:
    line = TrailLine(3, BEGUN, "", AuditKind.DISCLOSED, "p-1", "e-1", (("to", "Dr. Okafor"), ("why", "referral")))
    assert cells_of(line, {"p-1": "Rivera (invented)"})[2:] == (
        "the program", "Given out", "Rivera (invented)", "e-1", "to: Dr. Okafor, why: referral",
    )  # fmt: skip
    own = TrailLine(4, BEGUN, "p-ada", AuditKind.PATIENT_ADDED, "p-2", "p-2")
    assert cells_of(own, {})[2:] == ("p-ada", "Patient added", "p-2", "", "")


def test_an_anchor_on_paper_is_looked_for_in_the_trail() -> None:
    review = memory_review(for_role(Role.AUDITOR), MemoryTrail("patient.added", "chart.opened"))
    assert review.compare_printed("Audit anchor: audit 2 ·\n0000-0000-0000-0000") is None
    assert review.compare_printed("audit 1 · 0000-0000-0000-00FF") == Finding(FindingKind.REWRITTEN, line=1)
    assert review.compare_printed("audit 9 · 0000-0000-0000-0000") == Finding(FindingKind.SHORTENED, "", 2, "9")
    with pytest.raises(Refusal, match="No audit anchor"):
        review.compare_printed("audit 2")
    empty = memory_review(for_role(Role.AUDITOR), MemoryTrail())
    assert empty.compare_printed("audit 9 · 0000-0000-0000-0000") == Finding(FindingKind.SHORTENED, "", 0, "9")


def test_a_standing_without_findings_is_open() -> None:
    standing = Standing()
    standing.found([])
    assert standing.findings == () and standing.closed == ""


def test_those_whom_a_list_showed_are_named_and_found() -> None:
    listed = TrailLine(9, BEGUN, "p-ada", AuditKind.REGISTRY_LISTED, "", "", (("ids", "p-1,p-2"), ("rows", 2)))
    assert cells_of(listed, {"p-1": "Ana Rivera (invented)"})[-1] == "ids: Ana Rivera (invented); p-2, rows: 2"
    assert patients_in([listed, TrailLine(10, BEGUN, "", "chart.opened", "p-3", "")]) == {"p-1", "p-2", "p-3"}
