"""The page of the protocol among the pages of the window: made when it is first wanted, kept when it is left."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from omt_desktop.ui.message_bar import MessageBar, MessageKind
from omt_desktop.ui.protocol.protocol_page import ProtocolPage
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.own_protocol import ProtocolInUse


class ProtocolDesk(QObject):
    """What goes well or wrong on the page is said in the messages."""

    left = Signal()

    def __init__(self, in_use: ProtocolInUse, messages: MessageBar, pages: QStackedWidget) -> None:
        super().__init__(pages)
        self._in_use = in_use
        self._messages = messages
        self._pages = pages
        self._page: ProtocolPage | None = None

    @property
    def page(self) -> ProtocolPage | None:
        """The page; None, and the reason in the messages, where the protocol cannot be read."""
        if self._page is None:
            try:
                self._page = self._made()
            except Refusal as problem:
                self._messages.say(str(problem), MessageKind.DANGER)
        return self._page

    def unsaved(self) -> str:
        """What would be lost if the window closed now, as one sentence; empty for nothing."""
        problem = self._page.edits.keep() if self._page is not None else ""
        return f"The changed protocol is not saved: {problem}" if problem else ""

    def _made(self) -> ProtocolPage:
        page = ProtocolPage(self._in_use)
        page.left.connect(self.left)
        page.edits.told.connect(self._messages.say)
        page.edits.refused.connect(lambda problem: self._messages.say(problem, MessageKind.DANGER))
        self._pages.addWidget(page)
        return page
