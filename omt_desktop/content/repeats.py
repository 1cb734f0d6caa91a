"""One entry written once and read several times: `each = { side = { L = "left", R = "right" } }`."""

from collections.abc import Mapping
from itertools import product

from omt_desktop.content.strict import Table


def repeats_of(each: Table) -> tuple[tuple[dict[str, str], dict[str, str]], ...]:
    """For every combination, what stands for each name in ids and what in words; one empty pair without `each`."""
    columns: list[list[tuple[str, str, str]]] = []
    for name in each.remaining():
        if isinstance(each.peek(name), list):
            columns.append([(name, entry, entry) for entry in each.texts(name)])
        else:
            columns.append([(name, entry, word) for entry, word in each.word_map(name).items()])
    return tuple(
        ({name: entry for name, entry, _ in choice}, {name: word for name, _, word in choice})
        for choice in product(*columns)
    )


def filled(table: Table, key: str, text: str, words: Mapping[str, str]) -> str:
    """The text with every `{name}` replaced; refused where it names something that `each` does not list."""
    for name, word in words.items():
        text = text.replace(f"{{{name}}}", word)
    if "{" in text or "}" in text:
        table.refuse(key, f"«{text}» names something that «each» does not list")
    return text
