"""How hard a text is to read: school grades for English, reading ease for Spanish, as their authors published them."""

import math
import re
from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_END = re.compile(r"[.!?:](?:\s|$)")


def words_in(texts: Iterable[str]) -> list[str]:
    """The words without numbers."""
    return [word for text in texts for word in _WORD.findall(text)]


def sentences_in(texts: Iterable[str]) -> int:
    """How many sentences; a text without a full stop is one."""
    return sum(max(1, len(_END.findall(text))) for text in texts)


def flesch_kincaid(texts: Sequence[str]) -> float:
    """The school grade of an English text (Kincaid and others, 1975)."""
    words = words_in(texts)
    return 0.39 * len(words) / sentences_in(texts) + 11.8 * sum(map(english_syllables, words)) / len(words) - 15.59


def fernandez_huerta(texts: Sequence[str]) -> float:
    """The reading ease of a Spanish text (Fernández Huerta, 1959): 60 to 70 is 7th or 8th grade, 80 and more easier."""
    words = words_in(texts)
    return 206.84 - 60 * sum(map(spanish_syllables, words)) / len(words) - 1.02 * len(words) / sentences_in(texts)


def smog(texts: Sequence[str]) -> float:
    """The school grade of an English text (McLaughlin, 1969), by its words of three and more syllables.

    Made for whole texts and asked for by health agencies, because it counts full understanding; it reads some two to
    three grades above Flesch and Kincaid, who count half of it.
    """
    long = sum(english_syllables(word) >= 3 for word in words_in(texts))
    return 3.1291 + 1.0430 * math.sqrt(long * 30 / sentences_in(texts))


def inflesz(texts: Sequence[str]) -> float:
    """The ease of a Spanish text (Szigriszt-Pazos, 1993) on Barrio-Cantalejo's scale for patients: 55 to 65 is normal.

    65 to 80 is rather easy (primary school), more than 80 very easy; below 55 too hard for patients.
    """
    words = words_in(texts)
    return 206.835 - 62.3 * sum(map(spanish_syllables, words)) / len(words) - len(words) / sentences_in(texts)


def english_syllables(word: str) -> int:
    """Groups of vowels, without a silent e at the end; the usual approximation."""
    plain = re.sub("[^a-z]", "", word.lower())
    if len(plain) <= 3:
        return 1
    spoken = plain if plain.endswith("le") else re.sub("(?:[^laeiouy]es|[^td]ed|[^l]e)$", lambda end: end[0][0], plain)
    return max(1, len(re.findall("[aeiouy]+", re.sub("^y", "", spoken))))


def spanish_syllables(word: str) -> int:
    """Vowels, where a weak one beside another is none of its own; an accented i or u is one."""
    plain = re.sub("([qg])u(?=[eiéí])", r"\1", word.lower())
    count, before = 0, ""
    for letter in plain[:-1] + ("i" if plain[-1:] == "y" else plain[-1:]):
        kind = "strong" if letter in "aeoáéó" else "weak" if letter in "iuü" else "parted" if letter in "íú" else ""
        if kind and (not before or "parted" in (kind, before) or kind == before == "strong"):
            count += 1
        before = kind
    return max(1, count)
