"""Names as they are searched: without case, accents or punctuation, in any script."""

import re
import unicodedata

from omt_desktop.domain.patient import Patient

_STROKED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
_WITH_E = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_APOSTROPHES = re.compile("['`´ʹʻʼʽ‘’‛′＇]")
_WORD = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """Lower case without accents: «Ångström» and «angstrom» are the same."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return bare.translate(_STROKED)


def words_typed(text: str) -> tuple[str, ...]:
    """The folded words somebody typed to find a patient, each once, apostrophes closed up."""
    return tuple(dict.fromkeys(_WORD.findall(folded(_APOSTROPHES.sub("", text)))))


def search_words(patient: Patient) -> tuple[str, ...]:
    """Every word the patient is found by, family name first.

    García-López by garcia, lopez and garcialopez, O'Neill by oneill, o and neill, Müller also as mueller, A-1042 also
    as 1042 and a1042.
    """
    name = f"{patient.family_name} {patient.given_name}"
    spelled_out = unicodedata.normalize("NFC", name).casefold().translate(_WITH_E)
    number = patient.mrn.replace(" ", "")
    found: list[str] = []
    for chunk in f"{name} {patient.mrn} {number} {spelled_out}".split():
        parts = _WORD.findall(folded(_APOSTROPHES.sub(" ", chunk)))
        found += [*parts, "".join(parts)]
    return tuple(word for word in dict.fromkeys(found) if word)


def folded_name(patient: Patient) -> str:
    """Every search word behind a space, family name first: lists are ordered by it, further words sought in it."""
    return "".join(f" {word}" for word in search_words(patient))
