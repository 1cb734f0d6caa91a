"""A whole session of the real program with planted names in everything that is typed; it ends in a crash.

What it says on its outputs and in its files is searched for the names by tests/faults/test_planted_names.py.
"""

import ctypes
import logging
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import qWarning
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from sqlalchemy import text

from omt_desktop.bootstrap import Services
from omt_desktop.discreet_log import crashes_kept, discreet_faults
from omt_desktop.domain.patient import Patient
from omt_desktop.storage.open_practice import Practice
from omt_desktop.ui.app import make_window
from omt_desktop.ui.destinations import EVALUATION, PATIENTS
from omt_desktop.ui.gate.unlock_form import UnlockForm
from omt_desktop.ui.local_settings import LocalSettingsFile
from omt_desktop.ui.main_window import MainWindow
from omt_desktop.ui.qt_messages import discreet_qt
from omt_desktop.workflow.backups.label import Reason
from omt_desktop.workflow.disclosure import TO_THE_PATIENT, Given
from omt_desktop.workflow.edits import Answer
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.session import EvaluationSession
from tests.builders import a_patient
from tests.clinic import CONTENT, HEALTHY
from tests.practice import PASSPHRASE, a_door, open_record, reopen
from tests.storage.full_disk import limit_pages

FREE_TEXT = "life.activity"
_log = logging.getLogger("omt_desktop.planted")


def main(folder: Path, exports: Path, names: list[str]) -> None:
    """Creates, edits, exports, backs up, fails in thirty ways, uses the window, and crashes."""
    exports.mkdir()
    with discreet_faults(), discreet_qt(), crashes_kept(folder):
        services = reopen(folder)
        for number, name in enumerate(names):
            _examine(services, name, exports, printed=number % 10 == 0)
        services.backups.make_now()
        services.backups.rehearse()
        failed = sum(_fails(act) for act in _failures(services, names, exports))
        services.close()
        _through_the_window(folder, names)
        failed += sum(_fails(act) for act in _failures_of_the_record(folder, names))
        sys.stdout.write(f"failed in {failed} ways\n")
        sys.stdout.flush()
        _crash_with(names[0])


def _examine(services: Services, name: str, exports: Path, *, printed: bool) -> None:
    patient = services.patients.add(a_patient(id="", family_name=name, given_name=name[::-1], mrn=f"MRN {name}"))
    record = services.evaluations.create(patient, HEALTHY, CONTENT.stamp, "history")
    session = EvaluationSession(record, CONTENT, services.evaluations)
    session.apply(Answer(FREE_TEXT, f"{name} rows on Sundays"))
    session.undo()
    session.redo()
    LocalSettingsFile(services.data_folder).change(open_evaluation=record.id)
    services.patients.find(name[:4])
    (exports / f"{record.id}.json").write_text(services.files.text_of(patient, session.evaluation), "utf-8")
    if printed:
        data, _ = services.reports.pdf(session.record, session.recommendation, CONTENT)
        given = Given("chart_report", patient.id, record.id)
        services.handing_out.save(given, TO_THE_PATIENT, exports / f"{record.id}.pdf", data)


def _fails(act: Callable[[], object]) -> int:
    """1; what a doctor would read of it is on the output, and what the program would log of it in the log."""
    try:
        act()
    except Refusal as problem:
        sys.stdout.write(f"{problem}\n")
    except Exception as problem:
        _log.error("an act failed: %s", problem, exc_info=problem)
    return 1


def _failures(services: Services, names: list[str], exports: Path) -> Iterator[Callable[[], object]]:
    """Twenty-two ways to fail with a practice that is open."""
    name, files = names[1], services.files
    row = services.patients.find(names[2])[0].patient
    evaluation = services.evaluations.of_patient(row.id)[0]
    record = services.evaluations.load(evaluation.id)
    yield lambda: services.patients.get(name)
    yield lambda: services.patients.update(Patient(name, name, name))
    yield lambda: services.evaluations.load(name)
    yield lambda: services.evaluations.remember_step(name, name)
    yield lambda: services.evaluations.save(name, record.evaluation, HEALTHY)
    yield lambda: services.evaluations.save(record.id, HEALTHY, HEALTHY.with_fact(FREE_TEXT, f"{name} \ud800"))
    yield lambda: services.evaluations.create(Patient(name, name, name), HEALTHY, CONTENT.stamp, "history")
    given = Given("chart_report", row.id, record.id)
    yield lambda: services.handing_out.save(given, TO_THE_PATIENT, exports / "no" / "folder.pdf", b"%PDF-")
    yield lambda: files.parse(f'{{"patient": "{name}"}}'.encode())
    yield lambda: files.parse(f'{{"format": "omt-evaluation/1", "patient": {{"family_name": "{name}"'.encode())
    yield lambda: files.parse(f'{{"{name}": 1}}'.encode())
    yield lambda: files.read(exports / "not there.json")
    yield lambda: services.protocols.content_with(name)
    yield lambda: services.backups.read(exports / "not there.backup")
    yield lambda: services.backups.choose_second_folder(services.data_folder / "backups")
    yield lambda: {}[name]
    yield lambda: int(name)
    yield lambda: _in_a_thread(name)
    yield lambda: sys.excepthook(ValueError, ValueError(name), None)
    yield lambda: qWarning(f"cannot show {name}")
    yield lambda: logging.getLogger("sqlalchemy.engine").warning("INSERT %s", name)
    yield lambda: _log.error("a fault: %s", ValueError(name))


def _in_a_thread(name: str) -> None:
    thread = threading.Thread(target=lambda: int(name))
    thread.start()
    thread.join()


def _failures_of_the_record(folder: Path, names: list[str]) -> Iterator[Callable[[], object]]:
    """Eight ways in which the database itself fails."""
    practice = open_record(folder)
    row = practice.patients.find(names[3])[0].patient
    record = practice.evaluations.load(practice.evaluations.of_patient(row.id)[0].id)
    limit_pages(practice.engine, 1)
    yield lambda: _typed(practice, record.id, names[4] * 20_000)
    yield lambda: _statement(practice, names[5], "INSERT INTO patients (id) VALUES (:name)")
    yield lambda: _statement(practice, names[6], "SELECT * FROM nothing WHERE name = :name")
    yield lambda: _statement(practice, names[7], "UPDATE evaluations SET patient_id = :name")
    moved = folder / "moved.db"
    (folder / "practice.db").rename(moved)
    yield lambda: _typed(practice, record.id, names[8])
    moved.rename(folder / "practice.db")
    (folder / "backups").rename(folder / "backups elsewhere")
    (folder / "backups").write_bytes(b"in the way")
    yield lambda: practice.backups.make(Reason.BY_HAND)
    (folder / "backups").unlink()
    (folder / "backups elsewhere").rename(folder / "backups")
    practice.close()
    yield lambda: _typed(practice, record.id, names[9])
    damaged = folder.parent / "damaged"
    shutil.copytree(folder, damaged)
    (damaged / "practice.db").write_bytes((folder / "practice.db").read_bytes()[:5000])
    yield lambda: open_record(damaged)


def _typed(practice: Practice, record_id: str, typed: str) -> None:
    evaluation = HEALTHY.with_fact(FREE_TEXT, typed)
    practice.evaluations.save(record_id, HEALTHY, evaluation)


def _statement(practice: Practice, name: str, statement: str) -> None:
    with practice.engine.begin() as connection:
        connection.execute(text(statement), {"name": name})


def _through_the_window(folder: Path, names: list[str]) -> None:
    """Looks for patients, fills in a form, opens an evaluation, types, and closes the window."""
    app = QApplication([])
    window = make_window(app, a_door(folder), "light")
    window.show()
    window.open()
    _unlock(app, window)
    space = window.workspace
    assert space is not None
    space.show_page(PATIENTS)
    finder = space.patients.finder
    for name in names[:5]:
        finder.search.setFocus()
        finder.search.clear()
        QTest.keyClicks(finder.search, name)
        QTest.qWait(120)
    _type_into_the_evaluation(app, window, names[10])
    sys.stdout.write(f"title: {window.windowTitle()} {app.applicationDisplayName()}\n")
    window.close()
    _wait(app, lambda: not window.jobs.busy)


def _unlock(app: QApplication, window: MainWindow) -> None:
    _wait(app, lambda: isinstance(window.gate.form, UnlockForm))
    form = window.gate.form
    assert isinstance(form, UnlockForm)
    QTest.keyClicks(form.passphrase.line, PASSPHRASE)
    form.submit()
    _wait(app, lambda: window.workspace is not None and window.workspace.is_open)


def _type_into_the_evaluation(app: QApplication, window: MainWindow, name: str) -> None:
    space = window.workspace
    assert space is not None
    space.show_page(EVALUATION)
    _wait(app, lambda: space.evaluation is not None)
    page = space.evaluation
    assert page is not None
    _wait(app, lambda: bool(page.findChildren(QPlainTextEdit)))
    editor = page.findChildren(QPlainTextEdit)[0]
    QTest.keyClicks(editor, f"{name} again")
    page.commit_typing()


def _wait(app: QApplication, ready: Callable[[], bool]) -> None:
    for _ in range(600):
        if ready():
            return
        app.processEvents()
        QTest.qWait(20)
    raise TimeoutError


def _crash_with(name: str) -> None:
    ctypes.string_at(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3].split(","))
