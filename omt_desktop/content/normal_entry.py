"""What a normal finding records, written as `normal = { value = "normal" }`."""

from collections.abc import Mapping

from omt_desktop.content.strict import Table
from omt_desktop.domain.evaluation import NOT_DONE, FindingValue
from omt_desktop.domain.exam import Field, FieldKind

_CHOSEN = (FieldKind.TRI, FieldKind.CHOICE, FieldKind.SIDE)
_UNCERTAIN = ("unknown", NOT_DONE)


def read_normal(table: Table, parts: Mapping[str, Field]) -> tuple[tuple[str, FindingValue], ...]:
    """The parts and their normal values, sorted; empty without `normal`.

    Refused for a number or a text: normal is not one of their values, and would be invented.
    """
    normal = table.table("normal")
    values = [(key, _value(normal, parts[normal.known_id(key, key, parts, "part")])) for key in normal.remaining()]
    return tuple(sorted(values))


def _value(normal: Table, part: Field) -> FindingValue:
    if part.kind in _CHOSEN:
        options = [option.id for option in part.options if option.id not in _UNCERTAIN]
        return normal.known_id(part.key, normal.text(part.key), options, "answer that can be normal")
    if part.kind is FieldKind.MULTI:
        if normal.texts(part.key):
            normal.refuse(part.key, "the normal of a list is []")
        return ()
    if part.kind is not FieldKind.SEVERITY:
        normal.refuse(part.key, f"a {part.kind} has no single normal value")
    if normal.number(part.key) != 0:
        normal.refuse(part.key, "the normal severity is 0")
    return 0
