"""An evaluation for a person who may see it and not change it: its report, made in memory."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from omt_desktop.ui.destinations import PATIENTS
from omt_desktop.ui.message_bar import MessageBar, MessageKind
from omt_desktop.ui.preview.report_source import report_source
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.session import EvaluationSession

if TYPE_CHECKING:
    from omt_desktop.bootstrap import Services
    from omt_desktop.ui.preview.pdf_source import PdfSource


def show_report(record_id: str, services: Services, messages: MessageBar, show: Callable[[PdfSource], None]) -> None:
    """The report of the evaluation as it is comes into sight, or the messages say why it cannot be read."""
    try:
        record = services.evaluations.load(record_id)
        content = services.protocols.content_with(record.protocol)
    except Refusal as problem:
        messages.say(str(problem), MessageKind.DANGER)
        return
    session = EvaluationSession(record, content, services.evaluations)
    show(report_source(record, session.recommendation, services, PATIENTS))
