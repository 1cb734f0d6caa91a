"""A dialog of the system that is open while the practice is locked answers nothing."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from omt_desktop.ui.asked_file import asked


def test_the_answer_counts_only_for_a_page_that_is_still_in_sight(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    assert asked(page, lambda: "a.pdf", "") == "a.pdf"
    page.show()
    assert asked(page, lambda: "a.pdf", "") == "a.pdf"

    def hidden_meanwhile() -> str:
        page.hide()
        return "a.pdf"

    assert asked(page, hidden_meanwhile, "") == ""


def test_a_page_that_is_gone_is_not_touched() -> None:
    page = QWidget()

    def gone_meanwhile() -> str:
        delete(page)
        return "a.pdf"

    assert asked(page, gone_meanwhile, "") == ""
