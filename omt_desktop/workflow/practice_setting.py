"""One thing that a practice can set: where it is kept, what holds until it was set, and how it is written down."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeAlias, TypeVar

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | dict[str, Json] | None"
T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """A setting of the practice, typed. Each subject names its own, in a file of its own.

    `from_json` raises ValueError, TypeError or LookupError for what is none of its values.
    """

    key: str
    default: T
    to_json: Callable[[T], Json]
    from_json: Callable[[Json], T]

    def text_of(self, value: T) -> str:
        """The value as it is stored; the same value gives the same text."""
        return json.dumps(self.to_json(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def value_of(self, text: str) -> T:
        """What was stored; the default for an empty text, and for one that this version cannot read."""
        if not text:
            return self.default
        try:
            return self.from_json(json.loads(text))
        except (ValueError, TypeError, LookupError):
            return self.default


def word_setting(key: str, default: str) -> Setting[str]:
    """A setting that is a text."""
    return Setting(key, default, str, _text)


def choice_setting(key: str, default: E) -> Setting[E]:
    """A setting that is one of the members of an enumeration."""
    return Setting(key, default, lambda chosen: chosen.value, lambda stored: type(default)(_text(stored)))


def _text(stored: Json) -> str:
    if not isinstance(stored, str):
        raise TypeError("a setting that should be a text is none")
    return stored
