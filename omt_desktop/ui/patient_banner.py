"""Whose evaluation this is: always in sight, so that nothing is written into another patient's note."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.ui.alert_strip import AlertStrip
from omt_desktop.ui.patient_mark import PatientMark
from omt_desktop.ui.patient_rows import identity_line
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.workflow.begin_evaluation import completed
from omt_desktop.workflow.patient_alerts import alerts_of


class PatientBanner(QFrame):
    """Mark, name, age, sex, birth date and record number on the left; alerts on the right."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self._bridge = bridge
        mark = PatientMark(40)
        mark.show_patient(bridge.record.patient.id)
        self.name = PlainLabel(bridge.record.patient.called_name, "name")
        self.identity = PlainLabel("", "small")
        self.alerts = AlertStrip()
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.name)
        names.addWidget(self.identity)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(16)
        row.addWidget(mark)
        row.addLayout(names)
        row.addWidget(self.alerts, 1)
        self.setMinimumHeight(64)
        bridge.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        patient = self._bridge.record.patient
        known = completed(patient, self._bridge.evaluation) or patient
        self.identity.setText(identity_line(known, self._bridge.evaluation.evaluated_on))
        self.alerts.show_alerts(alerts_of(self._bridge.reading, patient))
