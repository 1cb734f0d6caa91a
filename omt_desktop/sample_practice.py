"""Invented practices: the one to look around in, which leaves nothing behind, and the one that a command writes.

May import: bootstrap and every room below it, inside the functions. Screens and commands reach the sample only here.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from omt_desktop.bootstrap import (
    SystemClock,
    content_only,
    interchange,
    sample_file,
    services_for,
    suggested_passphrase,
)

if TYPE_CHECKING:
    from omt_desktop.bootstrap import Services
    from omt_desktop.domain.evaluation import Evaluation
    from omt_desktop.domain.recommendation import Recommendation
    from omt_desktop.domain.schedule.follow_up import FiredFlag
    from omt_desktop.storage.open_practice import Practice

PREFIX = "omt-desktop-sample-"
"""How the temporary folders of samples are called; what a crash left there is removed by the next start."""
PEOPLE, SEED = 250, 1
DOCTOR = "Dr Sample (invented)"
_MOST_BOOKED = 60
_STILL_OPEN = timedelta(days=120)


def open_sample(people: int = PEOPLE, seed: int = SEED, tell: Callable[[int], None] = lambda count: None) -> Services:
    """An invented practice in a private temporary folder, whose key is kept nowhere; closing it removes the folder."""
    remove_left_overs()
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    try:
        services = throwaway_services(folder / "practice", lambda practice: _fill(practice, people, seed, tell))
        _book(services, seed)
        # Nobody is to be asked about the recovery key of a practice that is gone in an hour.
        services.people.recovery_was_checked()
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise

    def close_all() -> None:
        try:
            services.close_all()
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    return replace(services, close_all=close_all)


def remove_left_overs() -> None:
    """Removes the folders of samples that no running program holds: a crash could not do it itself."""
    from omt_desktop.storage.folder_files import LOCK
    from omt_desktop.storage.private_files import hold

    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        try:
            lock = hold(folder / "practice" / LOCK)
        except OSError:
            # Not ours to open, or not begun: one that is being made at this moment has no practice in it yet.
            continue
        if lock is not None:
            lock.close()
            shutil.rmtree(folder, ignore_errors=True)


def write_demo(folder: Path, people: int, seed: int, tell: Callable[[int], None]) -> tuple[str, str]:
    """A new invented practice in the folder; the passphrase of its doctor and the recovery key, told only here.

    Refusal where there is a practice already, or it cannot be made.
    """
    from omt_desktop.storage.data_folder import DataFolder
    from omt_desktop.storage.front_door import FrontDoor
    from omt_desktop.storage.vault.derivation import calibrated

    data_folder, clock, passphrase = DataFolder(folder), SystemClock(), suggested_passphrase()
    try:
        entered = FrontDoor(data_folder, clock, calibrated).create(DOCTOR, passphrase)
        try:
            _fill(entered.practice, people, seed, tell)
            services = services_for(entered.practice, entered.person, folder, clock, entered.vault)
        except BaseException:
            entered.close()
            raise
        _book(services, seed)
        services.close()
    finally:
        data_folder.close()
    return passphrase, entered.recovery_key


def throwaway_services(folder: Path, fill: Callable[[Practice], None] = lambda practice: None) -> Services:
    """A practice that nobody can open again: its data key is kept nowhere. `fill` stores what is in it at first."""
    from omt_desktop.storage.open_practice import make_record, open_practice
    from omt_desktop.storage.private_files import make_private_folder
    from omt_desktop.storage.vault.vault import new_vault
    from omt_desktop.workflow.access.person import Person
    from omt_desktop.workflow.access.role import Role

    make_private_folder(folder)
    vault, clock = new_vault(folder), SystemClock()
    make_record(folder, vault.keys)
    practice = open_practice(folder, vault.keys, clock)
    try:
        fill(practice)
    except BaseException:
        practice.close()
        raise
    person = Person("sample", DOCTOR, Role.CLINICIAN, administers=True)
    return services_for(practice, person, folder, clock, vault)


def _fill(practice: Practice, people: int, seed: int, tell: Callable[[int], None]) -> None:
    from omt_desktop.domain.assess import assess
    from omt_desktop.domain.schedule.follow_up import fired_flags
    from omt_desktop.storage.invented_people import Judged, store_invented
    from omt_desktop.workflow.sample.invented import invented_practice

    content = content_only()
    _, healthy = interchange(content).parse(sample_file("practice-base.json"))
    chance = random.Random(seed)
    invented = invented_practice(chance, people, healthy, SystemClock().now().date())
    recent = SystemClock().now().date() - _STILL_OPEN

    def judge(found: Evaluation) -> tuple[Recommendation, tuple[FiredFlag, ...]]:
        recommendation = assess(found, content.vocabulary, content.rules)
        # Of older evaluations somebody will have answered for the flags.
        flags = fired_flags(recommendation, content.rules) if found.evaluated_on >= recent else ()
        return recommendation, flags

    judged = Judged(content.stamp, judge, DOCTOR)
    store_invented(practice, invented, judged, content.exam.steps[-1].id, tell)


def _book(services: Services, seed: int) -> None:
    """Sessions of the days around, so that there is somebody to call, and something to look at again."""
    from omt_desktop.workflow.sample.days import invent_days

    patients = [row.patient.id for row in services.patients.find("", _MOST_BOOKED)]
    parts = services.appointments, services.calls, services.reviews
    invent_days(random.Random(seed), patients, *parts, services.clock.now())
