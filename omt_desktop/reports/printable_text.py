"""Text as paper can carry it, before any font is asked."""

import re
import unicodedata
from collections.abc import Iterator

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_MANY_EMPTY_LINES = re.compile("\n[ \t]*(?:\n[ \t]*)+\n")
_INVISIBLE = ("Cc", "Cf")


def printable(text: str) -> str:
    """Composed (NFC), with one kind of line end, without what cannot be seen; nothing visible is changed.

    Control and format characters are left out: a direction mark or a zero-width character can only make paper say
    something else than the record.
    """
    if text.isascii() and text.isprintable():
        return text.strip(" ")
    unified = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    seen = "".join(c for c in unified if c == "\n" or unicodedata.category(c) not in _INVISIBLE)
    return _MANY_EMPTY_LINES.sub("\n\n", unicodedata.normalize("NFC", seen)).strip("\n ")


def pieces_of(text: str, longest: int) -> Iterator[str]:
    """The text in pieces of at most `longest` characters, cut at a line end or a space where there is one."""
    at = 0
    while len(text) - at > longest:
        window = text[at : at + longest]
        cut = max(window.rfind("\n"), window.rfind(" ")) + 1
        cut = cut if cut > longest // 2 else longest
        yield text[at : at + cut].rstrip()
        at += cut
    yield text[at:]


def shortened(text: str, longest: int) -> str:
    """The text in one line of at most `longest` characters; an ellipsis stands for what was left out."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
