"""Names of files that are safe on every system and say no more than they must."""

import unicodedata

LONGEST_NAME = 80
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
_KEPT = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")


def safe_name(text: str, suffix: str = "", otherwise: str = "file") -> str:
    """The text as a file name of letters, digits, «-» and «_», at most 80 characters with the suffix.

    No path, no device name of Windows, no hidden file, nothing that turns the direction of writing; `otherwise` where
    nothing is left. The suffix (".pdf") is ours and stays as it is.
    """
    plain = unicodedata.normalize("NFKD", text)
    kept = "".join(c if c in _KEPT else "-" for c in plain if not unicodedata.combining(c))
    words = [word for word in kept.split("-") if word]
    name = "-".join(words)[: LONGEST_NAME - len(suffix)].strip("-_") or otherwise
    return f"{name}_{suffix}" if name.lower() in _DEVICES else f"{name}{suffix}"
