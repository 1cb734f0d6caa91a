"""Reads a TOML table strictly: an unknown key, a wrong type or an id used twice is refused, naming file and key."""

import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources.abc import Traversable
from typing import NoReturn, TypeVar

from omt_desktop.domain.condition import Condition
from omt_desktop.domain.condition_text import ConditionError, parse_condition
from omt_desktop.workflow.errors import Refusal

T = TypeVar("T")


class ContentError(Refusal):
    """The clinical content cannot be used; the message names the file, the place in it and the key."""


def refuse(file: str, place: str, problem: str) -> NoReturn:
    """Raises ContentError with where it is, what it is, why it matters and what to do."""
    where = f"{file}, {place}" if place else file
    raise ContentError(
        f"The clinical content cannot be used: {where}: {problem}. "
        "No recommendation is made from content that may be damaged. Correct the file or install OMT Desktop again; "
        "patient data is not affected."
    )


def read_toml(root: Traversable, *path: str) -> "Table":
    """The whole file as a table. `root` is the folder of the resources, `path` what leads from it to the file."""
    name = "/".join(path)
    try:
        text = root.joinpath(*path).read_text("utf-8")
    except (OSError, UnicodeDecodeError, KeyError) as problem:
        refuse(name, "", f"the file cannot be read ({type(problem).__name__})")
    try:
        return Table(tomllib.loads(text), name)
    except tomllib.TOMLDecodeError as problem:
        refuse(name, "", f"it is not valid TOML: {problem}")


def toml_names(root: Traversable, *folder: str) -> tuple[str, ...]:
    """The names of the TOML files in a folder, sorted, because file systems order them differently."""
    place = root.joinpath(*folder)
    if not place.is_dir():
        refuse("/".join(folder), "", "the folder is missing")
    return tuple(sorted(entry.name for entry in place.iterdir() if entry.name.endswith(".toml")))


class Table:
    """A TOML table whose keys are taken one by one; `finish` refuses those that nobody asked for."""

    def __init__(self, data: Mapping[str, object], file: str, place: str = "") -> None:
        self._data = dict(data)
        self.file = file
        self.place = place

    def refuse(self, key: str, problem: str) -> NoReturn:
        """Raises ContentError naming this table and the key."""
        refuse(self.file, ", ".join(part for part in (self.place, f"key «{key}»" if key else "") if part), problem)

    def named(self, name: str) -> "Table":
        """The same table, called by what it describes in messages from here on."""
        self.place = name
        return self

    def peek(self, key: str) -> object:
        """The value as it stands, not taken; None where it is absent."""
        return self._data.get(key)

    def remaining(self) -> tuple[str, ...]:
        """The keys not taken yet, in the order of the file."""
        return tuple(self._data)

    def text(self, key: str, default: str | None = None) -> str:
        """A string, not empty unless a default is; refused where it is absent and has no default."""
        value = self._taken(key, default)
        if not isinstance(value, str) or not (value or default == ""):
            self.refuse(key, "a text is expected")
        return value

    def flag(self, key: str, *, default: bool = False) -> bool:
        """A boolean; the default where it is absent."""
        value = self._taken(key, default)
        if not isinstance(value, bool):
            self.refuse(key, "true or false is expected")
        return value

    def number(self, key: str) -> float | None:
        """A number, or None where it is absent."""
        if self.peek(key) is None:
            return None
        value = self._taken(key, None)
        if not isinstance(value, int | float) or isinstance(value, bool):
            self.refuse(key, "a number is expected")
        return value

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """A list of different strings; refused where it is absent and has no default."""
        value = self._taken(key, list(default) if default is not None else None)
        if not isinstance(value, list) or not all(isinstance(entry, str) and entry for entry in value):
            self.refuse(key, "a list of texts is expected")
        self._refuse_repeated(key, value)
        return tuple(value)

    def word_map(self, key: str) -> dict[str, str]:
        """A table of strings; empty where it is absent."""
        value = self._taken(key, {})
        if not isinstance(value, dict) or not all(isinstance(entry, str) and entry for entry in value.values()):
            self.refuse(key, "a table of texts is expected")
        return dict(value)

    def table(self, key: str) -> "Table":
        """A table; empty where it is absent."""
        value = self._taken(key, {})
        if not isinstance(value, dict):
            self.refuse(key, "a table is expected")
        return Table(value, self.file, self._inside(key))

    def tables(self, key: str) -> "tuple[Table, ...]":
        """A list of tables; empty where it is absent."""
        value = self._taken(key, [])
        if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
            self.refuse(key, "a list of tables is expected")
        return tuple(Table(entry, self.file, self._inside(f"{key}[{at}]")) for at, entry in enumerate(value, 1))

    def condition(self, key: str) -> Condition | None:
        """A condition in its written form, or None where it is absent."""
        if self.peek(key) is None:
            return None
        try:
            return parse_condition(self.text(key))
        except ConditionError as problem:
            self.refuse(key, f"no condition: {problem}")

    def ids(self, key: str, known: Iterable[str], what: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """A list of ids, each one of `known`; `what` says in messages what they are ids of."""
        return tuple(self.known_id(key, entry, known, what) for entry in self.texts(key, default))

    def known_id(self, key: str, entry: str, known: Iterable[str], what: str) -> str:
        """The entry, refused under `key` where it is not one of `known`."""
        if entry not in known:
            self.refuse(key, f"«{entry}» is not a known {what}")
        return entry

    def finish(self) -> None:
        """Refuses the keys that were not taken: no key is ignored in silence."""
        for key in self._data:
            self.refuse(key, "the key is not known here")

    def _taken(self, key: str, default: object) -> object:
        if key not in self._data and default is None:
            self.refuse(key, "the key is missing")
        return self._data.pop(key, default)

    def _inside(self, key: str) -> str:
        return f"{self.place}, {key}" if self.place else key

    def _refuse_repeated(self, key: str, values: list[str]) -> None:
        for at, value in enumerate(values):
            if value in values[:at]:
                self.refuse(key, f"«{value}» is listed twice")


def add_once(found: dict[str, T], table: Table, key: str, entry_id: str, entry: T) -> None:
    """Adds the entry under its id; refused where the id is there already."""
    if entry_id in found:
        table.refuse(key, f"«{entry_id}» is used twice")
    found[entry_id] = entry
