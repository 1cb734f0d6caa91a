"""The roles of the people of a practice."""

from enum import StrEnum


class Role(StrEnum):
    """What a person is in the practice. The values are stored."""

    CLINICIAN = "clinician"
    FRONT_DESK = "front_desk"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


ROLE_WORDS = {
    Role.CLINICIAN: "Clinician",
    Role.FRONT_DESK: "Front desk",
    Role.AUDITOR: "Auditor",
    Role.ADMINISTRATOR: "Administrator",
}
"""What the roles are called on the screen."""
