"""The patient's handout as screens get it: checked, and under the practice's letterhead."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from omt_desktop.domain.handout import HandoutTexts
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.workflow.access.access import Access, needs
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.audit_event import AuditKind
from omt_desktop.workflow.chart_print import HandoutPrint
from omt_desktop.workflow.evaluation_record import EvaluationRecord
from omt_desktop.workflow.letterhead import HANDOUT_LANGUAGE, LETTERHEAD, PAPER, HandoutLanguage
from omt_desktop.workflow.ports import HandoutWriter, SettingsShelf
from omt_desktop.workflow.trail.reads import Reads


class Handouts:
    """Whatever `printed` says, the letterhead and the paper are those of the practice.

    `texts` reads what is told, by language; it is asked when the first handout is made.
    """

    def __init__(
        self,
        writer: HandoutWriter,
        texts: Callable[[], Mapping[str, HandoutTexts]],
        access: Access,
        shelf: SettingsShelf,
        reads: Reads,
    ) -> None:
        self._writer = writer
        self._read = texts
        self._texts: Mapping[str, HandoutTexts] = {}
        self._access = access
        self._shelf = shelf
        self._reads = reads

    @needs(Action.SEE_SETTINGS)
    def usual_language(self) -> HandoutLanguage:
        """The language that the practice hands out unless another one is chosen."""
        return HANDOUT_LANGUAGE.value_of(self._shelf.text_of(HANDOUT_LANGUAGE.key))

    @needs(Action.SEE_CLINICAL)
    def pdf(
        self, record: EvaluationRecord, recommendation: Recommendation, printed: HandoutPrint
    ) -> tuple[bytes, Sequence[str]]:
        """The PDF in memory with notes for the reader; nothing leaves the program."""
        self._reads.opened(AuditKind.SHOWN, record.patient.id, record.id)
        return self._writer.handout(record, recommendation, self._in(printed.language), self._headed(printed))

    def _in(self, language: HandoutLanguage) -> HandoutTexts:
        if not self._texts:
            self._texts = self._read()
        return self._texts[language]

    def _headed(self, printed: HandoutPrint) -> HandoutPrint:
        letterhead = LETTERHEAD.value_of(self._shelf.text_of(LETTERHEAD.key))
        return replace(printed, letterhead=letterhead, paper=PAPER.value_of(self._shelf.text_of(PAPER.key)))
