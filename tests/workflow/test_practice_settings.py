"""The practice's settings as screens get them: everyone sees them, few change them, and nothing is written twice."""

from pathlib import Path

import pytest

from omt_desktop.workflow.access.access import Access, NotAllowed
from omt_desktop.workflow.access.person import Person
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.letterhead import PAPER
from omt_desktop.workflow.paper import Paper
from omt_desktop.workflow.practice_settings import PracticeSettings


class Shelf:
    """Counts what is kept."""

    def __init__(self) -> None:
        self.kept: list[tuple[str, str]] = []

    def text_of(self, key: str) -> str:
        return dict(self.kept).get(key, "")

    def keep(self, key: str, text: str) -> None:
        self.kept.append((key, text))

    def read_logo(self, path: Path) -> bytes:
        return path.name.encode()


def settings_of(role: Role, shelf: Shelf) -> PracticeSettings:
    return PracticeSettings(Access(Person("p", "Sam (invented)", role)), shelf, shelf)


def test_what_is_put_comes_back_and_is_written_once() -> None:
    shelf = Shelf()
    settings = settings_of(Role.ADMINISTRATOR, shelf)
    assert settings.get(PAPER) is Paper.LETTER
    for _ in range(2):
        settings.put(PAPER, Paper.A4)
    assert settings.get(PAPER) is Paper.A4
    assert shelf.kept == [("paper", '"a4"')]
    assert settings.may_change()
    assert settings.logo_in(Path("logo.png")) == b"logo.png"


@pytest.mark.parametrize("role", [Role.FRONT_DESK, Role.AUDITOR])
def test_others_see_and_change_nothing(role: Role) -> None:
    shelf = Shelf()
    settings = settings_of(role, shelf)
    assert settings.get(PAPER) is Paper.LETTER
    assert not settings.may_change()
    with pytest.raises(NotAllowed):
        settings.put(PAPER, Paper.A4)
    with pytest.raises(NotAllowed):
        settings.logo_in(Path("logo.png"))
    assert shelf.kept == []
