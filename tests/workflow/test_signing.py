"""Signing asks for the passphrase, a clock that can be right and a decision; adding leaves what was signed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from omt_desktop.domain.assess import assess
from omt_desktop.domain.decision import ChosenTechnique, Decision, Stance
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.recommendation import CellState, Outcome
from omt_desktop.workflow.access.access import Access
from omt_desktop.workflow.access.person import Person
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.audit_event import AuditKind
from omt_desktop.workflow.errors import NotSaved, Refusal
from omt_desktop.workflow.evaluation_record import EvaluationRecord
from omt_desktop.workflow.keys.own_passphrase import OwnPassphrase
from omt_desktop.workflow.ready_to_sign import late_entry, missing_to_sign, wrong_clock
from omt_desktop.workflow.signature import Addendum, Meaning, Signature
from omt_desktop.workflow.signature_words import addenda_counted, addendum_in_words, elsewhere_in_words, signed_in_words
from omt_desktop.workflow.signed_elsewhere import CLOSED, SignedElsewhere
from tests.builders import EXAM_DAY, PRACTICE_TIME, a_record
from tests.clinic import CONTENT, HEALTHY
from tests.workflow.memory_signing import PASSPHRASE, RELEASED_ON, Heard, MemorySignatures, memory_signing

NOW = datetime(2026, 11, 20, 11, 2, tzinfo=PRACTICE_TIME)
DECIDED = replace(HEALTHY, decision=Decision(Stance.AGREE, chosen=(ChosenTechnique("LUMB", "ST"),)))


class StandingClock:
    def __init__(self) -> None:
        self.at = NOW

    def now(self) -> datetime:
        return self.at


class Desk:
    """Signing in memory, by a doctor who exists only here."""

    def __init__(self, name: str = "Ada Okafor, DO (invented)", person_id: str = "p-ada") -> None:
        self.clock, self.heard = StandingClock(), Heard()
        self.store = MemorySignatures(self.clock, person_id)
        access = Access(Person(person_id, name, Role.CLINICIAN))
        self.signing = memory_signing(self.clock, access, self.store, self.heard)

    def sign(self, record: EvaluationRecord, passphrase: str = PASSPHRASE) -> EvaluationRecord:
        recommendation = assess(record.evaluation, CONTENT.vocabulary, CONTENT.rules)
        return self.signing.sign(record, recommendation, CONTENT, passphrase)


def missing(evaluation: Evaluation) -> tuple[str, ...]:
    return missing_to_sign(evaluation, assess(evaluation, CONTENT.vocabulary, CONTENT.rules), CONTENT)


def test_who_signs_as_what_and_when_is_kept_with_the_recommendation() -> None:
    desk = Desk()
    signed = desk.sign(a_record(DECIDED))
    (signature,) = signed.signatures
    assert (signature.printed_name, signature.meaning) == ("Ada Okafor, DO (invented)", Meaning.AUTHOR)
    assert signature.signed_at == NOW and desk.store.signed == [DECIDED]
    assert signed.signed and signed.recommendation == assess(DECIDED, CONTENT.vocabulary, CONTENT.rules)
    assert "is signed" in signed.closed and not a_record(DECIDED).closed
    assert signed.whose == a_record(DECIDED).whose and not signed.renamed
    assert replace(signed, patient=replace(signed.patient, mrn="Z-1")).renamed


def test_a_wrong_passphrase_signs_nothing() -> None:
    desk = Desk()
    with pytest.raises(Refusal, match="not your passphrase"):
        desk.sign(a_record(DECIDED), "something else")
    assert desk.store.signed == []


def test_a_second_doctor_signs_as_reviewer_and_nobody_twice() -> None:
    first, second = Desk(), Desk("Ben Roy, DO (invented)", "p-ben")
    both = second.sign(first.sign(a_record(DECIDED)))
    assert [signature.meaning for signature in both.signatures] == [Meaning.AUTHOR, Meaning.REVIEWER]
    with pytest.raises(Refusal, match="already"):
        first.sign(both)


def test_without_a_printed_name_nothing_is_signed() -> None:
    with pytest.raises(Refusal, match="printed name"):
        Desk(name=" ").sign(a_record(DECIDED))


def test_what_is_missing_is_said_in_words() -> None:
    assert "not made" in missing(HEALTHY)[0]
    assert "write why" in missing(replace(HEALTHY, decision=Decision(Stance.DIFFER)))[0]
    assert missing(replace(HEALTHY, decision=Decision(Stance.DIFFER, "too early"))) == ()
    assert missing(DECIDED) == ()
    elsewhere = Decision(Stance.AGREE, chosen=(ChosenTechnique("CERV", "HVLA"),))
    (gone,) = missing(replace(HEALTHY, decision=elsewhere))
    assert "does not allow it now" in gone
    with pytest.raises(Refusal, match="cannot be signed yet"):
        Desk().sign(a_record(HEALTHY))


def test_a_planned_technique_that_needs_a_reason_waits_for_it() -> None:
    relative = HEALTHY
    for fact, answer in (("med.anticoagulant", "yes"), ("med.anticoagulant_checked", "in_range_and_stable")):
        relative = relative.with_fact(fact, answer)
    recommendation = assess(relative, CONTENT.vocabulary, CONTENT.rules)
    wanted = [
        (region, technique)
        for region, row in recommendation.cells.items()
        for technique, cell in row.items()
        if cell.state is CellState.RELATIVE
    ]
    decision = Decision(Stance.AGREE, chosen=(ChosenTechnique(*wanted[0]),))
    (told,) = missing_to_sign(replace(relative, decision=decision), recommendation, CONTENT)
    assert "reason is not written" in told


@pytest.mark.parametrize("year", [2020, 2025])
def test_a_clock_from_before_the_program_signs_nothing_and_is_told(year: int) -> None:
    desk = Desk()
    desk.clock.at = NOW.replace(year=year)
    with pytest.raises(Refusal, match="before this version"):
        desk.sign(a_record(DECIDED))
    assert desk.store.signed == [] and [event.kind for event in desk.heard.events] == [AuditKind.CLOCK_BACK]


def test_a_clock_that_was_in_2040_once_signs_nothing_afterwards() -> None:
    desk = Desk()
    desk.store.told_at = NOW.replace(year=2040)
    with pytest.raises(Refusal, match="audit trail already reaches"):
        desk.sign(a_record(DECIDED))
    assert desk.store.signed == []


def test_a_small_correction_of_the_clock_is_no_matter() -> None:
    assert wrong_clock(NOW, RELEASED_ON, NOW + timedelta(seconds=119)) == ""
    assert wrong_clock(NOW, RELEASED_ON, NOW + timedelta(seconds=121)) != ""
    assert wrong_clock(NOW, RELEASED_ON, None) == ""
    assert "more than ten years" in wrong_clock(datetime(2040, 1, 1, tzinfo=PRACTICE_TIME), RELEASED_ON, None)
    assert wrong_clock(datetime(2026, 11, 1, tzinfo=PRACTICE_TIME), date(2026, 11, 1), None) == ""


def test_an_addendum_stands_beside_what_was_signed() -> None:
    desk = Desk()
    signed = desk.sign(a_record(DECIDED))
    amended = desk.signing.amend(signed, "left out ", " The left leg too.", PASSPHRASE)
    (addendum,) = amended.addenda
    assert (addendum.reason, addendum.text) == ("left out", "The left leg too.")
    assert replace(amended, addenda=()) == signed
    assert addendum_in_words(addendum) == (
        "20 Nov 2026, 11:02 · Ada Okafor, DO (invented) · left out\nThe left leg too."
    )
    assert addenda_counted(amended) == "1 addendum on the last step." and "as an addendum" in addenda_counted(signed)
    assert signed_in_words(signed) == ("Signed by Ada Okafor, DO (invented) as author on 20 Nov 2026, 11:02.",)


@pytest.mark.parametrize(
    ("reason", "text", "passphrase"), [("", "a text", PASSPHRASE), ("why", " ", PASSPHRASE), ("why", "a text", "no")]
)
def test_an_addendum_without_text_reason_or_passphrase_adds_nothing(reason: str, text: str, passphrase: str) -> None:
    desk = Desk()
    with pytest.raises(Refusal):
        desk.signing.amend(desk.sign(a_record(DECIDED)), reason, text, passphrase)


@pytest.mark.parametrize(
    "act",
    [
        lambda desk, record: desk.sign(record),
        lambda desk, record: desk.signing.amend(record, "why", "a text", PASSPHRASE),
    ],
)
def test_a_record_in_doubt_is_neither_signed_nor_added_to(act: Callable[[Desk, EvaluationRecord], object]) -> None:
    doubtful = replace(a_record(DECIDED), doubt="It is not what was recorded.")
    with pytest.raises(Refusal, match="not what was recorded"):
        act(Desk(), doubtful)
    assert doubtful.closed == "It is not what was recorded."


def test_what_cannot_be_stored_is_not_signed() -> None:
    desk = Desk()
    desk.store.problem = "The disk is full."
    with pytest.raises(NotSaved, match="disk is full"):
        desk.sign(a_record(DECIDED))


def test_a_late_entry_says_so() -> None:
    record = a_record(DECIDED)
    assert record.started_at.date() == EXAM_DAY and late_entry(record) == ""
    late = replace(record, evaluation=replace(DECIDED, evaluated_on=date(2026, 11, 18)))
    assert late_entry(late) == "Late entry: examined on 18 Nov 2026, written from 20 Nov 2026 on."


class OneKey:
    """A key ring that one passphrase of one person opens."""

    def opens(self, person_id: str, passphrase: str) -> bool:
        return (person_id, passphrase) == ("p-ada", PASSPHRASE)


def test_the_passphrase_is_that_of_the_person_at_work() -> None:
    def prove(person_id: str, passphrase: str) -> None:
        access = Access(Person(person_id, "Ada Okafor, DO (invented)", Role.CLINICIAN))
        OwnPassphrase(OneKey(), access).prove(passphrase)  # type: ignore[arg-type]  # the part of the ring it asks

    prove("p-ada", PASSPHRASE)
    for wrong in (("p-ada", "other"), ("p-ben", PASSPHRASE)):
        with pytest.raises(Refusal, match="not your passphrase"):
            prove(*wrong)


def test_what_was_signed_elsewhere_is_told_as_what_a_file_says_and_not_signed_again() -> None:
    given = Signature("", "Ben Invented, DO", Meaning.AUTHOR, NOW, "5a" * 32)
    added = Addendum("", "Ben Invented, DO", NOW, "left out", "The left leg too.", "5a" * 32)
    said = SignedElsewhere((given,), Outcome.SUITABLE, CONTENT.stamp, "{}", (added,))
    record = replace(a_record(DECIDED), elsewhere=said)
    told, closed = elsewhere_in_words(record)
    assert "Not signed here" in told and "signed by Ben Invented, DO as author" in told and "left leg" in told
    assert closed == record.closed == CLOSED and not record.signed
    assert elsewhere_in_words(a_record(DECIDED)) == ()
    desk = Desk()
    with pytest.raises(Refusal, match="signed where it was made"):
        desk.sign(record)
