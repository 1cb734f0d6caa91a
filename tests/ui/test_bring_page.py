"""Bringing data along by hand: a file, its columns, what would happen, doing it, and everything that goes wrong."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from omt_desktop.bootstrap import Services
from omt_desktop.ui.background_jobs import BackgroundJobs
from omt_desktop.ui.bringing.bring_desk import BringDesk
from omt_desktop.ui.bringing.bring_page import BringPage
from omt_desktop.workflow.bringing.column_memory import ColumnMemory
from omt_desktop.workflow.bringing.incoming import PatientField
from tests.exchange.bringing.archives import libreosteo
from tests.practice import open_new_practice

WAIT = 30_000
TABLE = "Nom;Prénom;Né;Sexe\nRivera (inventée);Ana;03/02/1954;F\nOkafor (inventé);Ben;1960;M\nBad;;31/31/1999;F\n"


class Hands:
    """A doctor at the page; `file` is what the dialog answers."""

    def __init__(self, qtbot: QtBot, services: Services) -> None:
        self._bot = qtbot
        self.file = Path()
        self.cancels = False
        self.jobs = BackgroundJobs()
        memory = ColumnMemory(services.settings)
        self.desk = BringDesk(services.bring_in, memory, services.clock, self.jobs, self._answer)
        qtbot.addWidget(self.page)
        self.page.resize(1192, 800)
        with qtbot.waitExposed(self.page):
            self.page.show()

    @property
    def page(self) -> BringPage:
        return self.desk.page

    def choose(self, path: Path) -> None:
        self.file = path
        self._press(self.page.choose)

    def take(self, heading: str, target: PatientField) -> None:
        row = next(row for row in self.page.columns.rows if heading in row.target.accessibleName())
        row.target.setCurrentIndex(row.target.findData(target))
        row.target.activated.emit(row.target.currentIndex())

    def press(self, button: QWidget) -> None:
        assert button.isEnabled() and button.isVisible()
        self._press(button)

    def _press(self, button: QWidget) -> None:
        QApplication.processEvents()
        self._bot.mouseClick(button, Qt.MouseButton.LeftButton)
        self._bot.waitUntil(lambda: not self.jobs.busy, timeout=WAIT)

    def _answer(self, _: QWidget) -> str:
        return "" if self.cancels else str(self.file)


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    opened = open_new_practice(tmp_path_factory.mktemp("bring") / "data")
    yield opened
    opened.close()


@pytest.fixture
def hands(qtbot: QtBot, services: Services) -> Iterator[Hands]:
    made = Hands(qtbot, services)
    yield made
    made.jobs.finish()


def test_a_table_is_brought_in_once_its_columns_are_clear(hands: Hands, services: Services, tmp_path: Path) -> None:
    table = tmp_path / "patients.csv"
    table.write_text(TABLE, "utf-8")
    page, before = hands.page, services.patients.count()
    hands.choose(table)
    assert "A table" in page.file.text() and page.preview.isEnabled()
    hands.take("Né", PatientField.BIRTH_DATE)
    assert "can mean two days" in page.waits_for.text() and not page.preview.isEnabled()
    hands.press(page.columns.orders.buttons["dmy"])
    hands.press(page.preview)
    assert page.outcome.counts.text() == "Would be brought in: 2 new patients."
    assert "row 4, column 3 (birth date): is not a day of the calendar" in page.outcome.refused.body.text()
    assert services.patients.count() == before
    hands.press(page.carry_out)
    assert page.outcome.counts.text() == "Brought in: 2 new patients." and not page.carry_out.isVisible()
    (row,) = services.patients.find("rivera ana")
    assert str(row.patient.birth_date) == "1954-02-03"
    hands.choose(table)
    assert page.columns.orders.buttons["dmy"].isChecked()
    hands.press(page.preview)
    assert "Nothing would be changed" in page.outcome.counts.text() and not page.carry_out.isVisible()


def test_other_letters_are_offered_where_they_may_help(hands: Hands, tmp_path: Path) -> None:
    table = tmp_path / "windows.csv"
    table.write_bytes("Nom;Prénom\nMüller (inventé);Zoë\n".encode("cp1252"))
    hands.choose(table)
    page = hands.page
    assert "row 1, column 2: the letters are not UTF-8" in page.problem.text() and not page.columns.isVisible()
    hands.press(page.letters.buttons["cp1252"])
    assert not page.problem.isVisible() and [row.target.currentData() for row in page.columns.rows] == [
        "family_name",
        "given_name",
    ]
    hands.press(page.preview)
    assert "Müller (inventé), Zoë (new)" in page.outcome.patients.body.text()


def test_an_archive_of_another_program_needs_no_columns(hands: Hands, tmp_path: Path) -> None:
    hands.choose(libreosteo(tmp_path / "old.zip"))
    page = hands.page
    assert "LibreOsteo" in page.file.text() and not page.columns.isVisible()
    hands.press(page.preview)
    assert page.outcome.counts.text() == "Would be brought in: 1 new patient, 3 documents."
    assert "invoice" in page.outcome.refused.body.text()


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("empty.csv", b"", "is empty"),
        ("cut.zip", b"PK\x03\x04", "not a whole zip archive"),
        ("deep.json", b'{"resourceType":' * 100_000, "nested too deeply"),
        ("other.json", b'{"format": "something"}', "omt-evaluation/1"),
        ("cut.csv", b'Name\n"A', "quotes or line ends"),
    ],
)
def test_a_bad_file_is_one_sentence_and_changes_nothing(
    hands: Hands, services: Services, tmp_path: Path, name: str, data: bytes, told: str
) -> None:
    (tmp_path / name).write_bytes(data)
    before = services.patients.count()
    hands.choose(tmp_path / name)
    if not hands.page.problem.isVisible():
        hands.press(hands.page.preview)
    assert told in hands.page.problem.text() and "\n" not in hands.page.problem.text()
    assert services.patients.count() == before and not hands.page.carry_out.isVisible()


def test_a_stop_leaves_everything_as_it_was(hands: Hands, services: Services, tmp_path: Path, qtbot: QtBot) -> None:
    table = tmp_path / "many.csv"
    table.write_text("Name,MRN\n" + "".join(f"A{n} (invented),{n}\n" for n in range(20_000)), "utf-8")
    before = services.patients.count()
    hands.choose(table)
    hands.page.resize(1192, 320)
    hands.page.ensureWidgetVisible(hands.page.preview)
    qtbot.mouseClick(hands.page.preview, Qt.MouseButton.LeftButton)
    assert hands.page.stop.isVisible() and not hands.page.choose.isEnabled() and hands.desk.unsaved()
    qtbot.waitUntil(lambda: not hands.page.stop.visibleRegion().isEmpty(), timeout=WAIT)
    assert hands.page.stop.hasFocus(), "what was pressed was far below"
    qtbot.mouseClick(hands.page.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not hands.jobs.busy, timeout=WAIT)
    assert hands.page.problem.text() == "Stopped. Nothing was taken over."
    assert services.patients.count() == before and not hands.desk.unsaved() and hands.page.choose.isEnabled()


def test_cancelling_the_dialog_changes_nothing(hands: Hands) -> None:
    hands.cancels = True
    hands.press(hands.page.choose)
    assert not hands.page.preview.isVisible() and not hands.page.problem.isVisible()


def test_what_needs_a_look_stands_below_what_would_happen(hands: Hands, services: Services, tmp_path: Path) -> None:
    table = tmp_path / "alike.csv"
    people = "11,Twin (invented),Maria,1980-01-01,\n12,Twin (invented),Maria,1980-01-01,Latex\n"
    table.write_text(f"MRN,Name,First name,DOB,Alert\n{people}", "utf-8")
    hands.choose(table)
    hands.press(hands.page.preview)
    outcome = hands.page.outcome
    assert "2 new patients" in outcome.counts.text() and outcome.refused.isHidden()
    assert outcome.notes.isVisible() and "row 3: Twin (invented), Maria" in outcome.notes.body.text()
    hands.press(hands.page.carry_out)
    assert (
        outcome.notes.isVisible()
        and [services.patients.get(row.patient.id).alerts for row in services.patients.find("twin")].count(("Latex",))
        == 1
    )
