"""What can be done with a session that is looked at, wherever it is shown."""

from PySide6.QtCore import QObject, Signal

from omt_desktop.bootstrap import Services
from omt_desktop.domain.schedule.appointment import State
from omt_desktop.ui.message_bar import MessageKind
from omt_desktop.ui.place import Errand, Shell
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.schedule.schedule_words import STATES


class SessionActs(QObject):
    """What goes wrong is said in the messages, and changes nothing."""

    changed = Signal(str)
    """The id of the session that is another now."""

    def __init__(self, services: Services, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._appointments = services.appointments
        self._shell = shell

    def become(self, appointment_id: str, state: State) -> None:
        """The session is in that state; the message offers to take it back."""
        try:
            self._appointments.become(appointment_id, state)
        except Refusal as problem:
            self._shell.messages.say(str(problem), MessageKind.DANGER)
            return
        self.changed.emit(appointment_id)
        if state is not State.PLANNED:
            undo = [("Take back", lambda: self.become(appointment_id, State.PLANNED))]
            self._shell.messages.say(f"The session is noted as {STATES[state].lower()}.", MessageKind.OK, undo)

    def remark(self, appointment_id: str, note: str) -> None:
        """The session carries the remark."""
        try:
            self._appointments.remark(appointment_id, note)
        except Refusal as problem:
            self._shell.messages.say(str(problem), MessageKind.DANGER)
            return
        # Nothing is shown anew: the hand may be on its way to something else.
        self._shell.messages.say("The remark is kept with the session.", MessageKind.OK)

    def open_patient(self, appointment_id: str) -> None:
        """Goes to the patient of the session."""
        try:
            patient_id = self._appointments.get(appointment_id).patient.id
        except Refusal as problem:
            self._shell.messages.say(str(problem), MessageKind.DANGER)
            return
        self._shell.send("patients", Errand(patient_id=patient_id))
