"""What the practice has set for all of its computers and people, kept in its database."""

from pathlib import Path
from typing import TypeVar

from omt_desktop.workflow.access.access import Access, needs
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.ports import LogoImages, SettingsShelf
from omt_desktop.workflow.practice_setting import Setting

T = TypeVar("T")


class PracticeSettings:
    """Everyone who is signed in may see the settings; changing them has an action of its own."""

    def __init__(self, access: Access, shelf: SettingsShelf, logos: LogoImages) -> None:
        self._access = access
        self._shelf = shelf
        self._logos = logos

    @needs(Action.SEE_SETTINGS)
    def get(self, setting: Setting[T]) -> T:
        """What was set, or the setting's default."""
        return setting.value_of(self._shelf.text_of(setting.key))

    @needs(Action.SEE_SETTINGS)
    def may_change(self) -> bool:
        """Whether the person who is signed in may change them."""
        return self._access.may(Action.CHANGE_SETTINGS)

    @needs(Action.CHANGE_SETTINGS)
    def put(self, setting: Setting[T], value: T) -> None:
        """The value holds from now on; NotSaved where it could not be kept. Unchanged values are not written again."""
        if self.get(setting) != value:
            self._shelf.keep(setting.key, setting.text_of(value))

    @needs(Action.CHANGE_SETTINGS)
    def logo_in(self, path: Path) -> bytes:
        """The image of that file, made fit for a letterhead; Refusal where it is none. Nothing is kept yet."""
        return self._logos.read_logo(path)
