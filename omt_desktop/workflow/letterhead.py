"""How the practice heads its papers, on which sheet it prints, and in which language patients get their handout."""

from base64 import b64decode, b64encode
from dataclasses import dataclass
from enum import StrEnum

from omt_desktop.workflow.paper import Paper
from omt_desktop.workflow.practice_setting import Json, Setting, choice_setting

LONGEST_LINE = 120
MOST_ADDRESS_LINES = 4


class HandoutLanguage(StrEnum):
    """The languages of the patient's handout. The values are stored."""

    ENGLISH = "en"
    SPANISH = "es"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Name, address, telephone and logo of the practice; all of them may be empty."""

    name: str = ""
    address: tuple[str, ...] = ()
    phone: str = ""
    logo: bytes = b""
    """A PNG without transparency, as LogoImages made it; empty for none."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to head a page with."""
        return not (self.name or self.address or self.phone or self.logo)


NO_LETTERHEAD = Letterhead()


def letterhead_of(name: str, address: str, phone: str, logo: bytes = b"") -> Letterhead:
    """The letterhead of what was typed: white space tidied, empty lines left out, no more lines than are printed."""
    lines = (_tidy(line) for line in address.splitlines())
    return Letterhead(_tidy(name), tuple(line for line in lines if line)[:MOST_ADDRESS_LINES], _tidy(phone), logo)


def _tidy(text: str) -> str:
    return " ".join(text.split())[:LONGEST_LINE]


def _to_json(letterhead: Letterhead) -> Json:
    return {
        "name": letterhead.name,
        "address": list(letterhead.address),
        "phone": letterhead.phone,
        "logo": b64encode(letterhead.logo).decode("ascii"),
    }


def _from_json(stored: Json) -> Letterhead:
    if not isinstance(stored, dict) or not isinstance(stored["address"], list):
        raise TypeError("the stored letterhead is none")
    address = "\n".join(str(line) for line in stored["address"])
    logo = b64decode(str(stored["logo"]), validate=True)
    return letterhead_of(str(stored["name"]), address, str(stored["phone"]), logo)


LETTERHEAD = Setting("letterhead", NO_LETTERHEAD, _to_json, _from_json)
PAPER = choice_setting("paper", Paper.LETTER)
HANDOUT_LANGUAGE = choice_setting("handout_language", HandoutLanguage.ENGLISH)
