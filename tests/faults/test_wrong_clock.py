"""A clock that is set to 2020 or 2040 loses nothing and signs nothing; the order is that of what was done."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from omt_desktop.domain.assess import assess
from omt_desktop.domain.decision import Decision, Stance
from omt_desktop.workflow.backups.label import Reason
from omt_desktop.workflow.edits import Answer
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.session import EvaluationSession
from tests.builders import PRACTICE_TIME, a_patient
from tests.clinic import CONTENT, HEALTHY
from tests.faults.figures import Figure
from tests.practice import PASSPHRASE, open_new_practice, open_record
from tests.storage.conftest import SteppingClock

YEARS = (2026, 2020, 2040, 2026)
PROMISE = "A wrong clock loses no save and no backup"


def live_through(folder: Path) -> tuple[list[str], list[int], int, int]:
    """The answers as kept after each year, the numbers of the backups, rows of the trail and whether they go on."""
    clock, kept, numbers = SteppingClock(), [], []
    practice = open_record(folder, clock)
    patient = practice.patients.add(a_patient())
    record = practice.evaluations.create(patient, HEALTHY, CONTENT.stamp, "history")
    for turn, year in enumerate(YEARS):
        clock.set_to(datetime(year, 3, 1, 9, turn, tzinfo=PRACTICE_TIME))
        session = EvaluationSession(practice.evaluations.load(record.id), CONTENT, practice.evaluations)
        session.apply(Answer("life.activity", f"in turn {turn}"))
        kept.append(str(practice.evaluations.load(record.id).evaluation.facts["life.activity"]))
        made = practice.backups.make(Reason.SCHEDULED)
        numbers.append(practice.backups.made()[0].label.number)
        assert practice.backups.made()[0].place == made.place, "the newest is the one made last"
    with practice.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT seq, at FROM audit ORDER BY seq").all()
    practice.close()
    return kept, numbers, len(rows), int([seq for seq, _ in rows] == list(range(1, len(rows) + 1)))


def test_nothing_is_lost_and_the_order_stays(tmp_path: Path) -> None:
    kept, numbers, rows, in_order = live_through(tmp_path / "data")
    assert kept == [f"in turn {turn}" for turn in range(len(YEARS))]
    assert numbers == [1, 2, 3, 4]
    assert in_order and rows >= len(YEARS) + 2


def signatures_under(folder: Path, *years: int) -> list[int]:
    """In which of the years a decided evaluation could be signed, in this order, in one practice."""
    clock, signed = SteppingClock(), []
    services = open_new_practice(folder, clock=clock)
    patient = services.patients.add(a_patient())
    decided = replace(HEALTHY, decision=Decision(Stance.AGREE))
    recommendation = assess(decided, CONTENT.vocabulary, CONTENT.rules)
    for turn, year in enumerate(years):
        record = services.evaluations.create(patient, HEALTHY, CONTENT.stamp, "review")
        services.evaluations.save(record.id, HEALTHY, decided, (recommendation, CONTENT.stamp))
        clock.set_to(datetime(year, 11, 28, 9, turn, tzinfo=PRACTICE_TIME))
        try:
            services.signing.sign(replace(record, evaluation=decided), recommendation, CONTENT, PASSPHRASE)
        except Refusal:
            continue
        signed.append(year)
    services.close()
    return signed


def test_nothing_is_signed_by_a_wrong_clock(tmp_path: Path) -> None:
    assert signatures_under(tmp_path / "data", 2020, 2026, 2020) == [2026]
    assert signatures_under(tmp_path / "future", 2040) == []


def figures(folder: Path) -> list[Figure]:
    """The years, for the table."""
    signed = [*signatures_under(folder / "past", 2026, 2020), *signatures_under(folder / "future", 2040)]
    kept, numbers, rows, in_order = live_through(folder / "data")
    held = len(set(kept)) == len(YEARS) and numbers == [1, 2, 3, 4] and bool(in_order)
    told = (
        f"{len(set(kept))} of {len(YEARS)} saves, newest backup right {len(numbers)} times, {rows} trail rows in order"
    )
    return [
        Figure(PROMISE, told, "all saves, order kept, set to 2020 and 2040", held),
        Figure(
            "A wrong clock cannot make a bad signature", f"{len(signed) - 1} signed in 2020 or 2040, 1 in 2026",
            "0 signatures made in 2020 and 2040", signed == [2026],
        ),
    ]  # fmt: skip
