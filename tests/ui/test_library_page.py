"""The library as a hand uses it: shelf, search, list, and from a source back to the rule."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from omt_desktop.ui.button import Button
from omt_desktop.ui.library.library_page import LibraryPage
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.workflow.library.shelves import Shelf
from tests.clinic import CONTENT


@pytest.fixture
def page(qtbot: QtBot) -> LibraryPage:
    made = LibraryPage(CONTENT)
    made.resize(1192, 800)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def told(page: LibraryPage) -> str:
    return "\n".join(label.text() for label in page.view.widget().findChildren(PlainLabel))


def pick(page: LibraryPage, shelf: Shelf) -> None:
    page.shelf.setCurrentIndex(page.shelf.findData(shelf.value))
    page.shelf.activated.emit(page.shelf.currentIndex())


def test_it_opens_on_the_first_rule_and_the_arrows_walk(page: LibraryPage, qtbot: QtBot) -> None:
    assert page.count.text() == f"{len(CONTENT.rules)} rules"
    assert "CI-01 No informed consent" in told(page)
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert "CI-02 No somatic dysfunction" in told(page)
    assert "CI-01 No informed consent" not in told(page)


def test_a_rule_is_found_by_words_and_shown_with_its_working(page: LibraryPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.search, "fever unknown")
    assert page.list.count == 1
    text = told(page)
    assert "Temperature: at least 38 °C" in text
    assert "S44: " in text and "Not verified" in text and "Not yet reviewed by a physician." in text
    qtbot.keyClicks(page.search, "zzz")
    assert page.list.count == 0 and not page.view.isVisible()
    assert page.count.text() == "0 rules"


def test_from_a_source_back_to_the_rule_that_rests_on_it(page: LibraryPage, qtbot: QtBot) -> None:
    pick(page, Shelf.SOURCES)
    qtbot.keyClicks(page.search, "cauda")
    assert page.list.current_key == "S25"
    button = next(b for b in page.view.findChildren(Button) if b.text().startswith("RF-10"))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.shelf.choice == Shelf.RULES and page.list.current_key == "RF-10"
    assert "RF-10 Cauda equina features" in told(page)


def test_evidence_is_shown_with_its_conflicts_and_sources(page: LibraryPage) -> None:
    pick(page, Shelf.EVIDENCE)
    assert page.list.count == len(CONTENT.indications)
    text = told(page)
    assert CONTENT.indications[0].evidence in text
    assert all(f"{key}: " in text for key in CONTENT.indications[0].sources)


def test_what_is_not_verified_stands_alone(page: LibraryPage) -> None:
    pick(page, Shelf.UNVERIFIED)
    assert 0 < page.list.count < len(CONTENT.rules)
    assert "Not verified" in told(page)
