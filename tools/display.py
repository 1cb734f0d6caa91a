"""Whether a window can be shown here. Only the standard library."""

import re
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

ANSWER_WITHIN = 2.0
X11_PORT = 6000


def why_no_window(environment: Mapping[str, str]) -> str | None:
    """One sentence why no window can be shown, or None if one can.

    On Linux a display that is named but does not answer counts as none: a left-over DISPLAY would make Qt abort.
    """
    if not sys.platform.startswith("linux"):
        return None
    wayland, x11 = environment.get("WAYLAND_DISPLAY"), environment.get("DISPLAY")
    if not wayland and not x11:
        return "There is no display here: neither DISPLAY nor WAYLAND_DISPLAY is set."
    if wayland and _answers(str(Path(environment.get("XDG_RUNTIME_DIR", "/run"), wayland))):
        return None
    if x11 and _x11_answers(x11):
        return None
    return f"There is no display here: {' and '.join(filter(None, (wayland, x11)))} is named but does not answer."


def _x11_answers(display: str) -> bool:
    named = re.fullmatch(r"(?:(?:unix/?)?|(?P<host>[^:/]+)):(?P<number>\d+)(?:\.\d+)?", display)
    if named is None:
        # A form that this does not know (a socket of macOS, for one) is left for Qt to try.
        return True
    if named["host"] is None:
        path = f"/tmp/.X11-unix/X{named['number']}"
        return _answers(path) or _answers("\0" + path)
    try:
        with socket.create_connection((named["host"], X11_PORT + int(named["number"])), ANSWER_WITHIN):
            return True
    except OSError:
        return False


def _answers(path: str) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.settimeout(ANSWER_WITHIN)
        try:
            probe.connect(path)
        except OSError:
            return False
        return True
