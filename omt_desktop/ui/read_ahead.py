"""What is read between the first screen and the pages behind it, in pieces small enough for the hand not to notice.

A piece that is missing here only makes a later one larger.
"""


def _row_list() -> object:
    from omt_desktop.ui.row_list import RowList

    return RowList


def _patient_desk() -> object:
    from omt_desktop.ui.patient_desk import PatientDesk

    return PatientDesk


def _session_bridge() -> object:
    from omt_desktop.ui.session_bridge import SessionBridge

    return SessionBridge


def _evaluation_page() -> object:
    from omt_desktop.ui.evaluation_page import EvaluationPage

    return EvaluationPage


def _recommendation_panel() -> object:
    from omt_desktop.ui.recommendation_panel import RecommendationPanel

    return RecommendationPanel


def _option_buttons() -> object:
    from omt_desktop.ui.option_buttons import OptionButtons

    return OptionButtons


def _typed_entry() -> object:
    from omt_desktop.ui.typed_entry import TypedEntry

    return TypedEntry


def _field_registry() -> object:
    from omt_desktop.ui.field_registry import FIELD_WIDGETS

    return FIELD_WIDGETS


def _review_page() -> object:
    from omt_desktop.ui.review_page import ReviewPage

    return ReviewPage


def _step_pages() -> object:
    from omt_desktop.ui.step_pages import step_page

    return step_page


def _evaluation_desk() -> object:
    from omt_desktop.ui.evaluation_desk import EvaluationDesk

    return EvaluationDesk


FOR_PATIENTS = (_row_list, _patient_desk)
FOR_EVALUATIONS = (
    _session_bridge,
    _evaluation_page,
    _recommendation_panel,
    _option_buttons,
    _typed_entry,
    _field_registry,
    _review_page,
    _step_pages,
    _evaluation_desk,
)
"""Each after what it needs itself."""
