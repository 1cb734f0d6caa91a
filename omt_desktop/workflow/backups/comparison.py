"""What bringing a backup back would change, in words, before anything is done."""

from dataclasses import dataclass

from omt_desktop.workflow.backups.label import Contents
from omt_desktop.workflow.day_words import day_in_words
from omt_desktop.workflow.words import counted

_NOTHING_HERE = "There is no practice here that it would replace."
_SET_ASIDE = "What is in the data folder now is moved into a folder in it, and not removed."
_KEYS_OF_NOW = "The passphrases of today go on opening the practice."
_KEYS_OF_THEN = "Afterwards the practice opens with the passphrases and the recovery key of the time of the backup."


@dataclass(frozen=True, slots=True)
class Comparison:
    """The practice as it is and as the backup has it; `now` is None where there is no practice that can be read."""

    now: Contents | None
    then: Contents
    with_its_keys: bool = False
    """Whether the passphrases of then come back too; if not, those of now stay."""
    sets_aside: bool = False
    """Whether there is something here that cannot be read and is moved aside."""
    untouched: bool = False
    """Whether nothing at all was done in the practice since the backup was made, by the trail of both."""

    @property
    def lines(self) -> tuple[str, ...]:
        """The backup's contents, what would be gone, what would come back."""
        told = [f"The backup holds {_amount(self.then)}; last saved {_moment(self.then)}."]
        if self.now is None:
            return (*told, _SET_ASIDE if self.sets_aside else _NOTHING_HERE, _KEYS_OF_THEN)
        told.append(f"The practice now holds {_amount(self.now)}; last saved {_moment(self.now)}.")
        told.extend(self._differences(self.now))
        told.append(_KEYS_OF_THEN if self.with_its_keys else _KEYS_OF_NOW)
        return tuple(told)

    def _differences(self, now: Contents) -> list[str]:
        patients, evaluations = self.then.patients - now.patients, self.then.evaluations - now.evaluations
        gone = _counts(max(0, -patients), max(0, -evaluations))
        back = _counts(max(0, patients), max(0, evaluations))
        told = []
        if gone:
            told.append(f"No longer there afterwards: {gone}.")
        if back:
            told.append(f"There again afterwards: {back}.")
        if self.untouched:
            told.append("Nothing was done since; the practice stays as it is.")
        else:
            told.append("Everything that was saved after the backup was made is undone, appointments and calls too.")
        return told


def _counts(patients: int, evaluations: int) -> str:
    parts = [counted(patients, "patient", "patients")] if patients else []
    parts += [counted(evaluations, "evaluation", "evaluations")] if evaluations else []
    return " and ".join(parts)


def _amount(contents: Contents) -> str:
    return _counts(contents.patients, contents.evaluations) or "no patients yet"


def _moment(contents: Contents) -> str:
    return f"{day_in_words(at.date())} at {at:%H:%M}" if (at := contents.last_saved) else "never"
