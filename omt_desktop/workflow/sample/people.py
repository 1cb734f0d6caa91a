"""Invented people, whose family names say so. Phone numbers and addresses are of the kind set aside for examples."""

from datetime import date, timedelta

from omt_desktop.domain.calendar import PartialDate, full_years
from omt_desktop.domain.contact import Address, ContactPerson, Phone, PhoneKind
from omt_desktop.domain.patient import Patient
from omt_desktop.workflow.sample.chance import Chance

FAMILIES = (
    "Rivera", "Weber", "Ångström", "Nguyễn", "O'Neill", "García-López", "Müller", "Okafor", "Kowalska", "Papadopoulos",
    "Иванова", "Haddad", "Tanaka", "Silva", "Johansson", "Moreau", "Rossi", "Novák", "Yilmaz", "Cohen", "Singh", "Kim",
    "Chen", "Brown", "Jones", "Dubois", "Lindqvist", "Horvat", "Popescu", "Nakamura", "Mensah", "Farah", "Schmidt",
    "de Vries", "van den Berg", "MacLeod", "Þórsdóttir", "Fernández", "Costa", "Bianchi",
)  # fmt: skip
_FEMALE = (
    "Ana", "Siobhán", "Zoë", "Hồng", "Maria", "Ingrid", "Amina", "Yuki", "Chloé", "Olga", "Priya", "Fatima", "Greta",
    "Ruth", "Nora", "Elif", "Sofia", "Helga", "Ewa", "Grace",
)  # fmt: skip
_MALE = (
    "Ben", "Jörg", "Tomás", "Ibrahim", "Kenji", "Łukasz", "Nikos", "Pierre", "Arjun", "David", "Emeka", "Felix", "Hugo",
    "Ivan", "Marek", "Omar", "Paul", "Samuel", "Viktor", "Wei",
)  # fmt: skip
_TOWNS = ("Sampleton", "Exampleford", "Mockville", "Demo-on-Sea", "Testbury", "Placeholder Bay", "Åby Example")
_JOBS = ("baker", "teacher", "roofer", "nurse", "driver", "programmer", "gardener", "cellist", "cook", "retired")
_ALERTS = ("Faints at needles", "Hard of hearing", "Latex allergy", "Comes with an interpreter", "Cannot climb stairs")
_OF_AGE = 18
_INFANTS, _OLD_DAYS = 0.03, 33_000


def invented_patient(chance: Chance, number: int, today: date) -> Patient:
    """The person with this running number, born before today."""
    female = chance.random() < 0.55
    born = _born(chance, today)
    about = PartialDate(born.year) if chance.random() < 0.02 else None
    family = f"{chance.choice(FAMILIES)} (invented)"
    given = chance.choice(_FEMALE if female else _MALE)
    minor = full_years(born, today) < _OF_AGE
    relative = ContactPerson(f"{chance.choice(_FEMALE)} {family}", "mother" if minor else "sister", _phone(chance))
    return Patient(
        f"{chance.getrandbits(128):032x}",
        family,
        given,
        f"S-{number:05}",
        None if about else born,
        "female" if female else "male",
        given[:3] if chance.random() < 0.05 else "",
        about,
        phones=(Phone(_phone(chance), chance.choice(tuple(PhoneKind))),),
        email=f"patient{number}@example.org" if chance.random() < 0.6 else "",
        address=Address(
            f"{1 + chance.randrange(99)} Example Road", f"{chance.randrange(100000):05}", chance.choice(_TOWNS)
        ),
        guardian=relative if minor else ContactPerson(),
        emergency=ContactPerson() if minor or chance.random() < 0.7 else relative,
        referrer="Dr Example (invented)" if chance.random() < 0.2 else "",
        occupation="pupil" if minor else chance.choice(_JOBS),
        handedness="left" if chance.random() < 0.1 else "right",
        alerts=(chance.choice(_ALERTS),) if chance.random() < 0.08 else (),
        inactive=chance.random() < 0.05,
    )


def _born(chance: Chance, today: date) -> date:
    if chance.random() < _INFANTS:
        return today - timedelta(days=1 + chance.randrange(700))
    return today - timedelta(days=700 + chance.randrange(_OLD_DAYS))


def _phone(chance: Chance) -> str:
    return f"+1 555 01{chance.randrange(100):02} {chance.randrange(10_000):04}"
