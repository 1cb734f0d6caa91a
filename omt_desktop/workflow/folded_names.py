"""Names and numbers as they are searched: without case, accents or punctuation, in any script."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from omt_desktop.domain.contact import Phone
from omt_desktop.domain.patient import Patient

_STROKED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
_WITH_E = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_APOSTROPHES = re.compile("['`´ʹʻʼʽ‘’‛′＇]")
_WORD = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d+")
_ENDS = (7, 4)
"""So many last digits of a phone number are found without what stands before them."""
_SHORTEST_END = 3


def folded(text: str) -> str:
    """Lower case without accents: «Ångström» and «angstrom» are the same."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return bare.translate(_STROKED)


def words_typed(text: str) -> tuple[str, ...]:
    """The folded words somebody typed to find a patient, each once, apostrophes closed up."""
    return tuple(dict.fromkeys(_WORD.findall(folded(_APOSTROPHES.sub("", text)))))


def name_words(text: str) -> tuple[str, ...]:
    """Every word a name or number is found by: its parts, and each piece between spaces closed up.

    García-López by garcia, lopez and garcialopez, O'Neill by oneill, o and neill, A-1042 by a, 1042 and a1042.
    """
    found: list[str] = []
    for chunk in text.split():
        parts = _WORD.findall(folded(_APOSTROPHES.sub(" ", chunk)))
        found += [*parts, "".join(parts)]
    return tuple(word for word in dict.fromkeys(found) if word)


def search_words(patient: Patient, others: Iterable[Patient] = ()) -> tuple[str, ...]:
    """Every word the patient is found by, family name first; Müller also by mueller, B 12/7 also by b127.

    `others` are records that were joined to this one: what they were found by now finds this one.
    """
    texts: list[str] = []
    for one in (patient, *others):
        name = f"{one.family_name} {one.given_name} {one.preferred_name} {one.former_name}"
        spelled_out = unicodedata.normalize("NFC", name).casefold().translate(_WITH_E)
        texts.append(f"{name} {one.mrn} {one.mrn.replace(' ', '')} {spelled_out}")
    return name_words(" ".join(texts))


def folded_name(patient: Patient, others: Iterable[Patient] = ()) -> str:
    """Every search word and the birth date behind a space each, family name first.

    Lists are ordered by it, and further words and years of birth are sought in it.
    """
    born = f" {patient.born}" if patient.born else ""
    return "".join(f" {word}" for word in search_words(patient, others)) + born


def phone_ends(phones: Iterable[Phone]) -> tuple[str, ...]:
    """The digits each number is found by: all of it, and what is left behind each gap, also its last 7 and 4.

    Zeros at the front are left out, because a number is written with and without them.
    """
    return tuple(dict.fromkeys(end for phone in phones for end in _ends(phone)))


def _ends(phone: Phone) -> Iterator[str]:
    digits = phone.digits
    if len(digits) < _SHORTEST_END:
        return
    groups, behind = _DIGITS.findall(phone.number), len(digits)
    starts = [0]
    for group in groups:
        starts.append(starts[-1] + len(group))
    # Where words with digits of their own stand around the number, its groups are not told apart.
    gaps = starts if starts[-1] == behind else [0]
    for start in (*gaps, *(behind - length for length in _ENDS)):
        end = digits[max(start, 0) :].lstrip("0")
        if len(end) >= _SHORTEST_END:
            yield end
