"""Signing seals the report in the same act: one file for each signature, none before, and told where it failed."""

from dataclasses import replace
from pathlib import Path

import pytest

from omt_desktop.domain.assess import assess
from omt_desktop.domain.decision import Decision, Stance
from omt_desktop.workflow.access.access import Access
from omt_desktop.workflow.access.person import Person
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.documents import DocumentKind
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.evaluation_record import EvaluationRecord
from omt_desktop.workflow.seal import SealState
from omt_desktop.workflow.sealed_reports import SealedReports
from omt_desktop.workflow.sealed_signing import SealedSigning
from tests.builders import A_DOCTOR, a_record
from tests.clinic import CONTENT, HEALTHY
from tests.ui.fakes import Practice
from tests.workflow.memory_signing import PASSPHRASE, RELEASED_ON, Heard, KnownPassphrase

DECIDED = replace(HEALTHY, decision=Decision(Stance.AGREE))
ANSWER = assess(DECIDED, CONTENT.vocabulary, CONTENT.rules)


class Surgery:
    """Signing over a practice in memory, for one person after another."""

    def __init__(self, folder: Path) -> None:
        self.practice = Practice(folder)
        self.record = a_record(DECIDED)

    def signing(self, person: Person = A_DOCTOR) -> SealedSigning:
        services, access = self.practice.services, Access(person)
        services.sealing._access = access
        reports = SealedReports(access, services.reports, services.sealing, services.documents)
        self.practice.signatures._person_id = person.id
        return SealedSigning(
            self.practice.signatures, Heard(), self.practice.clock, KnownPassphrase(), access, RELEASED_ON,
            reports=reports, content_of=lambda _: CONTENT,
        )  # fmt: skip

    def sign(self, record: EvaluationRecord | None = None, person: Person = A_DOCTOR) -> EvaluationRecord:
        return self.signing(person).sign(record or self.record, ANSWER, CONTENT, PASSPHRASE)

    def kept(self) -> list[bytes]:
        """The contents of the sealed reports, the oldest first."""
        return [
            data for document, data in self.practice.documents.kept.values() if document.kind is DocumentKind.REPORT
        ]


@pytest.fixture
def surgery(tmp_path: Path) -> Surgery:
    return Surgery(tmp_path)


def test_the_sealed_report_is_kept_in_the_moment_of_signing(surgery: Surgery) -> None:
    signed = surgery.sign()
    (sealed,) = surgery.kept()
    verdict = surgery.practice.services.sealing.check(sealed)
    assert (verdict.state, verdict.known_root) == (SealState.UNCHANGED, True)
    (document,) = surgery.practice.services.documents.of_evaluation(signed.id)
    assert document.name == "Chart report of 2026-11-20"
    assert surgery.practice.services.sealed_reports.of(signed) == document


def test_a_second_person_cosigns_the_same_file(surgery: Surgery) -> None:
    signed = surgery.sign()
    surgery.sign(signed, Person("ben", "Dr. Ben Invented", Role.CLINICIAN))
    first, both = surgery.kept()
    assert both.startswith(first)
    verdict = surgery.practice.services.sealing.check(both)
    assert (verdict.state, len(verdict.signatures)) == (SealState.UNCHANGED, 2)


def test_an_addendum_makes_a_new_file_and_the_one_before_stays(surgery: Surgery) -> None:
    signed = surgery.sign()
    amended = surgery.signing().amend(signed, "slip", "left, not right", PASSPHRASE)
    first, second = surgery.kept()
    assert not second.startswith(first)
    assert [surgery.practice.services.sealing.check(one).state for one in (first, second)] == [SealState.UNCHANGED] * 2
    assert surgery.practice.services.sealed_reports.of(amended).id == "d-2"  # type: ignore[union-attr]  # it is there
    surgery.signing().amend(replace(signed, recommendation=None), "slip", "more", PASSPHRASE)
    assert len(surgery.kept()) == 2


def test_what_the_report_would_not_say_is_not_signed(surgery: Surgery) -> None:
    surgery.practice.reports.told = ("A name holds a letter that the fonts lack.",)
    with pytest.raises(Refusal, match="would not say all of it"):
        surgery.sign()
    assert surgery.practice.signatures.signed == [] and surgery.kept() == []


def test_a_full_disk_leaves_the_signature_and_the_seal_is_made_later(surgery: Surgery) -> None:
    surgery.practice.documents.problem = "The disk is full."
    signed = surgery.sign()
    assert signed.signed and surgery.kept() == []
    amended = surgery.signing().amend(signed, "slip", "left", PASSPHRASE)
    assert amended.addenda and surgery.kept() == []
    surgery.practice.documents.problem = ""
    kept = surgery.practice.services.sealed_reports.keep(amended, ANSWER, CONTENT)
    assert surgery.practice.services.sealed_reports.of(amended) == kept


def test_a_wrong_passphrase_seals_nothing(surgery: Surgery) -> None:
    with pytest.raises(Refusal, match="passphrase"):
        surgery.signing().sign(surgery.record, ANSWER, CONTENT, "wrong")
    assert surgery.kept() == []


def test_a_report_of_what_is_not_signed_is_never_sealed(surgery: Surgery) -> None:
    with pytest.raises(Refusal, match="not signed"):
        surgery.practice.services.sealed_reports.keep(surgery.record, ANSWER, CONTENT)
    assert surgery.kept() == []


def test_an_addendum_that_the_report_would_not_say_is_not_signed(surgery: Surgery) -> None:
    signed = surgery.sign()
    surgery.practice.reports.told = ("A sign in the text cannot be printed.",)
    with pytest.raises(Refusal, match="would not say all of it"):
        surgery.signing().amend(signed, "why", "ペ", PASSPHRASE)
    surgery.practice.reports.told = ()
    assert surgery.signing().amend(signed, "why", "text", PASSPHRASE).addenda
