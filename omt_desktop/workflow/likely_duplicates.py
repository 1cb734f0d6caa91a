"""Noticing that a patient may already be there, with the reasons: what is alike, and how much."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from omt_desktop.domain.calendar import span_of
from omt_desktop.domain.patient import Patient, PatientIdentity
from omt_desktop.workflow.folded_names import words_typed

ENOUGH = 50
"""From this score on somebody is named as a likely duplicate."""
SAME_NUMBER = "same record number"
_ALIKE_FROM = 60
"""Names less alike than this, in per cent, say nothing; alike in full they give _NAME points."""
_NAME, _SAME_DAY, _SWAPPED, _ONE_DIGIT, _MAY_BE, _OTHER_DAY = 50, 40, 30, 20, 5, -40
_PHONE, _EMAIL, _NUMBER = 25, 20, 60
_NOT_A_NAME = "invented"
"""Stands behind the names of invented patients, and would make them all alike."""
_IN_FULL = 100
_EARLIEST = 1850


@dataclass(frozen=True, slots=True)
class Likeness:
    """Somebody who may be the same person: the score from 0 to 100, and what it rests on, the weightiest first."""

    patient: Patient
    score: int
    reasons: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """`Same birth date, name 93 % alike`."""
        text = ", ".join(self.reasons)
        return text[:1].upper() + text[1:]


def likely_duplicates(patient: Patient, candidates: Sequence[Patient], most: int = 3) -> tuple[Likeness, ...]:
    """Those of the candidates who may be the same person, the likeliest first."""
    found = (likeness(patient, other) for other in candidates if other.id != patient.id)
    enough = [one for one in found if one.score >= ENOUGH]
    return tuple(sorted(enough, key=lambda one: (-one.score, one.patient.full_name, one.patient.id))[:most])


def likeness(patient: Patient, other: Patient) -> Likeness:
    """How much the two are alike; the same record number is enough by itself."""
    parts = [*_number(patient, other), *_birth(patient, other), *_name(patient, other), *_reached(patient, other)]
    score = sum(points for points, _ in parts)
    if any(points == _NUMBER for points, _ in parts):
        score = max(score, ENOUGH)
    reasons = tuple(reason for _, reason in sorted(parts, key=lambda part: -abs(part[0])))
    return Likeness(other, max(0, min(score, 100)), reasons)


def identity_changed(before: Patient, after: Patient) -> bool:
    """Whether anything was changed that tells who it is."""
    return (_names(before), _told(before)) != (_names(after), _told(after))


def birth_dates_near(day: date) -> tuple[date, ...]:
    """The days that are this one with day and month, or two neighbouring digits, exchanged by mistake."""
    digits = f"{day:%Y%m%d}"
    texts = [f"{digits[:4]}{digits[6:]}{digits[4:6]}"]
    texts += [f"{digits[:n]}{digits[n + 1]}{digits[n]}{digits[n + 2 :]}" for n in range(len(digits) - 1)]
    return tuple(dict.fromkeys(found for text in texts if (found := _day(text)) is not None and found != day))


def _day(digits: str) -> date | None:
    try:
        found = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
    return found if found.year >= _EARLIEST else None


def _told(patient: Patient) -> tuple[object, ...]:
    return patient.born, patient.mrn, patient.phones, patient.email


def _number(patient: PatientIdentity, other: PatientIdentity) -> Iterator[tuple[int, str]]:
    if patient.mrn.strip() and patient.mrn.strip().casefold() == other.mrn.strip().casefold():
        yield _NUMBER, SAME_NUMBER


def _birth(patient: PatientIdentity, other: PatientIdentity) -> Iterator[tuple[int, str]]:
    if patient.born is None or other.born is None:
        return
    if patient.birth_date is None or other.birth_date is None:
        mine, theirs = span_of(patient.born), span_of(other.born)
        if mine.first <= theirs.last and theirs.first <= mine.last:
            yield _MAY_BE, "birth dates that may be the same"
        else:
            yield _OTHER_DAY, "other birth date"
    elif patient.birth_date == other.birth_date:
        yield _SAME_DAY, "same birth date"
    elif other.birth_date in birth_dates_near(patient.birth_date):
        yield _SWAPPED, "birth date with digits exchanged"
    elif _one_digit_apart(patient.birth_date, other.birth_date):
        yield _ONE_DIGIT, "birth date one digit apart"
    else:
        yield _OTHER_DAY, "other birth date"


def _one_digit_apart(one: date, other: date) -> bool:
    pairs = zip(f"{one:%Y%m%d}", f"{other:%Y%m%d}", strict=True)
    return sum(mine != theirs for mine, theirs in pairs) == 1


def _name(patient: Patient, other: Patient) -> Iterator[tuple[int, str]]:
    # Here and not above: only whoever adds a patient waits for it.
    from rapidfuzz import fuzz

    pairs = [(mine, theirs) for mine in _names(patient) for theirs in _names(other)]
    alike = max((fuzz.token_sort_ratio(mine, theirs) for mine, theirs in pairs), default=0.0)
    points = round(_NAME * max(0.0, alike - _ALIKE_FROM) / (_IN_FULL - _ALIKE_FROM))
    if points:
        given_first = _closed(patient.given_name), _closed(patient.family_name)
        swapped = given_first == (_closed(other.family_name), _closed(other.given_name)) and len(set(given_first)) > 1
        yield (
            points,
            "names exchanged" if swapped else "same name" if alike == _IN_FULL else f"name {alike:.0f} % alike",
        )


def _names(patient: Patient) -> tuple[str, ...]:
    """Each pair of names that the patient may be known by, as folded words."""
    families = dict.fromkeys(filter(None, (patient.family_name, patient.former_name)))
    given = dict.fromkeys(filter(None, (patient.given_name, patient.preferred_name))) or {"": None}
    pairs = (words_typed(f"{family} {name}") for family in families for name in given)
    return tuple(" ".join(word for word in words if word != _NOT_A_NAME) for words in pairs)


def _closed(name: str) -> str:
    return "".join(word for word in words_typed(name) if word != _NOT_A_NAME)


def _reached(patient: Patient, other: Patient) -> Iterator[tuple[int, str]]:
    if any(mine.same_line_as(theirs) for mine in patient.phones for theirs in other.phones):
        yield _PHONE, "same phone"
    if patient.email and patient.email.casefold() == other.email.casefold():
        yield _EMAIL, "same e-mail"
