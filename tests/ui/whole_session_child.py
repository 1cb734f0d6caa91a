"""A doctor's whole day in the real window, from the first start to the end; what it writes is looked at from outside.

First start with the recovery sheet, a patient, an evaluation that is typed into and signed, the preview, printing,
exporting, dragging out, a backup with a second place, a rehearsal, bringing a table along, locking, unlocking, the end.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QMetaType, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from omt_desktop.bootstrap import Services
from omt_desktop.discreet_log import crashes_kept, discreet_faults
from omt_desktop.domain.decision import Decision, Stance
from omt_desktop.ui.destinations import BRING, PREVIEW
from omt_desktop.ui.gate.first_start_form import FirstStartForm
from omt_desktop.ui.gate.sheet_form import SheetForm
from omt_desktop.ui.gate.unlock_form import UnlockForm
from omt_desktop.ui.local_settings import LocalSettingsFile
from omt_desktop.ui.main_window import MainWindow
from omt_desktop.ui.preview.drag_button import URI_LIST
from omt_desktop.ui.preview_desk import PreviewDesk
from omt_desktop.ui.qt_messages import discreet_qt
from omt_desktop.ui.review_page import ReviewPage
from omt_desktop.ui.theme import Theme, ThemeChoice
from omt_desktop.workflow.edits import Decide
from tests.builders import a_patient
from tests.clinic import HEALTHY
from tests.practice import DOCTOR, PASSPHRASE, a_door

CONTROL = Qt.KeyboardModifier.ControlModifier


class Day:
    """One person at the window; `exports` is the folder that every dialog answers with."""

    def __init__(self, folder: Path, exports: Path) -> None:
        self.app = QApplication([])
        self.exports = exports
        theme = Theme(self.app, ThemeChoice.LIGHT)
        self.window = MainWindow(a_door(folder), LocalSettingsFile(folder), theme, self._chosen)
        self.window.show()
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)
        self.window.open()

    def _chosen(self, _: QWidget, suggested: str) -> str:
        return str(self.exports / ("sheet.pdf" if "recovery" in suggested else "chart.pdf"))

    @property
    def services(self) -> Services:
        return self.window._opened[-1]

    def wait(self, ready: Callable[[], object]) -> None:
        for _ in range(1500):
            if ready():
                return
            self.app.processEvents()
            QTest.qWait(20)
        raise TimeoutError(ready)

    def form(self, kind: type[QWidget]) -> QWidget:
        self.wait(lambda: isinstance(self.window.gate.form, kind))
        assert self.window.gate.form is not None
        return self.window.gate.form

    def press(self, *keys: Qt.Key | str) -> None:
        for key in keys:
            target = QApplication.focusWidget() or self.window
            QTest.keyClicks(target, key) if isinstance(key, str) else QTest.keyClick(target, key)

    def inside(self) -> None:
        self.wait(lambda: self.window.workspace is not None and self.window.workspace.is_open)

    def settled(self) -> None:
        self.wait(lambda: not self.window.jobs.busy)

    def first_start(self) -> None:
        self.form(FirstStartForm)
        enter = Qt.Key.Key_Return
        self.press(DOCTOR, enter, PASSPHRASE, enter, PASSPHRASE, enter)
        sheet = self.form(SheetForm)
        QTest.mouseClick(sheet.save, Qt.MouseButton.LeftButton)
        self.wait((self.exports / "sheet.pdf").exists)
        self.settled()
        sheet.typed.setFocus()
        self.press(sheet._letters.lower(), enter)
        self.inside()

    def evaluation(self, typed: str) -> None:
        services, space = self.services, self.window.workspace
        assert space is not None
        patient = services.patients.add(a_patient(family_name=typed))
        record = services.evaluations.create(patient, HEALTHY, services.content.stamp, "history")
        space.open(record.id)
        self.wait(lambda: space.evaluation is not None and space.evaluation.findChildren(QPlainTextEdit))
        page = space.evaluation
        assert page is not None
        QTest.keyClicks(page.findChildren(QPlainTextEdit)[0], f"{typed} rows on Sundays")
        page.commit_typing()
        page.bridge.apply(Decide(Decision(Stance.AGREE)))
        page.bridge.go_to(services.content.exam.steps[-1].id)
        self.wait(lambda: isinstance(page.stack.currentWidget(), ReviewPage))
        review = page.stack.currentWidget()
        assert isinstance(review, ReviewPage) and review.sign is not None
        proof = review.sign.proof
        self.wait(proof.isVisible)
        proof.passphrase.setFocus()
        self.press(PASSPHRASE)
        QTest.mouseClick(proof.go, Qt.MouseButton.LeftButton)
        self.wait(lambda: page.bridge.record.signed)
        self.settled()
        page.setFocus()
        QTest.keyClick(QApplication.focusWidget() or self.window, Qt.Key.Key_P, CONTROL)

    def preview(self) -> None:
        space = self.window.workspace
        assert space is not None
        self.wait(lambda: space.here == PREVIEW)
        self.settled()
        assert space._shell.preview is not None
        desk = space._shell.preview.__self__  # type: ignore[attr-defined]
        assert isinstance(desk, PreviewDesk)
        self.wait(desk.page.drag.isEnabled)
        desk.page.export.click()
        self._to_whom(desk)
        self.wait((self.exports / "chart.pdf").exists)
        self._print(desk)
        self._drag(desk)

    def _to_whom(self, desk: PreviewDesk) -> None:
        strip = desk.page.disclosure
        self.wait(strip.isVisible)
        strip.to.setText("Dr. Eve (invented)")
        strip.why.setText("Referral")
        QTest.keyClick(strip.why, Qt.Key.Key_Return)

    def _print(self, desk: PreviewDesk) -> None:
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.exports / "printed.pdf"))
        desk._ask_printer = lambda _: printer
        desk.page.printing.click()
        self._to_whom(desk)
        self.wait(lambda: (self.exports / "printed.pdf").exists() and not desk.printing.running)

    def _drag(self, desk: PreviewDesk) -> None:
        """The other program takes the file while the practice is open."""
        desk.page.drag.click()
        self._to_whom(desk)
        promised = desk.page.drag.promise()
        assert promised is not None
        promised.retrieveData(URI_LIST, QMetaType(QMetaType.Type.QByteArray.value))

    def back_up(self) -> None:
        backups = self.services.backups
        backups.choose_second_folder(self.exports)
        backups.make_now()
        backups.rehearse()
        backups.preview(backups.made()[0])
        backups.drop_preview()

    def bring(self, typed: str) -> None:
        space = self.window.workspace
        assert space is not None
        table = self.exports / "table.csv"
        table.write_text(f"Last name,First name,DOB\n{typed},Ben,1961-02-03\n", "utf-8")
        space.show_page(BRING)
        desk = space._places[BRING].unsaved.__self__  # type: ignore[attr-defined]
        desk._ask = lambda _: str(table)
        for button in (desk.page.choose, desk.page.preview, desk.page.carry_out):
            self.wait(lambda button=button: button.isVisible() and button.isEnabled())
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
            self.settled()

    def lock_and_come_back(self) -> None:
        self.window.lock()
        self.form(UnlockForm)
        self.settled()
        form = self.form(UnlockForm)
        form.passphrase.setFocus()
        self.press(PASSPHRASE, Qt.Key.Key_Return)
        self.inside()

    def end(self) -> None:
        self.settled()
        self.window.close()
        self.wait(lambda: not self.window.jobs.busy)


def main(folder: Path, exports: Path, typed: str) -> None:
    """Says what it did, a word for each part of the day."""
    exports.mkdir()
    with discreet_faults(), discreet_qt(), crashes_kept(folder):
        day = Day(folder, exports)
        for part, act in (
            ("first start", day.first_start),
            ("evaluation", lambda: day.evaluation(typed)),
            ("preview", day.preview),
            ("backup", day.back_up),
            ("import", lambda: day.bring(typed[::-1])),
            ("lock", day.lock_and_come_back),
            ("end", day.end),
        ):
            act()
            sys.stdout.write(f"{part}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
