"""The handout as screens get it: in the practice's usual language, under its letterhead, for who may see the chart."""

from collections.abc import Mapping, Sequence

import pytest

from omt_desktop.domain.assess import assess
from omt_desktop.domain.handout import HandoutTexts
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.workflow.access.access import Access, NotAllowed
from omt_desktop.workflow.access.person import Person
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.chart_print import HandoutPrint
from omt_desktop.workflow.evaluation_record import EvaluationRecord
from omt_desktop.workflow.guarded.handouts import Handouts
from omt_desktop.workflow.letterhead import HANDOUT_LANGUAGE, LETTERHEAD, PAPER, HandoutLanguage, Letterhead
from omt_desktop.workflow.paper import Paper
from omt_desktop.workflow.trail.reads import Reads
from tests.builders import A_DOCTOR, a_record
from tests.clinic import CONTENT, HEALTHY

NORTH = Letterhead("Northern Osteopathy (invented)")
RECOMMENDATION = assess(HEALTHY, CONTENT.vocabulary, CONTENT.rules)
SPANISH = HandoutPrint(language=HandoutLanguage.SPANISH, large=True)


class Practice:
    """Settings, a writer, and texts in memory, in the order in which they were asked."""

    def __init__(self, person: Person = A_DOCTOR) -> None:
        self.settings = {
            LETTERHEAD.key: LETTERHEAD.text_of(NORTH),
            PAPER.key: PAPER.text_of(Paper.A4),
            HANDOUT_LANGUAGE.key: HANDOUT_LANGUAGE.text_of(HandoutLanguage.SPANISH),
        }
        self.acts: list[object] = []
        self.read = 0
        self.handouts = Handouts(self, self.texts, Access(person), self, Reads(self))

    def texts(self) -> Mapping[str, HandoutTexts]:
        self.read += 1
        return {language: HandoutTexts(language, {}, {}, {}, {}, ()) for language in HandoutLanguage}

    def record(self, event: AuditEvent) -> None:
        self.acts.append(event)

    def text_of(self, key: str) -> str:
        return self.settings.get(key, "")

    def keep(self, key: str, text: str) -> None:
        self.settings[key] = text

    def handout(
        self, record: EvaluationRecord, recommendation: Recommendation, texts: HandoutTexts, printed: HandoutPrint
    ) -> tuple[bytes, Sequence[str]]:
        self.acts.append((texts.language, printed))
        return b"%PDF-", ()


HEADED = HandoutPrint(NORTH, Paper.A4, HandoutLanguage.SPANISH, large=True)


def test_the_usual_language_is_that_of_the_practice() -> None:
    assert Practice().handouts.usual_language() is HandoutLanguage.SPANISH


def test_it_has_the_practices_head_and_paper_and_is_told_once_when_it_is_shown() -> None:
    practice = Practice()
    for _ in range(2):
        assert practice.handouts.pdf(a_record(), RECOMMENDATION, SPANISH) == (b"%PDF-", ())
    assert practice.acts == [AuditEvent(AuditKind.SHOWN, "p-1", a_record().id), *[("es", HEADED)] * 2]
    assert practice.read == 1


def test_the_front_desk_gets_nothing_clinical() -> None:
    practice = Practice(Person("d", "Desk (invented)", Role.FRONT_DESK))
    with pytest.raises(NotAllowed):
        practice.handouts.pdf(a_record(), RECOMMENDATION, SPANISH)
    assert practice.acts == []
