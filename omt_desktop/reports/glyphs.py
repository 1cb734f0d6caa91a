"""Which bundled font has which character, so that no character ever prints as an empty box."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from omt_desktop.reports.outline_nodes import NewPage, Outline
from omt_desktop.reports.outline_texts import texts_of
from omt_desktop.reports.printable_text import printable

_MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The characters of the text font, and of the fonts that step in for it, in the order in which they are asked."""

    own: frozenset[int]
    fallbacks: Mapping[str, frozenset[int]]

    def font_for(self, character: str) -> str | None:
        """Empty for the text font, the name of a font that steps in, or None where no font has the character."""
        code = ord(character)
        if code in self.own:
            return ""
        return next((name for name, codes in self.fallbacks.items() if code in codes), None)

    def written_out(self, text: str) -> str:
        """The text with every character that no font has as its code: `[U+4E2D]`."""
        lacking = {c for c in set(text) if self.font_for(c) is None}
        return text.translate({ord(c): f"[{code_point(c)}]" for c in lacking}) if lacking else text

    def runs(self, text: str) -> Iterator[tuple[str, str]]:
        """Font and text, in order; what no font has is written out."""
        if self.own.issuperset(map(ord, set(text))):
            yield "", text
        else:
            for font, characters in groupby(self.written_out(text), self.font_for):
                yield font or "", "".join(characters)

    def missing_in(self, text: str) -> list[str]:
        """Every character of the text, as it will be printed, that no font has."""
        lacking = {character for character in set(printable(text)) if self.font_for(character) is None}
        return [character for character in printable(text) if character in lacking] if lacking else []


def code_point(character: str) -> str:
    """`U+4E2D`."""
    return f"U+{ord(character):04X}"


def missing_glyph_notes(outline: Outline, glyphs: Glyphs) -> tuple[str, ...]:
    """One sentence for each place of the report that has characters no bundled font can print."""
    # The first page says in short what stands whole on the next ones; a character is reported where it stands whole.
    front = next((n for n, node in enumerate(outline.nodes) if isinstance(node, NewPage)), 0)
    return notes_on(texts_of(replace(outline, nodes=outline.nodes[front:])), glyphs)


def notes_on(texts: Iterable[tuple[str, str]], glyphs: Glyphs) -> tuple[str, ...]:
    """The same for texts with the places where they stand."""
    missing: dict[str, list[str]] = {}
    for place, text in texts:
        found = glyphs.missing_in(text)
        if found:
            missing.setdefault(place, []).extend(found)
    return tuple(_note(place, characters) for place, characters in missing.items())


def _note(place: str, characters: list[str]) -> str:
    where = "the name" if place == "name" else f"«{place}»"
    count = "1 character" if len(characters) == 1 else f"{len(characters)} characters"
    return (
        f"{count} of {where} cannot be printed with the bundled fonts: {_named(dict.fromkeys(characters))}. "
        "The report shows the code in square brackets instead."
    )


def _named(characters: Iterable[str]) -> str:
    codes = [code_point(character) for character in characters]
    more = len(codes) - _MOST_NAMED
    return ", ".join(codes[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
