"""Names as they are searched: without case, accents or punctuation."""

import re
import unicodedata

from omt_desktop.domain.patient import Patient

_STROKED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
_WORD = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """Lower case without accents: «Ångström» and «angstrom» are the same."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return bare.translate(_STROKED)


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text, each once, in order."""
    return tuple(dict.fromkeys(_WORD.findall(folded(text))))


def search_words(patient: Patient) -> tuple[str, ...]:
    """Every word the patient is found by: name parts and record number, whole and in parts."""
    number = folded(patient.mrn).replace(" ", "")
    found = words_of(f"{patient.family_name} {patient.given_name} {patient.mrn}")
    return tuple(dict.fromkeys([*found, *([number] if number else [])]))


def folded_name(patient: Patient) -> str:
    """Every search word behind a space, family name first: lists are ordered by it, further words sought in it."""
    return "".join(f" {word}" for word in search_words(patient))
