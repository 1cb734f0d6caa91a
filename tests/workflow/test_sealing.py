"""Sealing for the person who is signed in: keys at first use, the clock, what a role may do."""

from datetime import UTC, datetime, timedelta

import pytest

from omt_desktop.workflow.access.access import Access, NotAllowed
from omt_desktop.workflow.access.person import Person
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.seal import SealState
from omt_desktop.workflow.sealing import PRACTICE
from tests.builders import A_DOCTOR
from tests.memory_documents import a_pdf, memory_sealing
from tests.reports.sealing.test_imported_certificate import EC, PIN, made

NOW = datetime(2026, 11, 20, 15, 42, tzinfo=UTC)


class Clock:
    def __init__(self, moment: datetime = NOW) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment


def test_the_first_seal_makes_the_keys_and_the_next_one_uses_them() -> None:
    sealing = memory_sealing(Access(A_DOCTOR), Clock())
    assert (sealing.root(), sealing.fingerprint(), sealing.uses_imported_certificate()) == (b"", "", False)
    first, second = sealing.seal(a_pdf(), "author"), sealing.seal(a_pdf(), "author")
    verdicts = [sealing.check(pdf) for pdf in (first, second, a_pdf())]
    assert [v.state for v in verdicts] == [SealState.UNCHANGED, SealState.UNCHANGED, SealState.UNSIGNED]
    assert verdicts[0].fingerprint == verdicts[1].fingerprint == sealing.fingerprint()
    assert verdicts[0].signatures[0].name == (A_DOCTOR.name or "Doctor of the practice")
    assert sealing.root()
    owners = [owner for owner, _ in sealing._keys.kept]  # type: ignore[attr-defined]  # the keys in memory
    assert owners == [PRACTICE, A_DOCTOR.id]


def test_two_persons_of_a_practice_rest_on_one_root() -> None:
    sealing = memory_sealing(Access(A_DOCTOR), Clock())
    sealed = sealing.seal(a_pdf(), "author")
    sealing._access = Access(Person("ben", "", Role.CLINICIAN))
    both = sealing.seal(sealed, "reviewer")
    verdict = sealing.check(both)
    assert verdict.state is SealState.UNCHANGED
    assert [s.name for s in verdict.signatures][1] == "Doctor of the practice"


@pytest.mark.parametrize("year", [2020, 2040])
def test_a_wrong_clock_makes_no_seal_and_no_key(year: int) -> None:
    clock = Clock(datetime(year, 6, 1, tzinfo=UTC))
    sealing = memory_sealing(Access(A_DOCTOR), clock)
    for attempt in (sealing.prepare, lambda: sealing.seal(a_pdf(), "author")):
        with pytest.raises(Refusal, match="Set the clock"):
            attempt()
    assert sealing.root() == b""
    clock.moment = NOW
    sealing.prepare()
    clock.moment = datetime(year, 6, 1, tzinfo=UTC)
    with pytest.raises(Refusal, match="Set the clock"):
        sealing.seal(a_pdf(), "author")


def test_a_clock_before_the_last_entry_makes_no_seal() -> None:
    sealing = memory_sealing(Access(A_DOCTOR), Clock(), lambda: NOW + timedelta(hours=1))
    with pytest.raises(Refusal, match="audit trail already"):
        sealing.seal(a_pdf(), "author")


def test_an_imported_certificate_takes_the_place_of_the_own_key() -> None:
    sealing = memory_sealing(Access(A_DOCTOR), Clock())
    sealing.prepare()
    with pytest.raises(Refusal, match="PIN"):
        sealing.import_certificate(made(EC), "wrong")
    assert not sealing.uses_imported_certificate()
    assert len(sealing.import_certificate(made(EC), PIN)) == 64
    assert sealing.uses_imported_certificate()
    verdict = sealing.check(sealing.seal(a_pdf(), "author"))
    assert (verdict.state, verdict.signatures[0].name) == (SealState.UNCHANGED, "Dr. Invented")


def test_who_may_not_write_seals_nothing() -> None:
    sealing = memory_sealing(Access(Person("f", "Front (invented)", Role.FRONT_DESK)), Clock())
    with pytest.raises(NotAllowed):
        sealing.seal(a_pdf(), "author")
    with pytest.raises(NotAllowed):
        sealing.check(a_pdf())
    assert sealing.root() == b""
