"""Time zones as this computer knows them, for sessions and calendar files."""

from datetime import tzinfo
from zoneinfo import ZoneInfo

from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.schedule.appointments import Zones


def zones_of_this_computer() -> Zones:
    """The time zone of this computer, and what finds a zone by its name."""
    from tzlocal import get_localzone_name

    try:
        here = str(get_localzone_name() or "UTC")
    except (OSError, LookupError):
        # A computer that does not say where it is.
        here = "UTC"
    return Zones(here, zone_named)


def zone_named(name: str) -> tzinfo:
    """The time zone of that name; Refusal where this computer knows none."""
    try:
        return ZoneInfo(name)
    except (ValueError, LookupError, OSError):
        raise Refusal(
            f"The time zone «{name}» is not known on this computer, so sessions cannot be placed. Nothing was changed. "
            "Choose another one in the settings of the practice."
        ) from None
