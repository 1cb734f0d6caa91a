"""Bringing in: who may, what comes first, what is remembered, and what is said of it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest

from omt_desktop.domain.evaluation import Evaluation, Finding
from omt_desktop.domain.patient import Patient
from omt_desktop.domain.protocol import OwnItem, OwnKind, Protocol
from omt_desktop.domain.recommendation import Outcome
from omt_desktop.exchange.interchange import Interchange
from omt_desktop.workflow.access.access import Access, NotAllowed
from omt_desktop.workflow.access.person import Person
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.backups.label import Reason
from omt_desktop.workflow.bringing.bring_in import BringIn
from omt_desktop.workflow.bringing.brought import MOST_LINES, Brought, PatientLine, Standing
from omt_desktop.workflow.bringing.brought_words import (
    counts_in_words,
    notes_in_words,
    patients_in_words,
    refusals_in_words,
)
from omt_desktop.workflow.bringing.cells import DayOrder
from omt_desktop.workflow.bringing.column_memory import ColumnMemory
from omt_desktop.workflow.bringing.columns import ColumnMap
from omt_desktop.workflow.bringing.incoming import Incoming, IncomingPatient, PatientField, Refused
from omt_desktop.workflow.bringing.ports import Begin, Cancelled, Tell
from omt_desktop.workflow.bringing.source import FirstLook, Source, SourceKind
from omt_desktop.workflow.errors import NotWritten
from omt_desktop.workflow.own_protocol import hash_of
from omt_desktop.workflow.practice_setting import Setting
from tests.clinic import CONTENT

SAMPLE = (Path(__file__).parents[3] / "resources" / "sample" / "evaluation.json").read_text("utf-8")
PROTOCOL = Protocol("Ours (invented)", 4, added=(OwnItem("own.knock", "palpation", "Knock", OwnKind.YES_NO, "LE"),))
KNOCKED = Evaluation(date(2026, 11, 20), findings={"own.knock": Finding("own.knock", (("value", "yes"),))})
OWN = Interchange(CONTENT).text_of(Patient("", "Own (invented)"), KNOCKED, PROTOCOL)
TODAY = date(2026, 11, 28)
F = PatientField


class _Files:
    def look(self, path: Path, encoding: str) -> FirstLook:
        return FirstLook(SourceKind.TABLE, (path.name, encoding))

    def read(self, source: Source, stopped: Callable[[], bool]) -> Iterator[Incoming]:
        yield IncomingPatient("1", "row 2", {F.FAMILY_NAME: "A (invented)"})


class _Store:
    def __init__(self) -> None:
        self.calls: list[tuple[str, bool, int]] = []

    def bring(self, source: str, incoming: Iterable[Incoming], begin: Begin, tell: Tell, *, keep: bool) -> Brought:
        begun = begin(SAMPLE)
        assert (begun.content, begun.step_id, begun.protocol) == (CONTENT.stamp, CONTENT.exam.steps[0].id, "")
        assert begun.outcome is Outcome.SUITABLE_WITH_MODIFICATIONS and begun.flags == ()
        self.begun = begin(OWN)
        tell(Brought(ahead=1))
        self.calls.append((source, keep, len(list(incoming))))
        return Brought()


class _Backup:
    def __init__(self, problem: str = "") -> None:
        self.made: list[Reason] = []
        self.problem = problem

    def before(self, reason: Reason) -> None:
        if self.problem:
            raise NotWritten(self.problem)
        self.made.append(reason)


class _Settings:
    def __init__(self) -> None:
        self.text = ""

    def get(self, setting: Setting[object]) -> object:
        return setting.value_of(self.text)

    def put(self, setting: Setting[object], value: object) -> None:
        self.text = setting.text_of(value)


def _as(role: Role, store: _Store, backup: _Backup) -> BringIn:
    return BringIn(Access(Person("p", "Invented", role)), _Files(), store, backup, Interchange(CONTENT), CONTENT)


SOURCE = Source(Path("a.csv"), TODAY, SourceKind.TABLE, headings=("Nom", "Prénom"))


def test_a_backup_comes_before_anything_is_changed_and_not_before_a_look() -> None:
    store, backup = _Store(), _Backup()
    bring_in = _as(Role.CLINICIAN, store, backup)
    assert bring_in.look(Path("a.csv")).headings == ("a.csv", "utf-8")
    bring_in.preview(SOURCE, lambda _: None, lambda: False)
    assert backup.made == []
    bring_in.carry_out(SOURCE, lambda _: None, lambda: False)
    assert backup.made == [Reason.BEFORE_IMPORT]
    assert store.calls == [("table:nom|prenom", False, 1), ("table:nom|prenom", True, 1)]
    assert Source(Path("a"), TODAY, SourceKind.FHIR).name == "fhir"


def test_without_a_backup_nothing_is_brought_in() -> None:
    store = _Store()
    with pytest.raises(NotWritten):
        _as(Role.ADMINISTRATOR, store, _Backup("The disk is full.")).carry_out(SOURCE, lambda _: None, lambda: False)
    assert store.calls == []


def test_a_stop_reaches_what_is_being_stored() -> None:
    store, heard = _Store(), list[int]()
    with pytest.raises(Cancelled):
        _as(Role.CLINICIAN, store, _Backup()).carry_out(SOURCE, lambda so_far: heard.append(so_far.read), lambda: True)
    assert heard == [1] and store.calls == []


@pytest.mark.parametrize("role", [Role.FRONT_DESK, Role.AUDITOR])
def test_others_may_not_even_look(role: Role) -> None:
    with pytest.raises(NotAllowed):
        _as(role, _Store(), _Backup()).look(Path("a.csv"))


def test_the_columns_of_a_table_are_known_again_by_its_headings() -> None:
    memory = ColumnMemory(_Settings())  # type: ignore[arg-type]
    look = FirstLook(SourceKind.TABLE, ("Name", "Geboren", "Spalte"))
    assert memory.columns_for(look) == ColumnMap({0: F.FAMILY_NAME}, None)
    chosen = ColumnMap({0: F.FAMILY_NAME, 1: F.BIRTH_DATE}, DayOrder.DAY_FIRST)
    memory.remember(look, chosen)
    assert memory.columns_for(FirstLook(SourceKind.TABLE, ("NAME", "geboren", "spalte"))) == chosen
    told = FirstLook(SourceKind.TABLE, look.headings, orders={1: "ymd"})
    assert memory.columns_for(told).day_order is DayOrder.YEAR_FIRST
    memory.remember(look, ColumnMap({0: F.FAMILY_NAME}))
    assert memory.columns_for(look) == ColumnMap({0: F.FAMILY_NAME})
    for number in range(30):
        memory.remember(FirstLook(SourceKind.TABLE, (f"h{number}",)), chosen)
    assert memory.columns_for(look) == ColumnMap({0: F.FAMILY_NAME})


def test_kept_columns_that_cannot_be_read_count_as_none() -> None:
    settings = _Settings()
    settings.text = "[1]"
    look = FirstLook(SourceKind.TABLE, ("Name",))
    assert ColumnMemory(settings).columns_for(look) == ColumnMap({0: F.FAMILY_NAME})  # type: ignore[arg-type]


def _brought(new: int = 0, known: int = 0, refused: int = 0) -> Brought:
    brought = Brought()
    for number in range(new + known):
        standing = Standing.NEW if number < new else Standing.SAME_PERSON
        brought.count_patient(PatientLine(f"row {number}", "A (invented)", "1950" if number else "", standing))
    for number in range(refused):
        brought.refuse(Refused(f"row {number}", "is blank"))
    return brought


@pytest.mark.parametrize(
    ("brought", "done", "words"),
    [
        (_brought(), True, "Nothing was changed."),
        (_brought(known=1), False, "Nothing would be changed. 1 patient of the file is there already."),
        (_brought(known=2), True, "Nothing was changed. 2 patients of the file are there already."),
        (_brought(new=1), True, "Brought in: 1 new patient."),
        (
            _brought(new=2000, known=1),
            False,
            "Would be brought in: 2,000 new patients. 1 of the file is there already and stays as it is.",
        ),
        (
            _brought(new=1, known=2),
            True,
            "Brought in: 1 new patient. 2 of the file are there already and stay as they are.",
        ),
    ],
)
def test_counts_in_words(brought: Brought, done: bool, words: str) -> None:
    assert counts_in_words(brought, done=done) == words


def test_lists_are_cut_where_a_person_stops_reading_and_say_so() -> None:
    brought = _brought(new=MOST_LINES + 10, refused=MOST_LINES + 10)
    assert len(brought.lines) == len(brought.refused) == MOST_LINES and brought.read == 2 * (MOST_LINES + 10)
    assert patients_in_words(brought)[0] == "row 0: A (invented) (new)"
    assert patients_in_words(brought)[1] == "row 1: A (invented), 1950 (new)"
    assert patients_in_words(brought)[-1] == "and 498 more"
    assert refusals_in_words(brought)[-1] == "and 410 more"
    few = _brought(known=1, refused=1)
    assert patients_in_words(few) == ("row 0: A (invented) (already in the practice)",)
    assert refusals_in_words(few) == ("row 0: is blank",)
    for number in range(MOST_LINES + 1):
        brought.note(f"row {number}: look at it")
    assert notes_in_words(few) == () and len(brought.notes) == MOST_LINES
    assert notes_in_words(brought)[0] == "row 0: look at it" and notes_in_words(brought)[-1] == "and 401 more"


def test_an_evaluation_brings_the_protocol_it_was_made_with() -> None:
    store = _Store()
    _as(Role.CLINICIAN, store, _Backup()).preview(SOURCE, lambda _: None, lambda: False)
    text = Interchange(CONTENT).protocol_text(PROTOCOL)
    assert store.begun.evaluation == KNOCKED
    assert (store.begun.protocol, store.begun.protocol_name) == (hash_of(text), "Ours (invented)")
    assert store.begun.protocol_text == text
