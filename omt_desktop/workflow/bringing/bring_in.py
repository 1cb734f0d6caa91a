"""Bringing data along: look, choose the columns, see what would happen, then do it in one transaction."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from omt_desktop.domain.assess import assess
from omt_desktop.domain.content import Content
from omt_desktop.domain.schedule.follow_up import fired_flags
from omt_desktop.workflow.access.access import Access, needs
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.backups.label import Reason
from omt_desktop.workflow.backups.store import BackupBefore
from omt_desktop.workflow.bringing.brought import Brought
from omt_desktop.workflow.bringing.ports import BegunEvaluation, BroughtStore, Cancelled, ForeignFiles, Tell
from omt_desktop.workflow.bringing.source import FirstLook, Source
from omt_desktop.workflow.own_protocol import hash_of
from omt_desktop.workflow.ports import EvaluationFiles

Stopped = Callable[[], bool]


class BringIn:
    """The one way in which foreign data becomes part of the record. Long calls: never on the thread of the screen."""

    def __init__(
        self,
        access: Access,
        foreign: ForeignFiles,
        store: BroughtStore,
        backup: BackupBefore,
        files: EvaluationFiles,
        content: Content,
    ) -> None:
        self._foreign = foreign
        self._files = files
        self._content = content
        self._store = store
        self._backup = backup
        self._access = access

    @needs(Action.BRING_DATA)
    def look(self, path: Path, encoding: str = "utf-8") -> FirstLook:
        """What the file is; NotOurFile where it is nothing that can be read."""
        return self._foreign.look(path, encoding)

    @needs(Action.BRING_DATA)
    def preview(self, source: Source, tell: Tell, stopped: Stopped) -> Brought:
        """What `carry_out` would do now. Nothing is changed, and nobody who saves something waits for it."""
        return self._bring(source, tell, stopped, keep=False)

    @needs(Action.BRING_DATA)
    def carry_out(self, source: Source, tell: Tell, stopped: Stopped) -> Brought:
        """Takes everything over that is new, after a backup. A second run of the same file changes nothing.

        Refusal, with nothing taken over, where there is no backup, the file cannot be read, or it was stopped.
        """
        self._backup.before(Reason.BEFORE_IMPORT)
        return self._bring(source, tell, stopped, keep=True)

    def _bring(self, source: Source, tell: Tell, stopped: Stopped, *, keep: bool) -> Brought:
        def told(so_far: Brought) -> None:
            tell(so_far)
            if stopped():
                raise Cancelled

        return self._store.bring(source.name, self._foreign.read(source, stopped), self._begin, told, keep=keep)

    def _begin(self, text: str) -> BegunEvaluation:
        told = self._files.parse_whole(text.encode("utf-8"))
        content = self._content
        recommendation = assess(told.evaluation, content.vocabulary, content.rules)
        flags = fired_flags(recommendation, content.rules)
        step = content.exam.steps[0].id
        begun = BegunEvaluation(told.evaluation, content.stamp, step, recommendation.outcome, flags)
        if told.evaluation.decision.counts:
            begun = replace(begun, recommendation=recommendation)
        begun = replace(begun, signed=told.signed)
        if told.protocol is None:
            return begun
        text = told.protocol_text
        return replace(begun, protocol=hash_of(text), protocol_name=told.protocol.name, protocol_text=text)
