"""Keeps the follow-ups of an open evaluation in step with its recommendation."""

from PySide6.QtCore import QObject

from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.domain.schedule.follow_up import certainly_not, to_follow
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.schedule.follow_ups import FollowUps


class FlagFollower(QObject):
    """Writes only where the headline, a fired flag or what withdraws one has changed since it last did."""

    def __init__(self, bridge: SessionBridge, follow_ups: FollowUps) -> None:
        super().__init__(bridge)
        self._bridge = bridge
        self._follow_ups = follow_ups
        self._ever_fired: set[str] = set()
        self._written: tuple[object, ...] = ()
        bridge.recommended.connect(self.follow)

    def follow(self) -> None:
        """What the evaluation recommends now is known to the calendar, and what fired is followed up."""
        recommendation = self._bridge.recommendation
        now = self._sign_of(recommendation)
        if now == self._written:
            return
        try:
            self._follow_ups.follow(self._bridge.record, recommendation, self._bridge.content)
        except Refusal:
            # The evaluation says itself what it could not save; this is tried again with the next change.
            return
        self._written = now

    def _sign_of(self, recommendation: Recommendation) -> tuple[object, ...]:
        fired = to_follow(recommendation, self._bridge.content.rules)
        self._ever_fired |= fired.keys()
        gone = certainly_not(recommendation) & self._ever_fired if self._ever_fired else frozenset[str]()
        return recommendation.outcome, tuple(sorted(fired.items())), gone
