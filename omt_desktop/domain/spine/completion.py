"""Words that can follow what is typed in the shorthand line."""

import re

from omt_desktop.domain.spine.parse_shorthand import GRADE_WORDS, MOTION_WORDS, STARTERS, parse_shorthand
from omt_desktop.domain.spine.scanner import ShorthandError

_LAST_WORD = re.compile(r"[^\s;]*$")
_ONLY_LEVELS = re.compile(r"^\s*(?:[CTL]\d{1,2}(?:-[CTL]?\d{1,2})?|OA)\s+$", re.IGNORECASE)


def complete(line: str) -> tuple[str, ...]:
    """Words that could stand at the end of the line in place of the word being typed, most likely first."""
    typed = _LAST_WORD.search(line)
    stem = line[: typed.start()] if typed else line
    word = typed[0].lower() if typed else ""
    return tuple(candidate for candidate in _expected_after(stem) if candidate.lower().startswith(word))


def _expected_after(stem: str) -> tuple[str, ...]:
    entry = stem.rsplit(";", 1)[-1]
    if not entry.strip():
        return STARTERS
    if _ONLY_LEVELS.match(entry):
        return MOTION_WORDS
    try:
        parse_shorthand(entry)
    except ShorthandError as problem:
        return problem.expected if problem.position >= len(entry.rstrip()) else ()
    return GRADE_WORDS
