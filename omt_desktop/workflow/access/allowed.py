"""The actions, and which roles may do them. An action without a row, and a role that is not in it, is refused."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from omt_desktop.workflow.access.role import Role


class Action(StrEnum):
    """What can be done with the practice's data. The values are written to the audit trail."""

    SEE_REGISTRY = "see_registry"
    """Names, birth dates and record numbers of patients; nothing of why they come."""
    CHANGE_REGISTRY = "change_registry"
    MERGE_PATIENTS = "merge_patients"
    """Two records of one person become one."""
    SEE_CLINICAL = "see_clinical"
    """Anything of an evaluation, also its complaint in a list."""
    WRITE_CLINICAL = "write_clinical"
    SIGN = "sign"
    """A signature under an evaluation, or an addendum to a signed one."""
    PRINT_CLINICAL = "print_clinical"
    """A report or a file with clinical content leaves the program."""
    BRING_DATA = "bring_data"
    """Taking over the patients and documents of another program."""
    SEE_PROTOCOL = "see_protocol"
    CHANGE_PROTOCOL = "change_protocol"
    SEE_SCHEDULE = "see_schedule"
    """Who comes when; of a recommendation only that the doctor must be asked."""
    CHANGE_SCHEDULE = "change_schedule"
    MAKE_CALLS = "make_calls"
    """Whom to call, and writing down how it went and what was answered."""
    EXPORT_SCHEDULE = "export_schedule"
    """Sessions and the call list leave the program, with names or without."""
    SEE_SETTINGS = "see_settings"
    """Letterhead, paper, opening days: nothing of patients."""
    CHANGE_SETTINGS = "change_settings"
    CHANGE_OWN_PASSPHRASE = "change_own_passphrase"
    SEE_PEOPLE = "see_people"
    """The names of the staff."""
    MANAGE_PEOPLE = "manage_people"
    MANAGE_KEYS = "manage_keys"
    """A new recovery key, a new data key."""
    OPEN_IN_EMERGENCY = "open_in_emergency"
    """Asking, with a reason, to see clinical content for the rest of the session."""
    SEE_EMERGENCIES = "see_emergencies"
    READ_TRAIL = "read_trail"
    """The lines of the audit trail: who did what, by ids."""
    CHECK_PRACTICE = "check_practice"
    """Whether the database is what the audit trail says; shows no record."""
    ACCEPT_HISTORY = "accept_history"
    """Going on with a database that is not what the audit trail says."""
    SEE_BACKUPS = "see_backups"
    """When backups were made, where they are and how many records they hold."""
    MAKE_BACKUP = "make_backup"
    MANAGE_BACKUPS = "manage_backups"
    """Where backups go, and bringing one back in place of the present record."""


_CLINICIAN, _DESK, _AUDITOR, _ADMIN = Role.CLINICIAN, Role.FRONT_DESK, Role.AUDITOR, Role.ADMINISTRATOR

ALLOWED: Mapping[Action, frozenset[Role]] = MappingProxyType(
    {
        Action.SEE_REGISTRY: frozenset({_CLINICIAN, _DESK, _AUDITOR}),
        Action.CHANGE_REGISTRY: frozenset({_CLINICIAN, _DESK}),
        Action.MERGE_PATIENTS: frozenset({_CLINICIAN}),
        Action.SEE_CLINICAL: frozenset({_CLINICIAN}),
        Action.WRITE_CLINICAL: frozenset({_CLINICIAN}),
        Action.SIGN: frozenset({_CLINICIAN}),
        Action.PRINT_CLINICAL: frozenset({_CLINICIAN}),
        Action.BRING_DATA: frozenset({_CLINICIAN, _ADMIN}),
        Action.SEE_PROTOCOL: frozenset({_CLINICIAN}),
        Action.CHANGE_PROTOCOL: frozenset({_CLINICIAN}),
        Action.SEE_SCHEDULE: frozenset({_CLINICIAN, _DESK}),
        Action.CHANGE_SCHEDULE: frozenset({_CLINICIAN, _DESK}),
        Action.MAKE_CALLS: frozenset({_CLINICIAN, _DESK}),
        Action.EXPORT_SCHEDULE: frozenset({_CLINICIAN, _DESK}),
        Action.SEE_SETTINGS: frozenset(Role),
        Action.CHANGE_SETTINGS: frozenset({_CLINICIAN, _ADMIN}),
        Action.CHANGE_OWN_PASSPHRASE: frozenset(Role),
        Action.SEE_PEOPLE: frozenset(Role),
        Action.MANAGE_PEOPLE: frozenset({_ADMIN}),
        Action.MANAGE_KEYS: frozenset({_ADMIN}),
        Action.OPEN_IN_EMERGENCY: frozenset({_DESK, _ADMIN}),
        Action.SEE_EMERGENCIES: frozenset({_AUDITOR, _ADMIN}),
        Action.READ_TRAIL: frozenset({_AUDITOR, _ADMIN}),
        Action.CHECK_PRACTICE: frozenset(Role),
        Action.ACCEPT_HISTORY: frozenset({_ADMIN}),
        Action.SEE_BACKUPS: frozenset(Role),
        Action.MAKE_BACKUP: frozenset(Role),
        Action.MANAGE_BACKUPS: frozenset({_ADMIN}),
    }
)
"""The only place that says who may do what."""

IN_EMERGENCY = frozenset({Action.SEE_REGISTRY, Action.SEE_CLINICAL, Action.SEE_PROTOCOL, Action.PRINT_CLINICAL})
"""What emergency access opens, to whoever may ask for it: reading and handing on, never writing."""
