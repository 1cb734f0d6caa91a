"""Keeping the memory of this process to itself, as far as the system allows: no core dump, and no look from outside.

Against a program with the rights of an administrator, and against one that runs inside this process, nothing helps.
"""

import ctypes
import sys

_PR_GET_DUMPABLE, _PR_SET_DUMPABLE = 3, 4
_PT_DENY_ATTACH = 31


def make_private() -> None:
    """From now on a crash leaves no image of the memory, and other programs of this user may not read it.

    Linux: no core file, not dumpable (which also closes /proc/PID/mem). macOS: no core file, no debugger. Windows: no
    dialog that would offer the memory to a reporting service. Where a call is missing the program goes on without it.
    """
    if sys.platform == "win32":
        ctypes.windll.kernel32.SetErrorMode(0x0001 | 0x0002)
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    try:
        system = ctypes.CDLL(None)
        if sys.platform == "darwin":
            system.ptrace(_PT_DENY_ATTACH, 0, 0, 0)
        else:
            system.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    except (OSError, AttributeError):
        return


def is_private() -> bool:
    """Whether the memory is closed to other programs of this user, as far as the system tells (Linux)."""
    return sys.platform.startswith("linux") and bool(ctypes.CDLL(None).prctl(_PR_GET_DUMPABLE, 0, 0, 0, 0) == 0)
