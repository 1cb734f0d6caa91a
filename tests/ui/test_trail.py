"""The auditor's page and the red band, as a hand uses them."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from omt_desktop.ui.background_jobs import BackgroundJobs
from omt_desktop.ui.trail.standing_band import StandingBand
from omt_desktop.ui.trail.trail_page import TrailPage
from omt_desktop.ui.trail.trail_watch import TrailWatch
from omt_desktop.workflow.trail.finding import Finding, FindingKind
from omt_desktop.workflow.trail.review import Checked
from omt_desktop.workflow.trail.words import COLUMNS
from tests.ui.fakes import Practice
from tests.ui.hands import click, press, settle, show
from tests.workflow.memory_signing import PASSPHRASE
from tests.workflow.memory_trail import lines_of

FOUND = Finding(FindingKind.SHORTENED, line=250, further="301")


@pytest.fixture
def practice(tmp_path: Path) -> Practice:
    made = Practice(tmp_path)
    made.trail.kept = lines_of("patient.added", "evaluation.signed", "evaluation.begun", "record.disclosed")
    return made


@pytest.fixture
def page(practice: Practice, qtbot: QtBot, tmp_path: Path) -> TrailPage:
    made = TrailPage(practice.services, BackgroundJobs(), lambda parent, name: str(tmp_path / "trail.csv"))
    made.resize(1200, 760)
    show(qtbot, made)
    made.arrive()
    qtbot.waitUntil(lambda: made.model.rowCount() == 4)
    return made


def column(page: TrailPage, name: str) -> list[str]:
    place = COLUMNS.index(name)
    return [str(page.model.index(row, place).data()) for row in range(page.model.rowCount())]


def test_the_latest_line_is_first_and_in_words(page: TrailPage) -> None:
    assert column(page, "Line") == ["4", "3", "2", "1"]
    assert column(page, "What")[0] == "Given out"
    assert "4 lines" in page.counted.text() and "audit 4 ·" in page.counted.text()


@pytest.mark.parametrize("name", COLUMNS)
def test_every_column_sorts_both_ways(page: TrailPage, name: str) -> None:
    place = COLUMNS.index(name)
    page.table.sortByColumn(place, Qt.SortOrder.AscendingOrder)
    up = column(page, name)
    page.table.sortByColumn(place, Qt.SortOrder.DescendingOrder)
    down = column(page, name)
    assert up == sorted(up, key=str.casefold) and down == list(reversed(up))


def test_filters_are_handed_on_and_a_wrong_day_is_said(page: TrailPage, practice: Practice, qtbot: QtBot) -> None:
    page.filters.kind.setCurrentIndex(page.filters.kind.findData("evaluation.signed"))
    page.filters.since.setText("20 Nov 2026")
    page.filters.until.setText("21 Nov 2026")
    click(page.filters.show_lines)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    wanted = practice.trail.wanted[-1]
    assert wanted.kind == "evaluation.signed" and wanted.since is not None and wanted.until is not None
    assert (wanted.until - wanted.since).days == 2
    asked = len(practice.trail.wanted)
    page.filters.since.setText("31 Feb")
    click(page.filters.show_lines)
    settle()
    assert page.filters.told.isVisible() and len(practice.trail.wanted) == asked


def test_a_patient_is_found_by_record_number(page: TrailPage, practice: Practice, qtbot: QtBot) -> None:
    ana = practice.patient()
    page.filters.patient.setFocus()
    press("A-1042")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: practice.trail.wanted[-1].subject == ana.id)
    page.filters.patient.setText("nobody of that name")
    click(page.filters.show_lines)
    assert "No patient fits" in page.filters.told.text()


def test_what_was_checked_is_said_in_words(page: TrailPage, practice: Practice, qtbot: QtBot) -> None:
    click(page.check)
    qtbot.waitUntil(lambda: "Everything fits" in page.outcome.text())
    assert not page.acceptance.isVisible()
    practice.trail.checked = Checked(250, 7, (FOUND,))
    click(page.check)
    qtbot.waitUntil(lambda: "1 thing does not fit" in page.outcome.text())
    assert "ends at line 250" in page.outcome.text() and page.acceptance.isVisible()


def test_accepting_asks_for_a_reason_and_the_passphrase(page: TrailPage, practice: Practice, qtbot: QtBot) -> None:
    practice.trail.standing.found([FOUND])
    page.show_standing()
    form = page.acceptance
    form.proof.passphrase.setText(PASSPHRASE)
    click(form.proof.go)
    qtbot.waitUntil(lambda: "Write why" in form.proof.told.text())
    form.reason.setText("The disk was replaced (invented).")
    form.proof.passphrase.setText(PASSPHRASE)
    click(form.proof.go)
    qtbot.waitUntil(lambda: practice.trail.accepted == ["The disk was replaced (invented)."])
    qtbot.waitUntil(lambda: not form.isVisible())
    assert "Accepted" in page.outcome.text()


def test_the_export_is_written(page: TrailPage, qtbot: QtBot, tmp_path: Path) -> None:
    click(page.export)
    qtbot.waitUntil(lambda: "written" in page.counted.text())
    written = (tmp_path / "trail.csv").read_text("utf-8").splitlines()
    assert written[0] == ",".join(COLUMNS) and len(written) == 5


def test_the_band_says_what_was_found_and_what_can_be_done(practice: Practice, qtbot: QtBot) -> None:
    band = StandingBand()
    show(qtbot, band)
    band.show_standing(practice.trail.standing, may_review=True)
    assert not band.isVisible()
    practice.trail.standing.found([FOUND, *(Finding(FindingKind.RECORD_UNKNOWN, f"e-{n}") for n in range(5))])
    band.show_standing(practice.trail.standing, may_review=False)
    assert band.isVisible() and "ends at line 250" in band.found.text() and "And 3 more." in band.found.text()
    assert not band.review.isVisible()
    with qtbot.waitSignal(band.backups_wanted):
        click(band.backups)


def test_what_the_check_finds_is_told_on_the_thread_of_the_window(practice: Practice, qtbot: QtBot) -> None:
    practice.trail.checked = Checked(250, 7, (FOUND,))
    watch = TrailWatch(practice.services.trail, practice.services.standing)
    with qtbot.waitSignals([watch.changed, watch.checked]):
        watch.begin()
    assert practice.services.standing.findings == (FOUND,)
    watch.close()


def test_closing_ends_the_check(practice: Practice, qtbot: QtBot) -> None:
    watch = TrailWatch(practice.services.trail, practice.services.standing)
    watch.stop()
    watch.begin()
    watch.close()
    settle()
