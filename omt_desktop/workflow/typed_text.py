"""What a keyboard or a clipboard brings, made fit to be kept, shown and printed."""

import unicodedata

_KEPT_CONTROLS = frozenset("\n\t")
_LINE_ENDS = {"\r\n": "\n", "\r": "\n", "\u2028": "\n", "\u2029": "\n"}


def clean_text(text: str) -> str:
    """The text without control characters and half characters, with plain line ends; every other letter is kept.

    Control characters and lone surrogates have no shape to read, and databases and printers stumble over them.
    """
    if text.isascii() and text.isprintable():
        return text
    for found, plain in _LINE_ENDS.items():
        text = text.replace(found, plain)
    return "".join(letter for letter in text if letter in _KEPT_CONTROLS or unicodedata.category(letter) not in _UNFIT)


_UNFIT = frozenset({"Cc", "Cs"})
