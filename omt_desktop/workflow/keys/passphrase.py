"""How good a passphrase is, in words."""

from dataclasses import dataclass

_WORDS = ("Anyone would guess it", "Easily guessed", "Guessed within hours", "Good", "Very good")


@dataclass(frozen=True, slots=True)
class Strength:
    """A judgement from 0 to 4, and whether the passphrase may be used. No kind of character is ever demanded."""

    score: int
    enough: bool
    hint: str = ""
    """What is wrong with it, in English, where that is known."""

    @property
    def words(self) -> str:
        """The judgement for the screen."""
        if self.enough:
            return _WORDS[max(self.score, 3)] + "."
        hint = f" {self.hint.rstrip('.')}." if self.hint else ""
        return f"{_WORDS[min(self.score, 2)]}.{hint} Use four or more words that do not belong together."
