"""One patient, from an empty folder to the chart PDF, through the real window, the real database, the real report."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from omt_desktop.domain.decision import Stance
from omt_desktop.domain.recommendation import CellState, Outcome
from omt_desktop.ui.evaluation_page import EvaluationPage
from omt_desktop.ui.item_row import ItemRow
from omt_desktop.ui.local_settings import LocalSettingsFile
from omt_desktop.ui.main_window import MainWindow
from omt_desktop.ui.none_button import NoneButton
from omt_desktop.ui.option_button import OptionButton
from omt_desktop.ui.theme import Theme, ThemeChoice
from omt_desktop.ui.workspace import Workspace
from tests.practice import a_door, reopen
from tests.ui.hands import settle

CONTROL = Qt.KeyboardModifier.ControlModifier
KEYS_OF_STEPS = "1234567890"


class Doctor:
    """Uses the window with keys and clicks only."""

    def __init__(self, folder: Path, pdf: Path, qtbot: QtBot, qapp: QApplication) -> None:
        self.qtbot = qtbot
        self.window = MainWindow(
            a_door(folder),
            LocalSettingsFile(folder),
            Theme(qapp, ThemeChoice.LIGHT),
            lambda *_: str(pdf),
        )
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.window.enter(reopen(folder))
        qtbot.waitUntil(lambda: self.window.workspace.is_open)

    @property
    def workspace(self) -> Workspace:
        return self.window.workspace

    @property
    def page(self) -> EvaluationPage:
        self.qtbot.waitUntil(lambda: self.workspace.evaluation is not None)
        assert self.workspace.evaluation is not None
        return self.workspace.evaluation

    def keys(self, text: str) -> None:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClicks(target, text)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        settle()

    def step(self, place: int) -> None:
        """Goes to a step by its key, and waits until its page stands."""
        self.key(Qt.Key(ord(KEYS_OF_STEPS[place - 1])), CONTROL)
        shown = self.page.bridge.content.exam.steps[place - 1]
        assert self.page.bridge.step_id == shown.id
        self.qtbot.wait(60)

    def row(self, item_id: str) -> ItemRow:
        def found() -> list[ItemRow]:
            rows = self.page.findChildren(ItemRow)
            return [row for row in rows if row.item.id == item_id and not row.isHidden()]

        self.qtbot.waitUntil(lambda: len(found()) == 1, timeout=5000)
        return found()[0]

    def pick(self, item_id: str, word: str) -> None:
        """Clicks the option of that word."""
        (button,) = [b for b in self.row(item_id).findChildren(OptionButton) if b.text() == word]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        settle()

    def write(self, item_id: str, text: str) -> None:
        row = self.row(item_id)
        (entry,) = [*row.findChildren(QLineEdit), *row.findChildren(QPlainTextEdit)]
        QTest.mouseClick(entry if isinstance(entry, QLineEdit) else entry.viewport(), Qt.MouseButton.LeftButton)
        QTest.keyClicks(entry, text)
        self.key(Qt.Key.Key_Tab)

    def none_of_these(self) -> int:
        """Presses every «none of these» of the step that offers something; how many it took."""
        pressed = 0
        for button in self.page.stack.currentWidget().findChildren(NoneButton):
            if button.isVisibleTo(self.window) and button.isEnabled():
                QTest.keyClick(button, Qt.Key.Key_Space)
                pressed += 1
                settle()
        return pressed


@pytest.mark.slow
def test_from_an_empty_folder_to_the_chart(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> None:
    folder, pdf = tmp_path / "data", tmp_path / "chart.pdf"
    doctor = Doctor(folder, pdf, qtbot, qapp)
    _add_patient(doctor)
    bridge = doctor.page.bridge
    assert bridge.recommendation.outcome is Outcome.INSUFFICIENT_INFORMATION
    _ask(doctor)
    assert bridge.recommendation.missing == ("regions",)
    _examine(doctor)
    assert bridge.recommendation.outcome is Outcome.SUITABLE_WITH_MODIFICATIONS
    assert bridge.recommendation.cell("LUMB", "HVLA").state is CellState.HELD
    _decide(doctor)
    doctor.key(Qt.Key.Key_P, CONTROL)
    doctor.key(Qt.Key.Key_Return)  # for this practice's chart
    qtbot.waitUntil(pdf.exists, timeout=20_000)
    evaluation, step = bridge.evaluation, bridge.step_id
    doctor.window.close()
    document = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    for word in ("Rivera (invented)", "A-1042", "Suitable with modifications", "CI-62", "three sessions", "baker"):
        assert word in text, word
    again = Doctor(folder, pdf, qtbot, qapp)
    assert again.page.bridge.evaluation == evaluation and again.page.bridge.step_id == step
    assert again.page.bridge.record.patient.mrn == "A-1042"
    again.window.close()


def _add_patient(doctor: Doctor) -> None:
    doctor.key(Qt.Key.Key_N, CONTROL)
    doctor.keys("Rivera (invented)")
    doctor.key(Qt.Key.Key_Tab)
    doctor.keys("Ana")
    # Past what she is called.
    doctor.key(Qt.Key.Key_Tab)
    doctor.key(Qt.Key.Key_Tab)
    doctor.keys("2 mar 1990")
    doctor.key(Qt.Key.Key_Tab)
    doctor.keys("f")
    # Past the gender.
    doctor.key(Qt.Key.Key_Tab)
    doctor.key(Qt.Key.Key_Tab)
    doctor.keys("A-1042")
    doctor.key(Qt.Key.Key_Return)
    assert doctor.page.bridge.record.patient.family_name == "Rivera (invented)"


def _ask(doctor: Doctor) -> None:
    doctor.pick("complaint.groups", "Low back pain")
    doctor.pick("complaint.trauma", "No")
    doctor.pick("complaint.limb_symptoms", "No")
    for item_id, word in (("consent.informed", "Given"), ("consent.follows_commands", "Yes")):
        options = doctor.page.bridge.content.exam.items[item_id].field.options
        doctor.pick(item_id, next((o.label for o in options if o.id == "yes"), word))
    doctor.pick("consent.acute_psychosis_or_intoxication", "No")
    doctor.step(2)
    doctor.write("life.occupation", "baker")
    labels = {o.id: o.label for o in doctor.page.bridge.content.exam.items["hx.osteoporosis"].field.options}
    doctor.pick("hx.osteoporosis", labels["no"])
    doctor.pick("pregnancy.status", "No")
    doctor.pick("med.anticoagulant", "Yes")
    assert doctor.none_of_these() <= 6
    doctor.pick("med.anticoagulant_checked", "Not checked")
    doctor.step(3)
    assert doctor.none_of_these() == 2


def _examine(doctor: Doctor) -> None:
    doctor.step(7)
    row = doctor.row("LUMB")
    (button,) = [b for b in row.findChildren(QAbstractButton) if b.text().startswith("2")]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def _decide(doctor: Doctor) -> None:
    doctor.step(10)
    (agree,) = [b for b in doctor.page.findChildren(OptionButton) if b.text() == "Follow the recommendation"]
    QTest.mouseClick(agree, Qt.MouseButton.LeftButton)
    settle()
    plan = next(e for e in doctor.page.findChildren(QPlainTextEdit) if e.isVisible() and e.accessibleName() == "Plan")
    plan.setFocus()
    QTest.keyClicks(plan, "three sessions")
    doctor.page.commit_typing()
    decision = doctor.page.bridge.evaluation.decision
    assert decision.stance is Stance.AGREE and decision.plan == "three sessions"
