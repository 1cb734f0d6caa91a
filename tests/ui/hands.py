"""What a hand does at the exam, and an open evaluation to do it in."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.exam import Field, FieldKind, Item, Option, Target
from omt_desktop.ui.evaluation_page import EvaluationPage
from omt_desktop.ui.field_registry import field_for
from omt_desktop.ui.field_widget import FieldWidget
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.workflow.answer_words import Value
from omt_desktop.workflow.session import EvaluationSession
from tests.builders import EXAM_DAY, a_patient
from tests.clinic import CONTENT, HEALTHY
from tests.ui.fakes import MemoryEvaluations, MemoryPatients, TickingClock

PAUSE = 450
"""A little longer than the pause after which typing is announced, in milliseconds."""


class Answers(list[tuple[Value | None, bool]]):
    """What a field announced, in order, with whether it was typing."""

    @property
    def values(self) -> list[Value | None]:
        return [value for value, _ in self]


def open_bridge(evaluation: Evaluation = HEALTHY, step_id: str = "") -> SessionBridge:
    """A session of that evaluation whose store is memory."""
    store = MemoryEvaluations(TickingClock(), MemoryPatients())
    record = store.create(a_patient(), evaluation, CONTENT.stamp, step_id or CONTENT.exam.steps[0].id)
    return SessionBridge(EvaluationSession(record, CONTENT, store))


def an_item(kind: FieldKind, target: Target = Target.FACT, **changes: object) -> Item:
    """An invented item of this kind; `options` are given as words."""
    options = tuple(Option(word.lower().replace(" ", "_"), word) for word in changes.pop("options", ()))
    own = {name: changes.pop(name) for name in ("unit", "low", "high", "hint") if name in changes}
    return Item("an.item", target, Field("an.item", "A question", kind, options, **own), **changes)


def make_field(item: Item, value: Value | None = None) -> tuple[FieldWidget, Answers]:
    """The field of the item, not on the screen yet, with what it will announce."""
    field = field_for(item, EXAM_DAY, CONTENT.wording)
    field.show_value(value)
    answers = Answers()
    field.answered.connect(lambda answer, typing: answers.append((answer, typing)))
    return field, answers


def a_field(qtbot: QtBot, item: Item, value: Value | None = None) -> tuple[FieldWidget, Answers]:
    """The field of the item on the screen, with what it will announce."""
    field, answers = make_field(item, value)
    field.resize(560, 300)
    show(qtbot, field)
    return field, answers


def show(qtbot: QtBot, widget: QWidget) -> None:
    """The widget is on the screen, and its window is the one the keys go to."""
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    settle()


def click(widget: QWidget) -> None:
    """A click in the middle."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def press(*keys: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Keys for whatever has the focus."""
    for key in keys:
        target = QApplication.focusWidget()
        assert target is not None, "nothing has the focus"
        if isinstance(key, str):
            QTest.keyClicks(target, key)
        else:
            QTest.keyClick(target, key, modifier)


def settle() -> None:
    """Everything that is due now has happened."""
    for _ in range(5):
        QApplication.processEvents()


def on_screen(page: EvaluationPage, qtbot: QtBot, width: int = 1192) -> EvaluationPage:
    qtbot.addWidget(page)
    page.setMinimumSize(1, 1)
    page.resize(width, 760)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.take_focus()
    return page


def hand(page: EvaluationPage) -> QWidget:
    """Where keys go now."""
    return QApplication.focusWidget() or page
