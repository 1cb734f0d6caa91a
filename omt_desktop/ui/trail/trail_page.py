"""The auditor's page: who did what, filtered and sorted, exported, and the outcome of the whole check in words."""

import logging
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from omt_desktop.bootstrap import Services
from omt_desktop.ui.asked_file import asked
from omt_desktop.ui.background_jobs import BackgroundJobs
from omt_desktop.ui.button import Button
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.trail.acceptance_form import AcceptanceForm
from omt_desktop.ui.trail.trail_filters import TrailFilters
from omt_desktop.ui.trail.trail_model import TrailModel
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.trail.line import TrailFilter, TrailLine, patients_in
from omt_desktop.workflow.trail.review import SHOWN_AT_MOST, Checked
from omt_desktop.workflow.words import counted

_FAULT = "This did not work because of a fault in the program. Nothing was changed; try again."
_WIDTHS = (64, 160, 180, 200, 200, 120)
_log = logging.getLogger(__name__)
AskTarget = Callable[[QWidget, str], str]


def ask_for_target(parent: QWidget, suggested: str) -> str:
    """Where to write the list; empty where it was cancelled."""
    chosen, _ = QFileDialog.getSaveFileName(parent, "Export the audit trail", suggested, "Tables (*.csv)")
    return chosen


class TrailPage(QWidget):
    """Reads in the background; each reading of the trail is told in the trail."""

    def __init__(
        self,
        services: Services,
        jobs: BackgroundJobs,
        ask: AskTarget = ask_for_target,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._services = services
        self._jobs = jobs
        self._ask = ask
        self._names: dict[str, str] = dict(services.people.names())
        self.filters = TrailFilters(self._names, services.clock.now().tzinfo)
        self.model = TrailModel()
        self.table = _table(self.model)
        self.counted = PlainLabel("", "small", wrap=True)
        self.outcome = PlainLabel("", wrap=True)
        self.outcome.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.check, self.export = Button("Check everything now"), Button("Export as CSV …")
        self.acceptance = AcceptanceForm()
        self._arrange()
        self.filters.wanted.connect(self.read)
        self.check.clicked.connect(self.check_now)
        self.export.clicked.connect(self._export)
        self.acceptance.accepted.connect(self._accept)
        self.show_standing()

    def arrive(self) -> None:
        """The list is read, and the hand is on the filters."""
        self.show_standing()
        self.read()
        self.filters.person.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_standing(self) -> None:
        """What stands against the database now, and the form to accept it for those who may."""
        findings = self._services.standing.findings
        if findings:
            self.outcome.setText("\n".join(f"✕ {finding.words}" for finding in findings))
        set_shown(self.acceptance, bool(findings) and self._services.access.may(Action.ACCEPT_HISTORY))

    def read(self) -> None:
        """Reads the lines that are wanted."""
        wanted = self._wanted()
        if wanted is not None:
            self._start(lambda: self._lines(wanted), self._show)

    def check_now(self) -> None:
        """The whole check, told in words when it is done."""
        self.check.setEnabled(False)
        self.outcome.setText("Checking the file, the audit trail and every record …")
        self._start(self._services.trail.check, self._show_outcome)

    def _wanted(self) -> TrailFilter | None:
        typed = self.filters.patient.text().strip()
        if not typed:
            return self.filters.read("")
        try:
            found = self._services.patients.find(typed, 2)
        except Refusal as problem:
            self.filters.tell(str(problem))
            return None
        if len(found) != 1:
            several = "Several patients fit" if found else "No patient fits"
            self.filters.tell(f"{several} «{typed}». Type the record number, or more of the name.")
            return None
        return self.filters.read(found[0].patient.id)

    def _lines(self, wanted: TrailFilter) -> tuple[tuple[TrailLine, ...], dict[str, str]]:
        lines = self._services.trail.lines(wanted)
        names = dict(self._names)
        if self._services.access.may(Action.SEE_REGISTRY):
            names.update(self._services.patients.names_of(patients_in(lines) - names.keys()))
        return lines, names

    def _show(self, read: tuple[tuple[TrailLine, ...], Mapping[str, str]]) -> None:
        lines, names = read
        self._names = dict(names)
        self.model.show_lines(lines, names)
        header = self.table.horizontalHeader()
        self.model.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())
        more = " The latest are shown; narrow the search to see earlier ones." if len(lines) >= SHOWN_AT_MOST else ""
        self.counted.setText(f"{counted(len(lines), 'line', 'lines')}.{more} · {self._services.trail.anchor()}")

    def _show_outcome(self, checked: Checked) -> None:
        self.check.setEnabled(True)
        marks = [f"✓ {checked.words}"] if not checked.findings else [checked.words]
        self.outcome.setText("\n".join([*marks, *(f"✕ {finding.words}" for finding in checked.findings)]))
        set_shown(self.acceptance, bool(checked.findings) and self._services.access.may(Action.ACCEPT_HISTORY))

    def _export(self) -> None:
        wanted = self._wanted()
        suggested = str(Path.home() / "audit-trail.csv")
        chosen = asked(self, lambda: self._ask(self, suggested), "") if wanted is not None else ""
        if not chosen or wanted is None:
            return
        target = Path(chosen)
        self._start(
            lambda: self._services.trail.export(wanted, self._names, target),
            lambda many: self.counted.setText(f"✓ {counted(many, 'line', 'lines')} written to {target}."),
        )

    def _accept(self, reason: str, passphrase: str) -> None:
        self.acceptance.proof.set_busy(True)

        def done(_: object) -> None:
            self.acceptance.proof.set_busy(False)
            self.acceptance.reason.clear()
            self.outcome.setText("✓ Accepted. The practice is open for changes again, and the audit trail tells why.")
            self.show_standing()
            self.read()

        self._start(lambda: self._services.trail.accept(reason, passphrase), done)

    def _start(self, job: Callable[[], object], done: Callable[..., None]) -> None:
        self._jobs.start(job, done, self._failed, self)

    def _failed(self, problem: Exception) -> None:
        self.check.setEnabled(True)
        self.acceptance.proof.set_busy(False)
        if isinstance(problem, Refusal):
            (self.acceptance.proof.tell if self.acceptance.isVisible() else self.filters.tell)(str(problem))
            return
        _log.error("the audit trail could not be shown", exc_info=problem)
        self.filters.tell(_FAULT)

    def _arrange(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.counted, 1)
        acts.addWidget(self.export)
        acts.addWidget(self.check)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(PlainLabel("Audit trail", "title"))
        layout.addWidget(self.outcome)
        layout.addWidget(self.acceptance)
        layout.addWidget(self.filters)
        layout.addWidget(self.table, 1)
        layout.addLayout(acts)


def _table(model: TrailModel) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setSortingEnabled(True)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setAlternatingRowColors(True)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(36)
    header = table.horizontalHeader()
    for column, width in enumerate(_WIDTHS):
        table.setColumnWidth(column, width)
    header.setSectionResizeMode(len(_WIDTHS), QHeaderView.ResizeMode.Stretch)
    header.setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    table.setAccessibleName("Lines of the audit trail")
    return table
