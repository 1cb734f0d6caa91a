"""What a person may do with the backups, over a store in memory."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from omt_desktop.workflow.access.access import Access, NotAllowed
from omt_desktop.workflow.access.person import Person
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.audit_event import AuditEvent
from omt_desktop.workflow.backups.due import Rehearsal, RehearsalState
from omt_desktop.workflow.backups.label import Contents, MadeBackup, Reason
from omt_desktop.workflow.errors import NotWritten
from omt_desktop.workflow.guarded.backups import GuardedBackups
from tests.workflow.backups.labels import NOON, a_label
from tests.workflow.backups.memory_backups import MemoryBackups

FULL = "No backup could be made: the disk is full."


class SetClock:
    def __init__(self) -> None:
        self.moment = NOON

    def now(self) -> datetime:
        return self.moment


class Trail:
    def __init__(self) -> None:
        self.events: list[AuditEvent] = []

    def record(self, event: AuditEvent) -> None:
        self.events.append(event)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def store(clock: SetClock) -> MemoryBackups:
    return MemoryBackups(clock)


@pytest.fixture
def trail() -> Trail:
    return Trail()


@pytest.fixture
def backups(store: MemoryBackups, clock: SetClock, trail: Trail) -> GuardedBackups:
    return GuardedBackups(store, clock, trail, Access(Person("p", "Sam (invented)", Role.ADMINISTRATOR)))


def test_keeping_up_makes_one_every_half_hour_if_something_changed(
    backups: GuardedBackups, store: MemoryBackups, clock: SetClock
) -> None:
    for minutes, changed in ((0, True), (1, True), (29, True), (31, True), (90, False), (100, True)):
        clock.moment = NOON + timedelta(minutes=minutes)
        store.current_mark = str(minutes) if changed else store.all[-1].label.mark
        backups.keep_up()
    assert [made.label.made_at.minute for made in store.all] == [0, 31, 40]
    assert store.done.count("caught up") == 3


def test_a_backup_that_failed_is_told_until_one_works(backups: GuardedBackups, store: MemoryBackups) -> None:
    store.fault = FULL
    backups.keep_up()
    assert backups.state().problem == FULL and backups.state().newest is None
    with pytest.raises(NotWritten):
        backups.make_now()
    store.fault = ""
    backups.keep_up()
    assert backups.state().problem == "" and backups.state().newest is not None


def test_a_disk_that_fills_is_told_before_it_is_full(backups: GuardedBackups, store: MemoryBackups) -> None:
    store.no_room = "The disk is nearly full."
    backups.keep_up()
    assert backups.state().problem == "The disk is nearly full." and backups.state().newest is not None
    store.no_room = ""
    backups.keep_up()
    assert backups.state().problem == ""


def test_the_rehearsal_is_held_by_itself_and_not_every_minute(
    backups: GuardedBackups, store: MemoryBackups, clock: SetClock
) -> None:
    backups.keep_up()
    assert backups.state().rehearsal_state is RehearsalState.FRESH
    backups.keep_up()
    assert store.done.count("rehearsed") == 1
    store.last_rehearsal = Rehearsal(NOON, 0, "It is damaged.")
    clock.moment = NOON + timedelta(hours=23)
    backups.keep_up()
    assert store.done.count("rehearsed") == 1 and backups.state().rehearsal_state is RehearsalState.FAILED
    clock.moment = NOON + timedelta(hours=25)
    backups.keep_up()
    assert store.done.count("rehearsed") == 2
    assert backups.rehearse().records == 5


def test_only_what_a_person_asked_for_is_in_the_trail(backups: GuardedBackups, trail: Trail) -> None:
    backups.keep_up()
    assert trail.events == []
    backups.make_now()
    backups.before(Reason.BEFORE_IMPORT)
    assert [event.details["why_made"] for event in trail.events] == ["by_hand", "before_import"]


def test_before_a_risky_act_a_missing_backup_stops_it(backups: GuardedBackups, store: MemoryBackups) -> None:
    store.fault = FULL
    with pytest.raises(NotWritten):
        backups.before(Reason.BEFORE_REPAIR)


def test_bringing_back_keeps_the_present_state_first(backups: GuardedBackups, store: MemoryBackups) -> None:
    made = backups.make_now()
    assert backups.preview(made).now == Contents(9, 9, NOON)
    assert backups.prepare(made)
    assert store.all[-1].label.reason is Reason.BEFORE_RESTORE
    assert store.done == ["staged 1", "staged 1"]


def test_a_present_state_that_cannot_be_backed_up_is_set_aside(backups: GuardedBackups, store: MemoryBackups) -> None:
    made = backups.make_now()
    store.fault = FULL
    assert not backups.prepare(made)
    backups.drop_preview()
    assert store.done == ["staged 1", "dropped"]


def test_both_places_are_one_list(backups: GuardedBackups, store: MemoryBackups) -> None:
    backups.make_now()
    backups.make_now()
    elsewhere = [MadeBackup(Path("stick") / f"{number}.backup", a_label(number), 1) for number in (2, 7)]
    store.second = elsewhere
    assert [made.place for made in backups.made()] == [elsewhere[1].place, Path("2.backup"), Path("1.backup")]


def test_the_second_place_is_chosen_and_copied_to(backups: GuardedBackups, store: MemoryBackups) -> None:
    backups.choose_second_folder(Path("stick"))
    assert backups.state().second_folder == Path("stick")
    backups.copy_to(backups.make_now(), Path("other"))
    assert store.done == ["copied 1 to other"]
    assert backups.read(Path("x.backup")).place == Path("x.backup")


def test_the_front_desk_brings_nothing_back(store: MemoryBackups, clock: SetClock, trail: Trail) -> None:
    desk = GuardedBackups(store, clock, trail, Access(Person("d", "Dee (invented)", Role.FRONT_DESK)))
    made = desk.make_now()
    for act in (lambda: desk.preview(made), lambda: desk.prepare(made), lambda: desk.choose_second_folder(None)):
        with pytest.raises(NotAllowed):
            act()
