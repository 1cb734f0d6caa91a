"""A person of the practice who signs in."""

from dataclasses import dataclass

from omt_desktop.workflow.access.role import ROLE_WORDS, Role


@dataclass(frozen=True, slots=True)
class Person:
    """One login. Whoever `administers` has the administrator's rights besides those of the role.

    A doctor alone in the practice is a clinician who administers, and may do all that the program can do.
    """

    id: str
    name: str
    role: Role
    administers: bool = False

    @property
    def roles(self) -> frozenset[Role]:
        """Every role whose rights the person has."""
        return frozenset({self.role, Role.ADMINISTRATOR} if self.administers else {self.role})

    @property
    def role_words(self) -> str:
        """What the person is, for the screen."""
        extra = self.administers and self.role is not Role.ADMINISTRATOR
        return f"{ROLE_WORDS[self.role]}, administrator" if extra else ROLE_WORDS[self.role]
