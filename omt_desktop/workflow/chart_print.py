"""How a chart report or a handout is to be printed: under which head, on which sheet, how much of it."""

from dataclasses import dataclass

from omt_desktop.workflow.letterhead import NO_LETTERHEAD, HandoutLanguage, Letterhead
from omt_desktop.workflow.paper import Paper


@dataclass(frozen=True, slots=True)
class ChartPrint:
    """What the practice and the person at work bring to a chart report; the record says whether it is signed."""

    letterhead: Letterhead = NO_LETTERHEAD
    paper: Paper = Paper.LETTER
    summary: bool = False
    """The first page only, shortened where it would be more than one."""
    by: str = ""
    """Who prints a draft; a signed evaluation names who signed."""
    as_signed: bool = False
    """Without the addenda, as it was signed; where there are any, every page says that it is superseded."""
    anchor: str = ""
    """The last entry of the audit trail, as one line that a reader can compare; empty outside of a practice."""


AS_DRAFT = ChartPrint()
"""Without a letterhead, on Letter."""


@dataclass(frozen=True, slots=True)
class HandoutPrint:
    """What the practice brings to the patient's handout."""

    letterhead: Letterhead = NO_LETTERHEAD
    paper: Paper = Paper.LETTER
    language: HandoutLanguage = HandoutLanguage.ENGLISH
    large: bool = False
    """In large print."""
