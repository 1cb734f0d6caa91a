"""A whole evaluation in the real window with the keys alone; prints how often and how long the event loop stood still.

From the first screen: a new patient is filled in, every page is opened, whatever is asked is answered, and the
recommendation is in sight all the time. Each key is an event of its own; a beat of the event loop is due every
millisecond, and what lies between two of them is time in which no other key would have been taken.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from omt_desktop.domain.exam import FieldKind
from omt_desktop.ui.app import make_window, once_on_screen
from omt_desktop.ui.evaluation_page import EvaluationPage
from omt_desktop.ui.item_row import ItemRow
from omt_desktop.ui.option_button import OptionButton
from omt_desktop.ui.step_page import StepPage
from omt_desktop.ui.theme import STYLE
from omt_desktop.ui.workspace import Workspace
from tests.practice import a_door, open_new_practice
from tests.ui.counted_hands import Keys
from tests.ui.exam_players import KeyPlayer
from tests.ui.manual_clock import ManualClock

CTRL = Qt.KeyboardModifier.ControlModifier
TYPED = {
    FieldKind.TRI: "n",
    FieldKind.CHOICE: " ",
    FieldKind.MULTI: " ",
    FieldKind.NUMBER: "37",
    FieldKind.TEXT: "as told (invented)",
    FieldKind.DATE: "2 mar 2026",
    FieldKind.PARTIAL_DATE: "2019",
}
"""What is pressed for a question of each kind; the other kinds are the players'."""
_PATIENT = ("Bench (invented)", "Pat", "", "2 mar 1954", "f", "", "B-1")
"""Field by field as the Tab key goes; what she is called and the gender are passed over."""
COMPLAINT = "complaint.groups"
_LOOK_MS = 400
"""So long the doctor looks at a page that was just opened."""
_PATIENCE_S = 20


class Beats:
    """The gaps between the beats of the event loop, in milliseconds, each with what was being done."""

    def __init__(self) -> None:
        self.doing = "the first screen"
        self.gaps: list[tuple[float, str]] = []
        self.work: list[tuple[float, str]] = []
        """The same gaps, but only what the thread of the window worked in them; the rest was waiting."""
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(1)

    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.gaps.append(((now - self._last) * 1000, self.doing))
        self.work.append(((worked - self._worked) * 1000, self.doing))
        self._last, self._worked = now, worked


class Doctor(KeyPlayer):
    """Enters everything by keys, and looks at each page before touching it."""

    def __init__(self, page: EvaluationPage, beats: Beats) -> None:
        super().__init__(page, ManualClock())
        self._beats = beats

    def open(self, step_id: str) -> None:
        self._beats.doing = f"opening {step_id}"
        place = [step.id for step in self.page.bridge.content.exam.steps].index(step_id)
        self.keys.press(Qt.Key(Qt.Key.Key_0 + (place + 1) % 10), CTRL)
        assert self.page.bridge.step_id == step_id
        self._look()
        self._beats.doing = f"answering {step_id}"

    def _look(self) -> None:
        """Until the page is made to its end: the players' `here` would make the rest in one go, as no hand can."""
        QTest.qWait(_LOOK_MS)
        page = self.page.stack.currentWidget()
        if isinstance(page, StepPage):
            _until(lambda: page.is_complete, self._beats)

    def answer_rows(self) -> None:
        """Every question of the page that is in sight and is answered by a key or by typing."""
        done: set[str] = set()
        while (row := self._next_row(done)) is not None:
            done.add(row.item.id)
            if row.item.id == COMPLAINT:
                buttons = row.findChildren(OptionButton)
                next(button for button in buttons if button.text() == "Low back pain").setFocus()
            else:
                row.setFocus(Qt.FocusReason.TabFocusReason)
            self.keys.type(TYPED[row.item.field.kind])

    def _next_row(self, done: set[str]) -> ItemRow | None:
        shown = (row for block in self.here.blocks for row in block.rows.values() if not row.isHidden())
        return next(
            (r for r in shown if r.item.id not in done and not r.item.parts and r.item.field.kind in TYPED), None
        )


def evaluate(space: Workspace, beats: Beats) -> int:
    """From the first screen to the review; how many answers and findings the evaluation holds in the end."""
    keys = Keys()
    beats.doing = "adding the patient"
    keys.press(Qt.Key.Key_N, CTRL)
    for field, word in enumerate(_PATIENT):
        keys.type(word)
        if field + 1 < len(_PATIENT):
            keys.press(Qt.Key.Key_Tab)
    QTest.qWait(50)
    beats.doing = "opening the evaluation"
    keys.press(Qt.Key.Key_Return)
    _until(lambda: space.evaluation is not None and space.evaluation.stack.currentWidget() is not None, beats)
    QTest.qWait(_LOOK_MS)
    page = space.evaluation
    assert page is not None
    doctor = Doctor(page, beats)
    for step in page.bridge.content.exam.steps[:4]:
        doctor.open(step.id)
        doctor.answer_rows()
    doctor.play()
    doctor.open("review")
    assert page.isVisible()
    return len(page.bridge.evaluation.facts) + len(page.bridge.evaluation.findings)


def _until(there: Callable[[], bool], beats: Beats) -> None:
    """Nothing here takes long; a bench that waits for what never comes is worth less than none."""
    given_up = time.monotonic() + _PATIENCE_S
    while not there():
        assert time.monotonic() < given_up, f"nothing came of {beats.doing}"
        QTest.qWait(1)


def main(folder: Path) -> None:
    """Prints one JSON object."""
    app = QApplication([sys.argv[0], *STYLE])
    # The first screen makes it on a thread of its own; what that takes is no time of the window.
    services = open_new_practice(folder)
    window = make_window(app, a_door(folder), "light")
    window.show()
    window.activateWindow()
    beats = Beats()
    once_on_screen(window, lambda: window.enter(services))
    beats.doing = "opening the practice"
    _until(lambda: window.workspace is not None and window.workspace.is_open, beats)
    answers = evaluate(window.workspace, beats)
    window.close()
    longest = {name: sorted(gaps, reverse=True)[:12] for name, gaps in (("longest", beats.gaps), ("work", beats.work))}
    print(json.dumps({"answers": answers, "beats": len(beats.gaps), **longest}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
